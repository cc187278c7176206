"""Reports in a paper: where each begins and ends, and what stands at its head (title, body, date, whose report it is)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lintel.oversight.papers.reading.days import days_in, first_day
from lintel.oversight.papers.reading.found import Heading
from lintel.oversight.papers.reading.lines import Line, Paper, Place
from lintel.oversight.papers.reading.profile import Profile
from lintel.oversight.papers.reading.reports.labelled_head import labelled_heads

ROOM = "reports"
FARTHEST_UP, MOST_LINES = 24, 8


@dataclass(frozen=True)
class Report:
    """A report: its heading, the first line after that, and its last line, counted from 1. Appendices are in it."""

    heading: Heading
    first: int
    last: int

    @property
    def title(self) -> str:
        return self.heading.title or ""


def reports(paper: Paper, profile: Profile) -> tuple[Report, ...]:
    """The reports of a paper, in order. A paper without the words that say whose report it is has none."""
    labelled = list(labelled_heads(paper, profile))
    within = {number for each in labelled for number in each.place.numbers}
    others = ((each, after) for each, after in _headings(paper, profile) if not within & {*each.place.numbers})
    headings = sorted(
        [*((each, each.place.line_end + 1) for each in labelled), *others], key=lambda each: each[0].place.line_start
    )
    ends = [*(heading.place.line_start - 1 for heading, _ in headings[1:]), len(paper.lines)]
    return tuple(Report(heading, after, last) for (heading, after), last in zip(headings, ends, strict=False))


def _headings(paper: Paper, profile: Profile) -> Iterator[tuple[Heading, int]]:
    if "report_of" not in profile.rules.get(ROOM, {}):
        return
    whose, done = profile.pattern(ROOM, "report_of"), 0
    for line in paper.lines:
        said = whose.match(line.text) if line.number > done else None
        if said:
            done = _last_of_whose(paper, profile, line)
            above = _above(paper, profile, line.number, said.groupdict().get("title") or "")
            yield _heading(paper, profile, line, above, done), done + 1


def _last_of_whose(paper: Paper, profile: Profile, line: Line) -> int:
    """A long office goes on over lines, until a blank one."""
    last = line.number
    while last < len(paper.lines) and not paper.line(last + 1).blank and _fits(profile, paper.line(last + 1)):
        last += 1
    return last


def _fits(profile: Profile, line: Line) -> bool:
    """Whether a line may stand in a head; the first heading of the report is none of it."""
    text = line.text.strip()
    is_heading = text.rstrip(":").casefold() in (heading.casefold() for heading in profile.said(ROOM, "headings", ()))
    return not is_heading and bool(profile.pattern(ROOM, "head_line").fullmatch(text))


def _above(paper: Paper, profile: Profile, number: int, glued: str) -> list[tuple[Line, str]]:
    """The lines of the head that stand above the one that says whose report it is, in order, with their text."""
    found = [(paper.line(number), glued)] if glued.strip() else []
    for line in reversed(paper.between(max(1, number - FARTHEST_UP), number - 1)):
        if line.blank:
            continue
        if not _fits(profile, line) or len(found) == MOST_LINES:
            break
        found.insert(0, (line, line.text))
        if _dated(line.text) and not profile.said(ROOM, "title_first", False):
            return _with_body(paper, profile, found)
    return found


def _with_body(paper: Paper, profile: Profile, found: list[tuple[Line, str]]) -> list[tuple[Line, str]]:
    """The line above a date that stands alone names the body."""
    first, text = found[0]
    above = next(
        (line for line in reversed(paper.between(max(1, first.number - 3), first.number - 1)) if not line.blank), None
    )
    if above and not _undated(text) and _fits(profile, above):
        found.insert(0, (above, above.text))
    return found


def _dated(text: str) -> bool:
    return any(days_in(text))


def _undated(text: str) -> str:
    """The text without its day, and without what joined the two."""
    day = next(days_in(text))
    return f"{text[: day.start]} {text[day.end :]}".strip(" -,:;")


def _heading(paper: Paper, profile: Profile, whose: Line, above: Sequence[tuple[Line, str]], last: int) -> Heading:
    said = profile.pattern(ROOM, "report_of").match(whose.text)
    assert said
    dated = next((place for place, (_, text) in enumerate(above) if _dated(text)), None)
    body, title = _body_and_title(profile, [text.strip() for _, text in above], dated)
    more = [line.text.strip() for line in paper.between(whose.number + 1, last)]
    return Heading(
        Place(above[0][0].number if above else whose.number, last),
        "report",
        body=body or None,
        date=first_day(above[dated][1]) if dated is not None else None,
        title=" ".join(title) or None,
        report_of=" ".join([said["who"].strip(), *more]).strip(" .:"),
    )


def _body_and_title(profile: Profile, texts: list[str], dated: int | None) -> tuple[str, list[str]]:
    if dated is None:
        return "", texts
    own, rest = _undated(texts[dated]), texts[:dated] + texts[dated + 1 :]
    labels = profile.said(ROOM, "date_labels", [])
    if own and own.rstrip(":") not in labels:
        return own, rest
    bodies = [text for text in texts[:dated] if profile.pattern(ROOM, "body").fullmatch(text)]
    return (bodies[-1], [text for text in rest if text != bodies[-1]]) if bodies else ("", rest)
