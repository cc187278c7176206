"""Drafts that are offered again: one's own, those handed to one's team, and shared ones that one wrote on."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from lintel.casework.drafts_passed import THROWN_AWAY
from lintel.casework.looking import write_look
from lintel.casework.models import Work
from lintel.casework.visible import visible_to
from lintel.council.models import Staff
from lintel.records.models import Draft, DraftVersion


@dataclass(frozen=True)
class Offered:
    """One draft, the work that it is about where it is about one, and whether somebody has yet to take it."""

    draft: Draft
    work: Work | None
    to_take: bool


def unsaved_count(staff: Staff) -> int:
    """How many drafts are offered to somebody. One query."""
    return _offered_to(staff).count()


def offered_to(staff: Staff) -> list[Offered]:
    """The drafts offered to somebody, last saved first; it is written down that they were shown."""
    drafts = list(_offered_to(staff).order_by("-saved_at", "id")[:100])
    works = {work.id: work for work in Work.objects.filter(pk__in=[each.about for each in drafts if each.about])}
    if drafts:
        write_look(by=staff.id, page="drafts", shown=sorted({each.record or each.about or each.id for each in drafts}))
    return [Offered(each, works.get(each.about), to_take=not (each.about or each.owner)) for each in drafts]


def thrown_away(staff: Staff) -> list[Draft]:
    """Those of one's drafts, and of the shared ones that one wrote on, that were thrown away: the last first. One query."""
    gone = _written_by(staff).filter(finished_as=THROWN_AWAY, version__gt=0)
    return list(gone.order_by("-finished_at", "id")[:20])


def _offered_to(staff: Staff) -> QuerySet[Draft]:
    return _written_by(staff).filter(finished_at=None, version__gt=0)


def _written_by(staff: Staff) -> QuerySet[Draft]:
    teams = staff.memberships.filter(valid_to=None).values("team_id")
    own = Q(about="", owner=staff.id) | Q(about="", owner="", team__in=teams)
    written = DraftVersion.objects.filter(draft=OuterRef("pk"), by=staff.id)
    # Asked of each draft that is open: those are few, and the works that somebody may see are many.
    seen = visible_to(staff).filter(pk=OuterRef("about"))
    shared = Q(~Q(about=""), Exists(written), Exists(seen))
    return Draft.objects.filter(own | shared)
