"""Days of long ago, in every date box of every form: each is refused in words or kept, and every page that then shows
the work still answers. The working days of such years are not listed (domain/calendar.py)."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from django.test import Client

from lintel.casework.clock_faces import ClockFace
from lintel.casework.models import Work
from lintel.domain.clock import Moment
from lintel.domain.flow import KINDS
from lintel.domain.legal import MOVES
from lintel.domain.reference import person_reference
from lintel.ledger import read as ledger
from tests.people import Cast, cast, client_of
from tests.web.reading import Reader, words
from tests.web.test_putting_right import page_of

DAYS = (date(1900, 1, 1), date(2015, 6, 1))
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
SELECT = re.compile(r'<select[^>]* name="([^"]+)".*?</select>', re.DOTALL)
OPTION = re.compile(r'<option value="([^"]+)"( selected)?')
WHO = ("lead", "duty", "manager", "worker", "senior")


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def standing(page: str) -> dict[str, str]:
    """What a browser would send if nobody touched the form, with the first choice made where none is."""
    told = dict(HIDDEN.findall(page))
    for box in Reader(page).boxes:
        name, chosen = box.get("name", ""), box.get("type") != "radio" or "checked" in box
        if chosen or name not in told:
            told[name] = box.get("value", "")
    for select in SELECT.finditer(page):
        options = OPTION.findall(select[0])
        told[select[1]] = next((value for value, chosen in options if chosen), options[0][0] if options else "")
    return told | {"name": "Orla Plainly"}


def dates_of(told: dict[str, str]) -> list[str]:
    return [name.removesuffix("-day") for name in told if name.endswith("-day")]


def on(name: str, day: date) -> dict[str, str]:
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def forms_of(made: Cast) -> Iterator[str]:
    """Every form of every work, every contact that can be taken in, and every form of a person's record."""
    yield from ("/contact/new", "/staff/worker.made-up/leaver")
    for person in map(person_reference, made.people.values()):
        yield from (f"/person/{person}/{act}" for act in ("restrict", "lift", "link"))
    for work in Work.objects.order_by("reference"):
        yield from (f"/work/{work.reference}/{move.slug}" for move in MOVES)
        yield f"/work/{work.reference}/reattribute"
        for entry in ledger.facts_of({work.id})[work.id]:
            yield from (f"/work/{work.reference}/{act}/{entry.fact.id}" for act in ("correct", "withdraw"))


def pages() -> Iterator[str]:
    yield from ("/waiting", "/due", "/figures/", "/figures/suspicious/")
    for work in Work.objects.all():
        yield from (f"/work/{work.reference}", f"/person/{person_reference(work.person)}")


def check_pages(made: Cast, about: str) -> None:
    """Every page that shows a work, to somebody who may see them all; and a caseload to its worker."""
    reader = client_of(made, "lead")
    broken = [path for path in dict.fromkeys(pages()) if reader.get(path).status_code != 200]
    assert broken == [], about
    assert client_of(made, "worker").get("/caseload").status_code == 200, about


def opened(made: Cast, path: str) -> tuple[Client, dict[str, str]]:
    """Somebody who may send a form, and what stands in it."""
    for who in WHO:
        client = client_of(made, who)
        answer = client.get(path)
        if answer.status_code == 200:
            return client, standing(answer.content.decode())
    return client, {}


def try_each_date(made: Cast, path: str, day: date) -> list[str]:
    """Send the form once for each of its date boxes. Returns the boxes whose day was taken; what it did is undone."""
    client, told = opened(made, path)
    taken = []
    for box in dates_of(told):
        with transaction.atomic():
            answer = client.post(path, told | on(box, day))
            assert answer.status_code in (302, 409, 422), f"{path} {box} {answer.status_code}"
            if answer.status_code == 302:
                taken.append(box)
                check_pages(made, f"{path} {box} {day}")
            transaction.set_rollback(True)
    return taken


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_date_box_of_every_form(made: Cast, day: date) -> None:
    taken = set()
    for path in list(forms_of(made)):
        taken.update(try_each_date(made, path, day))
    # Nothing new may be so old, as nobody could say when to be in touch; what is put right may.
    put_right = {"new_occurred", "new_since", "new_starts_on", "new_due_on", "new_urgent_since"}
    assert taken == {"birth_date", "urgent_since"} | put_right


def test_a_wait_that_began_before_the_calendar_of_working_days_is_over_its_target(made: Cast) -> None:
    client, path = client_of(made, "duty"), page_of(made, "correct", "contact", "WaitStarted")
    told = standing(client.get(path).content.decode()) | on("new_since", date(2015, 6, 1)) | {"reason": "wrong_date"}
    assert client.post(path, told).status_code == 302
    assert made.work("contact").since == date(2015, 6, 1)
    list_of_all = words(client_of(made, "lead").get("/waiting"))
    assert "Over target Target 10 working days" in list_of_all
    check_pages(made, "since 2015")


def face(started: date | datetime) -> ClockFace:
    """The clock of 24 hours of a concern, running since a day or a moment."""
    clock = next(each for each in KINDS["safeguarding_concern"].clocks if each.name == "how_to_proceed")
    began = Moment.of(started) if isinstance(started, datetime) else Moment(started)
    return ClockFace(clock, began, None, clock.targets[0])


def test_a_clock_that_was_started_by_a_watch_ahead_of_ours_is_not_late() -> None:
    now = datetime(2026, 11, 2, 9, tzinfo=UTC)
    assert not face(now + timedelta(minutes=4)).late(now)


def test_a_clock_of_long_ago_is_late() -> None:
    assert all(face(day).late(datetime(2026, 11, 2, tzinfo=UTC)) for day in DAYS)
