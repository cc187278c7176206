"""What has digits and is no figure: addresses, telephone numbers, times of day, references, ages, names."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from lintel.oversight.papers.reading.amounts import Amount
from lintel.oversight.papers.reading.dates import Stated
from lintel.oversight.papers.reading.vocabulary import words

_THERE = re.compile("|".join(f"(?:{pattern})" for pattern in words("not_figures", "there")["parts"]))
_BEFORE = re.compile("|".join(f"(?:{pattern})" for pattern in words("not_figures", "before")["words"]))
_AGES = re.compile(words("not_figures", "before")["ages"])
_YEARS_OF_AGE = re.compile(words("not_figures", "before")["years_of_age"])
_OLD = re.compile(words("not_figures", "after")["old"])
_DAY_SERVICE = re.compile(words("not_figures", "after")["service_of_the_day"])
_NAME = re.compile(words("not_figures", "after")["name"])
_NUMBER_OF_A_POINT = re.compile(r"(?:^|[\t.;:] ?|\s)(?:[-o•] ?)?$")


def figures_only(text: str, found: Iterable[Amount], stated: tuple[Stated, ...]) -> Iterator[Amount]:
    """The amounts that are none of these, and stand in no date."""
    taken = sorted([(s.start, s.end) for s in stated if s.form not in ("last", "prices")] + _spans(text))
    starts = [start for start, _end in taken]
    for amount in found:
        at = bisect_right(starts, amount.start) - 1
        inside = at >= 0 and amount.start < taken[at][1]
        beyond = at + 1 < len(taken) and taken[at + 1][0] < amount.end
        if not (inside or beyond) and not _no_figure(text, amount):
            yield amount


def _spans(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in _THERE.finditer(text)]


def _no_figure(text: str, amount: Amount) -> bool:
    before, after = text[max(0, amount.start - 70) : amount.start], text[amount.end : amount.end + 30]
    if amount.kind in ("money", "percent"):
        return False
    if amount.kind == "duration":
        return _no_duration(text, amount, before, after)
    return bool(_BEFORE.search(before) or _AGES.search(before) or _OLD.match(after) or after.startswith("+"))


def _no_duration(text: str, amount: Amount, before: str, after: str) -> bool:
    years = amount.unit == "years"
    if years and (_AGES.search(before) or _YEARS_OF_AGE.search(before) or _OLD.match(after)):
        return True
    unit = re.split(r"[ -]", text[amount.start : amount.end])[-1]
    named = unit[:1].isupper() and _NAME.match(after)
    return bool(named) or (
        unit == "day" and " day" in text[amount.start : amount.end] and bool(_DAY_SERVICE.match(after))
    )
