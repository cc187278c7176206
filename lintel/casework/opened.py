"""What a decision opened: it may not be withdrawn while the work that began because of it stands (work.md, rule 8)."""

from collections.abc import Iterable

from lintel.casework.models import Work
from lintel.domain.fact import Fact, Withdrawn
from lintel.domain.refusals import Refused


def refuse_orphans(facts: Iterable[Fact]) -> None:
    """Refuse to withdraw a fact that opened other work. Asked once the rows stand as these facts leave them."""
    originals = [fact.original for fact in facts if isinstance(fact, Withdrawn)]
    if not originals:
        return
    standing = Work.objects.filter(opened_by__in=originals).order_by("reference").values_list("reference", flat=True)
    if standing:
        raise Refused("opened_other_work", references=", ".join(standing))
