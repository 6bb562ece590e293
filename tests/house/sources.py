"""The source files of the project, for the checks beside this file."""

import pathlib

FOLDERS = ("base", "schema", "ingest", "normalize", "registry", "corpus", "app", "tests")


def source_files(root: pathlib.Path) -> list[pathlib.Path]:
    """All C++ files below the project's folders, relative to `root`, in byte-wise order."""
    found = []
    for folder in FOLDERS:
        for suffix in ("*.cc", "*.h"):
            found += (path.relative_to(root) for path in (root / folder).rglob(suffix))
    return sorted(found, key=str)
