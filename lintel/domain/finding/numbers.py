"""Phones, postcodes, NHS numbers and references as they are compared, however they were typed."""

import re
from collections.abc import Iterator

from lintel.domain.nhs_number import looks_right

SHORTEST_PHONE, WHOLE_PHONE = 4, 9
SHORTEST_POSTCODE, WHOLE_POSTCODE = 2, 5
REFERENCE = re.compile(r"([PW])-?([0-9A-Z]{5})-?([0-9A-Z]{5})")
# What is read aloud wrongly: references have none of these letters (lintel/domain/reference.py).
MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})


def digits_of(text: str) -> str:
    """The digits 0 to 9 of what was typed."""
    return "".join(sign for sign in text if sign.isascii() and sign.isdigit())


def phone_key(phone: str) -> str:
    """A phone number as it is compared: digits alone, +44 and 0044 as 0. Without digits, nothing."""
    digits = digits_of(phone)
    for abroad in ("0044", "44"):
        if digits.startswith(abroad) and len(digits) > 10:
            return "0" + digits.removeprefix(abroad).lstrip("0")
    return digits


def postcode_key(postcode: str) -> str:
    """A postcode as it is compared: capitals and digits alone."""
    return "".join(sign for sign in postcode.upper() if sign.isascii() and sign.isalnum())


def nhs_key(number: str) -> str:
    """An NHS number as it is compared."""
    return digits_of(number)


def nhs_check_fails(number: str) -> bool:
    """Whether the digits of this are no NHS number."""
    return not looks_right(nhs_key(number))


def nhs_near(number: str) -> frozenset[str]:
    """The sound numbers one digit or one swap away from ten digits: what may have been meant by a wrong one."""
    digits = nhs_key(number)
    return (
        frozenset(each for each in _one_off(digits) if not nhs_check_fails(each)) if len(digits) == 10 else frozenset()
    )


def _one_off(digits: str) -> Iterator[str]:
    for place in range(10):
        yield from (digits[:place] + digit + digits[place + 1 :] for digit in "0123456789" if digit != digits[place])
    for place in range(9):
        if digits[place] != digits[place + 1]:
            yield digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]


def reference_key(text: str) -> str:
    """A reference of a person or a work as it stands on pages, such as P-7K3M9-QX2TD; empty where it is none."""
    found = REFERENCE.fullmatch("".join(text.split()).upper())
    return f"{found[1]}-{found[2].translate(MISREAD)}-{found[3].translate(MISREAD)}" if found else ""
