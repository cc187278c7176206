"""How long answers take, one after the other, and whether that is short enough."""

import time
from collections.abc import Callable, Sequence
from typing import Any

from bench.timing import quantile

MOST_MILLISECONDS = 150
HEADINGS = ("what", "reader", "median ms", "p95 ms", "worst ms", "times", f"p95 within {MOST_MILLISECONDS}")
LATE = "no"
Row = tuple[str, ...]


def measured(what: str, reader: str, ask: Callable[[Any], object], asked: Sequence[Any]) -> Row:
    """One sort of question, each asked once, after one to warm up."""
    ask(asked[0])
    lengths = []
    for each in asked:
        began = time.perf_counter()
        ask(each)
        lengths.append((time.perf_counter() - began) * 1000)
    late = quantile(lengths, 0.95)
    figures = (quantile(lengths, 0.5), late, max(lengths))
    in_time = "yes" if late <= MOST_MILLISECONDS else LATE
    return (what, reader, *(f"{figure:.0f}" for figure in figures), str(len(lengths)), in_time)


def refuse_late(rows: Sequence[Row]) -> None:
    """Stop with a sentence where anything was late."""
    late = [f"{what} ({reader})" for what, reader, *_, in_time in rows if in_time == LATE]
    if late:
        raise SystemExit(f"Later than {MOST_MILLISECONDS} ms: {', '.join(late)}.")
