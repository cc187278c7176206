"""What happened with a person and the works for them, as the timeline and the chronology say it."""

from django.urls import reverse

from lintel.casework.one_person import PersonPage
from lintel.casework.rows import ListRow
from lintel.casework.timeline import Item
from lintel.domain.access import may
from lintel.domain.telling_of_people import TAKEN_BACK
from lintel.web import work_cells
from lintel.web.person.showing import shown
from lintel.web.work.entries import Entry, entries


def happened(page: PersonPage, kind: str) -> list[Entry]:
    """The entries of one sort, or all, newest first; each of a work leads to that work, and a note to where it is put right."""
    works = {row.work.id: called(row) for row in page.rows}
    all_entries = entries(page.everything, works=works)
    _lead_on(page, all_entries)
    kinds = {row.work.id: row.work.kind for row in page.rows}
    return shown(all_entries, kind, kinds, {item.fact: item for item in page.everything})


def called(row: ListRow) -> tuple[str, str]:
    """What a work is called, and its address."""
    return f"{row.kind_title} {row.work.reference}", work_cells.address(row)


def may_be_taken_back(item: Item) -> bool:
    """Whether an entry is one that was told of the person, and still stands."""
    return was_told(item) and item.may_be_withdrawn


def was_told(item: Item) -> bool:
    """Whether an entry is one that was told of the person."""
    return type(item.now).__name__ in TAKEN_BACK


def _lead_on(page: PersonPage, all_entries: list[Entry]) -> None:
    """From the last version of each note to where it is put right, and from each entry to where it is taken back; for
    those who may."""
    here, role = page.who.reference, page.reader.role
    last = {latest: first for first, latest in page.state.notes.items()} if may(role, "tell") else {}
    for entry in all_entries:
        fact = entry.item.fact
        if fact in last:
            entry.correct = reverse("tell_of_one", args=[here, "note-again", last[fact]])
        if may(role, "withdraw") and may_be_taken_back(entry.item):
            entry.withdraw = reverse("tell_of_one", args=[here, "take-back", fact])
