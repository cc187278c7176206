"""Asked for somebody: staff fill a public form in for a caller, or off paper. It is the same record, entered by them."""

from collections.abc import Mapping

from django.utils import timezone

from lintel.casework.asked import PublicDraft, enter
from lintel.casework.paper_again import says_the_same
from lintel.council.models import Staff
from lintel.domain.access import may
from lintel.domain.asking import HowItCame
from lintel.domain.forms.public import PublicForm, page_to_finish
from lintel.domain.moves import When
from lintel.domain.refusals import Refused
from lintel.ledger.write_lock import one_transaction


def take_down(
    public: PublicForm,
    answers: Mapping[str, str],
    *,
    work: str,
    paper: PublicDraft | None,
    channel: str,
    when: When,
    by: Staff,
) -> None:
    """Take in what a caller said, or what is on paper, as the work of this id; `paper` is the copy with that reference.

    Raises Refused, where that copy was taken in already with other words, on another day or in another way, too;
    Overtaken where that work has begun.
    """
    if not may(by.role, "receive"):
        raise Refused("not_yours_to_do")
    if page_to_finish(public.form, answers) is not None:
        raise Refused("not_all_answered")
    with one_transaction():
        if paper is not None and not _is_first(paper):
            if says_the_same(paper, public, answers, HowItCame(by.id, channel, when), by=by):
                return
            raise Refused("paper_taken_in", field="paper_reference")
        enter(public, answers, work, when, by=by.id, channel=channel)


def _is_first(paper: PublicDraft) -> bool:
    """Each printed copy is taken in once, whoever has it before them."""
    return PublicDraft.objects.filter(pk=paper.pk, sent_at=None).update(sent_at=timezone.now()) == 1
