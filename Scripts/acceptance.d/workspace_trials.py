#!/usr/bin/env python3
"""Trials of a workspace's safety: imports killed at random moments, imports onto a full disk, turned bits of stored
files, of the database and of the log that a killed import leaves, reading on a disk for reading only.

Usage: workspace_trials.py PROGRAM killed COUNT [SEED]
       workspace_trials.py PROGRAM full
       workspace_trials.py PROGRAM bits COUNT [SEED]
       workspace_trials.py PROGRAM log COUNT [SEED]
       workspace_trials.py PROGRAM reading
Prints one line that begins with "well:" and ends with exit code 0 when all is as it should be.
"""

import csv
import hashlib
import io
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

PROGRAM = os.path.abspath(sys.argv[1])


def table(generator, rows):
    lines = ["reporter,partner,flow,period,value"]
    for _ in range(rows):
        lines.append(
            "THA,%s,%s,%d,%d.%02d"
            % (
                generator.choice(["RUS", "VNM", "CHN", "IDN"]),
                generator.choice("MX"),
                generator.randint(1990, 2024),
                generator.randint(0, 10**9),
                generator.randint(0, 99),
            )
        )
    return ("\n".join(lines) + "\n").encode()


def run(folder, *arguments):
    environment = dict(os.environ, COMITY_WORKSPACE=folder)
    return subprocess.run([PROGRAM, *arguments], env=environment, capture_output=True)


def held(folder):
    """The names of the imported data sets with the digest of the one file of each."""
    found = {}
    output = run(folder, "data", "verify", "--format", "csv")
    if output.returncode != 0:
        sys.exit("verify ends with %d:\n%s%s" % (output.returncode, output.stdout.decode(), output.stderr.decode()))
    for row in csv.DictReader(io.StringIO(output.stdout.decode())):
        if row["finding"] == "left over":
            found.setdefault("leftovers", []).append(row["file"])
        elif row["name"] != "database":
            found[row["name"].split("@")[0]] = row["sha256"]
    return found


def killed(count, seed):
    generator = random.Random(seed)
    place = tempfile.mkdtemp()
    folder = os.path.join(place, "workspace")
    pool = []
    for number in range(40):
        path = os.path.join(place, "%d.csv" % number)
        data = table(generator, generator.choice([10, 1_000, 10_000, 40_000]))
        with open(path, "wb") as file:
            file.write(data)
        pool.append((path, hashlib.sha256(data).hexdigest()))
    reported = {}
    removed = set()
    unreported = {}
    durations = []
    failures = []
    done = threading.Event()
    lock = threading.Lock()

    def start(name, path):
        return subprocess.Popen(
            [PROGRAM, "data", "import", path, "--name", name, "--retrieved", "2024-11-02", "--format", "csv"],
            env=dict(os.environ, COMITY_WORKSPACE=folder),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def whole(process, name, digest):
        """Whether an import reported its success."""
        output, errors = process.communicate()
        if output.count(b"\n") == 2 and digest.encode() in output:
            return True
        if process.returncode != -signal.SIGKILL:
            failures.append("%s: %d %s" % (name, process.returncode, errors.decode()))
        return False

    def other(worker):
        random_source = random.Random(seed + worker)
        number = 0
        while not done.is_set() and not failures:
            path, digest = random_source.choice(pool)
            name = "other/%d-%d" % (worker, number)
            number += 1
            began = time.monotonic()
            if whole(start(name, path), name, digest):
                with lock:
                    reported[name] = digest
                    durations.append(time.monotonic() - began)
            if number % 7 == 0:
                victim = "other/%d-%d" % (worker, random_source.randrange(number))
                if victim in reported and victim not in removed:
                    if run(folder, "data", "remove", victim).returncode == 0:
                        removed.add(victim)
                    else:
                        failures.append("%s was not removed" % victim)

    workers = [threading.Thread(target=other, args=(number,)) for number in (1, 2)]
    for worker in workers:
        worker.start()
    hit = 0
    attempts = 0
    while hit < count and not failures:
        path, digest = generator.choice(pool)
        name = "killed/%d" % attempts
        attempts += 1
        with lock:
            usual = sorted(durations)[len(durations) // 2] if durations else 0.1
        process = start(name, path)
        time.sleep(generator.uniform(0, 1.3 * usual))
        process.send_signal(signal.SIGKILL)
        if whole(process, name, digest):
            reported[name] = digest
        else:
            unreported[name] = digest
        if process.returncode == -signal.SIGKILL:
            hit += 1
    done.set()
    for worker in workers:
        worker.join()
    # The first import makes the workspace, and may be killed while it does.
    for number in range(count // 10):
        first = os.path.join(place, "first-%d" % number)
        command = [PROGRAM, "data", "import", pool[0][0], "--name", "a", "--retrieved", "2024-11-02"]
        process = subprocess.Popen(
            command,
            env=dict(os.environ, COMITY_WORKSPACE=first),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(generator.uniform(0, 1.3 * usual))
        process.send_signal(signal.SIGKILL)
        process.wait()
        again = run(first, "data", "import", pool[1][0], "--name", "b", "--retrieved", "2024-11-02")
        if again.returncode != 0 or held(first).get("b") != pool[1][1]:
            failures.append("after a first import that was killed: " + again.stderr.decode())
    if failures:
        sys.exit("\n".join(failures))
    # The next import clears away what the killed ones have left.
    path, digest = pool[0]
    last = start("last", path)
    if not whole(last, "last", digest):
        sys.exit("the last import failed")
    reported["last"] = digest
    found = held(folder)
    leftovers = found.pop("leftovers", [])
    expected = {name: digest for name, digest in reported.items() if name not in removed}
    missing = [name for name in expected if found.get(name) != expected[name]]
    more = [name for name in found if name not in expected]
    unexplained = [name for name in more if unreported.get(name) != found[name]]
    staging = os.listdir(os.path.join(folder, "staging"))
    kept = len([name for name in os.listdir(os.path.join(folder, "files"))])
    shutil.rmtree(place)
    if missing or unexplained or leftovers or staging or kept != len(set(found.values())):
        sys.exit(
            "missing %s, unexplained %s, leftovers %s, staging %s, %d files for %d digests"
            % (missing, unexplained, leftovers, staging, kept, len(set(found.values())))
        )
    print(
        "well: %d imports killed, %d others done, %d removed; all %d that reported success are held, and %d killed "
        "between their commit and their report" % (hit, len(reported) - 1, len(removed), len(expected), len(more))
    )


def full():
    place = tempfile.mkdtemp()
    disk = os.path.join(place, "disk")
    os.mkdir(disk)
    size = 1536 * 1024
    if os.geteuid() != 0 or subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=%d" % size, "none", disk], capture_output=True
    ).returncode:
        os.rmdir(disk)
        os.rmdir(place)
        print("well: skipped, since a small file system cannot be mounted here")
        return
    try:
        generator = random.Random(1)
        folder = os.path.join(disk, "workspace")
        filler = os.path.join(disk, "filler")
        big = os.path.join(place, "big.csv")
        told = 0
        succeeded = 0
        # The first import makes the workspace; later ones find it.
        for hasWorkspace in (False, True):
            for free in [0, 4, 8, 12, 16, 20, 24, 32, 40, 48, 56, 64, 72, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384]:
                if not hasWorkspace:
                    shutil.rmtree(folder, ignore_errors=True)
                data = table(generator, 8_000)
                with open(big, "wb") as file:
                    file.write(data)
                before = held(folder) if hasWorkspace else {}
                status = os.statvfs(disk)
                with open(filler, "wb") as file:
                    file.write(b"x" * max(0, status.f_bavail * status.f_frsize - free * 1024))
                name = "full/%d" % free
                output = run(folder, "data", "import", big, "--name", name, "--retrieved", "2024-11-02")
                talk = output.stderr.decode()
                os.remove(filler)
                after = dict(before)
                if output.returncode == 0:
                    succeeded += 1
                    after[name] = hashlib.sha256(data).hexdigest()
                else:
                    told += 1
                    if output.returncode != 2 or "disk is full" not in talk:
                        sys.exit("%d KiB free: exit %d, %s" % (free, output.returncode, talk))
                if os.path.exists(os.path.join(folder, "catalog.sqlite")):
                    found = held(folder)
                    found.pop("leftovers", None)
                    if found != after:
                        sys.exit("%d KiB free: held %s, expected %s" % (free, found, after))
                    kept = os.listdir(os.path.join(folder, "files"))
                    if len(kept) != len(set(after.values())) or os.listdir(os.path.join(folder, "staging")):
                        sys.exit("%d KiB free: something is left over" % free)
                elif after:
                    sys.exit("%d KiB free: the workspace is gone" % free)
                if name in after:
                    run(folder, "data", "remove", name)
        if not told or not succeeded:
            sys.exit("the disk was never full or always (%d, %d)" % (told, succeeded))
        print("well: %d imports onto a full disk refused in words, %d with room enough done" % (told, succeeded))
    finally:
        subprocess.run(["umount", disk])
        shutil.rmtree(place, ignore_errors=True)


def bits(count, seed):
    generator = random.Random(seed)
    place = tempfile.mkdtemp()
    folder = os.path.join(place, "workspace")
    path = os.path.join(place, "trade.csv")
    with open(path, "wb") as file:
        file.write(table(generator, 20_000))
    run(folder, "data", "import", path, "--name", "asean/trade", "--retrieved", "2024-11-02")
    files = [os.path.join(folder, "files", name) for name in os.listdir(os.path.join(folder, "files"))]
    for number in range(count):
        target = generator.choice([files[0], os.path.join(folder, "catalog.sqlite")])
        with open(target, "rb") as file:
            whole = file.read()
        place_of_bit = generator.randrange(8 * len(whole))
        turned = bytearray(whole)
        turned[place_of_bit // 8] ^= 1 << place_of_bit % 8
        with open(target, "wb") as file:
            file.write(turned)
        what = "bit %d of %s" % (place_of_bit, os.path.basename(target))
        if run(folder, "data", "verify").returncode == 0:
            sys.exit(what + " is not found by verify")
        read = run(folder, "table", "asean/trade", "--rows", "partner,period,flow", "--format", "csv")
        if target == files[0] and (read.returncode == 0 or b"asean/trade" not in read.stderr or read.stdout):
            sys.exit(what + " is read: " + read.stderr.decode())
        # A page that a question does not need is not read for it.
        if target != files[0] and read.returncode != 0 and b"catalog.sqlite is damaged" not in read.stderr:
            sys.exit(what + ": " + read.stderr.decode())
        for suffix in ("-wal", "-shm"):
            if os.path.exists(folder + "/catalog.sqlite" + suffix):
                os.remove(folder + "/catalog.sqlite" + suffix)
        with open(target, "wb") as file:
            file.write(whole)
    if run(folder, "data", "verify").returncode != 0:
        sys.exit("the mended workspace is not whole")
    shutil.rmtree(place)
    print("well: %d turned bits found" % count)


def leftover_log(folder, place, generator):
    """Imports that are killed right after their reports until one leaves a log; the digests that were reported."""
    reported = {}
    log = os.path.join(folder, "catalog.sqlite-wal")
    for number in range(500):
        path = os.path.join(place, "killed.csv")
        data = table(generator, 200)
        with open(path, "wb") as file:
            file.write(data)
        name = "killed/%d" % number
        process = subprocess.Popen(
            [PROGRAM, "data", "import", path, "--name", name, "--retrieved", "2024-11-02", "--format", "csv"],
            env=dict(os.environ, COMITY_WORKSPACE=folder),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
        )
        report = os.read(process.stdout.fileno(), 65536)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        digest = hashlib.sha256(data).hexdigest()
        if digest.encode() not in report:
            sys.exit("no report of %s" % name)
        reported[name] = digest
        if number > 2 and os.path.exists(log) and os.path.getsize(log) > 0:
            return reported
    sys.exit("no import that was killed after its report left a log")


def log(count, seed):
    generator = random.Random(seed)
    place = tempfile.mkdtemp()
    folder = os.path.join(place, "workspace")
    reported = leftover_log(folder, place, generator)
    with open(os.path.join(folder, "catalog.sqlite-wal"), "rb") as file:
        whole = file.read()
    bits = [generator.randrange(8 * 32) for _ in range(count // 4)]
    bits += [generator.randrange(8 * len(whole)) for _ in range(count - len(bits))]
    for number, bit in enumerate(bits):
        copy = os.path.join(place, "copy")
        shutil.copytree(folder, copy)
        target = os.path.join(copy, "catalog.sqlite-wal")
        # Copied without the index of the log, it must do without.
        if number % 2:
            os.remove(os.path.join(copy, "catalog.sqlite-shm"))
        turned = bytearray(whole)
        turned[bit // 8] ^= 1 << bit % 8
        with open(target, "wb") as file:
            file.write(turned)
        path = os.path.join(place, "killed.csv")
        for words in (
            ["data", "verify"],
            ["table", "killed/0", "--rows", "partner,flow"],
            ["data", "import", path, "--name", "another", "--retrieved", "2024-11-03"],
        ):
            output = run(copy, *words)
            if output.returncode != 2 or b"catalog.sqlite-wal, is damaged" not in output.stderr or output.stdout:
                sys.exit("bit %d of the log is not found by %s: %s" % (bit, words, output.stderr.decode()))
        with open(target, "rb") as file:
            if file.read() != bytes(turned):
                sys.exit("the damaged log was changed")
        shutil.rmtree(copy)
    found = held(folder)
    found.pop("leftovers", None)
    if found != reported:
        sys.exit("held %s, reported %s" % (found, reported))
    shutil.rmtree(place)
    print(
        "well: %d turned bits of a log of %d bytes found; with the whole one all %d imports that reported success, and "
        "were killed then, are held" % (len(bits), len(whole), len(reported))
    )


def reading():
    place = tempfile.mkdtemp()
    folder = os.path.join(place, "workspace")
    disk = os.path.join(place, "disk")
    os.mkdir(disk)
    generator = random.Random(1)
    path = os.path.join(place, "trade.csv")
    for day in ("2024-10-01", "2024-11-02"):
        with open(path, "wb") as file:
            file.write(table(generator, 1_000))
        run(folder, "data", "import", path, "--name", "asean/trade", "--retrieved", day)

    def mounted(*options):
        return subprocess.run(["mount", *options, disk], capture_output=True).returncode == 0

    if os.geteuid() != 0 or not mounted("-t", "tmpfs", "none"):
        shutil.rmtree(place)
        print("well: skipped, since no file system can be mounted here")
        return
    try:
        copy = os.path.join(disk, "workspace")
        shutil.copytree(folder, copy)
        mounted("-o", "remount,ro")
        for words in (
            ["table", "asean/trade", "--rows", "partner,period,flow", "--format", "csv"],
            ["table", "asean/trade@2024-10-01", "--rows", "flow", "--format", "csv"],
            ["data", "list", "--format", "csv"],
            ["data", "diff", "asean/trade", "--rows", "partner,period,flow", "--format", "csv"],
            ["data", "export", "asean/trade"],
            ["data", "verify", "--format", "csv"],
            ["data", "show", "asean/trade", "--format", "csv"],
        ):
            here, there = run(folder, *words), run(copy, *words)
            if there.returncode != 0 or there.stdout != here.stdout:
                sys.exit("%s: %s" % (words, there.stderr.decode()))
        report = os.path.join(place, "report.html")
        specification = os.path.join(place, "report.yaml")
        with open(specification, "w") as file:
            file.write("title: T\ndata: {trade: asean/trade}\nsections:\n  - table: {data: trade, rows: [partner, flow]}\n")
        made = run(copy, "report", specification, "--output", report)
        if made.returncode != 0 or not os.path.exists(report):
            sys.exit("a report: " + made.stderr.decode())
        for words in (
            ["data", "import", path, "--name", "b", "--retrieved", "2024-11-02"],
            ["data", "remove", "asean/trade@2024-10-01"],
        ):
            refused = run(copy, *words)
            if refused.returncode != 2 or b"can be read and not changed: Read-only file system" not in refused.stderr:
                sys.exit("%s: %d %s" % (words, refused.returncode, refused.stderr.decode()))
        # A log that somebody left cannot be moved into the database there.
        mounted("-o", "remount,rw")
        shutil.rmtree(copy)
        reported = leftover_log(copy, place, generator)
        mounted("-o", "remount,ro")
        refused = run(copy, "data", "list")
        if refused.returncode != 2 or b"still in " not in refused.stderr or b"catalog.sqlite-wal" not in refused.stderr:
            sys.exit("with a log: %d %s" % (refused.returncode, refused.stderr.decode()))
        elsewhere = os.path.join(place, "elsewhere")
        shutil.copytree(copy, elsewhere)
        found = held(elsewhere)
        found.pop("leftovers", None)
        if found != reported:
            sys.exit("held %s, reported %s" % (found, reported))
    finally:
        subprocess.run(["umount", disk])
        shutil.rmtree(place, ignore_errors=True)
    print("well: read on a disk for reading only, and refused in words what would change it")


if __name__ == "__main__":
    kind = sys.argv[2]
    if kind in ("full", "reading"):
        {"full": full, "reading": reading}[kind]()
    else:
        {"killed": killed, "bits": bits, "log": log}[kind](int(sys.argv[3]), int(sys.argv[4]) if len(sys.argv) > 4 else 1)
