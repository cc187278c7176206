"""Sender's details: how whoever sent a form can be reached, as they put it right since. The form stays as it was sent."""

from collections.abc import Iterable, Mapping

from django.utils import timezone

from lintel.domain import document
from lintel.domain.clock import london_date
from lintel.domain.fact import new_id
from lintel.ledger.write_lock import one_transaction
from lintel.records.models import Words
from lintel.records.senders import sent_by
from lintel.records.store import store

SORT = "sender"


def put_right(digest: str, *, name: str, phone: str) -> None:
    """Keep a name and a number with all that was sent from the address with this digest; the address stays."""
    now = timezone.now()
    said = {"caller_name": name, "caller_phone": phone, "put_right_on": f"{london_date(now):%-d %B %Y}"}
    with one_transaction():
        store(
            document.Words(id=new_id(), about=each.work, recorded=now, sort=SORT, body=said) for each in sent_by(digest)
        )


def as_put_right(first: Words, others: Iterable[Words]) -> Mapping[str, str]:
    """What was said first, with the caller's details as they were put right last."""
    told = dict(first.body)
    for each in sorted(others, key=lambda each: (each.recorded, each.id)):
        if each.sort == SORT and each.about == first.about:
            told |= each.body
    return told


def details_of(digest: str) -> dict[str, str]:
    """A sender's name and number, as they stand with what they sent last."""
    works = [each.work for each in sent_by(digest)]
    found = Words.objects.filter(about__in=works).order_by("recorded", "id")
    kept = [each.body for each in found if each.sort == SORT or "form" in each.body]
    told = {name: text for body in kept for name, text in body.items() if name in ("caller_name", "caller_phone")}
    return {"name": told.get("caller_name", ""), "phone": told.get("caller_phone", "")}
