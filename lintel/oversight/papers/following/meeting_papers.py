"""The papers of one meeting: what everything that follows words from meeting to meeting takes."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lintel.oversight.papers.reading.found import Reading


@dataclass(frozen=True)
class MeetingPapers:
    """What was read for one meeting of one body. `date` is an ISO date.

    A pack holds the minutes of the meeting before it too: whatever is found there carries its own `meeting_date`.
    """

    body: str
    date: str
    readings: tuple[Reading, ...]


def of_one_body(meetings: Iterable[MeetingPapers], body: str) -> tuple[MeetingPapers, ...]:
    """The meetings of that body, earliest first."""
    wanted = body_key(body)
    return tuple(sorted((each for each in meetings if body_key(each.body) == wanted), key=lambda each: each.date))


def body_key(body: str) -> str:
    """The name of a body as it is compared: letters only, and "&" is "and"."""
    return re.sub(r"[^a-z]", "", body.replace("&", "and").lower())


def bodies(meetings: Sequence[MeetingPapers]) -> tuple[str, ...]:
    """The name of each body, as first printed, in order."""
    first: dict[str, str] = {}
    for each in meetings:
        first.setdefault(body_key(each.body), each.body)
    return tuple(first.values())
