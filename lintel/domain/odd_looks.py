"""Odd looks: the rules by which somebody's look at a record is put before a safeguarding lead. None of them accuses."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from lintel.domain.codes import rows

# What these rules cannot see, said wherever their findings stand.
CANNOT_SEE = (
    "The council’s data does not hold where staff live, who their family or neighbours are, or other names they have had. "
    "So a relative of another name, an ex-partner or somebody in the same street is not found."
)


@dataclass(frozen=True, kw_only=True)
class Glance:
    """What is known of somebody's looks at one person; or, where `person_name` is empty, at all people on one day.

    `whys` are the relationships that were written down with the looks; `had_to_do`: whether the reader ever had the
    person's work, was in its team, or recorded anything in it; `people` how many people's own pages were opened.
    """

    role: str
    reader_name: str
    person_name: str = ""
    whys: frozenset[str] = frozenset()
    had_to_do: bool = False
    people: int = 0


@dataclass(frozen=True, kw_only=True)
class OddRule:
    """One rule as the council's data has it: for which roles (all, where none is named), and above what number."""

    name: str
    title: str
    roles: frozenset[str]
    most: int

    def finds(self, glance: Glance) -> bool:
        """Whether a look is odd by this rule."""
        return (not self.roles or glance.role in self.roles) and QUESTIONS[self.name](glance, self.most)


@cache
def odd_rules() -> tuple[OddRule, ...]:
    """The rules of `odd_looks.csv`, in its own order."""
    return tuple(
        OddRule(
            name=row["rule"],
            title=row["title"],
            roles=frozenset(row["roles"].split()),
            most=int(row["most"] or 0),
        )
        for row in rows("odd_looks")
    )


def odd_by(glance: Glance) -> tuple[str, ...]:
    """The names of the rules that find a look odd."""
    return tuple(rule.name for rule in odd_rules() if rule.finds(glance))


def title_of(rule: str) -> str:
    """A rule in words."""
    return next(each.title for each in odd_rules() if each.name == rule)


def plain_names(name: str) -> list[str]:
    """The parts of a name as they are compared: without accents, signs and capitals."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    letters = "".join(sign if sign.isalnum() or sign.isspace() else "" for sign in bare.casefold())
    return letters.split()


def _own_record(glance: Glance, most: int) -> bool:
    reader, person = plain_names(glance.reader_name), plain_names(glance.person_name)
    return bool(reader and person) and (reader[0], reader[-1]) == (person[0], person[-1])


def _same_surname(glance: Glance, most: int) -> bool:
    reader, person = plain_names(glance.reader_name), plain_names(glance.person_name)
    return bool(reader and person) and reader[-1] == person[-1]


def _no_relationship(glance: Glance, most: int) -> bool:
    near = glance.whys & {"own_case", "own_team"}
    return bool(glance.person_name) and not near and not glance.had_to_do


def _forced(glance: Glance, most: int) -> bool:
    return "forced" in glance.whys


def _unusual_volume(glance: Glance, most: int) -> bool:
    return glance.people > most


QUESTIONS: Mapping[str, Callable[[Glance, int], bool]] = {
    "own_record": _own_record,
    "same_surname": _same_surname,
    "no_relationship": _no_relationship,
    "forced": _forced,
    "unusual_volume": _unusual_volume,
}
