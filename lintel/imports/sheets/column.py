"""What a sheet is made of: its sort and its columns, each with its meaning, whether it must be filled, and its codes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from lintel.domain.codes import titles
from lintel.domain.flow import KINDS

TEXT, DATE, CODE, CODES, DIGITS = "text", "date", "code", "codes", "digits"
BETWEEN = ";"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column. `reads` is how its cells are read; `codes` its fixed codes with their words, `known` the sort of what
    the council has set up that its cells must name. `example` is what the made-up row says.
    """

    name: str
    meaning: str
    example: str = ""
    must: bool = False
    reads: str = TEXT
    codes: Mapping[str, str] | None = None
    known: str | None = None
    longest: int = 100

    @property
    def filled(self) -> str:
        """Whether it must be filled, in words."""
        return "must be filled" if self.must else "may be empty"

    @property
    def form(self) -> str:
        """What its cells look like, in words."""
        if self.codes is not None:
            several = f"one or more codes with {BETWEEN} between: " if self.reads == CODES else "one of: "
            return several + ", ".join(f"{code} ({words})" for code, words in self.codes.items())
        if self.known is not None:
            return f"{OF[self.known]}{f'; several with {BETWEEN} between' if self.reads == CODES else ''}"
        return FORMS[self.reads].format(longest=f"{self.longest:,}")


FORMS = {
    TEXT: "text of up to {longest} letters",
    DATE: "a date: day, month and whole year, such as 31/03/2025 or 2025-03-31",
    DIGITS: "digits, as text, so that no zero at the beginning is lost",
}
OF = {
    "localities": "the code of a locality that is set up",
    "teams": "the code of a team that is set up",
    "staff": "the username of a colleague who is set up",
    "anybody": "your reference of a person, an NHS number, or a reference of Lintel such as P-7K3M9-QX2TD",
}


@dataclass(frozen=True, kw_only=True)
class Sort:
    """One sort of sheet. `key` is the column by which a row is known again; `after` what must be brought in before."""

    name: str
    title: str
    says: str
    key: str
    columns: tuple[Column, ...]
    after: tuple[str, ...] = ()

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """Each column by its name."""
        return {each.name: each for each in self.columns}

    @property
    def example(self) -> dict[str, str]:
        """The made-up row."""
        return {each.name: each.example for each in self.columns}


def listed(code_list: str) -> Mapping[str, str]:
    """The codes of a published list, with their words."""
    return titles(code_list)


def kinds() -> Mapping[str, str]:
    """The kinds of work."""
    return {kind.name: kind.title for kind in KINDS.values()}


def stages() -> Mapping[str, str]:
    """Every stage of every kind of work, with the kinds that have it."""
    found: dict[str, list[str]] = {}
    for kind in KINDS.values():
        for stage in kind.stages:
            found.setdefault(stage.name, []).append(kind.title)
    return {name: " or ".join(having) for name, having in found.items()}
