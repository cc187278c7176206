"""Drafts tidied: what nobody needs any more is erased after its days. Never what is unsent, unread or nobody's."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, QuerySet

from lintel.casework.files import forget_files
from lintel.domain.quiet import days_kept
from lintel.gateways import shelf
from lintel.ledger.write_lock import one_transaction
from lintel.records.models import Draft, DraftVersion, PublicDraft

MOST_AT_ONCE = 1000


class Tidied(NamedTuple):
    """How many drafts were erased, how many versions of others, and of how many public forms what was typed."""

    drafts: int
    versions: int
    public: int = 0


def tidy_drafts(now: datetime) -> Tidied:
    """Erase drafts that were sent or thrown away long ago, and versions of the others that later ones took the place of."""
    return Tidied(_erase_finished(now), _erase_superseded(now), _erase_public(now))


def _erase_finished(now: datetime) -> int:
    before = now - timedelta(days=days_kept("draft_finished"))
    ids = list(_finished(before).values_list("pk", flat=True)[:MOST_AT_ONCE])
    with one_transaction():
        gone = list(_finished(before).filter(pk__in=ids).select_for_update().values_list("pk", flat=True))
        DraftVersion.objects.filter(draft__in=gone).delete()
        Draft.objects.filter(pk__in=gone).delete()
    return len(gone)


def _finished(before: datetime) -> "QuerySet[Draft]":
    """Those finished before, by somebody, in which no words were set aside: these nobody has read."""
    unread = DraftVersion.objects.filter(draft=OuterRef("pk"), set_aside=True)
    return Draft.objects.filter(~Exists(unread), finished_at__lt=before).exclude(finished_by="")


def _erase_superseded(now: datetime) -> int:
    before = now - timedelta(days=days_kept("draft_superseded"))
    old = DraftVersion.objects.filter(at__lt=before, set_aside=False, draft__finished_at=None)
    erased = 0
    several = old.order_by("draft").values("draft").annotate(many=Count("pk")).filter(many__gt=1)
    for draft in list(several.values_list("draft", flat=True)):
        with one_transaction():
            Draft.objects.select_for_update().get(pk=draft)
            versions = list(old.filter(draft=draft).order_by("-number"))
            erased += DraftVersion.objects.filter(pk__in=_superseded(versions)).delete()[0]
    return erased


def _erase_public(now: datetime) -> int:
    """Erase public forms that were not sent, with their files, and the answers of those that were: these are in the record.

    Which work one became stays, so that a page that is sent again still gives the same reference.
    """
    unsent = PublicDraft.objects.filter(sent_at=None)
    begun = unsent.filter(on_paper=False, saved_at__lt=_days_before(now, "public_draft_unsent"))
    printed = unsent.filter(on_paper=True, saved_at__lt=_days_before(now, "public_paper_unused"))
    sent = PublicDraft.objects.filter(sent_at__lt=_days_before(now, "public_draft_sent")).exclude(answers={}, code="")
    with one_transaction():
        ids = [list(each.values_list("pk", flat=True)[:MOST_AT_ONCE]) for each in (begun, printed, sent)]
        begun = begun.filter(pk__in=ids[0]).select_for_update()
        stored = forget_files(begun.values_list("work", flat=True))
        gone = begun.delete()[0] + printed.filter(pk__in=ids[1]).delete()[0]
        gone += sent.filter(pk__in=ids[2]).update(answers={}, written_by={}, code="", link="")
    shelf.take_away(stored)
    return gone


def _days_before(now: datetime, what: str) -> datetime:
    return now - timedelta(days=days_kept(what))


def _superseded(versions: Sequence[DraftVersion]) -> list[int]:
    """Of old versions, the latest first, those of which every answer was changed by a later one as old. The draft stands as
    it stood, and a page that was opened since they were old merges as before."""
    later: set[str] = set()
    found = []
    for version in versions:
        if later.issuperset(version.changes):
            found.append(version.pk)
        later |= version.changes.keys()
    return found
