"""The page of a measure and the cases behind it: what they show to whom, what they refuse, and at what cost."""

import re
from contextlib import ExitStack
from datetime import timedelta

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lintel.casework.models import Work
from lintel.domain.access import ROLES
from lintel.measures import library
from tests.people import NORTH, Cast, cast, client_of, open_for

MEASURE = "waiting_now:care_act_assessment:allocation"
EXACT = [name for name, role in ROLES.items() if role.figures == "exact"]
# The measure counts these of the cast: waiting 40 days, offered 12, of another team 3, and the restricted person's 30.
COUNTED = ("waiting", "offered", "other_team", "restricted")


@pytest.fixture
def made(db: None) -> Cast:
    """The cast at work."""
    return cast()


def page(client: Client, name: str, query: dict[str, str] | None = None, **kwargs: str) -> str:
    """A page that answers."""
    response = client.get(reverse(name, kwargs=kwargs), query or {})
    assert response.status_code == 200, response.content.decode()
    return response.content.decode()


def queries(client: Client, address: str) -> int:
    """How many questions a page asks of all its databases."""
    with ExitStack() as stack:
        asked = [stack.enter_context(CaptureQueriesContext(each)) for each in connections.all()]
        assert client.get(address).status_code == 200
    return sum(len(each) for each in asked)


def without_tokens(shown: str) -> str:
    """A page without what is new each time it is drawn."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", shown)


def references(made: Cast, *works: str) -> list[str]:
    """The references of works of the cast."""
    return [made.work(work).reference for work in works]


@pytest.mark.parametrize("who", ["worker", "duty", "manager", "lead", "analyst", "director"])
def test_a_measure_shows_its_six_numbers_and_what_they_stand_for(made: Cast, who: str) -> None:
    shown = page(client_of(made, who), "figure", measure=MEASURE)
    # 3, 12, 30 and 40 days: the median is 21, nine tenths of the way is 37, and two of the four are within 28 days.
    for said in ("21.0", "37.0", "40.0", "50.0%", "As at the end of", "as known on", "What it cannot say", "version 2"):
        assert said in shown
    assert "Council improvement plan" in shown


@pytest.mark.parametrize("who", ["adviser", "administrator", "councillor"])
def test_exact_figures_are_kept_from_everybody_else(made: Cast, who: str) -> None:
    client = client_of(made, who)
    for name in ("figure", "figure_cases", "figure_cases_csv", "publish_figure"):
        assert client.get(reverse(name, kwargs={"measure": MEASURE})).status_code == 403
    assert client.get(reverse("suspicious_records")).status_code == 403


def test_the_overview_leads_councillors_to_what_was_published(made: Cast) -> None:
    assert client_of(made, "councillor").get(reverse("figures")).headers["Location"] == reverse("published_figures")
    assert client_of(made, "administrator").get(reverse("figures")).status_code == 403


@pytest.mark.parametrize("kind", sorted({each.kind for each in library.measures()}))
def test_the_overview_has_every_measure_of_a_kind(made: Cast, kind: str) -> None:
    shown = page(client_of(made, "director"), "figures", {"kind": kind})
    for each in library.measures():
        assert (reverse("figure", kwargs={"measure": each.name}) in shown) is (each.kind == kind)


def test_what_is_read_between_columns_is_in_the_table_and_in_words(made: Cast) -> None:
    last_month_end = made.today.replace(day=1) - timedelta(days=1)
    shown = page(client_of(made, "manager"), "figure", {"as_at": last_month_end.isoformat()}, measure=MEASURE)
    assert "At the end of" in shown
    assert shown.count('<th scope="row">') == 24


@pytest.mark.parametrize(("by", "said"), [("team", "South cognitive"), ("locality", "North"), ("rating", "Amber")])
def test_a_cut_shows_each_group_with_its_cases(made: Cast, by: str, said: str) -> None:
    client = client_of(made, "manager")
    assert said in page(client, "figure", {"by": by}, measure=MEASURE)


def test_a_group_opens_to_its_own_cases(made: Cast) -> None:
    asked = {"by": "team", "group": NORTH}
    shown = page(client_of(made, "director"), "figure_cases", asked, measure=MEASURE)
    seen, other = references(made, "waiting", "offered"), references(made, "other_team")
    assert all(reference in shown for reference in seen)
    assert other[0] not in shown


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("teammate", ("waiting", "offered")),
        ("manager", ("waiting", "offered")),
        ("stranger", ("other_team",)),
        ("senior", ("waiting", "offered", "other_team")),
        ("director", ("waiting", "offered", "other_team")),
        ("analyst", ("waiting", "offered", "other_team")),
        ("lead", COUNTED),
        ("duty", ()),
    ],
)
def test_cases_are_for_those_who_may_see_them(made: Cast, who: str, sees: tuple[str, ...]) -> None:
    client = client_of(made, who)
    for shown in (
        page(client, "figure_cases", measure=MEASURE),
        page(client, "figure_cases_csv", measure=MEASURE),
    ):
        for work in COUNTED:
            assert (made.work(work).reference in shown) is (work in sees), work
        assert "Some records are restricted." in shown


def test_the_restricted_person_changes_nothing_on_the_page_of_cases(db: None) -> None:
    made = cast()
    client = client_of(made, "manager")
    before = [without_tokens(page(client, name, measure=MEASURE)) for name in ("figure_cases", "figure_cases_csv")]
    made.move("restricted", "end", "lead", why="declined")
    after = [without_tokens(page(client, name, measure=MEASURE)) for name in ("figure_cases", "figure_cases_csv")]
    assert before == after


def test_the_analyst_sees_references_and_no_names(made: Cast) -> None:
    client = client_of(made, "analyst")
    for name in ("figure_cases", "figure_cases_csv"):
        assert "Orla" not in page(client, name, measure=MEASURE)
    assert "Orla" in page(client_of(made, "manager"), "figure_cases", measure=MEASURE)


def test_no_page_of_figures_names_anybody(made: Cast) -> None:
    client = client_of(made, "director")
    for shown in (page(client, "figures"), page(client, "figure", {"by": "team"}, measure=MEASURE)):
        assert "Orla" not in shown
        assert "Roan" not in shown


def test_a_case_stands_as_it_stood_on_the_day(made: Cast) -> None:
    day = made.today - timedelta(days=7)
    made.move("waiting", "rate", "manager", rating="red", reason="risk_of_harm")
    shown = page(client_of(made, "manager"), "figure_cases_csv", {"as_at": day.isoformat()}, measure=MEASURE)
    line = next(line for line in shown.splitlines() if line.startswith(made.work("waiting").reference))
    assert ",33.0," in line
    assert "Not rated" in line


REFUSALS = [
    ({"as_at": "2026-02-30"}, "The as-at date must be a real date"),
    ({"as_at": "2099-01-01"}, "a day that has not come"),
    ({"as_at": "soon"}, "The as-at date must include"),
    ({"as_at-day": "", "as_at-month": "", "as_at-year": ""}, "needs an answer"),
    ({"known_on": "2099-01-01"}, "What will be known later"),
    ({"known_on": "2001-01-01"}, "had not come yet"),
    ({"known_at": "14:00"}, "Give the date as well as the time"),
    ({"known_on": "2026-11-01", "known_at": "half two"}, "Time must be like 2:30pm"),
    ({"by": "surname"}, "Choose an answer"),
    ({"by": "\0"}, ""),
    ({"as_at": "<script>x</script>"}, "The as-at date must include"),
]


@pytest.mark.parametrize("name", ["figure", "figure_cases", "figure_cases_csv"])
@pytest.mark.parametrize(("asked", "sentence"), REFUSALS)
def test_a_refusal_is_a_sentence(made: Cast, name: str, asked: dict[str, str], sentence: str) -> None:
    response = client_of(made, "director").get(reverse(name, kwargs={"measure": MEASURE}), asked)
    shown = response.content.decode()
    assert response.status_code == 422
    assert "There is a problem" in shown
    assert sentence in shown
    assert "<script>x" not in shown


def test_what_was_typed_is_kept(made: Cast) -> None:
    asked = {"as_at-day": "31", "as_at-month": "feb", "as_at-year": "2026", "known_at": "half two"}
    shown = client_of(made, "director").get(reverse("figure", kwargs={"measure": MEASURE}), asked).content.decode()
    assert 'value="31"' in shown
    assert 'value="feb"' in shown
    assert 'value="half two"' in shown


@pytest.mark.parametrize("measure", ["waiting_now:nothing:nowhere", "a:b:c"])
@pytest.mark.parametrize("name", ["figure", "figure_cases", "figure_cases_csv", "publish_figure"])
def test_an_unknown_measure_is_not_found(made: Cast, name: str, measure: str) -> None:
    assert client_of(made, "director").get(reverse(name, kwargs={"measure": measure})).status_code == 404


@pytest.mark.parametrize("asked", ["0", "-1", "x", "99999999999999999999", "²", ""])
def test_a_page_that_is_none_is_the_first(made: Cast, asked: str) -> None:
    client = client_of(made, "manager")
    shown = page(client, "figure_cases", {"page": asked}, measure=MEASURE)
    assert made.work("waiting").reference in shown


def test_fifty_cases_to_a_page(made: Cast) -> None:
    for ago in range(100, 160):
        open_for(made.people["lin"], "care_act_assessment", NORTH, made.today, days_ago=ago)
    client = client_of(made, "manager")
    first = page(client, "figure_cases", measure=MEASURE)
    second = page(client, "figure_cases", {"page": "2"}, measure=MEASURE)
    assert first.count('href="/work/W-') == 50
    assert second.count('href="/work/W-') == 12
    assert Work.objects.count() > 60


def test_what_is_set_for_all_work_of_a_kind_is_said_and_that_no_figure_says_it(made: Cast) -> None:
    shown = page(client_of(made, "manager"), "figures", {"kind": "review"})
    assert "no figure here says yet whether it is met: 85 per cent or more completed in 12 months" in shown
    assert "no figure here says yet" not in page(client_of(made, "manager"), "figures", {"kind": "contact"})
