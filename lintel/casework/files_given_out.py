"""Files given out: what came along with a form, for staff who may see the work that it became. A held one is not given out."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Q, QuerySet

from lintel.casework.files_that_stand import that_stand
from lintel.casework.looking import write_look
from lintel.casework.one_work import WorkPage
from lintel.domain.fact import Recorded
from lintel.domain.uploads import CLEAN, FOUND, WAITING
from lintel.gateways import shelf
from lintel.ledger import read
from lintel.records.models import SentFile, Words


class CameAlong(NamedTuple):
    """What came along: what can be given out, how many are being checked, and in how many something was found."""

    ready: list[SentFile]
    waiting: int
    found: int


class GivenOut(NamedTuple):
    """One file on its way out: what it is called, what it is, and what is in it."""

    name: str
    kind: str
    content: bytes


def came_along(page: WorkPage) -> CameAlong:
    """What was sent along with the form with which a work began, or what it came from, and added to it since. At most
    four queries."""
    found = _files(page)
    states = [each.state for each in found]
    return CameAlong([each for each in found if each.state == CLEAN], states.count(WAITING), states.count(FOUND))


def give_out(page: WorkPage, file: str) -> GivenOut | None:
    """One of them, once it is written down who has it; None where it is not of this work, is held, or is not there."""
    found = next((each for each in _files(page) if each.id == file and each.state == CLEAN), None)
    content = shelf.content_of(found.stored) if found else None
    if found is None or content is None:
        return None
    work = page.work
    write_look(by=page.reader.id, page="sent_file", shown=[work.id, work.person, found.id], about=work.person)
    return GivenOut(found.name, found.kind, content)


def _files(page: WorkPage) -> list[SentFile]:
    """Those of the work itself, and of that of which the form tells that the page shows; what came with words that were
    withdrawn is gone with them. None for readers who may not see who people are."""
    first = {row.work.first_told for row in page.rows if row.work.first_told}
    if not (first and page.reader.allowed.names):
        return []
    began = Words.objects.filter(pk__in=first).values("about")
    along = SentFile.objects.filter(Q(work__in=began) | Q(work=page.work.id))
    return list(that_stand(along, _stories(page, along)).order_by("added_at", "id"))


def _stories(page: WorkPage, along: QuerySet[SentFile]) -> list[Sequence[Recorded]]:
    """Of the works with which something came since: the page has its own story at hand."""
    others = set(along.exclude(told="").exclude(work=page.work.id).values_list("work", flat=True))
    return [page.entries, *(read.facts_of(others).values() if others else ())]
