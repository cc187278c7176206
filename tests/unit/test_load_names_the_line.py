"""Which fact of a commit a load names as the one at fault."""

from datetime import date

from lintel.domain import moves
from lintel.domain.moves import When
from lintel.domain.waiting import RiskRated
from lintel.imports.load import _first_refused
from tests.telling import WORKER, numbered, opened

MONDAY = date(2026, 3, 2)


def test_the_bad_fact_is_named_and_not_the_acceptance_before_it() -> None:
    telling = opened("care_act_assessment", MONDAY)
    telling.move(moves.offer, MONDAY, team=telling.work.team, worker=WORKER, reason="next_in_order")
    accepted = moves.accept(telling.work, When(occurred=MONDAY), worker=WORKER, reason="has_capacity")
    bad = RiskRated(subject="work-1", occurred=MONDAY, rating="purple", reason="risk_of_harm")
    rated = RiskRated(subject="work-1", occurred=MONDAY, rating="red", reason="risk_of_harm")
    commit = numbered([*accepted, bad, rated], after=len(telling.entries))
    assert _first_refused(telling.entries, commit).fact is bad
