"""Leavers: what a worker who leaves had in hand goes back to its team's tray (work.md, rule 6)."""

from datetime import date

from django.utils import timezone

from lintel.casework.actions import state_now
from lintel.casework.colleagues import looked_after_by
from lintel.casework.commit import commit
from lintel.casework.models import Work
from lintel.council.models import Membership, Staff, Team
from lintel.domain import moves
from lintel.domain.clock import london_date
from lintel.domain.council import check_leaving
from lintel.domain.fact import Fact
from lintel.domain.moves import When
from lintel.domain.refusals import Refused
from lintel.domain.work import WorkState
from lintel.ledger.write_lock import one_transaction


def record_leaver(leaver: Staff, *, on: date, by: Staff) -> int:
    """A worker leaves: every allocation ends that day and the work is back in its team's tray. Returns how many."""
    if not by.allowed.runs_staff or not looked_after_by(by).filter(pk=leaver.pk).exists():
        raise Refused("not_yours_to_do")
    check_leaving(leaver.left_on, on=on, today=london_date(timezone.now()))
    with one_transaction():
        held = list(Work.objects.filter(worker=leaver.id, closed_on=None).values_list("id", flat=True))
        offered = Work.objects.filter(offered_to=leaver.id, closed_on=None, offer_lapses_on__gte=on)
        facts = _given_up(held, list(offered.values_list("id", flat=True)), When(occurred=on))
        Staff.objects.filter(pk=leaver.pk).update(left_on=on)
        Membership.objects.filter(staff=leaver, valid_to=None).update(valid_to=on)
        # No red is told to one who has left: it stays on the list of those that nobody was told of.
        Team.objects.filter(senior_manager=leaver.pk).update(senior_manager=None)
        if facts:
            commit(*facts, by=by.id)
    return len(held)


def _given_up(held: list[str], offered: list[str], when: When) -> list[Fact]:
    handed = [fact for work in held for fact in _back_to_tray(state_now(work), when)]
    returned = [fact for work in offered for fact in moves.return_offer(state_now(work), when, reason="worker_left")]
    return [*handed, *returned]


def _back_to_tray(state: WorkState, when: When) -> list[Fact]:
    return moves.hand_over(state, when, team=state.team, reason="worker_left")
