"""What stands before an item of a list on a web page: a bullet, or its number as the browser counts it; set in, where lists nest."""

from dataclasses import dataclass

# fmt: off
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"),
    (4, "iv"), (1, "i"),
)
# fmt: on
_MOST = 3999
_INDENT, _DEEPEST = "  ", 5


@dataclass
class _Open:
    kind: str
    count: int


class ListMarks:
    """The lists that are open, and whether an item has just begun."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._waiting = ""

    def opened(self, tag: str, said: dict[str, str]) -> None:
        """A tag began: a list, an item of it, or anything else."""
        if tag in {"ul", "ol"}:
            kind = said.get("type", "1") if tag == "ol" else "-"
            self._open.append(_Open(kind, _number(said.get("start", "1")) - 1))
        elif tag == "li":
            self._waiting = self._next(said.get("value", ""))

    def closed(self, tag: str) -> None:
        """A tag ended."""
        if tag in {"ul", "ol"} and self._open:
            self._open.pop()
        if tag == "li":
            self._waiting = ""

    def mark(self) -> str:
        """What stands before the line that now begins, once for each item."""
        mark, self._waiting = self._waiting, ""
        return mark

    def _next(self, value: str) -> str:
        indent = _INDENT * min(len(self._open) - 1, _DEEPEST)
        if not self._open or self._open[-1].kind == "-":
            return f"{indent}- "
        last = self._open[-1]
        last.count = _number(value) if value else last.count + 1
        return f"{indent}{_counted(last.kind, last.count)}. "


def _number(said: str) -> int:
    return int(said) if said.strip().lstrip("-").isdecimal() and len(said) < 6 else 1


def _counted(kind: str, count: int) -> str:
    if kind in "aA" and 1 <= count <= 26:
        return chr(ord(kind) + count - 1)
    if kind in "iI" and 1 <= count <= _MOST:
        return _roman(count) if kind == "i" else _roman(count).upper()
    return str(count)


def _roman(count: int) -> str:
    said = ""
    for value, letters in _ROMAN:
        said += letters * (count // value)
        count %= value
    return said
