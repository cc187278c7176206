"""Who looked at a record, for whoever answers the person; and the looks that a lead should ask about."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lintel.casework.emergency import open_record
from lintel.ledger.looks import look
from lintel.ledger.models import Look, LookReview
from lintel.project.command_line import main
from lintel.project.commands import databases
from tests.people import NORTH, Cast, cast, client_of, link, open_for, reference_of, register, staff_id
from tests.web.reading import read, sent, words
from tests.web.test_waiting_list import queries_of

ODD = "/looks-to-ask-about/"


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def page_of(made: Cast, person: str = "orla") -> str:
    return f"/person/{reference_of(made.people[person])}"


def test_each_page_says_why_it_was_seen(made: Cast) -> None:
    client_of(made, "worker").get(page_of(made))
    client_of(made, "teammate").get(page_of(made))
    client_of(made, "senior").get(f"/work/{made.work('waiting').reference}")
    client_of(made, "manager").get("/waiting")
    said = {(each.by, each.why) for each in Look.objects.all()}
    for who, why in (("worker", "own_case"), ("teammate", "own_team"), ("senior", "role"), ("manager", "list")):
        assert (staff_id(who), why) in said


def test_a_senior_manager_and_a_lead_tell_a_person_who_looked(made: Cast) -> None:
    client_of(made, "worker").get(page_of(made))
    client_of(made, "teammate").get(f"/work/{made.work('waiting').reference}")
    client_of(made, "manager").get("/waiting")
    for who in ("senior", "lead"):
        client = client_of(made, who)
        assert f"{page_of(made)}/who-looked" in read(client.get(page_of(made))).links
        page = words(client.get(f"{page_of(made)}/who-looked"))
        for line in (
            "Wren Applegarth Social worker The person’s page Has the case or was offered it",
            "Tobit Fernsby Social worker A page of one work Works in the team that has it",
            "Merrin Hollybank Team manager The waiting list Stood in a list that was looked at",
        ):
            assert line in page
    assert Look.objects.filter(page="who_looked", why="access_request").count() == 2


@pytest.mark.parametrize("who", ["worker", "manager", "adviser", "director", "analyst", "administrator"])
def test_others_are_refused(made: Cast, who: str) -> None:
    assert client_of(made, who).get(f"{page_of(made)}/who-looked").status_code == 403


def test_a_restricted_record_is_for_the_lead(made: Cast) -> None:
    assert client_of(made, "senior").get(f"{page_of(made, 'roan')}/who-looked").status_code == 404
    assert client_of(made, "lead").get(f"{page_of(made, 'roan')}/who-looked").status_code == 200


def test_looks_at_somebody_else_are_not_there_and_old_ones_say_so(made: Cast) -> None:
    client_of(made, "stranger").get(page_of(made, "lin"))
    look(by=staff_id("therapist"), page="person", shown=[made.people["orla"]])
    page = words(client_of(made, "lead").get(f"{page_of(made)}/who-looked"))
    assert "Sorrel Quill" not in page
    assert "Thea Larkmoor Occupational therapist The person’s page Not written down then" in page


def test_many_looks_turn_pages_and_cost_no_more(made: Cast) -> None:
    path = f"{page_of(made)}/who-looked"
    few = queries_of(made, "lead", path)
    for _ in range(501):
        look(by=staff_id("worker"), page="person", shown=[made.people["orla"]], why="own_case")
    assert queries_of(made, "lead", path) == few <= 14
    client = client_of(made, "lead")
    assert f"{path}?page=2" in read(client.get(path)).links
    assert client.get(f"{path}?page=2").status_code == 200
    for bad in ("0", "-1", "x", "9" * 40, "²"):
        assert client.get(path, {"page": bad}).status_code == 200


def test_a_lead_sees_what_is_odd_and_says_what_came_of_it(made: Cast) -> None:
    open_record(made.work("restricted").reference, reason="cover", words="Late.", by=made.staff["stranger"])
    client_of(made, "stranger").get(page_of(made, "roan"))
    namesake = register("Jo Applegarth", made.today)
    open_for(namesake, "care_act_assessment", NORTH, made.today)
    client_of(made, "worker").get(f"/person/{reference_of(namesake)}")
    client_of(made, "teammate").get(page_of(made))
    client = client_of(made, "lead")
    page = words(client.get(ODD))
    for said in ("Roan Secretwood", "Opened in an emergency", "Jo Applegarth", "A record with the reader’s surname"):
        assert said in page
    assert "does not hold where staff live" in page
    assert "Tobit Fernsby" not in page
    one = f"{ODD}stranger.made-up/{made.people['roan']}"
    assert one in read(client.get(ODD)).links
    opened = client.get(one)
    assert client.post(one, sent(opened, note="She was on call.")).status_code == 422
    assert client.post(one, sent(opened, outcome="explained", note="She was on call.")).status_code == 302
    assert "There was a good reason" in words(client.get(ODD))
    assert LookReview.objects.get().reader == staff_id("stranger")
    client_of(made, "stranger").get(page_of(made, "roan"))
    assert "There was a good reason" not in words(client.get(ODD)), "she looked again since"


def test_who_recorded_something_or_is_in_the_team_has_to_do_with_a_person(made: Cast) -> None:
    client_of(made, "senior").get(page_of(made))
    assert "Sunniva Thorne" in words(client_of(made, "lead").get(ODD))
    made.move("waiting", "rate", "senior", rating="green", reason="first_rating")
    assert "Sunniva Thorne" not in words(client_of(made, "lead").get(ODD))


def test_a_lead_does_not_review_her_own(made: Cast) -> None:
    namesake = register("Ada Marsh", made.today)
    open_for(namesake, "care_act_assessment", NORTH, made.today)
    client = client_of(made, "lead")
    client.get(f"/person/{reference_of(namesake)}")
    assert "Somebody else reviews this" in words(client.get(ODD))
    one = f"{ODD}lead.made-up/{namesake}"
    answer = client.post(one, sent(client.get(one), outcome="explained"))
    assert "somebody else must review them" in words(answer)
    assert not LookReview.objects.exists()


def test_very_many_people_in_one_day(made: Cast) -> None:
    for number in range(41):
        person = register(f"Made Up {number}", made.today)
        look(by=staff_id("worker"), page="person", shown=[person], why="own_team")
    page = words(client_of(made, "lead").get(ODD))
    assert f"41 people on {made.today.isoformat()}" in page
    assert "Own pages of very many people in one day" in page


def test_looks_of_more_than_a_week_ago_are_gone(made: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    client_of(made, "senior").get(page_of(made))
    later = timezone.now() + timedelta(days=8)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert "Nothing unusual in the last seven days." in words(client_of(made, "lead").get(ODD))


@pytest.mark.parametrize("who", ["senior", "manager", "worker", "director", "administrator"])
def test_odd_looks_are_for_the_lead_alone(made: Cast, who: str) -> None:
    assert client_of(made, who).get(ODD).status_code == 403


def test_the_list_costs_the_same_however_much_was_looked_at(made: Cast) -> None:
    client_of(made, "senior").get(page_of(made))
    few = queries_of(made, "lead", ODD)
    for number in range(30):
        person = register(f"Made Up {number}", made.today)
        for who in ("director", "duty"):
            look(by=staff_id(who), page="person", shown=[person], why="role")
    assert queries_of(made, "lead", ODD) == few <= 14


def test_the_command_prints_references_and_no_names(
    made: Cast, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(databases, "build", lambda: None)
    client_of(made, "senior").get(page_of(made))
    main(["looks", "odd", "--as", "lead.made-up"])
    said = capsys.readouterr().out
    assert f"senior.made-up\t{reference_of(made.people['orla'])}\t1\tno_relationship\tnot reviewed" in said
    assert "Orla" not in said
    with pytest.raises(SystemExit):
        main(["looks", "odd", "--as", "senior.made-up"])
    for bad in ("0", "x", "9999"):
        with pytest.raises(SystemExit):
            main(["looks", "odd", "--days", bad])


def test_a_record_that_is_linked_was_not_what_was_looked_at(made: Cast) -> None:
    link(made, "orla", "lin")
    client_of(made, "stranger").get(page_of(made, "lin"))
    open_record(reference_of(made.people["orla"]), reason="cover", words="Late.", by=made.staff["stranger"])
    client_of(made, "stranger").get(page_of(made))
    page = words(client_of(made, "lead").get(ODD))
    assert "Orla O'Brien" in page
    assert "李" not in page
    assert "Sorrel Quill" in words(client_of(made, "lead").get(f"{page_of(made, 'lin')}/who-looked"))
