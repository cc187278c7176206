"""The printed twin of every public form (U37): the same questions with room to write, and a reference of its own."""

from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from lintel.casework.on_paper import reserved
from lintel.domain.forms import without_files
from lintel.domain.forms.every import PUBLIC
from lintel.domain.reference import work_reference
from lintel.ledger.models import Entry
from lintel.records.models import PublicDraft
from tests.people import Cast, cast
from tests.web.portal_walk import reference_in
from tests.web.reading import words


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def copy_of(slug: str, client: Client | None = None) -> HttpResponse:
    """A copy that is made to be printed."""
    client = client or Client()
    return client.get(client.post(f"/ask/{slug}/printed")["Location"])


@pytest.mark.parametrize("slug", PUBLIC)
def test_u37_it_asks_every_question_with_its_hint_and_a_box_for_every_choice(made: Cast, slug: str) -> None:
    """U37: every public form has a printed twin with the same questions."""
    answer = copy_of(slug)
    page, form = words(answer), PUBLIC[slug].form
    numbers = {each.name: number for number, each in enumerate(form.questions(), start=1)}
    assert "You can put copies of photos or papers with this form." in page
    for each in without_files(form).questions():
        assert f"{numbers[each.name]}. {each.title}" in page
        assert each.hint in page
        for choice in each.choices().values() if each.codes else ():
            assert choice in page
        if each.show_if:
            assert f"to question {numbers[each.show_if[0]]}." in page
            assert all(form.in_words((each.show_if[0], frozenset({code}))) in page for code in each.show_if[1])
    ticks = sum(len(each.choices()) for each in form.questions() if each.codes)
    assert answer.content.decode().count('class="lintel-printed__tick"') == ticks
    written = [each for each in without_files(form).questions() if not each.codes]
    assert answer.content.decode().count('class="lintel-printed__room ') == len(written) + 2


@pytest.mark.parametrize("slug", PUBLIC)
def test_it_says_whom_to_ring_and_has_a_reference_that_no_other_copy_has(made: Cast, slug: str) -> None:
    client, before = Client(), Entry.objects.count()
    assert "Make a copy to print" in words(client.get(f"/ask/{slug}/printed"))
    assert not PublicDraft.objects.exists()
    one, other = copy_of(slug, client), copy_of(slug, client)
    assert "01632 960100" in words(one)
    assert "01632 960199" in words(one)
    assert reference_in(one) != reference_in(other)
    row = reserved(reference_in(one).lower().replace("-", " "), PUBLIC[slug])
    assert row is not None
    assert (row.on_paper, work_reference(row.work), row.answers, row.sent_at) == (True, reference_in(one), {}, None)
    assert Entry.objects.count() == before


def test_a_number_that_was_not_printed_or_is_used_or_is_of_another_form_leads_to_a_new_copy(made: Cast) -> None:
    reference = reference_in(copy_of("help"))
    for path in (f"/ask/concern/printed/{reference}", "/ask/help/printed/W-00000-00000"):
        assert Client().get(path)["Location"].endswith("/printed")
    PublicDraft.objects.update(sent_at=timezone.now())
    assert Client().get(f"/ask/help/printed/{reference}")["Location"] == "/ask/help/printed"


def test_nobody_goes_on_online_with_what_is_on_paper(made: Cast) -> None:
    reference = reference_in(copy_of("help"))
    client = Client(enforce_csrf_checks=False)
    assert client.post(f"/ask/come-back/{reference}", {"code": "none"}).status_code == 422
    assert PublicDraft.objects.get().tries == 0


def test_the_start_page_leads_to_it(made: Cast) -> None:
    assert 'href="/ask/help/printed"' in unescape(Client().get("/ask/help/").content.decode())
