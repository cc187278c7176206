"""Correcting and withdrawing entries from the timeline."""

from datetime import date, timedelta

import pytest

from lintel.casework.actions import make_move
from lintel.casework.models import Work
from lintel.domain.legal import CORRECT
from lintel.domain.moves import When
from lintel.domain.refusals import Refused
from lintel.ledger import read as ledger
from tests.people import NORTH, SOUTH, Cast, cast, client_of, staff_id
from tests.web.reading import read, sent, words


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def fact_of(made: Cast, work: str, kind: str) -> str:
    """The id of the first entry of a kind."""
    entries = ledger.facts_of({made.works[work]})[made.works[work]]
    return next(entry.fact.id for entry in entries if type(entry.fact).__name__ == kind)


def page_of(made: Cast, act: str, work: str, kind: str) -> str:
    return f"/work/{made.work(work).reference}/{act}/{fact_of(made, work, kind)}"


def new_date(on: date) -> dict[str, str]:
    return {"new_occurred-day": str(on.day), "new_occurred-month": str(on.month), "new_occurred-year": str(on.year)}


def test_a_correction_is_filled_in_with_what_holds_and_changes_what_is_changed(made: Cast) -> None:
    client, path = client_of(made, "worker"), page_of(made, "correct", "waiting", "RiskRated")
    opened = client.get(path)
    assert 'value="amber" checked' in opened.content.decode()
    earlier = made.today - timedelta(days=9)
    answer = client.post(
        path, sent(opened, **new_date(earlier), new_rating="red", new_reason="first_rating", reason="wrong_date")
    )
    assert answer.status_code == 302
    assert (made.work("waiting").rating, made.work("waiting").rated_on) == ("red", earlier)
    page = words(client.get(answer["Location"]))
    assert "Corrected since" in page
    assert "About: Risk rated" in page


def test_a_correction_that_breaks_a_later_entry_is_refused_in_its_words(made: Cast) -> None:
    client, path = client_of(made, "worker"), page_of(made, "correct", "held", "OfferAccepted")
    answer = client.post(
        path,
        sent(client.get(path), **new_date(made.today - timedelta(days=15)), new_reason="has_capacity",
             new_worker=made.staff["worker"].id, reason="wrong_date", note="Typed wrongly."),
    )  # fmt: skip
    assert answer.status_code == 422
    assert "has not been offered" in words(answer)
    assert "Typed wrongly." in answer.content.decode()


def test_a_correction_of_nothing_is_refused(made: Cast) -> None:
    client, path = client_of(made, "worker"), page_of(made, "correct", "waiting", "RiskRated")
    answers = {"new_rating": "amber", "new_reason": "first_rating", "reason": "wrong_code"}
    answer = client.post(path, sent(client.get(path), **answers))
    assert answer.status_code == 422
    assert "Choose at least one thing to put right." in words(answer)


def test_u33_a_withdrawal_says_what_it_does_and_can_be_withdrawn(made: Cast) -> None:
    """U33: taking an entry away says plainly what it does, and is undone in the same way."""
    client, path = client_of(made, "manager"), page_of(made, "withdraw", "waiting", "RiskRated")
    opened = client.get(path)
    assert "takes the entry off the record" in words(opened)
    assert client.post(path, sent(opened, reason="did_not_happen")).status_code == 302
    assert made.work("waiting").rating is None
    again = page_of(made, "withdraw", "waiting", "Withdrawn")
    opened = client.get(again)
    assert "brings back the entry" in words(opened)
    assert client.post(again, sent(opened, reason="did_not_happen")).status_code == 302
    assert made.work("waiting").rating == "amber"


def test_what_later_entries_rest_on_cannot_be_withdrawn(made: Cast) -> None:
    client, path = client_of(made, "manager"), page_of(made, "withdraw", "held", "WorkOffered")
    answer = client.post(path, sent(client.get(path), reason="did_not_happen"))
    assert answer.status_code == 422
    assert "Later entries rest on this one. Withdraw them first: offer accepted" in words(answer)


def test_work_opened_in_error_is_closed_as_that_and_not_withdrawn(made: Cast) -> None:
    client, path = client_of(made, "manager"), page_of(made, "withdraw", "review", "WorkOpened")
    assert client.get(path).status_code == 404
    assert path not in client.get(f"/work/{made.work('review').reference}").content.decode()
    made.move("review", "end", "manager", why="opened_in_error")
    closed = page_of(made, "withdraw", "review", "WaitEnded")
    assert client.post(closed, sent(client.get(closed), reason="did_not_happen")).status_code == 302
    assert made.work("review").closed_on is None


def test_a_decision_takes_along_what_it_opened_and_the_person_waits_again(made: Cast) -> None:
    made.move("contact", "reach-ContactTriaged", "duty", decision="care_act_assessment", to_team=NORTH)
    client, path = client_of(made, "lead"), page_of(made, "withdraw", "contact", "ContactTriaged")
    opened = client.get(path)
    begun = Work.objects.get(because_of=made.works["contact"])
    assert f"Care Act assessment {begun.reference} goes with it, if nothing has been done with that yet." in words(
        opened
    )
    assert client.post(path, sent(opened, reason="wrong_code")).status_code == 302
    assert not Work.objects.filter(because_of=made.works["contact"]).exists()
    assert made.work("contact").stage == "triage"
    again = page_of(made, "withdraw", "contact", "Withdrawn")
    assert client.post(again, sent(client.get(again), reason="did_not_happen")).status_code == 302
    assert Work.objects.get(because_of=made.works["contact"]).closed_on is None


def test_what_was_typed_about_work_that_went_away_is_said_back(made: Cast) -> None:
    client, path = client_of(made, "worker"), f"/work/{made.work('waiting').reference}/keep_in_touch"
    opened = client.get(path)
    made.move("waiting", "hand_over", "manager", team=SOUTH, reason="moved_area")
    answer = client.post(path, sent(opened, how="phone", reached="yes", note="She said <b>no</b> to Tuesday."))
    assert answer.status_code == 404
    assert "Nothing was stored. Somebody may have withdrawn this work" in words(answer)
    assert "She said <b>no</b> to Tuesday." in words(answer)
    assert "What you typed" not in words(client.get(path))


def test_a_stale_correction_shows_what_the_other_did(made: Cast) -> None:
    client, path = client_of(made, "worker"), page_of(made, "correct", "waiting", "RiskRated")
    opened = client.get(path)
    made.move("waiting", "keep_in_touch", "teammate", how="phone", reached=True)
    answer = client.post(path, sent(opened, new_rating="red", new_reason="first_rating", reason="wrong_code"))
    assert answer.status_code == 409
    assert "Tobit Fernsby" in words(answer)


def test_entries_are_put_right_by_those_who_may(made: Cast) -> None:
    correct, withdraw = (page_of(made, act, "waiting", "RiskRated") for act in ("correct", "withdraw"))
    assert client_of(made, "analyst").get(correct).status_code == 200
    assert client_of(made, "worker").get(withdraw).status_code == 403
    assert client_of(made, "director").get(correct).status_code == 403
    assert client_of(made, "stranger").get(correct).status_code == 404
    links = read(client_of(made, "worker").get(f"/work/{made.work('waiting').reference}")).links
    assert correct in links
    assert withdraw not in links


def test_an_entry_of_another_work_is_not_found(made: Cast) -> None:
    other = fact_of(made, "held", "OfferAccepted")
    client = client_of(made, "manager")
    for act in ("correct", "withdraw"):
        assert client.get(f"/work/{made.work('waiting').reference}/{act}/{other}").status_code == 404
    along = page_of(made, "withdraw", "waiting", "WaitStarted")
    assert client.get(along).status_code == 404


def test_an_entry_of_somebody_who_left_can_still_be_put_right(made: Cast) -> None:
    path = page_of(made, "correct", "offered", "WorkOffered")
    made.staff["worker"].left_on = made.today
    made.staff["worker"].save()
    client = client_of(made, "manager")
    who = {"new_team": NORTH, "new_worker": made.staff["worker"].id}
    answers = {"new_reason": "risk", **who, "reason": "wrong_code"}
    assert client.post(path, sent(client.get(path), **answers)).status_code == 302


def test_who_accepted_is_not_offered_as_that_correction_is_always_refused(made: Cast) -> None:
    form = client_of(made, "manager").get(page_of(made, "correct", "held", "OfferAccepted")).content.decode()
    assert "new_reason" in form
    assert "new_worker" not in form


@pytest.mark.parametrize(
    ("work", "kind", "changes", "who", "allowed"),
    [
        ("waiting", "WorkOpened", {"team": SOUTH}, "analyst", False),
        ("waiting", "WorkOpened", {"team": SOUTH}, "manager", True),
        ("offered", "WorkOffered", {"worker": staff_id("therapist")}, "worker", False),
        ("offered", "WorkOffered", {"worker": staff_id("therapist")}, "manager", True),
    ],
)
def test_whoever_may_not_offer_or_move_work_cannot_do_it_by_a_correction(
    made: Cast, work: str, kind: str, changes: dict[str, str], who: str, allowed: bool
) -> None:
    """Asked of the action, whatever a form lets through."""
    answers = {"original": fact_of(made, work, kind), "changes": changes, "reason": "wrong_code"}
    row = made.work(work)
    told = {"by": made.staff[who], "expecting": row.sequence}
    if allowed:
        assert make_move(row, CORRECT, When(occurred=made.today), answers, **told).entries
        return
    with pytest.raises(Refused) as refused:
        make_move(row, CORRECT, When(occurred=made.today), answers, **told)
    assert refused.value.key == "not_yours_to_do"


def test_a_worker_put_right_is_called_by_name_in_the_timeline(made: Cast) -> None:
    changes = {"worker": staff_id("therapist")}
    original = fact_of(made, "offered", "WorkOffered")
    made.move("offered", "correct", "manager", original=original, changes=changes, reason="wrong_code")
    page = words(client_of(made, "manager").get(f"/work/{made.work('offered').reference}"))
    assert "Worker is: Thea Larkmoor" in page or "Worker is Thea Larkmoor" in page
    assert staff_id("therapist") not in page
