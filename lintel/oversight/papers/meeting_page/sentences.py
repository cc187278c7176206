"""Sentences of a text as they stand in it: the text is parted at sentence ends only, and not a letter is changed."""

import re

_END = re.compile(r"[.?!][\"')\]]*(?=\s+[\"'(£]?[A-Z0-9])")
# What ends in a full stop without ending a sentence.
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Cllrs?|St|No|Nos|para|paras|approx|e\.g|i\.e|etc|vs|c)|\b[A-Z]|(?:^|\n)\W*(?:[ivxlc]+|\d+))\.$"
)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Where each sentence begins and ends in the text; together they are all of it but the space between."""
    found, start = [], 0
    for match in _END.finditer(text):
        if not _SHORT.search(text[start : match.end()]):
            found.append((start, match.end()))
            start = match.end()
    return tuple(span for span in (_trimmed(text, *each) for each in [*found, (start, len(text))]) if span[0] < span[1])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inside = text[start:end]
    return start + len(inside) - len(inside.lstrip()), end - (len(inside) - len(inside.rstrip()))
