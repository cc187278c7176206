"""Who may do and see what. Role says what kind of thing; relationship says whose; restriction narrows both."""

from collections.abc import Mapping
from dataclasses import dataclass

SAFEGUARDING_KINDS = frozenset({"safeguarding_concern", "section_42_enquiry"})
FRONT_DOOR_KINDS = frozenset({"contact", "safeguarding_concern"})


@dataclass(frozen=True, kw_only=True)
class Role:
    """What somebody in this role may see and do.

    `sees_everybody`: records of all teams; otherwise those of own teams, own cases, and `kinds_of_all_teams`.
    `names`: may see who people are; without it, only references. `restricted`: may see restricted people's records.
    `watches`: which of looking after who looked is theirs: `review_access`, `review_looks`, `answer_request`.
    `keeps_papers`: stores council papers, answers what is doubtful in them, and publishes the pages of meetings.
    `elected`: sits on the council, and so can never have worked for it under the same name (Local Government Act 1972, s. 80).
    """

    title: str
    records: bool = False
    names: bool = False
    sees_everybody: bool = False
    kinds_of_all_teams: frozenset[str] = frozenset()
    restricted: bool = False
    figures: str = "none"
    moves: frozenset[str] = frozenset()
    publishes: bool = False
    keeps_papers: bool = False
    runs_staff: bool = False
    elected: bool = False
    watches: frozenset[str] = frozenset()


CARE = frozenset(
    {
        "rate",
        "keep_in_touch",
        "pause",
        "resume",
        "escalate",
        "reach",
        "mark",
        "end",
        "correct",
        "call",
        "tell",
        "read_more",
        "confirm_sender",
    }
)
ANSWERS = frozenset({"accept", "return_offer"})
MANAGES = frozenset({"sign_off", "offer", "hand_over", "withdraw", "link", "unlink", "reattribute"})
ROLES: Mapping[str, Role] = {
    "adviser": Role(
        title="Adviser",
        records=True,
        names=True,
        sees_everybody=True,
        moves=frozenset({"receive", "keep_in_touch", "call", "tell"}),
    ),
    "duty_worker": Role(
        title="Duty worker",
        records=True,
        names=True,
        kinds_of_all_teams=FRONT_DOOR_KINDS,
        moves=CARE | {"receive"},
        figures="exact",
    ),
    "social_worker": Role(
        title="Social worker", records=True, names=True, moves=CARE | ANSWERS | {"hand_over"}, figures="exact"
    ),
    "occupational_therapist": Role(
        title="Occupational therapist", records=True, names=True, moves=CARE | ANSWERS | {"hand_over"}, figures="exact"
    ),
    "team_manager": Role(
        title="Team manager",
        records=True,
        names=True,
        moves=CARE | ANSWERS | MANAGES | {"receive"},
        watches=frozenset({"review_access"}),
        figures="exact",
        runs_staff=True,
    ),
    "senior_manager": Role(
        title="Senior manager",
        records=True,
        names=True,
        sees_everybody=True,
        moves=CARE | MANAGES | {"restrict"},
        watches=frozenset({"review_access", "answer_request"}),
        figures="exact",
        runs_staff=True,
    ),
    "safeguarding_lead": Role(
        title="Safeguarding lead",
        records=True,
        names=True,
        sees_everybody=True,
        restricted=True,
        moves=CARE | ANSWERS | MANAGES | {"receive", "restrict", "lift"},
        watches=frozenset({"review_access", "review_looks", "answer_request"}),
        figures="exact",
    ),
    "performance_analyst": Role(
        title="Performance analyst",
        records=True,
        sees_everybody=True,
        moves=frozenset({"correct"}),
        figures="exact",
        publishes=True,
        keeps_papers=True,
    ),
    "director": Role(
        title="Director",
        records=True,
        names=True,
        sees_everybody=True,
        figures="exact",
        publishes=True,
        keeps_papers=True,
    ),
    "councillor": Role(title="Councillor", figures="published", elected=True),
    "administrator": Role(title="Administrator", runs_staff=True),
}


def may(role: str, move: str) -> bool:
    """Whether somebody in this role may ever make this move; whose work it is is another question."""
    return move in ROLES[role].moves


def may_watch(role: str, what: str) -> bool:
    """Whether looking after who looked is for this role, in this one way; at whose record is another question."""
    return what in ROLES[role].watches


def is_told_of_red(role: str) -> bool:
    """Whether somebody in this role is one whom others tell of a red, or of what waited too long."""
    return role == "senior_manager"


def roles_that_may(move: str) -> list[str]:
    """The roles that may ever make this move."""
    return [role for role in ROLES if may(role, move)]


def brings_in_set_up(role: Role) -> bool:
    """Whether this role brings in where the council works and who works there: who runs all of its staff."""
    return role.runs_staff and (role.sees_everybody or not role.records)


def brings_in_people(role: Role) -> bool:
    """Whether this role brings people in: only one from whom no record is kept, or it would learn who is known here."""
    return role.names and role.sees_everybody and role.restricted


def takes_everything_out(role: Role) -> bool:
    """Whether this role may take all that is here away in files: only one from whom no record is kept."""
    return role.records and brings_in_people(role)


# Who is offered work, who has it and whose tray it is in are put right by those who may settle them in the first place.
SETTLES = {"WorkOffered": "offer", "OfferAccepted": "accept", "HandedOver": "hand_over", "WorkOpened": "hand_over"}
SETTLED = frozenset({"team", "locality", "worker"})


def may_put_right(role: str, fact: str, field: str) -> bool:
    """Whether somebody in this role may correct this field of this kind of fact."""
    return may(role, "correct") and (field not in SETTLED or may(role, SETTLES.get(fact, "correct")))
