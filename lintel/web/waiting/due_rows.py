"""The rows of what is due today, and the columns in which they stand."""

from datetime import date
from typing import Any

from django.urls import reverse

from lintel.casework.rows import ListRow
from lintel.council.models import Staff
from lintel.domain.access import SAFEGUARDING_KINDS
from lintel.domain.written import WRITTEN
from lintel.web import work_cells
from lintel.web.formats import short_day
from lintel.web.work_cells import Cell

SAFETY = "Urgent: about somebody’s safety"


def _columns(*between: str) -> list[dict[str, Any]]:
    """The columns that every list has, with its own between how long it waits and who has it."""
    first = [{"text": "Person"}, {"text": "Work and clock"}, {"text": "Rating"}, {"text": "Days", "numeric": True}]
    return [*first, *({"text": each} for each in (*between, "With", "What to do"))]


OFFERS = _columns()
CONTACTS = _columns("Last reached", "Next contact")
TO_SIGN = _columns("What")
WORSE = _columns("Said worse on")
MORE = _columns("Told on")


def contact_row(row: ListRow, reader: Staff) -> list[Cell]:
    """One person to be in touch with."""
    act = _act(row, reader, "keep_in_touch", "Record a contact")
    return _row(row, act, work_cells.reached(row), work_cells.next_contact(row))


def worse_row(row: ListRow, reader: Staff) -> list[Cell]:
    """One person who said that it has got worse, to be rated again."""
    return _row(row, _act(row, reader, "rate", "Rate again"), _day(row.work.worse_on))


def more_row(row: ListRow, reader: Staff) -> list[Cell]:
    """One form to which its sender added words that nobody has read."""
    note = SAFETY if row.work.kind in SAFEGUARDING_KINDS else ""
    act = {"text": "Read it", "href": work_cells.address(row)}
    return _row(row, act, {"text": _day(row.work.more_told_on), "note": note})


def urgent_row(row: ListRow, reader: Staff) -> list[Cell]:
    """One that cannot wait, at which nobody has looked."""
    return _row(row, _act(row, reader))


def red_row(row: ListRow, reader: Staff) -> list[Cell]:
    """One red without a manager."""
    return _row(row, _act(row, reader, "escalate", "Tell a manager"))


def untold_row(row: ListRow, reader: Staff) -> list[Cell]:
    """One work about which somebody must be told another way."""
    return _row(row, _act(row, reader))


def offer_row(row: ListRow, reader: Staff) -> list[Cell]:
    """One offer without an answer."""
    return _row(row, _act(row, reader, *answer_to_offer(row, reader.id)))


def sign_row(row: ListRow, reader: Staff) -> list[Cell]:
    """One assessment or plan to be signed off or sent back."""
    written = WRITTEN[row.work.to_sign or ""]
    return _row(row, _sign(row, reader, written.slug), written.form.title)


def _row(row: ListRow, act: Cell, *between: Cell) -> list[Cell]:
    first = [work_cells.person(row), work_cells.what(row), work_cells.rating(row), work_cells.days(row)]
    return [*first, *between, work_cells.held_by(row), act]


def _day(on: date | None) -> str:
    return short_day(on) if on else ""


def _sign(row: ListRow, reader: Staff, slug: str) -> Cell:
    """Nobody signs off what he or she wrote: such a row says that it is for another manager."""
    if row.work.worker == reader.id:
        return {"text": "Yours: for another manager", "href": reverse("read_written", args=[row.work.reference, slug])}
    return {"text": "Sign off or send back", "href": reverse("sign_off", args=[row.work.reference, slug])}


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
