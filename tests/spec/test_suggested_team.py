"""In this room: which team is suggested for new work, and why. Each row of suggested_team.csv was settled by hand."""

import csv
from pathlib import Path

import pytest

from lintel.domain.council import Team
from lintel.domain.suggesting import suggested_team
from lintel.synthetic.draw import Draw
from lintel.synthetic.setting import DISTRICTS, LOCALITIES, setting

with Path(__file__).with_name("suggested_team.csv").open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table))
HERE = {"north": ("physical", "mental_health", "learning_disability"), "south": ("physical", "mental_health")}
TEAMS = [
    Team(code="duty", name="Duty"),
    Team(code="home_first", name="Home First", specialism="home_first"),
    *(
        Team(code=f"{place}_{each}", name=each, locality=place, specialism=each)
        for place, some in HERE.items()
        for each in some
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["case"])
def test_the_team_and_why_are_as_the_table_says(row: dict[str, str]) -> None:
    told = suggested_team(
        TEAMS, locality=row["locality"] or None, reason=row["reason"] or None, before=row["before"].split()
    )
    assert (told.team or "", told.why) == (row["team"], row["why"])


def test_seven_districts_map_to_six_localities_each_with_a_team_of_every_specialism() -> None:
    council = setting(Draw(1, "setting")).council
    places = {district.locality for district in council.districts}
    assert (len(DISTRICTS), len(LOCALITIES), len(places)) == (7, 6, 6)
    for place in places:
        told = suggested_team(council.teams, locality=place, reason="asks_for_care")
        assert told.team == f"{place}_physical"
        there = {team.specialism for team in council.teams if team.locality == place}
        assert there == {"physical", "learning_disability", "mental_health"}
    assert suggested_team(council.teams, locality=None, reason="hospital_discharge").team == "home_first"
