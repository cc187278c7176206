"""What staff open all day, among 150,000 people: milliseconds over HTTP for a full record, the tray and the lists."""

from pathlib import Path

from bench.browser import Browser, server
from bench.lengths import HEADINGS, measured, refuse_late
from bench.timing import table

TIMES = 60
SEE_TEAMS = ("team_manager", "senior_manager", "safeguarding_lead")
READERS = ("adviser", "duty_worker", *SEE_TEAMS)


def run(folder: Path) -> None:
    """Each page many times, by those who use it."""
    from bench.county import USERS, crowd, full_records

    crowd()
    asked = what_is_opened([f"/person/{reference}" for reference in full_records()] * 2)
    with server() as port:
        rows = [
            measured(page, role, Browser(port, USERS[role]).read, addresses)
            for page, (roles, addresses) in asked.items()
            for role in roles
        ]
    table(how_much_is_open(), [HEADINGS, *rows])
    refuse_late(rows)


def what_is_opened(records: list[str]) -> dict[str, tuple[tuple[str, ...], list[str]]]:
    """Each sort of page: who opens it, and the addresses."""
    return {
        "a person with a full record": (("adviser", "senior_manager", "safeguarding_lead"), records),
        "the tray": (READERS, pages_of("/tray")),
        "the waiting list": (SEE_TEAMS, pages_of("/waiting")),
        "due today": (SEE_TEAMS, ["/due"] * TIMES),
    }


def how_much_is_open() -> str:
    """How many works there are on these lists."""
    from lintel.casework.models import Work

    works = Work.objects.filter(closed_on=None)
    return f"{works.count():,} works open, {works.filter(stage='triage').count():,} of them in the tray"


def pages_of(address: str) -> list[str]:
    """The first pages of a list, one after the other."""
    return [f"{address}?page={number}" for number in range(1, TIMES + 1)]
