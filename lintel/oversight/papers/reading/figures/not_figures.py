"""What has digits and is no figure: addresses, telephone numbers, times of day, references, ages, names."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from lintel.oversight.papers.reading.figures.amounts import Amount
from lintel.oversight.papers.reading.figures.dates import Stated
from lintel.oversight.papers.reading.figures.vocabulary import words

_ADDRESS = re.compile("|".join(f"(?:{pattern})" for pattern in words("not_figures", "there")["addresses"]))
_THERE = re.compile("|".join(f"(?:{pattern})" for pattern in words("not_figures", "there")["parts"]))
_BEFORE = re.compile("|".join(f"(?:{pattern})" for pattern in words("not_figures", "before")["words"]))
_AGES = re.compile(words("not_figures", "before")["ages"])
_YEARS_OF_AGE = re.compile(words("not_figures", "before")["years_of_age"])
_OLD = re.compile(words("not_figures", "after")["old"])
_DAY_SERVICE = re.compile(words("not_figures", "after")["service_of_the_day"])
_NAME = re.compile(words("not_figures", "after")["name"])
_AGES_FROM = (16, 18, 25, 50, 55, 60, 65, 70, 75, 80, 85, 90)
_NEAR, _FAR = 20, 300


def figures_only(text: str, found: Iterable[Amount], stated: tuple[Stated, ...]) -> Iterator[Amount]:
    """The amounts that are none of these, and stand in no date."""
    taken = sorted((s.printed, s.end) for s in stated if s.form not in ("last", "prices"))
    starts = [start for start, _end in taken]
    for amount in found:
        at = bisect_right(starts, amount.start) - 1
        inside = at >= 0 and amount.start < taken[at][1]
        beyond = at + 1 < len(taken) and taken[at + 1][0] < amount.end
        if not (inside or beyond) and not _no_figure(text, amount) and not _in_an_address(text, amount):
            yield amount


def _in_an_address(text: str, amount: Amount) -> bool:
    """Whether it is a part of an address, a telephone number, a time of day or another name that has digits."""
    far = max(0, amount.start - _FAR)
    start = max(text.rfind(" ", far, amount.start), text.rfind("\t", far, amount.start), far - 1) + 1
    end = text.find(" ", amount.end, amount.end + _FAR)
    if amount.kind != "money" and _ADDRESS.search(text[start : end if end >= 0 else amount.end + _FAR]):
        return True
    if amount.kind in ("money", "percent"):
        return False
    first = max(0, amount.start - _NEAR)
    return any(
        first + found.start() < amount.end and amount.start < first + found.end()
        for found in _THERE.finditer(text[first : amount.end + _NEAR])
    )


def _no_figure(text: str, amount: Amount) -> bool:
    before, after = text[max(0, amount.start - 70) : amount.start], text[amount.end : amount.end + 30]
    if amount.kind in ("money", "percent"):
        return text[amount.start : amount.end].endswith("000") and not amount.value  # a header: in thousands of pounds
    if amount.kind == "duration":
        return _no_duration(text, amount, before, after)
    return bool(
        _BEFORE.search(before)
        or _AGES.search(before)
        or _OLD.match(after)
        or (after.startswith("+") and amount.value in _AGES_FROM)
    )


def _no_duration(text: str, amount: Amount, before: str, after: str) -> bool:
    years = amount.unit == "years"
    if years and (_AGES.search(before) or _YEARS_OF_AGE.search(before) or _OLD.match(after)):
        return True
    unit = re.split(r"[ -]", text[amount.start : amount.end])[-1]
    named = unit[:1].isupper() and _NAME.match(after)
    numbered = (
        unit[:1].isupper() and not amount.spelled and not before.strip(" -•o*")
    )  # "3 Minutes of the last meeting"
    return (
        bool(named)
        or numbered
        or (unit == "day" and " day" in text[amount.start : amount.end] and bool(_DAY_SERVICE.match(after)))
    )
