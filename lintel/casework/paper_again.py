"""Paper again: a printed form that was taken in already is entered once more. What is there, and what somebody may do then."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lintel.casework.asked import PublicDraft
from lintel.casework.models import Work
from lintel.casework.more_told import SentForm, add_more
from lintel.casework.paper_obeyed import do_not_ring_its_sender, let_it_not_wait, use_no_unsafe_way
from lintel.casework.visible import work_visible_to
from lintel.council.models import Staff
from lintel.domain.access import may
from lintel.domain.asking import HowItCame
from lintel.domain.fact import Fact
from lintel.domain.forms import Question, changed
from lintel.domain.forms.public import PublicForm
from lintel.domain.moves import When
from lintel.domain.reference import work_reference
from lintel.domain.refusals import Refused
from lintel.domain.story import state_of
from lintel.domain.work import WorkState
from lintel.ledger import read
from lintel.records.find import words

AGAIN = "On the paper form, entered again:\n{answers}"
# What stands for the number of a page: whoever enters the same words of a copy, on whatever page, adds them once.
PAPER = "paper"


@dataclass(frozen=True, kw_only=True)
class TakenInBefore:
    """What is there of a paper form: its reference, whether it still stands, and whether the reader may see it.

    `other_words` is that it answers something otherwise now; whoever may not see what is there is not told of it.
    """

    reference: str
    stands: bool
    may_be_seen: bool
    other_words: bool

    @property
    def takes_more(self) -> bool:
        """Whether what is typed now is offered to be added: to whoever may not see what is there, always."""
        return self.stands and (self.other_words or not self.may_be_seen)


def taken_in_before(
    paper: PublicDraft, public: PublicForm, answers: Mapping[str, str], *, by: Staff
) -> TakenInBefore | None:
    """What was taken in from this copy; None where nothing was."""
    if not PublicDraft.objects.filter(pk=paper.pk, sent_at__isnull=False).exists():
        return None
    seen = _may_be_seen(paper, by)
    return TakenInBefore(
        reference=work_reference(paper.work),
        stands=Work.objects.filter(pk=paper.work).exists(),
        may_be_seen=seen,
        other_words=seen and bool(_other_words(paper, public, answers)),
    )


def says_the_same(
    paper: PublicDraft, public: PublicForm, answers: Mapping[str, str], came: HowItCame, *, by: Staff
) -> bool:
    """Whether what was taken in from this copy answers just that, and came so and then: it was sent twice. Not where `by`
    neither entered it nor may see it. What was taken off the record since says nothing."""
    entries = read.facts_of({paper.work}).get(paper.work, [])
    told = _told(paper)
    state = state_of(entries)
    if told is None or not isinstance(state, WorkState):
        return False
    if entries[0].by != by.id and not _may_be_seen(paper, by):
        return False
    return _came(entries[0].fact, state) == came[1:] and told.items() >= public.form.applying(answers).items()


def _came(first: Fact, state: WorkState) -> tuple[str | None, When]:
    return state.channel, When(occurred=first.occurred, at=first.at)


def add_to_it(
    paper: PublicDraft, public: PublicForm, answers: Mapping[str, str], *, by: Staff, channel: str, when: When
) -> None:
    """Add what the form answers otherwise now to what was taken in from it: the same words once, from whatever page. For
    whoever may not see what is there, add all that it answers.

    Raises Refused where nothing is answered otherwise, or there is no such work any more; Overtaken where others kept
    acting on it.
    """
    if not may(by.role, "receive"):
        raise Refused("not_yours_to_do")
    said = _other_words(paper, public, answers) if _may_be_seen(paper, by) else _in_words(public, answers)
    if not said:
        raise Refused("nothing_to_add", field="paper_reference")
    came, sent = HowItCame(by.id, channel, when), SentForm(paper.work, paper.form)
    use_no_unsafe_way(paper.work, public, answers, came)
    add_more(sent, AGAIN.format(answers=said), once=PAPER, came=came)
    # Told first: where the work has ended, what is told begins the one that cannot wait.
    let_it_not_wait(sent, public, answers, came)
    do_not_ring_its_sender(sent, public, answers, came)


def _may_be_seen(paper: PublicDraft, by: Staff) -> bool:
    return work_visible_to(by, work_reference(paper.work)) is not None


def _other_words(paper: PublicDraft, public: PublicForm, answers: Mapping[str, str]) -> str:
    """Each question that is answered otherwise now, with its answer. What is left empty now takes nothing back."""
    told = _told(paper)
    return "" if told is None else _in_words(public, answers, changed(public.form, told, public.form.applying(answers)))


def _in_words(public: PublicForm, answers: Mapping[str, str], asked: Sequence[Question] | None = None) -> str:
    """These questions, or all, with their answers, where they have one."""
    now = public.form.applying(answers)
    questions = public.form.questions() if asked is None else asked
    return "\n".join(f"{each.title} {each.in_words(now)}" for each in questions if each.in_words(now))


def _told(paper: PublicDraft) -> Mapping[str, str] | None:
    """The answers that were taken in from this copy; None where they do not stand any more."""
    work = Work.objects.filter(pk=paper.work).first()
    first = (work.first_told if work else None) or ""
    found = words([first]).get(first)
    return found.body if found else None
