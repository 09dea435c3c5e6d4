"""Comity and its peers as things that do a workload: as a whole command, and for peers inside a running process."""

import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
THREAD_VARIABLES = ("POLARS_MAX_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def limits(threads):
    return {name: str(threads) for name in THREAD_VARIABLES}


def cores(threads):
    """The processors that `threads` threads may use: the first ones of those this process was given."""
    if not hasattr(os, "sched_getaffinity"):
        return list(range(threads))
    return sorted(os.sched_getaffinity(0))[:threads]


class Launcher:
    """The small process that starts whole commands; see launcher.py."""

    def __init__(self):
        self.process = subprocess.Popen(
            [sys.executable, "-S", "-E", str(HERE / "launcher.py")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )

    def run(self, command, threads, output=os.devnull):
        """Wall time in seconds and peak memory in bytes; ends everything when the command fails."""
        request = {
            "command": [str(part) for part in command], "environment": limits(threads),
            "cores": cores(threads), "output": str(output),
        }
        answer = ask(self.process, request, "launcher.py")
        if answer["code"] != 0:
            sys.exit(f"exit {answer['code']}: {' '.join(request['command'])}")
        return answer["seconds"], answer["peak_bytes"]

    def close(self):
        end(self.process)


class Peer:
    """A tool in a process of its own that waits for work."""

    def __init__(self, name, threads, launcher):
        self.name, self.threads, self.launcher = name, threads, launcher
        self.start = [sys.executable, str(HERE / "aggregations.py"), name, str(threads)]
        self.process = subprocess.Popen(
            self.start, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ | limits(threads),
        )
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(self.process.pid, cores(threads))

    def in_process(self, workload, output):
        return ask(self.process, workload.request(output), self.name)["seconds"]

    def whole_command(self, workload, output):
        return self.launcher.run(self.start + [json.dumps(workload.request(output))], self.threads)

    def close(self):
        end(self.process)


class Comity:
    name = "comity"

    def __init__(self, program, threads, launcher):
        self.program, self.threads, self.launcher = program, threads, launcher

    def in_process(self, workload, output):
        return None

    def whole_command(self, workload, output):
        command = [self.program, "table", *workload.files, *workload.comity]
        return self.launcher.run(command + ["--format", "csv", "--threads", self.threads], self.threads, output)

    def close(self):
        pass


def ask(process, request, name):
    print(json.dumps(request), file=process.stdin, flush=True)
    answer = process.stdout.readline()
    if not answer:
        sys.exit(f"{name} stopped; its message stands above")
    return json.loads(answer)


def end(process):
    process.stdin.close()
    process.wait()
