#!/usr/bin/env python3
"""The house checks find what they are there for."""

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
    ("sources", "base/text_util.h", "#pragma once\n", "the name says nothing"),
]


class ChecksFail(unittest.TestCase):
    def run_check(self, check, file, text):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name in ("base/b.h", "schema/b.h", "ingest/page.h", "ingest/pdf/c.h", file):
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text("#pragma once\n", "utf-8")
            (root / file).write_text(text, "utf-8")
            return subprocess.run([sys.executable, "-B", HERE / f"check_{check}.py", root],
                                  capture_output=True, text=True, check=False)

    def test_cases(self):
        for check, file, text, message in CASES:
            with self.subTest(check=check, file=file, text=text[:60]):
                run = self.run_check(check, file, text)
                self.assertEqual(run.returncode, 1 if message else 0, run.stdout + run.stderr)
                self.assertIn(message, run.stdout)


if __name__ == "__main__":
    unittest.main()
