"""The words that go out to people: plain (U28, U29), whole sentences with known gaps, and nothing in a text that tells."""

import re
from collections.abc import Iterator
from string import Formatter

import pytest

from lintel.gateways import words
from tests.reading_age import reading_age, syllables

GAPS = {
    "council": "Testshire County Council",
    "phone": "01632 960100",
    "hours": "Monday to Friday, 8:30am to 5pm",
    "link": "http://127.0.0.1:8000/say/x",
    "worker": "Wren Applegarth",
    "person": "Lin",
    "next_contact": "3 March 2026",
    "as_at": "2 March 2026",
    "decided_on": "2 March 2026",
    "look_again_by": "2 March 2027",
    "median": "9 days",
    "p90": "6 weeks",
    "outcome": "keep yourself clean",
    "ways": "you cannot do it without help",
    "words": "what was typed",
    "areas": "where you live",
    "reference": "W-7K3M9-QX2TD",
    "sent_on": "2 March 2026",
    "by": "3 March 2026",
}
NAMES_AND_NUMBERS = {"council", "person", "worker", "link", "phone", "hours"}
YOUNGEST, OLDEST = 5, 11
LETTERS = [*words.catalogue()["letter"]]
# Words that a stranger who sees the phone must not find in a text.
BETRAYS = ("care", "social", "adult", "assess", "safeguard", "worker", "needs", "wait", "help", "team", "review")
INITIALS = re.compile(r"\b[A-Z]{2,}\b|\bs\.? ?\d+|\bRAG\b")


def sentences() -> Iterator[str]:
    told = words.catalogue()
    yield from told["text"].values()
    yield from told["closing"]["lines"]
    yield from told["worse"].values()
    for email in told["email"].values():
        yield from (email["subject"], *(line["say"] for line in email["lines"]))
    for letter in told["letter"].values():
        yield from (letter["heading"], *letter["first"])
        for section in letter["sections"]:
            yield from (section.get("heading", ""), *section.get("paragraphs", ()))
    for each in told["reasons"].values():
        yield from each.values() if isinstance(each, dict) else (each,)


def in_full(name: str) -> str:
    """A letter as it is read, with short words where names and numbers stand."""
    gaps = GAPS | dict.fromkeys(NAMES_AND_NUMBERS, "Wren")
    parts = words.sections(name, gaps, holds=frozenset({"expected", "not_expected"}))
    return "\n".join([*words.first_lines(name, gaps), *(line for part in parts for line in part.paragraphs)])


@pytest.mark.parametrize("name", LETTERS)
def test_u28_letters_are_for_a_reading_age_of_9_to_11(name: str) -> None:
    """U28: letters are read with ease by a child of 11, their first lines too."""
    assert YOUNGEST <= reading_age(in_full(name)) <= OLDEST
    assert reading_age("\n".join(words.first_lines(name, GAPS))) <= OLDEST


def test_u28_texts_and_the_page_behind_the_link_are_too() -> None:
    """U28: so are texts, and the page to which their link leads."""
    gaps = GAPS | {"link": "", "hours": "Monday to Friday", "council": "Testshire"}
    told = [*words.catalogue()["text"].values(), "\n".join(words.catalogue()["worse"].values())]
    told += ["\n".join(line["say"] for line in each["lines"]) for each in words.catalogue()["email"].values()]
    for each in told:
        assert reading_age(each.format(**gaps | {"reference": "x"})) <= OLDEST, each


@pytest.mark.parametrize("name", words.catalogue()["email"])
def test_an_email_holds_no_name_and_nothing_that_tells_why(name: str) -> None:
    email = words.catalogue()["email"][name]
    told = [email["subject"], *(line["say"] for line in email["lines"])]
    gaps = {gap for each in told for _, gap, _, _ in Formatter().parse(each) if gap}
    assert gaps <= {"council", "phone", "hours", "link", "reference", "sent_on", "by"}
    assert [word for word in BETRAYS for each in told if word in each.lower()] == []


@pytest.mark.parametrize("name", LETTERS)
def test_u28_the_first_lines_say_why_what_to_do_who_and_by_when(name: str) -> None:
    """U28: the first lines say why we write, what to do, whom to ask and by when."""
    first = " ".join(words.catalogue()["letter"][name]["first"])
    assert "{phone}" in first
    assert "{hours}" in first
    assert "You do not need to do anything" in first or "please tell us by" in first
    assert re.search(r"\{(next_contact|look_again_by)\}", first) or name.startswith("new_worker")


def test_u28_no_initials_that_nobody_explained() -> None:
    """U28: no initials that nobody explained."""
    for each in sentences():
        assert INITIALS.findall(each) == [], each


def test_every_gap_is_known() -> None:
    for each in sentences():
        assert {gap for _, gap, _, _ in Formatter().parse(each) if gap} <= GAPS.keys(), each


@pytest.mark.parametrize("name", words.catalogue()["text"])
def test_a_text_holds_no_name_and_nothing_that_tells_why(name: str) -> None:
    said = words.catalogue()["text"][name]
    assert {gap for _, gap, _, _ in Formatter().parse(said) if gap} <= {
        "council",
        "phone",
        "hours",
        "link",
        "reference",
    }
    assert [word for word in BETRAYS if word in said.lower()] == []
    assert len(said.format(**GAPS | {"link": "https://lintel.example.gov.uk/say/" + "x" * 19})) <= 306


MEASURED = [
    ("cat", 1),
    ("worker", 2),
    ("decided", 3),
    ("needs", 1),
    ("looked", 1),
    ("assessment", 3),
    ("people", 2),
    ("live", 1),
]


@pytest.mark.parametrize(("word", "many"), MEASURED)
def test_syllables(word: str, many: int) -> None:
    assert syllables(word) == many


def test_the_measure_tells_hard_from_plain() -> None:
    assert reading_age("The cat sat on the mat. It was a warm day.") < 8
    hard = (
        "Notwithstanding the aforementioned determination, eligibility considerations necessitate further deliberation."
    )
    assert reading_age(hard) > 20
