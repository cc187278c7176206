"""More told: words that somebody adds to a form that they sent. They stand in the story of the same work, once each.

Where that work has ended they begin a new one for the same person, so that somebody reads them. Its sender is not told of
that where the status page says no more than that we have it: the pages must not say more together than each alone.
"""

from uuid import UUID, uuid5

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from lintel.casework.actions import written_down
from lintel.casework.asked import PublicDraft, moment_of
from lintel.casework.commit import Overtaken, commit
from lintel.casework.kept_back import kept_back
from lintel.casework.models import Person, Work
from lintel.casework.told_anew import tell_anew, told_aloud
from lintel.domain.access import FRONT_DOOR_KINDS
from lintel.domain.asking import SENT_BY_PORTAL
from lintel.domain.forms.every import BY_FORM
from lintel.domain.more_told import MoreTold
from lintel.domain.status import TO_SAFEGUARDING
from lintel.ledger import read
from lintel.ledger.write_lock import one_transaction

TRIES = 5


def takes_more(row: PublicDraft) -> bool:
    """Whether words can still be added to what was sent: it is there, be it finished or not."""
    return Work.objects.filter(pk=row.work).exists()


def is_finished(row: PublicDraft) -> bool:
    """Whether what is added now begins a new work, and says so."""
    return not _open(row).exists() and not _is_quiet(row)


def told_anew(row: PublicDraft) -> str:
    """The reference of what began with words that were added once the work had ended; empty where nothing did."""
    began = Work.objects.filter(because_of=row.work, kind=BY_FORM[row.form].door.kind)
    found = told_aloud(began.order_by(F("closed_on").desc(nulls_first=True), "-opened_on", "id"))
    return found[0].reference if found else ""


def add_words(draft: str, words: str, *, once: str, by: str = SENT_BY_PORTAL) -> None:
    """Keep the words with the work that the draft became. `once` is the page's own number: its words sent twice count once.
    `by` is a staff id where it came on paper.

    Raises Refused where there is no such work any more, and Overtaken where others kept acting on it at the same moment.
    """
    for left in reversed(range(TRIES)):
        try:
            _add(draft, words, once, by)
            return
        except Overtaken:
            if not left:
                raise


def _add(draft: str, words: str, once: str, by: str) -> None:
    with one_transaction():
        # Of two clicks the second waits here, and finds the first.
        row = PublicDraft.objects.select_for_update().get(pk=draft)
        added = str(uuid5(UUID(row.work), f"{once} {words}"))
        if _is_there(row, added):
            return
        work = _open(row).first()
        if work is None:
            tell_anew(BY_FORM[row.form], row.work, words, anew=added, quietly=_is_quiet(row), by=by)
            return
        now = moment_of(timezone.now())
        note, documents = written_down(words, about=work.id)
        told = MoreTold(id=added, subject=work.id, occurred=now.on, at=now.at, note=note)
        commit(told, by=by, words=documents)


def _is_there(row: PublicDraft, added: str) -> bool:
    """Whether these very words were added before, to a work or as one."""
    works = {row.work, *Work.objects.filter(because_of=row.work).values_list("pk", flat=True)}
    stories = read.facts_of(works)
    return added in works or any(entry.fact.id == added for story in stories.values() for entry in story)


def _open(row: PublicDraft) -> QuerySet[Work]:
    """The work that goes on with what was sent: itself, the concern that it became, or what began anew with later words.

    What was told as a concern is never read by teams that may not see one.
    """
    kind = BY_FORM[row.form].door.kind
    kinds = FRONT_DOOR_KINDS if kind == "contact" else {kind}
    going_on = Work.objects.filter(Q(pk=row.work) | Q(because_of=row.work), kind__in=kinds, closed_on=None)
    return going_on.order_by("-opened_on", "id")


def _is_quiet(row: PublicDraft) -> bool:
    """Whether it goes on to look as if nobody had seen it: a contact that became a concern, or of somebody kept back."""
    contact = BY_FORM[row.form].door.kind == "contact"
    became = contact and Work.objects.filter(because_of=row.work, kind=TO_SAFEGUARDING).exists()
    people = Person.objects.filter(pk__in=Work.objects.filter(pk=row.work).values("person"))
    return bool(kept_back(people)) or became
