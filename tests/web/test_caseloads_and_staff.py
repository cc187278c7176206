"""Caseloads, who works where, and a leaver whose work is back in the tray the same day."""

from datetime import timedelta

import pytest

from lintel.casework.leavers import record_leaver
from lintel.domain.refusals import Refused
from tests.people import Cast, cast, client_of
from tests.web.reading import read, sent, words

LEAVER = "/staff/worker.made-up/leaver"


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def test_a_worker_sees_what_is_held_and_offered_with_its_answers(made: Cast) -> None:
    page = client_of(made, "worker").get("/caseload")
    assert made.work("held").reference in words(page)
    offered = made.work("offered").reference
    assert {f"/work/{offered}/accept", f"/work/{offered}/return_offer"} <= set(read(page).links)


def test_a_teammate_has_a_caseload_of_her_own(made: Cast) -> None:
    page = words(client_of(made, "teammate").get("/caseload"))
    assert made.work("held").reference not in page
    assert "Nothing is on offer just now." in page


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("manager", 200),
        ("senior", 200),
        ("lead", 200),
        ("other_manager", 404),
        ("teammate", 403),
        ("administrator", 403),
    ],
)
def test_a_caseload_opens_for_those_who_offer_work_to_that_worker(made: Cast, who: str, status: int) -> None:
    answer = client_of(made, who).get("/caseload/worker.made-up")
    assert answer.status_code == status
    assert (made.work("held").reference in words(answer)) == (status == 200)


@pytest.mark.parametrize("username", ["nobody", "%00", "<b>", "x" * 300, "李"])
def test_a_caseload_of_nobody_is_not_found(made: Cast, username: str) -> None:
    assert client_of(made, "manager").get(f"/caseload/{username}").status_code == 404


def test_staff_are_those_whom_the_reader_looks_after(made: Cast) -> None:
    own = words(client_of(made, "manager").get("/staff"))
    assert "Tobit Fernsby" in own
    assert "Sorrel Quill" not in own
    everybody = words(client_of(made, "administrator").get("/staff"))
    assert "Sorrel Quill" in everybody
    assert "W-" not in everybody


def test_a_leaver_s_work_is_back_in_the_tray_the_same_day(made: Cast) -> None:
    client = client_of(made, "manager")
    opened = client.get(LEAVER)
    assert "Wren Applegarth holds 1 case that you can see." in words(opened)
    answer = client.post(LEAVER, sent(opened))
    assert answer["Location"] == "/staff"
    assert "Wren Applegarth is recorded as left." in words(client.get("/staff"))
    held, offered = made.work("held"), made.work("offered")
    assert (held.worker, held.stage, held.on_list_from) == (None, "reallocation", made.today)
    assert offered.offered_to is None
    again = client.post(LEAVER, sent(opened))
    assert "already" in words(again)


def test_a_leaver_is_signed_out(made: Cast) -> None:
    gone = client_of(made, "worker")
    assert gone.get("/caseload").status_code == 200
    client = client_of(made, "manager")
    client.post(LEAVER, sent(client.get(LEAVER)))
    assert gone.get("/caseload").status_code == 302


def test_an_administrator_records_a_leaver_without_hearing_of_cases(made: Cast) -> None:
    client = client_of(made, "administrator")
    page = words(client.get(LEAVER))
    assert "case that you can see" not in page
    assert client.post(LEAVER, sent(client.get(LEAVER))).status_code == 302
    assert made.work("held").worker is None


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"left_on-year": "2099"}, "Record it on the last day or after"),
        ({"left_on-day": "31", "left_on-month": "2"}, "real date"),
        ({"left_on-year": "1950"}, "has not been opened"),
        ({"left_on-day": "", "left_on-month": "", "left_on-year": ""}, "needs an answer"),
    ],
)
def test_a_bad_last_day_is_a_sentence_and_nobody_leaves(made: Cast, wrong: dict[str, str], sentence: str) -> None:
    client = client_of(made, "manager")
    answer = client.post(LEAVER, sent(client.get(LEAVER), **wrong))
    assert answer.status_code == 422
    assert sentence in words(answer)
    made.staff["worker"].refresh_from_db()
    assert made.staff["worker"].left_on is None
    assert made.work("held").worker is not None


@pytest.mark.parametrize(("who", "status"), [("worker", 403), ("other_manager", 404), ("director", 403)])
def test_leavers_are_recorded_by_those_who_look_after_them(made: Cast, who: str, status: int) -> None:
    assert client_of(made, who).get(LEAVER).status_code == status


def test_casework_refuses_a_leaver_whom_somebody_does_not_look_after(made: Cast) -> None:
    for who in ("other_manager", "director", "worker"):
        with pytest.raises(Refused, match="not yours to do"):
            record_leaver(made.staff["worker"], on=made.today, by=made.staff[who])
    with pytest.raises(Refused, match="on the last day or after"):
        record_leaver(made.staff["worker"], on=made.today + timedelta(days=1), by=made.staff["manager"])
