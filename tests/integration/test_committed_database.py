"""The database that tests may commit to: real for threads, new for each test, and never emptied."""

import threading

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, connections, transaction


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
