"""What happened with a person and the works for them, as the timeline and the chronology say it."""

from django.urls import reverse

from lintel.casework.one_person import PersonPage
from lintel.casework.rows import ListRow
from lintel.domain.access import may
from lintel.web import work_cells
from lintel.web.person.showing import shown
from lintel.web.work.entries import Entry, entries


def happened(page: PersonPage, kind: str) -> list[Entry]:
    """The entries of one sort, or all, newest first; each of a work leads to that work, and a note to where it is put right."""
    works = {row.work.id: called(row) for row in page.rows}
    all_entries = entries(page.everything, works=works, puts_right=_puts_right(page))
    kinds = {row.work.id: row.work.kind for row in page.rows}
    return shown(all_entries, kind, kinds, {item.fact: item for item in page.everything})


def called(row: ListRow) -> tuple[str, str]:
    """What a work is called, and its address."""
    return f"{row.kind_title} {row.work.reference}", work_cells.address(row)


def _puts_right(page: PersonPage) -> dict[str, str]:
    """Where the last version of each note is put right, by the fact of that version; for those who may."""
    if not may(page.reader.role, "tell"):
        return {}
    here = page.who.reference
    return {
        latest: reverse("tell_of_one", args=[here, "note-again", first]) for first, latest in page.state.notes.items()
    }
