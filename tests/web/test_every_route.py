"""Every address, for every role and for nobody signed in, answers as `routes.csv` says; and none is left out of it."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from django.http import HttpResponse
from django.test import Client

from lintel.domain.access import ROLES
from tests.web.places import READERS, WHO, Places, every_route, places
from tests.web.reading import without_token

TABLE = Path(__file__).with_name("routes.csv")
METHODS = ("GET", "POST")
# A form that is sent empty is shown again with what is wrong; one that was overtaken says by whom.
SAID = {200: "shown", 302: "redirected", 403: "refused", 404: "not found", 405: "no such method"}
SAID |= dict.fromkeys((409, 422), "asked again")
HIDDEN = {"restricted": "unknown", "other_team": "unknown", "restricted_entry": "unknown_entry"}


class Row(NamedTuple):
    """What one address answers to each reader."""

    route: str
    method: str
    example: str
    answers: dict[str, str]


def table() -> Iterator[Row]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            yield Row(line.pop("route"), line.pop("method"), line.pop("example"), line)


ROWS = list(table())


@pytest.fixture
def here(db: None) -> Places:
    return places()


def sent(client: Client, here: Places, row: Row) -> HttpResponse:
    """Answered by a browser; a form is sent with nothing filled in, but with the token that every form holds."""
    path = here.path(row.route, row.example)
    return client.post(path, {"csrfmiddlewaretoken": "any"}) if row.method == "POST" else client.get(path)


def said(answer: HttpResponse) -> str:
    """What came of it, in a word; to the sign-in page is a word of its own."""
    to_sign_in = answer.status_code == 302 and answer["Location"].startswith("/sign-in?next=")
    return "sign in" if to_sign_in else SAID.get(answer.status_code, str(answer.status_code))


def test_every_route_is_in_the_table_with_every_method() -> None:
    assert sorted({(row.route, row.method) for row in ROWS}) == sorted(
        (route, method) for route in every_route() for method in METHODS
    )


def test_every_role_is_in_the_table() -> None:
    assert set(WHO) == set(ROLES)
    for row in ROWS:
        assert tuple(row.answers) == READERS, row


def test_every_example_is_in_the_table(here: Places) -> None:
    """A page that takes no forms says so once; all else is asked of every example."""
    ours = {(route, method, name) for route, of in here.examples.items() for name in of for method in METHODS}
    told = {row[:3] for row in ROWS}
    takes_no_forms = {row.route for row in ROWS if row.answers["team_manager"] == "no such method"}
    assert told <= ours
    assert {(route, method) for route, method, _ in ours - told} <= {(route, "POST") for route in takes_no_forms}


@pytest.mark.parametrize("reader", READERS)
def test_each_route_answers_as_the_table_says(here: Places, reader: str) -> None:
    client = here.client(reader)
    in_order = sorted(ROWS, key=lambda row: row.route == "sign_out")
    found = {row[:3]: said(sent(client, here, row)) for row in in_order}
    assert found == {row[:3]: row.answers[reader] for row in ROWS}


@pytest.mark.parametrize("reader", ROLES)
def test_what_may_not_be_seen_is_answered_like_what_there_is_not(here: Places, reader: str) -> None:
    """Byte for byte, save the token of the form for signing out, and the address itself on a form that comes back."""
    client, compared = here.client(reader), 0
    for row in ROWS:
        if is_hidden(row, reader):
            asked = row, row._replace(example=HIDDEN[row.example])
            hidden, unknown = (sent(client, here, each) for each in asked)
            assert hidden.status_code == unknown.status_code, row
            own = [here.path(each.route, each.example) for each in asked]
            assert without_token(hidden).replace(own[0], "") == without_token(unknown).replace(own[1], ""), row
            compared += 1
    assert compared >= 4


def is_hidden(row: Row, reader: str) -> bool:
    """Whether an example is one that this reader may not see: restricted, or of another team and not found."""
    if row.example == "other_team":
        return row.answers[reader] == "not found"
    return row.example in HIDDEN and not (row.example == "restricted" and ROLES[reader].restricted)
