"""In this room: short stories of one work and what is then true of its waits. Each row of waits.csv was reckoned by hand.

`story` is written as tests/notation.py says, in the order in which it was recorded; `asks` is what is asked of it, and
`answer` what must come out.
"""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from lintel.domain import waiting_well
from lintel.domain.clock import Unit
from tests.notation import ask

with Path(__file__).with_name("waits.csv").open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['case']}: {row['story']}: {row['asks']}")
def test_the_story_comes_out_as_reckoned(row: dict[str, str]) -> None:
    assert ask(row["kind"], row["story"], row["asks"]) == row["answer"]


def test_every_row_says_why_and_no_question_is_put_twice() -> None:
    assert all(row["why"].strip() for row in ROWS)
    assert max(Counter((row["kind"], row["story"], row["asks"]) for row in ROWS).values()) == 1


NAMED = ["reopened", "returned", "offered and not accepted", "recorded long after", "correction past the stop"]


@pytest.mark.parametrize("case", [*NAMED, "review overdue", "next contact"])
def test_each_named_case_has_at_least_four_rows(case: str) -> None:
    assert sum(row["case"] == case for row in ROWS) >= 4


def test_a_new_version_of_the_policy_leaves_dates_fixed_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    versions = {
        "red": [(date(2024, 1, 1), 2, Unit.WORKING_DAYS)],
        "amber": [(date(2026, 3, 9), 5, Unit.WORKING_DAYS), (date(2024, 1, 1), 10, Unit.WORKING_DAYS)],
        "unrated": [(date(2024, 1, 1), 2, Unit.WORKING_DAYS)],
    }
    monkeypatch.setattr(waiting_well, "intervals", lambda: versions)
    waiting_well.next_contact_due.cache_clear()
    rated = "2026-03-02 opened | 2026-03-02 rated amber"
    assert ask("care_act_assessment", rated, "next contact") == "2026-03-16"
    assert ask("care_act_assessment", f"{rated} | 2026-03-10 reached", "next contact") == "2026-03-17"
    waiting_well.next_contact_due.cache_clear()
