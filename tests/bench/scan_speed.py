#!/usr/bin/env python3
"""CPU time of `baku ingest` over that of Tesseract's command line on the same pictures of pages.

    scan_speed.py BAKU SCAN_STAGES FILE...

The pages of a PDF are rendered by pdftoppm at the resolution of their largest image. For each file:
seconds of both programs, their ratio, and what each stage of ours took (scan_stages).
"""

import os
import pathlib
import re
import resource
import subprocess
import sys
import tempfile


def cpu_seconds(command, **options) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   **options)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def resolution(pdf: pathlib.Path) -> str:
    listing = subprocess.run(["pdfimages", "-list", pdf], capture_output=True, text=True,
                             check=True).stdout
    sizes = [int(fields[12]) for fields in map(str.split, listing.splitlines()[2:])
             if len(fields) > 12 and fields[12].isdigit()]
    return str(max(sizes, default=300))


def pictures(path: pathlib.Path, folder: pathlib.Path) -> list:
    if path.suffix.lower() != ".pdf":
        return [path]
    subprocess.run(["pdftoppm", "-r", resolution(path), "-png", path, folder / "page"], check=True)
    return sorted(folder.glob("page*.png"))


def tesseract_seconds(path: pathlib.Path) -> float:
    single = dict(os.environ, OMP_THREAD_LIMIT="1")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        return sum(cpu_seconds(["tesseract", picture, folder / "out", "-l", "ind", "hocr"],
                               env=single)
                   for picture in pictures(path, folder))


def main() -> None:
    baku, stages, *files = sys.argv[1:]
    for name in files:
        path = pathlib.Path(name)
        ours = cpu_seconds([baku, "ingest", path, "--jobs", "1", "--quiet"])
        theirs = tesseract_seconds(path)
        print(f"{path.name}: {ours:.2f} s, tesseract {theirs:.2f} s, ratio {ours / theirs:.2f}")
        lines = subprocess.run([stages, path], capture_output=True, text=True, check=False).stdout
        for line in lines.splitlines():
            print("   page " + re.sub(r" \|.*", "", line) + " ms")


if __name__ == "__main__":
    main()
