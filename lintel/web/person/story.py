"""What the next worker reads first: what was promised, who the worker is, which days come next, and what is known."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from django.urls import reverse

from lintel.casework.one_person import PersonPage
from lintel.casework.rows import ListRow, Who
from lintel.domain.access import may
from lintel.domain.nhs_number import looks_right
from lintel.domain.person import Promise
from lintel.web import work_cells
from lintel.web.formats import short_day

NO_TEAM_YET = "Nobody yet"


class NextDate(NamedTuple):
    """A day on which something is due, what, and where it stands."""

    on: date
    what: str
    href: str
    overdue: bool


def promises(page: PersonPage) -> list[dict[str, Any]]:
    """What was promised: by when, whether it was kept, and where that is recorded."""
    return [_promise(page, fact, promise) for fact, promise in page.promises]


def _promise(page: PersonPage, fact: str, promise: Promise) -> dict[str, Any]:
    late = promise.kept_on is None and promise.due_on < page.today
    if promise.kept_on is not None:
        state = f"Kept {short_day(promise.kept_on)}"
    else:
        state = f"{'Not kept: was due' if late else 'Due'} {short_day(promise.due_on)}"
    keep = promise.kept_on is None and may(page.reader.role, "tell")
    return {
        "words": page.notes.get(promise.note or "", ""),
        "state": state,
        "late": late,
        "made": short_day(promise.made_on),
        "keep": reverse("tell_of_one", args=[page.who.reference, "keep-promise", fact]) if keep else "",
    }


def plan(page: PersonPage) -> dict[str, str] | None:
    """What to do if the usual care breaks down, as the plan that was agreed last has it, and where that is read by those who
    see its work."""
    if page.plan is None:
        return None
    work, answers = page.plan
    return {
        "contingency": answers.get("contingency", ""),
        "first": answers.get("contingency_contact", ""),
        "href": reverse("read_written", args=[work.reference, "care-plan"]) if work in page.works else "",
    }


def workers(page: PersonPage) -> list[dict[str, str]]:
    """Who has each open work, those with a worker first; else in whose tray it is."""
    told = [
        {
            "who": row.worker_name or f"No worker yet: {row.team_name}",
            "what": row.kind_title,
            "href": work_cells.address(row),
        }
        for row in page.open_work
    ]
    with_worker = {work_cells.address(row) for row in page.open_work if row.worker_name}
    return sorted(told, key=lambda each: each["href"] not in with_worker)


def next_dates(page: PersonPage) -> list[NextDate]:
    """The days that come next, the nearest first, and those that have passed before them."""
    found = [*_of_promises(page), *(each for row in page.open_work for each in _of_work(page, row))]
    return sorted(found, key=lambda each: (each.on, each.what))


def _of_promises(page: PersonPage) -> Iterator[NextDate]:
    for _, promise in page.promises:
        if promise.kept_on is None:
            yield NextDate(promise.due_on, "Promised", "", promise.due_on < page.today)


def _of_work(page: PersonPage, row: ListRow) -> Iterator[NextDate]:
    work, href = row.work, work_cells.address(row)
    lapses = None if row.offer_lapsed else work.offer_lapses_on
    for on, what in (
        (work.next_contact_due, "Be in touch"),
        (work.due_on, f"{row.kind_title} due"),
        (lapses, f"{row.kind_title}: offer to be answered"),
    ):
        if on is not None:
            yield NextDate(on, what, href, on < page.today)


def known(who: Who) -> list[dict[str, str]]:
    """How to reach the person, as given."""
    identity = who.identity
    if identity is None:
        return []
    wrong = bool(identity.nhs_number) and not looks_right(identity.nhs_number)
    rows = [
        {"term": "Phone", "text": identity.phone},
        {"term": "Email", "text": identity.email},
        {"term": "Address", "text": ", ".join(each for each in (identity.address, identity.postcode) if each)},
        {
            "term": "NHS number",
            "text": identity.nhs_number,
            "note": "As given: its last digit cannot be right." if wrong else "",
        },
    ]
    return [each | {"text": each["text"] or "Not known"} for each in rows]
