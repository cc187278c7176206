"""Made-up minutes in three manners, and what a careful reader finds in them, as tables beside them."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from lintel.oversight.papers.reading.found import Reading
from lintel.oversight.papers.reading.lines import Line, Paper

FIXTURES = Path(__file__).parent / "fixtures"
MINUTES = ("first-minutes", "first-page", "second-minutes", "second-broken", "plain-minutes", "plain-page")
Row = tuple[str, ...]


def printed(name: str) -> bytes:
    return (FIXTURES / f"{name}.txt").read_bytes()


def paper_of(text: str, name: str = "x.txt") -> Paper:
    return Paper(name, tuple(Line(number, line) for number, line in enumerate(text.split("\n"), 1)))


def expected(name: str) -> set[Row]:
    with (FIXTURES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return {tuple(row.values()) for row in csv.DictReader(file)}


def as_rows(reading: Reading) -> Iterator[Row]:
    """What was found, in the columns of the tables."""
    for item in reading.items:
        yield _row("item", item, item.agenda_item_ref, item.decision_word)
    for point in reading.points:
        yield _row("point", point, point.point, point.kind)
    for clause in reading.decisions:
        asks = "y" if clause.creates_action else "n"
        yield _row("decision", clause, clause.clause, clause.decision_type, clause.addressee, asks)
    for action in reading.actions:
        yield _row("action", action, action.linked_clause, action.kind, action.addressee)


def _row(structure: str, found: object, *more: str | None) -> Row:
    place, item_no = found.place, found.item_no  # type: ignore[attr-defined]
    said: Iterable[object] = (structure, place.line_start, place.line_end, item_no, *more, *[None] * (4 - len(more)))
    return tuple("" if each is None else str(each) for each in said)
