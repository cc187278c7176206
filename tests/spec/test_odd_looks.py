"""Which looks are put before a safeguarding lead: each row of `odd_looks.csv` was judged by hand."""

import csv
from pathlib import Path

import pytest

from lintel.domain.access import ROLES
from lintel.domain.odd_looks import QUESTIONS, Glance, odd_by, odd_rules

with Path(__file__).with_name("odd_looks.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


@pytest.mark.parametrize("row", ROWS, ids=[" ".join(filter(None, row.values())) for row in ROWS])
def test_the_rules_find_what_the_table_says(row: dict[str, str]) -> None:
    glance = Glance(
        role=row["role"],
        reader_name=row["reader"],
        person_name=row["person"],
        whys=frozenset(row["whys"].split()),
        had_to_do=row["had_to_do"] == "yes",
        people=int(row["people"]),
    )
    assert odd_by(glance) == tuple(row["rules"].split())


def test_every_rule_is_tried_both_ways() -> None:
    found = {rule for row in ROWS for rule in row["rules"].split()}
    assert found == {rule.name for rule in odd_rules()} == set(QUESTIONS)
    assert any(not row["rules"] for row in ROWS)


def test_rules_name_roles_that_there_are() -> None:
    assert {role for rule in odd_rules() for role in rule.roles} <= set(ROLES)
