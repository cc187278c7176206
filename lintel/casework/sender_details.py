"""Sender's details: how whoever sent a form can be reached, as they put it right since. The form stays as it was sent."""

from django.utils import timezone

from lintel.casework.asked import moment_of
from lintel.casework.commit import Overtaken, commit
from lintel.casework.models import Work
from lintel.casework.said_now import SORT, that_stand
from lintel.domain import document
from lintel.domain.asking import SENT_BY_PORTAL
from lintel.domain.fact import new_id
from lintel.domain.more_told import MoreTold
from lintel.ledger.write_lock import one_transaction
from lintel.records.models import Words
from lintel.records.senders import sent_by

TRIES = 5


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


def details_of(digest: str) -> dict[str, str]:
    """A sender's name and number, as they stand with what they sent last."""
    works = [each.work for each in sent_by(digest)]
    found = that_stand(Words.objects.filter(about__in=works).order_by("recorded", "id"))
    kept = [each.body for each in found if each.sort == SORT or "form" in each.body]
    told = {name: text for body in kept for name, text in body.items() if name in ("caller_name", "caller_phone")}
    return {"name": told.get("caller_name", ""), "phone": told.get("caller_phone", "")}
