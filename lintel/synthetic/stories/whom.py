"""Whom stories are told of: people with open work, and what about their lives the words go by."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from lintel.domain.allocation import OfferAccepted
from lintel.domain.document import Description
from lintel.synthetic.assessments import Told
from lintel.synthetic.draw import Draw
from lintel.synthetic.journey import Books, Journey
from lintel.synthetic.people import Person
from lintel.synthetic.setting import HERE
from lintel.synthetic.stories.phrases import Phrases, parts

TOLD, TOLD_A_LITTLE = 0.78, 0.3
FULLY_HERE, FULLY_ELSEWHERE = 0.25, 0.03
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
    """One whose record tells more: `fully` for a few. `work` is what is open, and None where only a review is ahead."""

    person: Person
    described: Description
    team: str
    draw: Draw
    fully: bool = False
    work: Journey | None = None
    helper: Helper | None = None
    cares: bool = False
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
        """Who writes on a day: the worker from when the work was accepted, before that whoever runs the team."""
        accepted = [each for each in self.work.entries if isinstance(each.fact, OfferAccepted)] if self.work else []
        has_it = [each.by for each in accepted if each.fact.occurred <= on]
        return has_it[-1] if has_it and self.work and self.work.state.worker else books.setting.managers[self.team]

    @property
    def has_worker(self) -> bool:
        """Whether somebody has the work now."""
        return self.work is not None and self.work.state.worker is not None

    def begin_to_speak(self, on: date) -> None:
        """Choose what the life is about, once it is known who helps and for whom they care."""
        known = {"first": first_name(self.person)}
        if self.helper:
            told = f"{self.helper.word} {self.helper.name}"
            known |= {"helper": told, "me_helper": f"my {told}", "helper_name": self.helper.name}
        theme = "caring" if self.cares else self.draw.pick(_themes(self.team, self.age(on)))
        self.phrases = Phrases(self.draw, theme, **known)


def first_name(person: Person) -> str:
    """The first of somebody's names, as others write it."""
    return person.name.split()[0][:LONGEST_FIRST_NAME]


def _themes(team: str, age: int) -> list[str]:
    specialism = team.partition("_")[2]
    fitting = {name: theme for name, theme in parts("themes").items() if specialism in theme["teams"]}
    of_age = [name for name, theme in fitting.items() if theme["ages"][0] <= age <= theme["ages"][1]]
    return of_age or [name for name in fitting if name != "memory"] or ["falls"]


def told_people(books: Books, told: Sequence[Told], draw: Draw, always: Collection[str]) -> list[Someone]:
    """All who were assessed of late, most of those who wait for it, some of those who have care; of a few all is told."""
    described = {each.person: each for each in books.documents if isinstance(each, Description)}
    found: list[Someone] = []
    for each, share in _candidates(told, books.last - timedelta(days=ASSESSED_OF_LATE)):
        person, state = each.person, each.journey.state
        if person.id in always or draw.chance(share):
            few = FULLY_HERE if state.team == HERE else FULLY_ELSEWHERE
            fully = person.id in always or (state.is_open() and draw.chance(few))
            work = each.journey if state.is_open() else None
            found.append(Someone(person, described[person.id], state.team or "", draw, fully=fully, work=work))
    return found


def _candidates(told: Sequence[Told], since: date) -> Iterator[tuple[Told, float]]:
    for each in told:
        marks = each.journey.state.marks
        if "AssessmentCompleted" in marks and marks["AssessmentCompleted"].on >= since:
            yield each, 1
        elif each.journey.state.is_open():
            yield each, TOLD
        elif "ServiceStarted" in marks:
            yield each, TOLD_A_LITTLE
