"""NHS numbers: kept as given, and told to be wrong where their last digit says so (NHS Data Dictionary: modulus 11)."""

import re

WEIGHTS = range(10, 1, -1)
# What the check digit comes to where no number of these nine digits is ever given.
NEVER_GIVEN = 10


def as_compared(given: str) -> str:
    """An NHS number without its spaces and hyphens."""
    return re.sub(r"[\s-]", "", given)


def looks_right(given: str) -> bool:
    """Whether an NHS number has ten digits and the check digit that the first nine ask for."""
    digits = as_compared(given)
    if len(digits) != 10 or not (digits.isascii() and digits.isdigit()):
        return False
    check = 11 - sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=False)) % 11
    return check != NEVER_GIVEN and check % 11 == int(digits[-1])
