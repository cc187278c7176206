"""Minutes that say who was present, of which nobody was read: a doubt, for a list in a manner that is not known."""

import re
from collections.abc import Iterator, Sequence

from lintel.oversight.papers.reading.found import Attendee, Heading
from lintel.oversight.papers.reading.lines import Doubt, Line, Place

_SAYS_WHO = re.compile(
    r"\W*(?:[\w-]+ ){0,5}(?:present|attendance|attended|attendees)\b(?!.*\.\s*$)|\W*(?:\w+ )?(?:members|councillors)\W*$",
    re.IGNORECASE,
)
_LONGEST, _FARTHEST = 80, 60
_CAME = ("present", "in attendance")


def nobody_read(filled: Sequence[Line], headings: Sequence[Heading], found: Sequence[Attendee]) -> Iterator[Doubt]:
    """A doubt at the line that heads the list, for each heading of minutes."""
    for at, heading in enumerate(headings):
        until = headings[at + 1].place.line_start if at + 1 < len(headings) else None
        if heading.kind not in ("minutes", "unknown") or _somebody(heading.place.line_start, until, found):
            continue
        below = [line for line in filled if heading.place.line_end < line.number < (until or line.number + 1)]
        said = next((line for line in below[:_FARTHEST] if _heads_a_list(line)), None)
        if said:
            yield Doubt("nobody_present_was_read", Place(said.number, said.number), said.text)


def _somebody(first: int, until: int | None, found: Sequence[Attendee]) -> bool:
    within = (each for each in found if each.place.line_start >= first and (not until or each.place.line_start < until))
    return any(each.status.startswith(_CAME) for each in within)


def _heads_a_list(line: Line) -> bool:
    return len(line.text) <= _LONGEST and _SAYS_WHO.match(line.text) is not None
