"""More told: words and files that somebody adds to a form that they sent. They stand in the story of the same work, once each.

Where that work has ended they begin a new one for the same person, so that somebody reads them. Its sender is not told of
that where the status page says no more than that we have it: the pages must not say more together than each alone.
"""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID, uuid5

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from lintel.casework.actions import written_down
from lintel.casework.asked import moment_of
from lintel.casework.commit import Overtaken, commit
from lintel.casework.files_added import enter_all, give_up
from lintel.casework.kept_back import kept_back
from lintel.casework.models import Person, Work
from lintel.casework.told_anew import tell_anew, told_aloud
from lintel.domain.access import FRONT_DOOR_KINDS
from lintel.domain.asking import SENT_BY_PORTAL
from lintel.domain.forms.every import BY_FORM
from lintel.domain.more_told import MoreTold
from lintel.domain.refusals import Refused
from lintel.domain.status import only_received
from lintel.domain.story import state_of
from lintel.domain.work import WorkState
from lintel.ledger import read
from lintel.ledger.write_lock import one_transaction
from lintel.records.models import SentFile

TRIES = 5


class SentForm(NamedTuple):
    """What somebody sent: the work that it became, and the name of its form."""

    work: str
    form: str


def takes_more(sent: SentForm) -> bool:
    """Whether words can still be added to what was sent: it is there, be it finished or not."""
    return Work.objects.filter(pk=sent.work).exists()


def is_finished(sent: SentForm) -> bool:
    """Whether what is added now begins a new work, and says so."""
    return not _open(sent).exists() and not _is_quiet(sent)


def told_anew(sent: SentForm) -> str:
    """The reference of what began with words that were added once the work had ended; empty where nothing did."""
    began = Work.objects.filter(because_of=sent.work, kind=BY_FORM[sent.form].door.kind)
    found = told_aloud(began.order_by(F("closed_on").desc(nulls_first=True), "-opened_on", "id"))
    return found[0].reference if found else ""


def add_more(
    sent: SentForm, words: str, *, once: str, files: Sequence[SentFile] = (), by: str = SENT_BY_PORTAL
) -> None:
    """Keep words and files with the work that a form became. `once` is the page's own number: sent twice they count once.
    `by` is a staff id where it came on paper.

    Raises Refused where there is no such work any more, or no room for the files, and Overtaken where others kept acting on
    it at the same moment. No file is left on the shelf that was not taken.
    """
    unused: Sequence[SentFile] = files
    try:
        unused = _tried(sent, words, once, files, by)
    finally:
        give_up(unused)


def _tried(sent: SentForm, words: str, once: str, files: Sequence[SentFile], by: str) -> Sequence[SentFile]:
    for left in reversed(range(TRIES)):
        try:
            return _add(sent, words, once, files, by)
        except Overtaken:
            if not left:
                raise
    return files


def _add(sent: SentForm, words: str, once: str, files: Sequence[SentFile], by: str) -> Sequence[SentFile]:
    said = _with_names(words, files)
    added = str(uuid5(UUID(sent.work), f"{once} {said}"))
    with one_transaction():
        # Of two clicks the second waits here, and finds the first.
        if not Work.objects.select_for_update().filter(pk=sent.work):
            raise Refused("not_opened")
        return files if _is_there(sent, added) else enter_all(files, _told(sent, said, added, by), added)


def _with_names(words: str, files: Sequence[SentFile]) -> str:
    """The words, and what the files are called that came with them."""
    along = f"With it: {', '.join(each.name for each in files)}" if files else ""
    return "\n\n".join(each for each in (words, along) if each)


def _told(sent: SentForm, said: str, added: str, by: str) -> str:
    """Tell it, by the fact or as the work of this id. Returns the id of the work with which it stands."""
    work = _open(sent).first()
    if work is None:
        tell_anew(BY_FORM[sent.form], sent.work, said, anew=added, quietly=_is_quiet(sent), by=by)
        return added
    now = moment_of(timezone.now())
    note, documents = written_down(said, about=work.id)
    told = MoreTold(id=added, subject=work.id, occurred=now.on, at=now.at, note=note)
    commit(told, by=by, words=documents)
    return work.id


def _is_there(sent: SentForm, added: str) -> bool:
    """Whether these very words were added before, to a work or as one."""
    works = {sent.work, *Work.objects.filter(because_of=sent.work).values_list("pk", flat=True)}
    stories = read.facts_of(works)
    return added in works or any(entry.fact.id == added for story in stories.values() for entry in story)


def _open(sent: SentForm) -> QuerySet[Work]:
    """The work that goes on with what was sent: itself, the concern that it became, or what began anew with later words.

    What was told as a concern is never read by teams that may not see one.
    """
    kind = BY_FORM[sent.form].door.kind
    kinds = FRONT_DOOR_KINDS if kind == "contact" else {kind}
    going_on = Work.objects.filter(Q(pk=sent.work) | Q(because_of=sent.work), kind__in=kinds, closed_on=None)
    return going_on.order_by("-opened_on", "id")


def _is_quiet(sent: SentForm) -> bool:
    """Whether it goes on to look as if nobody had seen it, by the very rule of the status page, or of somebody kept back."""
    began = state_of(read.facts_of({sent.work}).get(sent.work, ()))
    people = Person.objects.filter(pk__in=Work.objects.filter(pk=sent.work).values("person"))
    return not isinstance(began, WorkState) or only_received(began) or bool(kept_back(people))
