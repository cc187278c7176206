"""What a paper says of itself: which body, when, where, whom to ask, and when the meeting closed."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lintel.oversight.papers.reading.found import Heading
from lintel.oversight.papers.reading.lines import Line, Paper, Place
from lintel.oversight.papers.reading.meeting_days import DAY, TIME, day_in, time_in
from lintel.oversight.papers.reading.meeting_words import patterns
from lintel.oversight.papers.reading.profile import Profile

LABELS = patterns("heading", "labels")
BODY = r"(?:Committee|Commission|Panel|Cabinet|Council|Board|Forum|Executive|Partnership|Sub-Committee|Assembly|Task Group)"
MINUTES = (
    r"^(?:(?:draft|confirmed)\s+)?(?:minutes|record) of (?:a |the |an )?(?:\w+ )?(?:meeting|proceedings)s?(?: of)?\b"
    r"|^at a (?:\w+ )?meeting of\b|^minutes of the .+ held\b|^minutes of meeting\b"
)
CLOSED = (
    r"(?P<opened>{time})\s*(?:to|-|until)\s*(?P<from_to>{time})"
    r"|\b(?:meeting|commission|committee|proceedings|business)\b[^.]{{0,60}}?\b(?:closed?|ended|concluded|finished|terminated|rose)\b"
    r"[^.]{{0,30}}?(?P<sentence>{time})|\bdeclared the meeting closed at (?P<declared>{time})"
)
STATEMENT = r"\b(?:POSITION STATEMENT|STATEMENT (?:FROM|BY|OF) THE)\b"
_BODY_OF_MINUTES = re.compile(
    r"\b(?:meeting|proceedings|minutes) of (?:an? |the )?(?!(?:\w+ )?meeting\b)(?:the )?"
    rf"(?P<body>.*?\b{BODY}\b(?:\s*\([^)]*\))?.*?)(?=,?\s+\b(?:which was |was )?held\b|[:,]|\s+on\b|$)",
    re.IGNORECASE,
)
_NEAR, _LONGEST_CLOSE, _AT_THE_HEAD, _FEWEST_LABELS = 12, 90, 40, 3


def headings(paper: Paper, profile: Profile) -> tuple[Heading, ...]:
    """Every heading in the paper, in its order: of the agenda, of the minutes within the pack, of a statement, of a web page."""
    filled = tuple(paper.filled())
    found = [*_labelled(filled), *_of_minutes(filled, profile), *_of_statements(filled), *_of_pages(filled)]
    kept: list[Heading] = []
    for heading in sorted(found, key=lambda each: (each.place.line_start, -each.place.line_end)):
        if not kept or heading.place.line_start > kept[-1].place.line_end:
            kept.append(heading)
    if paper.form == "modern-gov" and not any(line.text == "AGENDA" for line in filled):
        kept = [replace(each, kind="minutes") for each in kept]
    return tuple(_with_close(kept, filled, profile))


def meeting_date(headings: tuple[Heading, ...], line: int) -> str | None:
    """The day of the meeting that a line is about: of the last heading before it that names one."""
    before = [each for each in headings if each.date and each.place.line_start <= line]
    return before[-1].date if before else None


def _labelled(filled: tuple[Line, ...]) -> Iterator[Heading]:
    """Runs of lines `Label: value`, where at least a body and a day, or three labels, stand near each other."""
    run: list[tuple[Line, str, str]] = []
    for line in filled:
        label = _label(line.text)
        if label and run and line.number - run[-1][0].number > _NEAR:
            yield from _of_labels(run)
            run = []
        if label:
            run.append((line, *label))
    yield from _of_labels(run)


def _label(text: str) -> tuple[str, str] | None:
    name, colon, value = text.strip().partition(":")
    if not colon:
        name, colon, value = text.strip().partition("\t")
    if not colon or len(name) > 40 or not value.strip():
        return None
    for field, pattern in LABELS.items():
        if re.fullmatch(pattern, name.strip(), re.IGNORECASE):
            return field, value.strip()
    return None


def _of_labels(run: list[tuple[Line, str, str]]) -> Iterator[Heading]:
    values: dict[str, str] = {}
    for _line, field, value in run:
        values.setdefault(field, value)
    if not day_in(values.get("date", "")) or (len(values) < _FEWEST_LABELS and "body" not in values):
        return
    place = Place(run[0][0].number, run[-1][0].number, run[0][0].column(0))
    when = values["date"]
    yield Heading(
        place,
        "agenda",
        values.get("body"),
        day_in(when),
        time_in(values.get("time", "")) or time_in(when),
        values.get("location"),
        values.get("contact"),
        values.get("email"),
    )


def _of_minutes(filled: tuple[Line, ...], profile: Profile) -> Iterator[Heading]:
    """ "Minutes of a meeting of the X held at Y on D", on one line or on several with the body in capitals; or a line "Held: D at T"."""
    begins = re.compile(profile.said("heading", "minutes", MINUTES), re.IGNORECASE)
    for index, line in enumerate(filled):
        if begins.match(line.text.strip()) and (heading := _minutes(filled, index)):
            yield heading
        elif re.match(r"\W*held\s*:", line.text, re.IGNORECASE) and day_in(line.text) and index:
            above = _body_above(filled, index)
            if above is not None:
                yield _held(filled[above : index + 1], "minutes", filled[above].text)


def _minutes(filled: tuple[Line, ...], index: int) -> Heading | None:
    """A heading of minutes holds its day within four lines; an item "Minutes of the meeting held on D" names no body."""
    for end in range(index + 1, min(index + 5, len(filled)) + 1):
        run = filled[index:end]
        text = " ".join(line.text.strip() for line in run)
        if re.match(r"\W*\d+\s*[.)]", text) or len(text) > 400:
            return None
        if DAY.search(text):
            above = _body_above(filled, index)
            body = _body_of_minutes(text) or (filled[above].text if above is not None else None)
            return _held(run, "minutes", body) if body else None
    return None


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
    after = re.search(rf"(?:{TIME.pattern})\s*,?\s+(?:at|in)\s+(?P<place>(?:the\s+)?[A-Z].+?)\.?$", text)
    said = where or after
    place = Place(run[0].number, run[-1].number, run[0].column(0))
    return Heading(
        place, kind, body.strip(" .,:"), day_in(text), time_in(text), said["place"].strip(" ,.") if said else None
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


def _of_pages(filled: tuple[Line, ...]) -> Iterator[Heading]:
    """Web pages: "X Committee - DAY, D at T" on one line or two; a page of one item, which says no day."""
    for index, line in enumerate(filled[:_AT_THE_HEAD]):
        text = line.text.strip()
        day = DAY.search(text)
        body = re.sub(r"\s+MEETING$", "", text[: day.start()].strip(" -,:")) if day else ""
        if (
            day
            and body
            and not text.isupper()
            and len(text) < 150
            and _names_body(body)
            and not re.search(r"\bheld\b", text)
        ):
            yield replace(_held((line,), "unknown", body), location=None)
        elif day and index and day.start() == 0 and len(text) < 60 and _names_body(filled[index - 1].text):
            yield _held(filled[index - 1 : index + 1], "unknown", re.sub(r"^.*?-\s", "", filled[index - 1].text))
    if filled and re.fullmatch(r"(?:agenda item|issue(?: details)?)\W*", filled[0].text.strip(), re.IGNORECASE):
        yield Heading(Place(filled[0].number, filled[0].number), "item")


def _with_close(found: list[Heading], filled: tuple[Line, ...], profile: Profile) -> Iterator[Heading]:
    """Each heading of minutes with the close that stands before the next heading."""
    closed = re.compile(profile.said("heading", "closed", CLOSED).format(time=rf"(?:{TIME.pattern})"), re.IGNORECASE)
    for heading, following in zip(found, [*found[1:], None], strict=False):
        ends = following.place.line_start if following else None
        yield _closed_by(heading, filled, closed, ends) if heading.kind == "minutes" else heading


def _closed_by(heading: Heading, filled: tuple[Line, ...], closed: re.Pattern[str], ends: int | None) -> Heading:
    within = (line for line in filled if heading.place.line_end < line.number and (ends is None or line.number < ends))
    for line in within:
        found = closed.search(line.text)
        if found and (found["opened"] is None or len(line.text) < _LONGEST_CLOSE):
            close = found["from_to"] or found["sentence"] or found["declared"]
            return replace(heading, time=heading.time or found["opened"], closed=close)
    return heading
