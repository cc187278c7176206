"""Full records: years of somebody's notes, promises and relationships, on top of their work."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Min

from bench.bringing import Told, bring_in, today
from lintel.casework.models import Work
from lintel.domain.document import Words
from lintel.domain.fact import new_id
from lintel.domain.person_details import ConsentRecorded, SafeContactRecorded
from lintel.domain.person_relationships import RelationshipRecorded
from lintel.domain.person_story import MattersRecorded, NoteMade, OwnWordsRecorded, PromiseMade

NOTES, PROMISES = 60, 4
TIES = (("carer", True), ("child", True), ("friend", False), ("sibling", False))
WROTE = (
    "Rang about the shower chair. She is well in herself, and worries about the nights. We agreed what happens next. "
    * 3
)


def fullest(many: int) -> list[str]:
    """The people of the made-up county for whom the most was done, of those known long enough."""
    since = today() - timedelta(days=NOTES)
    works = Work.objects.values("person").annotate(many=Count("pk"), first=Min("opened_on"))
    return list(works.filter(first__lt=since).order_by("-many", "person").values_list("person", flat=True)[:many])


def fill(people: Sequence[str], others: Sequence[str]) -> None:
    """Tell a full story of each; `others` are people who are known, of whom some matter to them."""
    bring_in(each for place, person in enumerate(people) for each in _story(person, others[place:]))


def _story(person: str, others: Sequence[str]) -> Iterator[Told]:
    day = today()
    yield _written(OwnWordsRecorded, person, day - timedelta(days=NOTES))
    yield _written(MattersRecorded, person, day - timedelta(days=NOTES))
    for number in range(NOTES):
        yield _written(NoteMade, person, day - timedelta(days=number), sort="visit" if number % 7 == 0 else "call_out")
    for number in range(PROMISES):
        yield _written(PromiseMade, person, day, due_on=day + timedelta(days=number))
    known: dict[str, Any] = {"subject": person, "occurred": day}
    ways = dict.fromkeys(("ring", "text", "leave_message", "write"), "yes")
    yield [], [SafeContactRecorded(**known, **ways), ConsentRecorded(**known, decision="agreed")]
    for other, (relationship, may_speak) in zip(others, TIES, strict=False):
        yield [], [RelationshipRecorded(**known, other=other, relationship=relationship, may_speak=may_speak)]


def _written(kind: type[Any], person: str, day: date, **answers: Any) -> Told:
    words = Words(id=new_id(), about=person, recorded=None, sort="note", body={"note": WROTE})
    return [words], [kind(subject=person, occurred=day, note=words.id, **answers)]
