"""Long lists are read in their order and no farther than their page: SQLite says so in its plan, whatever is in the tables."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import connection

from lintel.casework.drafts_offered import unsaved_count
from lintel.casework.lists import Filters, waiting_list
from lintel.casework.triage import tray
from tests.people import Cast, cast

SORTED, EVERY_WORK = "USE TEMP B-TREE FOR ORDER BY", "SCAN V0"
Asked = Callable[[int], AbstractContextManager[Any]]


@pytest.fixture
def made(db: None) -> Cast:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL plans by what it has counted in its tables, and these are small")
    return cast()


def plans(asked: Any, table: str) -> str:
    """How each question about a table was answered."""
    found = []
    with connection.cursor() as cursor:
        for query in [each["sql"] for each in asked.captured_queries]:
            if f'FROM "{table}"' in query:
                cursor.execute(f"EXPLAIN QUERY PLAN {query.replace('%', '%%')}")
                found += [row[3] for row in cursor.fetchall()]
    return "\n".join(found)


@pytest.mark.parametrize("who", ["adviser", "worker", "senior", "lead"])
def test_the_waiting_list_and_the_tray_are_not_sorted(
    made: Cast, who: str, django_assert_max_num_queries: Asked
) -> None:
    reader = made.staff[who]
    for ask in (
        lambda: waiting_list(reader, Filters(), today=made.today),
        lambda: tray(reader, today=made.today),
    ):
        with django_assert_max_num_queries(10) as asked:
            ask()
        plan = plans(asked, "casework_work")
        assert "casework_work USING INDEX" in plan
        assert SORTED not in plan


@pytest.mark.parametrize("who", ["adviser", "worker", "senior", "lead"])
def test_what_is_unsaved_is_counted_without_reading_every_work(
    made: Cast, who: str, django_assert_max_num_queries: Asked
) -> None:
    with django_assert_max_num_queries(2) as asked:
        unsaved_count(made.staff[who])
    plan = plans(asked, "records_draft")
    assert "USING COVERING INDEX drafts_written_on" in plan
    assert "SCAN casework_work" not in plan
    assert EVERY_WORK not in plan
