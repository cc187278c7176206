"""Rules of use for words: what the public reads has no word of the trade, and no page at all has its worst ones."""

import re

import pytest
from django.template.loader import get_template
from django.test import Client

from tests.journeys.states import MAKES_EVERY_MOVE, states_of
from tests.unit.test_words_to_people import INITIALS
from tests.web.places import Places, places
from tests.web.test_contacts import take

# What only the trade understands, or says of people as if they were things.
TRADE = re.compile(
    r"\b(?:section 42|s\.? ?42|RAG|AIG|ASC|CLD|DoLS|MCA|threshold|triage|screening|eligib\w+|allocat\w+|caseload|"
    r"service user|client|referral|safeguarding|commission\w+|provider|outcome|intervention|signpost\w*)\b",
    re.I,
)
NEVER = re.compile(r"\bs\.? ?42\b|\bRAG\b|\bAIG\b|\bservice user|\bclients?\b(?! level data)")
KNOWN = {"NHS", "AA"}  # AA is the level of the standard, explained beside it


@pytest.fixture
def here(db: None) -> Places:
    return places()


def main_of(page: str) -> str:
    """The words of the page itself."""
    inside = re.sub(r"<(?:style|script).*?</(?:style|script)>", "", page[page.index("<main") :], flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", inside.split("</main>")[0]).split())


def public_pages(here: Places) -> dict[str, str]:
    """Every page that somebody reads who does not work here."""
    client, path = Client(), here.path("worse", "known")
    answers = {
        "say": client.get(path),
        "say, something missing": client.post(path, {"note": "x"}),
        "said": client.post(path, {"danger": "yes", "everyday": "no", "helper": "no", "note": "She fell."}),
        "not found": client.get("/say/no-such-link"),
        "accessibility": client.get("/accessibility/"),
    }
    lead = here.client("safeguarding_lead")
    answers["letter"] = lead.get(here.path("letter", "visible"))
    answers["receipt"] = here.client("adviser").get(take(here.made)["Location"])
    pages = {name: main_of(answer.content.decode()) for name, answer in answers.items()}
    for code in ("400", "403", "404", "500", "503"):
        pages[code] = main_of(get_template(f"web/{code}.html").render({}))
    return pages


def test_u29_no_word_of_the_trade_faces_the_public(here: Places) -> None:
    """U29: what the public reads has no words or initials that only the trade knows."""
    pages = public_pages(here)
    assert min(map(len, pages.values())) > 40
    for name, said in pages.items():
        shown = re.sub(r"\b[WP]-[0-9A-Z-]+", "", said)
        assert {*INITIALS.findall(shown)} <= KNOWN, name
        assert TRADE.findall(shown) == [], name


def test_u29_no_page_at_all_says_the_worst_of_them(db: None) -> None:
    """U29: the words of pages are those of the glossary: "s42", "RAG" and "AIG" stand on none, staff's own included."""
    pages = states_of(MAKES_EVERY_MOVE)
    assert {(state.name, said) for state in pages for said in NEVER.findall(main_of(state.page))} == set()
    assert len(pages) > 200
