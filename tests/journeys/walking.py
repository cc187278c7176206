"""Walking: what a person does at a browser: sign in, follow links, answer the questions of a form, send it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from playwright.sync_api import Locator, Page, expect

from lintel.synthetic.setting import SIGN_IN

ADVISER, DUTY, WORKER, TEAMMATE, MANAGER, SENIOR, LEAD, ANALYST, DIRECTOR = (
    "idony.pebbleworth", "merrick.saffronholt", "kerensa.barleymere", "tamsey.quincebrook", "hallam.juniperstile",
    "rohese.copperfleet", "wystan.thimblegarth", "nerys.fiddlenook", "sidony.marrowby",
)  # fmt: skip
NAMES: Mapping[str, str] = {username: name for username, name, *_ in SIGN_IN}
REFERENCE = re.compile(r"W-[0-9A-Z-]+")


def enter(page: Page, address: str, who: str) -> None:
    """Sign in as somebody of the small cast, by their short name."""
    page.goto(f"{address}/sign-in")
    page.locator(f'button[value="{who}.made-up"]').click()


@dataclass
class Walker:
    """Somebody at a browser. Answers are given by the labels that a reader sees."""

    page: Page
    address: str

    def sign_in(self, username: str) -> None:
        """Sign out where somebody is signed in, and choose another made-up person."""
        leave = self.page.get_by_role("button", name="Sign out")
        if leave.count():
            self.click(leave)
        else:
            self.page.goto(f"{self.address}/sign-in")
        self.click(self.page.get_by_role("button", name=f"Sign in as {NAMES[username]}"))
        expect(self.page.locator(".lintel-header__who")).to_contain_text(NAMES[username])

    def open(self, path: str) -> None:
        """Go to an address of this Lintel."""
        self.page.goto(f"{self.address}{path}")

    def follow(self, name: str) -> None:
        """Follow a link by its words."""
        self.click(self.page.get_by_role("link", name=name, exact=True).first)

    def click(self, place: Locator) -> None:
        """Click, and wait for the page that it leads to."""
        with self.page.expect_navigation():
            place.click()

    def answer(self, answers: Mapping[str, str], on: date | None = None) -> None:
        """Fill the boxes of the form on this page by their labels; radios by question and answer."""
        for question, given in answers.items():
            self._answer(question, given)
        if on is not None:
            for part, value in (("Day", on.day), ("Month", on.month), ("Year", on.year)):
                self.date_box("occurred", part.lower()).fill(str(value))

    def date_box(self, field: str, part: str) -> Locator:
        """One box of a date."""
        return self.page.locator(f'main form input[name="{field}-{part}"]')

    def _unfold(self, question: str) -> None:
        """Without scripts, whoever answers opens what is folded up: a question that is asked only after some answers."""
        shut = self.page.locator("main details.lintel-if:not([open])")
        for folded in shut.filter(has=self.page.get_by_text(question, exact=True)).all():
            folded.locator("summary").click()

    def _answer(self, question: str, given: str) -> None:
        self._unfold(question)
        group = self.page.get_by_role("group", name=question)
        if group.count():
            group.get_by_label(given, exact=True).check()
            return
        box = self.page.get_by_label(question, exact=True)
        if box.evaluate("each => each.tagName") == "SELECT":
            box.select_option(label=given)
        else:
            box.fill(given)

    def send(self) -> None:
        """Press the first button of the form on this page."""
        self.click(self.page.locator("main form button.govuk-button").first)

    def move(self, reference: str, title: str, answers: Mapping[str, str], on: date | None = None) -> None:
        """Open a work, make one move with it, and see it done."""
        self.open(f"/work/{reference}")
        self.follow(title)
        self.answer(answers, on)
        self.send()
        expect(self.page.get_by_role("alert")).to_contain_text("Done:")

    def take_in(self, answers: Mapping[str, str], on: date | None = None) -> str:
        """Take a contact or a concern in, and open it where that may be. Returns the reference of the work."""
        self.follow("Take a contact")
        self.answer(answers, on)
        self.send()
        said = self.page.get_by_role("alert")
        expect(said).to_contain_text("Taken in as")
        found = REFERENCE.search(said.inner_text())
        assert found, said.inner_text()
        if self.page.get_by_role("button", name="Open it").count():
            self.click(self.page.get_by_role("button", name="Open it"))
        return found[0].rstrip("-")
