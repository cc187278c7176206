"""Everybody's stories, told once the county's works are known, so that not one figure is changed by them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lintel.domain.document import Description
from lintel.domain.kept_apart import KeptApart
from lintel.domain.person_details import SafeContactRecorded
from lintel.synthetic.draw import Deck, Draw
from lintel.synthetic.journey import Books, Journey
from lintel.synthetic.people import People
from lintel.synthetic.stories.assessed import Assessed
from lintel.synthetic.stories.care import tell_care
from lintel.synthetic.stories.contacts import ContactsTold
from lintel.synthetic.stories.families import Families, record
from lintel.synthetic.stories.notes import put_into_words, tell_notes
from lintel.synthetic.stories.pen import Pen
from lintel.synthetic.stories.reassessed import assess_again
from lintel.synthetic.stories.records import Records
from lintel.synthetic.stories.uncommon import keep_apart, open_in_emergencies, write_down_twice
from lintel.synthetic.stories.whom import Someone, assessed_of_late, told_people

LANGUAGES = {
    "pl": 18,
    "ro": 12,
    "pa": 10,
    "ur": 8,
    "ar": 8,
    "pt": 7,
    "bn": 7,
    "uk": 6,
    "so": 5,
    "it": 4,
    "zh": 4,
    "tr": 4,
}
ASKED = 0.85


@dataclass(frozen=True)
class Stories:
    """What came of it besides facts and documents: what is kept apart, and who is of one person with a second record."""

    kept_apart: list[KeptApart]
    written_twice: tuple[tuple[str, str], ...]
    told_fully: tuple[str, ...]


def tell_stories(books: Books, people: People, seed: int, carer: str, cared_for: str) -> Stories:
    """Tell them all. Each part draws from a stream of its own."""
    before = assess_again(books, seed)
    everybody = told_people(books, people.all, Draw(seed, "stories"), {carer, cared_for, *before})
    _bring_together(everybody, Families(_pen(books, people, seed), people), carer, cared_for)
    for who in everybody:
        who.begin_to_speak(books.last)
    _tell_records(books, everybody, seed)
    _tell_assessments(Pen(books, Draw(seed, "on the form")), everybody, before)
    tell_care(books, people, everybody, seed)
    ContactsTold(Pen(books, Draw(seed, "what was said")), {each.id: each for each in people.all}).tell()
    pen = Pen(books, Draw(seed, "uncommon"))
    open_in_emergencies(pen, everybody)
    twice = tuple(write_down_twice(pen, everybody))
    _languages(books, Draw(seed, "languages"))
    fully = tuple(who.person.id for who in everybody if who.fully)
    return Stories(keep_apart(pen, everybody), twice, fully)


def _pen(books: Books, people: People, seed: int) -> Pen:
    people.draw = Draw(seed, "families")
    return Pen(books, people.draw)


def _languages(books: Books, draw: Draw) -> None:
    """Put down which language somebody speaks, where they were asked: never English where an interpreter is needed."""
    others = Deck(draw, LANGUAGES)
    for place, each in enumerate(books.documents):
        if isinstance(each, Description):
            language = _language(each.communication_need, others, draw)
            books.documents[place] = replace(each, language=language)


def _language(need: str, others: Deck, draw: Draw) -> str:
    if need == "interpreter":
        return others.next()
    spoken = "bfi" if need == "british_sign_language" else "en"
    return spoken if draw.chance(ASKED) else ""


def _bring_together(everybody: Sequence[Someone], families: Families, carer: str, cared_for: str) -> None:
    by_id = {who.person.id: who for who in everybody}
    families.bring_together(by_id[carer], by_id[cared_for])
    families.find_helpers(everybody)


def _tell_records(books: Books, everybody: Sequence[Someone], seed: int) -> None:
    asked = {line.fact.subject for line in books.lines if isinstance(line.fact, SafeContactRecorded)}
    pen = Pen(books, Draw(seed, "records"))
    records = Records(pen, asked)
    for who in everybody:
        records.tell(who)
        record(who, pen)
        tell_notes(who, pen)
        put_into_words(who, pen)


def _tell_assessments(pen: Pen, everybody: Sequence[Someone], before: Mapping[str, Journey]) -> None:
    """What is on the form is what the record says; of those who were assessed again, the one before as well."""
    assessed, late = Assessed(pen), assessed_of_late(pen.books)
    for who in everybody:
        for works in (before, late):
            if work := works.get(who.person.id):
                assessed.tell(who, work)
    assessed.put_names_to_decisions()
