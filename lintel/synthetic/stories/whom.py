"""Whom stories are told of: people with open work, and what about their lives the words go by."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from lintel.domain.allocation import OfferAccepted
from lintel.domain.document import Description
from lintel.domain.person import PersonRegistered
from lintel.synthetic.draw import Draw
from lintel.synthetic.journey import Books, Journey
from lintel.synthetic.people import Person
from lintel.synthetic.setting import HERE
from lintel.synthetic.stories.phrases import Phrases, parts

TOLD, TOLD_OF_REVIEWS = 0.85, 0.3
FULLY_HERE, FULLY_ELSEWHERE = 0.4, 0.02
LOOKS_BACK, ASSESSED_OF_LATE = 200, 60
LONGEST_FIRST_NAME = 30


@dataclass
class Helper:
    """Whoever helps: their record, what they are to the person, in which word, and whether they care unpaid."""

    person: Person
    relationship: str
    word: str
    cares: bool
    may_speak: bool

    @property
    def name(self) -> str:
        """Their first name."""
        return first_name(self.person)


@dataclass
class Someone:
    """One whose record tells more: `fully` for a few. `work` is the work that says most of them, open or not."""

    person: Person
    described: Description
    team: str
    draw: Draw
    work: Journey
    taken_in_by: str
    fully: bool = False
    helper: Helper | None = None
    cares_for: str = ""
    phrases: Phrases = field(init=False)

    def likely(self, share: float) -> bool:
        """Whether something is told, of one of whom it is told in this share of records."""
        return self.fully or self.draw.chance(share)

    def since(self, books: Books) -> date:
        """From when on it is told: since the person is known, and not from years ago."""
        return max(self.person.known_on, books.last - timedelta(days=LOOKS_BACK))

    def age(self, on: date) -> int:
        """Whole years, near enough."""
        assert self.described.birth_date is not None
        return (on - self.described.birth_date).days * 100 // 36525

    def writer(self, on: date, books: Books) -> str:
        """Who writes on a day: whoever took the person in at first, then who runs the team, then the worker."""
        if on <= self.person.known_on:
            return self.taken_in_by
        accepted = [each for each in self.work.entries if isinstance(each.fact, OfferAccepted)]
        has_it = [each.by for each in accepted if each.fact.occurred <= on]
        return has_it[-1] if has_it else books.setting.managers[self.team]

    @property
    def has_worker(self) -> bool:
        """Whether somebody has the work now."""
        return self.is_open and self.work.state.worker is not None

    @property
    def is_open(self) -> bool:
        """Whether there is work to be done."""
        return self.work.state.is_open()

    def begin_to_speak(self, on: date) -> None:
        """Choose what the life is about, once it is known who helps and for whom they care."""
        known = {"first": first_name(self.person), "cared_for": self.cares_for}
        if self.helper:
            told = f"{self.helper.word} {self.helper.name}"
            known |= {"helper": told, "me_helper": f"my {told}", "helper_name": self.helper.name}
        theme = "caring" if self.cares_for else self.draw.pick(_themes(self.team, self.age(on)))
        self.phrases = Phrases(self.draw, theme, **known)


def first_name(person: Person) -> str:
    """The first of somebody's names, as others write it."""
    return person.name.split()[0][:LONGEST_FIRST_NAME]


def _themes(team: str, age: int) -> list[str]:
    themes, specialism = parts("themes"), team.partition("_")[2]
    fitting = [name for name, each in themes.items() if specialism in each["teams"]]
    fitting = fitting or [name for name, each in themes.items() if "physical" in each["teams"]]
    of_age = [name for name in fitting if themes[name]["ages"][0] <= age <= themes[name]["ages"][1]]
    return of_age or [name for name in fitting if name != "memory"]


def told_people(books: Books, people: Iterable[Person], draw: Draw, whole: Collection[str]) -> list[Someone]:
    """Those whose records tell more, each once, with the work that says most of them."""
    known = {person.id: person for person in people}
    described = {each.person: each for each in books.documents if isinstance(each, Description)}
    always = {*whole, *assessed_of_late(books)}
    took_in = {line.fact.subject: line.by for line in books.lines if isinstance(line.fact, PersonRegistered)}
    found = [
        Someone(known[person], described[person], work.state.team or "", draw, work, took_in[person])
        for person, work in _works(books).items()
        if person in always or draw.chance(_share(work))
    ]
    for who in found:
        few = FULLY_HERE if who.team == HERE and who.has_worker else FULLY_ELSEWHERE
        who.fully = who.person.id in whole or (who.is_open and draw.chance(few))
    return found


def _works(books: Books) -> dict[str, Journey]:
    """For each person the work that says most: what is open before what is not, an assessment before what is else."""
    found: dict[str, Journey] = {}
    for work in books.journeys:
        person = work.state.person or ""
        if person not in found or _says(work) >= _says(found[person]):
            found[person] = work
    return found


def _says(work: Journey) -> tuple[bool, bool, bool]:
    state = work.state
    return state.is_open(), state.worker is not None, state.declared.name == "care_act_assessment"


def _share(work: Journey) -> float:
    """In what share of records like this one more is told."""
    state, kind = work.state, work.state.declared.name
    if kind == "contact" or not state.is_open():
        return 0
    if kind == "review" and state.worker is None:
        return TOLD_OF_REVIEWS
    return TOLD


def assessed_of_late(books: Books) -> dict[str, Journey]:
    """By person the assessments that were finished in the last two months or so."""
    since = books.last - timedelta(days=ASSESSED_OF_LATE)
    written = ((work, work.state.marks.get("AssessmentCompleted")) for work in books.journeys)
    return {work.state.person or "": work for work, mark in written if mark and mark.on >= since}
