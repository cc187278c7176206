"""Two amounts that are one: "4 to 7 months", "between 20% and 30%", "£2.1 to £2.6 million"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lintel.oversight.papers.reading.figures.amounts import Amount

_BETWEEN = re.compile(r"\b(?:between|rang\w+ from|range of|from between)\s+(?:an?\s+)?(?:\w+\s+)?$", re.I)
_NEAR = 40
_FROM = re.compile(r"\bfrom\s+(?:about |around |approximately |circa )?$", re.I)


def joined(text: str, found: Iterable[Amount]) -> Iterator[Amount]:
    """The amounts, with the two ends of a range as one; what changed from one to the other stays two."""
    held: Amount | None = None
    for amount in found:
        if held is not None and (both := _both(text, held, amount)) is not None:
            first, second = both
            if second is None:
                held = first
                continue
            held, amount = first, second
        if held is not None:
            yield held
        held = amount
    if held is not None:
        yield held


def _both(text: str, low: Amount, high: Amount) -> tuple[Amount, Amount | None] | None:
    """The range as one; or two amounts of one unit; or None where they have nothing to do with each other."""
    word = text[low.end : high.start].strip()
    if text[low.end : high.start].isspace() or not _fit(low, high, word):
        return None
    low, between = _as(low, high), bool(_BETWEEN.search(text, max(0, low.start - _NEAR), low.start))
    changed = bool(_FROM.search(text, max(0, low.start - _NEAR), low.start)) and not between
    if low.value < high.value and (between or (word != "and" and not (word == "to" and changed))):
        return replace(high, start=low.start, value=low.value, value_high=high.value), None
    return (low, high) if changed and high.kind != "number" else None


def _fit(low: Amount, high: Amount, word: str) -> bool:
    """Whether the two can be the ends of a range, parted by this word. Bare numbers with a dash are seldom one."""
    if word not in ("-", "to", "and", "or") or low.value_high is not None or high.kind == "ratio":
        return False
    if high.kind == "number":
        return low.kind == "number" and low.per is None and word in ("to", "and") and not (low.spelled or high.spelled)
    return (low.kind == "number" and low.per is None) or (low.kind, low.unit) in (
        (high.kind, high.unit),
        (high.kind, "GBP"),
    )


def _as(low: Amount, high: Amount) -> Amount:
    """The lower end in the unit of the higher: the 2.1 of "£2.1 to £2.6 million" is millions too."""
    times = 1.0
    if high.kind == "money" and low.value < 1000 <= high.value:
        times = next(n for n in (1e12, 1e9, 1e6, 1e3) if high.value >= n)
    return replace(low, value=round(low.value * times, 4), kind=high.kind, unit=high.unit, per=high.per)
