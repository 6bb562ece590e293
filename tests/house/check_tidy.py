#!/usr/bin/env python3
"""clang-tidy over the sources. Usage: check_tidy.py ROOT BUILD CLANG_TIDY [--tests]

BUILD holds compile_commands.json. The sources of tests/ are left out unless --tests is given. A
source whose text, headers and rules have not changed since it last passed is not checked again
(BUILD/tidy_passed).
"""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import shlex
import subprocess
import sys

from sources import FOLDERS


def fingerprint(entry, root: pathlib.Path) -> str:
    """Of all that clang-tidy sees of a source: its preprocessed text and the rules."""
    words = shlex.split(entry["command"])
    compiler = next(word for word in words if word.endswith("++"))
    arguments = words[words.index(compiler):words.index("-o")]
    text = subprocess.run([*arguments, "-E", entry["file"]], cwd=entry["directory"],
                          capture_output=True, check=False).stdout
    return hashlib.sha256(text + (root / ".clang-tidy").read_bytes()).hexdigest()


def check(entry, root, build, clang_tidy) -> tuple[str, str]:
    """The source's name and what is wrong with it."""
    name = os.path.relpath(entry["file"], root)
    passed = build / "tidy_passed" / fingerprint(entry, root)
    if passed.exists():
        return name, ""
    run = subprocess.run([clang_tidy, "--quiet", "-p", build, entry["file"]], cwd=root,
                         capture_output=True, text=True, check=False)
    if run.returncode == 0:
        passed.touch()
        return name, ""
    return name, run.stdout or run.stderr


def main() -> int:
    root, build, clang_tidy = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
    folders = set(FOLDERS) if "--tests" in sys.argv[4:] else set(FOLDERS) - {"tests"}
    entries = [entry for entry in json.loads((build / "compile_commands.json").read_text())
               if pathlib.Path(os.path.relpath(entry["file"], root)).parts[0] in folders]
    (build / "tidy_passed").mkdir(exist_ok=True)
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        work = (pool.submit(check, entry, root, build, clang_tidy) for entry in entries)
        for future in list(work):
            name, problems = future.result()
            failed += bool(problems)
            if problems:
                print(f"{name}:\n{problems}", flush=True)
    print(f"{len(entries)} sources, {failed} with problems")
    return 1 if failed or not entries else 0


if __name__ == "__main__":
    sys.exit(main())
