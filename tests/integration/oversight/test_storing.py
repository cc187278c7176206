"""Papers are stored once, read again without losing what people said, and every action is asked of those who may."""

from dataclasses import replace
from datetime import time

import pytest
from django.utils import timezone

from lintel.domain.refusals import Refused
from lintel.oversight.papers import actions, kept, lists, page_of, taking_in, words
from lintel.oversight.papers.models import Asked, Done, Doubted, EditorSentence, Found, Meeting, MeetingPaper, Word
from lintel.oversight.papers.reading.found import Heading, Reading
from lintel.oversight.papers.reading.lines import Doubt, Place
from lintel.oversight.papers.taking_in import Told, take_in
from tests.integration.oversight.made_up_papers import (
    FIRST,
    MINUTES,
    SECOND,
    at,
    keeper,
    minutes,
    paper,
    report,
    stored,
)
from tests.people import Cast, cast, staff_id


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def test_what_was_found_comes_back_as_it_was(made: Cast) -> None:
    of = stored()
    [back] = kept.readings_of([of])
    assert replace(back, paper=minutes().paper, doubts=minutes().doubts) == minutes()
    assert [line.printed for line in back.paper.lines] == MINUTES.split("\n")


def test_what_was_found_is_two_queries_and_a_paper_that_is_read_again_meanwhile_comes_too(
    made: Cast, django_assert_num_queries
) -> None:
    papers = [stored(), stored(reading=report(), on=SECOND, kind="report")]
    MeetingPaper.objects.filter(pk=papers[0].pk).update(read=timezone.now())
    with django_assert_num_queries(2):
        assert [len(each.items) for each in kept.readings_of(papers)] == [1, 0]


def test_minutes_that_stand_in_a_later_pack_have_a_meeting_of_their_own(made: Cast) -> None:
    stored(on=SECOND, kind="pack")
    assert [each.date for each in Meeting.objects.all()] == [SECOND, FIRST]
    assert not Meeting.objects.get(date=FIRST).papers.exists()
    page = page_of.page_of(Meeting.objects.get(date=FIRST), SECOND, {}, drafts=True).page
    assert [each.title for each in page.items] == ["Waiting for an Assessment."]


def test_what_is_restricted_is_never_stored(made: Cast) -> None:
    """The reader drops it; here it is asked of every table."""
    part = "EXEMPT: NOT FOR PUBLICATION by virtue of paragraph 3 of Schedule 12A\n\nThe contract price is 5 groats.\n"
    told = Told(kind="minutes", body="Ferry Board", date=FIRST)
    of = take_in(f"{MINUTES}\n\n{part}".encode(), "minutes.txt", told, by=keeper("analyst"))
    kept_here = " ".join(
        [of.text, *(str(each.values) for each in of.found.all()), *(each.passage for each in of.doubts.all())]
    )
    assert "groats" not in kept_here
    assert not Word.objects.filter(word="groat").exists()
    assert [each.name for each in of.doubts.all()].count("restricted_part_dropped") == 1
    assert of.text.split("\n")[: len(MINUTES.split("\n"))] == MINUTES.split("\n")


def test_what_nobody_sees_is_stored_as_one_sign_in_its_place(made: Cast) -> None:
    told = Told(kind="minutes", body="Ferry Board", date=FIRST)
    of = take_in(f"{MINUTES}\n\nFares \u202erose\u202c.".encode(), "minutes.txt", told, by=keeper("analyst"))
    assert of.text.split("\n")[-1] == "Fares \ufffdrose\ufffd."
    assert [each.name for each in of.doubts.all()].count("characters_that_mean_nothing") == 1


def test_the_same_file_twice_changes_nothing(made: Cast) -> None:
    once = stored()
    before = [(model, model.objects.count()) for model in (Meeting, MeetingPaper, Found, Doubted, Word, Done)]
    assert stored() == once
    assert [(model, model.objects.count()) for model in (Meeting, MeetingPaper, Found, Doubted, Word, Done)] == before


def test_reading_again_replaces_what_was_found_and_keeps_answers(made: Cast) -> None:
    of = stored()
    actions.answer(of.doubts.get(), "T. Odd", by=keeper("analyst"))
    another = Doubt("address_cut_off", at("RESOLVED"), "RESOLVED:")
    actions.read_again(of, replace(minutes(), items=(), doubts=(*minutes().doubts, another)), by=keeper("analyst"))
    assert not of.found.filter(kind="items").exists()
    assert [(each.name, each.state, each.answer) for each in of.doubts.all()] == [
        ("name_cut_off", Asked.ANSWERED, "T. Odd"),
        ("address_cut_off", Asked.OPEN, ""),
    ]
    actions.read_again(of, minutes(), by=keeper("analyst"))
    assert [each.name for each in of.doubts.all()] == ["name_cut_off"]
    assert kept.readings_of([MeetingPaper.objects.get(pk=of.pk)])[0].items == minutes().items


LATIN = """Minutes of a meeting of the Care Scrutiny Committee held on Monday, 12 January 2026.

PRESENT

“Mr. J. Odd” CC, for £5

7. Waiting.

RESOLVED:

a) That the report be noted.

EXEMPT

A secret stands here."""


def test_read_again_the_queue_keeps_what_is_doubtful_in_the_file(made: Cast) -> None:
    """Its lines are read again, and they cannot say what was wrong with the file that they came from."""
    of = take_in(LATIN.encode("cp1252"), "minutes.txt", Told(kind="minutes"), by=keeper("analyst"))
    before = sorted(of.doubts.values_list("name", "of_file"))
    about_the_file = {name for name, of_file in before if of_file}
    assert "restricted_part_dropped" in about_the_file
    assert len(about_the_file) > 1
    for _ in range(2):
        list(taking_in.take_in_all_again(by=keeper("analyst")))
        assert sorted(of.doubts.values_list("name", "of_file")) == before


def test_words_that_are_refused_are_not_written_beside_a_doubt_that_is_settled(made: Cast) -> None:
    doubt, late = stored().doubts.get(), Doubted.objects.get()
    actions.answer(doubt, "T. Odd", by=keeper("analyst"))
    with pytest.raises(Refused):
        actions.answer(late, "Somebody else", by=keeper("director"))
    late.refresh_from_db()
    assert (late.state, late.answer, late.refused) == (Asked.ANSWERED, "T. Odd", "")


@pytest.mark.parametrize(
    ("words", "refusal"),
    [("Mr. T. Oddfellow", "not_word_for_word"), ("", "no_answer"), ("mr. t. odd", "not_word_for_word")],
)
def test_an_answer_that_does_not_stand_there_is_refused_and_kept(made: Cast, words: str, refusal: str) -> None:
    doubt = stored().doubts.get()
    with pytest.raises(Refused) as refused:
        actions.answer(doubt, words, by=keeper("analyst"))
    assert refused.value.key == refusal
    doubt.refresh_from_db()
    assert (doubt.state, doubt.answer, doubt.refused) == (Asked.OPEN, "", words)


def test_an_answer_is_word_for_word_and_the_second_of_two_is_told(made: Cast) -> None:
    doubt, late = stored().doubts.get(), Doubted.objects.get()
    actions.answer(doubt, " Mr.  T. Odd\n", by=keeper("analyst"))
    with pytest.raises(Refused) as refused:
        actions.set_aside(late, by=keeper("director"))
    assert refused.value.key == "doubt_settled_already"
    late.refresh_from_db()
    assert (late.answer, late.by, late.at is not None) == ("Mr. T. Odd", staff_id("analyst"), True)


@pytest.mark.parametrize("who", ["manager", "lead", "councillor", "administrator"])
def test_nobody_else_writes_anything(made: Cast, who: str) -> None:
    of, by = stored(), keeper(who)
    before = Done.objects.count()
    for act in (
        lambda: stored(who),
        lambda: actions.read_again(of, minutes(), by=by),
        lambda: actions.answer(of.doubts.get(), "T. Odd", by=by),
        lambda: actions.set_aside(of.doubts.get(), by=by),
        lambda: actions.correct(of.meeting, stood="a", stands="b", reason="c", by=by),
        lambda: actions.say(of, 1, "It met.", by=by),
        lambda: actions.publish(of.meeting, by=by),
        lambda: actions.judge(None, confirmed=True, by=by),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.key == "not_a_keeper_of_papers"
    assert Done.objects.count() == before


def test_each_action_is_written_down_with_who_and_when(made: Cast) -> None:
    of = stored()
    actions.say(of, 1, "It met at Quarry Hall.", by=keeper("analyst"))
    actions.correct(of.meeting, stood="12 people", stands="13 people", reason="Misread.", by=keeper("director"))
    actions.publish(of.meeting, by=keeper("director"))
    actions.publish(of.meeting, by=keeper("director"))
    told = [(each.what, each.about, each.by == staff_id("director")) for each in Done.objects.all()]
    assert told == [
        ("stored", "minutes", False),
        ("sentence_added", "minutes line 1", False),
        ("corrected", "", True),
        ("published", "", True),
    ]


def test_what_is_not_published_is_found_by_no_reader(made: Cast) -> None:
    of = stored()
    assert list(lists.meetings(drafts=False)) == []
    assert words.found("stairlift", lists.papers(drafts=False)) == []
    actions.publish(of.meeting, by=keeper("analyst"))
    assert [each.slug for each in lists.meetings(drafts=False)] == ["2026-01-12-care-scrutiny-committee"]


@pytest.mark.parametrize(
    ("asked", "lines"),
    [
        ("stairlift", [12]),
        ("STAIRLIFTS people", [12]),
        ("Director's callers", [17]),
        ("stair", []),
        ("stairlift wheelchair", []),
        ("  ", []),
        ("ring-back", [17]),
        ("Larkspur stairlift", [5, 12]),
    ],
)
def test_papers_are_found_by_whole_words(made: Cast, asked: str, lines: list[int]) -> None:
    stored()
    hits = words.found(asked, lists.papers(drafts=True))
    assert [number for hit in hits for number, _ in hit.lines] == lines


def test_the_newest_paper_comes_first(made: Cast) -> None:
    stored()
    stored(reading=report(), on=SECOND, kind="report")
    assert [hit.paper.slug for hit in words.found("ring-back", lists.papers(drafts=True))] == ["report", "minutes"]


def test_a_paper_without_words_is_not_stored(made: Cast) -> None:
    empty = Reading(replace(paper(""), lines=()), "leicestershire", True)
    with pytest.raises(Refused) as refused:
        stored(reading=empty, on=FIRST)
    assert refused.value.key == "paper_without_words"
    assert not Meeting.objects.exists()


def test_a_page_that_says_what_its_papers_do_not_is_not_published(made: Cast) -> None:
    of, line = stored(), at("i.").line_start
    with pytest.raises(Refused) as refused:
        actions.say(of, line, "Some 9,000 people wait for stairlifts.", by=keeper("analyst"))
    assert (refused.value.key, EditorSentence.objects.count()) == ("sentence_does_not_hold", 0)
    told = {"text": "Some 9,000 people wait for stairlifts.", "by": staff_id("analyst"), "at": timezone.now()}
    EditorSentence.objects.create(meeting=of.meeting, paper=of, line=line, **told)
    with pytest.raises(Refused) as refused:
        actions.publish(of.meeting, by=keeper("analyst"))
    assert "number not in its source" in str(refused.value)
    assert list(lists.meetings(drafts=False)) == []


@pytest.mark.parametrize(
    ("printed", "read"),
    [("2.00 pm", time(14)), ("2.30pm", time(14, 30)), ("12.15 pm", time(12, 15)), ("10 am", time(10)), ("17:30", time(17, 30)),
     ("noon", None), (None, None)],
)  # fmt: skip
def test_the_time_of_a_meeting_is_taken_from_its_paper(printed: str | None, read: time | None) -> None:
    assert taking_in._time(Heading(Place(1, 1), "agenda", time=printed)) == read
