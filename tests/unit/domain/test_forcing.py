"""In this room: how long a record is open in an emergency, when it is to be reviewed, and by whom."""

from datetime import date, datetime, time, timedelta

import pytest

from lintel.domain import forcing
from lintel.domain.access import ROLES
from lintel.domain.emergency import AccessForced
from lintel.domain.fact import Fact, Recorded
from lintel.domain.moment import Moment
from lintel.domain.moves import When
from lintel.domain.person import PersonRegistered, PersonState
from lintel.domain.refusals import Refused
from lintel.domain.story import Story

DAY = date(2026, 3, 4)
RECORDED = datetime.fromisoformat("2026-03-04T12:00:00+00:00")

# When it was opened, when it ends, and by when it is to be reviewed. Worked out by hand.
ENDS = """
2026-03-04 11:30:00  2026-03-04 15:30:00  2026-03-06  Wednesday, to Friday
2026-03-04 22:15:30  2026-03-05 02:15:30  2026-03-06  over midnight
2026-03-28 23:00:00  2026-03-29 04:00:00  2026-03-31  the clocks go forward: four hours, five on the clock
2026-10-24 23:00:00  2026-10-25 02:00:00  2026-10-27  the clocks go back: four hours, three on the clock
2026-04-02 09:00:00  2026-04-02 13:00:00  2026-04-08  Thursday before Easter: Tuesday and Wednesday after it
2026-12-24 17:00:00  2026-12-24 21:00:00  2026-12-30  Christmas Eve, and Boxing Day is kept on Monday
"""


class Told:
    """One person's story, fact by fact."""

    def __init__(self) -> None:
        self.story = Story()
        self.tell(PersonRegistered(subject="person-1", occurred=date(2026, 1, 5)))

    @property
    def state(self) -> PersonState:
        assert isinstance(self.story.state, PersonState)
        return self.story.state

    def tell(self, *facts: Fact) -> None:
        first = len(self.story.entries) + 1
        self.story.add([Recorded(fact, 0, first + place, RECORDED, "somebody") for place, fact in enumerate(facts)])

    def force(self, reader: str = "reader-1", at: time = time(11, 30)) -> str:
        facts = forcing.force(self.state, When(occurred=DAY, at=at), reader=reader, reason="danger_now")
        self.tell(*facts)
        return facts[0].id

    def review(self, access: str, reviewer: str, outcome: str = "needed", at: time = time(12, 0)) -> None:
        when = When(occurred=DAY, at=at)
        self.tell(*forcing.review(self.state, when, access=access, reviewer=reviewer, outcome=outcome))


@pytest.mark.parametrize("line", ENDS.strip().splitlines())
def test_it_ends_by_itself_and_is_to_be_reviewed(line: str) -> None:
    day, at, last_day, last_at, due, *_ = line.split()
    told = Told()
    when = When(occurred=date.fromisoformat(day), at=time.fromisoformat(at))
    told.tell(*forcing.force(told.state, when, reader="reader-1", reason="cover"))
    (forced,) = told.state.forced.values()
    assert Moment.of(forced.until) == Moment(date.fromisoformat(last_day), time.fromisoformat(last_at))
    assert forced.review_due == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("until", "until_at", "refused"),
    [
        (DAY, time(15, 30), ""),
        (DAY, time(15, 30, 1), "forced_too_long"),
        (DAY + timedelta(days=1), time(11, 30), "forced_too_long"),
        (DAY, time(11, 30), "forced_too_long"),
        (DAY, time(9, 0), "forced_too_long"),
        (DAY, None, "missing_field"),
    ],
)
def test_it_is_never_open_for_longer(until: date, until_at: time | None, refused: str) -> None:
    told = Told()
    fact = AccessForced(
        subject="person-1", occurred=DAY, at=time(11, 30), reader="reader-1", until=until, until_at=until_at, reason="cover"
    )  # fmt: skip
    if not refused:
        told.tell(fact)
        return
    with pytest.raises(Refused) as said:
        told.tell(fact)
    assert said.value.key == refused


def test_somebody_else_reviews_it_once() -> None:
    told = Told()
    access = told.force()
    with pytest.raises(Refused) as own:
        told.review(access, "reader-1")
    assert own.value.key == "not_your_own_review"
    told = Told()
    access = told.force()
    told.review(access, "lead-1")
    with pytest.raises(Refused) as again:
        told.review(access, "lead-2")
    assert again.value.key == "reviewed_already"


def test_what_was_never_opened_cannot_be_reviewed() -> None:
    told = Told()
    told.force()
    with pytest.raises(Refused) as refused:
        told.review("no-such-fact", "lead-1")
    assert refused.value.key == "not_forced"


@pytest.mark.parametrize(
    ("outcome", "at", "ends"),
    [
        ("needed", time(12, 0), time(15, 30)),
        ("another_way", time(12, 0), time(15, 30)),
        ("not_needed", time(12, 0), time(12, 0)),
        ("not_needed", time(17, 0), time(15, 30)),
    ],
)
def test_what_was_not_needed_ends_with_its_review(outcome: str, at: time, ends: time) -> None:
    told = Told()
    access = told.force()
    told.review(access, "lead-1", outcome, at)
    assert Moment.of(told.state.forced[access].until) == Moment(DAY, ends)


def test_roles_that_work_with_names_and_do_not_see_all_may_open_one() -> None:
    assert {role for role in ROLES if forcing.may_force(role)} == {
        "adviser", "duty_worker", "social_worker", "occupational_therapist", "team_manager", "senior_manager", "director",
    }  # fmt: skip
