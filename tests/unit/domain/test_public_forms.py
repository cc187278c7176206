"""Forms for the public: every way through each of them, and that nobody must answer what does not apply (U1)."""

from datetime import date
from itertools import pairwise

import pytest

from lintel.domain.asking import CALLERS, sent_on
from lintel.domain.codes import titles
from lintel.domain.forms import SORTS, Form
from lintel.domain.forms.every import PUBLIC
from lintel.domain.forms.public import (
    page_after,
    page_before,
    page_to_finish,
    pages_of,
    path_of,
    ways_through,
)
from lintel.domain.person_details import WAYS
from tests.filling_in import every_answer, fewest_answers

TODAY = date(2026, 11, 20)
EACH = pytest.mark.parametrize("slug", PUBLIC)
MEANT = {
    "told", "told.urgent", "contact.reason", "contact.urgent", "caller.for_whom", "caller.is", "caller.name",
    "caller.phone", "caller.email", "caller.safe", "caller.team", "person.name", "person.born", "person.address",
    "person.postcode", "person.phone", "person.email", "person.nhs_number", "person.communication_need",
    "person.language",
    *(f"safe.{way}" for way in WAYS),
}  # fmt: skip


@EACH
def test_no_more_than_two_answers_are_needed_before_it_can_be_sent_whichever_way(slug: str) -> None:
    form = PUBLIC[slug].form
    for way in ways_through(form):
        needed = form.unanswered(form.applying(way))
        assert len([each for each in form.questions() if each.required and each.applies(way)]) <= 3
        assert page_to_finish(form, fewest_answers(form, way)) is None, needed


def test_u01_of_a_concern_only_the_first_two_questions_need_an_answer() -> None:
    """U1: nobody is made to answer what does not apply; after the first two questions all can be left open."""
    form = PUBLIC["concern"].form
    needed = [each.name for each in form.questions() if each.required]
    assert needed == [each.name for each in list(form.questions())[:2]]


@EACH
def test_conditions_look_back_and_questions_have_names_of_their_own(slug: str) -> None:
    before: set[str] = set()
    for each in PUBLIC[slug].form.questions():
        assert each.name not in before
        assert each.show_if is None or each.show_if[0] in before
        assert each.sort in SORTS
        assert not each.means or each.means in MEANT
        before.add(each.name)


@EACH
def test_every_question_is_asked_on_some_way(slug: str) -> None:
    form = PUBLIC[slug].form
    asked = {each.name for way in ways_through(form) for page in path_of(form, way) for each in page.asked(way)}
    assert asked == {each.name for each in form.questions()}


@EACH
def test_going_on_and_back_meet_on_every_way(slug: str) -> None:
    form = PUBLIC[slug].form
    for way in ways_through(form):
        path = [page.slug for page in path_of(form, way)]
        assert len(set(path)) == len(path)
        for one, other in pairwise(path):
            assert (page_after(form, way, one) or pages_of(form)[0]).slug == other
            assert (page_before(form, way, other) or pages_of(form)[0]).slug == one
        assert page_after(form, way, path[-1]) is None


@EACH
def test_what_is_sent_holds_every_answer_that_applies_and_its_version(slug: str) -> None:
    public = PUBLIC[slug]
    for way in ways_through(public.form):
        answers = every_answer(public.form, way)
        sent = sent_on(public, answers, on=TODAY)
        assert sent.words.items() >= public.form.applying(answers).items()
        assert sent.words["form_version"] == public.form.version
        assert sent.words["note"] == answers["told"]
        assert sent.words["caller"] in titles("callers")
        assert sent.received.get("reason", "something_else") in titles("contact_reasons")


def test_what_one_says_one_is_is_counted_in_the_words_of_figures() -> None:
    said = {code for name in ("tells_as", "refers_as", "asks_as") for code in titles(name)}
    assert {CALLERS.get(code, code) for code in said} <= set(titles("callers"))


def test_an_answer_that_led_to_others_takes_them_along_when_it_changes() -> None:
    form: Form = PUBLIC["help"].form
    told = {"for_whom": "somebody_else", "sender_is": "partner", "sender_name": "Ada Example"}
    assert form.applying(told) == told
    assert form.applying(told | {"for_whom": "myself"}) == {"for_whom": "myself"}


def test_no_door_gives_a_verdict() -> None:
    words = " ".join(line for public in PUBLIC.values() for line in (public.door.title, *public.door.lines)).lower()
    assert "threshold" not in words
