"""When a meeting closed, and that a meeting which was closed was held."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from lintel.oversight.papers.reading.found import Heading
from lintel.oversight.papers.reading.lines import Line
from lintel.oversight.papers.reading.meeting.times import TIME
from lintel.oversight.papers.reading.profile import Profile

CLOSED = (
    r"(?P<opened>{time})\s*(?:to|-|until)\s*(?P<from_to>{time})"
    r"|\b(?:meeting|commission|committee|proceedings|business)\b[^.]{{0,60}}?\b(?:closed?|ended|concluded|finished|terminated|rose)\b"
    r"[^.]{{0,30}}?(?P<sentence>{time})|\bdeclared the meeting closed at (?P<declared>{time})"
)
_AGENDA = re.compile(r"\W*(?:public )?(?:agenda|a g e n d a)\b", re.IGNORECASE)
_LONGEST_CLOSE, _NOT_TOLD = 90, {"agenda", "unknown"}


def with_close(found: Sequence[Heading], filled: tuple[Line, ...], profile: Profile) -> tuple[Heading, ...]:
    """The headings, each of minutes with the time at which its meeting closed."""
    closed = re.compile(profile.said("heading", "closed", CLOSED).format(time=rf"(?:{TIME.pattern})"), re.IGNORECASE)
    return tuple(_with_close(_of_what_was_held(list(found), filled, closed), filled, closed))


def _of_what_was_held(found: list[Heading], filled: tuple[Line, ...], closed: re.Pattern[str]) -> list[Heading]:
    """Labels alone do not tell an agenda from minutes: a meeting that was closed was held."""
    [kind] = {each.kind for each in found} if len(found) == 1 else {None}
    held = any((said := closed.search(line.text)) and not said["opened"] for line in filled)
    if kind in _NOT_TOLD and held and not any(_AGENDA.match(line.text) for line in filled):
        return [replace(found[0], kind="minutes")]
    return found


def _with_close(found: list[Heading], filled: tuple[Line, ...], closed: re.Pattern[str]) -> Iterator[Heading]:
    """Each heading of minutes with the close that stands before the next heading."""
    numbers = [line.number for line in filled]
    for heading, following in zip_longest(found, found[1:]):
        first = bisect_right(numbers, heading.place.line_end)
        last = bisect_right(numbers, following.place.line_start - 1) if following else len(filled)
        yield _closed_by(heading, filled[first:last], closed) if heading.kind == "minutes" else heading


def _closed_by(heading: Heading, within: tuple[Line, ...], closed: re.Pattern[str]) -> Heading:
    for line in within:
        found = closed.search(line.text)
        if found and (found["opened"] is None or len(line.text) < _LONGEST_CLOSE):
            close = found["from_to"] or found["sentence"] or found["declared"]
            return replace(heading, time=heading.time or found["opened"], closed=close)
    return heading
