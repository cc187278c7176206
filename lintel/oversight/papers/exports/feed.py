"""What is new, as an Atom feed (RFC 4287)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from lintel.oversight.papers.exports.cells import NO_XML
from lintel.oversight.papers.exports.held import Held, identifier
from lintel.oversight.papers.following.meeting_papers import body_key
from lintel.oversight.papers.reading.days import in_words

ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True)
class Entry:
    """One thing that is new. `updated` is a moment with its zone; `words` are shown as text, never as markup."""

    id: str
    title: str
    updated: datetime
    address: str
    words: str
    topics: tuple[str, ...] = ()


def meeting_entry(held: Held, updated: datetime) -> Entry:
    """The entry of a meeting: what was decided, or what is on its agenda."""
    page = held.page
    decided = [each.text for item in page.items for each in item.decisions]
    words = decided or [item.title for item in page.items]
    made = f"urn:uuid:{identifier('event', body_key(page.body), page.date)}"
    title = f"{page.body}, {in_words(page.date)} ({page.status})"
    return Entry(made, title, updated, held.address, "\n".join(words), tuple(each.name for each in page.topics))


def feed(title: str, address: str, entries: Sequence[Entry], updated: datetime, author: str) -> bytes:
    """The feed as a file in UTF-8. `address` is its own; `updated` is used where there is no entry."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="{ATOM}">',
        _tag("id", f"urn:uuid:{identifier('feed', address)}"),
        _tag("title", title),
        _tag("updated", _moment(max((each.updated for each in entries), default=updated))),
        _tag("link", rel="self", href=address),
        f"<author>{_tag('name', author)}</author>",
        *(_entry(each) for each in entries),
        "</feed>",
    ]
    return "\n".join(lines).encode()


def _entry(of: Entry) -> str:
    parts = [
        _tag("id", of.id),
        _tag("title", of.title),
        _tag("updated", _moment(of.updated)),
        _tag("link", rel="alternate", href=of.address),
        *(_tag("category", term=topic) for topic in of.topics),
        _tag("summary", of.words, type="text"),
    ]
    return f"<entry>{''.join(parts)}</entry>"


def _tag(name: str, text: str = "", **attributes: str) -> str:
    given = "".join(f' {key}="{_safe(value)}"' for key, value in attributes.items())
    return f"<{name}{given}>{_safe(text)}</{name}>"


def _safe(text: str) -> str:
    return escape(NO_XML.sub("?", text))


def _moment(of: datetime) -> str:
    return of.isoformat(timespec="seconds")
