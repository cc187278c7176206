"""What was opened by a decision, or is for a person: neither is left without the other (work.md, rule 8).

A decision and the work that it opened are withdrawn together, and come back together. A person's record is not withdrawn
while there is work for that person.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from lintel.casework.beforehand import placed
from lintel.casework.models import Person, Work
from lintel.domain.fact import Fact, Recorded, Withdrawn, effective, withdrawn_ids
from lintel.domain.handoffs import kind_opened
from lintel.domain.refusals import Refused
from lintel.domain.story import state_of
from lintel.domain.work import WorkOpened, WorkState
from lintel.ledger import read

Stories = Mapping[str, Sequence[Recorded]]


def refuse_orphans(facts: Iterable[Fact]) -> None:
    """Refuse withdrawals that leave a decision without the work that it opened, a work without the decision that opened
    it, or work without the record of its person. Asked once the rows stand as these facts leave them."""
    withdrawals = [fact for fact in facts if isinstance(fact, Withdrawn)]
    if not withdrawals:
        return
    subjects = {fact.subject for fact in withdrawals}
    _refuse_without_record(subjects)
    decisions = _decisions(withdrawals, read.facts_of(subjects))
    opened = dict(Work.objects.filter(opened_by__in=decisions).values_list("opened_by", "reference"))
    for story in _with(withdrawals, read.facts_of(set(decisions.values()))).values():
        if left := opened.keys() & withdrawn_ids(story):
            raise Refused("opened_other_work", references=", ".join(sorted(opened[fact] for fact in left)))
        if (decisions.keys() - opened) & _opening(story):
            raise Refused("decision_stands")


def _refuse_without_record(subjects: Collection[str]) -> None:
    if left := list(_without_record().filter(person__in=subjects).order_by("reference")):
        raise Refused("work_for_this_person", references=", ".join(work.reference for work in left))
    # A file may tell of people who were never registered: only a record that was there can have been withdrawn.
    if read.facts_of(set(_without_record().filter(pk__in=subjects).values_list("person", flat=True))):
        raise Refused("person_withdrawn")


def _without_record() -> QuerySet[Work]:
    return Work.objects.filter(~Exists(Person.objects.filter(pk=OuterRef("person"))))


def _decisions(withdrawals: Iterable[Withdrawn], stories: Stories) -> dict[str, str]:
    """The facts that may have opened what is withdrawn or comes back, or are themselves, and the work of each."""
    known = {entry.fact.id: entry.fact for story in stories.values() for entry in story}
    decisions = {}
    for touched in (known[withdrawal.original] for withdrawal in withdrawals):
        while isinstance(touched, Withdrawn):
            touched = known[touched.original]
        decisions[touched.id] = touched.subject
        if isinstance(touched, WorkOpened) and touched.opened_by and touched.because_of:
            decisions[touched.opened_by] = touched.because_of
    return decisions


def _with(withdrawals: Iterable[Withdrawn], stories: Stories) -> Stories:
    """The stories with these withdrawals in them, which a load has recorded already, and a commit has not."""
    now, told = timezone.now(), {}
    for subject, story in stories.items():
        there = {entry.fact.id for entry in story}
        new = [fact for fact in withdrawals if fact.subject == subject and fact.id not in there]
        told[subject] = [*story, *placed(new, after=len(story), now=now)]
    return told


def _opening(story: Sequence[Recorded]) -> set[str]:
    """The facts that stand and, by what their kind declares, open other work."""
    state = state_of(story)
    if not isinstance(state, WorkState) or state.kind is None:
        return set()
    return {entry.fact.id for entry in effective(story) if kind_opened(state, entry.fact)}
