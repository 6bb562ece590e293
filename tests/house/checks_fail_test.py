#!/usr/bin/env python3
"""The house checks find what they are there for."""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).parent

# (check, file, its text, what must be reported; "" where the file is fine)
CASES = [
    ("layers", "base/a.cc", '#include "base/b.h"\n#include <vector>\n', ""),
    ("layers", "base/a.cc", '#include "schema/b.h"\n', "base must not include"),
    ("layers", "normalize/a.cc", '#include "ingest/page.h"\n', "normalize must not include"),
    ("layers", "ingest/layout/a.cc", '#include "ingest/page.h"\n', ""),
    ("layers", "ingest/layout/a.cc", '#include "ingest/pdf/c.h"\n', "must not include"),
    ("layers", "ingest/sop/a.cc", "#include <poppler/OutputDev.h>\n", "only ingest/pdf may"),
    ("layers", "ingest/pdf/a.cc", "#include <poppler/OutputDev.h>\n", ""),
    ("layers", "schema/a.h", "#include <nlohmann/json.hpp>\n", "belongs in a .cc file"),
    ("layers", "schema/a.cc", "#include <nlohmann/json.hpp>\n", ""),
    ("layers", "app/a.cc", "#include <boost/any.hpp>\n", "needs a decision record"),
    ("layers", "app/a.cc", '#include "convert.h"\n', "is not there"),
    ("sources", "base/a.cc", "int f();\n", ""),
    ("sources", "base/a.cc", 'void f() { std::cout << "x"; }\n', "only app/ prints"),
    ("sources", "base/a.cc", 'void f() { std::printf("x"); }\n', "only app/ prints"),
    ("sources", "base/a.cc", 'void f() { std::snprintf(b, 1, "x"); }\n', ""),
    ("sources", "app/a.cc", 'void f() { std::printf("x"); }\n', ""),
    ("sources", "base/a.cc", "void f() { exit(1); }\n", "ends the program"),
    ("sources", "base/a.cc", "void f() { std::abort(); }\n", "ends the program"),
    ("sources", "base/a.cc", "// we never exit(1) here\n", ""),
    ("sources", "base/a.cc", "auto* p = new Page();\n", "no new or delete"),
    ("sources", "base/a.cc", "void f() { delete page; }\n", "no new or delete"),
    ("sources", "base/a.cc", "A& operator=(const A&) = delete;\n", ""),
    ("sources", "base/a.cc", "#define LIMIT 3\n", "no macro"),
    ("sources", "base/a.cc", "friend class B;\n", "no friends"),
    ("sources", "base/a.cc", "int a;  // " + "x" * 100 + "\n", "columns"),
    ("sources", "base/a.cc", "// caf\u00e9\n", "not ASCII"),
    ("sources", "base/a.cc", "int a;\n" * 601, "601 lines"),
    ("sources", "base/a.h", "int a;\n", "no #pragma once"),
    ("sources", "base/a.h", "#pragma once\nnamespace n {\nstruct Known {\n};\n}  // namespace n\n",
     "n::Known is a type of"),
    ("sources", "base/a.h", "#pragma once\nnamespace n {\nenum class Known { kOne };\n}\n",
     "n::Known is a type of"),
    ("sources", "base/a.cc", "namespace n {\nnamespace {\nstruct Known {\n};\n}\n}\n", ""),
    ("sources", "base/a.cc", "namespace n {\nstruct Known;\nstruct Known::Part {\n};\n}\n", ""),
    ("sources", "base/text_util.h", "#pragma once\n", "the name says nothing"),
]

KNOWN = "#pragma once\nnamespace n {\nstruct Known {\n};\n}  // namespace n\n"


class ChecksFail(unittest.TestCase):
    def run_check(self, check, file, text):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name in ("base/b.h", "schema/b.h", "ingest/page.h", "ingest/pdf/c.h", file):
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(KNOWN if name == "schema/b.h" else "#pragma once\n", "utf-8")
            (root / file).write_text(text, "utf-8")
            return subprocess.run([sys.executable, "-B", HERE / f"check_{check}.py", root],
                                  capture_output=True, text=True, check=False)

    def test_cases(self):
        for check, file, text, message in CASES:
            with self.subTest(check=check, file=file, text=text[:60]):
                run = self.run_check(check, file, text)
                self.assertEqual(run.returncode, 1 if message else 0, run.stdout + run.stderr)
                self.assertIn(message, run.stdout)

    def test_tidy(self):
        """A bad name is found in each source, whether it shares a batch with others or not."""
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "base").mkdir()
            (root / "build").mkdir()
            (root / ".clang-tidy").write_text((HERE.parents[1] / ".clang-tidy").read_text("utf-8"))
            (root / "base/v.h").write_text("#pragma once\nint total();\n", "utf-8")
            sources = {"a": "static int f() { return 1; }\nint a_sum() { return f(); }\n",
                       "b": "static long f() { return 2; }\nlong bSum() { return f(); }\n",
                       "c": "namespace {\nint total() { return 3; }\n}\nint cSum() { return total(); }\n",
                       "d": '#include "base/v.h"\nint d_sum() { return total(); }\n'}
            commands = []
            for name, text in sources.items():
                file = root / f"base/{name}.cc"
                file.write_text(text, "utf-8")
                commands.append({"directory": folder, "file": str(file),
                                 "command": f"c++ -I{folder} -std=c++20 -o {name}.o -c {file}"})
            (root / "build/compile_commands.json").write_text(json.dumps(commands), "utf-8")
            run = subprocess.run([sys.executable, "-B", HERE / "check_tidy.py", root, root / "build",
                                  "clang-tidy"], capture_output=True, text=True, check=False)
            self.assertEqual(run.returncode, 1, run.stdout + run.stderr)
            self.assertIn("'bSum'", run.stdout)
            self.assertIn("'cSum'", run.stdout)
            self.assertNotIn("a_sum", run.stdout)
            self.assertNotIn("redefinition", run.stdout)


if __name__ == "__main__":
    unittest.main()
