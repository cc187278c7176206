"""Readable: what of somebody's own words is a number, an address or a postcode, and goes on a record as that.

Nobody is refused for words instead ("ring the warden"): they stand with what was sent, and nothing rings or writes to them.
"""

import re

MAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+")
PHONE = re.compile(r"(?=(?:[^0-9]*[0-9]){5})[+0-9()/. –-]+(?:\s*(?:x|ext\.?|extension)\s*[0-9]+)?", re.IGNORECASE)
# A postcode or an NHS number, or what somebody knows of it, has at least one number in it.
NUMBERED = re.compile(r".*[0-9].*")
# How a person's record holds each: the longest, and what it must look like.
HELD = {"email": (254, MAIL), "phone": (40, PHONE), "postcode": (12, NUMBERED), "nhs_number": (20, NUMBERED)}


def as_held(what: str, text: str) -> str:
    """What was answered, as a record holds it; empty where it is words that are none."""
    longest, looks = HELD.get(what, (None, None))
    said = text.strip()
    if longest is None or looks is None:
        return text
    return said if len(said) <= longest and looks.fullmatch(said) else ""
