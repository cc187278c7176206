"""Asked and known: what somebody looks for, what is known of a person, and how well the one answers the other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from lintel.domain.finding import numbers
from lintel.domain.finding.birth_dates import SAME_YEAR, how_near
from lintel.domain.finding.names import ALIKE, how_alike, is_initial, words_of

# How much each answer is worth.
NAME, BORN, POSTCODE, PHONE, NHS = 50, 30, 15, 25, 60
NEAR_NUMBER, PART = 0.7, 0.6
ENOUGH, CLOSE, NOT_CLOSE, SURE = 0.45, 0.8, 0.6, 25
EXACTLY, NEARLY = 0.98, 0.7


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of a person, as it is compared."""

    words: tuple[str, ...] = ()
    birth_date: date | None = None
    postcode: str = ""
    phone: str = ""
    nhs_number: str = ""
    reference: str = ""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What somebody looks for, as it was typed. Of a date of birth, the day or the year alone."""

    name: str = ""
    birth_date: date | None = None
    birth_year: int | None = None
    postcode: str = ""
    phone: str = ""
    nhs_number: str = ""
    reference: str = ""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the name."""
        return words_of(self.name)

    @property
    def by_initials(self) -> bool:
        """Whether a name was typed, and no more of it than single letters."""
        return bool(self.words) and all(map(is_initial, self.words))

    @cached_property
    def keys(self) -> Known:
        """The numbers as they are compared."""
        return Known(
            words=self.words,
            birth_date=self.birth_date,
            postcode=numbers.postcode_key(self.postcode),
            phone=numbers.phone_key(self.phone),
            nhs_number=numbers.nhs_key(self.nhs_number),
            reference=numbers.reference_key(self.reference),
        )


class Evidence(NamedTuple):
    """One answer: what it is worth, how well it answers (0 to 1), and why in words; no words where it does not."""

    worth: int
    likeness: float
    why: str


class Match(NamedTuple):
    """How well somebody answers a question: points, the share of what was asked, whether one answer is enough, and why."""

    points: float
    share: float
    sure: bool
    why: tuple[str, ...]

    @property
    def shown(self) -> bool:
        """Whether it is near enough to be shown."""
        return self.sure or self.share >= ENOUGH


def judge(asked: Asked, known: Known) -> Match:
    """How well somebody answers all that was asked."""
    evidence = list(_evidence(asked, known))
    points = sum(each.worth * each.likeness for each in evidence)
    # A caller who is wrong about one thing may be right about the others: a number of her own settles it.
    sure = any(each.likeness >= EXACTLY and each.worth >= SURE and each.worth not in (NAME, BORN) for each in evidence)
    share = points / (sum(each.worth for each in evidence) or 1)
    return Match(points, share, sure, tuple(each.why for each in evidence if each.why))


def _evidence(asked: Asked, known: Known) -> Iterator[Evidence]:
    keys = asked.keys
    if keys.words:
        yield name_evidence(keys.words, known.words)
    if asked.birth_date or asked.birth_year:
        yield _born(asked, known)
    if keys.nhs_number:
        yield _nhs(keys.nhs_number, known.nhs_number)
    if keys.phone:
        yield _phone(keys.phone, known.phone)
    if keys.postcode:
        yield _postcode(keys.postcode, known.postcode)


def name_evidence(typed: tuple[str, ...], known: tuple[str, ...]) -> Evidence:
    """How alike the names are."""
    alike = how_alike(typed, known)
    if typed == known:
        return Evidence(NAME, 1.0, "same name")
    if alike >= EXACTLY:
        return Evidence(NAME, alike, "same names in another order or with others")
    if alike >= NEARLY:
        return Evidence(NAME, alike, "name nearly the same")
    return Evidence(NAME, alike, "part of the name" if alike >= ALIKE / 2 else "another name")


def _born(asked: Asked, known: Known) -> Evidence:
    if asked.birth_date is None:
        same_year = known.birth_date is not None and known.birth_date.year == asked.birth_year
        found = SAME_YEAR if same_year else None
        return Evidence(BORN // 2, float(same_year), found.why) if found else Evidence(BORN // 2, 0, _another(known))
    near = how_near(asked.birth_date, known.birth_date)
    return Evidence(BORN, near.likeness, near.why) if near else Evidence(BORN, 0, _another(known))


def _another(known: Known) -> str:
    return "another date of birth" if known.birth_date else "date of birth not known"


def _nhs(typed: str, known: str) -> Evidence:
    if typed == known:
        return Evidence(NHS, 1, "same NHS number")
    near = bool(known) and known in numbers.nhs_near(typed)
    return Evidence(
        NHS, NEAR_NUMBER * near, "NHS number one digit off" if near else "another NHS number" if known else ""
    )


def _phone(typed: str, known: str) -> Evidence:
    if typed == known:
        return Evidence(PHONE, 1, "same phone number")
    ends = len(typed) >= numbers.SHORTEST_PHONE and known.endswith(typed.removeprefix("0"))
    return Evidence(PHONE, PART * ends, "phone number ends so" if ends else "")


def _postcode(typed: str, known: str) -> Evidence:
    if typed == known:
        return Evidence(POSTCODE, 1, "same postcode")
    begins = len(typed) >= numbers.SHORTEST_POSTCODE and known.startswith(typed)
    return Evidence(POSTCODE, PART * begins, "postcode begins so" if begins else "")


BY_REFERENCE = Match(points=1000, share=1, sure=True, why=("same reference",))


def near_enough(matches: Mapping[str, Match]) -> dict[str, Match]:
    """Those near enough to be shown; the farther ones only where nobody is close."""
    shown = {person: match for person, match in matches.items() if match.shown}
    close = any(match.share >= CLOSE for match in shown.values())
    return {person: match for person, match in shown.items() if match.sure or not close or match.share >= NOT_CLOSE}
