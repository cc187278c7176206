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
    from lintel.casework.models import Work

    crowd()
    records = [f"/person/{reference}" for reference in full_records()] * 2
    asked = {"a person with a full record": (("adviser", "senior_manager", "safeguarding_lead"), records)}
    asked["the tray"] = (READERS, pages_of("/tray"))
    asked["the waiting list"] = (SEE_TEAMS, pages_of("/waiting"))
    asked["due today"] = (SEE_TEAMS, ["/due"] * TIMES)
    with server() as port:
        rows = [
            measured(page, role, Browser(port, USERS[role]).read, addresses)
            for page, (roles, addresses) in asked.items()
            for role in roles
        ]
    open_works = Work.objects.filter(closed_on=None)
    table(
        f"{open_works.count():,} works open, {open_works.filter(stage='triage').count():,} of them in the tray",
        [HEADINGS, *rows],
    )
    refuse_late(rows)


def pages_of(address: str) -> list[str]:
    """The first pages of a list, one after the other."""
    return [f"{address}?page={number}" for number in range(1, TIMES + 1)]
