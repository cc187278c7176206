"""The special cases: people and works that the tour, the tests and the figures point at by name."""

from dataclasses import dataclass
from datetime import date, timedelta

from lintel.domain.person import RestrictionPlaced, SamePerson
from lintel.domain.person_details import SafeContactRecorded
from lintel.domain.waiting import WaitStarted
from lintel.synthetic.assessment_list import ERROR_DAYS
from lintel.synthetic.assessments import Assessments, Told
from lintel.synthetic.contacts import receive, triage
from lintel.synthetic.days import working_day_from, working_day_up_to
from lintel.synthetic.journey import Books, Journey
from lintel.synthetic.keeping import keep_in_touch, manager, rate
from lintel.synthetic.people import People, Person
from lintel.synthetic.setting import HERE, LOCALITIES

RESTRICTED_DAYS, SAFE_DAYS = 26, 14
SAFE = (
    {"ring": "yes", "text": "yes", "leave_message": "yes", "write": "yes"},
    {"ring": "yes", "text": "yes", "leave_message": "no", "write": "yes"},
    {"ring": "yes", "text": "no", "leave_message": "no", "write": "no"},
    {"ring": "not_known", "text": "not_known", "leave_message": "not_known", "write": "yes"},
)
RESTRICTED_NUMBER = "9999000010"  # its serial is past those that the others are given
LINKED_DAYS, LINK_FOUND_DAYS = 160, 92


@dataclass(frozen=True)
class RecordingError:
    """A work whose wait was typed as beginning a year too early: the fact at fault, and the right date."""

    work: str
    fact: str
    right_since: date


@dataclass(frozen=True)
class SpecialCases:
    """Ids of the people and works that are told on purpose."""

    today: date
    sign_in: tuple[str, ...]
    leaver: str
    leaver_works: tuple[str, ...]
    duplicate_pair: tuple[str, str]
    linked_pair: tuple[str, str]
    carer: str
    carer_work: str
    cared_for: str
    old_concern: str
    longest_true_wait: str
    recording_errors: tuple[RecordingError, ...]
    restricted_person: str | None = None
    restricted_work: str | None = None
    written_twice: tuple[tuple[str, str], ...] = ()
    told_fully: tuple[str, ...] = ()


def recording_errors(told: list[Told]) -> tuple[RecordingError, ...]:
    """The four, with what would put them right."""
    return tuple(_error(each) for each in told if each.place.pinned.startswith("error"))


def _error(told: Told) -> RecordingError:
    started = next(entry.fact for entry in told.journey.entries if isinstance(entry.fact, WaitStarted))
    assert started.since is not None
    return RecordingError(told.journey.id, started.id, started.since + timedelta(days=ERROR_DAYS))


def waiting_here(assessments: Assessments) -> list[Told]:
    """Those in the sign-in manager's own tray."""
    return [told for told in assessments.told if told.place.left is None and told.journey.state.team == HERE]


def duplicate(books: Books, people: People, first: Person) -> tuple[str, str]:
    """A second record of somebody who waits, under the same number and almost the same name, with a contact open."""
    on, by = working_day_up_to(books.last), books.setting.advisers[0]
    given, _, family = first.name.partition(" ")
    name = f"{given} {family.replace('e', 'ie', 1) if 'e' in family else family + 'e'}"
    second = people.new(books.office_time(on), by, name=name, nhs_number=first.nhs_number, locality=first.locality)
    receive(books, second, on, by, channel="phone", reason="asks_for_care")
    return first.id, second.id


def linked(books: Books, people: People, first: Person) -> tuple[str, str]:
    """Two records that were found to be of one person, and linked."""
    on, by = working_day_up_to(books.last - timedelta(days=LINKED_DAYS)), books.setting.advisers[0]
    second = people.new(
        books.office_time(on), by, name=first.name, nhs_number=first.nhs_number, locality=first.locality
    )
    contact = receive(books, second, on, by, channel="phone", reason="asks_advice")
    triage(contact, on, by, "advice_given")
    found = working_day_up_to(books.last - timedelta(days=LINK_FOUND_DAYS))
    people.tell(SamePerson, first, books.office_time(found), by, other=second.id, reason="same_nhs_number")
    return first.id, second.id


def safe_contact(books: Books, people: People, assessments: Assessments) -> None:
    """Of those who joined or left the list of late, most have said what is safe. Draws from a stream of its own."""
    since, by = books.last - timedelta(days=SAFE_DAYS), books.setting.advisers[0]
    late = [told for told in assessments.told if (told.place.left or told.place.joined) >= since]
    for number, told in enumerate(late):
        if number % 5 < len(SAFE):
            moment = told.person.known_at + timedelta(minutes=5)
            people.tell(SafeContactRecorded, told.person, moment, by, **SAFE[number % 5])


def restricted(books: Books, people: People) -> tuple[str, str]:
    """A councillor whose record is restricted, with an assessment that waits in a tray. Draws from her own stream."""
    on = working_day_from(books.last + timedelta(days=1 - RESTRICTED_DAYS))
    by, moment = books.setting.managers[HERE], books.office_time(on)
    person = people.new(
        moment, by, name="Sabrin Velvetshaw", nhs_number=RESTRICTED_NUMBER, locality=next(iter(LOCALITIES))
    )
    people.tell(RestrictionPlaced, person, moment + timedelta(minutes=2), by, reason="councillor")
    journey = Journey(books)
    journey.begin("care_act_assessment", person.tray(HERE), by, moment + timedelta(minutes=4))
    rate(journey, on, by, "amber")
    keep_in_touch(journey, books.last + timedelta(days=1), manager(journey))
    return person.id, journey.id
