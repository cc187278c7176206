"""What is kept apart occurs nowhere but in the one answer that shows it: every address, log, export and message is read."""

import io
import logging
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.http import HttpResponse

from lintel.domain.access import ROLES
from lintel.gateways.document import document_of
from lintel.gateways.made_up import MadeUp
from lintel.ledger.models import Entry
from lintel.project.command_line import main
from lintel.project.commands import databases
from tests.people import NORTH, Cast, cast, staff_id
from tests.sending import lives_at, safe, send
from tests.web.keeping_apart import PLACED, all_bytes, keep, page_of
from tests.web.places import READERS, SHARES, Places, places, share_of


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


@pytest.fixture
def here(committed_db: None) -> Places:
    return places()


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """Every line of the log as it is written, from the least serious on."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(logging.root.handlers[0].formatter if logging.root.handlers else None)
    logging.root.addHandler(handler)
    level = logging.root.level
    logging.root.setLevel(logging.DEBUG)
    yield written
    logging.root.setLevel(level)
    logging.root.removeHandler(handler)


def everything_answered(here: Places, among: int) -> Iterator[tuple[str, bytes]]:
    """Every route with every example, asked and sent to by those of every role, the pages that lead on to another too."""
    routes = [(route, example) for route in here.examples if route != "sign_out" for example in here.examples[route]]
    for reader in READERS:
        client = here.client(reader)
        for asked in ({"name": "Orla"}, {"phone": "01632 960101"}):
            yield f"{reader} looks for {asked}", _bytes(client.post("/find", asked, follow=True))
        for path in (here.path(*each) for each in share_of(reader, routes, among)):
            yield f"{reader} {path}", _bytes(client.get(path, {"q": "behind", "page": "1"}))
            yield f"{reader} POST {path}", _bytes(client.post(path, {"reason": "no_such_reason", "secret": "  "}))


def _bytes(answer: HttpResponse) -> bytes:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    return unpacked(body) + str(answer.headers).encode()


def unpacked(data: bytes) -> bytes:
    """What a document or workbook says, whose bytes are packed; anything else as it is."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return b"".join(packed.read(name) for name in packed.namelist())


def found_in(data: bytes) -> list[str]:
    """Which of the secrets occur, or enough of one to do harm."""
    said = unpacked(data).lower()
    return [
        each
        for text in PLACED.values()
        for each in (text, text.split()[0], text.split()[-1])
        if each.lower().encode() in said
    ]


@pytest.mark.timeout(600)
@pytest.mark.parametrize("among", SHARES)
def test_what_is_kept_apart_occurs_nowhere_but_in_the_one_answer(
    among: int, here: Places, logged: io.StringIO, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(databases, "build", lambda: None)
    for person in ("orla", "roan"):
        for sort, text in PLACED.items():
            keep(here.made, text, sort=sort, person=person)
            path = page_of(here.made, sort, person)
            lead = here.client("safeguarding_lead")
            assert text.encode() in lead.post(path, {"reason": "check"}).content, "the one answer"
            assert text.encode() not in lead.get(path).content
            assert lead.post(f"{path}/write", {"secret": text}).status_code == 302
    asked = 0
    for what, answer in everything_answered(here, among):
        assert found_in(answer) == [], what
        asked += 1
    for command in (
        ["facts", "dump", "--as", "lead.made-up"],
        ["looks", "odd", "--as", "lead.made-up"],
        ["secrets", "rotate"],
        ["ledger", "verify"],
        ["ledger", "rebuild", "--check"],
        [
            "figures",
            "members",
            "waiting_now:care_act_assessment:allocation",
            "--as-at",
            str(here.made.today),
            "--as",
            "lead.made-up",
        ],
    ):
        main(command)
    out, err = capfd.readouterr()
    assert "AccessForced" in out
    assert found_in(out.encode() + err.encode() + logged.getvalue().encode()) == []
    assert "answered" in err + logged.getvalue()
    assert found_in("".join(Entry.objects.values_list("body", flat=True)).encode()) == []
    assert found_in(all_bytes()) == []
    assert set(ROLES) <= set(READERS)
    print(f"{asked} answers read")


def test_it_is_in_nothing_that_goes_out_and_in_no_export_in_the_clear(
    here: Places, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(databases, "build", lambda: None)
    for sort, text in PLACED.items():
        keep(here.made, text, sort=sort)
    lives_at(here.made, "orla")
    safe(here.made, "orla", text="yes", write="yes")
    here.made.move("waiting", "offer", "manager", team=NORTH, worker=staff_id("worker"), reason="next_in_order")
    here.made.move("waiting", "accept", "worker", reason="has_capacity")
    service = MadeUp()
    send(service)
    assert {parcel.channel for parcel in service.taken.values()} == {"letter", "text"}
    for parcel in service.taken.values():
        document = document_of(parcel.letter, large=True) if parcel.letter else b""
        assert found_in(str(parcel).encode()) == found_in(document) == []
    main(["export", str(tmp_path / "all"), "--as", "lead.made-up"])
    files = [file for file in (tmp_path / "all").rglob("*") if file.is_file()]
    assert {file.suffix for file in files} >= {".jsonl", ".csv", ".xlsx", ".json", ".md"}
    assert {file.name: found_in(file.read_bytes()) for file in files} == {file.name: [] for file in files}
    assert any("secret" in file.name and file.stat().st_size for file in files), "locked as it is, it is taken along"
    out, err = capfd.readouterr()
    assert found_in(out.encode() + err.encode()) == []
