"""`make bench`: seconds and memory of a build at growing sizes, against growth in a straight line."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.corpus import TODAY, write_corpus

SIZES = (100, 500, 2000)


def main() -> None:
    """One cold build for each size, each in a process of its own."""
    print(f"{'records':>8} {'seconds':>8} {'per record':>11} {'to linear':>10} {'peak MB':>8}")
    first = 0.0
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            seconds, megabytes = built(write_corpus(Path(folder), size))
        per_record = seconds / size
        first = first or per_record
        print(f"{size:>8} {seconds:>8.2f} {per_record * 1000:>8.2f} ms {per_record / first:>10.2f} {megabytes:>8.0f}")


def built(plan: Path) -> tuple[float, float]:
    """Seconds and peak megabytes of building a plan."""
    command = [sys.executable, "-m", "careerplan.cli", "-C", str(plan), "build", "--today", TODAY.isoformat()]
    started = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    _, messages = process.communicate()
    seconds = time.perf_counter() - started
    if process.returncode:
        sys.exit(messages.decode())
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss  # the largest child so far: sizes only grow
    return seconds, peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
