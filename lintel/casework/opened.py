"""What rests on a fact elsewhere: it may not be withdrawn while that stands (work.md, rule 8). A decision, while the work
that it opened does; a person's record, while there is work for that person."""

from collections.abc import Iterable

from django.db.models import QuerySet

from lintel.casework.models import Person, Work
from lintel.domain.fact import Fact, Withdrawn
from lintel.domain.refusals import Refused


def refuse_orphans(facts: Iterable[Fact]) -> None:
    """Refuse to withdraw what other work rests on. Asked once the rows stand as these facts leave them."""
    withdrawals = [fact for fact in facts if isinstance(fact, Withdrawn)]
    if not withdrawals:
        return
    standing = Work.objects.filter(opened_by__in=[fact.original for fact in withdrawals])
    if references := _references(standing):
        raise Refused("opened_other_work", references=references)
    subjects = {fact.subject for fact in withdrawals}
    there = Person.objects.filter(pk__in=subjects).values_list("pk", flat=True)
    if references := _references(Work.objects.filter(person__in=subjects.difference(there))):
        raise Refused("work_for_this_person", references=references)


def _references(works: QuerySet[Work]) -> str:
    return ", ".join(works.order_by("reference").values_list("reference", flat=True))
