"""On a device that others use, a browser suggests nothing that was typed before: not a name, a birth date or an address."""

import pytest
from django.test import Client

from lintel.domain.forms.every import PUBLIC
from lintel.domain.forms.public import path_of, ways_through
from tests.people import Cast, cast
from tests.web.reading import read

CHOSEN = ("hidden", "radio", "checkbox", "file", "submit")


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def suggesting(answer: object) -> list[str]:
    """The boxes to type in that do not say that nothing is to be suggested."""
    typed = [box for box in read(answer).boxes if box.get("type") not in CHOSEN and box.get("name")]
    return [box["name"] for box in typed if box.get("autocomplete") != "off"]


@pytest.mark.parametrize("slug", PUBLIC)
def test_no_question_of_a_public_form_is_suggested_what_was_typed_before(made: Cast, slug: str) -> None:
    form, client, asked = PUBLIC[slug].form, Client(), 0
    for way in ways_through(form):
        for page in path_of(form, way):
            if told := {each.name: way[each.name].split(",") for each in page.questions if each.name in way}:
                client.post(f"/ask/{slug}/questions/{page.slug}", told)
        for page in path_of(form, way):
            shown = client.get(f"/ask/{slug}/questions/{page.slug}")
            asked += shown.status_code == 200
            assert shown.status_code == 302 or suggesting(shown) == [], page.slug
    assert asked > 10


def test_the_reference_and_the_birth_date_of_another_are_not_suggested(db: None) -> None:
    assert suggesting(Client().get("/ask/status")) == []


def test_ones_own_address_has_the_token_by_which_it_can_be_filled_in(db: None) -> None:
    boxes = {box.get("name"): box for box in read(Client().get("/ask/my-referrals")).boxes}
    assert boxes["email"]["autocomplete"] == "email"
