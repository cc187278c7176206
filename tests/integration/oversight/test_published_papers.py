"""What the public sees is what was published: no paper that came later, and no page that says what its papers do not."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lintel.domain.refusals import Refused
from lintel.oversight.papers import actions, lists, page_of, tracking, words
from lintel.oversight.papers.all_read import all_read
from lintel.oversight.papers.models import Correction, Done, EditorSentence, Evidence, MeetingPaper
from lintel.oversight.papers.reading.found import Figure
from lintel.project.command_line import main
from tests.integration.oversight.made_up_papers import (
    MINUTES,
    SECOND,
    at,
    both_published,
    keeper,
    minutes,
    paper,
    report,
    stored,
    the_minutes,
)
from tests.people import staff_id

FALSE = "It cost £999 million."
ADDRESSES = [
    ("papers", ()),
    ("papers_calendar", ()),
    ("papers_feed", ()),
    ("promises", ()),
    ("promises_csv", ()),
    ("figures_followed", ()),
    *((name, ("2026-01-12-care-scrutiny-committee",)) for name in ("meeting", "meeting_event", "meeting_popolo")),
    *(
        ("meeting_sheet", ("2026-01-12-care-scrutiny-committee", sort))
        for sort in ("points", "decisions", "actions", "figures")
    ),
]


@pytest.fixture
def later(db: None) -> MeetingPaper:
    """A draft, stored into a meeting that is published: other minutes of it, in which each thing has a word of its own."""
    both_published()
    text = MINUTES.replace("stairlift", "zebra lift").replace("a ring-back service", "a zebra service 8,123 times")
    of = minutes()
    clause = replace(of.decisions[1], text=of.decisions[1].text.replace("a ring-back", "a zebra"))
    asked = replace(of.actions[0], text=clause.text)
    number = Figure(at("b)"), "8,123", 8123.0, None, "count", "count", None, "none", text, "actual")
    made = replace(of, paper=paper(text), decisions=(of.decisions[0], clause), actions=(asked,), figures=(number,))
    return stored(reading=made)


@pytest.mark.parametrize(("name", "about"), ADDRESSES)
def test_a_draft_of_a_published_meeting_is_on_no_public_page(
    later: MeetingPaper, name: str, about: tuple[str, ...]
) -> None:
    told = Client().get(reverse(name, args=about), {"q": "zebra lift"} if name == "papers" else {}).content.decode()
    told = told.replace('value="zebra lift"', "")
    assert "minutes-2" not in told
    assert "a zebra service" not in told
    assert "8,123" not in told


def test_the_draft_is_found_by_its_keepers_and_by_all_once_it_is_published(later: MeetingPaper) -> None:
    address = reverse("paper", args=[later.meeting.slug, later.slug])
    assert (later.slug, Client().get(address).status_code) == ("minutes-2", 404)
    assert words.found("zebra", lists.papers(drafts=False)) == []
    assert [hit.paper for hit in words.found("zebra", lists.papers(drafts=True))] == [later]
    assert lists.with_counts(lists.meetings(drafts=False), drafts=False).last().number_of_papers == 1
    assert lists.with_counts(lists.meetings(drafts=True), drafts=True).last().number_of_papers == 2
    actions.publish(later.meeting, by=keeper("analyst"))
    assert Client().get(address).status_code == 200
    later.refresh_from_db()
    assert later.published_by == staff_id("analyst")
    assert the_minutes_first().published_by == staff_id("director")


def the_minutes_first() -> MeetingPaper:
    return MeetingPaper.objects.get(kind="minutes", slug="minutes")


def test_evidence_of_a_draft_and_what_was_said_of_it_are_not_public(later: MeetingPaper) -> None:
    draft = stored(reading=replace(report(), paper=paper("\n".join(["Zebra."] * 6))), on=SECOND, kind="report")
    [promise] = [each for each in tracking.tracked(SECOND, drafts=False) if "ring-back" in each.promise.text]
    actions.tell_evidence(promise.promised, draft, 6, by=keeper())
    actions.say(later, 1, "Zebras were counted.", by=keeper())
    actions.answer(later.doubts.get(), "T. Odd", by=keeper())
    assert tracking.one("2025/26-001", SECOND, drafts=True).state.value == "answered"
    assert tracking.one("2025/26-001", SECOND, drafts=False).state.value == "open"
    page = Client().get(reverse("meeting", args=[later.meeting.slug])).content.decode()
    assert "Zebras were counted." not in page
    assert "Answered by a person" not in page


@pytest.mark.parametrize("line", [1, 3, 12])
def test_an_editors_sentence_is_asked_of_its_line_wherever_that_stands(db: None, line: int) -> None:
    both_published()
    with pytest.raises(Refused) as refused:
        actions.say(the_minutes(), line, FALSE, by=keeper())
    assert (refused.value.key, refused.value.field) == ("sentence_does_not_hold", "text")
    assert not EditorSentence.objects.exists()
    actions.say(the_minutes(), 1, "It met on 12 January 2026.", by=keeper())


@pytest.mark.parametrize("line", [1, 12])
def test_a_false_sentence_outside_every_item_stops_publishing_too(
    db: None, line: int, capsys: pytest.CaptureFixture[str]
) -> None:
    both_published()
    actions.take_back(the_minutes().meeting, reason="To try.", by=keeper())
    of = the_minutes()
    told = {"text": FALSE, "by": staff_id("director"), "at": timezone.now()}
    EditorSentence.objects.create(meeting=of.meeting, paper=of, line=line, **told)
    with pytest.raises(Refused) as refused:
        actions.publish(of.meeting, by=keeper())
    assert refused.value.key == "page_does_not_hold"
    with pytest.raises(SystemExit) as stopped:
        main(["papers", "page", of.meeting.slug, "--as", "director.made-up"])
    said = capsys.readouterr()
    assert (stopped.value.code, FALSE in said.out, "number not in its source" in said.err) == (1, True, True)


def test_papers_of_other_meetings_that_are_drafts_do_not_stop_publishing(db: None) -> None:
    """The public will not see them. A decision that a draft alone has would be missed on the page that it reads."""
    both_published()
    draft = stored(reading=report(), on=SECOND.replace(month=5), kind="report")
    actions.publish(the_minutes().meeting, by=keeper())
    of = the_minutes().meeting
    assert page_of.failures(of, all_read().public(shown=of)) == ()
    assert {each.pk for each in all_read().public(shown=draft.meeting).papers} == {
        *MeetingPaper.objects.values_list("pk", flat=True)
    }
    assert draft.pk not in {each.pk for each in all_read().public().papers}


def test_read_again_a_page_that_does_not_hold_any_more_is_a_draft_again(db: None) -> None:
    both_published()
    of = the_minutes()
    told = {"text": "At most 30 wait.", "by": staff_id("director"), "at": timezone.now()}
    EditorSentence.objects.create(meeting=of.meeting, paper=of, line=1, **told)
    assert [each.pk for each in actions.read_again(of, minutes(), by=keeper())] == [of.meeting.pk]
    of.refresh_from_db()
    of.meeting.refresh_from_db()
    assert (of.published, of.meeting.published) == (None, None)
    assert "number not in its source" in Correction.objects.get(meeting=of.meeting).reason
    assert Client().get(reverse("meeting", args=[of.meeting.slug])).status_code == 404
    assert lists.meetings(drafts=False).count() == 1


def wrongly_said(of: MeetingPaper) -> None:
    """A sentence that no door lets in, as one may stand there from before a rule."""
    told = {"text": FALSE, "by": staff_id("director"), "at": timezone.now()}
    EditorSentence.objects.create(meeting=of.meeting, paper=of, line=1, **told)


def test_a_pack_is_not_published_while_the_page_of_the_meeting_before_would_not_hold(db: None) -> None:
    """The pack has its minutes, so its page is made from the pack too."""
    both_published()
    pack = replace(minutes(), paper=paper(f"{MINUTES}\n\nThe pack ends."))
    of = stored(reading=pack, on=SECOND.replace(month=5), kind="pack")
    wrongly_said(the_minutes())
    with pytest.raises(Refused) as refused:
        actions.publish(of.meeting, by=keeper())
    assert refused.value.key == "page_does_not_hold"
    assert the_minutes().meeting.slug in str(refused.value)


def test_the_command_says_which_page_is_a_draft_again(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    both_published()
    wrongly_said(the_minutes())
    main(["papers", "read-again", "--as", "analyst.made-up"])
    said = capsys.readouterr()
    assert said.out.count(" things found.") == 2
    assert said.err == "2026-01-12-care-scrutiny-committee is a draft again: its page said what its papers do not.\n"
    assert [each.slug for each in lists.meetings(drafts=False)] == ["2026-03-09-care-scrutiny-committee"]


def test_read_again_a_page_that_holds_stays_published(db: None) -> None:
    both_published()
    assert actions.read_again(the_minutes(), minutes(), by=keeper()) == []
    assert the_minutes().meeting.published
    assert the_minutes().published


def test_a_published_meeting_is_taken_back_with_a_reason_that_is_shown(db: None) -> None:
    both_published()
    of = the_minutes()
    for reason, refusal in (
        (" ", "say_it_in_words"),
        ("A name should not be there.", None),
        ("Again.", "meeting_is_a_draft"),
    ):
        if refusal is None:
            actions.take_back(of.meeting, reason=reason, by=keeper())
            continue
        with pytest.raises(Refused) as refused:
            actions.take_back(of.meeting, reason=reason, by=keeper())
        assert refused.value.key == refusal
    assert [each.slug for each in lists.papers(drafts=False)] == ["report"]
    assert Correction.objects.get().reason == "A name should not be there."
    assert Done.objects.filter(what="taken_back", meeting=of.meeting).count() == 1
    actions.publish(of.meeting, by=keeper())
    page = Client().get(reverse("meeting", args=[of.meeting.slug])).content.decode()
    assert "A name should not be there." in page


def test_nobody_else_takes_back_or_opens_again(db: None) -> None:
    both_published()
    promised = Evidence.objects.first().promised
    for act in (
        lambda by: actions.take_back(the_minutes().meeting, reason="So.", by=by),
        lambda by: actions.open_again(promised, reason="So.", by=by),
        lambda by: actions.follow_again(by=by),
    ):
        with pytest.raises(Refused) as refused:
            act(keeper("manager"))
        assert refused.value.key == "not_a_keeper_of_papers"
