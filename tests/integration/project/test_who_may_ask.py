"""Who may ask which command for figures: every role, and the same answer as the page of that figure gives."""

import json
import re

import pytest
from django.urls import reverse

from lintel.casework.rows import RESTRICTED_LINE
from lintel.domain.access import ROLES
from lintel.measures.models import Published
from lintel.measures.publish import publish
from tests.integration.project.conftest import Lintel
from tests.people import NORTH, Cast, cast, client_of, open_for, staff_id
from tests.web.places import WHO

WAITING = "waiting_now:care_act_assessment:allocation"
CONCERNS = "waiting_now:safeguarding_concern:first_look"
INSIDE = {"show", "members", "restate"}
MAY = {
    "adviser": set(),
    "duty_worker": INSIDE,
    "social_worker": INSIDE,
    "occupational_therapist": INSIDE,
    "team_manager": INSIDE,
    "senior_manager": INSIDE,
    "safeguarding_lead": INSIDE,
    "performance_analyst": INSIDE | {"publish"},
    "director": INSIDE | {"publish"},
    "councillor": {"restate"},
    "administrator": set(),
}
PAGES = {"show": "figure", "members": "figure_cases", "publish": "publish_figure", "restate": "published_figure"}
REFUSED = {
    "show": "may not see figures before they are published.",
    "members": "may not see the cases behind a figure.",
    "publish": "may not publish figures.",
    "restate": "may not see figures.",
}


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


@pytest.fixture
def frozen(made: Cast) -> Published:
    """Four waits of three people, published."""
    return publish(WAITING, made.today, by=staff_id("analyst"))


def asked(command: str, frozen: Published) -> list[str]:
    about = [str(frozen.id)] if command == "restate" else [WAITING, "--as-at", frozen.as_at.isoformat()]
    return ["figures", command, *about]


def test_the_table_has_every_role() -> None:
    assert MAY.keys() == ROLES.keys()


@pytest.mark.parametrize("command", PAGES)
@pytest.mark.parametrize("role", ROLES)
def test_a_command_answers_those_whom_its_page_answers(
    lintel: Lintel, made: Cast, frozen: Published, role: str, command: str
) -> None:
    who = made.staff[WHO[role]]
    before = Published.objects.count()
    said = lintel(*asked(command, frozen), "--as", who.username)
    opens = command in MAY[role]
    lists_cases = command == "members" or (command == "restate" and role != "councillor")
    if opens:
        assert (said.status, said.err) == (0, f"{RESTRICTED_LINE}\n" if lists_cases else "")
    else:
        assert (said.status, said.out, said.err) == (2, "", f"{who.name} {REFUSED[command]}\n")
    assert Published.objects.count() == before + (opens and command == "publish")
    about = {"id": frozen.id} if command == "restate" else {"measure": WAITING}
    page = client_of(made, WHO[role]).get(reverse(PAGES[command], kwargs=about))
    assert page.status_code == (200 if opens else 403)


@pytest.mark.parametrize("role", ROLES)
def test_the_list_of_measures_is_for_everybody(lintel: Lintel, made: Cast, role: str) -> None:
    assert lintel("figures", "list").status == 0, role


def test_a_councillor_is_told_no_small_number_and_nothing_later(lintel: Lintel, made: Cast, frozen: Published) -> None:
    made.move("waiting", "end", "manager", why="duplicate")
    asks = [*asked("restate", frozen), "--as", "councillor.made-up"]
    told = json.loads(lintel(*asks, "--format", "json").out)
    assert told["published"] == {
        "number": "not shown", "people": "not shown", "median": None, "p90": None, "maximum": None,
        "share_within": None,
    }  # fmt: skip
    assert told.keys() == {
        "figure", "measure", "as_at", "published_known_on", "published_position", "rule", "published"
    }  # fmt: skip
    assert "are not shown, because somebody might be recognised" in told["rule"]
    lines = lintel(*asks).lines
    assert re.fullmatch(r"published( +not shown){2}", lines[-1])
    assert not [line for line in lines if "None" in line or made.work("waiting").reference in line]


def test_a_councillor_is_told_rounded_numbers_as_the_page_has_them(lintel: Lintel, made: Cast) -> None:
    for ago in range(101, 124):
        open_for(made.people["lin"], "care_act_assessment", NORTH, made.today, days_ago=ago)
    frozen = publish(WAITING, made.today, by=staff_id("analyst"))
    assert frozen.result["whole"]["whole"]["number"] == 27
    told = json.loads(lintel(*asked("restate", frozen), "--as", "councillor.made-up", "--format", "json").out)
    assert (told["published"]["number"], told["published"]["maximum"]) == (25, None)
    page = client_of(made, "councillor").get(reverse("published_figure", kwargs={"id": frozen.id})).content.decode()
    assert re.search(r"<dt>Waits</dt><dd>\s*25\b", page)


def test_nought_is_hidden_where_it_is_about_safeguarding(lintel: Lintel, made: Cast) -> None:
    frozen = publish(CONCERNS, made.today, by=staff_id("analyst"))
    told = json.loads(lintel(*asked("restate", frozen), "--as", "councillor.made-up", "--format", "json").out)
    assert told["published"]["number"] == "not shown"
