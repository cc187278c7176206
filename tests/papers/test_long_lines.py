"""A file of one long line: what is looked at grows as the line does, and no faster."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintel.oversight.papers.reading.meeting import attendance_text, people_in_sentences
from lintel.oversight.papers.reading.minutes import decisions, verbs
from lintel.oversight.papers.reading.profile import profile
from lintel.oversight.papers.reading.read import read
from lintel.oversight.papers.reading.sentences import LONGEST, sentences

MINUTES = "Minutes of a meeting of the Harbour Committee held on 8 June 2026.\n\n1. Ropes.\n\n"
# Each asks a rule to look back to where a name or a sentence begins.
LINES = {
    "who left": "Mr. A. Gull left the meeting and ",
    "posts": "The Director of Ropes, Ann Gull, ",
}


@given(st.text(alphabet="Ab. \n£1", max_size=40), st.integers(1, 200))
def test_no_sentence_is_longer_than_rules_look_back_and_none_of_the_text_is_lost(words: str, times: int) -> None:
    text = words * times
    found = [*sentences(text)]
    assert all(0 < end - start <= LONGEST for start, end in found)
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())


def test_a_sentence_without_end_is_cut_at_a_space() -> None:
    text = "tarred ropes " * LONGEST
    assert {text[start:end].split()[0] for start, end in sentences(text)} <= {"tarred", "ropes"}
    assert {text[start:end].split()[-1] for start, end in sentences(text)} <= {"tarred", "ropes"}


@pytest.mark.parametrize("words", LINES.values(), ids=LINES)
def test_twice_as_long_a_line_is_looked_at_twice_as_much(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[int] = []
    people = attendance_text.people

    def counted(text: str) -> object:
        looked_at.append(len(text))
        return people(text)

    for reader in (attendance_text, people_in_sentences):
        monkeypatch.setattr(reader, "people", counted)
    once, twice = (_after(looked_at, words * (LONGEST * each // len(words))) for each in (4, 8))
    assert 0 < once
    assert twice <= 2.2 * once


def _after(looked_at: list[int], line: str) -> int:
    looked_at.clear()
    read(f"{MINUTES}{line}\n".encode(), "x.txt", "plain")
    return sum(looked_at)


def test_what_a_clause_says_is_looked_for_no_farther_than_that() -> None:
    plain = profile("plain")
    far = f"{'ropes ' * (LONGEST // 6 + 1)}That the Director of Ropes be requested to provide a list to Members in due course."
    for look in (verbs.verb, verbs.recipient, verbs.due, decisions.addressee, decisions.type_of):
        assert look(far[-200:], plain)
        assert look(far, plain) is None
