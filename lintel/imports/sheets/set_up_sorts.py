"""The sheets of the council itself: where it works, in which teams, and who works in them."""

from lintel.domain.access import ROLES
from lintel.imports.sheets.column import CODE, CODES, DATE, Column, Sort, kinds

CODE_MEANING = "A short name of small letters, digits and _ that never changes"

LOCALITIES = Sort(
    name="localities",
    title="Localities",
    says="The parts of the county that teams serve, and the districts in each. One row for each locality.",
    key="locality",
    columns=(
        Column(name="locality", meaning=CODE_MEANING, example="alderwick", must=True, longest=40),
        Column(name="name", meaning="What people call it", example="Alderwick", must=True),
        Column(
            name="districts",
            meaning="The districts whose addresses it serves, with ; between; each district in one locality only",
            example="Alderwick; Gorsehollow",
            longest=400,
        ),
    ),
)

TEAMS = Sort(
    name="teams",
    title="Teams",
    says="Every team that has a tray of work. One row for each team.",
    key="team",
    after=("localities",),
    columns=(
        Column(name="team", meaning=CODE_MEANING, example="alderwick_physical", must=True, longest=40),
        Column(name="name", meaning="What people call it", example="Alderwick cognitive and physical", must=True),
        Column(
            name="locality",
            meaning="The locality that it serves; empty for a team of the whole county",
            example="alderwick",
            reads=CODE,
            known="localities",
        ),
        Column(name="specialism", meaning="What it specialises in, as a short name", example="physical", longest=40),
        Column(
            name="takes",
            meaning="The kinds of work that come to this tray first, whoever opens them",
            example="",
            reads=CODES,
            codes=kinds(),
        ),
        Column(
            name="since",
            meaning="The day from which it has been a team here",
            example="01/04/2020",
            must=True,
            reads=DATE,
        ),
    ),
)

STAFF = Sort(
    name="staff",
    title="Staff",
    says="Everybody who signs in or has work. One row for each colleague. Nobody is given a password by this.",
    key="username",
    after=("teams",),
    columns=(
        Column(name="username", meaning="What they sign in with", example="kerensa.barleymere", must=True, longest=60),
        Column(name="name", meaning="First name and surname", example="Kerensa Barleymere", must=True),
        Column(
            name="role",
            meaning="What they may see and do",
            example="social_worker",
            must=True,
            reads=CODE,
            codes={code: role.title for code, role in ROLES.items()},
        ),
        Column(
            name="teams", meaning="The teams they work in", example="alderwick_physical", reads=CODES, known="teams"
        ),
        Column(
            name="in_teams_since",
            meaning="The day from which they have worked in these teams; if empty, since each team began",
            example="02/09/2024",
            reads=DATE,
        ),
        Column(
            name="told_of_red_in",
            meaning="For a senior manager: the teams of which she is told of every red",
            example="",
            reads=CODES,
            known="teams",
        ),
    ),
)
