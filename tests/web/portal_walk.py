"""Walking through a form of the portal as a browser without scripts does, page by page."""

import re
from collections.abc import Mapping

from django.http import HttpResponse
from django.test import Client

from tests.web.reading import Reader, read

REFERENCE = re.compile(r"W-[0-9A-Z]{5}-[0-9A-Z]{5}")
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


def start(client: Client, slug: str) -> str:
    """Begin a form. Returns the address of its first page."""
    return client.post(f"/ask/{slug}/")["Location"]


def walk(client: Client, slug: str, answers: Mapping[str, str]) -> list[str]:
    """Fill a form in from its start to where answers are checked. Returns the addresses of the pages, in order.

    They have a number where this browser holds another form of the kind.
    """
    address, seen = start(client, slug), []
    while "/questions/" in address:
        seen.append(address)
        assert len(seen) < 50, seen
        shown = client.get(address)
        answer = client.post(address, boxes(shown) | typed(read(shown), answers))
        assert answer.status_code == 302, answer.content.decode()
        address = answer["Location"]
    assert re.fullmatch(rf"/ask/{slug}(-\d)?/check", address), address
    return seen


def send(client: Client, slug: str) -> HttpResponse:
    """Send what was checked, and read what is said then."""
    check = client.get(f"/ask/{slug}/check")
    read(check)
    answer = client.post(f"/ask/{slug}/check", boxes(check))
    assert answer.status_code == 302, answer.content.decode()
    return client.get(answer["Location"])


def reference_in(answer: HttpResponse) -> str:
    """The reference that a page shows."""
    found = REFERENCE.search(answer.content.decode())
    assert found
    return found[0]


def boxes(answer: HttpResponse) -> dict[str, str]:
    """What the page hides."""
    return dict(HIDDEN.findall(answer.content.decode()))


def typed(page: Reader, answers: Mapping[str, str]) -> dict[str, object]:
    """The answers to the questions on this page."""
    names = {box["name"] for box in page.boxes if "name" in box}
    return {name: text.split(",") if many(page, name) else text for name, text in answers.items() if name in names}


def many(page: Reader, name: str) -> bool:
    """Whether a question takes several answers."""
    return any(box.get("name") == name and box.get("type") == "checkbox" for box in page.boxes)
