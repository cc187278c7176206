"""Rules of use for forms: nothing is asked twice, each field has a purpose, and what is wrong says how to mend it."""

import html
import re

import pytest
from django.http import HttpResponse

from lintel.domain.flow import KINDS
from lintel.domain.forms.every import FORMS, PUBLIC
from lintel.domain.rooms import all_facts
from lintel.domain.work import coded_fields
from lintel.project.drawing.forms import fields_of_callers, fields_of_people, forms_page, own_fields, purposes
from lintel.web.contact.forms import ContactForm
from lintel.web.work.questions import label_of
from tests.people import Cast, cast, client_of, reference_of
from tests.rules_of_use.assessed import page_of, send_in
from tests.web.places import Places, places
from tests.web.reading import Reader, read, words
from tests.web.telling import ANSWERS, told
from tests.web.test_every_bad_input import HIDDEN, NEVER_SAID
from tests.web.test_every_route import ROWS, Row

STILL_RIGHT = "still right?"
# These ask about their own step, whatever was answered at another.
OF_EACH_STEP = frozenset({"reason", "decision", "out_of_order", "note"})


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def filled_in(answer: HttpResponse, name: str) -> bool:
    """Whether a box of this name, or one of its choices, holds an answer when the page is opened."""
    page = answer.content.decode()
    boxes = [box for box in Reader(page).boxes if box.get("name", "").partition("-")[0] == name]
    chosen = any("checked" in box or box.get("value") for box in boxes if box.get("type") != "radio")
    radio = any("checked" in box for box in boxes)
    written = re.search(rf'<textarea[^>]* name="{name}"[^>]*>[^<]', page)
    selected = re.search(rf'<select[^>]* name="{name}".*?<option value="[^"]+" selected', page, re.S)
    return bool(chosen or radio or written or selected)


@pytest.mark.parametrize("what", ["describe", "safe-contact", "consent", "own-words", "what-matters"])
def test_u13_what_is_known_of_a_person_is_filled_in(made: Cast, what: str) -> None:
    """U13: nothing known is asked again: it is shown, and asked as “is this still right?”."""
    told(made, what)
    page = client_of(made, "worker").get(f"/person/{reference_of(made.people['orla'])}/tell/{what}")
    assert STILL_RIGHT in words(page) or what in ("own-words", "what-matters")
    asked = {"note"} if what in ("own-words", "what-matters") else ANSWERS[what].keys() - {"note"}
    assert {name for name in asked if not filled_in(page, name)} == set()


def test_u13_a_contact_about_somebody_known_asks_nothing_of_who_it_is(made: Cast) -> None:
    """U13: whoever takes a call about somebody known is shown what is known, and types none of it."""
    client, orla = client_of(made, "adviser"), reference_of(made.people["orla"])
    page = client.get("/contact/new", {"person": orla})
    said = words(page)
    for known in ("Orla O'Brien", "01632 960101", STILL_RIGHT):
        assert known in said
    asked = re.sub(r"<details.*?</details>", "", page.content.decode(), flags=re.S)
    names = {box["name"].partition("-")[0] for box in Reader(asked).boxes if "name" in box}
    assert names & {"person", "name", "birth_date", "phone", "address", "postcode", "nhs_number", "district"} == set()
    new = {box["name"] for box in read(client.get("/contact/new")).boxes if "name" in box}
    assert {"person", "name", "phone", "postcode"} <= new


def test_u13_an_assessment_begins_with_what_the_record_says(made: Cast) -> None:
    """U13: an assessment is filled in from the record and from the last one, and asks whether that is still right."""
    told(made, "own-words")
    told(made, "describe")
    page = client_of(made, "worker").get(page_of(made))
    assert STILL_RIGHT in words(page)
    assert "I want to get to the garden again." in page.content.decode()
    assert "Large print" in page.content.decode()


def test_u25_every_field_has_a_purpose() -> None:
    """U25: every field that somebody fills in is in a register that says what it is for."""
    facts = {name for kind in all_facts().values() for name in own_fields(kind)}
    contact = set(ContactForm.base_fields) - {
        "person",
        "no_name",
        "words",
        "kind",
        "district",
        "occurred",
        "at",
        "reason",
    }
    assert {*facts, *fields_of_people(), *contact} - set(purposes()) == set()
    assert set(purposes()) - facts - set(fields_of_people()) - contact == {"note"}
    assert set(fields_of_callers()) <= contact | {"note"}
    assert [name for name, row in purposes().items() if len(row["purpose"]) < 10] == []
    for form in FORMS.values():
        assert [
            each.name for part in form.sections for each in part.questions if not (each.purpose or part.purpose)
        ] == []


def test_u25_how_is_how_somebody_was_told_or_reached() -> None:
    """U25: one purpose stands for every field of a name, so what is for something else has another name."""
    lists = {codes for kind in all_facts().values() for name, codes in coded_fields(kind) if name == "how"}
    assert lists == {"tell_methods", "call_methods", "contact_methods"}


def test_u25_a_field_for_a_return_alone_says_so_and_is_asked_of_nobody() -> None:
    """U25: no field is there only for a return, or it says so; none of those is asked on a page."""
    alone = {name for name, row in purposes().items() if row["only_for_return"]}
    assert alone == {"sex", "ethnicity"}
    assert {purposes()[name]["asked"] for name in alone} == {"no"}
    assert forms_page().count("Only for a return") == len(alone)


def test_u25_nothing_is_asked_twice() -> None:
    """U25: a thing is typed once: no step of a kind of work, and no written form, asks what another has asked."""
    for kind in KINDS.values():
        steps = {*(stage.reached_by for stage in kind.stages), *kind.marks, kind.received_by} & all_facts().keys()
        asked = [
            label_of(step, name)
            for step in steps
            for name in own_fields(all_facts()[step])
            if name not in OF_EACH_STEP and purposes()[name]["asked"] == "yes"
        ]
        assert len(asked) == len(set(asked)), kind.name
    public = {each.form.name for each in PUBLIC.values()}
    questions = [each for form in FORMS.values() for each in form.questions() if form.name not in public]
    titles = [each.title for each in questions if not each.known_from]
    assert len(titles) == len(set(titles))
    # Whoever sends one form for the public sends no other about the same thing: blocks are asked in the same words.
    for form in [FORMS[name] for name in public]:
        assert len({each.title for each in form.questions()}) == len(list(form.questions())), form.name
    known = {*fields_of_people(), *fields_of_callers()}
    assert [each.name for each in questions if each.name in known and not each.known_from] == []


def test_u25_the_register_lists_every_question_once() -> None:
    """U25: the register is drawn from the declarations, each field once in its place."""
    page = forms_page()
    for form in FORMS.values():
        for each in form.questions():
            assert page.count(f"| `{each.name}` |") >= 1, each.name
    parts = [part.splitlines() for part in page.split("\n### ")]
    for rows in ([line for line in part if line.startswith("| ") and "`" in line] for part in parts):
        assert len(rows) == len(set(rows)) > 0
    assert len(parts) > len(FORMS)


ASKED_AGAIN = {row.route for row in ROWS if row.method == "POST" and "asked again" in row.answers.values()}
SEEN = ("only", "visible", "own_team", "known")
# Sent empty these do what they say, so there is nothing that could be wrong.
NOTHING_WRONG = {"write_apart", "publish_figure", "end_relationship", "correct_meeting", "take_back_meeting"}
# What may be wrong with these is no box: see below.
# And these are shown to nobody but a browser that began something: their own tests say how to mend it.
OF_ONE_BROWSER = {"portal_question", "portal_more", "my_details"}
WITH_BOXES = ASKED_AGAIN - NOTHING_WRONG - OF_ONE_BROWSER - {"draft", "message", "keep_promise"}


def wrong(here: Places, row: Row) -> tuple[HttpResponse, list[str]]:
    """A form that is sent with a sentence in each free box and nothing chosen; and the boxes that hold it."""
    readers = [reader for reader, said in row.answers.items() if said == "asked again"]
    client, path = here.client(readers[-1]), here.path(row.route, row.example)
    page = client.get(path).content.decode()
    typed = dict.fromkeys((name for name in FREE.findall(page.split("<main")[1]) if name not in NEVER_SAID), TYPED)
    return client.post(path, dict(HIDDEN.findall(page)) | typed), list(typed)


TYPED = "Zig said it twice"
FREE = re.compile(r'<(?:textarea|input)(?=[^>]* type="text"|[^>]* rows=)[^>]* name="([^"]+)"')


def test_u30_what_is_wrong_is_said_at_the_top_and_at_its_box(db: None) -> None:
    """U30: an error summary and a message at each field say how to mend it; what was typed stays; the title says Error."""
    here, looked_at = places(), 0
    for row in ROWS:
        if row.method == "POST" and row.route in WITH_BOXES and row.example in SEEN:
            answer, typed = wrong(here, row)
            says_how_to_mend_it(answer, typed, row.route)
            looked_at += 1
    assert looked_at == len(WITH_BOXES)


def says_how_to_mend_it(answer: HttpResponse, typed: list[str], route: str) -> None:
    page, found = html.unescape(answer.content.decode()), read(answer)
    assert found.title.startswith("Error: "), route
    summary = page.split('class="govuk-error-summary"')[1].split("</ul>")[0]
    boxes = re.findall(r'href="#([^"]+)"', summary)
    assert boxes, route
    for box in boxes:
        assert box in found.ids, (route, box)
        assert f'id="{re.sub("-(?:day|month|year)$", "", box)}-error"' in page, (route, box)
    assert page.count(TYPED) >= len(typed), route
    assert "This field" not in summary, "Django's own words, which name no field"


CANNOT_BE_DONE = [
    ("draft", "visible", "safeguarding_lead", {"act": "hand_over"}),
    ("message", "visible", "safeguarding_lead", {"again": "yes"}),
    ("keep_promise", "known", "director", {"act": "confirm"}),
]


@pytest.mark.parametrize(("route", "example", "reader", "told"), CANNOT_BE_DONE)
def test_u30_what_cannot_be_done_is_said_in_the_same_way(
    db: None, route: str, example: str, reader: str, told: dict[str, str]
) -> None:
    """U30: a step that is refused, and is no box that is wrong, stands in an error summary too."""
    here = places()
    answer = here.client(reader).post(here.path(route, example), told)
    assert answer.status_code == 422
    assert read(answer).title.startswith("Error: ")
    assert 'class="govuk-error-summary"' in answer.content.decode()


def test_u26_a_step_out_of_its_turn_is_recorded_with_a_reason(made: Cast) -> None:
    """U26: the order is advised and not locked: a step out of its turn needs a reason, and no helpdesk."""
    page = client_of(made, "worker").get(page_of(made))
    assert "Why is that recorded only now?" in words(page)
    assert send_in(made).status_code == 422
    answer = send_in(made, out_of_order="one_visit")
    assert answer.status_code == 302, words(answer)
    assert made.work("held").stage == "decision"
    story = words(client_of(made, "manager").get(f"/work/{made.work('held').reference}"))
    assert "Assessment started" in story
    assert "Before its turn because:" in story
