"""A row of a list says which clock is running, and nothing of a wait that has not begun."""

from datetime import date

import pytest

from lintel.casework.models import Work
from lintel.casework.rows import ListRow, Who

DUE = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 3, 3), "Not overdue yet"),
        (date(2026, 3, 4), "Not overdue yet"),
        (date(2026, 3, 5), "Overdue, waiting for a worker"),
    ],
)
def test_a_review_is_not_called_overdue_before_the_day_after_it_was_due(today: date, said: str) -> None:
    work = Work(kind="review", stage="allocation", due_on=DUE, since=DUE, on_list_from=date(2026, 3, 5))
    assert ListRow(work, today, Who(None, None), "", None, None).clock == said


def test_a_stage_without_a_due_date_is_called_by_its_name() -> None:
    work = Work(kind="care_act_assessment", stage="allocation", since=DUE, on_list_from=DUE)
    assert ListRow(work, DUE, Who(None, None), "", None, None).clock == "Waiting for a worker"
