"""More told: words and files that somebody adds to a form that they sent. They stand in the story of the same work, once each.

Where that work has ended they begin a new one for the same person, so that somebody reads them. Its sender is not told of
that where the status page says no more than that we have it: the pages must not say more together than each alone.
"""

from collections.abc import Sequence
from itertools import count
from typing import NamedTuple
from uuid import UUID, uuid5

from django.db.models import F, Q

from lintel.casework.actions import written_down
from lintel.casework.commit import Overtaken, commit
from lintel.casework.files_added import enter_all, give_up
from lintel.casework.kept_back import kept_back
from lintel.casework.models import Person, Work
from lintel.casework.told_anew import tell_anew, told_aloud, when_it_came
from lintel.domain.access import FRONT_DOOR_KINDS
from lintel.domain.asking import BY_PORTAL, HowItCame
from lintel.domain.codes import titles
from lintel.domain.fact import withdrawn_ids
from lintel.domain.forms.every import BY_FORM
from lintel.domain.more_told import MoreTold, can_be_told_on
from lintel.domain.refusals import Refused
from lintel.domain.status import only_received
from lintel.domain.story import state_of
from lintel.domain.work import WorkState
from lintel.gateways import shelf
from lintel.ledger import read
from lintel.ledger.write_lock import one_transaction
from lintel.records.models import SentFile

TRIES = 5
ONLY_FILES = "Files, and no words with them."


class SentForm(NamedTuple):
    """What somebody sent: the work that it became, and the name of its form."""

    work: str
    form: str


class More(NamedTuple):
    """What is added: words, files that lie on the shelf, what tells it from other additions, and how it came."""

    words: str
    files: Sequence[SentFile]
    key: str
    came: HowItCame


def takes_more(sent: SentForm) -> bool:
    """Whether words can still be added to what was sent: it is there, be it finished or not."""
    return Work.objects.filter(pk=sent.work).exists()


def is_finished(sent: SentForm) -> bool:
    """Whether what is added now begins a new work, and says so."""
    return goes_on_as(sent) is None and not _is_quiet(sent)


def told_anew(sent: SentForm) -> str:
    """The reference of what began with words that were added once the work had ended; empty where nothing did."""
    began = Work.objects.filter(because_of=sent.work, kind=BY_FORM[sent.form].door.kind)
    found = told_aloud(began.order_by(F("closed_on").desc(nulls_first=True), "-opened_on", "id"))
    return found[0].reference if found else ""


def add_more(
    sent: SentForm, words: str, *, once: str, files: Sequence[SentFile] = (), came: HowItCame = BY_PORTAL
) -> None:
    """Keep words and files with the work that a form became. `once` is the page's own number: sent twice they count once.

    Raises Refused where there is no such work any more, or no room for the files, and Overtaken where others kept acting on
    it at the same moment. No file is left on the shelf that was not taken.
    """
    unused: Sequence[SentFile] = files
    try:
        unused = _tried(sent, More(_said(words, came), files, _key(once, words, files), came))
    finally:
        give_up(unused)


def _said(words: str, came: HowItCame) -> str:
    """The words, under how and when they came where that was typed: an entry cannot always stand on that day."""
    how = f"{titles('channels')[came.channel]}, {came.when.occurred:%-d %B %Y}" if came.when else ""
    return "\n".join(each for each in (how, words or ONLY_FILES) if each)


def _key(once: str, words: str, files: Sequence[SentFile]) -> str:
    """What tells two clicks from two additions. A phone may call every photo alike: what is in a file counts, not its name."""
    return "\n".join((once, *(shelf.digest_of(each.stored) for each in files), words))


def _tried(sent: SentForm, more: More) -> Sequence[SentFile]:
    for left in reversed(range(TRIES)):
        try:
            return _add(sent, more)
        except Overtaken:
            if not left:
                raise
    return more.files


def _add(sent: SentForm, more: More) -> Sequence[SentFile]:
    """Returns the files that are not needed. It is told last: telling takes the council's lock, on which others wait."""
    with one_transaction():
        # Of two clicks the second waits here, and finds the first.
        if not Work.objects.select_for_update().filter(pk=sent.work):
            raise Refused("not_opened")
        added = _new_id(sent, more.key)
        if added is None:
            return more.files
        work = goes_on_as(sent)
        unused = enter_all(more.files, work.id if work else added, added)
        _tell(sent, more, added, work)
        return unused


def _tell(sent: SentForm, more: More, added: str, work: Work | None) -> None:
    """By the fact of this id, with a work that goes on; else as the work of this id."""
    if work is None:
        tell_anew(BY_FORM[sent.form], sent.work, more.words, anew=added, quietly=_is_quiet(sent), came=more.came)
        return
    when, story = when_it_came(more.came), read.facts_of({work.id})
    if not can_be_told_on(when.occurred, story[work.id]):
        when = when_it_came(BY_PORTAL)
    note, documents = written_down(more.words, about=work.id)
    told = MoreTold(id=added, subject=work.id, occurred=when.occurred, at=when.at, note=note)
    commit(told, by=more.came.by, words=documents, known=story)


def _new_id(sent: SentForm, key: str) -> str | None:
    """The id for what is added; None where this was added before, to a work or as one, and stands.

    What was withdrawn since may be added again, under the next id.
    """
    works = {sent.work, *Work.objects.filter(because_of=sent.work).values_list("pk", flat=True)}
    for again in count():
        added = str(uuid5(UUID(sent.work), f"{again}\n{key}"))
        stories = read.facts_of(works | {added})
        told = [story for story in stories.values() if any(entry.fact.id == added for entry in story)]
        if added not in stories and not told:
            return added
        if added in works or any(added not in withdrawn_ids(story) for story in told):
            return None
    raise AssertionError("there is always a next number")


def goes_on_as(sent: SentForm) -> Work | None:
    """The work that goes on with what was sent: itself, the concern that it became, or what began anew with later words.

    What was told as a concern is never read by teams that may not see one.
    """
    kind = BY_FORM[sent.form].door.kind
    kinds = FRONT_DOOR_KINDS if kind == "contact" else {kind}
    going_on = Work.objects.filter(Q(pk=sent.work) | Q(because_of=sent.work), kind__in=kinds, closed_on=None)
    return going_on.order_by("-opened_on", "id").first()


def _is_quiet(sent: SentForm) -> bool:
    """Whether it goes on to look as if nobody had seen it, by the very rule of the status page, or of somebody kept back."""
    began = state_of(read.facts_of({sent.work}).get(sent.work, ()))
    people = Person.objects.filter(pk__in=Work.objects.filter(pk=sent.work).values("person"))
    return not isinstance(began, WorkState) or only_received(began) or bool(kept_back(people))
