#!/usr/bin/env python3
"""House rules that a line of text can show. Usage: check_sources.py ROOT"""

import pathlib
import re
import statistics
import sys

from sources import source_files

MAX_LINES = 600
MAX_COLUMNS = 100
VAGUE = re.compile(r"(^|_)(manager|helper|helpers|util|utils|data|info|process|handle)(_|$)")

# (what the line must not hold, what to say, where it is allowed)
RULES = [
    (re.compile(r"std::(cout|cerr|clog)\b|(?<![\w:.>])(std::)?f?(printf|puts|putchar)\s*\("),
     "only app/ prints", ("app", "tests")),
    (re.compile(r"(?<![\w.>])(std::)?_?(exit|abort|terminate|quick_exit)\s*\("),
     "only app/ ends the program", ("app", "tests")),
    (re.compile(r"(?<![\w.>])new\s+[A-Za-z_:]+|(?<![\w.>=] )\bdelete\s+[a-z_]"),
     "no new or delete", ()),
    (re.compile(r"^\s*friend\b(?!.*operator(==|<=>|<))"), "no friends", ()),
    (re.compile(r"^\s*#\s*define\s+(?!BAKU_TRY\b|BAKU_CONCAT)"), "no macro but BAKU_TRY", ()),
    (re.compile(r"\bDISABLED_\w+"), "no disabled tests", ()),
    (re.compile(r"\busing\s+namespace\b"), "no using namespace", ()),
    (re.compile(r"\b(TODO|FIXME|XXX)\b"), "no open ends in the tree", ()),
]
NAMESPACE = re.compile(r"^(?:inline )?namespace ?([\w:]*) ?\{")
TYPE = re.compile(r"^(?:struct|class|enum class|enum) (\w+)(?!::)\b(?:[^;]*$|[^;{]*\{)")
STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


def code_of(line: str) -> str:
    """The line without its string literals and its comment."""
    return STRING.sub('""', line).split("//")[0]


def check_line(path, number, line) -> list[str]:
    problems = []
    if len(line) > MAX_COLUMNS:
        problems.append(f"{len(line)} columns; {MAX_COLUMNS} are allowed")
    if not line.isascii():
        problems.append("not ASCII; write \\u escapes, or put the text into a file of its own")
    code = code_of(line)
    for pattern, message, allowed in RULES:
        if path.parts[0] not in allowed and pattern.search(code):
            problems.append(message)
    return [f"{path}:{number}: {problem}" for problem in problems]


def check_file(path, text) -> list[str]:
    lines = text.splitlines()
    problems = []
    if len(lines) > MAX_LINES:
        problems.append(f"{path}: {len(lines)} lines; {MAX_LINES} are allowed")
    if path.suffix == ".h" and "#pragma once" not in lines:
        problems.append(f"{path}: no #pragma once")
    if path.parts[0] != "tests" and VAGUE.search(path.stem):
        problems.append(f"{path}: the name says nothing; call it after what it holds")
    for number, line in enumerate(lines, 1):
        problems += check_line(path, number, line)
    return problems


def types_of(text) -> set[str]:
    """Full names of the types that other sources can see."""
    types, spaces = set(), []
    for line in text.splitlines():
        space, kind = NAMESPACE.match(line), TYPE.match(line)
        if space:
            spaces.append(space[1])
        elif spaces and line.startswith("}") and "namespace" in line:
            spaces.pop()
        elif kind and "" not in spaces:
            types.add("::".join([*spaces, kind[1]]))
    return types


def check_types(texts) -> list[str]:
    """Two types of one name make a program undefined, even where no source sees both."""
    first, problems = {}, []
    for path, text in texts.items():
        for name in sorted(types_of(text)):
            if first.setdefault(name, path) != path and path.parts[0] != "tests":
                problems.append(f"{path}: {name} is a type of {first[name]}, too")
    return problems


def main() -> int:
    root = pathlib.Path(sys.argv[1])
    texts = {path: (root / path).read_text("utf-8") for path in source_files(root)}
    problems = [problem for path, text in texts.items() for problem in check_file(path, text)]
    problems += check_types(texts)
    sizes = sorted(len(text.splitlines()) for text in texts.values())
    if sizes:
        print(f"{len(sizes)} files, lines: median {statistics.median(sizes):.0f}, "
              f"p90 {sizes[len(sizes) * 9 // 10]}, max {sizes[-1]}")
    print("\n".join(problems) or "no problem")
    return 1 if problems or not texts else 0


if __name__ == "__main__":
    sys.exit(main())
