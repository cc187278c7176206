"""The waiting list and what is due today: what they say, their filters, and how few questions they ask."""

from datetime import timedelta

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from lintel.casework.commit import commit
from lintel.casework.due_today import FIRST_FEW
from lintel.casework.models import Work
from lintel.casework.rows import list_rows
from lintel.domain.person_relationships import RelationshipRecorded
from lintel.web.waiting.due import DUE
from tests.people import NORTH, SOUTH, Cast, cast, client_of, open_for, register, staff_id
from tests.web.reading import read, words

WAITING_LIST_QUERIES, PERSON_PAGE_QUERIES = 12, 22
# One more where somebody matters to a person: whom of them the reader may be told of is asked of their records.
WHO_MATTERS = 1


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def queries_of(made: Cast, who: str, path: str) -> int:
    """How many questions a page asks of all databases together."""
    client = client_of(made, who)
    contexts = [CaptureQueriesContext(connections[alias]) for alias in connections]
    for context in contexts:
        context.__enter__()
    assert client.get(path).status_code == 200
    for context in contexts:
        context.__exit__(None, None, None)
    return sum(len(context) for context in contexts)


@pytest.mark.parametrize("who", ["worker", "manager", "senior", "lead", "analyst"])
def test_the_waiting_list_asks_few_questions_however_many_wait(made: Cast, who: str) -> None:
    few = queries_of(made, who, "/waiting")
    for number in range(60):
        open_for(register(f"Made Up {number}", made.today), "care_act_assessment", NORTH, made.today, days_ago=number)
    assert queries_of(made, who, "/waiting") == few <= WAITING_LIST_QUERIES


@pytest.mark.parametrize("who", ["worker", "manager", "senior", "lead"])
def test_a_person_page_asks_few_questions(made: Cast, who: str) -> None:
    assert queries_of(made, who, f"/person/{made.person('orla').reference}") <= PERSON_PAGE_QUERIES


@pytest.mark.parametrize("who", ["worker", "manager", "lead", "analyst"])
def test_who_matters_costs_one_question_however_many_they_are(made: Cast, who: str) -> None:
    work, person = f"/work/{made.work('held').reference}", f"/person/{made.person('orla').reference}"
    paths = [path for path in (work, person, f"{person}/chronology") if who != "analyst" or path == work]
    before = {path: queries_of(made, who, path) for path in paths}
    for number in range(5):
        other = register(f"Related {number}", made.today)
        tie = RelationshipRecorded(
            subject=made.people["orla"], occurred=made.today, other=other, relationship="friend", may_speak=True
        )
        commit(tie, by=staff_id("lead"))
    for path in paths:
        assert queries_of(made, who, path) <= before[path] + WHO_MATTERS, path
    if who != "analyst":
        assert queries_of(made, who, person) <= PERSON_PAGE_QUERIES + WHO_MATTERS


def test_the_list_says_what_a_manager_must_know(made: Cast) -> None:
    page = words(client_of(made, "manager").get("/waiting"))
    for said in (
        "Orla O'Brien W-",
        "Waiting for a worker",
        "40 Over target Target 28 days Amber Not yet",
        "Offered to Wren Applegarth Until the end of",
        "Team tray North cognitive and physical",
        "Overdue, waiting for a worker",
        "What cannot wait first, then red, not rated, amber and green",
    ):
        assert said in page
    assert " of 4" not in page


def test_a_pause_shows_both_figures_and_for_whom(made: Cast) -> None:
    made.move("waiting", "pause", "worker", days_ago=5, reason="hospital", for_whom="health_service")
    page = words(client_of(made, "worker").get("/waiting"))
    assert "40 35 not paused" in page
    assert "A health service Paused: In hospital" in page


def test_a_lapsed_offer_says_so(made: Cast) -> None:
    made.move("waiting", "offer", "manager", days_ago=6, team=NORTH, worker=made.staff["worker"].id, reason="risk")
    page = words(client_of(made, "manager").get("/due"))
    assert "Offer to Wren Applegarth lapsed after" in page
    assert "Offer again" in page


def test_only_mine_leaves_out_an_offer_that_lapsed(made: Cast) -> None:
    made.move("waiting", "offer", "manager", days_ago=6, team=NORTH, worker=made.staff["worker"].id, reason="risk")
    page = words(client_of(made, "worker").get("/waiting?mine=yes"))
    assert made.work("offered").reference in page
    assert made.work("waiting").reference not in page


FILTERS = {
    "kind=review": ["review"],
    f"team={NORTH}&kind=care_act_assessment": ["waiting", "offered", "held"],
    f"team={SOUTH}": [],
    "rating=amber": ["waiting"],
    "rating=unrated&kind=review": ["review"],
    "stage=start": ["held"],
    "locality=north&stage=allocation": ["waiting", "offered", "review"],
    "mine=yes": [],
}


@pytest.mark.parametrize("query", FILTERS)
def test_u21_filters_narrow_the_list_and_can_be_taken_off(made: Cast, query: str) -> None:
    """U21: what a filter leaves is what was asked for, and it can be taken off."""
    answer = client_of(made, "manager").get(f"/waiting?{query}")
    shown = words(answer)
    for name in made.works:
        assert (made.work(name).reference in shown) == (name in FILTERS[query]), name
    assert "Take off all filters" in shown


@pytest.mark.parametrize(
    "query",
    ["kind=x", "team=x", "stage=x", "rating=purple", "locality=x", "mine=x", "kind=%00", "team=<b>", "stage=李"],
)
def test_an_unknown_filter_is_left_out_in_a_sentence(made: Cast, query: str) -> None:
    answer = client_of(made, "manager").get(f"/waiting?{query}")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "so it was left out" in page
    assert made.work("waiting").reference in page
    assert "<b>" not in page


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 30, "1.5", "", "2"])
def test_an_odd_page_number_is_no_error(made: Cast, page: str) -> None:
    assert client_of(made, "manager").get(f"/waiting?page={page}").status_code == 200


def test_pages_of_fifty_keep_the_filters(made: Cast) -> None:
    for number in range(55):
        open_for(register(f"Made Up {number}", made.today), "care_act_assessment", NORTH, made.today, days_ago=number)
    client = client_of(made, "manager")
    first = read(client.get("/waiting?rating=unrated"))
    assert "/waiting?rating=unrated&page=2" in first.links
    second = read(client.get("/waiting?rating=unrated&page=2"))
    assert "/waiting?rating=unrated&page=1" in second.links
    assert len([link for link in first.links if link.startswith("/work/")]) == 50


def test_reviews_stand_by_days_overdue(made: Cast) -> None:
    older = open_for(
        made.people["lin"], "review", NORTH, made.today, days_ago=90, due_on=made.today - timedelta(days=30)
    )
    made.move("review", "rate", "manager", rating="red", reason="risk_of_harm")
    answer = client_of(made, "manager").get("/waiting?kind=review")
    links = [link for link in read(answer).links if link.startswith("/work/")]
    assert links[1].endswith(made.work("review").reference)
    assert older
    assert "Most days overdue first" in words(answer)


def test_due_today_shows_contacts_offers_and_red_without_a_manager(made: Cast) -> None:
    client = client_of(made, "manager")
    assert "A manager knows of every red." in words(client.get("/due"))
    page = words(client.get("/due"))
    assert "Record a contact" in page
    assert "Offered to Wren Applegarth" in page


def test_due_today_shows_the_first_of_each_list_and_all_of_one_on_pages_of_its_own(made: Cast) -> None:
    for number in range(105):
        open_for(register(f"Made Up {number}", made.today), "care_act_assessment", NORTH, made.today, days_ago=60)
    client = client_of(made, "manager")
    first = read(client.get("/due"))
    assert "These are the most urgent." in words(client.get("/due"))
    assert "/due?list=contacts" in first.links
    pages = [read(client.get(f"/due?list=contacts&page={number}")) for number in (1, 2, 3)]
    found = [link for page in pages for link in page.links if link.endswith("/keep_in_touch")]
    assert [link for link in first.links if link.endswith("/keep_in_touch")] == found[:FIRST_FEW]
    assert len(found) == len(set(found)) > 105
    assert ["/due?list=contacts&page=2" in page.links for page in pages] == [True, False, True]
    assert "Offers without an answer" not in pages[1].text
    assert "More" not in words(client.get("/due?list=offers"))


@pytest.mark.parametrize("name", DUE)
def test_each_list_of_what_is_due_makes_its_own_rows_with_a_cell_to_each_column(made: Cast, name: str) -> None:
    Work.objects.filter(pk=made.works["waiting"]).update(to_sign="care_act_assessment")
    [row] = list_rows([made.work("waiting")], reader=made.staff["manager"], page="due", today=made.today)
    made_row = DUE[name]["row"](row, made.staff["manager"])
    assert len(made_row) == len(DUE[name]["columns"])
    does = {
        "red": "Tell a manager",
        "contacts": "Record a contact",
        "worse": "Rate again",
        "more": "Read it",
        "to_sign": "Sign off or send back",
    }
    assert made_row[-1]["text"] == does.get(name, "Open")


@pytest.mark.parametrize("query", ["list=x", "list=%00&page=9", "list=red&page=2", "list=red&page=-1", "page=2"])
def test_an_odd_part_of_what_is_due_is_no_error(made: Cast, query: str) -> None:
    assert client_of(made, "manager").get(f"/due?{query}").status_code == 200
