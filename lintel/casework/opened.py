"""What rests on a fact elsewhere: it may not be withdrawn while that stands, nor may that come back without it (work.md,
rule 8). A decision, while the work that it opened stands; a person's record, while there is work for that person."""

from collections.abc import Collection, Iterable

from django.db.models import Exists, OuterRef, QuerySet

from lintel.casework.models import Person, Work
from lintel.domain.fact import Fact, Withdrawn, withdrawn_ids
from lintel.domain.refusals import Refused
from lintel.ledger import read


def refuse_orphans(facts: Iterable[Fact]) -> None:
    """Refuse to withdraw what other work rests on, or to bring back work that rests on what was withdrawn.

    Asked once the rows stand as these facts leave them.
    """
    withdrawals = [fact for fact in facts if isinstance(fact, Withdrawn)]
    if not withdrawals:
        return
    if references := _references(Work.objects.filter(opened_by__in=[fact.original for fact in withdrawals])):
        raise Refused("opened_other_work", references=references)
    subjects = {fact.subject for fact in withdrawals}
    if references := _references(_without_record().filter(person__in=subjects)):
        raise Refused("work_for_this_person", references=references)
    _refuse_to_bring_back(subjects)


def _refuse_to_bring_back(subjects: Collection[str]) -> None:
    """Refuse where one of these works stands, but what opened it or the record of its person was withdrawn."""
    decided = Work.objects.filter(pk__in=subjects).exclude(opened_by=None).exclude(because_of=None)
    opened_by = dict(decided.values_list("opened_by", "because_of"))
    for story in read.facts_of(set(opened_by.values())).values():
        if opened_by.keys() & withdrawn_ids(story):
            raise Refused("decision_withdrawn")
    # A file may tell of people who were never registered: only a record that was there can have been withdrawn.
    if read.facts_of(set(_without_record().filter(pk__in=subjects).values_list("person", flat=True))):
        raise Refused("person_withdrawn")


def _without_record() -> QuerySet[Work]:
    return Work.objects.filter(~Exists(Person.objects.filter(pk=OuterRef("person"))))


def _references(works: QuerySet[Work]) -> str:
    return ", ".join(works.order_by("reference").values_list("reference", flat=True))
