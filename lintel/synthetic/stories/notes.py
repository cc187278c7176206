"""Notes: calls, visits and case notes about somebody, some put right in a later version; and the words of what was done."""

from datetime import timedelta

from lintel.domain.person_story import NoteMade
from lintel.domain.waiting import KeptInTouch, RiskRated
from lintel.synthetic.stories.pen import Pen
from lintel.synthetic.stories.whom import Someone

NOTED, PUT_RIGHT, THIRD = 0.7, 0.12, 0.5
MOST, MOST_FULLY, LAST_TRIES = 3, 6, 4
WAITING = ("call_in", "call_out", "call_out", "letter_or_email", "case_note")
WITH_WORKER = ("call_in", "call_out", "visit", "visit", "case_note", "meeting", "letter_or_email")
IN_WORDS = {"phone": "call_out", "visit": "note_visit", "email": "letter_or_email"}


def tell_notes(who: Someone, pen: Pen) -> None:
    """What was noted of most with open work, and of some whose work is done."""
    if not who.likely(NOTED if who.is_open else NOTED / 2):
        return
    many = MOST_FULLY if who.fully else pen.draw.number(1, MOST if who.is_open else 1)
    for number in range(many):
        sort = pen.draw.pick(WITH_WORKER if who.has_worker else WAITING)
        text = who.phrases.say(_words_of(sort, who, pen))
        _note(who, pen, sort, text, put_right=number == 1 and who.likely(PUT_RIGHT))


def _words_of(sort: str, who: Someone, pen: Pen) -> str:
    if sort != "visit":
        return sort
    return "note_visit_third" if who.helper and pen.draw.chance(THIRD) else "note_visit"


def _note(who: Someone, pen: Pen, sort: str, text: str, *, put_right: bool) -> None:
    last = pen.books.last
    moment = pen.moment_between(who.since(pen.books), last, after=who.person.known_at)
    by, third = who.writer(moment.date(), pen.books), bool(who.helper and who.helper.name in text)
    made = pen.tell(NoteMade, who.person.id, moment, by, text, sort=sort, third_person=third)
    if put_right:
        again = pen.moment_between(moment.date(), moment.date() + timedelta(days=3), after=moment)
        told = who.phrases.say("put_right", first_version=text)
        more = {"sort": sort, "third_person": third, "version_of": made.id, "occurred": made.occurred}
        pen.tell(NoteMade, who.person.id, again, by, told, **more)


def put_into_words(who: Someone, pen: Pen) -> None:
    """The words that go with the last tries to be in touch, and with the rating that stands."""
    tried = [each for each in who.work.entries if isinstance(each.fact, KeptInTouch)]
    for each in tried[-LAST_TRIES:]:
        how = IN_WORDS.get(each.fact.how) if each.fact.reached else "not_reached"  # type: ignore[attr-defined]
        if how:
            pen.note_on(each.fact, who.work.id, each.recorded, who.phrases.say(how))
    rated = [each for each in who.work.entries if isinstance(each.fact, RiskRated)]
    for each in rated[-1:]:
        said = who.phrases.say(f"rated_{each.fact.rating}")  # type: ignore[attr-defined]
        pen.note_on(each.fact, who.work.id, each.recorded, said)
