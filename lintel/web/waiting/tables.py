"""The tables of the waiting list and of what is due today: columns, and a row for each work."""

from typing import Any

from django.urls import reverse

from lintel.casework.rows import ListRow
from lintel.council.models import Staff
from lintel.domain.written import WRITTEN
from lintel.web import work_cells
from lintel.web.formats import short_day
from lintel.web.work_cells import Cell

WAITING = [
    {"text": "Person"},
    {"text": "Work and clock"},
    {"text": "Waiting since"},
    {"text": "Days", "numeric": True},
    {"text": "Target"},
    {"text": "Rating"},
    {"text": "Last reached"},
    {"text": "Next contact"},
    {"text": "With"},
    {"text": "Waiting for"},
]
CONTACTS = [
    {"text": "Person"},
    {"text": "Work and clock"},
    {"text": "Rating"},
    {"text": "Days", "numeric": True},
    {"text": "Last reached"},
    {"text": "Next contact"},
    {"text": "With"},
    {"text": "What to do"},
]
OFFERS = [
    {"text": "Person"},
    {"text": "Work and clock"},
    {"text": "Rating"},
    {"text": "Days", "numeric": True},
    {"text": "With"},
    {"text": "What to do"},
]


def waiting_row(row: ListRow) -> list[Cell]:
    """One line of the waiting list."""
    return [
        work_cells.person(row),
        work_cells.what(row),
        work_cells.since(row),
        work_cells.days(row),
        work_cells.target(row),
        work_cells.rating(row),
        work_cells.reached(row),
        work_cells.next_contact(row),
        work_cells.held_by(row),
        work_cells.waiting_for(row),
    ]


def contact_row(row: ListRow, moves: frozenset[str]) -> list[Cell]:
    """One person to be in touch with."""
    return [
        work_cells.person(row),
        work_cells.what(row),
        work_cells.rating(row),
        work_cells.days(row),
        work_cells.reached(row),
        work_cells.next_contact(row),
        work_cells.held_by(row),
        _act(row, moves, "keep_in_touch", "Record a contact"),
    ]


def worse_row(row: ListRow, moves: frozenset[str]) -> list[Cell]:
    """One person who said that it has got worse, to be rated again."""
    said_on = short_day(row.work.worse_on) if row.work.worse_on else ""
    return [
        work_cells.person(row),
        work_cells.what(row),
        work_cells.rating(row),
        work_cells.days(row),
        said_on,
        work_cells.held_by(row),
        _act(row, moves, "rate", "Rate again"),
    ]


def offer_row(row: ListRow, moves: frozenset[str], move: str, words: str) -> list[Cell]:
    """One offer without an answer, or one red without a manager."""
    return [
        work_cells.person(row),
        work_cells.what(row),
        work_cells.rating(row),
        work_cells.days(row),
        work_cells.held_by(row),
        _act(row, moves, move, words),
    ]


def sign_row(row: ListRow, moves: frozenset[str]) -> list[Cell]:
    """One assessment or plan to be signed off or sent back."""
    written = WRITTEN[row.work.to_sign or ""]
    return [
        work_cells.person(row),
        work_cells.what(row),
        written.form.title,
        work_cells.rating(row),
        work_cells.days(row),
        work_cells.held_by(row),
        {"text": "Sign off or send back", "href": reverse("sign_off", args=[row.work.reference, written.slug])},
    ]


TO_SIGN = [
    {"text": "Person"},
    {"text": "Work and clock"},
    {"text": "What"},
    {"text": "Rating"},
    {"text": "Days", "numeric": True},
    {"text": "With"},
    {"text": "What to do"},
]
WORSE = [
    {"text": "Person"},
    {"text": "Work and clock"},
    {"text": "Rating"},
    {"text": "Days", "numeric": True},
    {"text": "Said worse on"},
    {"text": "With"},
    {"text": "What to do"},
]
DUE: dict[str, dict[str, Any]] = {
    "red": {
        "title": "Red, and no manager told",
        "columns": OFFERS,
        "empty": "A manager knows of every red.",
        "more": "More red work, and no manager told",
    },
    "worse": {
        "title": "Says it has got worse, and not rated since",
        "columns": WORSE,
        "empty": "Nobody has said so since they were last rated.",
        "more": "More who say that it has got worse",
    },
    "untold": {
        "title": "Somebody must be told, and no message reaches them",
        "columns": OFFERS,
        "empty": "Nobody is due to be told another way.",
        "more": "More who must be told another way",
    },
    "contacts": {
        "title": "Contacts due or overdue",
        "columns": CONTACTS,
        "empty": "Nobody is due a contact today.",
        "more": "More contacts due or overdue",
    },
    "to_sign": {
        "title": "To be signed off",
        "columns": TO_SIGN,
        "empty": "Nothing waits to be signed off.",
        "more": "More to be signed off",
    },
    "offers": {
        "title": "Offers without an answer",
        "columns": OFFERS,
        "empty": "Every offer has been answered.",
        "more": "More offers without an answer",
    },
}


def due_row(name: str, row: ListRow, reader: Staff) -> list[Cell]:
    """One line of one of the lists of what is due today."""
    moves = reader.allowed.moves
    if name == "contacts":
        return contact_row(row, moves)
    if name == "worse":
        return worse_row(row, moves)
    if name == "to_sign":
        return sign_row(row, moves)
    if name in ("untold", "red"):
        return offer_row(row, moves, *(("escalate", "Tell a manager") if name == "red" else ("", "")))
    return offer_row(row, moves, *answer_to_offer(row, reader.id))


def answer_to_offer(row: ListRow, reader: str) -> tuple[str, str]:
    """The move that an offer without an answer asks of this reader, and its words."""
    if row.work.offered_to == reader and not row.offer_lapsed:
        return "accept", "Accept"
    return ("offer", "Offer again") if row.offer_lapsed else ("", "Open")


def _act(row: ListRow, moves: frozenset[str], move: str, words: str) -> dict[str, Any]:
    """A link to the move, for those who may make it; else a link to the work."""
    if move in moves:
        return {"text": words, "href": reverse("move", args=[row.work.reference, move])}
    return {"text": "Open", "href": work_cells.address(row)}
