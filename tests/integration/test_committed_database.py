"""The database that tests may commit to: real for threads, new for each test, and never emptied."""

import threading

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, connections, transaction

from tests.databases import open_databases


def _remember(model: str) -> None:
    ContentType.objects.create(app_label="made_up", model=model)


def _remembered() -> list[str]:
    return sorted(ContentType.objects.filter(app_label="made_up").values_list("model", flat=True))


@pytest.mark.parametrize("run", ["first", "second"])
def test_each_test_starts_from_the_migrated_database(committed_db: None, run: str) -> None:
    _remember(run)
    assert _remembered() == [run]


def test_another_thread_sees_what_was_committed(committed_db: None) -> None:
    _remember("before")
    seen: list[list[str]] = []

    def look() -> None:
        seen.append(_remembered())
        _remember("from a thread")
        connections.close_all()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [["before"]]
    assert _remembered() == ["before", "from a thread"]


def test_a_commit_is_a_real_one(committed_db: None) -> None:
    told: list[str] = []
    with transaction.atomic():
        transaction.on_commit(lambda: told.append("committed"))
        assert told == []
    assert told == ["committed"]


def test_the_usual_database_is_put_back(db: None) -> None:
    assert _remembered() == []
    assert connection.in_atomic_block


class Asking:
    """A test as pytest collects it, which asks for one fixture or carries one mark."""

    nodeid = "tests/test_made_up.py::test_it"

    def __init__(self, fixture: str = "", mark: pytest.MarkDecorator | None = None) -> None:
        self.fixturenames = [fixture]
        self.marks = [mark.mark] if mark else []

    def get_closest_marker(self, name: str) -> pytest.Mark | None:
        return next((mark for mark in self.marks if mark.name == name), None)


@pytest.mark.parametrize(
    "test", [Asking("live_server"), Asking("transactional_db"), Asking(mark=pytest.mark.django_db(transaction=True))]
)
def test_a_test_that_would_empty_the_ledger_is_told_what_to_ask_for(test: Asking) -> None:
    with pytest.raises(pytest.UsageError, match="Ask for the fixture committed_db"):
        open_databases(test)
