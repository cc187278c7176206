"""Reading a page as a reader does: one heading, a title, a label for every box, and what stands in the boxes."""

import re
from html.parser import HTMLParser
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from tests.people import Cast

TOKEN = re.compile(r'name="(?:csrfmiddlewaretoken|draft_id|draft_page|unsent)" value="[^"]+"')


class Reader(HTMLParser):
    """What one page holds."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.headings: list[str] = []
        self.title, self.text = "", ""
        self.boxes: list[dict[str, str]] = []
        self.labels: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self._inside: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self._inside.append(tag)
        if "id" in told:
            self.ids.append(told["id"])
        if tag == "label":
            self.labels.add(told.get("for", ""))
        if tag == "a":
            self.links.append(told.get("href", ""))
        if tag in ("input", "select", "textarea") and told.get("type") != "hidden":
            self.boxes.append(told)

    def handle_data(self, data: str) -> None:
        tag = self._inside[-1] if self._inside else ""
        self.text += f" {data}"
        if tag == "h1":
            self.headings.append(data.strip())
        if tag == "title":
            self.title += data

    def handle_endtag(self, tag: str) -> None:
        while self._inside and self._inside.pop() != tag:
            pass


def read(response: HttpResponse) -> Reader:
    """The page in an answer, after the checks that every page must pass."""
    page = response.content.decode()
    found = Reader(page)
    assert page.count("<h1") == 1
    assert found.title.endswith((" – Lintel", f" – {settings.LINTEL_COUNCIL_NAME}"))
    assert found.title.startswith("Error: ") == (response.status_code in (409, 422))
    assert [box for box in found.boxes if box.get("id") not in found.labels] == []
    assert len(found.ids) == len(set(found.ids))
    return found


def words(response: HttpResponse) -> str:
    """The words of a page, one space between them."""
    return " ".join(read(response).text.split())


def without_token(response: HttpResponse) -> str:
    """A page as it is but for the tokens that differ each time: of its form, and of its draft."""
    return TOKEN.sub("", response.content.decode())


def sent(response: HttpResponse, **answers: Any) -> dict[str, Any]:
    """What a browser would send from the form on a page: its hidden answers and what stands in its date boxes."""
    page = response.content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    dates = dict(re.findall(r'name="([^"]+-(?:day|month|year))"[^>]*? value="([^"]*)"', page))
    return hidden | dates | answers


def at(made: Cast, work: str, slug: str) -> str:
    return f"/work/{made.work(work).reference}/{slug}"


def send(client: Client, path: str, **answers: Any) -> HttpResponse:
    """Open the page of a move, answer it as a browser would, and send it."""
    opened = client.get(path)
    assert opened.status_code == 200
    read(opened)
    return client.post(path, sent(opened, **answers))
