#!/usr/bin/env python3
"""clang-tidy over the sources. Usage: check_tidy.py ROOT BUILD CLANG_TIDY [--tests]

BUILD holds compile_commands.json. The sources of tests/ are left out unless --tests is given.
Sources are checked in batches, as one translation unit each, because most of clang-tidy's time goes
into the headers that they share; sources that declare the same name outside any function never
share a batch. A batch whose text, headers and rules have not changed since it
last passed is not checked again (BUILD/tidy_passed); with BAKU_TIDY_ONCE in the environment nothing
is kept for another run, which saves the time to tell.
"""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

from sources import FOLDERS

BATCH_SIZE = 12  # sources
# A declaration outside any function stands at the start of its line (clang-format): the names of
# functions, constants and variables, and types in it.
TYPE = re.compile(r"^(?:struct|class|enum|enum class|using) (\w+)")
NAME = re.compile(r"(\w+)(?:\(|\{| = |\[|;)")
BATCH_CHECKS = "-bugprone-suspicious-include"


def declared_names(source: str) -> set[str]:
    """What a source declares outside functions; continued lines count, too many do no harm."""
    names = set()
    for line in pathlib.Path(source).read_text("utf-8").splitlines():
        if not line or not (line[0].isalpha() or line[0] in "[_"):
            continue
        kind = TYPE.match(line)
        names.update([kind[1]] if kind else NAME.findall(line)[:1])
    return names


def flags_of(entries) -> list[str]:
    """What the compiler is given for any of the sources: includes, definitions, language."""
    flags = {}
    for entry in entries:
        words = iter(shlex.split(entry["command"]))
        for word in words:
            if word == "-isystem":
                flags[(word, next(words))] = None
            elif word.startswith(("-I", "-D", "-std=", "-f", "-W")):
                flags[(word,)] = None
    return [word for flag in flags for word in flag]


def batches_of(sources) -> list[list[str]]:
    """The batches are the same for the same sources. Poppler's headers define macros in lower case,
    so that sources that may include them keep to themselves."""
    batches = []
    for source in sorted(sources):
        names, poppler = declared_names(source), "/ingest/pdf/" in source
        for batch, taken, with_poppler in batches:
            if with_poppler == poppler and len(batch) < BATCH_SIZE and not taken & names:
                batch.append(source)
                taken.update(names)
                break
        else:
            batches.append(([source], names, poppler))
    return [batch for batch, _, _ in batches]


class Checker:
    def __init__(self, root: pathlib.Path, build: pathlib.Path, clang_tidy: str, flags):
        self.root, self.build, self.clang_tidy, self.flags = root, build, clang_tidy, flags
        self.rules = (root / ".clang-tidy").read_bytes() + pathlib.Path(__file__).read_bytes()
        (build / "tidy_passed").mkdir(exist_ok=True)
        (build / "tidy_batches").mkdir(exist_ok=True)

    def passed(self, unit) -> pathlib.Path:
        """A file that is there once a unit with this text and these headers has passed."""
        text = subprocess.run(["c++", *self.flags, "-E", unit], capture_output=True,
                              check=False).stdout
        return self.build / "tidy_passed" / hashlib.sha256(text + self.rules).hexdigest()

    def tidy(self, unit) -> tuple[bool, str]:
        run = subprocess.run(
            [self.clang_tidy, "--quiet", f"--checks={BATCH_CHECKS}",
             r"--header-filter=/(base|schema|ingest|normalize|registry|corpus|app|tests)/.*\.(h|cc)$",
             unit, "--", *self.flags],
            cwd=self.root, capture_output=True, text=True, check=False)
        return run.returncode == 0, run.stdout or run.stderr

    def check(self, sources) -> list[str]:
        """What is wrong with the sources."""
        name = hashlib.sha256("\n".join(sources).encode()).hexdigest()[:16]
        unit = self.build / "tidy_batches" / f"{name}.cc"
        unit.write_text("".join(f'#include "{source}"\n' for source in sources), "utf-8")
        passed = None if "BAKU_TIDY_ONCE" in os.environ else self.passed(unit)
        if passed and passed.exists():
            return []
        good, problems = self.tidy(unit)
        if not good and "clang-diagnostic-" in problems and len(sources) > 1:
            # They do not go together (or one has an error of its own).
            middle = len(sources) // 2
            return self.check(sources[:middle]) + self.check(sources[middle:])
        if not good:
            return [problems]
        if passed:
            passed.touch()
        return []


def main() -> int:
    root, build, clang_tidy = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
    folders = set(FOLDERS) if "--tests" in sys.argv[4:] else set(FOLDERS) - {"tests"}
    entries = [entry for entry in json.loads((build / "compile_commands.json").read_text())
               if pathlib.Path(os.path.relpath(entry["file"], root)).parts[0] in folders]
    checker = Checker(root.resolve(), build.resolve(), clang_tidy, flags_of(entries))
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        work = [pool.submit(checker.check, batch)
                for batch in batches_of(entry["file"] for entry in entries)]
        for future in work:
            problems = future.result()
            failed += len(problems)
            for text in problems:
                print(text, flush=True)
    print(f"{len(entries)} sources in {len(work)} batches, {failed} with problems")
    return 1 if failed or not entries else 0


if __name__ == "__main__":
    sys.exit(main())
