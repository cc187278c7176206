"""A review that is held before it is due: nobody has waited for it, and its page says so."""

from datetime import timedelta

from tests.people import NORTH, cast, client_of, open_for, staff_id
from tests.web.reading import words


def test_u26_a_review_held_before_it_is_due_was_no_wait(db: None) -> None:
    """U26: a review may be held before its time; the order is advised, and not locked."""
    made = cast()
    due_on = made.today - timedelta(days=5)
    made.works["early"] = open_for(made.people["lin"], "review", NORTH, made.today, days_ago=60, due_on=due_on)
    made.move("early", "offer", "manager", days_ago=22, team=NORTH, worker=staff_id("worker"), reason="next_in_order")
    made.move("early", "accept", "worker", days_ago=21, reason="has_capacity")
    made.move("early", "reach-ReviewHeld", "worker", days_ago=12, outcome="no_change")
    answer = client_of(made, "worker").get(f"/work/{made.work('early').reference}")
    assert answer.status_code == 200
    assert "Nobody has waited yet." in words(answer)
