"""Triage: the tray, what is read before deciding, and the decision: advice, a team that is suggested, a concern."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client

from lintel.casework.actions import make_move
from lintel.casework.models import Work
from lintel.domain.moves import When
from lintel.ledger import read as ledger
from tests.people import DUTY, NORTH, Cast, cast, client_of, move, open_for, register
from tests.web.reading import Reader, read, sent, words
from tests.web.test_contacts import kept, take
from tests.web.test_waiting_list import queries_of

TRAY_QUERIES, TRIAGE_QUERIES = 14, 19
DAY = ("day", "month", "year")


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def page_of(made: Cast, work: str = "contact") -> str:
    return f"/work/{made.work(work).reference}/reach-ContactTriaged"


def triage(client: Client, path: str, **answers: str) -> HttpResponse:
    return client.post(path, sent(client.get(path), **answers))


def taken_in(made: Cast, **answers: str) -> Work:
    return kept(take(made, "duty", **answers))


def chosen_team(answer: HttpResponse) -> str:
    """The team that stands in the box."""
    select = answer.content.decode().partition('name="to_team"')[2].partition("</select>")[0]
    before, chosen, _ = select.partition(" selected")
    return before.rpartition('value="')[2].rstrip('"') if chosen else ""


def test_the_own_words_and_earlier_contacts_stand_before_the_questions(made: Cast) -> None:
    first = taken_in(made, name="", person=made.person("lin").reference, words="The first time I rang.")
    done = client_of(made, "duty")
    path = f"/work/{first.reference}/reach-ContactTriaged"
    assert triage(done, path, decision="advice_given", advice="carers").status_code == 302
    again = taken_in(made, name="", person=made.person("lin").reference, words="Nobody rang me back.")
    page = words(client_of(made, "duty").get(f"/work/{again.reference}/reach-ContactTriaged"))
    at = [page.index(each) for each in ("Nobody rang me back.", "Contacts before this one", "What should happen?")]
    assert at == sorted(at)
    for told in ("The first time I rang.", "Advice and information given", first.reference):
        assert told in page


def test_contacts_of_other_people_and_restricted_ones_are_not_among_them(made: Cast) -> None:
    other = taken_in(made, name="Somebody Else", words="About somebody else.")
    page = words(client_of(made, "duty").get(page_of(made)))
    assert "None that you may see." in page
    assert other.reference not in page


def test_the_team_of_the_place_is_chosen_beforehand_with_its_why(made: Cast) -> None:
    work = taken_in(made, district="northam")
    answer = client_of(made, "duty").get(f"/work/{work.reference}/reach-ContactTriaged")
    assert chosen_team(answer) == NORTH
    assert "It serves the district where the person lives." in words(answer)


def test_without_an_address_no_team_is_chosen_and_one_must_be(made: Cast) -> None:
    work = taken_in(made, district="")
    client, path = client_of(made, "duty"), f"/work/{work.reference}/reach-ContactTriaged"
    answer = client.get(path)
    assert chosen_team(answer) == ""
    assert "no team is suggested" in words(answer)
    refused = client.post(path, sent(answer, decision="care_act_assessment", note="Wants to be at home."))
    assert refused.status_code == 422
    assert "Choose the team that assesses." in words(refused)
    assert "Wants to be at home." in refused.content.decode()


def test_another_team_may_be_chosen(made: Cast) -> None:
    work = taken_in(made, district="northam")
    path = f"/work/{work.reference}/reach-ContactTriaged"
    told = {"decision": "care_act_assessment", "to_team": "south_physical", "conversation": "longer_support"}
    assert triage(client_of(made, "duty"), path, **told).status_code == 302
    assert Work.objects.get(because_of=work.id).team == "south_physical"
    (fact,) = [entry.fact for entry in ledger.facts_of({work.id})[work.id] if hasattr(entry.fact, "conversation")]
    assert (fact.conversation, fact.advice) == ("longer_support", None)


@pytest.mark.parametrize("decision", ["advice_given", "signposted"])
def test_whoever_closes_with_advice_says_what_it_was(made: Cast, decision: str) -> None:
    client, path = client_of(made, "duty"), page_of(made)
    refused = triage(client, path, decision=decision)
    assert refused.status_code == 422
    assert "Choose what the advice was about, or write down what you advised." in words(refused)
    assert triage(client, path, decision=decision, note="Told her about the lunch club.").status_code == 302
    page = words(client_of(made, "duty").get(f"/work/{made.work('contact').reference}"))
    assert "Told her about the lunch club." in page
    assert made.work("contact").outcome == "advice_given"


def test_u13_a_concern_is_raised_with_nothing_typed_again(made: Cast) -> None:
    """U13: what a contact said is not typed again when it becomes something else."""
    work = taken_in(made, words="He shouts at her.")
    path = f"/work/{work.reference}/reach-ContactTriaged"
    assert triage(client_of(made, "duty"), path, decision="safeguarding_concern").status_code == 302
    concern = Work.objects.get(because_of=work.id)
    page = words(client_of(made, "lead").get(f"/work/{concern.reference}"))
    assert "He shouts at her." in page


def test_a_stale_page_keeps_the_words_and_decides_nothing(made: Cast) -> None:
    client, path = client_of(made, "duty"), page_of(made)
    form = sent(client.get(path), decision="advice_given", advice="carers", note="Told her a lot.")
    made.move("contact", "rate", "lead", rating="red", reason="risk_of_harm")
    answer = client.post(path, form)
    assert answer.status_code == 409
    assert "Told her a lot." in answer.content.decode()
    assert made.work("contact").closed_on is None


def test_two_clicks_triage_once(made: Cast) -> None:
    client, path = client_of(made, "duty"), page_of(made)
    form = sent(client.get(path), decision="care_act_assessment", to_team=NORTH)
    assert [client.post(path, form).status_code for _ in range(2)] == [302, 409]
    assert Work.objects.filter(because_of=made.works["contact"]).count() == 1


def test_other_work_is_not_triaged(made: Cast) -> None:
    assert client_of(made, "worker").get(page_of(made, "waiting")).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("duty", 200), ("adviser", 403), ("worker", 404), ("stranger", 404)])
def test_triage_is_for_those_whose_tray_it_is(made: Cast, who: str, status: int) -> None:
    assert client_of(made, who).get(page_of(made)).status_code == status


def references(answer: HttpResponse) -> list[str]:
    """The contacts on a page of the tray, in order."""
    links = Reader(answer.content.decode()).links
    return [link.split("/")[2] for link in links if link.startswith("/work/") and link.count("/") == 2]


def test_the_tray_has_what_is_urgent_first_then_the_longest_wait(made: Cast) -> None:
    calm = taken_in(made, name="Calm")
    day = made.today - timedelta(days=3)
    since = {f"urgent_since-{part}": str(getattr(day, part)) for part in DAY}
    urgent = taken_in(made, name="Urgent", words="He is alone now.", failure_demand="no_call_back", **since)
    answer = client_of(made, "duty").get("/tray")
    assert references(answer) == [urgent.reference, made.work("contact").reference, calm.reference]
    assert "He is alone now." in words(answer)
    assert client_of(made, "duty").get("/")["Location"] == "/tray"


def test_the_tray_is_narrowed_to_a_place_that_stands_in_the_address(made: Cast) -> None:
    north = taken_in(made, name="Up North", district="northam")
    client = client_of(made, "duty")
    answer = client.get("/tray", {"locality": "north"})
    assert references(answer) == [north.reference]
    assert "/tray" in read(answer).links
    for odd in ("atlantis", "\0", "x" * 300):
        assert len(references(client.get("/tray", {"locality": odd}))) == 2


def test_what_is_triaged_or_restricted_is_not_in_the_tray(made: Cast) -> None:
    hidden = open_for(made.people["roan"], "contact", DUTY, made.today, days_ago=2)
    made.move("contact", "reach-ContactTriaged", "duty", decision="advice_given", advice="carers")
    assert references(client_of(made, "duty").get("/tray")) == []
    assert references(client_of(made, "lead").get("/tray")) == [Work.objects.get(pk=hidden).reference]


@pytest.mark.parametrize("who", ["worker", "stranger", "manager"])
def test_others_find_nothing_of_it_in_theirs(made: Cast, who: str) -> None:
    assert references(client_of(made, who).get("/tray")) == []


def test_who_works_with_references_reads_no_words(made: Cast) -> None:
    taken_in(made, words="He is alone now.")
    answer = words(client_of(made, "analyst").get("/tray"))
    assert "He is alone now." not in answer
    assert "Nettlebed" not in answer


def test_the_tray_asks_few_questions_however_many_wait(made: Cast) -> None:
    taken_in(made, **{f"occurred-{part}": str(getattr(made.today - timedelta(days=9), part)) for part in DAY})
    few = queries_of(made, "duty", "/tray")
    for number in range(60):
        person = register(f"Made Up Too {number}", made.today)
        open_for(person, "contact", DUTY, made.today, days_ago=number % 7)
    assert queries_of(made, "duty", "/tray") == few <= TRAY_QUERIES
    assert queries_of(made, "duty", page_of(made)) <= TRIAGE_QUERIES


def test_the_calls_are_counted_in_the_tray(made: Cast) -> None:
    row = made.work("contact")
    for how in ("phone", "relay"):
        told = {"how": how, "with_whom": "self"}
        taken = move("call-CallTaken")
        make_move(row, taken, When(occurred=made.today), told, by=made.staff["duty"], expecting=row.sequence)
        row = made.work("contact")
    assert row.calls == 2
    assert row.last_reached == made.today
