"""The Care Act assessment: prefilled, saved as one types, sent in, sent back, signed off, read and printed."""

import re
import uuid
from datetime import date, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client

from lintel.casework import drafts
from lintel.domain.fact import Fact
from lintel.ledger import read as ledger
from lintel.ledger.models import Entry, Look
from lintel.records.models import Draft, Words
from tests.people import NORTH, Cast, cast, client_of, open_for
from tests.web.reading import read, words
from tests.web.telling import told

WRITE_QUERIES, READ_QUERIES, SIGN_OFF_QUERIES = 30, 18, 18
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
TOLD = {
    "own_words": "I want to stay at home with my cat",
    "needs": "Help with meals and washing",
    "impairment": "yes",
    "nutrition": ["without_assistance", "danger"],
    "nutrition_words": "Leaves the hob on",
    "hygiene": ["takes_longer"],
    "significant_impact": "yes",
    "wellbeing": ["dignity", "health"],
    "proposed": "eligible",
}


@pytest.fixture
def made(db: None) -> Cast:
    made = cast()
    made.move("held", "reach-AssessmentStarted", "worker", days_ago=5, method="face_to_face")
    return made


def path(made: Cast, end: str = "assessment", work: str = "held") -> str:
    return f"/work/{made.work(work).reference}/{end}"


def boxes(page: HttpResponse) -> dict[str, str]:
    """What the form hides: which draft it is, and the version that the page shows."""
    return {
        name: text for name, text in HIDDEN.findall(page.content.decode()) if name.startswith(("draft_", "held_by"))
    }


def on(day: date, name: str = "occurred") -> dict[str, str]:
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def send(made: Cast, client: Client, hidden: dict[str, str], **more: object) -> HttpResponse:
    told = TOLD | {"method": "face_to_face"} | on(made.today) | hidden | more
    return client.post(path(made), told)


def sent_in(made: Cast, who: str = "worker", **more: object) -> HttpResponse:
    client = client_of(made, who)
    return send(made, client, boxes(client.get(path(made))), **more)


def decided(made: Cast, who: str = "manager", **told: str) -> HttpResponse:
    told = {"sequence": str(made.work("held").sequence), "what": "sign_off"} | told
    return client_of(made, who).post(path(made, "assessment/sign-off"), told | on(made.today))


def facts(made: Cast, *kinds: str) -> list[Fact]:
    story = ledger.facts_of({made.works["held"]})[made.works["held"]]
    return [entry.fact for entry in story if type(entry.fact).__name__ in kinds]


def test_it_is_written_sent_in_and_signed_off(made: Cast) -> None:
    answer = sent_in(made)
    assert answer["Location"] == path(made, "assessment/read")
    assert made.work("held").stage == "decision"
    [completed] = facts(made, "AssessmentCompleted")
    document = Words.objects.get(pk=completed.answers)
    assert document.sort == "care_act_assessment"
    assert document.body["nutrition"] == "without_assistance,danger"
    assert document.body["form_version"] == "1"
    assert Draft.objects.filter(finished_at=None).count() == 0
    answer = decided(made, decision="eligible", reason="criteria_met", note="Agreed with Orla")
    assert answer.status_code == 302
    [eligible] = facts(made, "EligibilityDecided")
    assert (eligible.decision, eligible.reason) == ("eligible", "criteria_met")
    assert made.work("held").stage == "service_start"
    page = words(client_of(made, "worker").get(path(made, "assessment/read")))
    for said in (
        "Signed off",
        "Merrin Hollybank",
        "Agreed with Orla",
        "Leaves the hob on",
        "Cannot do it without help",
    ):
        assert said in page


def test_no_narrative_is_in_the_ledger(made: Cast) -> None:
    sent_in(made)
    assert not [body for body in Entry.objects.values_list("body", flat=True) if "my cat" in body or "hob" in body]


def test_sent_back_changed_and_sent_in_again_keeps_the_first_date_and_every_version(made: Cast) -> None:
    sent_in(made, **on(made.today - timedelta(days=2)))
    assert (
        decided(made, what="send_back", back_reason="more_evidence", note="What about the stairs?").status_code == 302
    )
    assert made.work("held").stage == "decision"
    client = client_of(made, "worker")
    page = client.get(path(made))
    assert "What about the stairs?" in words(page)
    assert "Leaves the hob on" in page.content.decode()
    answer = send(made, client, boxes(page), nutrition_words="Leaves the hob on, and falls on the stairs")
    assert answer.status_code == 302
    [completed], [again] = facts(made, "AssessmentCompleted"), facts(made, "AssessmentResubmitted")
    assert completed.occurred == made.today - timedelta(days=2)
    assert Words.objects.filter(pk__in=[completed.answers, again.answers]).count() == 2
    assert "falls on the stairs" in words(client.get(path(made, "assessment/read")))
    first = words(client.get(path(made, "assessment/read"), {"version": "1"}))
    assert "falls on the stairs" not in first
    assert "Version 1 of 2" in first
    assert decided(made, decision="eligible", reason="criteria_met").status_code == 302


@pytest.mark.parametrize("what", ["sign_off", "send_back"])
def test_nobody_signs_off_or_sends_back_what_they_wrote(made: Cast, what: str) -> None:
    assert sent_in(made, "manager").status_code == 302
    told = {"decision": "eligible", "reason": "criteria_met", "back_reason": "wording"}
    answer = decided(made, "manager", what=what, **told)
    assert answer.status_code == 422
    assert "You wrote this yourself" in words(answer)
    assert decided(made, "senior", what=what, **told).status_code == 302


def test_the_plain_move_signs_nothing_off_that_was_written_on_the_form(made: Cast) -> None:
    sent_in(made)
    told = {"sequence": str(made.work("held").sequence), "decision": "eligible"} | on(made.today)
    for who, sentence in (("worker", "You wrote this yourself"), ("teammate", "does not sign this off")):
        answer = client_of(made, who).post(path(made, "reach-EligibilityDecided"), told)
        assert answer.status_code == 422
        assert sentence in words(answer)


def test_a_step_that_was_skipped_needs_a_reason_and_no_helpdesk(db: None) -> None:
    made = cast()
    client = client_of(made, "worker")
    page = client.get(path(made))
    assert "Why is that recorded only now?" in words(page)
    refused = send(made, client, boxes(page))
    assert refused.status_code == 422
    started = on(made.today - timedelta(days=3), "started_on")
    answer = send(made, client, boxes(refused), out_of_order="one_visit", **started)
    assert answer.status_code == 302
    [began], [completed] = facts(made, "AssessmentStarted"), facts(made, "AssessmentCompleted")
    assert (began.occurred, completed.out_of_order) == (made.today - timedelta(days=3), "one_visit")


SAYS_OTHERWISE = [
    ("not_eligible", "criteria_met"), ("no_needs", "criteria_met"), ("eligible", "no_impairment"),
    ("eligible", "needs_met_otherwise"),
]  # fmt: skip


@pytest.mark.parametrize(("decision", "reason"), SAYS_OTHERWISE)
def test_a_decision_is_not_made_with_a_reason_for_another(made: Cast, decision: str, reason: str) -> None:
    sent_in(made)
    answer = decided(made, decision=decision, reason=reason)
    assert answer.status_code == 422
    assert "That reason is for another decision." in words(answer)
    assert facts(made, "EligibilityDecided") == []
    fits = "criteria_met" if decision == "eligible" else "no_impairment"
    assert decided(made, decision=decision, reason=fits).status_code == 302


def test_a_decision_on_what_is_out_for_changes_needs_a_reason(made: Cast) -> None:
    sent_in(made)
    decided(made, what="send_back", back_reason="wording")
    told = {"decision": "eligible", "reason": "criteria_met"}
    assert "say why you decide now" in words(decided(made, **told))
    assert decided(made, **told, out_of_order="writer_away").status_code == 302


def test_before_anybody_accepted_it_can_be_written_but_not_sent_in(db: None) -> None:
    made = cast()
    client = client_of(made, "worker")
    page = client.get(path(made, work="waiting"))
    told = TOLD | {"method": "face_to_face"} | on(made.today) | boxes(page)
    answer = client.post(path(made, work="waiting"), told)
    assert answer.status_code == 422
    assert "Nobody has accepted this work yet" in words(answer)
    assert Draft.objects.get(about=made.works["waiting"]).body["needs"] == TOLD["needs"]


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"needs": ""}, "“What care and support is needed” needs an answer."),
        ({"proposed": ""}, "“Your proposed decision” needs an answer."),
        ({"proposed": "not_eligible"}, "Your answers point to another decision"),
        ({"hygiene": ""}, "Your answers point to another decision"),
        ({"occurred-day": "31", "occurred-month": "2"}, "must be a real date"),
        ({"nutrition": "no such"}, "from the list"),
    ],
)
def test_what_is_refused_says_how_to_mend_it_and_keeps_what_was_typed(
    made: Cast, told: dict[str, str], sentence: str
) -> None:
    before = Entry.objects.count()
    answer = sent_in(made, **told)
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert "Leaves the hob on" in answer.content.decode()
    assert Entry.objects.count() == before


def test_another_decision_than_the_answers_point_to_is_taken_with_a_reason(made: Cast) -> None:
    assert (
        sent_in(made, proposed="not_eligible", proposed_words="Her daughter does all of it gladly").status_code == 302
    )


def test_the_save_button_keeps_it_without_sending(made: Cast) -> None:
    answer = sent_in(made, save_draft="yes")
    assert answer.status_code == 200
    assert "Leaves the hob on" in answer.content.decode()
    assert made.work("held").stage == "completion"
    elsewhere = client_of(made, "worker")
    assert "You have something unsaved" in words(elsewhere.get("/caseload"))
    draft = f"/drafts/{Draft.objects.get().pk}"
    assert draft in read(elsewhere.get("/drafts/")).links
    assert path(made) in read(elsewhere.get(draft)).links
    page = elsewhere.get(path(made)).content.decode()
    assert "Leaves the hob on" in page
    assert re.search(r'value="danger" checked', page)


def test_two_write_at_once_and_the_second_is_shown_the_difference(made: Cast) -> None:
    one, two = client_of(made, "worker"), client_of(made, "teammate")
    first, second = boxes(one.get(path(made))), boxes(two.get(path(made)))
    send(made, one, first, save_draft="yes")
    clash = send(made, two, second, needs="Help with meals only", strengths="Sings", save_draft="yes")
    assert clash.status_code == 409
    page = words(clash)
    assert "Help with meals and washing" in page
    assert "Help with meals only" in page
    assert Draft.objects.get(finished_at=None).body["strengths"] == "Sings"
    told = {"undecided": "needs", "strengths": "Sings", "needs": "Help with meals only"}
    again = send(made, two, boxes(clash), **told)
    assert again.status_code == 409
    assert send(made, two, boxes(again), **told, **{"stands-needs": "both"}).status_code == 302
    [completed] = facts(made, "AssessmentCompleted")
    body = Words.objects.get(pk=completed.answers).body
    assert body["needs"] == "Help with meals and washing\n\nHelp with meals only"
    assert body["strengths"] == "Sings"


def test_what_a_colleague_added_is_read_before_it_is_sent_in(made: Cast) -> None:
    one, two = client_of(made, "worker"), client_of(made, "teammate")
    first, second = boxes(one.get(path(made))), boxes(two.get(path(made)))
    send(made, two, second, strengths="Sings", save_draft="yes")
    answer = send(made, one, first)
    assert answer.status_code == 409
    assert "What they can do" in words(answer)
    assert made.work("held").stage == "completion"
    assert send(made, one, boxes(answer), strengths="Sings").status_code == 302


def test_what_is_typed_after_a_colleague_sent_it_in_is_kept(made: Cast) -> None:
    two = client_of(made, "teammate")
    hidden = boxes(two.get(path(made)))
    sent_in(made)
    answer = send(made, two, hidden, needs="One more thing")
    assert answer.status_code == 409
    assert "One more thing" in answer.content.decode()
    [draft] = Draft.objects.filter(finished_at=None)
    assert draft.body["needs"] == "One more thing"
    assert "One more thing" in words(two.get(f"/drafts/{draft.id}"))


def test_what_is_typed_after_a_colleague_threw_the_draft_away_is_gone_on_with(made: Cast) -> None:
    one, two = client_of(made, "worker"), client_of(made, "teammate")
    hidden = boxes(two.get(path(made)))
    send(made, one, boxes(one.get(path(made))), save_draft="yes")
    drafts.throw_away(Draft.objects.get().id, made.staff["worker"])
    told = {"needs": "Help with the stairs", "save_draft": "yes"}
    answer = send(made, two, hidden, **told)
    assert answer.status_code == 409
    assert "threw the draft away" in words(answer)
    assert send(made, two, hidden, **told).status_code == 409
    [draft] = Draft.objects.filter(finished_at=None)
    assert draft.body["needs"] == "Help with the stairs"
    assert "Help with the stairs" in one.get(path(made)).content.decode()
    assert send(made, two, boxes(answer), needs="Help with the stairs").status_code == 302


def test_what_is_known_is_filled_in_and_asked_whether_it_is_still_right(made: Cast) -> None:
    sent_in(made)
    decided(made, decision="eligible", reason="criteria_met")
    again = open_for(made.people["orla"], "care_act_assessment", NORTH, made.today, days_ago=1)
    made.works["again"] = again
    page = client_of(made, "worker").get(path(made, work="again"))
    assert "Is this still right?" in words(page)
    assert "Last time" in words(page)
    assert page.content.decode().count("Leaves the hob on") == 2
    proposed = page.content.decode().split('id="id_proposed"')[1].split("</fieldset>")[0]
    assert "checked" not in proposed


def test_what_stands_on_the_record_is_filled_in_as_words(made: Cast) -> None:
    told(made, "describe", who="manager")
    told(made, "own-words", who="manager")
    page = client_of(made, "worker").get(path(made)).content.decode()
    assert "Large print" in page
    assert "large_print" not in page
    assert "I want to get to the garden again." in page


def test_it_prints_in_large_letters(made: Cast) -> None:
    sent_in(made)
    client = client_of(made, "manager")
    assert "lintel-large" not in client.get(path(made, "assessment/read")).content.decode()
    assert "lintel-large" in client.get(path(made, "assessment/read"), {"large": "yes"}).content.decode()


@pytest.mark.parametrize("end", ["assessment", "assessment/read", "assessment/sign-off"])
@pytest.mark.parametrize(
    ("who", "status"), [("stranger", 404), ("other_manager", 404), ("analyst", 403), ("councillor", 403)]
)
def test_who_may_not_open_it(made: Cast, end: str, who: str, status: int) -> None:
    sent_in(made)
    answer = client_of(made, who).get(path(made, end))
    assert answer.status_code == status or (answer.status_code, end) == (403, "assessment/sign-off")
    assert "the hob on" not in answer.content.decode()


def test_pages_of_an_assessment_are_looks_and_read_well(made: Cast) -> None:
    sent_in(made)
    for who, end in (("worker", "assessment/read"), ("manager", "assessment/sign-off")):
        client = client_of(made, who)
        read(client.get(path(made, end)))
        assert made.works["held"] in Look.objects.filter(by=made.staff[who].id).latest("at").shown


@pytest.mark.parametrize(
    ("end", "who", "most"),
    [
        ("assessment", "worker", WRITE_QUERIES),
        ("assessment/read", "worker", READ_QUERIES),
        ("assessment/sign-off", "manager", SIGN_OFF_QUERIES),
    ],
)
def test_costs(made: Cast, end: str, who: str, most: int, django_assert_max_num_queries: pytest.FixtureRequest) -> None:
    if end != "assessment":
        sent_in(made)
    client = client_of(made, who)
    with django_assert_max_num_queries(most) as asked:
        assert client.get(path(made, end)).status_code == 200
    assert len(asked) > most - 8


def test_other_work_has_no_assessment(made: Cast) -> None:
    client = client_of(made, "lead")
    assert client.get(path(made, work="review")).status_code == 404
    assert client.get(path(made, "assessment/read", work="review")).status_code == 404
    assert "Nothing has been sent in yet" in words(client.get(path(made, "assessment/read")))
    assert client.get(f"/work/W-00000-00000/assessment?x={uuid.uuid4()}").status_code == 404


def test_the_work_page_leads_there_and_the_timeline_tells_it(made: Cast) -> None:
    client = client_of(made, "worker")
    assert path(made) in read(client.get(path(made)[: -len("/assessment")])).links
    sent_in(made)
    decided(made, what="send_back", back_reason="wording", note="Plainer, please")
    page = client.get(path(made)[: -len("/assessment")])
    told = words(page)
    for said in ("Assessment completed", "Assessment returned", "Plainer, please", "The wording must be plainer"):
        assert said in told
    assert path(made, "assessment/read") in read(page).links
