"""Proof: that it is still the one who signed in who asks. A password; where there are none, a sentence that is shown."""

from django.conf import settings
from django.contrib.auth import authenticate
from django.http import HttpRequest

from lintel.domain.refusals import Refused

PHRASE = "open this record"


def has_passwords() -> bool:
    """Whether people sign in with passwords here: not in the made-up county."""
    return bool(settings.LINTEL_MODE.value == "production")


def require_proof(request: HttpRequest, proof: str) -> None:
    """Refuse unless it is the reader's own password, or the sentence. Guesses are limited as at sign-in."""
    if has_passwords():
        right = authenticate(request, username=request.user.username, password=proof) == request.user
    else:
        right = " ".join(proof.casefold().split()).strip(".“”\"'") == PHRASE
    if not right:
        raise Refused("not_you", field="proof")
