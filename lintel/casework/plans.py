"""Care and support plans: the one that stands for a person."""

from collections.abc import Collection, Iterable, Sequence

from lintel.casework.links import Others
from lintel.casework.models import Work
from lintel.council.models import Staff
from lintel.domain.care_plan import agreed_plans, in_order
from lintel.domain.fact import Recorded
from lintel.domain.forms import Answers
from lintel.domain.review import care_ended_after
from lintel.domain.work import NEVER_COUNTED
from lintel.domain.written import WRITTEN
from lintel.ledger import read
from lintel.records.find import words

Stories = Sequence[list[Recorded]]


def plan_for(
    reader: Staff, person: str, others: Others, works: Sequence[Work], stories: Stories
) -> tuple[Work, Answers] | None:
    """The plan that was agreed last on any record of one person that the reader may see, whether they see its work or not.

    `works` are those of the person that the reader sees, with their stories.
    """
    people = [each.id for each in others.seen] + ([] if reader.allowed.sees_everybody else [person])
    more, told = not_shown(people, works) if people else ([], [])
    return plan_agreed([*works, *more], [*stories, *told])


def not_shown(people: Collection[str], seen: Iterable[Work]) -> tuple[list[Work], list[list[Recorded]]]:
    """The works of people that may hold a plan and that a reader does not see, with their stories: what to do when care
    breaks down is for whoever sees the person, such as the duty worker at night; the plan itself is not. Two queries."""
    kinds = WRITTEN["care_plan"].kinds
    works = list(Work.objects.filter(person__in=people, kind__in=kinds).exclude(pk__in=[work.id for work in seen]))
    stories = read.facts_of([work.id for work in works]) if works else {}
    return works, [stories[work.id] for work in works]


def plan_agreed(works: Iterable[Work], stories: Iterable[Sequence[Recorded]]) -> tuple[Work, Answers] | None:
    """The plan that was agreed last, with its work; None where none was. `stories` are those of the works, in their order."""
    told = list(zip(works, stories, strict=True))
    agreed = [(work, each) for work, story in told if work.outcome not in NEVER_COUNTED for each in agreed_plans(story)]
    if not agreed:
        return None
    work, last = max(agreed, key=lambda each: in_order(each[1].agreed))
    if any(care_ended_after(last.agreed, story) for _, story in told):
        return None
    found = words([last.plan.answers or ""])
    return (work, found[last.plan.answers].body) if last.plan.answers in found else None
