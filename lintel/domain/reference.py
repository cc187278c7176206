"""References: the short form of a random id that people read out, the same on every page, list and export."""

import hashlib
import uuid

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10
LOOK_ALIKE = str.maketrans("ILO", "110")


def work_reference(work: str) -> str:
    """A work's reference, such as W-7K3M9-QX2TD: ten letters and digits from its id; two alike are not to be expected."""
    return "W-" + _short(work)


def reference_typed(text: str) -> str:
    """A work's reference as it was read off paper and typed; empty where it can be none."""
    plain = "".join(text.upper().split()).replace("-", "").replace("–", "").translate(LOOK_ALIKE)
    signs = plain.removeprefix("W")
    if len(signs) != LENGTH or not set(signs) <= set(ALPHABET):
        return ""
    return f"W-{signs[:5]}-{signs[5:]}"


def person_reference(person: str) -> str:
    """A person's reference, such as P-7K3M9-QX2TD."""
    return "P-" + _short(person)


def _short(identifier: str) -> str:
    # By digest, as ids that came from other systems may be numbered or timed, and then begin alike.
    number = int.from_bytes(hashlib.sha256(uuid.UUID(identifier).bytes).digest()) >> (256 - 5 * LENGTH)
    letters = "".join(ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(LENGTH)))
    return f"{letters[:5]}-{letters[5:]}"
