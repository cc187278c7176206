"""Coming back: a draft of a public form that was left is opened again elsewhere, by a link and a code. Neither is kept."""

import secrets
from datetime import date, datetime, timedelta
from hmac import compare_digest
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from lintel.casework.asked import PublicDraft
from lintel.domain.clock import london_date
from lintel.domain.quiet import days_kept
from lintel.gateways import knocks
from lintel.gateways.links import digest_of, drawn
from lintel.ledger.write_lock import one_transaction

MOST_TRIES, DIGITS = 5, 6


class Way(NamedTuple):
    """What opens a draft again, and the last day on which it does. It is told once."""

    link: str
    code: str
    until: date


def leave(draft: str) -> Way:
    """A new link and code for a draft. What opened it before does so no more."""
    link, code = drawn(), f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    with one_transaction():
        row = PublicDraft.objects.select_for_update().get(pk=draft)
        row.link, row.code, row.tries, row.saved_at = digest_of(link), digest_of(link, code), 0, timezone.now()
        row.save(update_fields=["link", "code", "tries", "saved_at"])
    return Way(link, code, london_date(_until(row)))


def come_back(link: str, code: str) -> PublicDraft | None:
    """The draft of a link and its code. None alike for a wrong code, and for a link that ended or never was.

    A wrong code is counted; after five the link is dead.
    """
    with one_transaction():
        row = _open(link, timezone.now()).select_for_update().first()
        if row is None or compare_digest(row.code, digest_of(link, _plain(code))):
            return row
        row.tries += 1
        row.save(update_fields=["tries"])
    return None


def is_untried(link: str) -> bool:
    """Whether a link leads to a draft, and nobody has tried a wrong code with it."""
    return _open(link, timezone.now()).filter(tries=0).exists()


def too_often_from(address: str) -> bool:
    """Whether links and codes were tried too often from there this hour."""
    return knocks.too_often(address, timezone.now(), limit=knocks.DRAFTS_FROM)


def count_try_from(address: str) -> None:
    """Count a link and a code that opened nothing, from there."""
    with one_transaction():
        knocks.knocked(address, timezone.now(), limit=knocks.DRAFTS_FROM)


def _open(link: str, now: datetime) -> "QuerySet[PublicDraft]":
    return PublicDraft.objects.filter(
        link=digest_of(link), on_paper=False, tries__lt=MOST_TRIES, saved_at__gt=now - _kept()
    )


def _until(row: PublicDraft) -> datetime:
    """When the link ends; of what was sent, sooner if its draft is erased before."""
    ends = row.saved_at + _kept()
    return min(ends, row.sent_at + timedelta(days=days_kept("public_draft_sent"))) if row.sent_at else ends


def _kept() -> timedelta:
    return timedelta(days=days_kept("public_draft_unsent"))


def _plain(code: str) -> str:
    """As it was told, however it was typed."""
    return "".join(sign for sign in code if sign.isdigit()) or "none"
