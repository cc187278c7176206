"""What of somebody's own words goes on a record as a number, an address or a postcode; all else stays words (U1)."""

import pytest

from lintel.domain.forms.readable import as_held
from lintel.domain.senders import mobile

HELD = [
    ("phone", "01632 960123", "01632 960123"),
    ("phone", "+44 (0)7700 900123", "+44 (0)7700 900123"),
    ("phone", "01632 960123 ext 12", "01632 960123 ext 12"),
    ("phone", "ring the warden on 01632 960123 or her sister", ""),
    ("phone", "07700 900123 is her sister", ""),
    ("phone", "none", ""),
    ("phone", "12", ""),
    ("email", " ada@example.com ", "ada@example.com"),
    ("email", "none", ""),
    ("email", "ada at example.com", ""),
    ("postcode", "ZZ99 9ZZ", "ZZ99 9ZZ"),
    ("postcode", "ZZ99", "ZZ99"),
    ("postcode", "I don't know it", ""),
    ("postcode", "unknown", ""),
    ("nhs_number", "999 000 0018", "999 000 0018"),
    ("nhs_number", "I have not got it", ""),
    ("address", "The yellow boat, moored at Made Up Lock", "The yellow boat, moored at Made Up Lock"),
]


@pytest.mark.parametrize(("what", "said", "held"), HELD)
def test_words_instead_are_held_as_nothing_that_is_rung_or_written_to(what: str, said: str, held: str) -> None:
    assert as_held(what, said) == held


@pytest.mark.parametrize("phone", ["ring her sister on 07700 900123", "07700 900123 not after five"])
def test_no_text_goes_to_a_number_among_words(phone: str) -> None:
    assert mobile(phone) is None
