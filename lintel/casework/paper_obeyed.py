"""Paper obeyed: what a paper form that is entered once more says of safety counts at once, and does not wait to be read."""

from collections.abc import Mapping

from django.db.models import Q, QuerySet
from django.utils import timezone

from lintel.casework.asked import moment_of
from lintel.casework.commit import commit
from lintel.casework.models import Work
from lintel.casework.more_told import SentForm, goes_on_as
from lintel.casework.said_now import SORT, said_now
from lintel.domain.asking import HowItCame, cannot_wait, cannot_wait_after_all, no_longer_safe, sent_on
from lintel.domain.document import Words
from lintel.domain.fact import new_id
from lintel.domain.forms.public import PublicForm
from lintel.domain.more_told import MoreTold
from lintel.domain.moves import When
from lintel.domain.person import PersonState
from lintel.domain.story import state_of
from lintel.ledger import read

DO_NOT_RING = {"safe_to_call_back": "no", "note": "On the paper form, entered again: do not ring whoever sent it."}


def use_no_unsafe_way(work: str, public: PublicForm, answers: Mapping[str, str], came: HowItCame) -> None:
    """No way is used that the paper calls unsafe. What it calls safe waits until somebody has read it.

    Raises Refused, and Overtaken where others acted on the person at the same moment.
    """
    found = Work.objects.filter(pk=work).first()
    if found is None:
        return
    now = moment_of(timezone.now())
    person = state_of(read.facts_of({found.person})[found.person])
    told = sent_on(public, answers, on=now.on, channel=came.channel).safe
    if isinstance(person, PersonState):
        facts = no_longer_safe(found.person, person.safe, told, When(occurred=now.on, at=now.at))
        if facts:
            commit(*facts, by=came.by)


def let_it_not_wait(sent: SentForm, public: PublicForm, answers: Mapping[str, str], came: HowItCame) -> None:
    """What the paper says cannot wait does not: the work that goes on with it, be it another than it was taken in as.

    Raises Refused, and Overtaken where others acted on the work at the same moment.
    """
    work = goes_on_as(sent)
    if work is None or work.urgent_since is not None or not cannot_wait(public, answers):
        return
    today = moment_of(timezone.now()).on
    facts = cannot_wait_after_all(read.facts_of({work.id})[work.id], today)
    if facts:
        commit(*facts, by=came.by)


def do_not_ring_its_sender(sent: SentForm, public: PublicForm, answers: Mapping[str, str], came: HowItCame) -> None:
    """Whoever sent it is not rung, nor sent a text, where the paper says now that this is not safe.

    Raises Overtaken where others acted on the work at the same moment.
    """
    now = moment_of(timezone.now())
    if sent_on(public, answers, on=now.on).words.get("safe_to_call_back") != "no":
        return
    rung = said_now([each.first_told or "" for each in _told_on(sent, public)])
    kept = [work for work, said in rung.items() if said.get("safe_to_call_back") != "no"]
    written = [Words(id=new_id(), about=work, recorded=timezone.now(), sort=SORT, body=DO_NOT_RING) for work in kept]
    facts = [
        MoreTold(subject=each.about, occurred=now.on, at=now.at, note=each.id, how_to_reach=True) for each in written
    ]
    if facts:
        commit(*facts, by=came.by, words=written)


def _told_on(sent: SentForm, public: PublicForm) -> QuerySet[Work]:
    """What was taken in, and what began anew with later words: each has its sender's answers of its own."""
    return Work.objects.filter(Q(pk=sent.work) | Q(because_of=sent.work), kind=public.door.kind)
