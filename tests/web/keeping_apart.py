"""Keeping apart, for tests: what is placed, written and shown as a worker does, and every byte that is stored."""

import sqlite3
from pathlib import Path

from django.db import connections
from django.http import HttpResponse

from lintel.casework.kept_apart import keep_secret
from tests.people import Cast, client_of, reference_of
from tests.web.reading import sent

CODE, NAME = "Zq7743 behind the drainpipe", "Ottoline Quagmire-Fenwick"
PLACED = {"key_safe": CODE, "whistle_blower": NAME}


def page_of(made: Cast, sort: str = "key_safe", person: str = "orla") -> str:
    return f"/person/{reference_of(made.people[person])}/kept-apart/{sort}"


def keep(made: Cast, text: str = CODE, *, sort: str = "key_safe", person: str = "orla") -> None:
    keep_secret(made.person(person), sort, text, by=made.staff["lead"])


def show(made: Cast, who: str, sort: str = "key_safe", *, reason: str = "visit") -> HttpResponse:
    client = client_of(made, who)
    return client.post(page_of(made, sort), sent(client.get(page_of(made, sort)), reason=reason))


def all_bytes() -> bytes:
    """The plain bytes of every database file; of a server, all that its tables hold."""
    if connections["default"].vendor == "sqlite":
        names = [connections[alias].settings_dict["NAME"] for alias in connections]
        files = [Path(f"{name}{end}") for name in names for end in ("", "-wal")]
        for name in names:
            assert sqlite3.connect(name).execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return b"".join(file.read_bytes() for file in files if file.exists())
    connection = connections["default"]
    found = b""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            found += "".join(row for (row,) in cursor.fetchall()).encode()
    return found
