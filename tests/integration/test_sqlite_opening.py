"""SQLite is opened so that what is saved stays saved, and what points at nothing is refused."""

import pytest
from django.db import connections

WANTED = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 12_000}


@pytest.mark.skipif("connections['default'].vendor != 'sqlite'", reason="these settings are SQLite's")
@pytest.mark.parametrize("alias", ["default", "looks"])
def test_every_file_is_opened_alike(committed_db: None, alias: str) -> None:
    with connections[alias].cursor() as cursor:
        found = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in WANTED}
    assert found == WANTED
    assert connections[alias].transaction_mode == "IMMEDIATE"
