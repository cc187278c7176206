"""Sentences in a text, as offsets."""

import re
from collections.abc import Iterator

_END = re.compile(r"[.?!]['\")\]]*(?=\s+['\"(\[]?[A-Z0-9-])")
_SHORT = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Cllrs?|Prof|Rev|Sir|St|Nos?|paras?|approx|e\.g|i\.e|etc|vs|pp?|[A-Z])$|^\W*\w{1,4}$"
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence: a full stop after a short form such as "Mr." or an initial ends none."""
    start = 0
    for end in _END.finditer(text):
        if not _SHORT.search(text[start : end.start()]):
            yield start, end.end()
            start = end.end() + len(text[end.end() :]) - len(text[end.end() :].lstrip())
    if text[start:].strip():
        yield start, len(text.rstrip())
