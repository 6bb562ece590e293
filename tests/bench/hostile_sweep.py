#!/usr/bin/env python3
"""Hostile files among good ones. Usage: hostile_sweep.py BAKU SAMPLES... [--bombs DIR] [--good N] [--bad N]
[--deadline S] [--kills N]

Makes N good files (copies of the samples with other bytes) and as many corrupted ones (cut, overwritten, swapped), adds
the files of DIR, and runs BAKU over the good ones and over all. Then the figures: that every file has records or one
error, that the records of the good files are the same bytes in both runs, that no process and no temporary file is
left, and the throughput. With --kills it also kills coordinators and workers at random points and compares the
registry with that of a run that was left alone. Exit code 1 where something is not as it must be.
"""

import argparse
import collections
import filecmp
import os
import pathlib
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time

SEED = 20261121
PARTIAL = re.compile(r"^baku: (.*?): the records are incomplete", re.M)
END = re.compile(r"^baku: (.*?): .*\((\w+)\)$")


def corrupted(content: bytes, chance: random.Random) -> bytes:
    """The file cut, with bytes or blocks overwritten, or with two blocks swapped."""
    changed = bytearray(content)
    kind = chance.randrange(4)
    if kind == 0:
        return bytes(changed[:chance.randrange(1, len(changed))])
    for _ in range(chance.choice((1, 20, 400))):
        at = chance.randrange(len(changed))
        if kind == 1:
            changed[at] = chance.randrange(256)
        elif kind == 2:
            changed[at:at + 64] = bytes(len(changed[at:at + 64]))
        else:
            other = chance.randrange(len(changed))
            changed[at], changed[other] = changed[other], changed[at]
    return bytes(changed)


def make_files(folder, samples, good, bad, bombs):
    chance = random.Random(SEED)
    (folder / "good").mkdir(parents=True)
    (folder / "all").mkdir()
    (folder / "bad").mkdir()
    for i in range(good):
        content = samples[i % len(samples)].read_bytes() + b"\n%% copy %d\n" % i
        (folder / "good" / f"f{i:04}.pdf").write_bytes(content)
        (folder / "all" / f"f{i:04}.pdf").write_bytes(content)
    for i in range(bad):
        content = corrupted(samples[i % len(samples)].read_bytes(), chance)
        for where in ("all", "bad"):
            (folder / where / f"f{i * good // max(bad, 1):04}-bad.pdf").write_bytes(content)
    for i, bomb in enumerate(bombs):
        place = i * good // max(len(bombs), 1)
        for where in ("all", "bad"):
            os.link(bomb, folder / where / f"f{place:04}-{bomb.name}")


def run(baku, source, out, deadline, jobs):
    began = time.monotonic()
    done = subprocess.run([baku, "ingest", source, "--out", out, "--deadline", str(deadline), "--jobs", str(jobs)],
                          stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, errors="replace", check=False)
    return done.returncode, done.stderr, time.monotonic() - began


def workers_left():
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        try:
            words = (entry / "cmdline").read_bytes().split(b"\0")
            status = (entry / "stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if words[:2] == [b"baku", b"worker"] and status[1] == "1":
            found.append(entry.name)
    return found


def errors_of(messages):
    ends = {}
    for line in messages.splitlines():
        match = END.match(line)
        if match and match[2] != "partial":
            ends.setdefault(pathlib.Path(match[1]).name, []).append(match[2])
    return ends


def sweep(arguments, folder):
    make_files(folder, arguments.samples, arguments.good, arguments.bad, arguments.bombs)
    clean_code, _, clean_time = run(arguments.baku, folder / "good", folder / "clean", arguments.deadline, arguments.jobs)
    code, messages, mixed_time = run(arguments.baku, folder / "all", folder / "mixed", arguments.deadline, arguments.jobs)
    ends = errors_of(messages)
    files = sorted(path.name for path in (folder / "all").iterdir())
    records = {path.name for path in (folder / "mixed").iterdir()}
    unclear = [name for name in files
               if (pathlib.Path(name).stem + ".json" in records) == (len(ends.get(name, [])) == 1)]
    changed = [path.name for path in sorted((folder / "clean").iterdir())
               if not filecmp.cmp(path, folder / "mixed" / path.name, shallow=False)]
    kinds = collections.Counter(kind for each in ends.values() for kind in each)
    leftovers = [path for path in (folder / "mixed").iterdir() if path.suffix != ".json"]
    print(f"files: {len(files)}, of them {arguments.good} good; with records: {len(records)}; errors: {dict(kinds)}")
    print(f"coordinator: exit code {clean_code} clean, {code} mixed; neither or both of records and error: {unclear}")
    print(f"good files whose records changed: {changed}; orphans: {workers_left()}; left files: {leftovers}")
    print(f"good alone {clean_time:.1f} s, together {mixed_time:.1f} s")
    slow = {name for name, kinds in ends.items() if "timeout" in kinds}
    slow |= {pathlib.Path(name).name for name in PARTIAL.findall(messages)}
    share(arguments, folder, sorted(slow & {path.name for path in (folder / "bad").iterdir()}))
    return not (unclear or changed or workers_left() or leftovers) and clean_code == 0 and code in (0, 1, 12)


def exported(baku, registry):
    return subprocess.run([baku, "export", "--registry", registry, "--format", "ndjson"], stdout=subprocess.PIPE, check=True).stdout


def kills(arguments, folder):
    chance = random.Random(SEED)
    source = folder / "good"
    command = [arguments.baku, "--quiet", "ingest", source, "--jobs", str(arguments.jobs), "--registry"]
    began = time.monotonic()
    subprocess.run([*command, folder / "alone.db"], check=True)
    whole = time.monotonic() - began
    for what in ("coordinator", "worker"):
        registry = folder / f"{what}.db"
        for _ in range(arguments.kills):
            process = subprocess.Popen([*command, registry])
            time.sleep(chance.uniform(0.02, whole))
            victim = process.pid
            if what == "worker":
                children = pathlib.Path(f"/proc/{process.pid}/task/{process.pid}/children")
                found = children.read_text().split() if children.exists() else []
                victim = int(chance.choice(found)) if found else 0
            if victim and process.poll() is None:
                try:
                    os.kill(victim, signal.SIGKILL)
                except ProcessLookupError:
                    pass
            if what == "worker":
                time.sleep(0.05)
                process.send_signal(signal.SIGINT)
            process.wait()
        subprocess.run([*command, registry], check=True)
        same = exported(arguments.baku, registry) == exported(arguments.baku, folder / "alone.db")
        print(f"{arguments.kills} kills of a {what}: the export is {'the same' if same else 'ANOTHER'}")
        if not same:
            return False
    return not workers_left()


def cost(arguments, source, out):
    """The best of three runs: seconds by the clock, seconds of all processors."""
    clock, processors = [], []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        clock.append(run(arguments.baku, source, out, arguments.deadline, arguments.jobs)[2])
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processors.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(clock), min(processors)


def share(arguments, folder, slow):
    """How fast good files are read among bad ones, without those that take until their deadline."""
    for name in slow:
        for where in ("all", "bad"):
            (folder / where / name).unlink()
    good, bad, both = (cost(arguments, folder / where, folder / f"{where}_cost") for where in ("good", "bad", "all"))
    for i, what in enumerate(("the clock", "the processors")):
        print(f"by {what}, without {len(slow)} overdue files: good {good[i]:.2f} s, bad {bad[i]:.2f} s, together {both[i]:.2f} s: "
              f"the good ones at {100 * good[i] / max(both[i] - bad[i], 0.001):.0f} % of their speed")


def speed(arguments, folder):
    """Jobs 2 against jobs 1."""
    times = {}
    for jobs in (1, 2):
        best = min(run(arguments.baku, folder / "good", folder / f"jobs{jobs}", 120, jobs)[2] for _ in range(3))
        times[jobs] = best
    print(f"{arguments.good} good files: --jobs 1 {times[1]:.2f} s, --jobs 2 {times[2]:.2f} s: {times[1] / times[2]:.2f} x; "
          f"largest memory of a process {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MB")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("baku", type=pathlib.Path)
    parser.add_argument("samples", type=pathlib.Path, nargs="+")
    parser.add_argument("--bombs", type=pathlib.Path)
    parser.add_argument("--good", type=int, default=200)
    parser.add_argument("--bad", type=int, default=100)
    parser.add_argument("--deadline", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--kills", type=int, default=0)
    arguments = parser.parse_args()
    arguments.bombs = sorted(path for path in arguments.bombs.iterdir()) if arguments.bombs else []
    with tempfile.TemporaryDirectory(dir=arguments.bombs[0].parent.parent if arguments.bombs else None) as name:
        folder = pathlib.Path(name)
        sound = sweep(arguments, folder)
        speed(arguments, folder)
        if arguments.kills:
            sound = kills(arguments, folder) and sound
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
