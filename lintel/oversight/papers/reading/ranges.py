"""Two amounts that are one: "3 to 6 months", "between 10% and 15%", "£2.8 to £3.5 million"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lintel.oversight.papers.reading.amounts import Amount

_BETWEEN = re.compile(r"\b(?:between|rang\w+ from|range of|from between)\s+(?:an?\s+)?(?:\w+\s+)?$", re.I)
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
    between = text[low.end : high.start]
    if not _fit(low, high) or between.strip() not in ("-", "to", "and", "or") or between.isspace():
        return None
    low = _as(low, high)
    if _is_range(text, low, between.strip(), high) and low.value < high.value:
        return replace(high, start=low.start, value=low.value, value_high=high.value), None
    return (low, high) if low.kind == high.kind else None


def _fit(low: Amount, high: Amount) -> bool:
    if low.value_high is not None or high.kind in ("number", "ratio"):
        return False
    return (low.kind == "number" and low.per is None) or (low.kind, low.unit) in (
        (high.kind, high.unit),
        (high.kind, "GBP"),
    )


def _as(low: Amount, high: Amount) -> Amount:
    """The lower end in the unit of the higher: the 2.8 of "£2.8 to £3.5 million" is millions too."""
    times = 1.0
    if high.kind == "money" and low.value < 1000 <= high.value:
        times = next(n for n in (1e12, 1e9, 1e6, 1e3) if high.value >= n)
    return replace(low, value=round(low.value * times, 4), kind=high.kind, unit=high.unit, per=high.per)


def _is_range(text: str, low: Amount, word: str, high: Amount) -> bool:
    before = text[max(0, low.start - 40) : low.start]
    if _BETWEEN.search(before):
        return True
    if word == "and":
        return low.end - low.start < 4 and "%" not in text[low.start : low.end] and _bare(text, low)
    return word in ("-", "or") or not _FROM.search(before)


def _bare(text: str, low: Amount) -> bool:
    return text[low.start : low.end].isalnum() and not text[low.start : low.end].isalpha()
