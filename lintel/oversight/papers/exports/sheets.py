"""What was found of a meeting as sheets: decisions, actions, figures and points, each with its paper and lines."""

from collections.abc import Sequence
from typing import Final

from lintel.oversight.papers.exports.cells import as_csv
from lintel.oversight.papers.meeting_page.of_meeting import OfItem
from lintel.oversight.papers.reading.lines import Place

_PLACE: Final = ("paper", "line_start", "line_end")
HEADS: Final = {
    "decisions": ("item_no", "decision_word", "clause", "decision_type", "addressee", "creates_action", "text", *_PLACE),
    "actions": ("item_no", "kind", "addressee", "asked_by", "verb", "recipient", "due_as_stated", "linked_clause", "text", *_PLACE),
    "figures": ("figure", "value", "value_high", "unit", "kind", "role", "as_at", "as_at_from", "context", *_PLACE),
    "points": ("item_no", "point", "kind", "text", *_PLACE),
}  # fmt: skip


def sheet(sort: str, items: Sequence[OfItem]) -> bytes:
    """The CSV file of one of HEADS for the items of a meeting. Raises KeyError for any other sort."""
    return as_csv(HEADS[sort], rows(sort, items))


def rows(sort: str, items: Sequence[OfItem]) -> list[list[str]]:
    """The rows under the heads of that sort, in the order of the papers. Raises KeyError."""
    fields = HEADS[sort][: -len(_PLACE)]
    return [
        [*(_cell(getattr(found, field)) for field in fields), item.reading.paper.name, *_lines(found.place)]
        for item in items
        for found in getattr(item, sort)
    ]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) and value < 10**6 else _whole(value)


def _whole(value: object) -> str:
    return f"{value:.2f}".removesuffix(".00") if isinstance(value, float) else str(value)


def _lines(place: Place) -> tuple[str, str]:
    return str(place.line_start), str(place.line_end)
