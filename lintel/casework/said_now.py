"""Said now: what was said first of a work, with what was put right since of whoever said it, and of how to reach them."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from lintel.domain.fact import Recorded, withdrawn_ids
from lintel.ledger import read
from lintel.records.find import words
from lintel.records.models import Words

SORT = "sender"
DETAILS = ("caller_name", "caller_phone", "put_right_on", "safe_to_call_back")


def said_now(first: Collection[str]) -> dict[str, Mapping[str, str]]:
    """What was said first in these documents, by the work that each is about, as it was put right last."""
    known = words(first)
    others = that_stand(Words.objects.filter(about__in={each.about for each in known.values()}, sort=SORT))
    return {each.about: as_put_right(each, others) for each in known.values()}


def as_put_right(first: Words, others: Iterable[Words]) -> Mapping[str, str]:
    """What was said first, with the caller's details as they were put right last."""
    told = dict(first.body)
    for each in sorted(others, key=lambda each: (each.recorded, each.id)):
        if each.sort == SORT and each.about == first.about:
            told |= {detail: each.body[detail] for detail in DETAILS if detail in each.body}
    return told


def that_stand(written: Iterable[Words]) -> list[Words]:
    """Of documents, all but those details whose entry was withdrawn since. One query, where anybody put any right."""
    found = list(written)
    stories = read.facts_of({each.about for each in found if each.sort == SORT})
    gone = {note for story in stories.values() for note in _withdrawn_notes(story)}
    return [each for each in found if each.sort != SORT or each.id not in gone]


def _withdrawn_notes(story: Sequence[Recorded]) -> set[str | None]:
    void = withdrawn_ids(story)
    return {entry.fact.note for entry in story if entry.fact.id in void}
