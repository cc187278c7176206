"""What is kept apart: who may write and who may see, on one click with a reason."""

import re
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import DatabaseError
from django.test import Client

from lintel.domain.kept_apart import SORTS
from lintel.domain.refusals import Refused
from lintel.ledger import looks
from lintel.ledger.models import Look
from lintel.project.command_line import main
from lintel.project.commands import databases
from lintel.records.locking import lock, unlock
from lintel.records.models import Draft, Secret
from tests.people import Cast, cast, client_of, reference_of
from tests.web.keeping_apart import CODE, NAME, PLACED, keep, page_of, show
from tests.web.places import NO_ID
from tests.web.reading import read, sent, words
from tests.web.test_every_bad_input import BAD
from tests.web.test_waiting_list import queries_of


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


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
