"""Cells of a line of a PDF that no rule parts: where the page leaves a wide gap between two words, a tab stands."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any

# A bullet, numeral or letter with its gap parts no cells.
_LABEL = re.compile(r"(?:[-\u2022\u25cf\u25aa\u25e6\uf0b7*o]|\(?\d{1,4}(?:[./]\d{1,2})*[.)]?|\(?[a-zA-Z]{1,4}[.)])")
_WIDE = 1.5

Word = Mapping[str, Any]


def with_gaps(lines: Sequence[Word], words: Sequence[Word]) -> list[str]:
    """The words of each line with a tab for each wide gap; as the line has them where the words on it are not the same."""
    ordered = sorted(words, key=lambda word: float(word["top"]))
    tops = [float(word["top"]) for word in ordered]
    return [
        _parted(line, ordered[bisect_left(tops, line["top"] - 1) : bisect_left(tops, line["bottom"])]) for line in lines
    ]


def _parted(line: Word, near: Sequence[Word]) -> str:
    said = str(line["text"])
    within = [word for word in near if line["x0"] - 1 <= word["x0"] and word["x1"] <= line["x1"] + 1]
    on_it = sorted(
        (word for word in within if word["bottom"] <= line["bottom"] + 1), key=lambda word: float(word["x0"])
    )
    if " ".join(word["text"] for word in on_it) != said:
        return said
    wide = _WIDE * (line["bottom"] - line["top"])
    text = ""
    for word, before in zip(on_it, [None, *on_it[:-1]], strict=True):
        parted = before is not None and word["x0"] - before["x1"] > wide and not _LABEL.fullmatch(text)
        text += ("" if before is None else "\t" if parted else " ") + word["text"]
    return text
