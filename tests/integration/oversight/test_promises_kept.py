"""A promise keeps its number, its closing and what people said of its answers, whichever of its papers is read, and when."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest
from django.test import Client
from django.urls import reverse

from lintel.domain.refusals import Refused
from lintel.oversight.papers import actions, tracking
from lintel.oversight.papers.models import Done, Evidence, Judged, MeetingPaper, OpenedAgain, Promised, PromisedAt
from lintel.oversight.papers.reading.found import Reading
from lintel.oversight.papers.reading.lines import Line, Place
from lintel.oversight.papers.storing import About, digest_of
from lintel.oversight.papers.taking_in import take_in_all_again
from lintel.oversight.papers.tracking import Tracked
from tests.integration.oversight.made_up_papers import (
    BODY,
    FIRST,
    MINUTES,
    SECOND,
    keeper,
    minutes,
    paper,
    report,
    stored,
)
from tests.people import cast

TODAY = date(2099, 4, 1)
FRONT = ("CARE SCRUTINY COMMITTEE", "", "AGENDA", "")
CLAUSE = "That the Director be requested to look into a ring-back service for callers."


@pytest.fixture(autouse=True)
def made(db: None) -> None:
    cast()


def moved(by: int) -> Reading:
    """The minutes, so many lines further down a pack."""
    of = minutes()

    def at(each: object) -> object:
        place = each.place
        return replace(each, place=Place(place.line_start + by, place.line_end + by, place.column))

    told = {
        name: tuple(at(each) for each in getattr(of, name))
        for name in ("headings", "attendees", "items", "points", "actions", "doubts")
    }
    decisions = tuple(replace(at(each), block_line=each.block_line + by) for each in of.decisions)
    lines = "\n".join([*FRONT[:by], *MINUTES.split("\n")])
    return replace(of, paper=paper(lines), decisions=decisions, **told)


def the_one(*, drafts: bool = True) -> Tracked:
    [found] = [each for each in tracking.tracked(TODAY, drafts=drafts) if each.promise.text == CLAUSE]
    return found


def store_pack() -> MeetingPaper:
    return stored(reading=moved(len(FRONT)), on=SECOND, kind="pack")


@pytest.mark.parametrize("published", [(), ("pack",), ("minutes",), ("pack", "minutes")])
@pytest.mark.parametrize("order", list(permutations([store_pack, stored])))
def test_stored_a_second_time_it_is_the_same_promise(order: tuple[object, object], published: tuple[str, ...]) -> None:
    first, second = order
    first()
    before = the_one()
    actions.close(before.promised, reason="It was done.", by=keeper())
    report_of = stored(reading=report(), on=SECOND, kind="report")
    told = actions.tell_evidence(before.promised, report_of, 6, by=keeper())
    second()
    for each in MeetingPaper.objects.filter(kind__in=published):
        actions.publish(each.meeting, by=keeper())
    now = the_one()
    assert (now.promised, now.closed.reason, now.answers) == (before.promised, "It was done.", [told])
    assert len(now.promise.said) == 2
    assert Promised.objects.count() == 1
    if published:
        assert the_one(drafts=False).promised == before.promised
        address = reverse("promise", args=[before.promised.reference])
        assert "It was done." in Client().get(address).content.decode()


def test_it_stands_in_each_passage_in_which_it_is_said() -> None:
    pack, of = store_pack(), stored()
    line = next(number for number, text in enumerate(MINUTES.split("\n"), start=1) if text.startswith("b)"))
    found = PromisedAt.objects.order_by("paper").values_list("promised__reference", "paper", "line_start")
    assert list(found) == [("2025/26-001", pack.pk, line + len(FRONT)), ("2025/26-001", of.pk, line)]


def two_promises(by: int = 0) -> Reading:
    """The minutes with both clauses as promises, as a rule reads them that begins each so many lines further down."""
    of = minutes()
    first, second = of.decisions
    asked = of.actions[0]
    both = (
        replace(asked, place=down(first.place, by), text="That a report come back.", linked_clause="7a"),
        replace(asked, place=down(second.place, by)),
    )
    return replace(of, actions=both)


def down(place: Place, by: int) -> Place:
    return Place(place.line_start + by, place.line_end + by, place.column)


@pytest.mark.parametrize("by", [-1, 1])
def test_a_rule_that_moves_every_clause_by_a_line_changes_no_number(by: int) -> None:
    """Each then begins where another promise began before."""
    of = stored(reading=two_promises())
    before = {each.promise.text: each.promised for each in tracking.tracked(TODAY, drafts=True)}
    assert len(before) == 2
    actions.read_again(of, two_promises(by), by=keeper())
    assert {each.promise.text: each.promised for each in tracking.tracked(TODAY, drafts=True)} == before


def test_a_rule_that_reads_more_of_a_clause_changes_no_number() -> None:
    of, before = stored(), the_one().promised
    longer = replace(minutes().actions[0], text=f"{CLAUSE} And to report.")
    actions.read_again(of, replace(minutes(), actions=(longer,)), by=keeper())
    [found] = tracking.tracked(TODAY, drafts=True)
    assert (found.promised, found.promise.text) == (before, f"{CLAUSE} And to report.")


def test_what_is_not_found_any_more_stays_shown_and_comes_back() -> None:
    of, before = stored(), the_one()
    actions.publish(of.meeting, by=keeper())
    without = replace(minutes(), actions=(), decisions=minutes().decisions[:1])
    actions.read_again(of, without, by=keeper())
    for drafts in (True, False):
        now = the_one(drafts=drafts)
        assert (now.promised, now.state.value, now.promise.found) == (before.promised, "not found any more", False)
        assert [(each.paper, each.place) for each in now.promise.said] == [
            (each.paper, each.place) for each in before.promise.said
        ]
    page = Client().get(reverse("promise", args=[before.promised.reference])).content.decode()
    assert "The papers were read again, and this promise is not found in them any more." in page
    assert "not found any more" in Client().get(reverse("promises_csv")).content.decode().lower()
    actions.close(before.promised, reason="It was none.", by=keeper())
    assert the_one().state.value == "closed"
    actions.read_again(of, minutes(), by=keeper())
    assert (the_one().promised, the_one().promise.found, the_one().closed.reason) == (
        before.promised,
        True,
        "It was none.",
    )


def test_what_only_a_draft_had_is_shown_to_nobody_else() -> None:
    of = stored()
    actions.publish(stored(reading=report(), on=SECOND, kind="report").meeting, by=keeper())
    actions.read_again(of, replace(minutes(), actions=(), decisions=()), by=keeper())
    assert the_one().state.value == "not found any more"
    assert [each for each in tracking.tracked(TODAY, drafts=False) if each.promise.text == CLAUSE] == []


def test_a_number_is_never_given_twice() -> None:
    """Not even that of a promise which is not found any more."""
    of = stored()
    actions.read_again(of, replace(minutes(), actions=(), decisions=()), by=keeper())
    stored(reading=minutes(SECOND), on=SECOND)
    assert sorted(Promised.objects.values_list("reference", flat=True)) == ["2025/26-001", "2025/26-002"]


def test_evidence_that_is_suggested_still_stays_the_same_row() -> None:
    """Somebody may have its page open, and judge it."""
    stored()
    of = stored(reading=report(), on=SECOND, kind="report")
    before = list(Evidence.objects.order_by("id").values_list("pk", flat=True))
    assert before
    shown = Evidence.objects.get(pk=before[0])
    actions.read_again(of, report(), by=keeper())
    stored(reading=minutes(SECOND.replace(month=5)), on=SECOND.replace(month=5))
    assert set(before) <= set(Evidence.objects.values_list("pk", flat=True))
    actions.judge(shown, confirmed=True, by=keeper())
    assert Evidence.objects.get(pk=shown.pk).state == Judged.CONFIRMED


def test_evidence_that_no_rule_suggests_any_more_goes_unless_somebody_judged_it() -> None:
    stored()
    of = stored(reading=report(), on=SECOND, kind="report")
    suggested = list(Evidence.objects.order_by("id"))
    actions.judge(suggested[0], confirmed=False, by=keeper())
    text = "\n".join(["Zebra."] * 6)
    actions.read_again(of, Reading(paper(text), "leicestershire", True), by=keeper())
    assert [(each.pk, each.state) for each in Evidence.objects.all()] == [(suggested[0].pk, Judged.REFUSED)]


@pytest.mark.parametrize("confirmed", [True, False])
def test_a_judgement_of_a_line_that_is_gone_is_refused_and_not_written_down(confirmed: bool) -> None:
    stored()
    stored(reading=report(), on=SECOND, kind="report")
    shown, before = Evidence.objects.first(), Done.objects.count()
    Evidence.objects.filter(pk=shown.pk).delete()
    with pytest.raises(Refused) as refused:
        actions.judge(shown, confirmed=confirmed, by=keeper())
    assert (refused.value.key, Done.objects.count()) == ("evidence_is_gone", before)


def test_a_promise_closed_in_error_is_opened_again_with_a_reason() -> None:
    stored()
    promised = the_one().promised
    with pytest.raises(Refused) as refused:
        actions.open_again(promised, reason="It is open.", by=keeper())
    assert refused.value.key == "promise_not_closed"
    actions.close(promised, reason="It was done.", by=keeper())
    with pytest.raises(Refused) as refused:
        actions.open_again(promised, reason=" ", by=keeper())
    assert (refused.value.key, the_one().state.value) == ("say_it_in_words", "closed")
    actions.open_again(promised, reason="Only half was done.", by=keeper())
    told = OpenedAgain.objects.get()
    assert (the_one().state.value, told.closed_for, told.reason) == ("open", "It was done.", "Only half was done.")
    assert Done.objects.filter(what="promise_opened_again", about=promised.reference).count() == 1
    actions.close(promised, reason="Now all is done.", by=keeper())
    assert the_one().closed.reason == "Now all is done."


def test_all_read_again_follow_once_for_each_body(monkeypatch: pytest.MonkeyPatch) -> None:
    stored()
    stored(reading=report(), on=SECOND, kind="report")
    about = About(body="Ferry Board", date=FIRST)
    ferries = replace(minutes(), paper=replace(paper(), lines=(*paper().lines, Line(99, "Ferries."))))
    actions.store(ferries, about, digest=digest_of(b"ferries"), kind="minutes", by=keeper())
    followed: list[str] = []
    honest = actions.follow
    monkeypatch.setattr(actions, "follow", lambda body, *new: followed.append(body) or honest(body, *new))
    assert len(list(take_in_all_again(by=keeper()))) == MeetingPaper.objects.count() == 3
    assert sorted(followed) == [BODY, "Ferry Board"]


@pytest.mark.parametrize("on", [FIRST, FIRST - timedelta(days=300)])
def test_no_paper_of_the_same_day_or_from_before_answers_a_promise(on: date) -> None:
    stored()
    promised, early = the_one().promised, stored(reading=report(), on=on, kind="report")
    with pytest.raises(Refused) as refused:
        actions.tell_evidence(promised, early, 6, by=keeper())
    assert (refused.value.key, Evidence.objects.filter(paper=early).count()) == ("evidence_not_later", 0)


@pytest.mark.parametrize("line", [0, 2, 99])
def test_a_line_in_which_nothing_stands_answers_no_promise(line: int) -> None:
    stored()
    promised, later = the_one().promised, stored(reading=report(), on=SECOND, kind="report")
    with pytest.raises(Refused) as refused:
        actions.tell_evidence(promised, later, line, by=keeper())
    assert (refused.value.key, the_one().answers) == ("no_such_line", [])
