"""The made-up county as a whole: the same for the same seed and day, and legal throughout."""

import dataclasses
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta

from lintel.domain.council import Council
from lintel.domain.document import Document, Line
from lintel.domain.kept_apart import KeptApart
from lintel.synthetic.assessment_list import assessment_places
from lintel.synthetic.assessments import Assessments
from lintel.synthetic.concern_list import concern_places
from lintel.synthetic.contacts import CONTACTS_A_DAY, Contacts, day_counts
from lintel.synthetic.draw import Draw
from lintel.synthetic.journey import Books
from lintel.synthetic.people import People
from lintel.synthetic.reviews import long_term
from lintel.synthetic.safeguarding import Concerns
from lintel.synthetic.setting import SIGN_IN, setting
from lintel.synthetic.special import (
    SpecialCases,
    duplicate,
    linked,
    recording_errors,
    restricted,
    safe_contact,
    waiting_here,
)
from lintel.synthetic.stories.everybody import tell_stories
from lintel.synthetic.waiting_list import working_days

SEED = 20251020
HISTORY_DAYS = 750
SHORT_SCALE = 0.1


@dataclass(frozen=True)
class County:
    """A council's set-up, documents and lines of facts in recorded order, with its special cases by name.

    `kept_apart` is in plain words, as nothing of it is locked yet.
    """

    council: Council
    documents: list[Document]
    lines: list[Line]
    story: SpecialCases
    kept_apart: list[KeptApart] = field(default_factory=list)


def county(
    today: date,
    *,
    seed: int = SEED,
    full_calls: bool = False,
    with_restricted: bool = True,
    history_days: int = HISTORY_DAYS,
) -> County:
    """The county as it stands in the morning of `today`: all that happened up to the end of yesterday.

    `full_calls` tells every contact, not one in ten. Without the restricted person the rest is the same, byte for byte.
    A shorter history is quicker to make; from 210 days on it holds every special case.
    """
    with _no_collecting():
        first, last = today - timedelta(days=history_days), today - timedelta(days=1)
        books = Books(setting(Draw(seed, "setting")), Draw(seed, "county"), first, last)
        story, kept_apart = _tell(books, today, seed, 1 if full_calls else SHORT_SCALE)
        if with_restricted:
            story = _with_restricted(books, story, seed)
        books.lines.sort(key=lambda line: line.recorded)
        return County(books.setting.council, books.documents, books.lines, story, kept_apart)


def _tell(books: Books, today: date, seed: int, scale: float) -> tuple[SpecialCases, list[KeptApart]]:
    people = People(books, Draw(seed, "people"))
    assessments = Assessments(books, people)
    assessments.tell(assessment_places(today, books.first, Draw(seed, "assessment list")))
    long_term(books, people)
    people.gather()
    books.draw = Draw(seed, "concerns")
    concerns = Concerns(books, people)
    concerns.tell(concern_places(today, books.first, Draw(seed, "concern list")))
    story = _special(books, people, assessments, concerns, today)
    safe_contact(books, People(books, Draw(seed, "safe contact")), assessments)
    books.draw, people.draw = Draw(seed, "contacts"), Draw(seed, "callers")
    _tell_contacts(books, people, assessments, scale)
    told = tell_stories(books, people, seed, story.carer, story.cared_for)
    story = dataclasses.replace(story, written_twice=told.written_twice, told_fully=told.told_fully)
    return story, told.kept_apart


def _tell_contacts(books: Books, people: People, assessments: Assessments, scale: float) -> None:
    already = day_counts([told.place.since for told in assessments.told if told.place.from_contact])
    days = working_days(books.first, books.last)
    Contacts(books, people).tell(days, already, CONTACTS_A_DAY * scale)


def _special(books: Books, people: People, assessments: Assessments, concerns: Concerns, today: date) -> SpecialCases:
    here = waiting_here(assessments)
    return SpecialCases(
        today=today,
        sign_in=tuple(username for username, *_ in SIGN_IN),
        leaver=books.setting.leaver,
        leaver_works=tuple(assessments.leaver_works),
        duplicate_pair=duplicate(books, people, here[2].person),
        linked_pair=linked(books, people, assessments.told[len(assessments.told) // 3].person),
        carer=here[0].person.id,
        carer_work=here[0].journey.id,
        cared_for=here[1].person.id,
        old_concern=concerns.old,
        longest_true_wait=next(told.journey.id for told in assessments.told if told.place.pinned == "court"),
        recording_errors=recording_errors(assessments.told),
    )


def _with_restricted(books: Books, story: SpecialCases, seed: int) -> SpecialCases:
    books.draw = Draw(seed, "restricted")
    person, work = restricted(books, People(books, Draw(seed, "restricted person")))
    return dataclasses.replace(story, restricted_person=person, restricted_work=work)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """A million small values are made and all are kept: looking for rubbish among them would double the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
