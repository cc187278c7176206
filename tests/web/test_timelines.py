"""What a timeline says: names, references and words where facts hold ids and codes."""

import re
from datetime import timedelta

import pytest

from lintel.casework.actions import make_move
from lintel.casework.models import Work
from lintel.casework.wording import OTHER_WORK, UNKNOWN_COLLEAGUE
from lintel.council.models import Staff
from lintel.domain.legal import CORRECT
from lintel.domain.moves import When
from lintel.ledger import read as ledger
from tests.people import NORTH, SOUTH, Cast, cast, client_of, staff_id
from tests.web.reading import words

RAW_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-")


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def page_of(made: Cast, who: str, work: Work) -> str:
    page = words(client_of(made, who).get(f"/work/{work.reference}"))
    assert not RAW_ID.search(page)
    return page


def correct(made: Cast, work: str, kind: str, **changes: str) -> None:
    """Let the manager put the first entry of a kind right."""
    row = made.work(work)
    first = next(each.fact for each in ledger.facts_of({row.id})[row.id] if type(each.fact).__name__ == kind)
    answers = {"original": first.id, "changes": changes, "reason": "wrong_date"}
    make_move(row, CORRECT, When(occurred=made.today), answers, by=made.staff["manager"], expecting=row.sequence)


def test_work_that_came_from_other_work_says_which_to_those_who_may_see_it(made: Cast) -> None:
    made.move("contact", "reach-ContactTriaged", "duty", decision="care_act_assessment", to_team=NORTH)
    opened, contact = Work.objects.get(because_of=made.works["contact"]), made.work("contact")
    assert f"Because of: Contact {contact.reference}" in page_of(made, "senior", opened)
    kept_back = page_of(made, "worker", opened)
    assert f"Because of: {OTHER_WORK}" in kept_back
    assert contact.reference not in kept_back


def test_a_person_s_page_says_it_too(made: Cast) -> None:
    made.move("contact", "reach-ContactTriaged", "duty", decision="care_act_assessment", to_team=NORTH)
    page = words(client_of(made, "senior").get(f"/person/{made.person('lin').reference}"))
    assert f"Because of: Contact {made.work('contact').reference}" in page
    assert not RAW_ID.search(page)


def test_what_was_put_right_is_in_words(made: Cast) -> None:
    day = made.today - timedelta(days=9)
    correct(made, "waiting", "RiskRated", rating="red", occurred=day.isoformat())
    correct(made, "offered", "WorkOffered", worker=staff_id("teammate"))
    correct(made, "waiting", "WorkOpened", team=SOUTH, locality="south")
    page = page_of(made, "senior", made.work("waiting"))
    assert "Rating is: Red" in page
    assert f"Occurred is: {day:%-d %B %Y}" in page
    assert "Team is: South cognitive and physical" in page
    assert "Locality is: South" in page
    assert "Worker is: Tobit Fernsby" in page_of(made, "senior", made.work("offered"))


def test_a_colleague_whom_the_council_does_not_have_is_no_number(made: Cast) -> None:
    Staff.objects.filter(pk=staff_id("worker")).delete()
    assert f"Worker: {UNKNOWN_COLLEAGUE}" in page_of(made, "senior", made.work("offered"))
