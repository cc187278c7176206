"""The days on which a body met or will meet, as its papers tell."""

import re
from collections.abc import Iterable, Iterator

from lintel.oversight.papers.following.meeting_papers import MeetingPapers
from lintel.oversight.papers.following.said import said_at
from lintel.oversight.papers.reading.days import WITH_OR_WITHOUT_YEAR, iso_of

_NEXT = re.compile(
    rf"next meeting\b[^.]{{0,80}}?\b(?:held|take place|is|be|on)\b[^.]{{0,30}}?\b{WITH_OR_WITHOUT_YEAR}", re.I
)


def meeting_days(meetings: Iterable[MeetingPapers]) -> tuple[str, ...]:
    """ISO dates, in order: of the meetings whose papers were read, that were minuted, or that minutes say come next."""
    return tuple(sorted({day for meeting in meetings for day in _days(meeting)}))


def _days(meeting: MeetingPapers) -> Iterator[str]:
    yield meeting.date
    for said in said_at(meeting):
        if said.minuted:
            yield said.meeting_date
            if (match := _NEXT.search(said.text)) and (day := iso_of(match, said.meeting_date)):
                yield day
