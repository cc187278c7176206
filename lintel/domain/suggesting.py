"""Suggesting: which team new work goes to, by where the person lives and which specialism fits; always with why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lintel.domain.council import Team

USUAL = "physical"
BY_REASON = {"hospital_discharge": "home_first"}


@dataclass(frozen=True, kw_only=True)
class Suggested:
    """The team to choose first, and why; with no team, why none is suggested."""

    team: str | None
    why: str


def suggested_team(
    teams: Sequence[Team], *, locality: str | None, reason: str | None, before: Sequence[str] = ()
) -> Suggested:
    """The team for new work. `before` are the teams that had work for this person, the latest first."""
    specialism, because = _specialism(teams, reason, before)
    for team in teams:
        if team.specialism == specialism and (team.locality is None or team.locality == locality):
            return Suggested(team=team.code, why=because + ("" if team.locality is None else WHERE))
    if locality is None:
        return Suggested(team=None, why=NO_ADDRESS)
    return Suggested(team=None, why=NO_SUCH_TEAM)


WHERE = " It serves the district where the person lives."
NO_ADDRESS = "It is not known where the person lives, so no team is suggested."
NO_SUCH_TEAM = "The council has no such team where the person lives, so none is suggested."
LEAVES_HOSPITAL = "The person is leaving hospital."
KNOWN_THERE = "A team of this specialism has worked with the person before."
MOST_PEOPLE = "Nothing points to another specialism."


def _specialism(teams: Iterable[Team], reason: str | None, before: Sequence[str]) -> tuple[str, str]:
    """The specialism that fits, and what points to it."""
    if reason in BY_REASON:
        return BY_REASON[reason], LEAVES_HOSPITAL
    by_code = {team.code: team.specialism for team in teams}
    known = next((by_code[code] for code in before if by_code.get(code)), None)
    return (known, KNOWN_THERE) if known else (USUAL, MOST_PEOPLE)
