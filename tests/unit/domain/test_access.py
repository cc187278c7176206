"""In this room: which role may make which move, and what each may see. Whose work it is is asked elsewhere."""

import inspect
from collections.abc import Iterator
from types import ModuleType

import pytest

from lintel.domain import moves, records_of_people
from lintel.domain.access import FRONT_DOOR_KINDS, ROLES, SAFEGUARDING_KINDS, may
from lintel.domain.fact import Fact
from lintel.domain.flow import KINDS

TABLE = """
                       adviser duty social therapist manager senior lead analyst director councillor administrator
receive                yes     yes  -      -         yes     -      yes  -       -        -          -
rate                   -       yes  yes    yes       yes     yes    yes  -       -        -          -
keep_in_touch          yes     yes  yes    yes       yes     yes    yes  -       -        -          -
pause                  -       yes  yes    yes       yes     yes    yes  -       -        -          -
resume                 -       yes  yes    yes       yes     yes    yes  -       -        -          -
offer                  -       -    -      -         yes     yes    yes  -       -        -          -
accept                 -       -    yes    yes       yes     -      yes  -       -        -          -
return_offer           -       -    yes    yes       yes     -      yes  -       -        -          -
hand_over              -       -    yes    yes       yes     yes    yes  -       -        -          -
escalate               -       yes  yes    yes       yes     yes    yes  -       -        -          -
reach                  -       yes  yes    yes       yes     yes    yes  -       -        -          -
call                   yes     yes  yes    yes       yes     yes    yes  -       -        -          -
read_more              -       yes  yes    yes       yes     yes    yes  -       -        -          -
confirm_sender         -       yes  yes    yes       yes     yes    yes  -       -        -          -
mark                   -       yes  yes    yes       yes     yes    yes  -       -        -          -
end                    -       yes  yes    yes       yes     yes    yes  -       -        -          -
correct                -       yes  yes    yes       yes     yes    yes  yes     -        -          -
withdraw               -       -    -      -         yes     yes    yes  -       -        -          -
link                   -       -    -      -         yes     yes    yes  -       -        -          -
unlink                 -       -    -      -         yes     yes    yes  -       -        -          -
reattribute            -       -    -      -         yes     yes    yes  -       -        -          -
tell                   yes     yes  yes    yes       yes     yes    yes  -       -        -          -
sign_off               -       -    -      -         yes     yes    yes  -       -        -          -
restrict               -       -    -      -         -       yes    yes  -       -        -          -
lift                   -       -    -      -         -       -      yes  -       -        -          -
"""
SHORT = {
    "duty": "duty_worker",
    "social": "social_worker",
    "therapist": "occupational_therapist",
    "manager": "team_manager",
    "senior": "senior_manager",
    "lead": "safeguarding_lead",
    "analyst": "performance_analyst",
}
HEAD, *LINES = [line.split() for line in TABLE.strip("\n").splitlines()]
ROLE_NAMES = [SHORT.get(word, word) for word in HEAD]
CELLS = [(role, move, cell == "yes") for move, *cells in LINES for role, cell in zip(ROLE_NAMES, cells, strict=True)]


@pytest.mark.parametrize(("role", "move", "allowed"), CELLS, ids=[f"{role}-{move}" for role, move, _ in CELLS])
def test_a_role_may_make_the_moves_that_the_table_gives_it(role: str, move: str, allowed: bool) -> None:
    assert may(role, move) is allowed


def test_the_table_names_every_role_and_every_move() -> None:
    assert set(ROLE_NAMES) == set(ROLES)
    told = {name for room in (moves, records_of_people) for name in rules_of(room)}
    assert {move for move, *_ in LINES} == (told - {"note_mark", "log_call"}) | {
        "mark",
        "call",
        "receive",
        "tell",
        "sign_off",
    }
    assert {move for role in ROLES.values() for move in role.moves} == {move for move, *_ in LINES}


def rules_of(room: ModuleType) -> Iterator[str]:
    """The names of a room's rules: they begin with how a work or a person stands, and give facts."""
    for name, rule in inspect.getmembers(room, inspect.isfunction):
        asked = inspect.signature(rule)
        if rule.__module__ == room.__name__ and not name.startswith("_") and asked.return_annotation == list[Fact]:
            assert next(iter(asked.parameters)) in ("work", "work_id", "person")
            yield name


def test_whoever_lifts_a_restriction_can_see_the_record() -> None:
    assert all(role.restricted for role in ROLES.values() if "lift" in role.moves)


def test_whoever_links_records_sees_who_people_are() -> None:
    assert all(role.names for role in ROLES.values() if {"link", "unlink", "reattribute", "restrict"} & role.moves)


def test_only_those_who_see_records_make_moves_or_learn_names() -> None:
    for role in ROLES.values():
        assert role.records or not (role.moves or role.names or role.sees_everybody or role.restricted)


@pytest.mark.parametrize(
    ("question", "roles"),
    [
        ("restricted", {"safeguarding_lead"}),
        ("publishes", {"performance_analyst", "director"}),
        ("runs_staff", {"team_manager", "senior_manager", "administrator"}),
        (
            "sees_everybody",
            {"adviser", "senior_manager", "safeguarding_lead", "performance_analyst", "director"},
        ),
    ],
)
def test_only_these_roles(question: str, roles: set[str]) -> None:
    assert {name for name, role in ROLES.items() if getattr(role, question)} == roles


def test_an_administrator_reads_no_records_and_a_councillor_only_published_figures() -> None:
    assert not ROLES["administrator"].records
    assert ROLES["administrator"].figures == "none"
    assert not ROLES["councillor"].records
    assert {name for name, role in ROLES.items() if role.figures == "published"} == {"councillor"}


def test_an_analyst_sees_references_and_no_names() -> None:
    assert {name for name, role in ROLES.items() if role.records and not role.names} == {"performance_analyst"}


def test_whoever_offers_or_corrects_has_a_title() -> None:
    assert len({role.title for role in ROLES.values()}) == len(ROLES)


def test_the_kinds_that_roles_are_tied_to_are_declared() -> None:
    assert set(KINDS) >= SAFEGUARDING_KINDS | FRONT_DOOR_KINDS
    assert all(role.kinds_of_all_teams <= set(KINDS) for role in ROLES.values())
