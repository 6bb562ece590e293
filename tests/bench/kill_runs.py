#!/usr/bin/env python3
"""Kills runs at random points and compares what they leave with a run in peace.

Usage: kill_runs.py BAKU FOLDER URL [--kills N] [--seed S]

BAKU ingests FOLDER into the registry at URL (a file that is not there yet, or an empty PostgreSQL
database) and is killed with SIGKILL at random moments, N times; then it runs to its end. Its export
must be, byte for byte, that of one run into a registry of its own, `registry verify` must find
nothing, and no process may be left. Runs that ended before their moment do not count; once a run has
ended, the next ones read everything again (--force).
"""

import argparse
import pathlib
import random
import subprocess
import sys
import tempfile
import time


def run(baku, *arguments):
    return subprocess.run([baku, *arguments], capture_output=True, check=False)


def running(baku) -> int:
    """How many processes run this program."""
    program = pathlib.Path(baku).resolve()
    found = 0
    for link in pathlib.Path("/proc").glob("[0-9]*/exe"):
        try:
            found += link.resolve() == program
        except OSError:
            pass  # gone meanwhile, or not ours to see
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("baku")
    parser.add_argument("folder")
    parser.add_argument("url")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    ingest = [options.baku, "-q", "ingest", options.folder, "--registry"]
    with tempfile.TemporaryDirectory() as folder:
        peace = str(pathlib.Path(folder) / "peace.db")
        started = time.monotonic()
        code = subprocess.run([*ingest, peace], check=False).returncode
        length = time.monotonic() - started
        wanted = run(options.baku, "export", "--registry", peace).stdout
    moments = random.Random(options.seed)
    kills = ended = 0
    while kills < options.kills and ended < options.kills:
        process = subprocess.Popen([*ingest, options.url, *(["--force"] if ended else [])])
        time.sleep(moments.uniform(0, length))
        if process.poll() is None:
            process.kill()
            kills += 1
        else:
            ended += 1
        process.wait()
    last = subprocess.run([*ingest, options.url], check=False).returncode
    same = run(options.baku, "export", "--registry", options.url).stdout == wanted
    sound = run(options.baku, "registry", "verify", "--registry", options.url).returncode == 0
    time.sleep(1)
    left = running(options.baku)
    print(f"{kills} kills, {ended} runs that ended before; exit {last} (in peace {code}); "
          f"export {'the same' if same else 'DIFFERENT'}, registry "
          f"{'sound' if sound else 'NOT SOUND'}, {left} processes left")
    return 0 if same and sound and last == code and kills > 0 and left == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
