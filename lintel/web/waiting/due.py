"""The tables of what is due today: each with its columns beside what makes its rows."""

from typing import Any

from django.urls import reverse

from lintel.casework.rows import ListRow
from lintel.council.models import Staff
from lintel.domain.access import SAFEGUARDING_KINDS
from lintel.domain.written import WRITTEN
from lintel.web import work_cells
from lintel.web.formats import short_day
from lintel.web.work_cells import Cell

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


def contact_row(row: ListRow, reader: Staff) -> list[Cell]:
    """One person to be in touch with."""
    return [
        work_cells.person(row),
        work_cells.what(row),
        work_cells.rating(row),
        work_cells.days(row),
        work_cells.reached(row),
        work_cells.next_contact(row),
        work_cells.held_by(row),
        _act(row, reader, "keep_in_touch", "Record a contact"),
    ]


def worse_row(row: ListRow, reader: Staff) -> list[Cell]:
    """One person who said that it has got worse, to be rated again."""
    said_on = short_day(row.work.worse_on) if row.work.worse_on else ""
    return [
        work_cells.person(row),
        work_cells.what(row),
        work_cells.rating(row),
        work_cells.days(row),
        said_on,
        work_cells.held_by(row),
        _act(row, reader, "rate", "Rate again"),
    ]


def more_row(row: ListRow, reader: Staff) -> list[Cell]:
    """One form to which its sender added words that nobody has read."""
    told_on = short_day(row.work.more_told_on) if row.work.more_told_on else ""
    return [
        work_cells.person(row),
        work_cells.what(row),
        work_cells.rating(row),
        work_cells.days(row),
        {"text": told_on, "note": SAFETY if row.work.kind in SAFEGUARDING_KINDS else ""},
        work_cells.held_by(row),
        {"text": "Read it", "href": work_cells.address(row)},
    ]


def red_row(row: ListRow, reader: Staff) -> list[Cell]:
    """One red without a manager."""
    return _short_row(row, _act(row, reader, "escalate", "Tell a manager"))


def untold_row(row: ListRow, reader: Staff) -> list[Cell]:
    """One work about which somebody must be told another way."""
    return _short_row(row, _act(row, reader))


def offer_row(row: ListRow, reader: Staff) -> list[Cell]:
    """One offer without an answer."""
    return _short_row(row, _act(row, reader, *answer_to_offer(row, reader.id)))


def _short_row(row: ListRow, act: Cell) -> list[Cell]:
    return [
        work_cells.person(row),
        work_cells.what(row),
        work_cells.rating(row),
        work_cells.days(row),
        work_cells.held_by(row),
        act,
    ]


def sign_row(row: ListRow, reader: Staff) -> list[Cell]:
    """One assessment or plan to be signed off or sent back."""
    written = WRITTEN[row.work.to_sign or ""]
    return [
        work_cells.person(row),
        work_cells.what(row),
        written.form.title,
        work_cells.rating(row),
        work_cells.days(row),
        work_cells.held_by(row),
        _sign(row, reader, written.slug),
    ]


def _sign(row: ListRow, reader: Staff, slug: str) -> Cell:
    """Nobody signs off what he or she wrote: such a row says that it is for another manager."""
    if row.work.worker == reader.id:
        return {"text": "Yours: for another manager", "href": reverse("read_written", args=[row.work.reference, slug])}
    return {"text": "Sign off or send back", "href": reverse("sign_off", args=[row.work.reference, slug])}


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
MORE = [{"text": "Told on"} if each["text"] == "Said worse on" else each for each in WORSE]
SAFETY = "Urgent: about somebody’s safety"
DUE: dict[str, dict[str, Any]] = {
    "red": {
        "title": "Red, and no manager told",
        "columns": OFFERS,
        "row": red_row,
        "empty": "A manager knows of every red.",
        "more": "More red work, and no manager told",
    },
    "worse": {
        "title": "Says it has got worse, and not rated since",
        "columns": WORSE,
        "row": worse_row,
        "empty": "Nobody has said so since they were last rated.",
        "more": "More who say that it has got worse",
    },
    "more": {
        "title": "More was told, and not read yet",
        "columns": MORE,
        "row": more_row,
        "empty": "All that was added is read.",
        "more": "More to which words were added",
    },
    "untold": {
        "title": "Somebody must be told, and no message reaches them",
        "columns": OFFERS,
        "row": untold_row,
        "empty": "Nobody is due to be told another way.",
        "more": "More who must be told another way",
    },
    "contacts": {
        "title": "Contacts due or overdue",
        "columns": CONTACTS,
        "row": contact_row,
        "empty": "Nobody is due a contact today.",
        "more": "More contacts due or overdue",
    },
    "to_sign": {
        "title": "To be signed off",
        "columns": TO_SIGN,
        "row": sign_row,
        "empty": "Nothing waits to be signed off.",
        "more": "More to be signed off",
    },
    "offers": {
        "title": "Offers without an answer",
        "columns": OFFERS,
        "row": offer_row,
        "empty": "Every offer has been answered.",
        "more": "More offers without an answer",
    },
}


def answer_to_offer(row: ListRow, reader: str) -> tuple[str, str]:
    """The move that an offer without an answer asks of this reader, and its words."""
    if row.work.offered_to == reader and not row.offer_lapsed:
        return "accept", "Accept"
    return ("offer", "Offer again") if row.offer_lapsed else ("", "Open")


def _act(row: ListRow, reader: Staff, move: str = "", words: str = "") -> dict[str, Any]:
    """A link to the move, for those who may make it; else a link to the work."""
    if move in reader.allowed.moves:
        return {"text": words, "href": reverse("move", args=[row.work.reference, move])}
    return {"text": "Open", "href": work_cells.address(row)}
