"""Families: who helps, who cares unpaid and who may speak. Each is a person with a record, and some with a wait of their own."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from lintel.domain.document import Description, Identity
from lintel.domain.person_relationships import OTHER_WAY, RelationshipRecorded
from lintel.synthetic.names import GIVEN
from lintel.synthetic.people import People, Person, drama_phone
from lintel.synthetic.stories.pen import Pen
from lintel.synthetic.stories.whom import Helper, Someone, first_name

HELPED, KNOWN_HERE, CARES, MAY_SPEAK = 0.68, 0.65, 0.6, 0.45
TRIES = 30
OLD, YOUNG = 60, 40
WHO = {
    "old": ("child",) * 5 + ("partner",) * 3 + ("friend", "friend", "sibling", "relative"),
    "middle": ("partner",) * 4 + ("sibling", "sibling", "parent", "child", "friend"),
    "young": ("parent",) * 5 + ("sibling", "sibling", "partner", "friend"),
}
# How many years older than the person somebody may be who is this to them.
OLDER = {"child": (-45, -19), "partner": (-8, 8), "sibling": (-12, 12), "parent": (19, 42)}
ANY_AGE = (-35, 35)
WORDS = {
    "child": {"female": "daughter", "male": "son"},
    "partner": {"female": "wife", "male": "husband"},
    "sibling": {"female": "sister", "male": "brother"},
    "parent": {"female": "mother", "male": "father"},
    "relative": {"female": "niece", "male": "nephew"},
    "aunt or uncle": {"female": "aunt", "male": "uncle"},
    "friend": {},
}
# What those are to whoever helps them, the other way round, where it is another word.
BACK = {"child": "parent", "parent": "child", "relative": "aunt or uncle"}
ELSE = {
    "child": "eldest",
    "partner": "partner",
    "sibling": "twin",
    "parent": "parent",
    "relative": "cousin",
    "friend": "neighbour",
}
SHARES_NAME = frozenset({"child", "partner", "sibling", "parent"})


class Families:
    """Whoever helps those of whom stories are told: somebody of the same team's people, or somebody new."""

    def __init__(self, pen: Pen, people: People) -> None:
        self.pen, self.people, self.draw = pen, people, pen.draw
        documents = pen.books.documents
        self.described = {each.person: each for each in documents if isinstance(each, Description)}
        self.lives_at = {each.person: each for each in documents if isinstance(each, Identity)}
        self.of_team: dict[str, list[Person]] = defaultdict(list)
        known = {person.id: person for person in people.all}
        for work in pen.books.journeys:
            self.of_team[work.state.team or ""].append(known[work.state.person or ""])
        self.taken: set[str] = set()

    def bring_together(self, one: Someone, other: Someone) -> None:
        """Let one care for the other, who may have her speak for them."""
        other.helper = Helper(one.person, "friend", "neighbour", cares=True, may_speak=True)
        self._carer_of(other, one)

    def find_helpers(self, everybody: Iterable[Someone]) -> None:
        """Find somebody for most."""
        here = {each.person.id: each for each in everybody}
        self.taken |= {each.helper.person.id for each in here.values() if each.helper}
        for each in here.values():
            if each.helper is None and not each.cares_for and each.likely(HELPED):
                each.helper = self._helper(each)
                if each.helper.cares and (carer := here.get(each.helper.person.id)):
                    self._carer_of(each, carer)

    def _carer_of(self, one: Someone, carer: Someone) -> None:
        assert one.helper is not None
        back = BACK.get(one.helper.relationship, one.helper.relationship)
        carer.cares_for = f"my {_word(back, one.described)} {first_name(one.person)}"
        self.taken |= {one.person.id, carer.person.id}

    def _helper(self, one: Someone) -> Helper:
        age = one.age(self.pen.books.last)
        relationship = self.draw.pick(WHO["old" if age >= OLD else "young" if age < YOUNG else "middle"])
        person = self._known(one, relationship) if one.likely(KNOWN_HERE) else None
        person = person or self._new(one, relationship)
        self.taken.add(person.id)
        word = _word(relationship, self.described[person.id])
        cares = relationship == "partner" or self.draw.chance(CARES)
        return Helper(person, relationship, word, cares=cares, may_speak=one.likely(MAY_SPEAK))

    def _known(self, one: Someone, relationship: str) -> Person | None:
        """Somebody of the same team's people, of a fitting age."""
        for _ in range(TRIES):
            other = self.draw.pick(self.of_team[one.team])
            if other.id not in self.taken and other.id != one.person.id and self._fits(one, other, relationship):
                return other
        return None

    def _fits(self, one: Someone, other: Person, relationship: str) -> bool:
        low, high = OLDER.get(relationship, ANY_AGE)
        theirs, ours = self.described[other.id].birth_date, one.described.birth_date
        assert theirs is not None
        assert ours is not None
        return low <= (ours - theirs).days / 365.25 <= high

    def _new(self, one: Someone, relationship: str) -> Person:
        """A record for somebody who was not known, begun when the person told of them."""
        low, high = OLDER.get(relationship, ANY_AGE)
        shares = relationship in SHARES_NAME and " " in one.person.name
        name = {"name": f"{self.draw.pick(GIVEN)} {one.person.name.split()[-1]}"} if shares else {}
        moment = self.pen.moment_between(one.since(self.pen.books), self.pen.books.last, after=one.person.known_at)
        by = one.writer(moment.date(), self.pen.books)
        person = self.people.new(moment, by, locality=one.person.locality, **name)
        identity, described = self.pen.books.documents[-2:]
        born = self._born(one, self.draw.number(low, high), described.birth_date)  # type: ignore[union-attr]
        self.described[person.id] = replace(described, birth_date=born)  # type: ignore[type-var,assignment]
        if relationship == "partner":
            ours = self.lives_at[one.person.id]
            identity = replace(identity, address=ours.address, postcode=ours.postcode)  # type: ignore[call-arg]
        self.pen.books.documents[-2:] = [identity, self.described[person.id]]
        return person

    def _born(self, one: Someone, older: int, otherwise: date | None) -> date | None:
        assert one.described.birth_date is not None
        born = one.described.birth_date - timedelta(days=older * 365 + self.draw.number(0, 300))
        grown_up = (one.person.known_on - born).days > 18 * 366
        return born if grown_up and born.year > 1915 else otherwise


def _word(relationship: str, described: Description) -> str:
    return WORDS[relationship].get(described.sex, ELSE.get(relationship, relationship))


def record(one: Someone, pen: Pen) -> None:
    """Write down on both records what they are to each other, and how to reach whoever helps."""
    helper = one.helper
    if helper is None:
        return
    start = max(one.since(pen.books), helper.person.known_on)
    after = max(one.person.known_at, helper.person.known_at)
    moment = pen.moment_between(start, start + timedelta(days=9), after=after)
    by = one.writer(moment.date(), pen.books)
    phone = drama_phone(pen.draw)
    said = one.phrases.say("tie_carer" if helper.cares else "tie", phone=phone)
    ties = [(helper.relationship, said)] + ([("carer", "")] if helper.cares else [])
    for relationship, words in ties:
        more = {"relationship": relationship, "may_speak": helper.may_speak}
        pen.tell(RelationshipRecorded, one.person.id, moment, by, words, other=helper.person.id, **more)
        back = OTHER_WAY.get(relationship, relationship)
        pen.tell(RelationshipRecorded, helper.person.id, moment, by, other=one.person.id, relationship=back)
