"""What the figures were measured on and with."""

import importlib.metadata
import os
import platform
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent


def describe():
    model = platform.processor() or platform.machine()
    memory = None
    if Path("/proc/cpuinfo").exists():
        names = [line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")]
        model = names[0] if names else model
        memory = round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)
    return {
        "processor": model, "cores": os.cpu_count(), "memory_gib": memory,
        "system": f"{platform.system()} {platform.machine()}", "load_before": round(os.getloadavg()[0], 2),
    }


def versions(program):
    found = {"python": platform.python_version()}
    for line in (HERE / "requirements.txt").read_text().split():
        package = line.split("==")[0]
        found[package] = importlib.metadata.version(package)
    if program:
        answer = subprocess.run([str(program), "--version"], capture_output=True, text=True, check=True)
        found = {"comity": answer.stdout.strip()} | found
    return found
