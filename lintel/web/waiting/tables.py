"""The table of the waiting list: columns, and a row for each work."""

from lintel.casework.rows import ListRow
from lintel.web import work_cells
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
