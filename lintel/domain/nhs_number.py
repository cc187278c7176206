"""The NHS number: ten digits, the last of which checks the others. One that does not fit is kept as given, and warned of.

Source: NHS Data Dictionary, NHS number, Modulus 11.
"""


def nhs_number_fits(given: str) -> bool:
    """Whether this can be an NHS number, spaces and hyphens aside."""
    digits = given.replace(" ", "").replace("-", "")
    if len(digits) != 10 or not (digits.isascii() and digits.isdigit()):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - total % 11) % 11 == int(digits[9])
