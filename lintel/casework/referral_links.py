"""Links to what somebody sent: asked for by their address, and sent nowhere else. Of an address nothing is said either way."""

from datetime import datetime

from django.utils import timezone

from lintel.casework.models import Work
from lintel.casework.my_referrals import works_of
from lintel.domain.clock import london_date
from lintel.domain.fact import new_id
from lintel.domain.messages import EMAIL, SENDER, THEIR_REFERRALS, Message
from lintel.gateways import knocks, sender_links
from lintel.gateways.queue import queue
from lintel.ledger.write_lock import one_transaction
from lintel.records.senders import digest_of, sent_by, with_newest_key


def too_often_from(address: str) -> bool:
    """Whether links were asked for, or tried, too often from there within the hour."""
    return knocks.too_often(address, timezone.now(), limit=knocks.REFERRALS_FROM)


def count_try_from(address: str) -> None:
    """Count a link that led nowhere."""
    with one_transaction():
        knocks.knocked(address, timezone.now(), limit=knocks.REFERRALS_FROM)


def too_often_to(email: str, address: str) -> bool:
    """Whether links to this address were asked for too often today: from there, or from everywhere. Known or not."""
    now, digest = timezone.now(), digest_of(email)
    by_all = knocks.too_often(digest, now, limit=knocks.REFERRALS_TO)
    here = knocks.from_here(digest, address)
    return knocks.too_often(here, now, limit=knocks.REFERRALS_TO_HERE) or by_all


def ask_for_link(email: str, address: str) -> None:
    """Put a link in the outbox, where something was sent from this address that may be shown; say nothing either way.

    Where one was asked for within the last minutes, from whatever network, that one is on its way, and no other goes unless
    it was used. Nobody is told: it would say that somebody else, who has that address, asked.
    """
    now = timezone.now()
    with one_transaction():
        digest = with_newest_key(email)
        lately = knocks.too_often(digest, now, limit=knocks.REFERRALS_TO_LATELY)
        _count_link(digest, address, now)
        found = works_of(sent_by(digest))
        goes = sender_links.used_lately(digest, now) or not lately
        queue([_link_to(found[0])] if found and goes else [], queued=now)


def _count_link(digest: str, address: str, now: datetime) -> None:
    knocks.knocked(address, now, limit=knocks.REFERRALS_FROM)
    knocks.knocked(knocks.from_here(digest, address), now, limit=knocks.REFERRALS_TO_HERE)
    knocks.knocked(digest, now, limit=knocks.REFERRALS_TO)
    knocks.knocked(digest, now, limit=knocks.REFERRALS_TO_LATELY)


def _link_to(work: Work) -> Message:
    return Message(
        person=work.person,
        work=work.id,
        channel=EMAIL,
        template=THEIR_REFERRALS,
        because_of=new_id(),
        tell_by=london_date(timezone.now()),
        to_whom=SENDER,
        recipient=work.id,
    )


def link_is_open(token: str) -> bool:
    """Whether a link still leads somewhere."""
    return sender_links.is_open(token, timezone.now())


def use_link(token: str) -> str | None:
    """Use a link up. Returns whose it is, as a digest; None where it leads nowhere."""
    with one_transaction():
        return sender_links.use(token, timezone.now())
