"""Signing in: one click for made-up people, a password and a limit on guessing for real ones, and out again."""

import pytest
from django.test import Client

from lintel.council.models import Staff
from lintel.project.modes import Mode
from tests.people import STAFF, Cast, cast
from tests.web.reading import read, words


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


@pytest.fixture
def production(made: Cast, settings: pytest.FixtureRequest) -> Cast:
    settings.LINTEL_MODE = Mode.PRODUCTION
    settings.AXES_ENABLED = True
    worker = made.staff["worker"]
    worker.set_password("a long and quiet river")
    worker.save()
    return made


def click(client: Client, who: str, **more: str):
    return client.post("/sign-in", {"username": f"{who}.made-up", **more})


def test_everybody_offered_is_named_with_role_team_and_what_they_do(made: Cast) -> None:
    page = words(Client().get("/sign-in"))
    for name, _, _ in STAFF.values():
        assert name in page
    assert "Takes work on, assesses, and keeps in touch." in page


def test_one_click_signs_in_and_one_signs_out(made: Cast) -> None:
    client = Client()
    assert click(client, "worker")["Location"] == "/"
    assert "Wren Applegarth" in words(client.get("/caseload"))
    assert client.get("/sign-out").status_code == 405
    assert client.post("/sign-out")["Location"] == "/sign-in"
    assert client.get("/caseload").status_code == 302


def test_signing_in_leads_on_to_where_one_was_going_but_never_elsewhere(made: Cast) -> None:
    assert click(Client(), "worker", next="/due")["Location"] == "/due"
    for elsewhere in ("https://example.org/", "//example.org", "javascript:alert(1)", ""):
        assert click(Client(), "worker", next=elsewhere)["Location"] == "/"


@pytest.mark.parametrize("username", ["", "nobody", "\x00", "x" * 300])
def test_nobody_else_is_signed_in_by_a_click(made: Cast, username: str) -> None:
    client = Client()
    assert client.post("/sign-in", {"username": username}).status_code == 404
    assert client.get("/waiting").status_code == 302


def test_real_staff_and_leavers_are_not_offered(made: Cast) -> None:
    Staff.objects.filter(pk=made.staff["worker"].pk).update(made_up=False)
    Staff.objects.filter(pk=made.staff["teammate"].pk).update(left_on=made.today)
    page = words(Client().get("/sign-in"))
    for who in ("worker", "teammate"):
        assert STAFF[who][0] not in page
        assert click(Client(), who).status_code == 404


def test_production_has_no_list_and_no_click(production: Cast) -> None:
    page = Client().get("/sign-in")
    assert "Wren Applegarth" not in words(page)
    client = Client()
    assert click(client, "worker").status_code == 422
    assert client.get("/caseload").status_code == 302


def test_production_signs_in_with_a_password(production: Cast) -> None:
    client = Client()
    answer = click(client, "worker", password="a long and quiet river", next="/due")
    assert answer["Location"] == "/due"
    assert client.get("/due").status_code == 200


@pytest.mark.parametrize(
    "typed", [{"password": "wrong"}, {"password": ""}, {"username": "no\x00body", "password": "x"}]
)
def test_a_wrong_password_is_a_sentence(production: Cast, typed: dict[str, str]) -> None:
    answer = Client().post("/sign-in", {"username": "worker.made-up", **typed})
    assert answer.status_code == 422
    assert "There is a problem" in words(answer)
    assert 'value="wrong"' not in answer.content.decode()
    assert read(answer).title.startswith("Error: ")


def test_guessing_is_limited(production: Cast) -> None:
    client = Client()
    statuses = [click(client, "worker", password=f"guess {number}").status_code for number in range(7)]
    assert statuses[0] == 422
    assert statuses[-1] == 429
    locked = click(client, "worker", password="a long and quiet river")
    assert locked.status_code == 429
    assert "Wait, then try again." in words(locked)


def test_what_was_typed_is_carried_on_though_the_name_is_locked(production: Cast) -> None:
    client = Client()
    for number in range(7):
        locked = client.post(
            "/sign-in", {"username": "worker.made-up", "password": f"{number}", "kept": "sealed words"}
        )
    assert locked.status_code == 429
    assert 'name="kept" value="sealed words"' in locked.content.decode()
    again = client.post("/sign-in", {"kept": "sealed words", "next": "/find"})
    assert 'name="kept" value="sealed words"' in again.content.decode()


def test_the_accessibility_statement_is_open_to_everybody(client: Client, db: None) -> None:
    assert "without scripts" in words(client.get("/accessibility/"))
    assert client.head("/accessibility/").status_code == 200
