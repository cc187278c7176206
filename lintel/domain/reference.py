"""References: the short form of a random id that people read out, the same on every page, list and export."""

import uuid

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10


def work_reference(work: str) -> str:
    """A work's reference, such as W-7K3M9-QX2TD: ten letters and digits from its random id, none alike."""
    return "W-" + _short(work)


def person_reference(person: str) -> str:
    """A person's reference, such as P-7K3M9-QX2TD."""
    return "P-" + _short(person)


def _short(identifier: str) -> str:
    number = uuid.UUID(identifier).int >> (128 - 5 * LENGTH)
    letters = "".join(ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(LENGTH)))
    return f"{letters[:5]}-{letters[5:]}"
