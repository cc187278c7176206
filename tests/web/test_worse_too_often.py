"""Links tried too often from one address: the page says whom to ring, a true first answer is taken, and nobody is kept."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lintel.gateways import knocks
from lintel.gateways.models import Knocks
from tests.people import Cast, cast
from tests.web.reading import read, without_token, words
from tests.web.test_worse import ANSWERS, link_of

HERE, THERE = "127.0.0.7", "127.0.0.9"


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def browser(address: str, passed_on: str = "") -> Client:
    return Client(REMOTE_ADDR=address, **({"HTTP_X_FORWARDED_FOR": passed_on} if passed_on else {}))


def tire(client: Client) -> list[int]:
    return [client.get(f"/say/guess-{number}").status_code for number in range(knocks.MOST_AN_HOUR + 2)]


def test_after_many_that_lead_nowhere_the_page_says_whom_to_ring(made: Cast) -> None:
    assert tire(browser(HERE)) == [404] * knocks.MOST_AN_HOUR + [429, 429]
    page = browser(HERE).get("/say/one-more")
    read(page)
    assert "Ring us on 01632 960100." in words(page)
    assert browser(THERE).get("/say/one-more").status_code == 404


def test_a_true_first_answer_is_taken_whatever_was_counted_and_a_second_is_not(made: Cast) -> None:
    path = link_of(made, "waiting")
    tire(browser(HERE))
    assert browser(HERE).get(path).status_code == 200
    assert "Thank you" in words(browser(HERE).post(path, ANSWERS))
    again = browser(HERE).post(path, ANSWERS | {"note": "more"})
    assert again.status_code == 429
    assert without_token(again) == without_token(browser(HERE).get("/say/guess"))
    assert browser(THERE).post(path, ANSWERS | {"note": "more"}).status_code == 200


def test_many_answers_from_one_address_are_counted_too(made: Cast) -> None:
    for _ in range(knocks.MOST_AN_HOUR):
        path = link_of(made, "waiting")
        assert browser(HERE).post(path, ANSWERS).status_code == 200
    assert browser(HERE).post(path, ANSWERS | {"note": "more"}).status_code == 429


def test_an_hour_later_it_is_forgotten(made: Cast) -> None:
    now = timezone.now()
    for _ in range(knocks.MOST_AN_HOUR):
        knocks.knocked(HERE, now)
    assert knocks.too_often(HERE, now)
    assert not knocks.too_often(HERE, now + timedelta(hours=1))


def test_what_is_kept_cannot_grow_and_names_no_address(made: Cast) -> None:
    now = timezone.now()
    for number in range(300):
        knocks.knocked(f"203.0.113.{number % 250}", now + timedelta(hours=number // 30))
    kept = [vars(each) for each in Knocks.objects.all()]
    assert all(set(each) - {"_state"} == {"slot", "hour", "count"} and each["slot"] < knocks.SLOTS for each in kept)
    assert "203.0.113" not in str(kept)
    one, later = knocks._slot(HERE, now), knocks._slot(HERE, now + timedelta(hours=1))
    assert one[0] != later[0]


def test_addresses_of_one_network_of_the_newer_sort_are_one_place(made: Cast) -> None:
    now = timezone.now()
    assert knocks._slot("2001:db8:1:2::5", now) == knocks._slot("2001:db8:1:2:ffff::9", now)
    assert knocks._slot("2001:db8:1:2::5", now) != knocks._slot("2001:db8:1:3::5", now)


@pytest.mark.parametrize(("servers", "shut"), [(0, 429), (1, 404), (2, 404)])
def test_what_a_web_server_passed_on_is_believed_only_as_the_settings_say(
    made: Cast, settings: LazySettings, servers: int, shut: int
) -> None:
    settings.LINTEL_WEB_SERVERS = servers
    tire(browser(HERE, f"203.0.113.1, {'192.0.2.50, ' if servers == 2 else ''}192.0.2.51"))
    other = browser(HERE, f"203.0.113.1, {'192.0.2.60, ' if servers == 2 else ''}192.0.2.61")
    assert other.get("/say/guess").status_code == shut


def test_a_made_up_header_makes_nobody_somebody_else(made: Cast, settings: LazySettings) -> None:
    settings.LINTEL_WEB_SERVERS = 1
    tire(browser(HERE, "203.0.113.1, 192.0.2.51"))
    assert browser(HERE, "203.0.113.99, 192.0.2.51").get("/say/guess").status_code == 429


def test_it_asks_few_questions_and_counts_no_rows(made: Cast) -> None:
    path = link_of(made, "waiting")
    with CaptureQueriesContext(connection) as shown:
        assert browser(HERE).get(path).status_code == 200
    with CaptureQueriesContext(connection) as shut:
        assert browser(HERE).get("/say/guess").status_code == 404
    asked = [each["sql"].upper() for each in (*shown, *shut)]
    assert not any("COUNT(" in each for each in asked)
    assert len(shown) <= 4
    tire(browser(HERE))
    with CaptureQueriesContext(connection) as written:
        assert browser(HERE).get("/say/guess").status_code == 429
    assert not any(each["sql"].startswith(("INSERT", "UPDATE", "DELETE")) for each in written)
