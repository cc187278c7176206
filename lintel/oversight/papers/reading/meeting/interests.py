"""The interests that people declared, each with who and about which item."""

import re
from collections.abc import Iterator

from lintel.oversight.papers.reading.found import Interest
from lintel.oversight.papers.reading.lines import Paper, Place
from lintel.oversight.papers.reading.meeting.attendee import as_printed
from lintel.oversight.papers.reading.meeting.people import Named, people
from lintel.oversight.papers.reading.meeting.wrapped import Whole, wholes
from lintel.oversight.papers.reading.profile import Profile
from lintel.oversight.papers.reading.sentences import sentences

DECLARED = r"\bdeclared\b(?=.*\binterests?\b)|\b(?:disclosed|registered|advised of|reported)\b(?=.{0,60}\binterests?\b)"
_DECLARED_ANYTHING = re.compile(r"\bdeclared\b", re.IGNORECASE)
_BY = re.compile(r"\binterests?\b.{0,60}\b(?:declared|made|disclosed) by\b", re.IGNORECASE)
_ITEM = re.compile(r"\b(?:agenda |minute )?item(?: no\.?| number)? (?P<item>\d+[a-z]?)\b", re.IGNORECASE)
_HEADING = re.compile(r"\W{0,3}\d{1,4}[.)]?\s+\W*[A-Z]")
_OF_INTERESTS = re.compile(r"\b(?:declaration|disclosure)s?\b.*\binterest", re.IGNORECASE)


def interests(paper: Paper, profile: Profile) -> tuple[Interest, ...]:
    """Every interest declared: somebody named, and that they declared it. Under the item of declarations whatever is declared is one."""
    declared = re.compile(profile.said("interests", "declared", DECLARED), re.IGNORECASE)
    found: list[Interest] = []
    among = False
    for whole in wholes(paper.filled()):
        if _HEADING.match(whole.line.text):
            among = bool(_OF_INTERESTS.search(whole.line.text))
        found.extend(_declared(whole, _DECLARED_ANYTHING if among else declared))
    return tuple(found)


def _declared(whole: Whole, pattern: re.Pattern[str]) -> Iterator[Interest]:
    line = whole.line
    for start, end in sentences(line.text):
        text = line.text[start:end]
        item = _ITEM.search(text) or _ITEM.search(line.text)
        for named in _who(text, pattern.search(text), _BY.search(text)):
            who = named.moved(start)
            place = whole.place(Place(line.number, line.number, line.column(who.start)))
            printed = as_printed(line, who.start, who.end)
            yield Interest(place, printed, item["item"] if item else None, line.text.strip())


def _who(text: str, said: re.Match[str] | None, by: re.Match[str] | None) -> Iterator[Named]:
    """Who declares stands before the word, or after "declared by"."""
    for named in people(text) if said or by else ():
        declares = named.start >= by.end() if by else said is not None and named.end <= said.start()
        if named.whole and declares:
            yield named
