"""Must be shown: publish; then one case re-dated, one joined late, one withdrawn, one re-classified, one corrected to no effect.

The frozen figure stands, what was known then is still answered, and the restatement lists exactly the four: by
casework and measures on both databases, on the command line, and on the pages.
"""

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lintel.casework.actions import make_move
from lintel.casework.models import Work
from lintel.casework.rows import RESTRICTED_LINE
from lintel.casework.withdrawn import references_of_withdrawn
from lintel.domain.clock import LONDON
from lintel.domain.contact import ContactTriaged
from lintel.domain.fact import Fact
from lintel.domain.legal import WITHDRAW
from lintel.domain.moves import When
from lintel.domain.reference import work_reference
from lintel.domain.waiting import RiskRated
from lintel.domain.work import WorkOpened
from lintel.ledger.models import Look
from lintel.ledger.read import facts_of
from lintel.measures import ask
from lintel.measures.models import PublishedMember
from lintel.measures.publish import frozen_figures, frozen_members, publish, published
from lintel.measures.restate import Restatement, restate
from lintel.project.command_line import main
from tests.people import DUTY, NORTH, Cast, cast, client_of, open_for
from tests.web.reading import send, words

WAITING = "waiting_now:care_act_assessment:allocation"
SORTS = ("joined_late", "left", "re_classified", "re_dated")


@dataclass
class Story:
    """The cast, the figure that was published, when, and the work behind each of the five corrections."""

    made: Cast
    figure: str
    known: datetime
    before: list[dict[str, Any]]

    def reference(self, work: str) -> str:
        return work_reference(self.made.works[work])

    @property
    def restated(self) -> Restatement:
        return restate(published(self.figure))


def rows_of(figure: str) -> list[dict[str, Any]]:
    """Every column of every row of what was published."""
    frozen = published(figure)
    own = {field.attname: getattr(frozen, field.attname) for field in frozen._meta.concrete_fields}
    return [own, *PublishedMember.objects.filter(published=figure).order_by("pk").values()]


def published_story(publishing: Callable[[Cast], str]) -> Story:
    """Five assessments wait for a worker; two are rated; the figure is published. Nothing is corrected yet."""
    made = cast()
    orla, lin = made.people["orla"], made.people["lin"]
    made.works["dated"] = open_for(orla, "care_act_assessment", NORTH, made.today, days_ago=31)
    made.works["contact_wrongly"] = open_for(lin, "contact", DUTY, made.today, days_ago=34)
    triaged = {"decision": "care_act_assessment", "to_team": NORTH}
    made.move("contact_wrongly", "reach-ContactTriaged", "duty", days_ago=33, **triaged)
    made.works["opened_wrongly"] = Work.objects.get(because_of=made.works["contact_wrongly"]).id
    made.move("offered", "rate", "manager", rating="amber", reason="first_rating")
    figure = publishing(made)
    return Story(made, figure, timezone.now(), rows_of(figure))


def first(made: Cast, work: str, sort: type[Fact]) -> str:
    """The id of the first fact of a sort in a work."""
    id = made.works[work]
    return next(entry.fact.id for entry in facts_of({id})[id] if isinstance(entry.fact, sort))


def correct_four_and_one(made: Cast) -> None:
    """By casework: re-dated, joined late, withdrawn, re-classified; and a rating's reason put right, to no effect."""
    right = (made.today - timedelta(days=45)).isoformat()
    wrong_date = {"changes": {"occurred": right}, "reason": "wrong_date"}
    made.move("dated", "correct", "manager", original=first(made, "dated", WorkOpened), **wrong_date)
    made.works["late"] = open_for(made.people["lin"], "care_act_assessment", NORTH, made.today, days_ago=5)
    decision = first(made, "contact_wrongly", ContactTriaged)
    made.move("contact_wrongly", "withdraw", "lead", original=decision, reason="did_not_happen")
    for work, changes in (("waiting", {"rating": "red"}), ("offered", {"reason": "risk_of_harm"})):
        original = first(made, work, RiskRated)
        made.move(work, "correct", "manager", original=original, changes=changes, reason="wrong_code")


def by_casework(made: Cast) -> str:
    return str(publish(WAITING, made.today, by=made.staff["director"].id).id)


def assert_the_frozen_stands(story: Story) -> None:
    assert rows_of(story.figure) == story.before
    assert story.restated.frozen == frozen_figures(published(story.figure))
    assert {each.work for each in frozen_members(published(story.figure))} == {
        story.made.works[work] for work in ("waiting", "offered", "other_team", "restricted", "dated", "opened_wrongly")
    }


def expected(story: Story, say: Callable[[str], str]) -> list[tuple[str, str]]:
    """The four, each as what it is; `say` is how a work is called."""
    return list(zip(SORTS, map(say, ("late", "opened_wrongly", "waiting", "dated")), strict=True))


def test_by_casework_and_measures(db: None) -> None:
    story = published_story(by_casework)
    opened_wrongly = story.made.works["opened_wrongly"]
    correct_four_and_one(story.made)
    assert_the_frozen_stands(story)
    found = story.restated
    assert sorted((each.sort, each.work) for each in found.changes) == expected(story, story.made.works.__getitem__)
    told = {each.sort: (each.why, each.fields) for each in found.changes}
    assert told == {
        "joined_late": (None, ()),
        "left": ("withdrawn", ()),
        "re_classified": (None, ("rating",)),
        "re_dated": (None, ("since", "on_list_from", "days", "in_time")) if "in_time" in told["re_dated"][1]
        else (None, ("since", "on_list_from", "days")),
    }  # fmt: skip
    for engine in ask.ENGINES:
        then = ask.figures(WAITING, story.made.today, as_known_on=story.known, engine=engine)
        assert then.figures.whole == found.frozen.whole
        members = ask.members(WAITING, story.made.today, as_known_on=story.known, engine=engine)
        assert members == frozen_members(published(story.figure))
        assert opened_wrongly in {each.work for each in members}


def lintel(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    main(arguments)
    said = capsys.readouterr()
    assert said.err in ("", f"{RESTRICTED_LINE}\n")
    return said.out


def test_on_the_command_line(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    def by_command(made: Cast) -> str:
        return lintel(
            capsys, "figures", "publish", WAITING, "--as-at", f"{made.today}", "--as", "director.made-up"
        ).strip()

    story = published_story(by_command)
    asked = [WAITING, "--as-at", f"{story.made.today}"]
    known = ["--as-known-on", story.known.astimezone(LONDON).isoformat()]
    show = ["figures", "show", *asked, "--by", "rating", "--format", "csv"]
    first_shown, first_members = lintel(capsys, *show), lintel(capsys, "figures", "members", *asked)
    assert len(first_members.split()) == 5
    correct_four_and_one(story.made)
    assert_the_frozen_stands(story)
    for engine in ask.ENGINES:
        assert lintel(capsys, *show, *known, "--engine", engine) == first_shown
        assert lintel(capsys, *show, "--engine", engine) != first_shown
    assert lintel(capsys, "figures", "members", *asked, *known) == first_members
    told = json.loads(lintel(capsys, "figures", "restate", story.figure, "--format", "json"))
    whole = next(csv.DictReader(io.StringIO(first_shown)))
    assert {name: told["published"][name] for name in ("median", "maximum")} == {
        name: whole[name] for name in ("median", "maximum")
    }
    listed = sorted((each["sort"], each["reference"]) for each in told["changes"])
    assert listed == expected(story, story.reference)


def posted(client: Client, path: str) -> str:
    """Publish as the page does, by sending what it holds. Returns the id of what was published."""
    page = client.get(path).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    return str(client.post(path, hidden)["Location"]).rstrip("/").rsplit("/", 1)[-1]


def test_on_the_pages(db: None) -> None:
    def by_page(made: Cast) -> str:
        return posted(client_of(made, "director"), f"/figures/{WAITING.replace(':', '-')}/publish/")

    story = published_story(by_page)
    made, director, manager = story.made, client_of(story.made, "director"), client_of(story.made, "manager")
    address = f"/figures/published/{story.figure}/"
    before = words(director.get(address)).partition("As published, and as known now")[0]
    correct_on_pages(story, manager)
    assert_the_frozen_stands(story)
    after = words(director.get(address))
    assert after.partition("As published, and as known now")[0] == before
    lead = words(client_of(made, "lead").get(address))
    parts = re.split(r"(Joined late|Left|Re-dated|Re-classified) (?=They|A date|The team|None)", lead)
    said = dict(zip(parts[1::2], parts[2::2], strict=True))
    assert re.findall(r"W-[\w-]+", said["Joined late"]) == [story.reference("late")]
    assert re.findall(r"W-[\w-]+", said["Re-dated"]) == [story.reference("dated")]
    assert re.findall(r"W-[\w-]+", said["Re-classified"].partition("Its parts")[0]) == [story.reference("waiting")]
    assert re.findall(r"W-[\w-]+", said["Left"]) == [story.reference("opened_wrongly")]
    assert "Rating: Amber, now Red" in said["Re-classified"]
    known = story.known.astimezone(LONDON)
    found = ask.members(WAITING, made.today, as_known_on=known)
    assert found == frozen_members(published(story.figure))


def correct_on_pages(story: Story, manager: Client) -> None:
    """The five corrections, each sent from its own page."""
    made, right = story.made, story.made.today - timedelta(days=45)
    dated = {"new_occurred-day": right.day, "new_occurred-month": right.month, "new_occurred-year": right.year}
    lead = client_of(made, "lead")
    sends: list[tuple[Client, str, str, type[Fact], dict[str, Any]]] = [
        (manager, "correct", "dated", WorkOpened, dated | {"new_team": NORTH, "new_locality": "north", "reason": "wrong_date"}),
        (manager, "correct", "waiting", RiskRated, {"new_rating": "red", "new_reason": "first_rating", "reason": "wrong_code"}),
        (manager, "correct", "offered", RiskRated, {"new_rating": "amber", "new_reason": "risk_of_harm", "reason": "wrong_code"}),
        (lead, "withdraw", "contact_wrongly", ContactTriaged, {"reason": "did_not_happen"}),
    ]  # fmt: skip
    for client, way, work, sort, answers in sends:
        answered = send(client, f"/work/{story.reference(work)}/{way}/{first(made, work, sort)}", **answers)
        assert answered.status_code == 302, words(answered)
    made.works["late"] = open_for(made.people["lin"], "care_act_assessment", NORTH, made.today, days_ago=5)


@pytest.mark.parametrize(
    ("reader", "seen"),
    [
        ("lead", {"opened_wrongly", "restricted"}),
        ("director", {"opened_wrongly"}),
        ("analyst", {"opened_wrongly"}),
        ("manager", {"opened_wrongly"}),
        ("stranger", set()),
        ("councillor", set()),
        ("administrator", set()),
    ],
)
def test_a_withdrawn_case_is_listed_for_those_who_might_have_seen_it(db: None, reader: str, seen: set[str]) -> None:
    story = published_story(by_casework)
    made = story.made
    for work, sort in (("contact_wrongly", ContactTriaged), ("restricted", WorkOpened)):
        row, taken_back = made.work(work), {"original": first(made, work, sort), "reason": "did_not_happen"}
        make_move(row, WITHDRAW, When(occurred=made.today), taken_back, by=made.staff["lead"], expecting=row.sequence)
    counted = frozen_members(published(story.figure))
    found = references_of_withdrawn(made.staff[reader], counted, page="test")
    assert found == {made.works[work]: story.reference(work) for work in seen}
    looks = Look.objects.filter(page="test")
    assert [(look.by, look.shown) for look in looks] == ([(made.staff[reader].id, sorted(found))] if seen else [])
