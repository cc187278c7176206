"""Leavers: what a worker who leaves had in hand goes back to its team's tray (work.md, rule 6)."""

from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from lintel.casework.beforehand import told_with
from lintel.casework.colleagues import looked_after_by
from lintel.casework.commit import commit
from lintel.casework.models import Work, offered_to
from lintel.casework.owing import about_work, messages_owed
from lintel.council.models import Membership, Staff, Team
from lintel.domain import moves
from lintel.domain.clock import london_date
from lintel.domain.council import check_leaving
from lintel.domain.fact import Fact, Recorded
from lintel.domain.moves import When
from lintel.domain.refusals import Refused, sentence
from lintel.domain.story import state_of
from lintel.domain.work import WorkState
from lintel.ledger import read
from lintel.ledger.write_lock import one_transaction


def record_leaver(leaver: Staff, *, on: date, by: Staff) -> int:
    """A worker leaves: every allocation ends that day and the work is back in its team's tray. Returns how many."""
    if not by.allowed.runs_staff or not looked_after_by(by).filter(pk=leaver.pk).exists():
        raise Refused("not_yours_to_do")
    now = timezone.now()
    check_leaving(leaver.left_on, on=on, today=london_date(now))
    with one_transaction():
        works = _in_hand(leaver, on, london_date(now))
        stories = read.facts_of({work.id for work in works})
        facts = [fact for work in works for fact in _given_up(work, stories[work.id], leaver, on, now)]
        _leave(leaver, on, by, now)
        if facts:
            owed = messages_owed(facts, {work.id: about_work(work) for work in works})
            commit(*facts, by=by.id, known=stories, messages=owed)
    return sum(work.worker == leaver.id for work in works)


def _leave(leaver: Staff, on: date, by: Staff, now: datetime) -> None:
    """Who leaves, and who said so when: set-up is no part of the ledger, so it is kept with the colleague."""
    Staff.objects.filter(pk=leaver.pk).update(left_on=on, leaving_recorded_by=by.pk, leaving_recorded=now)
    Membership.objects.filter(staff=leaver, valid_to=None).update(valid_to=on)
    # No red is told to one who has left: it stays on the list of those that nobody was told of.
    Team.objects.filter(senior_manager=leaver.pk).update(senior_manager=None)


def _in_hand(leaver: Staff, on: date, today: date) -> list[Work]:
    """What the leaver holds, and what is offered and was not answered: on the last day, or since then."""
    on_the_day = Q(offered_on__lte=on) & offered_to(leaver.id, on=on)
    since = Q(offered_on__gt=on) & offered_to(leaver.id, on=today)
    return list(Work.objects.filter(Q(worker=leaver.id) | on_the_day | since, closed_on=None).order_by("reference"))


def _given_up(work: Work, story: list[Recorded], leaver: Staff, on: date, now: datetime) -> list[Fact]:
    """The facts by which one work is given up. A refusal names the work, as a leaver may have held many."""
    try:
        facts = _back(work, story, leaver, on, london_date(now))
        told_with(story, facts, now)
    except Refused as refused:
        raise Refused("leaver_s_work_went_on", reference=work.reference, why=sentence(refused)) from refused
    return facts


def _back(work: Work, story: list[Recorded], leaver: Staff, on: date, today: date) -> list[Fact]:
    if work.worker == leaver.id:
        state = _as_at(story, on)
        return moves.hand_over(state, When(occurred=on), team=state.team, reason="worker_left")
    # What was offered after the last day was still an offer then, and cannot have been returned before.
    made = work.offered_on or on
    returned = When(occurred=on if made <= on else today)
    return moves.return_offer(_as_at(story, returned.occurred), returned, reason="worker_left")


def _as_at(story: list[Recorded], on: date) -> WorkState:
    """How a work stood at the end of the last day; as it stands now where it had not begun, which the story refuses."""
    state = state_of(story, as_at=on) or state_of(story)
    assert isinstance(state, WorkState)
    return state
