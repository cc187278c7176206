"""Council papers: one long pack, and a thousand in one run at a steady rate. Packs are made up, the same each time."""

import os
import resource
import time
from pathlib import Path
from statistics import mean

from bench.timing import table
from lintel.oversight.papers.reading.read import read
from lintel.project.commands.progress import progress
from lintel.synthetic.packs import pack

PACKS = int(os.environ.get("LINTEL_BENCH_PACKS", "1000"))
KILOBYTES = int(os.environ.get("LINTEL_BENCH_PACK_KILOBYTES", "250"))
TIMES = 5
MOST_SECONDS, MOST_MEGABYTES, MOST_SLOWER = 2.0, 500, 1.25
KEPT = 20


def run(folder: Path) -> None:
    """Read both ways; stops with a sentence where either takes too long or too much."""
    one = [_seconds(pack(seed).encode()) for seed in range(TIMES)]
    lengths = _many()
    end = max(1, len(lengths) // 10)
    first, last = mean(lengths[:end]), mean(lengths[-end:])
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows = [("what", "measured", "at most")]
    rows.append(("a pack of 250 KB, slowest of 5", f"{max(one):.2f} s", f"{MOST_SECONDS:.0f} s"))
    rows.append((f"{PACKS:,} packs of {KILOBYTES} KB in one run", f"{sum(lengths):.0f} s", ""))
    rows.append((f"the first {end} of them, each", f"{first:.3f} s", ""))
    rows.append((f"the last {end} of them, each", f"{last:.3f} s", f"{first * MOST_SLOWER:.3f} s"))
    rows.append(("peak memory", f"{megabytes:.0f} MB", f"{MOST_MEGABYTES} MB"))
    table("Council papers", rows)
    if max(one) > MOST_SECONDS or last > first * MOST_SLOWER or megabytes > MOST_MEGABYTES:
        raise SystemExit("Reading papers takes too long, gets slower or needs too much memory.")


def _many() -> list[float]:
    """How long each of many packs took. A few texts are made once and come again: it is reading that is measured."""
    texts = [pack(seed, KILOBYTES).encode() for seed in range(KEPT)]
    with progress(PACKS) as done:
        lengths = []
        for number in range(PACKS):
            lengths.append(_seconds(texts[number % KEPT]))
            done("packs read", 1)
    return lengths


def _seconds(data: bytes) -> float:
    """How long the processor was at it, whatever else the machine does: reading waits for nothing else."""
    began = time.process_time()
    read(data, "pack.txt")
    return time.process_time() - began
