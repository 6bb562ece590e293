#!/usr/bin/env python3
"""Compares `baku ingest` with `pdftotext -bbox-layout`: CPU time a page, peak memory.

usage: compare_pdftotext.py [BAKU] [FILE.pdf ...]

Without files, documents of about 50 and exactly 500 pages are made of the samples in
corpus/digital. Each program runs five times on each file; the least CPU time counts.
Exit code 1 where a target is missed.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
RUNS = 5
MAX_RATIO = 2.0  # CPU time against pdftotext
MAX_MEMORY = 200  # MB


def page_count(path) -> int:
    return int(subprocess.run(["qpdf", "--show-npages", path], capture_output=True, text=True,
                              check=True).stdout)


def repeat_samples(target: pathlib.Path, pages: int) -> None:
    """Writes a document of `pages` pages: the samples one after the other, again and again."""
    samples = sorted((ROOT / "corpus" / "digital").glob("*.pdf"))
    counts = {sample: page_count(sample) for sample in samples}
    arguments, left = [], pages
    while left > 0:
        for sample in samples:
            take = min(left, counts[sample])
            if take > 0:
                arguments += [str(sample), f"1-{take}"]
                left -= take
    subprocess.run(["qpdf", "--empty", "--pages", *arguments, "--", target], check=True)


def cost(command) -> tuple[float, float]:
    """CPU seconds (user and system) and peak memory in MB, the least of several runs."""
    seconds, memory = [], []
    for _ in range(RUNS):
        with open(os.devnull, "wb") as null:
            child = subprocess.Popen(command, stdout=null, stderr=null)
            _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in (0, 12):
            sys.exit(f"{' '.join(map(str, command))} ended with {child.returncode}")
        seconds.append(usage.ru_utime + usage.ru_stime)
        memory.append(usage.ru_maxrss / 1024)
    return min(seconds), min(memory)


def compare(baku, path) -> bool:
    pages = page_count(path)
    own_time, own_memory = cost([baku, "ingest", "--quiet", "--jobs", "1", path])
    text_time, text_memory = cost(["pdftotext", "-bbox-layout", path, "-"])
    ratio = own_time / text_time
    print(f"{path.name:24} {pages:4} pages  baku {1000 * own_time / pages:6.2f} ms a page, "
          f"{own_memory:4.0f} MB   pdftotext {1000 * text_time / pages:6.2f} ms a page, "
          f"{text_memory:4.0f} MB   ratio {ratio:.2f}", flush=True)
    return ratio <= MAX_RATIO and own_memory <= MAX_MEMORY


def main() -> int:
    baku = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build/release/app/baku")
    files = [pathlib.Path(name) for name in sys.argv[2:]]
    with tempfile.TemporaryDirectory() as folder:
        if not files:
            files = [pathlib.Path(folder) / name for name in ("samples-50.pdf", "samples-500.pdf")]
            repeat_samples(files[0], 50)
            repeat_samples(files[1], 500)
        met = [compare(baku, path) for path in files]
    print(f"targets: ratio <= {MAX_RATIO}, memory <= {MAX_MEMORY} MB: "
          f"{'met' if all(met) else 'MISSED'}")
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
