"""Paper obeyed: what a paper form that is entered once more says of safety counts at once, and does not wait to be read."""

from collections.abc import Iterator, Mapping

from django.utils import timezone

from lintel.casework.asked import moment_of
from lintel.casework.commit import commit
from lintel.casework.models import Work
from lintel.domain.asking import HowItCame, Sent, cannot_wait_after_all, no_longer_safe, sent_on
from lintel.domain.fact import Fact
from lintel.domain.forms.public import PublicForm
from lintel.domain.moves import When
from lintel.domain.person import PersonState
from lintel.domain.story import state_of
from lintel.ledger import read


def obey(work: str, public: PublicForm, answers: Mapping[str, str], came: HowItCame) -> None:
    """No way is used that the paper calls unsafe, and what it says cannot wait does not. What it calls safe waits until
    somebody has read it.

    Raises Refused, and Overtaken where others acted on the person or the work at the same moment.
    """
    found = Work.objects.filter(pk=work).first()
    if found is None:
        return
    now = moment_of(timezone.now())
    sent = sent_on(public, answers, on=now.on, channel=came.channel)
    facts = list(_facts(found, sent, When(occurred=now.on, at=now.at)))
    if facts:
        commit(*facts, by=came.by)


def _facts(work: Work, sent: Sent, when: When) -> Iterator[Fact]:
    stories = read.facts_of({work.person, work.id})
    person = state_of(stories[work.person])
    if isinstance(person, PersonState):
        yield from no_longer_safe(work.person, person.safe, sent.safe, when)
    cannot_wait = sent.received["urgent_since"] is not None
    if cannot_wait and work.urgent_since is None and work.closed_on is None:
        yield from cannot_wait_after_all(stories[work.id], when.occurred)
