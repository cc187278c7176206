"""Why seen: the relationship through which somebody sees a record, written down with each look at one."""

from collections.abc import Collection

from lintel.casework.models import Work
from lintel.casework.visible import teams_now
from lintel.council.models import Staff

LIST = "list"


def why_seen(reader: Staff, works: Collection[Work], *, forced: bool) -> str:
    """A code of `look_reasons`: the nearest relationship to any of these works, and the role where there is none.

    Teams are asked for only where the page asked for them already.
    """
    if any(reader.id in (work.worker, work.offered_to) for work in works):
        return "own_case"
    if not reader.allowed.sees_everybody and any(work.team in teams_now(reader) for work in works):
        return "own_team"
    return "forced" if forced else "role"
