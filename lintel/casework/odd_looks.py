"""Odd looks: the looks of a week at people's own pages, put together by reader and person, and judged by the rules."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from lintel.casework.looking import write_look
from lintel.casework.models import Work
from lintel.casework.rows import Who, who_are
from lintel.council.models import Membership, Staff
from lintel.domain.clock import london_date
from lintel.domain.fact import Recorded
from lintel.domain.odd_looks import Glance, odd_by, title_of
from lintel.ledger import read
from lintel.ledger.looks import Looked, looks_between, reviews_of

PAGE, WHY = "odd_looks", "odd_looks"
# The pages of one record, for looks from before reasons were written down.
OWN_PAGES = frozenset({"work", "person", "record", "secret"})
RELATIONS = frozenset({"own_case", "own_team", "role", "forced"})
AT_A_TIME = 500


@dataclass
class Looks:
    """The looks of one reader at one person, or on one day at all."""

    times: int = 0
    first: datetime | None = None
    last: datetime | None = None
    upto: int = 0
    whys: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)

    def add(self, look: Looked) -> None:
        """Count one more."""
        self.times, self.last, self.upto = self.times + 1, look.at, max(self.upto, look.id)
        self.first = self.first or look.at
        self.whys.add(look.why)


@dataclass(frozen=True)
class OddLooks:
    """What a lead is shown: who looked, at whom or on which day, by which rules it is odd, and what a review found."""

    reader: Staff
    about: str
    who: Who | None
    looks: Looks
    rules: tuple[str, ...]
    outcome: str
    own: bool

    @property
    def titles(self) -> list[str]:
        """The rules in words."""
        return [title_of(rule) for rule in self.rules]


def odd_looks(lead: Staff, since: datetime, until: datetime) -> list[OddLooks]:
    """All that is odd from one moment until another, what nobody reviewed first. For a reader who may see everybody.

    Asks for the looks once, for staff once, and for people, works and facts once for each 500 people.
    """
    by_person, by_day = _gathered(looks_between(since, until))
    staff = Staff.objects.in_bulk(list({reader for reader, _ in by_person}))
    people = _people({shown for _, shown in by_person}, lead)
    found = [*_at_people(by_person, staff, people, lead), *_on_days(by_day, staff, people, lead)]
    reviewed = reviews_of({each.about for each in found})
    write_look(by=lead.id, page=PAGE, shown=sorted({each.about for each in found if each.who}), why=WHY)
    judged = [_with_review(each, reviewed) for each in found]
    return sorted(judged, key=lambda each: (bool(each.outcome), -len(each.rules), each.reader.name, each.about))


def _people(shown: Collection[str], lead: Staff) -> dict[str, Who]:
    """Those of all that was shown who are people, not works."""
    ids, found = sorted(shown), {}
    for start in range(0, len(ids), AT_A_TIME):
        some = who_are(ids[start : start + AT_A_TIME], reader=lead)
        found.update({person: who for person, who in some.items() if who.person is not None})
    return found


def _gathered(looks: Iterable[Looked]) -> tuple[dict[tuple[str, str], Looks], dict[tuple[str, date], Looks]]:
    by_person: dict[tuple[str, str], Looks] = defaultdict(Looks)
    by_day: dict[tuple[str, date], Looks] = defaultdict(Looks)
    for look in looks:
        if not _is_at_one_record(look):
            continue
        day = by_day[look.by, london_date(look.at)]
        day.add(look)
        # Of a look with its reason, the first is whom it is about; others stand on the same page.
        for shown in look.shown[:1] if look.why else look.shown:
            by_person[look.by, shown].add(look)
            day.people.add(shown)
    return by_person, by_day


def _is_at_one_record(look: Looked) -> bool:
    return look.why in RELATIONS or ":" in look.why or (not look.why and look.page in OWN_PAGES)


def _at_people(
    by_person: Mapping[tuple[str, str], Looks], staff: Mapping[str, Staff], people: Mapping[str, Who], lead: Staff
) -> Iterator[OddLooks]:
    had = _HadToDo(people)
    for (reader, person), looks in by_person.items():
        if reader in staff and person in people:
            had_to_do = had.says(reader, person)
            yield from _judged(staff[reader], person, people[person], looks, had_to_do, lead)


def _judged(reader: Staff, person: str, who: Who, looks: Looks, had_to_do: bool, lead: Staff) -> Iterator[OddLooks]:
    glance = Glance(
        role=reader.role,
        reader_name=reader.name,
        person_name=who.name,
        whys=frozenset(looks.whys),
        had_to_do=had_to_do,
    )
    rules = odd_by(glance)
    if rules:
        yield OddLooks(reader, person, who, looks, rules, "", reader.id == lead.id)


def _on_days(
    by_day: Mapping[tuple[str, date], Looks], staff: Mapping[str, Staff], people: Mapping[str, Who], lead: Staff
) -> Iterator[OddLooks]:
    for (reader, day), looks in by_day.items():
        if reader not in staff:
            continue
        looks.people &= people.keys()
        glance = Glance(role=staff[reader].role, reader_name=staff[reader].name, people=len(looks.people))
        if rules := odd_by(glance):
            yield OddLooks(staff[reader], day.isoformat(), None, looks, rules, "", reader == lead.id)


class _HadToDo:
    """Who ever had anything to do with some people: had their work, was in its team, or recorded anything in it."""

    def __init__(self, people: Collection[str]) -> None:
        ids, self._person = sorted(people), {}
        for start in range(0, len(ids), AT_A_TIME):
            works = Work.objects.filter(person__in=ids[start : start + AT_A_TIME])
            self._person.update(works.values_list("pk", "person"))
        self._near: dict[str, set[str]] = defaultdict(set)
        for work, story in read.facts_of(self._person).items():
            for entry in story:
                self._near[self._person[work]] |= _named(entry)
        self._teams: dict[str, set[str]] = defaultdict(set)
        for worker, team in Membership.objects.values_list("staff_id", "team_id"):
            self._teams[worker].add(f"team {team}")

    def says(self, reader: str, person: str) -> bool:
        """Whether this reader ever had anything to do with this person."""
        return bool(self._near[person] & ({reader} | self._teams[reader]))


def _named(entry: Recorded) -> set[str]:
    named = {entry.by, getattr(entry.fact, "worker", None), getattr(entry.fact, "to", None)}
    team = getattr(entry.fact, "team", None)
    return {each for each in named if each} | ({f"team {team}"} if team else set())


def _with_review(odd: OddLooks, reviewed: Mapping[tuple[str, str], object]) -> OddLooks:
    review = reviewed.get((odd.reader.id, odd.about))
    upto, outcome = getattr(review, "upto", 0), getattr(review, "outcome", "")
    if review is None or upto < odd.looks.upto:
        return odd
    return OddLooks(odd.reader, odd.about, odd.who, odd.looks, odd.rules, outcome, odd.own)
