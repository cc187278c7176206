"""What is kept apart: who may write, who may see, on one click with a reason; and that it occurs nowhere else."""

import io
import logging
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connections
from django.http import HttpResponse
from django.test import Client

from lintel.casework.kept_apart import erase_secret, keep_secret
from lintel.domain.access import ROLES
from lintel.domain.kept_apart import SORTS
from lintel.domain.refusals import Refused
from lintel.gateways.document import document_of
from lintel.gateways.made_up import MadeUp
from lintel.ledger import looks
from lintel.ledger.models import Entry, Look
from lintel.project.command_line import main
from lintel.project.commands import databases
from lintel.records.locking import lock, unlock
from lintel.records.models import Draft, Secret
from tests.people import NORTH, Cast, cast, client_of, reference_of, staff_id
from tests.sending import lives_at, safe, send
from tests.web.places import NO_ID, READERS, Places, places
from tests.web.reading import read, sent, words
from tests.web.test_every_bad_input import BAD
from tests.web.test_waiting_list import queries_of

CODE, NAME = "Zq7743 behind the drainpipe", "Ottoline Quagmire-Fenwick"
PLACED = {"key_safe": CODE, "whistle_blower": NAME}


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def page_of(made: Cast, sort: str = "key_safe", person: str = "orla") -> str:
    return f"/person/{reference_of(made.people[person])}/kept-apart/{sort}"


def keep(made: Cast, text: str = CODE, *, sort: str = "key_safe", person: str = "orla") -> None:
    keep_secret(made.person(person), sort, text, by=made.staff["lead"])


def show(made: Cast, who: str, sort: str = "key_safe", *, reason: str = "visit") -> HttpResponse:
    client = client_of(made, who)
    return client.post(page_of(made, sort), sent(client.get(page_of(made, sort)), reason=reason))


def test_a_worker_writes_a_code_down_and_has_it_shown_once(made: Cast) -> None:
    client, page = client_of(made, "worker"), f"/person/{reference_of(made.people['orla'])}"
    assert "Key-safe code: none held" in words(client.get(page))
    opened = client.get(f"{page_of(made)}/write")
    assert client.post(f"{page_of(made)}/write", sent(opened, secret=CODE))["Location"] == page
    masked = client.get(page)
    assert "Key-safe code: Held: show it" in words(masked)
    assert page_of(made) in read(masked).links
    asked = client.get(page_of(made))
    assert CODE not in asked.content.decode()
    assert CODE not in words(client.post(page_of(made), sent(asked)))
    assert CODE in words(client.post(page_of(made), sent(asked, reason="visit")))
    assert CODE not in words(client.get(page_of(made)))
    assert {"key_safe:written", "key_safe:visit"} <= set(Look.objects.values_list("why", flat=True))


def test_a_new_code_takes_the_place_of_the_old_one_which_is_kept(made: Cast) -> None:
    keep(made, "1111 old")
    keep(made, "2222 new")
    page = words(show(made, "worker"))
    assert "2222 new" in page
    assert "1111 old" not in page
    assert "An earlier one, written down" in page
    assert list(Secret.objects.order_by("version").values_list("version", flat=True)) == [1, 2]


def test_who_may_only_write_is_not_told_whether_any_is_held(made: Cast) -> None:
    pages = []
    for _ in range(2):
        client = client_of(made, "manager")
        assert client.get(page_of(made, "whistle_blower")).status_code == 403
        pages.append(words(client.get(f"/person/{reference_of(made.people['orla'])}")))
        opened = client.get(f"{page_of(made, 'whistle_blower')}/write")
        assert client.post(f"{page_of(made, 'whistle_blower')}/write", sent(opened, secret=NAME)).status_code == 302
        client.get(f"/person/{reference_of(made.people['orla'])}")
    assert pages[0] == pages[1]
    shown = words(show(made, "lead", "whistle_blower"))
    assert shown.count(NAME) == 2, "nobody's words take the place of another's"


def test_a_whistle_blower_is_not_told_of_to_the_person_who_asks_who_looked(made: Cast) -> None:
    keep(made, NAME, sort="whistle_blower")
    keep(made)
    show(made, "lead", "whistle_blower")
    show(made, "worker")
    page = words(client_of(made, "lead").get(f"/person/{reference_of(made.people['orla'])}/who-looked"))
    assert "histle" not in page
    assert "Key-safe code shown: to visit today" in page
    assert "Key-safe code written down" in page


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize(
    "who", ["adviser", "worker", "teammate", "stranger", "manager", "senior", "lead", "director", "analyst"]
)
def test_role_says_which_sort_and_relationship_whose(made: Cast, who: str, sort: str) -> None:
    keep(made, PLACED[sort], sort=sort)
    role, client = made.staff[who].role, client_of(made, who)
    sees_her = who != "stranger"
    status = client.get(page_of(made, sort)).status_code
    expected = 403 if role not in SORTS[sort].seen_by else 200 if sees_her else 404
    assert status == expected
    answer = client.post(page_of(made, sort), {"reason": "visit"})
    assert (PLACED[sort] in words(answer)) == (status == 200)
    written = client.post(f"{page_of(made, sort)}/write", {"secret": "9 new"})
    assert (written.status_code == 302) == (role in SORTS[sort].written_by and sees_her)


def test_what_cannot_be_written_down_as_shown_is_not_shown(made: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(made)
    client, write = client_of(made, "worker"), looks.look

    def fail(*, page: str, **told: Any) -> None:
        if page == "secret":
            raise DatabaseError
        write(page=page, **told)

    monkeypatch.setattr(looks, "look", fail)
    answer = client.post(page_of(made), sent(client.get(page_of(made)), reason="visit"))
    assert answer.status_code == 503
    assert CODE not in answer.content.decode()
    assert client.post(f"{page_of(made)}/write", {"secret": "9999"}).status_code == 503
    assert Secret.objects.count() == 1


@pytest.mark.parametrize("bad", [*BAD, "nothing"])
def test_whatever_is_typed_is_kept_or_refused_and_never_sent_back(made: Cast, bad: str) -> None:
    text = BAD.get(bad, "")
    client, path = client_of(made, "worker"), f"{page_of(made)}/write"
    answer = client.post(path, {"secret": text})
    assert answer.status_code in (302, 422)
    if answer.status_code == 422:
        assert not Secret.objects.exists()
        assert len(text.strip()) < 2 or text.strip() not in answer.content.decode()
        assert 'name="secret" type="text" value=""' in answer.content.decode()
    else:
        assert unlock(Secret.objects.get().locked, about=f"{made.people['orla']} key_safe 1") == text.strip()


def test_a_form_that_was_open_too_long_does_not_say_it_back(made: Cast) -> None:
    careful = Client(enforce_csrf_checks=True)
    careful.cookies = client_of(made, "worker").cookies
    answer = careful.post(f"{page_of(made)}/write", {"secret": CODE})
    assert answer.status_code == 403
    assert CODE not in answer.content.decode()
    lost = client_of(made, "worker").post("/no-such-page", {"secret": CODE, "proof": "my own pass word"})
    assert CODE not in lost.content.decode()
    assert "my own pass word" not in lost.content.decode()


@pytest.mark.parametrize("path", ["write", "emergency"])
def test_a_session_that_ends_in_mid_form_carries_on_neither_a_secret_nor_a_proof(made: Cast, path: str) -> None:
    client = client_of(made, "worker")
    client.get("/caseload")
    where = f"{page_of(made)}/write" if path == "write" else "/open-in-an-emergency"
    Session.objects.all().delete()
    answer = client.post(where, {"secret": CODE, "proof": "my own pass word", "words": "Nobody answers at all."})
    sealed = re.search(r'name="kept" value="([^"]+)"', answer.content.decode())
    assert sealed is not None
    client.post("/sign-in", {"username": "worker.made-up", "kept": sealed[1]})
    assert Draft.objects.get().body == {"words": ["Nobody answers at all."]}
    typed = {"draft_form": "page", "draft_id": NO_ID, "draft_page": NO_ID, "secret": CODE, "proof": "my own pass word"}
    client.post("/drafts/save", typed | {"words": "Typed on."})
    assert [*Draft.objects.filter(form="page").values_list("body", flat=True)] == [{"words": "Typed on."}]


def test_a_row_that_is_moved_to_another_record_opens_nothing(made: Cast) -> None:
    keep(made)
    Secret.objects.update(person=made.people["lin"])
    client, path = client_of(made, "lead"), page_of(made, person="lin")
    answer = client.post(path, sent(client.get(path), reason="check"))
    assert "cannot be read with the keys that are set" in words(answer)
    assert CODE not in words(answer)


def test_keys_are_changed_without_losing_anything(
    made: Cast, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(databases, "build", lambda: None)
    keep(made)
    keep(made, NAME, sort="whistle_blower")
    old, new = settings.LINTEL_SECRET_KEYS, Fernet.generate_key().decode()
    monkeypatch.setattr(settings, "LINTEL_SECRET_KEYS", [new, *old])
    assert CODE in words(show(made, "worker"))
    main(["secrets", "rotate"])
    assert "2 locked" in capsys.readouterr().out
    monkeypatch.setattr(settings, "LINTEL_SECRET_KEYS", [new])
    assert CODE in words(show(made, "worker"))
    monkeypatch.setattr(settings, "LINTEL_SECRET_KEYS", old)
    assert "cannot be read" in words(show(made, "worker"))


def test_the_same_text_is_locked_otherwise_each_time_and_opens_where_it_belongs() -> None:
    one, other = (lock("1234", about="a") for _ in range(2))
    assert one != other
    assert unlock(one, about="a") == "1234"
    with pytest.raises(Refused):
        unlock(one, about="b")


def test_few_questions_are_asked(made: Cast) -> None:
    for _ in range(5):
        keep(made)
    for path in (page_of(made), f"{page_of(made)}/write"):
        assert queries_of(made, "worker", path) <= 18


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


def everything_answered(here: Places) -> Iterator[tuple[str, bytes]]:
    """Every route with every example, asked and sent to by every role, the pages that lead on to another too."""
    for reader in READERS:
        client = here.client(reader)
        for asked in ({"name": "Orla"}, {"phone": "01632 960101"}):
            yield f"{reader} looks for {asked}", _bytes(client.post("/find", asked, follow=True))
        for route, examples in here.examples.items():
            for example in examples if route != "sign_out" else ():
                path = here.path(route, example)
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
def test_what_is_kept_apart_occurs_nowhere_but_in_the_one_answer(
    here: Places, logged: io.StringIO, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
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
    for what, answer in everything_answered(here):
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


def erased(made: Cast, who: str, sort: str = "key_safe", *, rule: str = "no_longer_holds") -> HttpResponse:
    client, page = client_of(made, who), f"{page_of(made, sort)}/erase"
    return client.post(page, sent(client.get(page), rule=rule))


def test_what_is_kept_apart_is_erased_and_its_id_date_and_rule_stay(made: Cast) -> None:
    keep(made, "1111 old")
    keep(made)
    before = {each.pk: (each.version, each.recorded, each.by) for each in Secret.objects.all()}
    read(client_of(made, "worker").get(f"{page_of(made)}/erase"))
    assert erased(made, "worker").status_code == 302
    held = list(Secret.objects.all())
    assert {each.pk: (each.version, each.recorded, each.by) for each in held} == before
    assert {(each.locked, each.erased_rule, each.erased is not None) for each in held} == {
        ("", "no_longer_holds", True)
    }
    assert {each.erased_by for each in held} == {made.staff["worker"].id}
    page = f"/person/{reference_of(made.people['orla'])}"
    assert "Key-safe code: none held" in words(client_of(made, "worker").get(page))
    shown = words(show(made, "lead"))
    assert "Erased" in shown
    assert "it does not hold any more" in shown
    assert "1111" not in shown
    assert Look.objects.filter(why="key_safe:erased", by=made.staff["worker"].id).count() == 1
    assert "Key-safe code erased" in words(client_of(made, "lead").get(f"{page}/who-looked"))


def test_after_an_erasure_a_new_one_is_kept_and_keys_rotate(made: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(made, "1111 old")
    erased(made, "worker")
    keep(made)
    monkeypatch.setattr(databases, "build", lambda: None)
    main(["secrets", "rotate"])
    shown = words(show(made, "worker"))
    assert CODE in shown
    assert list(Secret.objects.order_by("version").values_list("erased_rule", flat=True)) == ["no_longer_holds", ""]


def test_without_a_rule_nothing_is_erased(made: Cast) -> None:
    keep(made)
    assert erased(made, "worker", rule="").status_code == 422
    assert CODE in words(show(made, "worker"))


@pytest.mark.parametrize("who", ["adviser", "manager", "senior"])
def test_who_may_not_know_whether_a_name_is_held_cannot_erase_it(made: Cast, who: str) -> None:
    keep(made, NAME, sort="whistle_blower")
    assert client_of(made, who).get(f"{page_of(made, 'whistle_blower')}/erase").status_code == 403
    with pytest.raises(Refused):
        erase_secret(made.person("orla"), "whistle_blower", rule="time_is_over", by=made.staff[who])
    assert NAME in words(show(made, "lead", "whistle_blower"))
