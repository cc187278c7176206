"""NHS numbers: kept as given, and told to be wrong where their last digit says so."""

WEIGHTS = range(10, 1, -1)


def looks_right(given: str) -> bool:
    """Whether an NHS number has ten digits and the check digit that these ask for (modulus 11)."""
    digits = given.replace(" ", "").replace("-", "")
    if len(digits) != 10 or not (digits.isascii() and digits.isdigit()):
        return False
    check = 11 - sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=False)) % 11
    return int(digits[-1]) == (0 if check == 11 else check)
