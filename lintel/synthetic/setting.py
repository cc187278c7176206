"""The council's set-up: an invented county, its seven districts in six localities, its teams and who works in them."""

from dataclasses import dataclass

from lintel.domain.council import Council, District, Locality, StaffMember, Team
from lintel.synthetic.draw import Draw
from lintel.synthetic.names import FIRST_PARTS, GIVEN, LAST_PARTS

COUNCIL_CODE = "990"
COUNTY = "Merrowshire County Council"

LOCALITIES = {
    "alderwick": "Alderwick",
    "brindlemoor": "Brindlemoor",
    "corvane": "Corvane",
    "duskley": "Duskley",
    "elmshott": "Elmshott",
    "fenwhistle": "Fenwhistle",
}
DISTRICTS = {
    "alderwick": "alderwick",
    "brindlemoor": "brindlemoor",
    "corvane": "corvane",
    "duskley": "duskley",
    "elmshott": "elmshott",
    "fenwhistle": "fenwhistle",
    "gorsehollow": "fenwhistle",
}
SPECIALISMS = {
    "physical": "cognitive and physical",
    "learning_disability": "learning disability",
    "mental_health": "mental health",
}
WORKERS = {"physical": 9, "learning_disability": 4, "mental_health": 5}
OTHER_TEAMS = {
    "home_first": "Home First",
    "safeguarding": "Safeguarding",
    "duty": "Duty",
    "customer_service": "Customer Service Centre",
}
OWN = {"home_first": "home_first"}
TAKES = {"duty": ("contact",), "safeguarding": ("safeguarding_concern", "section_42_enquiry")}
LEAVER = "jessamy.tumblewick"
HERE, THERE = "alderwick_physical", "corvane_mental_health"

# The dozen and one who may be signed in as: username, name, role, teams.
SIGN_IN = (
    ("idony.pebbleworth", "Idony Pebbleworth", "adviser", ("customer_service",)),
    ("merrick.saffronholt", "Merrick Saffronholt", "duty_worker", ("duty",)),
    ("kerensa.barleymere", "Kerensa Barleymere", "social_worker", (HERE,)),
    ("osric.lanternby", "Osric Lanternby", "social_worker", (THERE,)),
    ("tamsey.quincebrook", "Tamsey Quincebrook", "occupational_therapist", (HERE, "home_first")),
    ("hallam.juniperstile", "Hallam Juniperstile", "team_manager", (HERE,)),
    ("verity.plovercombe", "Verity Plovercombe", "team_manager", (THERE,)),
    ("rohese.copperfleet", "Rohese Copperfleet", "senior_manager", ()),
    ("wystan.thimblegarth", "Wystan Thimblegarth", "safeguarding_lead", ("safeguarding",)),
    ("nerys.fiddlenook", "Nerys Fiddlenook", "performance_analyst", ()),
    ("sidony.marrowby", "Sidony Marrowby", "director", ()),
    ("emrick.thistlewick", "Emrick Thistlewick", "councillor", ()),
    ("perrin.dapplequay", "Perrin Dapplequay", "administrator", ()),
)


@dataclass(frozen=True)
class Setting:
    """The council, and who does what in it: staff ids by team and duty."""

    council: Council
    managers: dict[str, str]
    workers: dict[str, tuple[str, ...]]
    seniors: dict[str, str]
    advisers: tuple[str, ...]
    duty: tuple[str, ...]
    safeguarding: tuple[str, ...]
    leaver: str


def locality_teams() -> dict[str, str]:
    """The eighteen locality teams, each with its locality."""
    return {f"{place}_{specialism}": place for place in LOCALITIES for specialism in SPECIALISMS}


def setting(draw: Draw) -> Setting:
    """The county's set-up, drawn from a stream of its own."""
    staff = [_signs_in(draw, *row) for row in SIGN_IN]
    staff += [_colleague(draw, f"senior{number}", "senior_manager", ()) for number in (1, 2)]
    staff += _team_staff(draw, staff)
    return _who_does_what(_council(staff))


def _signs_in(draw: Draw, username: str, name: str, role: str, teams: tuple[str, ...]) -> StaffMember:
    return StaffMember(id=draw.id(), username=username, name=name, role=role, teams=teams, made_up=True)


def _colleague(draw: Draw, username: str, role: str, teams: tuple[str, ...]) -> StaffMember:
    name = f"{draw.pick(GIVEN)} {draw.pick(FIRST_PARTS)}{draw.pick(LAST_PARTS)}"
    return StaffMember(id=draw.id(), username=username, name=name, role=role, teams=teams, made_up=True)


def _team_staff(draw: Draw, so_far: list[StaffMember]) -> list[StaffMember]:
    managed = {team for member in so_far if member.role == "team_manager" for team in member.teams}
    found = [_signs_in(draw, LEAVER, "Jessamy Tumblewick", "social_worker", (HERE,))]
    for team in [*locality_teams(), "home_first", "safeguarding", "duty", "customer_service"]:
        if team not in managed:
            found.append(_colleague(draw, f"{team}.manager", "team_manager", (team,)))
        role = {"duty": "duty_worker", "customer_service": "adviser"}.get(team, "social_worker")
        size = WORKERS.get(team.partition("_")[2], 6)
        found += [_colleague(draw, f"{team}.{number}", role, (team,)) for number in range(1, size + 1)]
    return found


def _council(staff: list[StaffMember]) -> Council:
    seniors = [member.id for member in staff if member.role == "senior_manager"]
    return Council(
        code=COUNCIL_CODE,
        name=COUNTY,
        localities=tuple(Locality(code=code, name=name) for code, name in LOCALITIES.items()),
        districts=tuple(District(code=code, name=code.title(), locality=place) for code, place in DISTRICTS.items()),
        teams=tuple(_teams(seniors)),
        staff=tuple(staff),
    )


def _teams(seniors: list[str]) -> list[Team]:
    places = list(LOCALITIES)
    teams = [
        Team(
            code=code,
            name=f"{LOCALITIES[place]} {SPECIALISMS[code.removeprefix(place + '_')]}",
            locality=place,
            specialism=code.removeprefix(place + "_"),
            senior_manager=seniors[places.index(place) // 2],
        )
        for code, place in locality_teams().items()
    ]
    return teams + [
        Team(code=code, name=name, specialism=OWN.get(code), senior_manager=seniors[0], takes=TAKES.get(code, ()))
        for code, name in OTHER_TEAMS.items()
    ]


def _who_does_what(council: Council) -> Setting:
    def of(role: str, team: str) -> tuple[str, ...]:
        return tuple(each.id for each in council.staff if each.role == role and team in each.teams)

    teams = [team.code for team in council.teams]
    leaver = next(each.id for each in council.staff if each.username == LEAVER)
    works = {team: of("social_worker", team) + of("occupational_therapist", team) for team in teams}
    return Setting(
        council=council,
        managers={team: of("team_manager", team)[0] for team in teams},
        workers={team: tuple(each for each in ids if each != leaver) for team, ids in works.items()},
        seniors={team.code: team.senior_manager or "" for team in council.teams},
        advisers=of("adviser", "customer_service"),
        duty=of("duty_worker", "duty"),
        safeguarding=(*of("safeguarding_lead", "safeguarding"), *works["safeguarding"]),
        leaver=leaver,
    )
