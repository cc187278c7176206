"""What stands together on a page is of one state of the ledger, whatever is recorded while it is worked out."""

import re
from collections.abc import Callable, Sequence
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from lintel.casework.commit import commit
from lintel.domain.fact import Fact, Withdrawn
from lintel.domain.person import SamePerson
from lintel.ledger import read
from lintel.measures import ask, sql
from lintel.measures.publish import publish
from lintel.measures.restate import restate
from tests.integration.measures.conftest import Teller
from tests.people import NORTH, cast, client_of, open_for, staff_id

WAITING = "waiting_now:care_act_assessment:allocation"
AS_AT = date(2026, 1, 31)
LATER = date(2026, 2, 10)
Meanwhile = Callable[[Callable[[], object]], None]


@pytest.fixture
def five(teller: Teller) -> list[Sequence[Fact]]:
    """Five assessments, waiting since the first five days of January."""
    return [teller.assessment(date(2026, 1, day)) for day in range(1, 6)]


@pytest.fixture
def after_the_first_answer(monkeypatch: pytest.MonkeyPatch) -> Meanwhile:
    """Let something be done as soon as the first figures have been counted."""

    def meanwhile(do: Callable[[], object]) -> None:
        count, still_to_do = sql.series, [do]

        def series(*asked: object) -> object:
            answers = count(*asked)
            while still_to_do:
                still_to_do.pop()()
            return answers

        monkeypatch.setattr(sql, "series", series)

    return meanwhile


def test_a_restatement_explains_its_own_figure(
    teller: Teller, five: list[Sequence[Fact]], after_the_first_answer: Meanwhile
) -> None:
    figure = publish(WAITING, AS_AT, by="analyst", as_known_on=AS_AT)
    after_the_first_answer(lambda: teller.assessment(date(2026, 1, 25), told=LATER))
    torn = restate(figure)
    assert (torn.now.figures.whole.number, torn.changes) == (5, [])
    (change,) = restate(figure).changes
    assert change.sort == "joined_late"


@pytest.mark.parametrize("engine", ask.ENGINES)
def test_the_figure_of_a_group_is_of_its_members_alone_and_counts_people_once(
    teller: Teller, five: list[Sequence[Fact]], engine: str
) -> None:
    (one, other), later = (facts[0].person for facts in five[:2]), date(2026, 1, 6)
    teller.tell([SamePerson(subject=one, other=other, occurred=later, reason="told_us")], later)
    reading = ask.reading(AS_AT, engine=engine)
    early = reading.figure_of(WAITING, within=lambda member: member.since <= date(2026, 1, 3))
    # By hand: waits since the 1st, 2nd and 3rd are 30, 29 and 28 days long on the 31st; two of the three are one person's.
    assert (early.number, early.people, early.median, early.maximum) == (3, 2, 29, 30)
    assert reading.figure_of(WAITING, within=lambda member: True) == reading.figures(WAITING).figures.whole
    assert reading.figure_of(WAITING, within=lambda member: False).number == 0


def test_the_months_are_known_when_the_figure_is(db: None, after_the_first_answer: Meanwhile) -> None:
    made = cast()
    month_end = ask.month_ends(made.today, 1)[0].isoformat()
    work = open_for(made.people["lin"], "care_act_assessment", NORTH, made.today, days_ago=60)
    opening = read.facts_of([work])[work][0].fact
    taken_back = Withdrawn(subject=work, occurred=made.today, original=opening.id, reason="did_not_happen")
    after_the_first_answer(lambda: commit(taken_back, by=staff_id("manager")))
    first, second = (numbers_at(month_end, client_of(made, "analyst")) for _ in range(2))
    assert first == (first[0], first[0])
    assert second == (first[0] - 1, first[0] - 1)


def numbers_at(day: str, client: Client) -> tuple[int, int]:
    """The number of a month-end as the page has it above, and as it has it among the months."""
    shown = client.get(reverse("figure", kwargs={"measure": WAITING}), {"as_at": day}).content.decode()
    strip = re.search(r"<dt>Waits</dt><dd>\s*<a [^>]*>(\d+)", shown)
    newest = re.search(r'<th scope="row">[^<]*</th>\s*<td[^>]*><a [^>]*>(\d+)', shown)
    assert strip is not None, shown
    assert newest is not None, shown
    return int(strip[1]), int(newest[1])
