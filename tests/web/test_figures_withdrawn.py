"""Cases behind a figure as known before some were withdrawn: they were counted, so they are shown, without a name."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from lintel.casework.actions import make_move
from lintel.domain.clock import LONDON
from lintel.domain.legal import WITHDRAW
from lintel.domain.moves import When
from lintel.domain.reference import work_reference
from lintel.ledger import read
from lintel.ledger.models import Look
from lintel.measures import ask
from lintel.measures.publish import publish
from tests.people import NORTH, Cast, cast, client_of, open_for, staff_id
from tests.web.test_figures import MEASURE

STAND, GONE = ("waiting", "offered"), ("opened_wrongly", "other_team", "restricted")
IN_THE_NORTH = (*STAND, "opened_wrongly")
SEES = [
    ("lead", (*STAND, *GONE)),
    ("director", (*IN_THE_NORTH, "other_team")),
    ("senior", (*IN_THE_NORTH, "other_team")),
    ("analyst", (*IN_THE_NORTH, "other_team")),
    ("manager", IN_THE_NORTH),
    ("worker", IN_THE_NORTH),
    ("stranger", ("other_team",)),
    ("duty", ()),
]
PAGES = ("figure_cases", "figure_cases_csv", "published_cases")


@dataclass(frozen=True)
class Story:
    """The cast, three of whose assessments were withdrawn after a minute at which all five were known and published."""

    made: Cast
    known: datetime
    published: str

    def get(self, page: str, who: str) -> HttpResponse:
        """A page of cases, as known before anything was withdrawn."""
        local = self.known.astimezone(LONDON)
        asked = {"as_at": self.made.today.isoformat(), "known_on": local.date().isoformat()}
        asked |= {"known_at": f"{local:%H:%M}"}
        about: Mapping[str, str] = {"id": self.published} if page == "published_cases" else {"measure": MEASURE}
        response = client_of(self.made, who).get(reverse(page, kwargs=about), asked)
        assert response.status_code == 200, response.content.decode()
        return response

    def references(self, works: tuple[str, ...]) -> set[str]:
        return {work_reference(self.made.works[work]) for work in works}


@pytest.fixture
def story(db: None, monkeypatch: pytest.MonkeyPatch) -> Story:
    made = cast()
    made.works["opened_wrongly"] = open_for(
        made.people["lin"], "care_act_assessment", NORTH, made.today, days_ago=33
    )  # fmt: skip
    figure = publish(MEASURE, made.today, by=staff_id("analyst"))
    known = (timezone.now() + timedelta(minutes=1)).replace(second=0, microsecond=0)
    monkeypatch.setattr(timezone, "now", lambda: known + timedelta(minutes=5))
    for work in GONE:
        row, opening = made.work(work), read.facts_of([made.works[work]])[made.works[work]][0].fact
        taken_back = {"original": opening.id, "reason": "did_not_happen"}
        make_move(row, WITHDRAW, When(occurred=made.today), taken_back, by=made.staff["lead"], expecting=row.sequence)
    return Story(made, known, str(figure.id))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("who", "works"), SEES)
def test_the_number_is_the_lines_and_what_is_kept_back(
    story: Story, page: str, who: str, works: tuple[str, ...]
) -> None:
    number = ask.figures(MEASURE, story.made.today, as_known_on=story.known).figures.whole.number
    shown = story.get(page, who).content.decode()
    kept_back = {*STAND, *GONE} - {*works}
    assert set(re.findall(r"W-[0-9A-Z]{5}-[0-9A-Z]{5}", shown)) == story.references(works)
    assert "Some records are restricted." in shown
    assert number == len(works) + len(kept_back)
    assert shown.count("Withdrawn since") == len({*works} & {*GONE})


@pytest.mark.parametrize("page", ["figure_cases", "published_cases"])
def test_a_withdrawn_case_is_a_line_without_a_name_that_leads_nowhere(story: Story, page: str) -> None:
    shown = story.get(page, "lead").content.decode()
    for work in ("opened_wrongly", "restricted"):
        (reference,) = story.references((work,))
        (line,) = re.findall(rf'<tr><th scope="row">{reference}.*?</tr>', shown)
        assert "<a " not in line
        assert "Withdrawn since" in line
    assert "李</td>" in shown  # of the offered one, which stands
    assert "Roan" not in shown
    (waiting,) = story.references(("waiting",))
    assert f'href="/work/{waiting}"' in shown


def test_the_file_says_which_were_withdrawn(story: Story) -> None:
    first, *lines, _ = csv.reader(story.get("figure_cases_csv", "lead").content.decode("utf-8-sig").splitlines())
    assert first[-1] == "Record now"
    assert {line[0]: line[-1] for line in lines} == {
        **dict.fromkeys(story.references(STAND), ""), **dict.fromkeys(story.references(GONE), "Withdrawn since"),
    }  # fmt: skip
    assert {line[1] for line in lines} == {"Care Act assessment"}


@pytest.mark.parametrize("page", PAGES)
def test_who_was_shown_a_withdrawn_case_is_written_down(story: Story, page: str) -> None:
    story.get(page, "manager")
    looks = Look.objects.filter(by=staff_id("manager"), page=page)
    shown = {each for look in looks for each in look.shown}
    assert shown == {story.made.works[work] for work in IN_THE_NORTH}


def test_a_figure_of_now_counts_none_of_them(story: Story) -> None:
    answer = client_of(story.made, "lead").get(reverse("figure_cases", kwargs={"measure": MEASURE}))
    assert "Withdrawn since" not in answer.content.decode()
    assert ask.figures(MEASURE, story.made.today).figures.whole.number == len(STAND)
