"""Rules of use for what calls for attention: alerts of danger, and the card at which an unusual step stops once."""

import re

from django.urls import resolve

from lintel.casework.commit import commit
from lintel.casework.kept_apart import keep_secret
from lintel.domain.codes import titles
from lintel.domain.person_details import HazardEnded, HazardNoted
from lintel.records.models import Draft
from tests.journeys.states import MAKES_EVERY_MOVE, states_of
from tests.people import staff_id
from tests.rules_of_use.record_pages import record_routes
from tests.web.places import places
from tests.web.reading import sent

LEAD = "safeguarding_lead"
ALERT = re.compile(r'<ul class="lintel-identity__alerts".*?</ul>', re.S)
CARD = re.compile(r'<div class="lintel-interruption">.*?</div>', re.S)


def test_u32_three_alerts_at_most_and_only_for_danger(db: None) -> None:
    """U32: badges are for risk to life or danger, and there are three at most on a page."""
    here = places()
    orla, today, by = here.made.people["orla"], here.made.today, staff_id("lead")
    commit(HazardEnded(subject=orla, occurred=today, hazard="severe_allergy"), by=by)
    commit(*(HazardNoted(subject=orla, occurred=today, hazard=code) for code in titles("hazards")), by=by)
    client, looked_at = here.client(LEAD), 0
    for route in record_routes() - {"letter_document", "sent_file"}:
        path = here.path(route, "visible")
        page = client.get(path).content.decode()
        alerts = [each for part in ALERT.findall(page) for each in re.findall("<li>(.*?)</li>", part)]
        assert len(alerts) <= 3, route
        assert set(alerts) <= set(titles("hazards").values()), route
        looked_at += len(alerts) == 3
    assert looked_at > 15


def test_u32_no_page_has_any_other_badge(db: None) -> None:
    """U32: nothing else on any page is a badge: no counts in the navigation, no tags that call for attention."""
    for state in states_of(MAKES_EVERY_MOVE):
        assert len(ALERT.findall(state.page)) <= 1, state.name
        assert not re.search(r'class="[^"]*(?:badge|govuk-tag|__count)', state.page), state.name


UNUSUAL = ("restrict", "unlink", "withdraw", "reattribute", "erase_apart", "leaver", "emergency")


def test_u33_an_unusual_step_stops_once(db: None) -> None:
    """U33: a step that destroys or is unusual stops once: one page, what it does in plain words, and how it is undone."""
    here = places()
    keep_secret(here.made.person("orla"), "key_safe", "1234", by=here.made.staff["lead"])
    for route in UNUSUAL:
        reader = {"leaver": "team_manager", "emergency": "social_worker"}.get(route, LEAD)
        example = next(name for name in ("visible", "own_team", "only") if name in here.examples[route])
        page = here.client(reader).get(here.path(route, example)).content.decode()
        [card] = CARD.findall(page)
        assert card.count("govuk-body") >= 2, "what it does, and how it is undone"
        assert re.search(r"<strong>(?:If it was a mistake|It cannot|That you opened it cannot)", card), route
        assert page.count("<form") - page.count('action="/sign-out"') == 1, route


def test_u33_every_red_button_stands_below_such_a_card(db: None) -> None:
    """U33: no page has a button that warns without the card, but one that asks first by a card of its own."""
    warns = [state for state in states_of(MAKES_EVERY_MOVE) if "govuk-button--warning" in state.page]
    assert {
        state.path for state in warns if not CARD.search(state.page) and not state.path.startswith("/drafts/")
    } == set()
    assert {"restrict", "unlink", "withdraw", "move", "draft"} <= {resolve(state.path).url_name for state in warns}


def test_u33_a_draft_is_thrown_away_after_one_question(db: None) -> None:
    """U33: throwing something away that somebody typed asks once, and does nothing until it is answered."""
    here = places()
    client, path = here.client(LEAD), here.path("draft", "visible")
    asked = client.post(path, {"act": "throw_away"})
    assert len(CARD.findall(asked.content.decode())) == 1
    assert Draft.objects.filter(finished_at=None).count() == 3
    assert client.post(path, sent(asked)).status_code == 302
    assert Draft.objects.filter(finished_at=None).count() == 2
