"""The contact page while talking: typed before anybody is named, parked, gone on with, handed over, taken in once; what
callers cannot say is not asked of them, and what they are told names nobody."""

import re
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client

from lintel.casework.models import Person, Work
from lintel.ledger import read as ledger
from lintel.ledger.models import Entry
from lintel.records.models import Description, Draft, Identity, Words
from tests.people import DUTY, Cast, cast, client_of, open_for, staff_id
from tests.web.reading import read, sent, words
from tests.web.test_contacts import GOOD, PATH, kept, take
from tests.web.test_waiting_list import queries_of

SAID = "The stairs frighten her.\nShe asked twice."
TAKEN_IN_QUERIES, CONTACT_PAGE_QUERIES = 16, 16


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def send(client: Client, path: str = PATH, **answers: Any) -> HttpResponse:
    """The page as it stands, with these answers in it."""
    return client.post(path, sent(client.get(path)) | answers)


def drafts_of(made: Cast, who: str) -> list[Draft]:
    return list(Draft.objects.filter(owner=made.staff[who].id, finished_at=None))


# What callers say, and what is kept of it.
SAY: list[tuple[dict[str, str], dict[str, str], dict[str, str]]] = [
    ({"birth_about": "about 1940"}, {}, {"birth_about": "about 1940"}),
    ({"no_address": "on"}, {"address": "No fixed address"}, {}),
    ({"no_address": "on", "address": "The Old Mill, behind"}, {"address": "The Old Mill, behind"}, {}),
    ({"name": "", "no_name": "on"}, {"name": "Name not known"}, {}),
    ({"nhs_number": "943 476 5918"}, {"nhs_number": "943 476 5918"}, {}),
    ({"nhs_number": "lost the card"}, {"nhs_number": "lost the card"}, {}),
    ({"number_withheld": "on", "caller": "would_not_say"}, {}, {"number_withheld": "yes", "caller": "would_not_say"}),
    (
        {
            "caller": "friend_or_neighbour",
            "caller_name": "O'Brien 李",
            "caller_phone": "020",
            "safe_to_call_back": "no",
        },
        {},
        {
            "caller": "friend_or_neighbour",
            "caller_name": "O'Brien 李",
            "caller_phone": "020",
            "safe_to_call_back": "no",
        },
    ),
    ({"words": "", "phone": "", "district": ""}, {"phone": ""}, {}),
]


@pytest.mark.parametrize(("answers", "identity", "told"), SAY, ids=[str(number) for number in range(len(SAY))])
def test_what_callers_can_say_is_enough(
    made: Cast, answers: dict[str, str], identity: dict[str, str], told: dict[str, str]
) -> None:
    work = kept(take(made, **answers))
    who = Identity.objects.get(pk=Person.objects.get(pk=work.person).identity)
    assert {name: getattr(who, name) for name in identity} == identity
    body = Words.objects.get(pk=work.first_told).body if work.first_told else {}
    assert {name: body.get(name) for name in told} == told
    assert Description.objects.get(person=work.person).birth_date is None


def test_why_now_is_codes_and_dates_and_the_rest_stays_out_of_the_ledger(made: Cast) -> None:
    since = {f"urgent_since-{part}": str(getattr(made.today, part)) for part in ("day", "month", "year")}
    work = kept(take(made, caller="carer", caller_name="Piers", failure_demand="no_call_back", words=SAID, **since))
    facts = {type(entry.fact).__name__: entry.fact for entry in ledger.facts_of({work.id})[work.id]}
    came = facts["ContactReceived"]
    assert (came.caller, came.failure_demand, came.urgent_since) == ("carer", "no_call_back", made.today)
    bodies = "".join(Entry.objects.values_list("body", flat=True))
    assert not [word for word in ("Piers", "stairs", "Nettlebed", "07700") if word in bodies]
    assert (work.urgent_since, work.reason) == (made.today, "asks_for_care")


def test_a_concern_needs_no_reason_and_keeps_who_told_us(made: Cast) -> None:
    work = kept(take(made, "lead", kind="safeguarding_concern", reason="", caller="care_provider", caller_name="Piers"))
    page = words(client_of(made, "lead").get(f"/work/{work.reference}"))
    assert "A care provider" in page
    assert "Piers" in page


def test_it_cannot_be_urgent_after_the_call(made: Cast) -> None:
    tomorrow = {"urgent_since-day": "1", "urgent_since-month": "1", "urgent_since-year": "2099"}
    answer = take(made, **tomorrow)
    assert answer.status_code == 422
    assert "cannot have become urgent after the day" in words(answer)
    assert GOOD["words"] in answer.content.decode()


def test_the_page_begins_with_what_was_said_and_nobody_need_be_named_to_park_it(made: Cast) -> None:
    client = client_of(made, "adviser")
    page = client.get(PATH)
    boxes = [box["name"] for box in read(page).boxes if "name" in box]
    assert boxes[0] == "words"
    assert re.search(r'<textarea[^>]* name="words"[^>]*autofocus', page.content.decode())
    before = Entry.objects.count()
    assert send(client, words=SAID, save_draft="park")["Location"] == PATH
    (draft,) = drafts_of(made, "adviser")
    assert draft.parked.startswith("The stairs frighten her.")
    assert "Parked" in words(client.get(PATH))
    assert Entry.objects.count() == before


def test_u15_a_parked_contact_is_gone_on_with_from_any_desk_and_taken_in_once(made: Cast) -> None:
    """U15: a call is typed before anybody is named, parked, and gone on with from any desk."""
    send(client_of(made, "adviser"), words=SAID, birth_about="about 1940", save_draft="park")
    (draft,) = drafts_of(made, "adviser")
    path = f"{PATH}?draft={draft.id}"
    desks = [client_of(made, "adviser") for _ in range(2)]
    pages = [desk.get(path) for desk in desks]
    assert all("The stairs frighten her." in page.content.decode() for page in pages)
    forms = [sent(page, **(GOOD | {"words": SAID})) for page in pages]
    before = Work.objects.count()
    answers = [desk.post(PATH, form) for desk, form in zip(desks, forms, strict=True)]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert Work.objects.count() == before + 1
    assert drafts_of(made, "adviser") == []
    assert desks[0].get(path).status_code == 404


def test_u15_a_contact_is_handed_over_and_the_colleague_goes_on_with_it(made: Cast) -> None:
    """U15: what somebody began to take down is handed over, and a colleague goes on with it."""
    adviser, duty = client_of(made, "adviser"), client_of(made, "duty")
    to = send(adviser, words=SAID, save_draft="hand_over")["Location"]
    adviser.post(to, {"act": "hand_over", "team": DUTY})
    assert drafts_of(made, "adviser") == []
    duty.post(to, {"act": "take"})
    (draft,) = drafts_of(made, "duty")
    page = duty.get(f"{PATH}?draft={draft.id}")
    assert "The stairs frighten her." in page.content.decode()
    assert kept(duty.post(PATH, sent(page, **GOOD))).reason == "asks_for_care"
    assert adviser.get(f"{PATH}?draft={draft.id}").status_code == 404


def test_saving_and_going_on_shows_the_page_with_nothing_wrong_in_it(made: Cast) -> None:
    client = client_of(made, "adviser")
    odd = {"urgent_since-day": "31", "urgent_since-month": "2", "birth_about": "about 1940"}
    answer = send(client, words=SAID, save_draft="yes", **odd)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "about 1940" in page
    assert 'value="31"' in page
    assert "Saved" in words(answer)
    (draft,) = drafts_of(made, "adviser")
    assert draft.body["words"] == SAID


def test_what_is_refused_is_saved_too(made: Cast) -> None:
    client = client_of(made, "adviser")
    answer = send(client, words=SAID)
    assert answer.status_code == 422
    (draft,) = drafts_of(made, "adviser")
    assert draft.body["words"] == SAID
    again = client.post(PATH, sent(answer, **(GOOD | {"words": SAID})))
    kept(again)
    assert drafts_of(made, "adviser") == []


def test_a_session_that_ends_in_a_two_hour_call_loses_no_word(made: Cast) -> None:
    client = client_of(made, "adviser")
    form = sent(client.get(PATH), **(GOOD | {"words": SAID}))
    Session.objects.all().delete()
    answer = client.post(PATH, form)
    assert answer.status_code == 403
    sealed = re.search(r'name="kept" value="([^"]+)"', answer.content.decode())
    assert sealed is not None
    onwards = client.post("/sign-in", {"username": "adviser.made-up", "kept": sealed[1]})["Location"]
    page = client.get(onwards)
    assert "The stairs frighten her." in page.content.decode()
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page.content.decode()))
    assert kept(client.post(PATH, GOOD | fields)).kind == "contact"


@pytest.mark.parametrize("draft", ["nonsense", "00000000-0000-4000-8000-000000000000", "\0", ""])
def test_a_draft_that_is_not_there_is_not_found(made: Cast, draft: str) -> None:
    assert client_of(made, "adviser").get(PATH, {"draft": draft}).status_code == 404


def test_the_draft_of_another_is_not_found(made: Cast) -> None:
    send(client_of(made, "adviser"), words=SAID, save_draft="yes")
    (draft,) = drafts_of(made, "adviser")
    for who in ("duty", "lead"):
        assert client_of(made, who).get(f"{PATH}?draft={draft.id}").status_code == 404


def test_of_somebody_known_the_open_contacts_are_shown_to_log_the_call_there(made: Cast) -> None:
    client, lin = client_of(made, "duty"), made.person("lin").reference
    page = client.get(PATH, {"person": lin})
    assert made.work("contact").reference in words(page)
    assert f'value="{lin}"' in page.content.decode()
    before = made.work("contact").calls
    answer = client.post(f"/work/{made.work('contact').reference}/call-CallTaken", sent(page))
    assert answer.status_code == 302
    assert made.work("contact").calls == before + 1


def test_a_restricted_person_is_like_nobody(made: Cast) -> None:
    open_for(made.people["roan"], "contact", DUTY, made.today, days_ago=2)
    client = client_of(made, "adviser")
    pages = [client.get(PATH, {"person": each}) for each in (made.person("roan").reference, "P-00000-00000", "\0")]
    assert len({words(page) for page in pages}) == 1


def test_the_caller_is_told_the_reference_what_happens_and_by_when_and_nobody_is_named(made: Cast) -> None:
    client = client_of(made, "adviser")
    answer = send(client, **(GOOD | {"nhs_number": "943 476 5918"}))
    page = client.get(answer["Location"])
    said = words(page)
    assert answer["Location"].rpartition("/")[2] in said
    for told in ("What happens next", "at the latest", "Ring us again", "999", "cannot be right"):
        assert told in said
    assert GOOD["name"] not in said
    assert "threshold" not in said.lower()
    assert "cannot be right" not in words(client.get(send(client, **GOOD)["Location"]))


def test_the_receipt_is_for_whoever_took_it_in_or_may_see_the_work(made: Cast) -> None:
    taken = take(made, "manager")["Location"]
    assert client_of(made, "adviser").get(taken).status_code == 200
    assert client_of(made, "other_manager").get(taken).status_code == 404
    restricted = open_for(made.people["roan"], "contact", DUTY, made.today, days_ago=2)
    path = f"/contact/taken/{Work.objects.get(pk=restricted).reference}"
    assert client_of(made, "duty").get(path).status_code == 404


def test_costs(made: Cast) -> None:
    lin = made.person("lin").reference
    assert queries_of(made, "duty", f"{PATH}?person={lin}") <= CONTACT_PAGE_QUERIES
    assert queries_of(made, "duty", f"/contact/taken/{made.work('contact').reference}") <= TAKEN_IN_QUERIES


def call(made: Cast, who: str, slug: str, **answers: str) -> HttpResponse:
    """One click on the work's page."""
    client, path = client_of(made, who), f"/work/{made.work('contact').reference}"
    return client.post(f"{path}/{slug}", sent(client.get(path)) | answers)


@pytest.mark.parametrize("who", ["adviser", "duty", "lead"])
def test_a_call_is_logged_in_one_click_and_counted(made: Cast, who: str) -> None:
    assert call(made, who, "call-CallTaken").status_code == 302
    assert call(made, who, "call-CallMade", reached="no", note="Line was dead.").status_code == 302
    assert made.work("contact").calls == 2
    page = words(client_of(made, who).get(f"/work/{made.work('contact').reference}"))
    assert "1 in, 1 out" in page
    assert "Line was dead." in page


def test_a_stale_page_logs_nothing_and_keeps_the_words(made: Cast) -> None:
    client, path = client_of(made, "duty"), f"/work/{made.work('contact').reference}"
    form = sent(client.get(path)) | {"note": "She rang about the stairs."}
    assert client.post(f"{path}/call-CallTaken", form).status_code == 302
    again = client.post(f"{path}/call-CallTaken", form)
    assert again.status_code == 409
    assert "She rang about the stairs." in again.content.decode()
    assert made.work("contact").calls == 1
    # What is shown again can be sent again.
    assert client.post(f"{path}/call-CallTaken", sent(again, how="phone") | {"note": "Twice."}).status_code == 302


def test_a_call_about_a_closed_contact_is_refused_and_the_words_are_kept(made: Cast) -> None:
    client, path = client_of(made, "duty"), f"/work/{made.work('contact').reference}"
    page = client.get(path)
    made.move("contact", "reach-ContactTriaged", "duty", decision="advice_given", advice="carers")
    assert "Log a call" not in words(client.get(path))
    told = sent(page) | {"note": "Rang to say thanks.", "sequence": str(made.work("contact").sequence)}
    answer = client.post(f"{path}/call-CallTaken", told)
    assert answer.status_code == 422
    assert "Rang to say thanks." in answer.content.decode()


def test_other_work_has_no_calls_and_some_roles_log_none(made: Cast) -> None:
    assert client_of(made, "worker").get(f"/work/{made.work('waiting').reference}/call-CallTaken").status_code == 404
    for who in ("director", "analyst"):
        assert call(made, who, "call-CallTaken").status_code == 403
    assert staff_id("director")
