#!/usr/bin/env python3
"""Who may include whom. Usage: check_layers.py ROOT [BUILD]

Checks every #include of the project against the tables below, which are the picture of
docs/architecture.md in another form. BUILD is where generated headers stand.
"""

import pathlib
import re
import sys

from sources import source_files

# A folder may include itself, and these. "ingest" alone means ingest/*.h, not the folders in it.
LAYERS = {
    "base": [],
    "schema": ["base"],
    "ingest": ["schema", "base"],
    "ingest/pdf": ["ingest", "base"],
    "ingest/layout": ["ingest", "base"],
    "ingest/scan": ["ingest/layout", "ingest", "base"],
    "ingest/dump": ["ingest/sop", "ingest/layout", "ingest", "schema", "base"],
    "ingest/sop": ["ingest/layout", "ingest", "schema", "base"],
    "normalize": ["schema", "base"],
    "registry": ["schema", "base"],
    "corpus": ["schema", "base"],
    "app/worker": ["ingest/pdf", "ingest/sop", "ingest", "schema", "base"],
    "app": ["app/worker", "ingest/pdf", "ingest/scan", "ingest/dump", "ingest/layout", "ingest/sop", "ingest",
            "normalize", "registry", "corpus", "schema", "base"],
}

# Third-party headers: who may include them. True: in headers too, not only in .cc files.
THIRD_PARTY = {
    "tl": {"base": True},
    "openssl": {"base": False, "app": False},
    "nlohmann": {"schema": False, "corpus": False, "app": False, "app/worker": False},
    "poppler": {"ingest/pdf": True},
    "libxml": {"ingest/dump": False},
    "unicode": {"normalize": False},
    "re2": {"normalize": False},
    "hunspell": {"normalize": False},
    "rapidfuzz": {"normalize": False, "corpus": False, "registry": False},
    "leptonica": {"ingest/scan": False},
    "tesseract": {"ingest/scan": False},
    "omp.h": {"ingest/scan": False},
    "sqlite3.h": {"registry": False},
    "pqxx": {"registry": False},
    "httplib.h": {"registry": False},
    "xlsxwriter.h": {"registry": False},
    "seccomp.h": {"app/worker": False},
    "CLI": {"app": False},
    "fmt": {"app": False, "corpus": False},
    "spdlog": {"app": False},
    "cairo.h": {"app": False},
}
TEST_ONLY = {"gtest", "gmock", "benchmark", "nlohmann", "fmt", "poppler"}
POSIX = {"fcntl.h", "linux", "poll.h", "sched.h", "signal.h", "spawn.h", "sys", "unistd.h"}
POPPLER = pathlib.Path("/usr/include/poppler")

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def layer_of(path: pathlib.PurePath) -> str:
    """The entry of LAYERS that a project file belongs to; "" for none."""
    two = "/".join(path.parts[:2])
    return two if two in LAYERS else path.parts[0] if path.parts[0] in LAYERS else ""


def library_of(name: str) -> str:
    """The library of an angle-bracket include; "" for the language and the system."""
    first = name.split("/")[0]
    if "/" not in name and "." not in name or first in POSIX:
        return ""
    if first in ("poppler", "goo", "splash", "fofi"):
        return "poppler"
    if "/" not in name and (POPPLER / name).exists():
        return "poppler"
    return first


def check_own(path, name, root, build) -> str:
    target = pathlib.PurePosixPath(name)
    generated = build is not None and (build / "generated" / name).exists()
    if generated:
        return ""
    if not (root / target).exists():
        return f'"{name}" is not there; own headers are included by their path from the root'
    if path.parts[0] == "tests":
        return ""
    source, wanted = layer_of(path), layer_of(target)
    if wanted != source and wanted not in LAYERS[source]:
        return f'{source} must not include "{name}" ({wanted or "no layer"})'
    return ""


def check_foreign(path, name) -> str:
    library = library_of(name)
    if not library:
        return ""
    if path.parts[0] == "tests":
        return "" if library in TEST_ONLY or library in THIRD_PARTY else f"unknown library <{name}>"
    if library not in THIRD_PARTY:
        return f"<{name}> is of no library in the table; a new one needs a decision record"
    allowed = THIRD_PARTY[library]
    layer = layer_of(path)
    if layer not in allowed:
        return f"only {', '.join(allowed)} may include <{name}>"
    if path.suffix == ".h" and not allowed[layer]:
        return f"<{name}> belongs in a .cc file, not in a header"
    return ""


def check_file(path, root, build) -> list[str]:
    problems = []
    for number, line in enumerate((root / path).read_text("utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        kind, name = match.groups()
        problem = check_own(path, name, root, build) if kind == '"' else check_foreign(path, name)
        if problem:
            problems.append(f"{path}:{number}: {problem}")
    return problems


def main() -> int:
    root = pathlib.Path(sys.argv[1])
    build = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
    files = source_files(root)
    problems = [problem for path in files for problem in check_file(path, root, build)]
    print("\n".join(problems) or f"{len(files)} files, no layer violation")
    return 1 if problems or not files else 0


if __name__ == "__main__":
    sys.exit(main())
