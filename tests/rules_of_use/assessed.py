"""An assessment, written and sent in from its page as a browser would."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from tests.people import Cast, client_of
from tests.web.reading import sent

ENOUGH = {
    "own_words": "I want to stay at home",
    "needs": "Help with meals",
    "proposed": "not_eligible",
    "method": "face_to_face",
}


def page_of(made: Cast, work: str = "held", route: str = "write") -> str:
    """The address of one of its pages."""
    return reverse(route, args=[made.work(work).reference, "assessment"])


def send_in(made: Cast, work: str = "held", **more: Any) -> HttpResponse:
    """What comes of sending it in with enough answered."""
    client = client_of(made, "worker")
    return client.post(page_of(made, work), sent(client.get(page_of(made, work)), **ENOUGH | more))
