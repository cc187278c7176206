"""A list in which a sign before each name says who came, and a key says what the signs mean: "* = present"."""

import re
from collections.abc import Iterator, Mapping, Sequence

from lintel.oversight.papers.reading.found import Attendee
from lintel.oversight.papers.reading.lines import Doubt, Line, Place
from lintel.oversight.papers.reading.meeting.attendance_notes import notes
from lintel.oversight.papers.reading.meeting.attendee import attendee
from lintel.oversight.papers.reading.meeting.meeting_words import patterns
from lintel.oversight.papers.reading.meeting.people import Named, name_at, people

_SIGN = r"(?:[*#+=~^x\u2020\u2021\u2713\u2714]|[A-Za-z]{1,2})"
_KEY = re.compile(
    rf"(?:^|[\s,;(])(?P<sign>{_SIGN})\s*(?:=|denotes|indicates)\s*"
    r"(?P<means>[A-Za-z]+(?: [A-Za-z]+){0,3}?)(?=\s{2,}|\t|[,;.)]|\s*$|\s+\S+\s*=)"
)
_MAY_BE_KEY = re.compile(r"=|denotes|indicates")
_MARKED = re.compile(rf"\s*(?:(?P<sign>{_SIGN})(?:\s{{2,}}|\t\s*|(?<=[*#+=~])\s*))?\s*(?=[A-Z])")
_HEADING = re.compile(r"\W*(?:[\w-]+ )*(?:members?|councillors?|substitutes?|co-optees)(?: present)?\W*", re.IGNORECASE)
_NUMBERED = re.compile(r"\s*\d")
_MEANS = patterns("attendance", "marks")
_FARTHEST, _FEWEST, _LONGEST = 60, 2, 300
_ITS_ROLE = re.compile(r"\s*(?:[(,-].*)?")

Marked = tuple[Line, str | None, Named]


def marked(filled: Sequence[Line]) -> Iterator[Attendee | Doubt]:
    """Everybody in the lists round each key. Who has no sign is a member; a sign that the key does not explain is a doubt."""
    for at, line in enumerate(filled):
        if len(line.printed) < _LONGEST and _MAY_BE_KEY.search(line.printed) and (key := _key(line.printed)):
            listed = [*reversed([*_run(filled[at - 1 :: -1] if at else ())]), *_run(filled[at + 1 :])]
            if sum(sign in key for _, sign, _ in listed) >= _FEWEST:
                for each in listed:
                    yield _one(*each, key)


def _key(text: str) -> Mapping[str, str]:
    """By sign, the status that it stands for; empty where the line is no key."""
    said = {found["sign"]: _status(found["means"]) for found in _KEY.finditer(text)}
    known = {sign: status for sign, status in said.items() if status}
    return known if set(known.values()) & {"present", "apologies", "absent"} else {}


def _status(means: str) -> str | None:
    return next((status for status, pattern in _MEANS.items() if re.fullmatch(pattern, means.strip(), re.I)), None)


def _run(lines: Sequence[Line]) -> Iterator[Marked]:
    """The names next to the key, with headings such as "Co-opted Members:" between them."""
    for line in lines[:_FARTHEST]:
        named = None if len(line.printed) > _LONGEST or _NUMBERED.match(line.printed) else _marked(line)
        if named:
            yield named
        elif not _HEADING.fullmatch(line.text):
            return


def _marked(line: Line) -> Marked | None:
    sign = _MARKED.match(line.printed)
    begins = next((at for at in range(len(line.text)) if sign and line.column(at) > sign.end()), None)
    if sign is None or begins is None or _HEADING.fullmatch(line.text):
        return None
    titled = next((each for each in people(line.text) if each.start >= begins), None)
    named = titled or name_at(line.text, begins)
    if named is None or not named.whole or not (titled or len(named.words) > 1):
        return None
    return (line, sign["sign"], named) if _ITS_ROLE.fullmatch(line.text, named.end) else None


def _one(line: Line, sign: str | None, named: Named, key: Mapping[str, str]) -> Attendee | Doubt:
    if sign is not None and sign not in key:
        return Doubt("sign_that_no_key_explains", Place(line.number, line.number), line.text)
    role = notes(line.text[named.end :]).place_of_chair or "member"
    return attendee(line, named, role, key[sign] if sign else "membership")
