"""The page as text, and what is read again from a printed page, text or HTML.

In text a printed thing is a line that ends with its place in brackets: "> Decision a: That ... [minutes.txt:20-21]". In HTML
it is the text of an element with `data-sort`, `data-said` ("minutes.txt:20-21"), and for an editor `data-by` and `data-on`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from lintel.oversight.papers.following.promise import Promise
from lintel.oversight.papers.meeting_page.page import Edited, ItemPart, MeetingPage, PrintedFigure, Sentence
from lintel.oversight.papers.reading.days import in_words
from lintel.oversight.papers.reading.lines import Place

SORTS = ("title", "sentence", "decision", "asked", "figure", "editor")
_SAID = re.compile(r"(?P<paper>.+):(?P<first>\d+)(?:-(?P<last>\d+))?")
_LINE = re.compile(
    r"^> (?P<sort>" + "|".join(SORTS) + r")(?: [^:]{1,12})?: (?P<text>.*) \[(?P<said>[^\[\]]+:\d+(?:-\d+)?)"
    r"(?:; (?P<by>[^\[\];]*?), (?P<on>\d{4}-\d\d-\d\d))?\]$",
    re.M,
)


@dataclass(frozen=True)
class Printed:
    """One thing on a printed page. `by` and `on` (an ISO date) are an editor's, empty otherwise."""

    sort: str
    text: str
    paper: str
    first: int
    last: int
    by: str = ""
    on: str = ""


def said(paper: str, place: Place) -> str:
    """Where something stands, as it is printed: "minutes.txt:20-21"."""
    last = f"-{place.line_end}" if place.line_end != place.line_start else ""
    return f"{paper}:{place.line_start}{last}"


def as_text(page: MeetingPage) -> str:
    """The page as text, for the command line and for the check."""
    head = [f"{page.body}, {in_words(page.date)}", _status(page), f"{page.coverage} shown"]
    topics = [f"Topics: {', '.join(each.name for each in page.topics) or 'none of the glossary'}"]
    people = [f"{each.name_as_printed} ({each.status})" for each in page.attendees]
    promises = [f"{word}: {each.reference} {each.text}" for word, found in _promised(page) for each in found]
    lines = [*head, *topics, *people, *promises]
    told = [line for item in page.items for line in ("", *_of_item(item))]
    apart = ["", *(_editor(each) for each in page.edited)] if page.edited else []
    return "\n".join([*lines, *told, *apart]) + "\n"


def _status(page: MeetingPage) -> str:
    if page.confirmed_by is None:
        return "Draft minutes: no later minutes that were read say that they were confirmed."
    return f"Confirmed minutes [{page.confirmed_by.at}]"


def _promised(page: MeetingPage) -> tuple[tuple[str, tuple[Promise, ...]], ...]:
    return ("Promised", page.made), ("Answered", page.answered)


def _of_item(item: ItemPart) -> Iterator[str]:
    yield f"> title {item.number or '-'}: {item.title} [{said(item.paper, item.place)}]"
    if item.points:
        yield f"{item.coverage} shown"
    elif not item.minuted:
        yield "On the agenda. No minutes of it were read."
    yield from (_sentence("sentence", each) for each in item.sentences)
    yield from (_editor(each) for each in item.edited)
    yield from (_figure(each) for each in item.figures)
    yield from (_sentence("asked", each) for each in item.asked)
    yield from (_sentence("decision", each) for each in item.decisions)


def _sentence(sort: str, of: Sentence) -> str:
    return f"> {sort}{' ' + of.label if of.label else ''}: {of.shown} [{said(of.paper, of.place)}]"


def _figure(of: PrintedFigure) -> str:
    return f"> figure: {of.shown} [{said(of.paper, of.place)}]"


def _editor(of: Edited) -> str:
    return f"> editor: {of.text} [{of.paper}:{of.line}; {of.by}, {of.on}]"


def read_again(page: str) -> tuple[Printed, ...]:
    """Everything that is tied to a line on a printed page, HTML or text, in order."""
    if re.search(r"<\w+[^>]* data-said=", page):
        reader = _Reader()
        reader.feed(page)
        reader.close()
        return tuple(reader.found)
    return tuple(
        _made(each["sort"], each["text"], each["said"], each["by"], each["on"]) for each in _LINE.finditer(page)
    )


def _made(sort: str, text: str, where: str, by: str | None, on: str | None) -> Printed:
    found = _SAID.fullmatch(where)
    if not found:
        return Printed(sort, text, where, 0, 0, by or "", on or "")
    first = int(found["first"])
    return Printed(sort, text, found["paper"], first, int(found["last"] or first), by or "", on or "")


class _Reader(HTMLParser):
    """Gathers the text of each element that has `data-said`, with whatever stands inside it."""

    EMPTY = frozenset(
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Printed] = []
        self._open: list[dict[str, str]] = []
        self._text: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if self._open:
            self._depth += tag not in self.EMPTY
        elif "data-said" in given:
            self._open, self._text, self._depth = [given], [], 1

    def handle_endtag(self, tag: str) -> None:
        if self._open and tag not in self.EMPTY:
            self._depth -= 1
            if not self._depth:
                self._close()

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def _close(self) -> None:
        given = self._open.pop()
        text = " ".join("".join(self._text).split())
        self.found.append(
            _made(
                given.get("data-sort", "sentence"), text, given["data-said"], given.get("data-by"), given.get("data-on")
            )
        )
