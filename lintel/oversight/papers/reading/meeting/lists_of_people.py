"""Lists of people that were broken at the margin, read as one line each."""

import re
from collections.abc import Iterable, Mapping

from lintel.oversight.papers.reading.lines import Line
from lintel.oversight.papers.reading.meeting.attendance_blocks import BLOCKS
from lintel.oversight.papers.reading.meeting.people import people
from lintel.oversight.papers.reading.meeting.untitled_names import untitled
from lintel.oversight.papers.reading.meeting.wrapped import Whole, goes_on, wholes

_HEAD = re.compile(rf"\W*(?:{'|'.join(BLOCKS.values())})\b|[^.]{{2,60}}:", re.IGNORECASE)
_BROKEN_OFF = re.compile(
    r"(?:-|\(|\b(?:of|for|the|Mr|Mrs|Ms|Miss|Dr|Cllrs?|Councillors?|Professor)\.?)\s*$|\([^)]*$|(?-i:\b[A-Z]\.?$)",
    re.IGNORECASE,
)


def lists(filled: Iterable[Line]) -> Mapping[int, Whole]:
    """By the number of its first line, each line with those that go on with it."""
    return {whole.lines[0].number: whole for whole in wholes(filled, list_goes_on)}


def list_goes_on(line: Line, following: Line) -> bool:
    """Whether the next line goes on with a list of people: what is broken off goes on, and so does what begins with no name.

    A line that begins with a name, or with a role and a name, may be the next of a list in which each has a line to itself.
    """
    if not goes_on(line, following) or _HEAD.match(following.text) or following.text.startswith("and "):
        return False
    begins_with_name = untitled(following.text) or any(each.start == 0 for each in people(following.text))
    return _BROKEN_OFF.search(line.text) is not None or following.text[:1].islower() or not begins_with_name
