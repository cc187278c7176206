"""The doors of the portal: start pages with last month's real figures, and help on every page."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import find
from django.test import Client

from lintel.casework.actions import make_move
from lintel.casework.models import Work
from lintel.domain.clock import month_ends
from lintel.domain.codes import rows
from lintel.domain.forms.every import PUBLIC
from lintel.domain.moves import When
from lintel.web.formats import month_year
from lintel.web.portal import answered_said
from lintel.web.portal.answered import Answered
from tests.people import DUTY, Cast, cast, move, open_for
from tests.web.portal_walk import send, start, walk
from tests.web.reading import read, words
from tests.web.test_portal import FEWEST

EACH = pytest.mark.parametrize("slug", PUBLIC)


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def looked_at(made: Cast, days: int, number: int) -> None:
    """A contact of last month, at which somebody looked after so many days."""
    came = month_ends(made.today, 1)[0] - timedelta(days=20 - number)
    ago = (made.today - came).days
    row = Work.objects.get(pk=open_for(made.people["orla"], "contact", DUTY, made.today, days_ago=ago))
    answers = {"decision": "advice_given", "conversation": None, "advice": None}
    when = When(occurred=came + timedelta(days=days))
    make_move(row, move("reach-ContactTriaged"), when, answers, by=made.staff["duty"], expecting=row.sequence, note="x")


def test_u07_the_start_page_says_how_soon_it_was_looked_at_last_month(made: Cast) -> None:
    """U7: the response time on every start page is counted from the real figures of last month."""
    for number, days in enumerate((1, 1, 1, 1, 1, 2, 2, 2, 3, 9)):
        looked_at(made, days, number)
    page = words(Client().get("/ask/help/"))
    month = month_year(month_ends(made.today, 1)[0])
    # By hand: half lies between the 5th (1 day) and the 6th (2 days); nine in ten, a tenth of the way from 3 to 9.
    assert (
        f"In {month} we decided what comes next for half of people within 2 days. We did so for 9 of 10 within 4 days."
        in page
    )


@pytest.mark.parametrize(
    ("slug", "kind", "clock", "unit"),
    [("help", "contact", "triage", "working days"), ("concern", "safeguarding_concern", "how_to_proceed", "hours")],
)
def test_u07_what_is_promised_is_the_standard_and_what_is_counted_is_another_sentence(
    db: None, monkeypatch: pytest.MonkeyPatch, slug: str, kind: str, clock: str, unit: str
) -> None:
    """U7: the standard is that of the data, and the real figure says which step it is of, be it far from it."""
    real = Answered(half=9, most=50, month=date(2026, 10, 31))
    monkeypatch.setattr(answered_said, "answered_last_month", lambda kind, today: real)
    found = [row for row in rows("targets") if (row["kind"], row["stage_or_clock"]) == (kind, clock)]
    page = words(Client().get(f"/ask/{slug}/"))
    assert f"We aim {PROMISED[slug]} within {found[0]['amount']} {unit}." in page
    assert f"{COUNTED[slug]} within 9 days" in page
    assert "9 of 10 within 50 days. Weekends are counted." in page


PROMISED = {"help": "to decide what comes next", "concern": "that a person reads it, and says how we go on,"}
COUNTED = {"help": "we decided what comes next for half of people", "concern": "we began this for half of the worries"}


@pytest.mark.parametrize("kind", sorted({each.door.kind for each in PUBLIC.values()}))
def test_every_form_has_its_sentences(kind: str) -> None:
    assert kind in answered_said.PROMISED
    assert kind in answered_said.MEASURED


def test_u07_of_too_few_no_figure_is_said(made: Cast) -> None:
    """U7: of too few no figure is said, which would promise too much."""
    for days in range(9):
        looked_at(made, days, days)
    assert "9 of 10" not in words(Client().get("/ask/help/"))


@EACH
def test_u34_help_is_the_same_on_every_page_and_in_the_same_place(made: Cast, slug: str) -> None:
    """U34: the same help in the same place on each page."""
    client = Client()
    helps = set()
    for path in (*walk(client, slug, FEWEST[slug]), f"/ask/{slug}/", f"/ask/{slug}/check"):
        page = client.get(path)
        read(page)
        helps.add(page.content.decode().split('<aside class="lintel-help"')[1].split("</aside>")[0])
    sent = send(client, slug).content.decode()
    helps.add(sent.split('<aside class="lintel-help"')[1].split("</aside>")[0])
    [told] = helps
    for each in ("01632 960100", "18001 01632 960100", "British Sign Language", "interpreter", "01632 960199", "999"):
        assert each in told


@EACH
def test_u06_what_is_said_once_it_was_sent(made: Cast, slug: str) -> None:
    """U6: the confirmation says the reference, what comes next, by when, whom to ring and how to add to it."""
    client = Client()
    walk(client, slug, FEWEST[slug])
    page = words(send(client, slug))
    for each in (
        "We have it",
        "Your reference is W-",
        "What happens next",
        "Somebody from the",
        "If it gets worse",
        "Ring",
    ):
        assert each in page


@EACH
def test_u02_no_page_gives_a_verdict_or_speaks_to_staff(made: Cast, slug: str) -> None:
    """U2: nobody is told that a threshold is not met: it is received, a person decides, and ring if it gets worse."""
    client = Client()
    pages = [client.get(path) for path in walk(client, slug, FEWEST[slug])]
    said = " ".join(words(page) for page in [*pages, client.get(f"/ask/{slug}/"), send(client, slug)]).lower()
    for each in ("threshold", "eligib", "s42", "section 42", "rag", "triage"):
        assert each not in said.split()
        assert f" {each} " not in said


@EACH
def test_u36_a_page_weighs_less_than_150_kilobytes_with_all_that_it_loads(made: Cast, slug: str) -> None:
    """U36: the first load of a public page is less than 150 kilobytes."""
    client = Client()
    page = client.get(start(client, slug)).content.decode()
    loaded = re.findall(r'(?:href|src)="/static/([^"]+)"', page)
    weight = len(page.encode()) + sum(Path(find(each)).stat().st_size for each in loaded)
    assert len(loaded) >= 3
    assert weight < 150_000
