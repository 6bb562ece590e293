#!/usr/bin/env python3
"""How fast, and in how much memory, a long text dump is read.

    tests/bench/dump_speed.py BUILD [--megabytes 200] [--jobs 1 2]

The dump is made of the samples in corpus/text, one after the other in an order that a seed fixes, with other
years. Prints, for reading to SOPs alone (dump_stages) and for `baku ingest` with each number
of workers, seconds, MB a second and the largest process in memory, and whether the records are the same.
"""

import argparse
import hashlib
import os
import pathlib
import random
import re
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]


def write_dump(path, megabytes):
    chance = random.Random(5)
    samples = sorted((ROOT / "corpus" / "text").glob("*.txt"))
    texts = [sample.read_text(encoding="utf-8") for sample in samples]
    size = 0
    with open(path, "w", encoding="utf-8") as out:
        while size < megabytes * 1_000_000:
            year = lambda found: found.group(1) + str(chance.randrange(10))
            text = re.sub(r"\b(20[12])\d\b", year, chance.choice(texts)) + "\n\n"
            out.write(text)
            size += len(text.encode())
    return size


def digest(path):
    with open(path, "rb") as records:
        return hashlib.file_digest(records, "sha256").hexdigest()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--megabytes", type=int, default=200)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        dump = pathlib.Path(folder) / "dump.txt"
        size = write_dump(dump, arguments.megabytes)
        print(f"{size / 1e6:.0f} MB of text", flush=True)
        stages = arguments.build / "tests" / "bench" / "dump_stages"
        if stages.exists():
            print("to SOPs:", subprocess.run([stages, dump], capture_output=True, text=True).stdout.strip(), flush=True)
        digests = set()
        for jobs in arguments.jobs:
            out = pathlib.Path(folder) / f"jobs{jobs}"
            begin = time.monotonic()
            run = subprocess.Popen([arguments.build / "app" / "baku", "ingest", dump, "--jobs", str(jobs), "--format",
                                    "ndjson", "--out", out, "--quiet"])
            _, status, used = os.wait4(run.pid, 0)  # with the workers that it waited for
            if status != 0:
                raise SystemExit(f"baku ingest ended with {status}")
            seconds = time.monotonic() - begin
            cpu = used.ru_utime + used.ru_stime
            digests.add(digest(out / "dump.ndjson"))
            print(f"ingest, {jobs} workers: {seconds:.1f} s, {size / 1e6 / seconds:.2f} MB/s, {cpu:.1f} s of processors, "
                  f"largest process {used.ru_maxrss / 1024:.0f} MB", flush=True)
        print("records the same" if len(digests) == 1 else "records DIFFER")


if __name__ == "__main__":
    main()
