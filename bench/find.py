"""Finding a person among 150,000, over HTTP: milliseconds for each sort of thing asked for, and misspelt cases."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from bench.browser import Browser, server, token
from bench.lengths import HEADINGS, Row, measured, refuse_late
from bench.misspelt import Case
from bench.population import Somebody
from bench.timing import table
from lintel.domain.reference import person_reference

ENOUGH, TOP = 0.95, 5
TIMES = 40
READERS = ("adviser", "senior_manager", "safeguarding_lead", "social_worker")
Form = dict[str, str]
COMMON: Sequence[Form] = (
    {"name": "Jo"}, {"name": "Margaret"}, {"name": "a"}, {"name": "o mc de la"}, {"birth_date-year": "1950"},
    {"name": "Thistle" * 40}, {"name": "Margaret", "postcode": "ZZ"}, {"phone": "0000"}, {"name": "Nobody Whatsoever"},
    {"name": "son son son son"},
)  # fmt: skip


def run(folder: Path) -> None:
    """Every sort of question, and every misspelt case, by those who see all of the county and by those who see a part."""
    from bench.county import SEED, USERS, crowd
    from bench.crowd import seen_by
    from bench.misspelt import cases
    from lintel.council.models import Staff

    people = crowd()
    asked = cases(people, SEED)
    with server() as port:
        finders = {role: Finder(port, USERS[role]) for role in READERS}
        rows = [row for role, finder in finders.items() for row in _rows(role, finder, people, asked)]
        seen = seen_by(Staff.objects.get(username=USERS["adviser"]), asked)
        found = Counter(case.rule for case in seen if case.meant in finders["adviser"].found(form_of(case))[:TOP])
    table("Sending a question and reading its answer", [HEADINGS, *rows])
    hits(found, Counter(case.rule for case in seen))
    refuse_late(rows)


class Finder(Browser):
    """Somebody who looks for people."""

    def __init__(self, port: int, username: str) -> None:
        super().__init__(port, username)
        self.form = {"csrfmiddlewaretoken": token(self.read("/find"))}

    def found(self, asked: Form) -> list[str]:
        """Who is found, in the order of the page, by their references."""
        page = self.send("/find", self.form | asked)
        return re.findall(r'href="/person/(P-[0-9A-Z-]+)"', page)


def _rows(role: str, finder: Finder, people: Sequence[Somebody], asked: Sequence[Case]) -> Iterator[Row]:
    some = people[:: len(people) // TIMES]
    for sort, form in SORTS.items():
        yield measured(sort, role, finder.found, [form(who) for who in some])
    yield measured("misspelt cases", role, finder.found, [form_of(case) for case in asked])
    yield measured("common names and parts", role, finder.found, COMMON * 4)


def _born(day: date) -> Form:
    return {"birth_date-day": str(day.day), "birth_date-month": str(day.month), "birth_date-year": str(day.year)}


SORTS: dict[str, Callable[[Somebody], Form]] = {
    "a name that is like it": lambda who: {"name": who.name.replace("e", "i", 1)},
    "a family name alone": lambda who: {"name": who.name.split()[-1]},
    "a date of birth one day off": lambda who: _born(who.born + timedelta(days=1)),
    "a postcode": lambda who: {"postcode": who.postcode},
    "two letters of a postcode": lambda who: {"postcode": who.postcode[:2]},
    "a phone number": lambda who: {"phone": who.phone},
    "the last digits of a phone": lambda who: {"phone": who.phone[-4:]},
    "an NHS number": lambda who: {"nhs_number": who.nhs_number},
    "an NHS number one digit off": lambda who: {"nhs_number": who.nhs_number[:-1] + str((int(who.nhs_number[-1]) + 1) % 10)},
    "a reference": lambda who: {"reference": person_reference(who.id)},
}  # fmt: skip


def form_of(case: Case) -> Form:
    """A case as the form sends it."""
    asked = case.asked
    texts = {"name": asked.name, "postcode": asked.postcode, "phone": asked.phone}
    texts |= {"birth_date-year": str(asked.birth_year)} if asked.birth_year else {}
    return {name: text for name, text in texts.items() if text} | (_born(asked.birth_date) if asked.birth_date else {})


def hits(found: Counter[str], every: Counter[str]) -> None:
    """How many of those who were meant stand among the first five on the page. Fewer than 95% are too few."""
    rows = [("rule", "in the top five", "of"), *((rule, str(found[rule]), str(many)) for rule, many in every.items())]
    table(f"Misspelt: {found.total()} of {every.total()} in the top five", rows)
    if found.total() < ENOUGH * every.total():
        raise SystemExit("Fewer than 95% are found.")
