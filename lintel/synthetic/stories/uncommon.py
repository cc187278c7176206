"""What is uncommon and matters: records opened in an emergency, records that may be of one person, what is kept apart."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from lintel.domain.clock import end_of_day
from lintel.domain.document import Description, Identity
from lintel.domain.emergency import AccessForced, AccessReviewed
from lintel.domain.fact import Fact
from lintel.domain.forced_access import ends
from lintel.domain.kept_apart import KeptApart
from lintel.domain.moment import Moment
from lintel.domain.person import PersonRegistered
from lintel.domain.safeguarding import ConcernReceived
from lintel.domain.work import WorkOpened
from lintel.synthetic.days import working_day_from, working_day_up_to
from lintel.synthetic.people import drama_phone, invented_name
from lintel.synthetic.setting import HERE, THERE
from lintel.synthetic.stories.pen import Pen
from lintel.synthetic.stories.phrases import Phrases
from lintel.synthetic.stories.whom import Someone

# Why a record was opened in an emergency, how many days ago, at what time, and what the review found, where there was one.
FORCED = (
    ("police_or_hospital", 33, time(22, 35), "needed"),
    ("cover", 12, time(7, 50), "another_way"),
    ("found_unwell", 0, time(16, 20), None),
)
KEY_SAFES, DIGITS = 0.025, 4
TWICE = 3


def open_in_emergencies(pen: Pen, everybody: Sequence[Someone]) -> None:
    """Three workers of another team opened a record of this team's: two were reviewed, and one is due to be."""
    since = pen.books.last - timedelta(days=FORCED[0][1] + 7)
    known = [who for who in everybody if who.team == HERE and who.fully and who.person.known_on < since]
    for who, (reason, ago, at, outcome) in zip(known, FORCED, strict=False):
        reader = pen.draw.pick(pen.books.setting.workers[THERE])
        on = working_day_up_to(pen.books.last - timedelta(days=ago))
        moment = Moment(on, at)
        until = ends(moment)
        more = {"at": at, "reader": reader, "until": until.on, "until_at": until.at, "reason": reason}
        said = who.phrases.say(f"forced.{reason}")
        forced = pen.tell(AccessForced, who.person.id, moment.instant(), reader, said, **more)
        if outcome:
            _review(pen, who, forced, outcome, moment.instant())


def _review(pen: Pen, who: Someone, forced: Fact, outcome: str, opened: datetime) -> None:
    day = working_day_from(forced.occurred + timedelta(days=1))
    moment, manager = pen.moment_between(day, day, after=opened), pen.books.setting.managers[HERE]
    more = {"access": forced.id, "reviewer": manager, "outcome": outcome}
    pen.tell(AccessReviewed, who.person.id, moment, manager, who.phrases.say(f"reviewed.{outcome}"), **more)


def write_down_twice(pen: Pen, everybody: Sequence[Someone]) -> list[tuple[str, str]]:
    """A few were written down anew by somebody who did not find them: almost the same name, and no NHS number."""
    documents = pen.books.documents
    twice = {who.person.id: who for who in everybody if who.team == HERE and len(who.person.name) < 40}
    twice = dict(list(twice.items())[-TWICE:])
    identities = {each.person: each for each in documents if isinstance(each, Identity) and each.person in twice}
    return [(person, _again(pen, who, identities[person])) for person, who in twice.items()]


def _again(pen: Pen, who: Someone, first: Identity) -> str:
    person, by = pen.draw.id(), pen.draw.pick(pen.books.setting.advisers)
    moment = pen.moment_between(who.person.known_on, pen.books.last, after=who.person.known_at)
    name = first.name.replace("e", "ee", 1) if "e" in first.name else f"{first.name}e"
    identity = replace(first, id=pen.draw.id(), person=person, recorded=moment, name=name, nhs_number="")
    more = {"person": person, "recorded": moment, "valid_from": moment.date(), "sex": "", "ethnicity": ""}
    described: Description = replace(who.described, id=pen.draw.id(), **more)
    pen.books.documents += [identity, described]
    pen.tell(PersonRegistered, person, moment, by, identity=identity.id, description=described.id)
    return person


def keep_apart(pen: Pen, everybody: Sequence[Someone]) -> list[KeptApart]:
    """Codes of key safes, and the name of one who told of something at work. The codes open nothing."""
    alone = [who for who in everybody if who.team.endswith("_physical") and pen.draw.chance(KEY_SAFES)]
    found = [_kept(pen, who.person.id, "key_safe", who.phrases, who.writer(pen.books.last, pen.books)) for who in alone]
    concerns = {line.fact.subject for line in pen.books.lines if isinstance(line.fact, ConcernReceived)}
    opened = [line for line in pen.books.lines if isinstance(line.fact, WorkOpened) and line.fact.subject in concerns]
    about = vars(opened[-1].fact)["person"]
    phrases = Phrases(pen.draw, "falls", first="")
    return [*found, _kept(pen, about, "whistle_blower", phrases, pen.books.setting.managers["safeguarding"])]


def _kept(pen: Pen, person: str, sort: str, phrases: Phrases, by: str) -> KeptApart:
    digits = "".join(str(pen.draw.number(0, 9)) for _ in range(DIGITS))
    text = phrases.say(sort, digits=digits, teller=invented_name(pen.draw), phone=drama_phone(pen.draw))
    moment = pen.moment_between(pen.books.last, pen.books.last, after=end_of_day(pen.books.last - timedelta(days=1)))
    return KeptApart(person=person, sort=sort, text=text, recorded=moment, by=by)
