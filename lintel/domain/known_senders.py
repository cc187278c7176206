"""Known senders: at which addresses each kind of sender works, as data (`known_senders.csv`).

Anybody may say that they are a nurse. So whoever writes from any other address is told no more than that somebody looked
at it: of a concern, of a contact that became one, and of every other contact, or the silence would give the concern away.
"""

from lintel.domain.codes import rows
from lintel.domain.told_back import CONCERN

BY_PHONE = {
    CONCERN: "We do not know your email address as one of a service that we work with. The team tells you more by phone."
}
RING_US = (
    "We do not know your email address as one of a service that we work with. "
    "Ring us if you need to know more to help the person."
)


def is_known(kind: str, email: str) -> bool:
    """Whether senders of this kind (`refers_as:gp`) have addresses like this one: of a domain listed, or of one below it."""
    _, at, domain = email.strip().lower().rpartition("@")
    endings = [row["ending"] for row in rows("known_senders") if row["sender"] == kind]
    return bool(at) and any(f".{domain}".endswith(f".{ending}") for ending in endings)


def why_by_phone(form_kind: str) -> str:
    """Why no more is said to an address that is not known, by the kind of work that the form opened."""
    return BY_PHONE.get(form_kind, RING_US)
