"""Publishing, restating, what councillors see, and records that look wrong."""

import re
from datetime import timedelta
from fractions import Fraction
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from lintel.casework.commit import commit
from lintel.domain.fact import Corrected, Fact, Withdrawn
from lintel.ledger import read
from lintel.measures import library
from lintel.measures.disclosure import Shown
from lintel.measures.models import Published
from lintel.measures.publish import publish
from lintel.web.figures import outside
from tests.people import NORTH, SOUTH, Cast, cast, client_of, open_for, staff_id
from tests.web.test_figures import page

pytestmark = pytest.mark.django_db

MEASURE = "waiting_now:care_act_assessment:allocation"
SAFEGUARDING = "waiting_now:safeguarding_concern:first_look"


@pytest.fixture
def made(db: None) -> Cast:
    """The cast at work."""
    return cast()


@pytest.fixture
def many(made: Cast) -> Cast:
    """With 22 more waits in the north: 26 in all, 24 of them in the north, two in the south."""
    for ago in range(101, 122):
        open_for(made.people["lin"], "care_act_assessment", NORTH, made.today, days_ago=ago)
    open_for(made.people["lin"], "care_act_assessment", SOUTH, made.today, days_ago=99)
    return made


def frozen(made: Cast, measure: str = MEASURE) -> Published:
    """A figure of today, published."""
    return publish(measure, made.today, by=staff_id("analyst"))


def asking(client: Client, made: Cast) -> dict[str, str]:
    """What the page that asks before publishing sends on."""
    shown = page(client, "publish_figure", {"as_at": made.today.isoformat()}, measure=MEASURE)
    return dict(re.findall(r'<input type="hidden" name="(day|known|position)" value="([^"]*)"', shown))


@pytest.mark.parametrize("who", ["analyst", "director"])
def test_publishing_freezes_what_the_page_showed(made: Cast, who: str) -> None:
    client = client_of(made, who)
    sent = asking(client, made)
    open_for(made.people["lin"], "care_act_assessment", NORTH, made.today, days_ago=200)
    response = client.post(reverse("publish_figure", kwargs={"measure": MEASURE}), sent, follow=True)
    assert "The figure is published, and is kept for ever." in response.content.decode()
    assert Published.objects.get().result["whole"]["whole"]["number"] == 4


def test_the_same_page_sent_twice_publishes_once(made: Cast) -> None:
    client = client_of(made, "analyst")
    sent = asking(client, made)
    answers = [client.post(reverse("publish_figure", kwargs={"measure": MEASURE}), sent) for _ in range(2)]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert Published.objects.count() == 1


@pytest.mark.parametrize("who", ["worker", "manager", "senior", "lead", "councillor", "administrator", "adviser"])
def test_nobody_else_publishes(made: Cast, who: str) -> None:
    client, address = client_of(made, who), reverse("publish_figure", kwargs={"measure": MEASURE})
    assert client.get(address).status_code == 403
    assert client.post(address, {"day": made.today.isoformat(), "known": "x"}).status_code == 403
    assert not Published.objects.exists()


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"day": "2026-01-01"},
        {"day": "2026-01-01", "known": "2026-01-01T00:00:00+00:00"},
        {"day": "2026-13-01", "known": "2026-01-01T00:00:00+00:00", "position": "1"},
        {"day": "2026-01-01", "known": "yesterday", "position": "1"},
        {"day": "2026-01-01", "known": "2026-01-01T00:00:00", "position": "1"},
        {"day": "2026-01-01", "known": "\0", "position": "1"},
        {"day": "2099-01-01", "known": "2026-01-01T00:00:00+00:00", "position": "1"},
        {"day": "2026-01-01", "known": "2099-01-01T00:00:00+00:00", "position": "1"},
        {"day": "2026-01-01", "known": "2001-01-01T00:00:00+00:00", "position": "1"},
    ],
)
def test_what_cannot_be_published_is_refused_in_a_sentence(made: Cast, sent: dict[str, str]) -> None:
    response = client_of(made, "analyst").post(reverse("publish_figure", kwargs={"measure": MEASURE}), sent)
    assert response.status_code == 422
    assert "This figure was not published" in response.content.decode()
    assert not Published.objects.exists()


def test_a_question_that_cannot_be_answered_goes_back_to_its_page(made: Cast) -> None:
    client, asked = client_of(made, "analyst"), {"as_at": "2099-01-01"}
    response = client.get(reverse("publish_figure", kwargs={"measure": MEASURE}), asked, follow=True)
    assert response.status_code == 422
    assert "a day that has not come" in response.content.decode()


def test_what_was_published_is_listed_for_staff_and_councillors(made: Cast) -> None:
    figure = frozen(made)
    for who in ("worker", "analyst", "director", "councillor"):
        shown = page(client_of(made, who), "published_figures")
        assert reverse("published_figure", kwargs={"id": figure.id}) in shown
    for who in ("adviser", "administrator"):
        assert client_of(made, who).get(reverse("published_figures")).status_code == 403
    other = page(client_of(made, "director"), "published_figures", {"measure": SAFEGUARDING})
    assert figure.id not in other


def test_a_figure_that_was_never_published_is_not_found(made: Cast) -> None:
    for name in ("published_figure", "published_cases"):
        assert client_of(made, "director").get(reverse(name, kwargs={"id": uuid4()})).status_code == 404


def _first(work: str, kind: str) -> Fact:
    return next(entry.fact for entry in read.facts_of([work])[work] if type(entry.fact).__name__ == kind)


def change(made: Cast) -> dict[str, str]:
    """One re-dated, one joined late, one withdrawn, one re-classified. Returns their works."""
    waiting, offered, other = (made.works[name] for name in ("waiting", "offered", "other_team"))
    earlier = (made.today - timedelta(days=50)).isoformat()
    facts = [
        Corrected(
            subject=other,
            occurred=made.today,
            original=_first(other, "WorkOpened").id,
            changes={"occurred": earlier},
            reason="wrong_date",
        ),
        Corrected(
            subject=waiting,
            occurred=made.today,
            original=_first(waiting, "RiskRated").id,
            changes={"rating": "green"},
            reason="wrong_code",
        ),
    ]
    for fact in facts:
        commit(fact, by=staff_id("senior"))
    made.move("offered", "end", "manager", why="opened_in_error")
    late = open_for(made.people["lin"], "care_act_assessment", NORTH, made.today, days_ago=77)
    return {"joined_late": late, "left": offered, "re_dated": other, "re_classified": waiting}


def _sections(shown: str) -> dict[str, str]:
    changes = shown.split('id="changes"')[1].split("lintel-restricted")[0]
    titles = {"joined_late": "Joined late", "left": "Left", "re_dated": "Re-dated", "re_classified": "Re-classified"}
    return {sort: changes.split(f">{title}</h3>")[1].split("<h3")[0] for sort, title in titles.items()}


def test_what_changed_a_published_figure_stands_beside_it(made: Cast) -> None:
    figure = frozen(made)
    changed = change(made)
    shown = page(client_of(made, "senior"), "published_figure", id=figure.id)
    found = {sort: re.findall(r"/work/(W-[0-9A-Z-]+)", text) for sort, text in _sections(shown).items()}
    from lintel.casework.models import Work

    assert found == {sort: [Work.objects.get(pk=work).reference] for sort, work in changed.items()}
    assert "Rating: Amber, now Green" in shown
    assert "Opened in error" in shown
    assert ">40.0</dd>" in shown.replace('<span class="lintel-note">', "</dd>")
    assert "77.0" in shown
    assert publish(MEASURE, made.today, by=staff_id("analyst")).result != figure.result


def test_changes_are_shown_to_those_who_may_see_the_case(made: Cast) -> None:
    figure = frozen(made)
    change(made)
    made.move("restricted", "end", "lead", why="opened_in_error")
    secret = made.work("restricted").reference
    north, south = (made.work(name).reference for name in ("waiting", "other_team"))
    for who, seen, hidden in (
        ("teammate", north, south),
        ("stranger", south, north),
        ("analyst", north, secret),
        ("director", south, secret),
        ("lead", secret, "W-NONE"),
    ):
        shown = page(client_of(made, who), "published_figure", id=figure.id)
        assert seen in shown
        assert hidden not in shown
        assert "Some records are restricted." in shown


def test_the_cases_of_a_published_figure_stand_as_they_stood(made: Cast) -> None:
    figure = frozen(made)
    change(made)
    shown = page(client_of(made, "senior"), "published_cases", id=figure.id)
    for name in ("waiting", "offered", "other_team"):
        assert made.work(name).reference in shown
    assert "Amber" in shown
    assert "77.0" not in shown
    assert made.work("restricted").reference not in shown
    assert client_of(made, "councillor").get(reverse("published_cases", kwargs={"id": figure.id})).status_code == 403


def test_councillors_see_rounded_numbers_and_the_rule(many: Cast) -> None:
    shown = page(client_of(many, "councillor"), "published_figure", id=frozen(many).id)
    assert ">25<" in shown
    assert ">26<" not in shown
    assert "rounded to the nearest 5" in shown
    assert "Numbers from 1 to 7 are not shown" in shown


def test_lengths_are_told_outside_in_whole_days() -> None:
    said = Shown(number=10, people=10, median=Fraction(13), p90=Fraction(20))
    strip = outside.six(said, library.measure(MEASURE), ())
    assert [each["text"] for each in strip[:4]] == ["10", "10", "13", "20"]


def test_small_groups_are_hidden_from_councillors_everywhere_on_the_page(many: Cast) -> None:
    figure = frozen(many)
    outside = page(client_of(many, "councillor"), "published_figure", {"by": "team"}, id=figure.id)
    inside = page(client_of(many, "director"), "published_figure", {"by": "team"}, id=figure.id)
    line = r'<th scope="row">South cognitive and physical</th>(.*?)</tr>'
    assert "51.0" in re.findall(line, inside, re.S)[0]
    told = re.findall(line, outside, re.S)[0]
    assert not re.search(r"\d", told), told
    assert "<svg role" not in outside  # there is no chart
    for exact in ("51.0", "89.4", "99.0"):
        assert exact not in outside


def test_small_figures_are_hidden_whole(made: Cast) -> None:
    shown = page(client_of(made, "councillor"), "published_figure", id=frozen(made).id)
    for exact in ("21.0", "37.0", "40.0", "50.0%", ">4<"):
        assert exact not in shown
    assert shown.count("not shown") >= 2


def test_in_safeguarding_nought_is_hidden_too(made: Cast) -> None:
    figure = frozen(made, "waits_left:safeguarding_concern:first_look")
    shown = page(client_of(made, "councillor"), "published_figure", id=figure.id)
    assert "Numbers from 0 to 7 are not shown" in shown
    assert ">0<" not in shown


def test_a_reason_that_is_not_there_tells_nothing(made: Cast) -> None:
    figure = frozen(made, "waits_left:safeguarding_concern:first_look")
    shown = page(client_of(made, "councillor"), "published_figure", {"by": "reason"}, id=figure.id)
    for reason in ("The person died", "The person declined", "Advice and information given", "Not recorded"):
        assert f'<th scope="row">{reason}</th>' in shown
    assert "Opened in error" not in shown


def test_councillors_see_no_restatement_and_no_cases(many: Cast) -> None:
    figure = frozen(many)
    change(many)
    shown = page(client_of(many, "councillor"), "published_figure", id=figure.id)
    assert "As known now" not in shown
    assert "/work/" not in shown
    assert reverse("published_cases", kwargs={"id": figure.id}) not in shown


def _suspect(made: Cast) -> str:
    """Somebody who seems to have waited four hundred days. Returns the work."""
    return open_for(made.people["lin"], "care_act_assessment", NORTH, made.today, days_ago=400)


def test_records_that_look_wrong_lead_to_the_work_and_the_figure(made: Cast) -> None:
    from lintel.casework.models import Work

    reference = Work.objects.get(pk=_suspect(made)).reference
    shown = page(client_of(made, "manager"), "suspicious_records", {"rule": "waited_over_a_year"})
    assert f"/work/{reference}" in shown
    assert "400 days" in shown
    assert reverse("figure", kwargs={"measure": MEASURE}) in shown
    assert reference not in page(client_of(made, "stranger"), "suspicious_records")
    assert reference in page(client_of(made, "analyst"), "suspicious_records")
    assert "Orla" not in page(client_of(made, "analyst"), "suspicious_records")


def test_putting_a_record_right_shows_in_the_figure(made: Cast) -> None:
    work = _suspect(made)
    client = client_of(made, "manager")
    assert "400.0" in page(client, "figure", measure=MEASURE)
    opening = _first(work, "WorkOpened")
    withdrawn = Withdrawn(subject=work, occurred=made.today, original=opening.id, reason="did_not_happen")
    commit(withdrawn, by=staff_id("manager"))
    assert "400.0" not in page(client, "figure", measure=MEASURE)
    assert "400 days" not in page(client, "suspicious_records")


def test_a_restricted_record_that_looks_wrong_is_for_the_lead(made: Cast) -> None:
    secret = open_for(made.people["roan"], "care_act_assessment", NORTH, made.today, days_ago=500)
    from lintel.casework.models import Work

    reference = Work.objects.get(pk=secret).reference
    for who in ("manager", "senior", "director", "analyst"):
        assert reference not in page(client_of(made, who), "suspicious_records")
    assert reference in page(client_of(made, "lead"), "suspicious_records")
