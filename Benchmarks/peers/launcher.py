"""Starts commands one after another and answers each with its wall time and the peak of its resident memory.

A small process does this because a child's peak begins at that of the process that starts it: the figure cannot be
below this one's (about 10 MB). Reads one request a line ({"command", "environment", "cores", "output"}).
"""

import json
import os
import sys
import time

# ru_maxrss counts KiB, on macOS bytes.
UNIT = 1 if sys.platform == "darwin" else 1024


def run(request):
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, request["cores"])
    command = request["command"]
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, request["output"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644),
    ]
    start = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ | request["environment"], file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "peak_bytes": usage.ru_maxrss * UNIT, "code": os.waitstatus_to_exitcode(status)}


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(run(json.loads(line))), flush=True)
