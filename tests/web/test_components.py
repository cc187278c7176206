"""Every component with odd words in it: nothing breaks the page, nothing gets in as markup, nothing is lost."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator
from django.test import RequestFactory
from django.utils.datastructures import MultiValueDict
from jinja2 import FileSystemLoader, UndefinedError

import lintel.web
from lintel.web.filters import chosen_filters
from lintel.web.jinja import address_with, environment
from lintel.web.london_date import LondonDateField, LondonTimeField

TEMPLATES = f"{lintel.web.__path__[0]}/templates"
PAGES = environment(loader=FileSystemLoader(TEMPLATES))

ODD = ["O'Brien", "李", "Q", "<script>alert(1)</script>", '" onmouseover="x', "Zed " * 75, "{{ 7 * 7 }}", "%s %(a)s"]
TEAMS = [("", "All"), ("NE", "North <East>"), ("SW", "South & West")]
ANSWERS = [("a", "One & two"), ("b", "<b>Bold</b>")]


class Everything(forms.Form):
    name = forms.CharField(label="Name", max_length=400, help_text="As they <say> it")
    note = forms.CharField(label="Note", widget=forms.Textarea, required=False)
    team = forms.ChoiceField(label="Team", choices=TEAMS)
    rating = forms.ChoiceField(label="Rating", choices=ANSWERS, widget=forms.RadioSelect)
    needs = forms.MultipleChoiceField(label="Needs", choices=ANSWERS, widget=forms.CheckboxSelectMultiple)
    agreed = forms.BooleanField(label="They agreed", required=False)
    count = forms.IntegerField(label="How many", required=False)
    day = LondonDateField(label="When was it?", called="Date of the call")
    at = LondonTimeField(label="What time?", required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)


def drawn(source: str, **context: Any) -> str:
    return PAGES.from_string(source).render(**context)


def component(place: str, name: str, *args: Any, **kwargs: Any) -> str:
    return getattr(PAGES.get_template(f"components/{place}.html").module, name)(*args, **kwargs)


def typed(**answers: Any) -> Everything:
    """A form as sent, with one answer to everything unless told otherwise."""
    whole = {
        "name": "Ann", "note": "", "team": "NE", "rating": "a", "needs": ["a"],
        "day-day": "27", "day-month": "3", "day-year": "2026",
    }  # fmt: skip
    sent = whole | answers
    return Everything(MultiValueDict({k: v if isinstance(v, list) else [v] for k, v in sent.items()}))


def fields_of(form: forms.Form) -> str:
    return drawn("{% for bound in form %}{{ field(bound) }}{% endfor %}", form=form)


def every_component(word: str) -> list[str]:
    """One drawing of each component in which `word` is in every place that holds words."""
    form = typed(name=word, note=word, token=word, team=word)
    request = RequestFactory().get("/waiting/", {"team": word, "page": "2"})
    page = Paginator(range(900), 20).get_page(2)
    chosen = chosen_filters(Everything(request.GET), request)
    when = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
    item = {
        "title": word,
        "when": when,
        "by": word,
        "recorded": when,
        "note": word,
        "mark": "withdrawn",
        "mark_note": word,
    }
    person = {"name": word, "reference": word, "born": date(1940, 2, 29), "age": 86, "area": word, "alerts": [word]}
    cells = [[{"text": word, "href": "/x", "note": word}, {"rating": "red"}, word, 12]]
    columns = [
        {"text": word},
        {"text": "Rating"},
        {"text": "Word", "sorted": "ascending"},
        {"text": "Days", "numeric": True},
    ]
    return [
        fields_of(form),
        drawn("{{ button(word) }}", word=word),
        component("messages", "error_summary", form),
        component("messages", "notice", word, "done", word),
        component("messages", "notice", word, "important"),
        component("messages", "interruption", word, word, "", word, "/go", word, "/back", {"why": word}),
        component("lists", "rating_tag", "green"),
        component("lists", "table", word, columns, cells),
        component("lists", "table", word, columns, [], empty=word),
        component("lists", "filter_bar", form, chosen, "/waiting/", word),
        component("lists", "pagination", page, request),
        component(
            "lists", "summary_list", [{"term": word, "text": word, "note": word, "href": "/x"}, {"term": 1, "text": 2}]
        ),
        component("person", "identity_bar", person),
        component("person", "timeline", [item, {"title": word, "when": date(2026, 1, 2), "by": word}]),
        component("person", "timeline", [], empty=word),
        component("figures", "fast_facts", [{"term": word, "text": word, "note": word}]),
        component("figures", "definition_card", word, word, [{"term": word, "text": word}]),
        component("figures", "figure_with_table", word, word, "", columns, cells),
    ]


@pytest.mark.parametrize("word", ODD)
def test_odd_words_are_shown_as_words(word: str) -> None:
    whole = "".join(every_component(word))
    assert "<script" not in whole
    assert "<b>" not in whole
    assert " onmouseover=" not in whole.replace("&#34; onmouseover", "").replace("&quot; onmouseover", "")
    assert "49" not in re.sub(r'page=49|>49<|Page 49"', "", whole)
    for drawing in every_component(word)[1:2] + every_component(word)[3:6]:
        assert str(PAGES.from_string("{{ w }}").render(w=word)).strip() in drawing


def test_every_component_draws_the_same_markup_whatever_the_word() -> None:
    """If a word could open or close a tag, the tags of the page would differ."""

    def tags(word: str) -> list[list[str]]:
        return [re.findall(r"</?[a-z][a-z0-9]*", drawing) for drawing in every_component(word)]

    plain = tags("Ann")
    assert all(tags(word) == plain for word in ODD)


def test_a_forgotten_name_stops_the_page() -> None:
    with pytest.raises(UndefinedError):
        drawn("{{ forgotten }}")


@pytest.mark.parametrize(
    ("rating", "word"), [("red", "Red"), ("amber", "Amber"), ("green", "Green"), (None, "Not rated")]
)
def test_u22_a_rating_is_a_word_as_well_as_a_colour(rating: str | None, word: str) -> None:
    """U22: a rating is a word as well as a colour, wherever it is drawn."""
    table = component("lists", "table", "Waiting", [{"text": "Rating"}], [[{"rating": rating}]])
    for drawing in (component("lists", "rating_tag", rating), table):
        assert f"lintel-rating--{rating or 'none'}" in drawing
        assert f">{word}</span>" in drawing


def test_what_was_typed_is_kept() -> None:
    long = "x" * 12_000
    page = fields_of(typed(name="O'Brien", note=f"line one\nline two {long}", **{"day-month": "Smarch"}))
    assert 'value="O&#39;Brien"' in page
    assert f"line one\nline two {long}" in page
    assert 'value="Smarch"' in page
    assert re.search(r'id="id_rating" name="rating" type="radio" value="a" checked', page)
    assert re.search(r'value="NE" selected', page)


def test_every_box_that_is_wrong_is_named_once_and_linked() -> None:
    form = Everything(MultiValueDict({"day-day": ["31"], "day-month": ["2"], "day-year": ["2026"]}))
    form.add_error(None, "Someone else changed this first.")
    summary, page = component("messages", "error_summary", form), fields_of(form)
    assert "Someone else changed this first." in summary
    assert "“Name” needs an answer." in summary
    for target in re.findall(r'href="#([^"]+)"', summary):
        assert f'id="{target}"' in page
    assert summary.count("<li>") == 6  # the whole form, then name, team, rating, needs and day
    assert "id_day-error" in page


def test_a_form_without_errors_has_no_summary() -> None:
    assert component("messages", "error_summary", typed()) == ""


@pytest.mark.parametrize("box", ["name", "note", "team", "rating", "count", "day-day", "day-year", "at", "token"])
def test_a_nul_byte_is_refused_in_a_sentence(box: str) -> None:
    form = typed(**{box: "a\x00b"})
    assert not form.is_valid()
    assert component("messages", "error_summary", form)
    assert "Null characters" not in fields_of(form) + component("messages", "error_summary", form)


def test_a_filter_can_be_taken_off_without_losing_the_others() -> None:
    asked = "team=NE&rating=a&page=3&day-day=1&day-month=2&day-year=2026"
    request = RequestFactory().get(f"/waiting/?{asked}")
    by_label = {each.label: each for each in chosen_filters(Everything(request.GET), request)}
    assert by_label["Team"].value == "North <East>"
    assert "team" not in by_label["Team"].remove
    assert "rating=a" in by_label["Team"].remove
    assert "page" not in by_label["Team"].remove
    assert address_with(request, page=4).startswith("/waiting/?team=NE&rating=a")
    assert address_with(RequestFactory().get("/w/?page=2"), page=None) == "/w/"
