"""The form of a correction and the rules of corrections: one list of dates, and one of what may be left empty."""

import pytest

from lintel.casework.one_work import work_page
from lintel.domain.correcting import DATES, MAY_BE_EMPTY, TIMES
from lintel.ledger import read as ledger
from lintel.web.london_date import LondonDateField
from lintel.web.work.forms import CorrectForm
from tests.people import Cast, cast
from tests.web.test_putting_right import fact_of


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


@pytest.mark.parametrize(
    ("work", "kind"), [("waiting", "WorkOpened"), ("waiting", "WaitStarted"), ("review", "ReviewScheduled")]
)
def test_the_form_may_leave_empty_what_the_rules_may(made: Cast, work: str, kind: str) -> None:
    entry = next(
        each
        for each in ledger.facts_of({made.works[work]})[made.works[work]]
        if each.fact.id == fact_of(made, work, kind)
    )
    page = work_page(made.staff["lead"], made.work(work).reference, today=made.today)
    assert page is not None
    fields = CorrectForm(entry.fact, page).fields
    asked = {name.removeprefix("new_"): field for name, field in fields.items() if name.startswith("new_")}
    assert {name for name, field in asked.items() if not field.required} == asked.keys() & (MAY_BE_EMPTY | TIMES)
    assert {name for name, field in asked.items() if isinstance(field, LondonDateField)} == asked.keys() & set(DATES)
