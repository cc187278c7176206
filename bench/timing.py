"""Timing whole commands by the operating system's own account, and printing tables."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

LINTEL = Path(sys.executable).parent / "lintel"


class Run(NamedTuple):
    """One finished command: wall seconds, peak memory in megabytes, what it printed."""

    seconds: float
    megabytes: float
    printed: str


def lintel(*arguments: str) -> Run:
    """Run a lintel command as a user would. Raises CalledProcessError where it fails."""
    began = time.perf_counter()
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "lintel.project.settings"}
    process = subprocess.Popen([LINTEL, *arguments], stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, ["lintel", *arguments])
    return Run(time.perf_counter() - began, usage.ru_maxrss / 1024, printed)


def table(title: str, rows: Sequence[Sequence[object]]) -> None:
    """Print rows under a title, in columns."""
    print(f"\n{title}")
    texts = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[column]) for row in texts) for column in range(len(texts[0]))]
    for row in texts:
        print("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)))
    sys.stdout.flush()


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of the values lie."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]
