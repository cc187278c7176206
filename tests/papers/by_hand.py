"""Made-up papers, as the readers would give them: each row of a paper is a line, or a thing found on a line."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from lintel.oversight.papers.following.meeting_papers import MeetingPapers
from lintel.oversight.papers.reading.found import (
    Action,
    Decision,
    Figure,
    Item,
    Paragraph,
    Point,
    Reading,
    Recommendation,
    Table,
)
from lintel.oversight.papers.reading.lines import Line, Paper, Place

BODY = "Adult Care Scrutiny Committee"
SPRING, SUMMER, AUTUMN = "2025-06-02", "2025-09-01", "2025-11-03"

Found = tuple[str, Callable[[Place], tuple[str, Any]]]


def item(number: str | None, title: str, on: str | None = None, lines: int = 1, **more: Any) -> Found:
    """A minute item of the meeting on an ISO date, of so many lines."""

    def found(place: Place) -> tuple[str, Any]:
        ends = Place(place.line_start, place.line_start + lines - 1)
        return "items", Item(ends, number, title, meeting_date=on, **more)

    return f"{number}. {title}", found


def point(number: str | None, name: str, text: str, on: str | None = None, answer: str | None = None) -> Found:
    """A point; `answer` are the words with which the answer begins."""
    at = text.index(answer) if answer else None
    kind = "qa" if answer else "s"
    return text, lambda place: ("points", Point(place, number, name, kind, text, at, on))


def clause(number: str | None, letter: str, text: str, on: str | None = None, asks: str | None = None) -> Found:
    """A clause; `asks` is whom it asks to do something."""
    kind = "request_action" if asks else "note"
    made = Decision(Place(1, 1), number, "RESOLVED", 1, letter, kind, asks, bool(asks), text, meeting_date=on)
    return f"{letter}) {text}", lambda place: ("decisions", replace(made, place=place))


def promised(number: str | None, kind: str, text: str, on: str | None = None, **more: Any) -> Found:
    """An undertaking or a request."""
    return text, lambda place: (
        "actions",
        Action(
            place,
            number,
            kind,
            more.pop("owner", None),
            more.pop("asked_by", None),
            None,
            text,
            meeting_date=on,
            **more,
        ),
    )


def paragraph(report: str, number: int, text: str) -> Found:
    """A numbered paragraph of a report."""
    return f"{number}. {text}", lambda place: ("paragraphs", Paragraph(place, report, number, text))


def asked(report: str, text: str) -> Found:
    """A recommendation of a report."""
    return f"- {text}", lambda place: ("recommendations", Recommendation(place, report, None, text))


def row(*cells: str) -> Found:
    """One row of a table."""
    return "\t".join(cells), lambda place: ("tables", Table(place, (cells,), (place.line_start,)))


def figures(text: str, *found: Figure) -> tuple[str, Callable[[Place], Any]]:
    """A line with figures, each placed where its printed form stands in the line, from the left."""

    def placed(place: Place) -> list[tuple[str, Any]]:
        at, given = 0, []
        for each in found:
            at = text.index(each.figure, at)
            given.append(
                ("figures", replace(each, place=Place(place.line_start, place.line_end, at + 1), sentence=text))
            )
            at += len(each.figure)
        return given

    return text, placed


def figure(printed: str, value: float, unit: str, context: str, as_at: str | None = None, **more: Any) -> Figure:
    """A figure whose place is found by `figures`."""
    high, role, source = (
        more.get("high"),
        more.get("role", "actual"),
        more.get("source", "sentence" if as_at else "none"),
    )
    kind = more.get("kind", {"percent": "percent", "GBP": "money", "days": "duration"}.get(unit, "count"))
    return Figure(Place(1, 1), printed, value, high, unit, kind, as_at, source, context, role)


def made(name: str, *rows: Any) -> Reading:
    """A paper of that name whose lines are these rows, and what was found on them."""
    lines = tuple(Line(at, each if isinstance(each, str) else each[0]) for at, each in enumerate(rows, start=1))
    found: dict[str, tuple[Any, ...]] = {}
    for at, each in enumerate(rows, start=1):
        given = [] if isinstance(each, str) else each[1](Place(at, at))
        for sort, thing in given if isinstance(given, list) else [given]:
            found[sort] = (*found.get(sort, ()), thing)
    return Reading(Paper(name, lines), "made-up", True, **found)


def met(on: str, *readings: Reading, body: str = BODY) -> MeetingPapers:
    """The papers of one meeting."""
    return MeetingPapers(body, on, readings)
