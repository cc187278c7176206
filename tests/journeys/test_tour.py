"""The tour of the README, played step by step in a browser. A step there that nobody plays here fails."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import Page, expect

from lintel.casework.models import Person
from lintel.domain.clock import london_date
from tests.journeys import test_desk as desk
from tests.journeys.counting import opened_from
from tests.journeys.walking import ADVISER, DIRECTOR, DUTY, MANAGER, NAMES, WORKER, Walker

README = Path(__file__).parents[2] / "README.md"
STEP = re.compile(r"^(\d+)\. \*\*([^*]+)\.\*\* (.+)$")
# Whom each step names, where it names anybody, must be who plays it.
WHO = re.compile(r"(?:As|choose) (\w+ \w+)(?:,|\.| again)")


@dataclass
class Visit:
    """Where the visitor has come to: who is signed in, and what the tour is about."""

    walker: Walker
    today: date = field(default_factory=lambda: london_date(timezone.now()))
    contact: str = ""
    work: str = ""
    before: str = ""
    met: list[str] = field(default_factory=list)

    @property
    def page(self) -> Page:
        """What is on the screen."""
        return self.walker.page

    @property
    def person(self) -> str:
        """The reference of the one person whom the tour is about."""
        return str(Person.objects.get().reference)

    def ago(self, days: int) -> date:
        """So many days ago."""
        return self.today - timedelta(days=days)

    def become(self, username: str) -> None:
        """Sign in as somebody."""
        self.walker.sign_in(username)
        self.met.append(NAMES[username])


Play = Callable[[Visit], None]
PLAYS: dict[str, Play] = {}


def plays(step: str) -> Callable[[Play], Play]:
    """This plays the step of that name."""

    def kept(play: Play) -> Play:
        PLAYS[step] = play
        return play

    return kept


def steps() -> list[tuple[str, str]]:
    """The steps of the tour as the README has them: name and what to do."""
    part = README.read_text("utf-8").partition("\n## The tour\n")[2].partition("\n## ")[0]
    lines = re.sub(r"\n +", " ", part).splitlines()
    return [(found[2], found[3]) for found in map(STEP.match, lines) if found]


def standing(visit: Visit, term: str) -> str:
    """What the work's page says under one heading of “Where it stands”."""
    place = visit.page.locator(".lintel-standing > div").filter(has=visit.page.get_by_text(term, exact=True))
    return place.locator("dd").inner_text()


def fact(visit: Visit, nth: int = 0) -> str:
    """One of the six numbers of a figure."""
    return visit.page.locator(".lintel-facts dd").nth(nth).inner_text()


@plays("Sign in")
def sign_in(visit: Visit) -> None:
    visit.walker.open("/")
    visit.become(ADVISER)
    expect(visit.page.get_by_role("heading", level=1)).to_be_visible()


@plays("Take a contact")
def take_a_contact(visit: Visit) -> None:
    answers = {
        "What is it?": "A contact: somebody asks for care, support or advice",
        "Name of somebody new": "Ottoline O'Larkspur",
        "How did it come in?": "Phone",
        "What is it about?": "Asks for care or support",
    }
    visit.contact = visit.walker.take_in(answers, visit.ago(10))
    assert "Waiting for triage" in standing(visit, "Clock")
    assert "10 days" in standing(visit, "Clock")
    visit.walker.follow("Waiting list")
    expect(visit.page.get_by_role("row").filter(has_text=visit.contact)).to_contain_text("10")


@plays("Triage")
def triage(visit: Visit) -> None:
    visit.become(DUTY)
    team = "Alderwick cognitive and physical"
    answers = {"What should happen?": "Start a Care Act assessment", "Which team assesses?": team}
    visit.walker.move(visit.contact, "Record: contact triaged", answers)
    assert "Other work has begun" in standing(visit, "Closed")
    visit.work = opened_from(visit.contact)


@plays("Rate")
def rate(visit: Visit) -> None:
    visit.become(MANAGER)
    visit.walker.open(f"/work/{visit.work}")
    assert "10 days" in standing(visit, "Clock")
    answers = {"How urgent is it?": "Amber", "Why this rating?": "First rating at triage"}
    visit.walker.move(visit.work, "Rate the risk", answers)
    visit.before = standing(visit, "Next contact")
    assert re.search(r"\d", visit.before)


@plays("Keep in touch")
def keep_in_touch(visit: Visit) -> None:
    answers = {"Did you reach the person?": "Yes", "How did you try?": "Phone call"}
    visit.walker.move(visit.work, "Keep in touch", answers)
    assert str(visit.today.day) in standing(visit, "Last reached")
    assert re.search(r"\d", standing(visit, "Next contact"))


@plays("Offer")
def offer(visit: Visit) -> None:
    answers = {"To whom?": f"{NAMES[WORKER]} (Social worker)", "Why this worker?": "Next in order"}
    visit.walker.move(visit.work, "Offer to a worker", answers)
    assert f"Offered to {NAMES[WORKER]}" in standing(visit, "With")


@plays("Accept")
def accept(visit: Visit) -> None:
    visit.before = ended_on(visit)
    visit.become(WORKER)
    visit.walker.follow("My caseload")
    visit.walker.click(visit.page.get_by_role("link", name=f"Accept {visit.work}"))
    visit.walker.answer({"Why do you take it?": "Has room to start"})
    visit.walker.send()
    assert "Waiting to start" in standing(visit, "Clock")
    assert NAMES[WORKER] in standing(visit, "With")


@plays("Assess")
def assess(visit: Visit) -> None:
    visit.walker.move(visit.work, "Record: assessment started", {"How did it begin?": "Face to face"})
    desk.written(visit.walker, visit.work, "Write the assessment", desk.ASSESSED)
    visit.walker.open(f"/work/{visit.work}")
    assert "Waiting for a decision" in standing(visit, "Clock")


@plays("Sign off")
def sign_off(visit: Visit) -> None:
    visit.become(MANAGER)
    decided = {
        "If you sign it off: What was decided?": "Eligible needs",
        "If you sign it off: Why is that the decision?": "All three conditions are met",
    }
    desk.signed_off(visit.walker, "Care Act assessment", decided)
    visit.walker.open(f"/work/{visit.work}")
    expect(visit.page.get_by_role("table", name="Letters and texts")).to_contain_text("decision")


@plays("Plan")
def plan(visit: Visit) -> None:
    visit.become(WORKER)
    visit.walker.open(f"/work/{visit.work}/care-plan")
    for outcome in ("Managing and maintaining nutrition", "Maintaining personal hygiene"):
        expect(visit.page.get_by_label(outcome, exact=True)).to_be_checked()
    desk.written(visit.walker, visit.work, "Write the care and support plan", desk.PLANNED)


@plays("Agree")
def agree(visit: Visit) -> None:
    visit.become(MANAGER)
    desk.signed_off(visit.walker, "Care and support plan", {})


@plays("Start care")
def start_care(visit: Visit) -> None:
    visit.become(WORKER)
    visit.walker.move(visit.work, "Record: service started", {"What care began?": "Care at home"})
    visit.walker.open(f"/person/{visit.person}")
    expect(visit.page.get_by_role("main")).to_contain_text(desk.PLANNED["What to do, and in which order"])
    expect(visit.page.get_by_role("main")).to_contain_text(f"{visit.ago(-56):%-d %B %Y}")


@plays("Review")
def review(visit: Visit) -> None:
    held = opened_from(visit.work)
    visit.become(MANAGER)
    answers = {"To whom?": f"{NAMES[WORKER]} (Social worker)", "Why this worker?": "Next in order"}
    visit.walker.move(held, "Offer to a worker", answers)
    visit.become(WORKER)
    visit.walker.move(held, "Accept", {"Why do you take it?": "Has room to start"})
    desk.written(visit.walker, held, "Write the review", desk.REVIEWED)
    assert opened_from(held)


FIGURE = "Care Act assessments: waiting for a worker, ended in 12 months"


def ended_on(visit: Visit) -> str:
    """What the figure of the tour says, to whoever is signed in."""
    visit.walker.open("/figures/waits_ended-care_act_assessment-allocation/")
    expect(visit.page.get_by_role("heading", level=1)).to_have_text(FIGURE)
    return fact(visit).split()[0]


@plays("See the figure")
def see_the_figure(visit: Visit) -> None:
    visit.become(DIRECTOR)
    visit.walker.follow("Figures")
    visit.walker.follow("Care Act assessments")
    visit.walker.click(visit.page.locator('a[href*="/figures/waits_ended-care_act_assessment-allocation/"]').first)
    expect(visit.page.get_by_role("heading", level=1)).to_have_text(FIGURE)
    assert int(fact(visit).split()[0]) == int(visit.before) + 1


@plays("Open it")
def open_it(visit: Visit) -> None:
    visit.walker.follow("See the cases behind these numbers")
    expect(visit.page.get_by_role("row").filter(has_text=visit.work)).to_contain_text("10.0")
    visit.walker.follow("See the figure")


@plays("Publish")
def publish(visit: Visit) -> None:
    visit.walker.click(visit.page.get_by_role("button", name="Publish this figure"))
    visit.walker.click(visit.page.get_by_role("button", name="Publish", exact=True))
    expect(visit.page.get_by_role("alert")).to_contain_text("kept for ever")
    visit.before = visit.page.url


@plays("Correct")
def correct(visit: Visit) -> None:
    visit.become(WORKER)
    visit.walker.open(f"/work/{visit.work}")
    opened = visit.page.get_by_role("listitem").filter(has=visit.page.get_by_role("heading", name="Work opened"))
    visit.walker.click(opened.get_by_role("link", name="Correct wait started"))
    right = visit.ago(12)
    for part, value in (("day", right.day), ("month", right.month), ("year", right.year)):
        visit.walker.date_box("new_since", part).fill(str(value))
    visit.walker.answer({"What was wrong?": "Wrong date"})
    visit.walker.send()
    expect(visit.page.get_by_role("alert")).to_contain_text("Done:")
    expect(visit.page.get_by_role("main")).to_contain_text("Corrected since")


@plays("See the restatement")
def see_the_restatement(visit: Visit) -> None:
    visit.become(DIRECTOR)
    visit.page.goto(visit.before)
    beside = visit.page.get_by_role("region", name="As published, and as known now").get_by_role("row")
    expect(beside.filter(has_text="Longest")).to_contain_text("10.0")
    expect(beside.filter(has_text="Longest")).to_contain_text("12.0")
    changed = visit.page.get_by_role("region", name="Re-dated").get_by_role("row")
    expect(changed).to_have_count(2)
    expect(changed.last).to_contain_text(visit.work)
    expect(visit.page.get_by_text("None that you may see.")).to_have_count(4)


def test_every_step_is_played_and_nothing_else() -> None:
    assert [name for name, _ in steps()] == list(PLAYS)


def test_the_tour_can_be_taken_as_it_is_written(walker: Walker) -> None:
    visit = Visit(walker)
    for name, what in steps():
        visit.met = []
        PLAYS[name](visit)
        assert visit.met == [NAMES[DIRECTOR] if who == "the director" else who for who in WHO.findall(what)], name
