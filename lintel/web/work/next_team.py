"""Next team: whose tray the work goes to that a decision opens, where nobody has to choose."""

from collections.abc import Collection, Mapping

# The council's teams by code. A council without such a team keeps the new work where the old one is.
TEAM_FOR: Mapping[str, str] = {
    "safeguarding_concern": "safeguarding",
    "section_42": "safeguarding",
    "other_enquiry": "safeguarding",
    "welfare": "duty",
}


def next_team(decision: str | None, chosen: str | None, teams: Collection[str]) -> str | None:
    """The code of the team, or None for the team that decided."""
    usual = TEAM_FOR.get(decision or "")
    return usual if usual in teams else chosen
