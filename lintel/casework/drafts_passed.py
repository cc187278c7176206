"""What becomes of a draft besides writing on it: parked, handed over, taken, sent, thrown away, brought back."""

from django.db.models import Q
from django.utils import timezone

from lintel.casework.drafts_whose import in_tray_of, may_open, may_see
from lintel.council.models import Staff, Team
from lintel.domain.refusals import Refused
from lintel.ledger.write_lock import one_transaction
from lintel.records.models import Draft

SENT, THROWN_AWAY = "sent", "thrown_away"
LONGEST_PARKED = 200


def park(draft: str, by: Staff, words: str) -> None:
    """Put a personal draft aside under a few words. Raises Refused where it is not one's own."""
    _change(draft, by, parked=" ".join(words.replace("\0", "").split())[:LONGEST_PARKED])


def hand_over(draft: str, by: Staff, *, worker: str = "", team: str = "") -> None:
    """Hand a personal draft to a colleague, or to a team, one of which takes it. Raises Refused."""
    if bool(worker) == bool(team) or not _there(worker, team):
        raise Refused("draft_to_whom")
    record = Draft.objects.filter(pk=draft).values_list("record", flat=True).first()
    if record and not (worker and may_see(Staff.objects.get(pk=worker), record)):
        raise Refused("draft_not_for_them")
    _change(draft, by, owner=worker, team=team)


def take(draft: str, by: Staff) -> None:
    """Take a draft that was handed to one's team: from then on it is one's own. Only one of two can."""
    if not Draft.objects.filter(in_tray_of(by), pk=draft, finished_at=None).update(owner=by.id, team=""):
        raise Refused("draft_taken")


def finish(draft: str, by: Staff) -> None:
    """What it says has been sent: it is not offered again. Its versions stay."""
    _end(draft, by, SENT)


def throw_away(draft: str, by: Staff) -> None:
    """Nobody wants it: it is not offered again. Its versions stay, and it can be brought back, until retention takes them."""
    _end(draft, by, THROWN_AWAY)


def bring_back(draft: str, by: Staff) -> None:
    """Offer a draft again that was thrown away. Raises Refused where it was not, or a newer one has its place."""
    row = Draft.objects.filter(pk=draft, finished_as=THROWN_AWAY).first()
    if row is None or not may_open(row, by):
        raise Refused("draft_not_yours")
    with one_transaction():
        newer = Draft.objects.filter(form=row.form, about=row.about, finished_at=None).exclude(about="")
        # One that was only looked at holds no word of anybody.
        newer.filter(version=0).delete()
        if newer.exists():
            raise Refused("newer_draft")
        Draft.objects.filter(pk=draft).update(finished_at=None, finished_by="", finished_as="")


def _end(draft: str, by: Staff, how: str) -> None:
    row = Draft.objects.filter(pk=draft, finished_at=None).first()
    if row is not None and may_open(row, by):
        ended = {"finished_at": timezone.now(), "finished_by": by.id, "finished_as": how}
        Draft.objects.filter(pk=draft, finished_at=None).update(**ended)


def _change(draft: str, by: Staff, **values: str) -> None:
    mine = Q(owner=by.id) | in_tray_of(by)
    if not Draft.objects.filter(mine, pk=draft, about="", finished_at=None).update(**values):
        raise Refused("draft_not_yours")


def _there(worker: str, team: str) -> bool:
    if worker:
        return Staff.objects.filter(pk=worker, left_on=None).exists()
    return Team.objects.filter(pk=team).exists()
