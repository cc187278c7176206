"""The database as it stands refuses to change, take away, put in place of, or empty: facts, loads, looks and what was published."""

import pytest
from django.db import DatabaseError, connections, router, transaction
from django.db.models import Model
from django.utils import timezone

from lintel.ledger.looks import look
from lintel.ledger.models import Entry, Load, Look
from lintel.measures.models import Published, PublishedMember
from tests.keeping import keep, lines_of_a_ledger, load_lines
from tests.random_ledger import write

TABLES: dict[str, tuple[type[Model], str]] = {
    "ledger_entry": (Entry, "by"),
    "ledger_load": (Load, "by"),
    "ledger_look": (Look, "by"),
    "measures_published": (Published, "by"),
    "measures_publishedmember": (PublishedMember, "why"),
}
STATEMENTS = {
    "update": "UPDATE {table} SET {column} = 'x'",
    "update of one": "UPDATE {table} SET {column} = 'x' WHERE {key} = (SELECT MIN({key}) FROM {table})",
    "delete": "DELETE FROM {table}",
    "delete of one": "DELETE FROM {table} WHERE {key} = (SELECT MIN({key}) FROM {table})",
    "insert again": "INSERT INTO {table} SELECT * FROM {table}",
    "upsert": "INSERT INTO {table} SELECT * FROM {table} WHERE true ON CONFLICT ({key}) DO UPDATE SET {column} = 'x'",
}
OF_THEIR_OWN = {
    "sqlite": {
        "insert or replace": "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        "replace": "REPLACE INTO {table} SELECT * FROM {table}",
        "update or replace": "UPDATE OR REPLACE {table} SET {column} = 'x'",
    },
    "postgresql": {"truncate": "TRUNCATE {table}", "truncate in a chain": "TRUNCATE {table} CASCADE"},
}
ALL = sorted({name for some in (STATEMENTS, *OF_THEIR_OWN.values()) for name in some})


@pytest.fixture
def filled(db: None) -> None:
    """A fact or more in the ledger, one load, one look, one published figure with a member."""
    load_lines(lines_of_a_ledger())
    look(by="somebody", page="work", shown=["a work"])
    publish_one()


def publish_one() -> None:
    """A figure as it would be frozen, with one member."""
    now = timezone.now()
    figure = Published.objects.create(
        council="999", measure="one", title="One", definition="One", definition_version=1, targets=[], versions={},
        as_at=now.date(), known_on=now, position=1, head_position=1, head_hash="", result={}, published_at=now, by="x",
    )  # fmt: skip
    PublishedMember.objects.create(
        published=figure, work="w", person="p", kind="k", stage="s", number=1, since=now.date(),
        on_list_from=now.date(), days="1", team="t",
    )  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("how", ALL)
def test_the_database_refuses(filled: None, table: str, how: str) -> None:
    model, column = TABLES[table]
    connection = connections[router.db_for_write(model)]
    statement = (STATEMENTS | OF_THEIR_OWN[connection.vendor]).get(how)
    if statement is None:
        pytest.skip(f"{connection.vendor} has no such statement")
    before = list(model._default_manager.order_by("pk").values())
    key = model._meta.pk.column
    with pytest.raises(DatabaseError), transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(statement.format(table=table, column=f'"{column}"', key=key))
    assert list(model._default_manager.order_by("pk").values()) == before != []


@pytest.mark.parametrize("shared", [{"fact"}, {"council", "position"}, {"subject", "sequence"}])
def test_a_new_entry_takes_no_old_ones_place(filled: None, shared: set[str]) -> None:
    old = Entry.objects.order_by("position")[0]
    others = {"fact": "new", "council": "001", "position": 500, "subject": "new", "sequence": 50}
    for name, value in others.items():
        setattr(old, name, getattr(old, name) if name in shared else value)
    with pytest.raises(DatabaseError), transaction.atomic():
        old.save(force_insert=True)
    connection = connections["default"]
    if connection.vendor == "sqlite":
        values = {
            field.column: field.get_db_prep_save(getattr(old, field.attname), connection)
            for field in Entry._meta.concrete_fields
        }
        names, marks = ", ".join(f'"{name}"' for name in values), ", ".join("%s" for _ in values)
        with pytest.raises(DatabaseError, match="only grows"), connection.cursor() as cursor:
            cursor.execute(f"INSERT OR REPLACE INTO ledger_entry ({names}) VALUES ({marks})", list(values.values()))


def test_appending_goes_on(filled: None) -> None:
    before = Entry.objects.count()
    keep(write(8, 3).entries)
    look(by="somebody", page="work", shown=["a work"])
    publish_one()
    assert (Published.objects.count(), PublishedMember.objects.count()) == (2, 2)
    Load.objects.create(pk=2, loaded=timezone.now(), by="somebody", digest="")
    assert (Entry.objects.count() > before, Look.objects.count(), Load.objects.count()) == (True, 2, 2)
