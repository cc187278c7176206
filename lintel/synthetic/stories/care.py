"""What is written of care: plans, reviews and enquiries of late, told from streams of chance of their own."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from lintel.domain.assessment import AssessmentCompleted, AssessmentResubmitted
from lintel.domain.document import Words
from lintel.synthetic.draw import Draw
from lintel.synthetic.journey import Books
from lintel.synthetic.people import People
from lintel.synthetic.stories.on_forms import OnForms, tell_on_forms
from lintel.synthetic.stories.pen import Pen
from lintel.synthetic.stories.phrases import Phrases
from lintel.synthetic.stories.planned import Planned
from lintel.synthetic.stories.whom import Someone, assessed_of_late, first_name

OF_LATE = 45
# A review or enquiry of one whose life is not told any further goes by one of these, as fits the team.
THEMES = {"physical": "arthritis", "learning_disability": "growing_up", "mental_health": "low_mood"}


def tell_care(books: Books, people: People, everybody: Sequence[Someone], seed: int) -> None:
    """Tell it all, once the assessments are on their forms."""
    planned, late, written = Planned(Pen(books, Draw(seed, "plans"))), assessed_of_late(books), _written(books)
    for who in everybody:
        if work := late.get(who.person.id):
            planned.tell(who, work, written)
    _reviews_and_enquiries(books, people, everybody, seed)


def _reviews_and_enquiries(books: Books, people: People, everybody: Sequence[Someone], seed: int) -> None:
    on_forms = OnForms(Pen(books, Draw(seed, "on forms")), books.last - timedelta(days=OF_LATE))
    known, named = {who.person.id: who.phrases for who in everybody}, {each.id: each for each in people.all}
    for work in books.journeys:
        if work.state.kind and work.state.declared.name in ("review", "section_42_enquiry"):
            person, specialism = work.state.person or "", (work.state.team or "").partition("_")[2]
            theme = THEMES.get(specialism, "falls")
            phrases = known.get(person) or Phrases(on_forms.draw, theme, first=first_name(named[person]))
            tell_on_forms(on_forms, work, phrases)


def _written(books: Books) -> dict[str, Mapping[str, str]]:
    """The answers of each assessment on the form, as they were at last."""
    kept = {each.id: each.body for each in books.documents if isinstance(each, Words)}
    facts = (line.fact for line in books.lines if isinstance(line.fact, AssessmentCompleted | AssessmentResubmitted))
    told = sorted((fact for fact in facts if fact.answers), key=lambda fact: fact.occurred)
    return {fact.subject: kept[fact.answers or ""] for fact in told}
