"""The forms that a kind of work has of its own, beside its moves: what each is called, and where it is."""

from collections.abc import Iterator

from django.urls import reverse

from lintel.casework.one_work import WorkPage
from lintel.domain.access import may
from lintel.domain.written import Written, of_kind

Link = tuple[str, str]


def own_forms(page: WorkPage) -> list[Link]:
    """The forms of this work that its reader may open now, each as (title, address)."""
    if not page.reader.allowed.names:
        return []
    return [
        (title, reverse(route, args=[page.work.reference, written.slug]))
        for written in of_kind(page.work.kind)
        for title, route in _links(page, written)
    ]


def _links(page: WorkPage, written: Written) -> Iterator[Link]:
    role, state = page.reader.role, page.state
    if may(role, "reach") and written.is_written_now(state):
        yield written.verb, "write"
    if may(role, "sign_off") and written.waits_to_be_signed(state):
        yield f"Sign off, or send back: {written.form.title}", "sign_off"
    if written.submissions(page.entries):
        yield f"Read: {written.form.title}", "read_written"
