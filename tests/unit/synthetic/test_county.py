"""The people and works that the county tells on purpose, and what may never be in it."""

import re
from datetime import date, timedelta
from itertools import pairwise

from lintel.domain.access import ROLES
from lintel.domain.clock import end_of_day
from lintel.domain.document import Description, Identity, Line
from lintel.domain.fact import Fact, Recorded
from lintel.domain.story import state_of
from lintel.domain.waiting import WaitStarted
from lintel.domain.work import WorkState
from lintel.synthetic.bulk import bulk_lines
from lintel.synthetic.county import County, county
from lintel.synthetic.people import nhs_number
from lintel.synthetic.setting import HERE
from lintel.synthetic.telling import tell_all

TODAY = date(2026, 3, 4)
DRAMA = re.compile(r"01632 960\d{3}|07700 900\d{3}|020 7946 0\d{3}|0116 496 0\d{3}")


def identities(made: County) -> dict[str, Identity]:
    return {each.person: each for each in made.documents if isinstance(each, Identity)}


def is_in_order(lines: list[Line]) -> bool:
    return all(earlier.recorded <= later.recorded for earlier, later in pairwise(lines))


def work_of(made: County, work: str) -> WorkState:
    lines = [line for line in made.lines if line.fact.subject == work]
    state = state_of([Recorded(line.fact, 0, place, line.recorded, line.by) for place, line in enumerate(lines, 1)])
    assert isinstance(state, WorkState)
    return state


def test_nobody_can_be_rung(made: County) -> None:
    assert {person.phone for person in identities(made).values() if not DRAMA.fullmatch(person.phone)} == set()


def test_nhs_numbers_are_reserved_and_check(made: County) -> None:
    given = [person.nhs_number for person in identities(made).values() if person.nhs_number]
    assert all(number.startswith("999") and nhs_number(int(number[3:9])) == number for number in given)
    assert len(set(given)) == len(given) - 2, "only the two pairs share theirs"
    assert len(given) == len(identities(made)) - len(made.story.written_twice), "and only who is there twice has none"


def test_check_digit_by_hand() -> None:
    # 9x10 + 9x9 + 9x8 + 0 + 0 + 0 + 0 + 0 + 1x2 = 245, which leaves 3 over 11, so 11 - 3 = 8.
    assert nhs_number(1) == "9990000018"


def test_difficult_names_are_there(made: County) -> None:
    names = [person.name for person in identities(made).values()]
    assert "李 梅莓" in names
    assert "Q" in names
    assert any(len(name) == 300 for name in names)
    assert any("O'" in name for name in names)


def test_everybody_is_described_and_grown_up(made: County) -> None:
    described = [each for each in made.documents if isinstance(each, Description)]
    assert {each.person for each in described} == set(identities(made))
    assert all(each.birth_date and (each.valid_from - each.birth_date).days > 18 * 365 for each in described)


def test_the_council_is_whole(made: County) -> None:
    council = made.council
    assert (len(council.localities), len(council.districts), len(council.teams)) == (6, 7, 22)
    assert {member.role for member in council.staff} == set(ROLES)
    assert {member.username for member in council.staff} >= set(made.story.sign_in)
    assert len({member.username for member in council.staff}) == len(council.staff)
    assert all(member.made_up for member in council.staff)


def test_whoever_may_be_signed_in_covers_every_role(made: County) -> None:
    first = made.council.staff[: len(made.story.sign_in)]
    assert tuple(member.username for member in first) == made.story.sign_in
    assert {member.role for member in first} == set(ROLES)


def test_the_leaver_holds_twenty_two(made: County) -> None:
    hers = {line.fact.subject for line in made.lines if getattr(line.fact, "worker", None) == made.story.leaver}
    works = tell_all([line for line in made.lines if line.fact.subject in hers]).works
    held = [work.id for work in works if work.worker == made.story.leaver]
    assert sorted(held) == sorted(made.story.leaver_works)
    assert len(held) == 22


def test_recording_errors_say_what_would_put_them_right(made: County) -> None:
    facts: dict[str, Fact] = {line.fact.id: line.fact for line in made.lines}
    for error in made.story.recording_errors:
        started = facts[error.fact]
        assert isinstance(started, WaitStarted)
        assert started.subject == error.work
        assert started.since == error.right_since - timedelta(days=365)
    assert len(made.story.recording_errors) == 4


def test_the_restricted_person_waits_in_a_tray(made: County) -> None:
    assert made.story.restricted_work is not None
    work = work_of(made, made.story.restricted_work)
    assert (work.person, work.team, work.worker) == (made.story.restricted_person, HERE, None)
    assert work.wait is not None
    placed = [line.fact.subject for line in made.lines if type(line.fact).__name__ == "RestrictionPlaced"]
    assert placed == [made.story.restricted_person]


def test_the_duplicate_pair_is_one_person_by_number(made: County) -> None:
    first, second = (identities(made)[person] for person in made.story.duplicate_pair)
    assert first.nhs_number == second.nhs_number
    assert first.name != second.name


def test_nothing_is_recorded_today_or_later(made: County) -> None:
    assert made.lines[-1].recorded <= end_of_day(made.story.today - timedelta(days=1))
    assert is_in_order(made.lines)


def test_without_the_restricted_person_all_else_is_the_same() -> None:
    made, without = (county(TODAY, history_days=210, with_restricted=there) for there in (True, False))
    hers = {made.story.restricted_person, made.story.restricted_work}
    assert [line for line in made.lines if line.fact.subject not in hers] == without.lines
    assert [each for each in made.documents if getattr(each, "person", None) not in hers] == without.documents
    assert made.council == without.council
    assert len(made.lines) > len(without.lines)


def test_bulk_lines_are_as_many_as_asked_for() -> None:
    lines = list(bulk_lines(5000, today=date(2026, 3, 4), seed=1))
    assert 5000 <= len(lines) < 5100
    assert is_in_order(lines)
    assert len({line.fact.id for line in lines}) == len(lines)
