"""From the page that asks to the frozen figure: what was shown is what is frozen, and it is frozen once."""

import re
import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.db import connections
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from lintel.domain.handoffs import Opening, open_work
from lintel.ledger.record import record
from lintel.ledger.write_lock import one_transaction
from lintel.measures import ask
from lintel.measures.models import Published
from tests.people import NORTH, Cast, cast, client_of
from tests.web.test_figures import page
from tests.web.test_figures_published import MEASURE, asking

ADDRESS = reverse("publish_figure", kwargs={"measure": MEASURE})
CHANGED = "While you were looking, more was recorded. Nothing was published."


def load_of_before(made: Cast) -> None:
    """One more who waits in the north, recorded as a load or a slow commit is: before moments that have passed."""
    on = made.today - timedelta(days=60)
    opening = Opening(
        kind="care_act_assessment", person=made.people["lin"], team=NORTH, locality=None, since=on, occurred=on
    )
    facts = open_work(opening)
    with one_transaction():
        expecting = {facts[0].subject: 0}
        record(settings.LINTEL_COUNCIL, facts, by="load", expecting=expecting, now=datetime(2020, 1, 1, tzinfo=UTC))


def hidden(response: HttpResponse) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(day|known|position)" value="([^"]*)"', response.text))


def test_who_was_shown_another_figure_is_told_and_shown_the_new_one(db: None) -> None:
    made = cast()
    client, day = client_of(made, "analyst"), made.today.isoformat()
    sent = hidden(client.get(ADDRESS, {"as_at": day}))
    load_of_before(made)
    response = client.post(f"{ADDRESS}?as_at={day}", sent)
    assert response.status_code == 409
    assert CHANGED in response.text
    assert re.search(r"<dt>Waits</dt><dd>\s*5", response.text)
    assert not Published.objects.exists()
    again = client.post(f"{ADDRESS}?as_at={day}", hidden(response), follow=True)
    assert "The figure is published, and is kept for ever." in again.text
    assert Published.objects.get().result["whole"]["whole"]["number"] == 5


@pytest.mark.parametrize("position", ["", "0", "-1", "four", "9" * 5000])
def test_a_position_that_no_page_showed_publishes_nothing(db: None, position: str) -> None:
    made = cast()
    client = client_of(made, "analyst")
    response = client.post(ADDRESS, asking(client, made) | {"position": position})
    assert response.status_code in (409, 422)
    assert not Published.objects.exists()


def test_the_page_that_is_shown_anew_asks_the_same_question(db: None) -> None:
    made = cast()
    shown = page(client_of(made, "analyst"), "publish_figure", {"as_at": made.today.isoformat()}, measure=MEASURE)
    assert f'action="{ADDRESS}?as_at={made.today.isoformat()}"' in shown


def test_two_clicks_at_the_same_moment_publish_once(committed_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    made = cast()
    client = client_of(made, "analyst")
    sent, both, read = asking(client, made), threading.Barrier(2), ask.reading
    found: list[str] = []

    def reading(*asked: object, **more: object) -> ask.Reading:
        both.wait(20)
        return read(*asked, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(ask, "reading", reading)

    def click() -> None:
        try:
            twin = Client()
            twin.cookies = client.cookies
            found.append(twin.post(ADDRESS, sent).headers["Location"])
        finally:
            connections.close_all()

    clicks = [threading.Thread(target=click) for _ in range(2)]
    for each in clicks:
        each.start()
    for each in clicks:
        each.join()
    assert len(found) == 2
    assert found[0] == found[1]
    assert Published.objects.count() == 1
