"""Sender's details: how whoever sent a form can be reached, as they put it right since. The form stays as it was sent."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils import timezone

from lintel.casework.asked import moment_of
from lintel.casework.commit import Overtaken, commit
from lintel.casework.models import Work
from lintel.domain import document
from lintel.domain.asking import SENT_BY_PORTAL
from lintel.domain.fact import Recorded, new_id, withdrawn_ids
from lintel.domain.more_told import MoreTold
from lintel.ledger import read
from lintel.ledger.write_lock import one_transaction
from lintel.records.models import Words
from lintel.records.senders import sent_by

SORT, TRIES = "sender", 5
DETAILS = ("caller_name", "caller_phone", "put_right_on")


def put_right(digest: str, *, name: str, phone: str) -> None:
    """Keep a name and a number with all that was sent from the address with this digest; the address stays.

    Raises Overtaken where others kept acting on it at the same moment.
    """
    for left in reversed(range(TRIES)):
        try:
            _put_right(digest, name, phone)
            return
        except Overtaken:
            if not left:
                raise


def _put_right(digest: str, name: str, phone: str) -> None:
    recorded = timezone.now()
    now = moment_of(recorded)
    said = {"caller_name": name, "caller_phone": phone, "put_right_on": now.on.isoformat()}
    said["note"] = "Put right how to reach them: " + ", ".join(each for each in (name, phone) if each)
    with one_transaction():
        works = Work.objects.filter(pk__in=[each.work for each in sent_by(digest)]).values_list("pk", flat=True)
        written = [document.Words(id=new_id(), about=each, recorded=recorded, sort=SORT, body=said) for each in works]
        facts = [
            MoreTold(subject=each.about, occurred=now.on, at=now.at, note=each.id, how_to_reach=True)
            for each in written
        ]
        if facts:
            commit(*facts, by=SENT_BY_PORTAL, words=written)


def as_put_right(first: Words, others: Iterable[Words]) -> Mapping[str, str]:
    """What was said first, with the caller's details as they were put right last."""
    told = dict(first.body)
    for each in sorted(others, key=lambda each: (each.recorded, each.id)):
        if each.sort == SORT and each.about == first.about:
            told |= {detail: each.body[detail] for detail in DETAILS}
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


def details_of(digest: str) -> dict[str, str]:
    """A sender's name and number, as they stand with what they sent last."""
    works = [each.work for each in sent_by(digest)]
    found = that_stand(Words.objects.filter(about__in=works).order_by("recorded", "id"))
    kept = [each.body for each in found if each.sort == SORT or "form" in each.body]
    told = {name: text for body in kept for name, text in body.items() if name in ("caller_name", "caller_phone")}
    return {"name": told.get("caller_name", ""), "phone": told.get("caller_phone", "")}
