"""The tables of what is due today: what each is called, its columns, and what makes its rows."""

from typing import Any

from lintel.web.waiting import due_rows

DUE: dict[str, dict[str, Any]] = {
    "urgent": {
        "title": "In danger or cannot wait, and nobody has looked yet",
        "columns": due_rows.OFFERS,
        "row": due_rows.urgent_row,
        "empty": "Somebody has looked at all that cannot wait.",
        "more": "More that cannot wait",
    },
    "red": {
        "title": "Red, and no manager told",
        "columns": due_rows.OFFERS,
        "row": due_rows.red_row,
        "empty": "A manager knows of every red.",
        "more": "More red work, and no manager told",
    },
    "worse": {
        "title": "Says it has got worse, and not rated since",
        "columns": due_rows.WORSE,
        "row": due_rows.worse_row,
        "empty": "Nobody has said so since they were last rated.",
        "more": "More who say that it has got worse",
    },
    "more": {
        "title": "More was told, and not read yet",
        "columns": due_rows.MORE,
        "row": due_rows.more_row,
        "empty": "All that was added is read.",
        "more": "More to which words were added",
    },
    "untold": {
        "title": "Somebody must be told, and no message reaches them",
        "columns": due_rows.OFFERS,
        "row": due_rows.untold_row,
        "empty": "Nobody is due to be told another way.",
        "more": "More who must be told another way",
    },
    "contacts": {
        "title": "Contacts due or overdue",
        "columns": due_rows.CONTACTS,
        "row": due_rows.contact_row,
        "empty": "Nobody is due a contact today.",
        "more": "More contacts due or overdue",
    },
    "to_sign": {
        "title": "To be signed off",
        "columns": due_rows.TO_SIGN,
        "row": due_rows.sign_row,
        "empty": "Nothing waits to be signed off.",
        "more": "More to be signed off",
    },
    "offers": {
        "title": "Offers without an answer",
        "columns": due_rows.OFFERS,
        "row": due_rows.offer_row,
        "empty": "Every offer has been answered.",
        "more": "More offers without an answer",
    },
}
