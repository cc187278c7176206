"""Which page opens for whom: by role, by relationship, and never a restricted record by chance."""

import pytest
from django.db import DatabaseError

from lintel.ledger import looks
from tests.people import STAFF, Cast, cast, client_of, reference_of
from tests.web.reading import read, without_token, words

RECORD_READERS = frozenset(STAFF) - {"councillor", "administrator"}
TAKES = frozenset({"adviser", "duty", "manager", "other_manager", "lead"})
HOLDS = frozenset({"worker", "teammate", "stranger", "therapist", "manager", "other_manager", "lead"})
RUNS = frozenset({"manager", "other_manager", "senior", "administrator"})
BY_ROLE = {
    "/waiting": RECORD_READERS,
    "/due": RECORD_READERS,
    "/caseload": HOLDS,
    "/contact/new": TAKES,
    "/find": RECORD_READERS - {"analyst"},
    "/staff": RUNS,
}

NORTH_AND_ALL = frozenset(
    {"adviser", "worker", "teammate", "therapist", "manager", "senior", "lead", "analyst", "director"}
)
WHO_SEES = {
    "waiting": NORTH_AND_ALL,
    "contact": RECORD_READERS - {"worker", "teammate", "therapist", "stranger", "manager", "other_manager"},
    "restricted": frozenset({"lead"}),
}


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


@pytest.mark.parametrize("path", BY_ROLE)
def test_a_page_opens_for_its_roles_and_says_so_to_others(made: Cast, path: str) -> None:
    for who in STAFF:
        answer = client_of(made, who).get(path)
        assert answer.status_code == (200 if who in BY_ROLE[path] else 403), who
        read(answer)


@pytest.mark.parametrize("work", WHO_SEES)
def test_a_work_opens_for_those_whose_work_it_is(made: Cast, work: str) -> None:
    for who in RECORD_READERS:
        answer = client_of(made, who).get(f"/work/{made.work(work).reference}")
        assert answer.status_code == (200 if who in WHO_SEES[work] else 404), who


@pytest.mark.parametrize("who", ["councillor", "administrator"])
def test_roles_without_records_open_none(made: Cast, who: str) -> None:
    client = client_of(made, who)
    for path in (f"/work/{made.work('waiting').reference}", f"/person/{made.person('orla').reference}"):
        answer = client.get(path)
        assert answer.status_code == 403
        assert "Orla" not in words(answer)


@pytest.mark.parametrize("who", ["adviser", "worker", "manager", "senior", "director"])
def test_a_restricted_record_is_like_one_that_was_never_made(made: Cast, who: str) -> None:
    client = client_of(made, who)
    pairs = [
        (f"/work/{made.work('restricted').reference}", "/work/W-00000-00000"),
        (f"/work/{made.work('restricted').reference}/rate", "/work/W-00000-00000/rate"),
        (f"/person/{made.person('roan').reference}", "/person/P-00000-00000"),
    ]
    for restricted, unknown in pairs:
        one, other = client.get(restricted), client.get(unknown)
        assert (one.status_code, other.status_code) == (404, 404)
        assert without_token(one) == without_token(other)


def test_the_lead_sees_that_a_record_is_restricted(made: Cast) -> None:
    answer = client_of(made, "lead").get(f"/person/{made.person('roan').reference}")
    assert "Roan Secretwood" in words(answer)
    assert "Restricted record" in words(answer)


@pytest.mark.parametrize("path", ["/waiting", "/due", "/caseload"])
def test_no_list_names_a_restricted_person(made: Cast, path: str) -> None:
    for who in ("worker", "manager"):
        answer = client_of(made, who).get(path)
        assert "Roan" not in words(answer)
        assert "Some records are restricted." in words(answer)


def test_an_analyst_sees_references_and_no_names_or_notes(made: Cast) -> None:
    made.move("waiting", "keep_in_touch", "worker", how="phone", reached=True, note="Spoke to Orla at home")
    client = client_of(made, "analyst")
    for path in ("/waiting", f"/work/{made.work('waiting').reference}"):
        answer = client.get(path)
        assert made.work("waiting").reference in words(answer)
        assert "Orla" not in words(answer)
        assert reference_of(made.people["orla"]) in words(answer) or path == "/waiting"
    assert client.get(f"/person/{made.person('orla').reference}").status_code == 403


@pytest.mark.parametrize("path", ["/waiting", "/due", "/caseload", "work", "person"])
def test_a_page_that_cannot_be_written_down_as_seen_is_refused(
    made: Cast, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(looks, "look", fail)
    address = {
        "work": f"/work/{made.work('waiting').reference}",
        "person": f"/person/{made.person('orla').reference}",
    }.get(path, path)
    answer = client_of(made, "manager").get(address)
    assert answer.status_code == 503
    assert "This page cannot be shown" in words(answer)
    assert "Orla" not in words(answer)


@pytest.mark.parametrize("path", ["/waiting", "/work/W-00000-00000", "/staff", "/"])
def test_nobody_who_is_not_signed_in_opens_anything(client, db: None, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in?next=")


STARTS = {
    "adviser": "/contact/new",
    "duty": "/tray",
    "worker": "/caseload",
    "therapist": "/caseload",
    "manager": "/waiting",
    "senior": "/waiting",
    "lead": "/waiting",
    "analyst": "/figures/",
    "director": "/figures/",
    "councillor": "/figures/",
    "administrator": "/staff",
}


@pytest.mark.parametrize("who", STARTS)
def test_each_role_begins_at_its_own_page(made: Cast, who: str) -> None:
    assert client_of(made, who).get("/")["Location"] == STARTS[who]
