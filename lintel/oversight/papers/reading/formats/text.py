"""Bytes as lines of text, numbered as in the file."""

import codecs
import re

from lintel.oversight.papers.reading.lines import Doubt, Line, Paper, Place

_ENDINGS = re.compile(r"\r\n|\n|\r")
_MEANINGLESS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_SAMPLE, _FEWEST = 100_000, 500
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def read(data: bytes, name: str) -> Paper:
    """The paper in a file of text."""
    if _is_no_text(data):
        return Paper(name, (), "text", (Doubt("not_text", Place(1, 1)),))
    lines, doubts = lines_of(data)
    return Paper(name, lines, "text", doubts)


def lines_of(data: bytes) -> tuple[tuple[Line, ...], tuple[Doubt, ...]]:
    """The lines of the file, and what was odd about its characters."""
    text, as_windows = decoded(data)
    endings = _ENDINGS.split(text)
    printed = endings[:-1] if endings[-1] == "" else endings
    doubts = [_wrong_encoding(printed)] if as_windows else []
    odd = next((number for number, words in enumerate(printed, 1) if _MEANINGLESS.search(words)), None)
    if odd is not None:
        doubts.append(Doubt("characters_that_mean_nothing", Place(odd, odd)))
        printed = [_MEANINGLESS.sub("", words) for words in printed]
    return tuple(Line(number, words) for number, words in enumerate(printed, 1)), tuple(doubts)


def _is_no_text(data: bytes) -> bool:
    """Whether most of its first characters are no letters, digits or spaces. A few characters tell nothing."""
    text, as_windows = decoded(data[:_SAMPLE])
    plain = sum((each.isascii() or not as_windows) and (each.isalnum() or each.isspace()) for each in text)
    return len(text) >= _FEWEST and plain * 2 < len(text) - text.count("\0")


def decoded(data: bytes) -> tuple[str, bool]:
    """The text, and whether it had to be taken for Windows-1252."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), False
    try:
        return data.decode("utf-8"), False
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), True


def _wrong_encoding(printed: list[str]) -> Doubt:
    first = next((number for number, words in enumerate(printed, 1) if not words.isascii()), 1)
    return Doubt("wrong_encoding", Place(first, first), printed[first - 1][:200] if printed else "")
