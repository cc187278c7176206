"""Tells: a decision that is withdrawn owes nobody a word of it any more, and owes it again where it comes back."""

from collections.abc import Iterable, Mapping, Sequence

from lintel.domain.fact import Fact, Recorded, Withdrawn, withdrawn_ids
from lintel.domain.messages import OUTCOME, TELLER
from lintel.gateways.models import Message, Status


def follow_withdrawals(
    facts: Iterable[Fact], stories: Mapping[str, Sequence[Recorded]], new: Sequence[Recorded]
) -> None:
    """Let what came of a concern be told where its decision stands, and not where it does not. In the caller's transaction.

    `stories` are those of the facts' subjects before, and `new` what was recorded now.
    """
    for work in {fact.subject for fact in facts if isinstance(fact, Withdrawn)}:
        story = [*stories.get(work, ()), *(entry for entry in new if entry.fact.subject == work)]
        void = withdrawn_ids(story)
        unsaid = Message.objects.filter(work=work, template=OUTCOME, status__in=(Status.BLOCKED, Status.NOT_NEEDED))
        unsaid.filter(because_of__in=void).update(status=Status.NOT_NEEDED, why="overtaken")
        unsaid.exclude(because_of__in=void).update(status=Status.BLOCKED, why=TELLER)
