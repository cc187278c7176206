"""The frame round every page: its title, what it may hold, and the pages shown when something could not be done."""

import re

import pytest
from django import forms
from django.test import RequestFactory
from jinja2 import FileSystemLoader

import lintel.web
from lintel.web.jinja import environment

PAGES = environment(loader=FileSystemLoader(f"{lintel.web.__path__[0]}/templates"))


class Named(forms.Form):
    name = forms.CharField()


def test_the_title_says_error_only_when_there_is_one() -> None:
    layout = PAGES.get_template("layout.html")
    request = RequestFactory().get("/")
    assert "<title>Error: Lintel" in layout.render(form=Named({"name": ""}), request=request)
    assert "<title>Lintel" in layout.render(form=Named({"name": "Ann"}), request=request)
    assert "<title>Lintel" in layout.render(request=request)


def test_the_frame_holds_no_script_or_style_of_its_own() -> None:
    """The content policy allows nothing but our own files."""
    context = {
        "navigation": [{"text": "Waiting list", "href": "/waiting/", "active": True}],
        "signed_in": {"name": "O'Brien", "role": "Social worker"},
        "sign_out_address": "/sign-out/",
        "csrf_input": "",
        "council_name": "Made-up <County>",
        "demo": True,
        "help_line": {"phone": "01632 960123", "hours": "8:30am to 5pm"},
    }
    page = PAGES.get_template("layout.html").render(**context)
    assert "O&#39;Brien" in page
    assert "Made-up &lt;County&gt;" in page
    assert not re.search(r"<style| style=|<script(?! src=)| on[a-z]+=", page)


@pytest.mark.parametrize("name", ["400", "403", "404", "500"])
def test_an_error_page_needs_nothing_from_the_view(name: str) -> None:
    page = PAGES.get_template(f"web/{name}.html").render()
    assert "<h1" in page
    assert "999" in page
