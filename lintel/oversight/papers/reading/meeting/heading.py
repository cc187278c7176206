"""What a paper says of itself: which body, when, where, whom to ask, and when the meeting closed."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from lintel.oversight.papers.reading.days import DAY, first_day
from lintel.oversight.papers.reading.found import Heading
from lintel.oversight.papers.reading.lines import Line, Paper, Place
from lintel.oversight.papers.reading.meeting.closing import with_close
from lintel.oversight.papers.reading.meeting.heading_labels import label_of, labelled
from lintel.oversight.papers.reading.meeting.times import TIME, time_in
from lintel.oversight.papers.reading.profile import Profile

BODY = r"(?:Committee|Commission|Panel|Cabinet|Council|Board|Forum|Executive|Partnership|Sub-Committee|Assembly|Task Group)"
MINUTES = (
    r"^(?:(?:draft|confirmed)\s+)?(?:minutes|record) of (?:a |the |an )?(?:\w+ )?(?:meeting|proceedings)s?(?: of)?\b"
    r"|^at a (?:\w+ )?meeting of\b|^minutes of the .+ held\b|^minutes of meeting\b"
)
STATEMENT = r"\b(?:POSITION STATEMENT|STATEMENT (?:FROM|BY|OF) THE)\b"
_BODY_OF_MINUTES = re.compile(
    r"\b(?:meeting|proceedings|minutes) of (?:an? |the )?(?!(?:\w+ )?meeting\b)(?:the )?"
    rf"(?P<body>.*?\b{BODY}\b(?:\s*\([^)]*\))?.*?)(?=,?\s+\b(?:which was |was )?held\b|[:,]|\s+on\b|$)",
    re.IGNORECASE,
)
_MEETING_OF = re.compile(r"^(?:agenda for (?:a |the )?)?meeting of (?:the )?", re.IGNORECASE)
_SAYS_SOMETHING = re.compile(r"\b(?:held|is|are|was|were|will|be|been|has|have|its|subject to)\b", re.IGNORECASE)
_HELD = re.compile(r"\W*(?P<ahead>(?:a )?meeting to be )?held\s*(?::|on\b)", re.IGNORECASE)
_PLACE = re.compile(r"(?i:in|at) (?i:the )?[A-Z][^.:]{3,100}\.?")
_AT_THE_HEAD, _FEW = 40, 10


def headings(paper: Paper, profile: Profile) -> tuple[Heading, ...]:
    """Every heading in the paper, in its order: of the agenda, of the minutes within the pack, of a statement, of a web page."""
    filled = tuple(paper.filled())
    found = [
        *_with_body(labelled(filled), filled),
        *_of_minutes(filled, profile),
        *_of_statements(filled),
        *_of_pages(filled),
    ]
    kept = _apart(found)
    if paper.form == "modern-gov" and not any(line.text == "AGENDA" for line in filled):
        kept = [replace(each, kind="minutes") for each in kept]
    return with_close(kept, filled, profile)


def _apart(found: list[Heading]) -> list[Heading]:
    """Of headings that stand in each other the first and longest."""
    kept: list[Heading] = []
    for heading in sorted(found, key=lambda each: (each.place.line_start, -each.place.line_end)):
        if not kept or heading.place.line_start > kept[-1].place.line_end:
            kept.append(heading)
    return kept


def meeting_date(headings: tuple[Heading, ...], line: int) -> str | None:
    """The day of the meeting that a line is about: of the last heading before it that names one."""
    last = bisect_right(headings, line, key=lambda heading: heading.place.line_start)
    return next((heading.date for heading in reversed(headings[max(last - _FEW, 0) : last]) if heading.date), None)


def _with_body(found: Iterator[Heading], filled: tuple[Line, ...]) -> Iterator[Heading]:
    """Labels that do not say which body: its name stands above them."""
    for heading in found:
        index = bisect_right(filled, heading.place.line_start, key=lambda line: line.number) - 1
        above = _body_above(filled, index) if heading.body is None else None
        yield heading if above is None else replace(heading, body=_MEETING_OF.sub("", filled[above].text.strip()))


def _of_minutes(filled: tuple[Line, ...], profile: Profile) -> Iterator[Heading]:
    """ "Minutes of a meeting of the X held at Y on D", on one line or on several with the body in capitals; or a line "Held: D at T"."""
    begins = re.compile(profile.said("heading", "minutes", MINUTES), re.IGNORECASE)
    for index, line in enumerate(filled):
        if begins.match(line.text.strip()) and (heading := _minutes(filled, index)):
            yield heading
        elif (said := _HELD.match(line.text)) and first_day(line.text) and index:
            above = _body_above(filled, index)
            if above is not None:
                kind = "agenda" if said["ahead"] else "minutes"
                yield _held(filled[above : index + 1], kind, filled[above].text)


def _minutes(filled: tuple[Line, ...], index: int) -> Heading | None:
    """A heading of minutes holds its day within four lines; an item "Minutes of the meeting held on D" names no body."""
    for end in range(index + 1, min(index + 5, len(filled)) + 1):
        run = filled[index:end]
        text = " ".join(line.text.strip() for line in run)
        if re.match(r"\W*\d+\s*[.)]", text) or len(text) > 400:
            return None
        if DAY.search(text):
            run = (*run, *_place_below(filled[end : end + 1]))
            above = _body_above(filled, index)
            body = _body_of_minutes(text) or (filled[above].text if above is not None else None)
            return _held(run, "minutes", body) if body else None
    return None


def _place_below(following: tuple[Line, ...]) -> tuple[Line, ...]:
    """The line below the day, where it says no more than in which place."""
    return tuple(line for line in following if _PLACE.fullmatch(line.text.strip()))


def _body_of_minutes(text: str) -> str | None:
    said = _BODY_OF_MINUTES.search(text)
    return said["body"].strip() if said else None


def _body_above(filled: tuple[Line, ...], index: int) -> int | None:
    for above in range(index - 1, max(index - 4, -1), -1):
        if _names_body(filled[above].text):
            return above
    return None


def _names_body(text: str) -> bool:
    said = text.strip()
    return (
        len(said) < 120
        and not said.endswith(".")
        and bool(re.search(rf"\b{BODY}\b", said, re.IGNORECASE))
        and said[0].isupper()
    )


def _held(run: tuple[Line, ...], kind: str, body: str) -> Heading:
    text = " ".join(line.text.strip() for line in run)
    where = re.search(
        r"\bheld\s*(?:remotely\s+)?(?:at|in)\s+(?!\d)(?P<place>.+?)(?:,?\s+on\s|,?\s+at\s+\d|\.?$)", text, re.IGNORECASE
    )
    after = re.search(rf"(?i:{TIME.pattern})\s*,?\s+(?i:at|in)\s+(?P<place>(?i:the\s+)?[A-Z].+?)\.?$", text)
    said = where or after
    place = Place(run[0].number, run[-1].number, run[0].column(0))
    return Heading(
        place, kind, body.strip(" .,:"), first_day(text), time_in(text), said["place"].strip(" ,.") if said else None
    )


def _of_statements(filled: tuple[Line, ...]) -> Iterator[Heading]:
    """The meeting with its day in capitals, soon followed by whose statement it is."""
    for index, line in enumerate(filled[:_AT_THE_HEAD]):
        text = line.text.strip()
        day = DAY.search(text)
        body = re.sub(r"\s+MEETING$", "", text[: day.start()].strip(" -,:")) if day else ""
        if body and _in_capitals(text) and _names_body(body) and _statement_follows(filled[index + 1 : index + 6]):
            yield _held((line,), "statement", body)


def _in_capitals(text: str) -> bool:
    return re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", text).isupper()


def _statement_follows(following: tuple[Line, ...]) -> bool:
    return any(re.search(STATEMENT, line.text, re.IGNORECASE) for line in following)


def _is_title(text: str) -> bool:
    return len(text) < 150 and not _in_capitals(text) and not _SAYS_SOMETHING.search(text)


def _of_pages(filled: tuple[Line, ...]) -> Iterator[Heading]:
    """Web pages: "X Committee - DAY, D at T" on one line or two; a page of one item, which says no day."""
    for index, line in enumerate(filled[:_AT_THE_HEAD]):
        text = line.text.strip()
        day = DAY.search(text)
        body = re.sub(r"\s+MEETING$", "", text[: day.start()].strip(" -,:")) if day else ""
        if day and body and _is_title(text) and _names_body(body):
            yield _of_page(filled, index, index, body)
        elif day and index and day.start() == 0 and len(text) < 60 and _names_body(filled[index - 1].text):
            yield _of_page(filled, index - 1, index, re.sub(r"^.*?\s-\s", "", filled[index - 1].text))
    if filled and re.fullmatch(r"(?:agenda item|issue(?: details)?)\W*", filled[0].text.strip(), re.IGNORECASE):
        yield Heading(Place(filled[0].number, filled[0].number), "item")


def _of_page(filled: tuple[Line, ...], first: int, last: int, body: str) -> Heading:
    """The heading of a page, with what the line above calls it, and where and whom to ask, which a page says below."""
    above = " ".join(line.text.lower() for line in filled[max(first - 2, 0) : first + 1])
    kind = "minutes" if re.search(r"\bminutes\b", above) else "agenda" if re.search(r"\bagenda\b", above) else "unknown"
    below = dict(filter(None, (label_of(line.text) for line in filled[last + 1 : last + 8])))
    heading = _held(filled[first : last + 1], kind, body)
    return replace(heading, location=below.get("location"), contact=below.get("contact"), email=below.get("email"))
