"""What each page of figures costs: as many questions of all databases as its view states, no more and no less.

Counted where most is asked: by a reader with a team, of one group, when a case was withdrawn since, and once the spells
have caught up. More cases cost no more. An earlier moment is found in the ledger by halves, which is counted apart.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lintel.casework.commit import commit
from lintel.domain.clock import LONDON
from lintel.domain.fact import Withdrawn
from lintel.ledger import read
from lintel.measures import library
from lintel.measures.publish import publish
from tests.people import NORTH, Cast, cast, client_of, open_for, staff_id
from tests.web.test_figures import MEASURE, queries
from tests.web.test_figures_published import change

# The page, what is asked of it, who asks, and how many questions it puts.
COSTS = [
    ("figure", "by=team", "manager", 9),
    ("figure", "", "manager", 8),
    ("figure_cases", "by=team&group=north_physical", "manager", 21),
    ("figure_cases_csv", "", "manager", 21),
    ("published_figure", "by=team", "manager", 27),
    ("published_figure", "by=team", "councillor", 5),
    ("published_cases", "", "manager", 19),
    ("published_figures", "", "manager", 4),
    ("publish_figure", "", "director", 6),
    ("suspicious_records", "", "manager", 17),
]
OF_A_MEASURE = {"figure", "figure_cases", "figure_cases_csv", "publish_figure"}


@dataclass(frozen=True)
class Scene:
    """The cast, a figure that was published, and the minute at which all was known that was put right since."""

    made: Cast
    figure: str
    known: datetime

    def address(self, page: str, query: str) -> str:
        """The page as known at that minute, where that may be asked of it."""
        if page in OF_A_MEASURE:
            local = self.known.astimezone(LONDON)
            then = f"as_at={local:%Y-%m-%d}&known_on={local:%Y-%m-%d}&known_at={local:%H:%M}"
            return f"{reverse(page, kwargs={'measure': MEASURE})}?{query}&{then}"
        about = {"id": self.figure} if page in ("published_figure", "published_cases") else {}
        return f"{reverse(page, kwargs=about)}?{query}"

    def by_halves(self, page: str) -> int:
        """The look-ups that find the minute in the ledger, beside the one that asks for its head."""
        if page not in OF_A_MEASURE:
            return 0
        with CaptureQueriesContext(connection) as asked:
            read.position_as_known_on(settings.LINTEL_COUNCIL, self.known)
        return len(asked) - 1

    def more_waits(self, ages: range) -> None:
        """More people who wait in the north."""
        for ago in ages:
            open_for(self.made.people["lin"], "care_act_assessment", NORTH, self.made.today, days_ago=ago)


@pytest.fixture
def scene(db: None, monkeypatch: pytest.MonkeyPatch) -> Scene:
    """One case of the figure is withdrawn since, one re-dated, one re-classified, and one has joined late."""
    made, known = cast(), (timezone.now() + timedelta(minutes=1)).replace(second=0, microsecond=0)
    work = open_for(made.people["lin"], "care_act_assessment", NORTH, made.today, days_ago=33)
    figure = publish(MEASURE, made.today, by=staff_id("analyst"))
    monkeypatch.setattr(timezone, "now", lambda: known + timedelta(minutes=5))
    change(made)
    opening = read.facts_of([work])[work][0].fact
    withdrawn = Withdrawn(subject=work, occurred=made.today, original=opening.id, reason="did_not_happen")
    commit(withdrawn, by=staff_id("manager"))
    return Scene(made, str(figure.id), known)


@pytest.mark.parametrize(("page", "query", "who", "cost"), COSTS)
def test_a_page_costs_what_it_states_however_much_it_shows(
    scene: Scene, page: str, query: str, who: str, cost: int
) -> None:
    client, address = client_of(scene.made, who), scene.address(page, query)
    client.get(address)
    assert queries(client, address) - scene.by_halves(page) == cost
    scene.more_waits(range(100, 125))
    client.get(address)
    assert queries(client, address) - scene.by_halves(page) == cost


@pytest.mark.parametrize("kind", sorted({each.kind for each in library.measures()}))
def test_the_overview_costs_two_for_each_measure_and_four(scene: Scene, kind: str) -> None:
    client, address = client_of(scene.made, "director"), f"{reverse('figures')}?kind={kind}"
    client.get(address)
    assert queries(client, address) == 4 + 2 * len([each for each in library.measures() if each.kind == kind])
