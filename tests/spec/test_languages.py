"""Which language somebody speaks who wrote it in their own words."""

import pytest

from lintel.domain.codes import titles
from lintel.domain.languages import language_said

SAID = [
    ("Polish", "pl"),
    (" polish ", "pl"),
    ("Polish and some English", "pl"),
    ("I speak urdu, please", "ur"),
    ("Farsi", "fa"),
    ("English", "en"),
    ("She speaks English.", "en"),
    ("English is fine", "en"),
    ("not English", "other"),
    ("Only a little English", "other"),
    ("Tigrinya, and some English", "other"),
    ("BSL", "bfi"),
    ("uses bsl", "bfi"),
    ("Kurdish Sorani", "other"),
    ("Welsh", "other"),
    ("", ""),
    ("I don't know", ""),
    ("none", ""),
    ("Don’t know which", ""),
]


@pytest.mark.parametrize(("said", "code"), SAID)
def test_a_language_is_read_by_its_name(said: str, code: str) -> None:
    assert language_said(said) == code


def test_every_language_of_the_list_is_read_by_its_own_title() -> None:
    named = {code: title for code, title in titles("languages").items() if code != "other"}
    assert {language_said(title): title for title in named.values()} == named
