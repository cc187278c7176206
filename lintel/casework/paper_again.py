"""Paper again: a printed form that was taken in already is entered once more. What is there, and what somebody may do then."""

from collections.abc import Mapping
from dataclasses import dataclass

from lintel.casework.asked import PublicDraft
from lintel.casework.models import Work
from lintel.casework.more_told import SentForm, add_more
from lintel.casework.visible import work_visible_to
from lintel.council.models import Staff
from lintel.domain.access import may
from lintel.domain.forms import changed
from lintel.domain.forms.public import PublicForm
from lintel.domain.moves import When
from lintel.domain.reference import work_reference
from lintel.domain.refusals import Refused
from lintel.domain.story import state_of
from lintel.domain.work import WorkState
from lintel.ledger import read
from lintel.records.find import words

AGAIN = "On the paper form, entered again:\n{answers}"


@dataclass(frozen=True, kw_only=True)
class TakenInBefore:
    """What is there of a paper form: its reference, whether it still stands, and whether the reader may see it.

    `other_words` is that it answers something otherwise now, which can be added to it.
    """

    reference: str
    stands: bool
    may_be_seen: bool
    other_words: bool


def taken_in_before(
    paper: PublicDraft, public: PublicForm, answers: Mapping[str, str], *, by: Staff
) -> TakenInBefore | None:
    """What was taken in from this copy; None where nothing was."""
    if not PublicDraft.objects.filter(pk=paper.pk, sent_at__isnull=False).exists():
        return None
    reference, stands = work_reference(paper.work), Work.objects.filter(pk=paper.work).exists()
    return TakenInBefore(
        reference=reference,
        stands=stands,
        may_be_seen=work_visible_to(by, reference) is not None,
        other_words=stands and bool(_other_words(paper, public, answers)),
    )


def says_the_same(paper: PublicDraft, public: PublicForm, answers: Mapping[str, str], channel: str, when: When) -> bool:
    """Whether what was taken in from this copy says just that, and came so and then: it was sent twice. What was taken
    off the record since says nothing."""
    entries = read.facts_of({paper.work}).get(paper.work, [])
    told = _told(paper)
    state = state_of(entries)
    if told is None or not isinstance(state, WorkState):
        return False
    first = entries[0].fact
    came = (first.occurred, first.at, state.channel) == (when.occurred, when.at, channel)
    return came and told.items() >= public.form.body(answers).items()


def add_to_it(paper: PublicDraft, public: PublicForm, answers: Mapping[str, str], *, by: Staff, once: str) -> None:
    """Add what the form answers otherwise now to what was taken in from it. `once` is the page's own number.

    Raises Refused where nothing is answered otherwise, or there is no such work any more; Overtaken where others kept
    acting on it.
    """
    if not may(by.role, "receive"):
        raise Refused("not_yours_to_do")
    said = _other_words(paper, public, answers)
    if not said:
        raise Refused("nothing_to_add", field="paper_reference")
    add_more(SentForm(paper.work, paper.form), AGAIN.format(answers=said), once=once, by=by.id)


def _other_words(paper: PublicDraft, public: PublicForm, answers: Mapping[str, str]) -> str:
    """Each question that is answered otherwise now, with its answer. What is left empty now takes nothing back."""
    told, now = _told(paper), public.form.applying(answers)
    if told is None:
        return ""
    otherwise = [each for each in changed(public.form, told, now) if each.in_words(now)]
    return "\n".join(f"{each.title} {each.in_words(now)}" for each in otherwise)


def _told(paper: PublicDraft) -> Mapping[str, str] | None:
    """The answers that were taken in from this copy; None where they do not stand any more."""
    work = Work.objects.filter(pk=paper.work).first()
    first = (work.first_told if work else None) or ""
    found = words([first]).get(first)
    return found.body if found else None
