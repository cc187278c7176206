"""Care and support plans: the one that stands for a person."""

from collections.abc import Iterable, Sequence

from lintel.casework.models import Work
from lintel.domain.care_plan import agreed_plans
from lintel.domain.fact import Recorded
from lintel.domain.forms import Answers
from lintel.records.find import words


def plan_agreed(works: Iterable[Work], stories: Iterable[Sequence[Recorded]]) -> tuple[Work, Answers] | None:
    """The plan that was agreed last, with its work; None where none was. `stories` are those of the works, in their order."""
    agreed = [(work, each) for work, story in zip(works, stories, strict=True) for each in agreed_plans(story)]
    if not agreed:
        return None
    work, last = max(agreed, key=lambda each: (each[1].agreed.fact.occurred, each[1].agreed.position))
    found = words([last.plan.answers or ""])
    return (work, found[last.plan.answers].body) if last.plan.answers in found else None
