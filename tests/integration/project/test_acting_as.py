"""The command line acts as somebody: what it loads and shows is written down with who asked (work.md, rule 13)."""

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError
from django.utils import timezone

from lintel.domain.access import ROLES
from lintel.domain.fact import Recorded, new_id
from lintel.domain.person import PersonRegistered
from lintel.imports.lines import write_line
from lintel.ledger import looks
from lintel.ledger.models import Entry, Load, Look
from lintel.project.commands.eyes import OPERATOR
from tests.integration.project.conftest import Lintel
from tests.integration.project.test_who_may_ask import CONCERNS
from tests.people import Cast, cast, staff_id
from tests.web.places import WHO


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def looked() -> list[tuple[str, str, str, Collection[str]]]:
    return list(Look.objects.values_list("by", "page", "why", "shown"))


@pytest.mark.parametrize(("asked", "by"), [((), OPERATOR), (("--as", "lead.made-up"), staff_id("lead"))])
def test_a_dump_is_one_look(lintel: Lintel, made: Cast, asked: tuple[str, ...], by: str) -> None:
    before = len(looked())
    assert len(lintel("facts", "dump", *asked).lines) == Entry.objects.count()
    (look,) = looked()[before:]
    assert look == (by, "facts_dump", f"every fact up to position {Entry.objects.count()}", [])


@pytest.mark.parametrize("role", ROLES)
def test_a_dump_is_for_those_from_whom_no_record_is_kept(lintel: Lintel, made: Cast, role: str) -> None:
    who = made.staff[WHO[role]]
    said = lintel("facts", "dump", "--as", who.username)
    if role == "safeguarding_lead":
        assert said.status == 0
    else:
        assert (said.status, said.out) == (2, "")
        assert said.err == f"{who.name} may not see every record, restricted ones too.\n"


def cannot(**_: Any) -> None:
    raise DatabaseError


@pytest.mark.parametrize(
    "asked",
    [("facts", "dump"), ("figures", "members", CONCERNS, "--as-at", "{today}", "--as", "lead.made-up")],
    ids=["dump", "members"],
)
def test_what_cannot_be_written_down_is_not_shown(
    lintel: Lintel, made: Cast, monkeypatch: pytest.MonkeyPatch, asked: tuple[str, ...]
) -> None:
    monkeypatch.setattr(looks, "look", cannot)
    said = lintel(*(each.format(today=made.today) for each in asked))
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("It could not be written down who looks at these records")
    assert said.err.count("\n") == 1


def one_line(path: Path) -> str:
    """A file of one fact that was recorded just now."""
    now = timezone.now()
    registered = PersonRegistered(subject=new_id(), occurred=date(2026, 1, 5))
    path.write_bytes(write_line(Recorded(registered, 0, 0, now, "somebody")))
    return str(path)


@pytest.mark.parametrize(("asked", "by"), [((), OPERATOR), (("--as", "manager.made-up"), staff_id("manager"))])
def test_a_load_is_by_the_one_who_is_named(
    lintel: Lintel, made: Cast, tmp_path: Path, asked: tuple[str, ...], by: str
) -> None:
    assert lintel("facts", "load", one_line(tmp_path / "facts.jsonl"), *asked).status == 0
    assert list(Load.objects.values_list("by", flat=True)) == [by]


@pytest.mark.parametrize(
    ("user", "sentence"),
    [
        ("councillor.made-up", "Corwin Plum may not load facts."),
        ("nobody", "There is nobody called “nobody” who works here."),
    ],
)
def test_a_load_by_somebody_who_may_not_stores_nothing(
    lintel: Lintel, made: Cast, tmp_path: Path, user: str, sentence: str
) -> None:
    said = lintel("facts", "load", one_line(tmp_path / "facts.jsonl"), "--as", user)
    assert (said.status, said.err, Load.objects.count()) == (2, f"{sentence}\n", 0)
