"""What form a file has, by its first bytes."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE

_HEAD = 4096
_OTHER_FORMS = (
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"{\\rtf",
    b"\x7fELF",
    b"MZ\x90",
)
_XML_OF_MEETING = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE[^\[>]*(?:\[.*?\])?\s*>\s*)?(?:<!--.*?-->\s*)*<(?:\w+:)?(?:\w*meeting\w*|envelope)\b",
    re.I | re.S,
)
_XML = re.compile(rb"^\s*<\?xml\b", re.I)
# Whatever the outermost element is called: items of a meeting say themselves whether they are for the public.
_UTF_16 = re.compile(r"""^(<\?xml[^>]*?)\s+encoding=["'][^"'>]*["']""")
_ITEM = re.compile(rb"<(?:\w+:)?agendaitem[\s>]", re.I)
_HTML = re.compile(rb"<!doctype\s+html|<html\b|<head\b|<body\b|<(?:div|table|p|h[1-6]|ul|ol)\b[^>]*>", re.I)


def form_of(data: bytes) -> str:
    """text, html, pdf, modern-gov, empty, or unknown."""
    head = as_utf8(data)[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if not data.strip(b"\x00 \t\r\n"):
        return "empty"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(_OTHER_FORMS):
        return "unknown"
    if _XML_OF_MEETING.match(head) or (_XML.match(head) and (b"<!ENTITY" in head or _ITEM.search(as_utf8(data)))):
        return "modern-gov"
    return "html" if _is_html(head) else "text"


def as_utf8(data: bytes) -> bytes:
    """The file; where it came as UTF-16, as UTF-8, and without the declaration that would still say UTF-16."""
    if not data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return data
    return _UTF_16.sub(r"\1", data.decode("utf-16", "replace"), count=1).encode()


def _is_html(head: bytes) -> bool:
    """A page, or a piece of one: it begins with a tag. Text may hold a tag here and there."""
    return bool(_HTML.search(head)) and head.lstrip().startswith(b"<")
