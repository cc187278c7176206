"""Forms and moves in a browser that runs no scripts: what is wrong is said, then it is done."""

from playwright.sync_api import Page, expect

from tests.journeys.walking import enter
from tests.people import Cast, cast, reference_of


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).click()


def is_wrong(page: Page) -> None:
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    assert page.title().startswith("Error: ")


def test_a_leaver_is_recorded(plain: Page, address: str) -> None:
    made = cast()
    enter(plain, address, "administrator")
    plain.goto(f"{address}/staff/worker.made-up/leaver")
    plain.get_by_label("Day", exact=True).fill("40")
    press(plain, "Record as a leaver")
    is_wrong(plain)
    plain.get_by_label("Day", exact=True).fill(str(made.today.day))
    press(plain, "Record as a leaver")
    expect(plain.get_by_text("Wren Applegarth is recorded as left.")).to_be_visible()
    assert made.work("held").worker is None


def test_an_entry_is_withdrawn(plain: Page, address: str) -> None:
    made = cast()
    enter(plain, address, "manager")
    plain.goto(f"{address}/work/{made.work('waiting').reference}")
    plain.get_by_role("link", name="Withdraw").first.click()
    plain.locator("form[method=post] button[type=submit]").last.click()
    is_wrong(plain)
    choose_first(plain)
    plain.locator("form[method=post] button[type=submit]").last.click()
    assert made.work("waiting").rating is None


def choose_first(page: Page) -> None:
    radios = page.locator("main input[type=radio]")
    if radios.count():
        radios.first.check(force=True)
    else:
        page.locator("main select").first.select_option(index=1)


def test_lists_are_narrowed_and_figures_asked(plain: Page, address: str) -> None:
    made = cast()
    enter(plain, address, "analyst")
    plain.goto(f"{address}/waiting")
    plain.get_by_label("Rating", exact=True).select_option("amber")
    press(plain, "Show")
    expect(plain.get_by_text(made.work("waiting").reference)).to_be_visible()
    expect(plain.get_by_text(made.work("offered").reference)).to_have_count(0)
    plain.goto(f"{address}/figures/waiting_now-care_act_assessment-allocation/")
    plain.get_by_label("Year").first.fill("1")
    press(plain, "Show")
    is_wrong(plain)
    plain.get_by_label("Year").first.fill(str(made.today.year))
    plain.get_by_label("Split by").select_option("team")
    press(plain, "Show")
    expect(plain.get_by_role("heading", name="By team, as held on the day that counts")).to_be_visible()


def test_somebody_known_gets_in_touch_again(plain: Page, address: str) -> None:
    made = cast()
    enter(plain, address, "lead")
    plain.goto(f"{address}/contact/new")
    plain.get_by_label("A safeguarding concern").check()
    plain.get_by_label("Reference of somebody known").fill("P-00000-00000")
    plain.get_by_label("How did it come in?").select_option("email")
    plain.get_by_role("button", name="Take it in").click()
    is_wrong(plain)
    expect(plain.get_by_label("Reference of somebody known")).to_have_value("P-00000-00000")
    plain.get_by_label("Reference of somebody known").fill(reference_of(made.people["lin"]))
    plain.get_by_role("button", name="Take it in").click()
    expect(plain.get_by_text("Taken in as")).to_be_visible()
    plain.get_by_role("button", name="Sign out").click()
    expect(plain.get_by_role("heading", name="Sign in")).to_be_visible()


def test_a_record_is_restricted_linked_and_its_work_moved(plain: Page, address: str) -> None:
    made = cast()
    enter(plain, address, "lead")
    plain.goto(f"{address}/person/{reference_of(made.people['orla'])}")
    plain.get_by_role("link", name="Link to another record of this person").click()
    plain.get_by_label("Reference of the other record").fill("P-00000-00000")
    plain.get_by_label("The person told us").check()
    press(plain, "Link to another record of this person")
    is_wrong(plain)
    plain.get_by_label("Reference of the other record").fill(reference_of(made.people["lin"]))
    press(plain, "Link to another record of this person")
    expect(plain.get_by_text("Done: the two records are linked.")).to_be_visible()
    plain.get_by_role("link", name="Take this link away").click()
    plain.get_by_label("Wrong person").check()
    press(plain, "Take this link away")
    plain.get_by_role("link", name="Restrict this record").click()
    plain.get_by_label("Protected address").check()
    press(plain, "Restrict this record")
    plain.get_by_role("link", name="Lift the restriction").click()
    plain.get_by_label("Protected address").check()
    press(plain, "Lift the restriction")
    expect(plain.get_by_text("Done: the restriction is lifted.")).to_be_visible()
    plain.goto(f"{address}/work/{made.work('waiting').reference}")
    plain.get_by_role("link", name="Move this work to another person’s record").click()
    plain.get_by_label("Reference of the right person’s record").fill(reference_of(made.people["lin"]))
    plain.get_by_label("Wrong person").check()
    press(plain, "Move to another person’s record")
    assert made.work("waiting").person == made.people["lin"]


def offer_to_tobit(page: Page, made: Cast) -> None:
    page.get_by_role("link", name="Waiting list").first.click()
    page.locator(f'a[href="/work/{made.work("waiting").reference}"]').click()
    page.get_by_role("link", name="Offer to a worker").click()
    page.get_by_role("button", name="Offer to a worker").click()
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    page.get_by_label("Tobit Fernsby (Social worker)").check()
    page.get_by_label("Next in order").check()
    page.get_by_role("button", name="Offer to a worker").click()
    expect(page.get_by_text("Offered to Tobit Fernsby")).to_be_visible()


def accept(page: Page, made: Cast) -> None:
    page.get_by_role("link", name=f"Accept {made.work('waiting').reference}").click()
    page.get_by_label("Has room to start").check()
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_text("Done: the work is yours.")).to_be_visible()
    expect(page.get_by_role("link", name="Record: assessment started")).to_be_visible()


def test_work_is_offered_and_accepted_without_scripts(plain: Page, address: str) -> None:
    made = cast()
    enter(plain, address, "manager")
    offer_to_tobit(plain, made)
    enter(plain, address, "teammate")
    accept(plain, made)
    plain.get_by_role("link", name="Keep in touch").click()
    plain.get_by_label("Yes").check()
    plain.get_by_label("Phone call").check()
    plain.get_by_label("Note").fill("O'Brien, 李 & <b>others</b>\n" + "x" * 10_000)
    plain.get_by_role("button", name="Keep in touch").click()
    expect(plain.get_by_text("O'Brien, 李 & <b>others</b>")).to_be_visible()
    assert made.work("waiting").last_reached == made.today
