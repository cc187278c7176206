"""What stands beside the name of a member: place in the body, whom they are from, and words that may be another member."""

import re

from lintel.oversight.papers.reading.meeting.attendance_notes import Notes, is_role, notes, status_in_table
from lintel.oversight.papers.reading.meeting.people import Named, name_at

# What a cell says of a member's place in the body, and not of whom they are from.
_PLACE = re.compile(
    r"(?:the )?(?:(?:committee|commission|panel|board|cabinet|council|voting|non-voting|elected|co-opted|independent|lay) )?"
    r"(?:member|(?:vice|deputy)?[ -]?chair\w*|reserve|substitute|co-optee|councillor)(?: of .*)?\W*"
    r"|labour|conservatives?|liberal democrats?|greens?|independents?|reform(?: uk)?|.*\b(?:party|ward|division)\W*",
    re.IGNORECASE,
)
_ONE_MORE = re.compile(r"\s*,\s*(?P<what>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)\s*(?:[,.]|$)")


def of_member(named: Named, said: Notes, after: str) -> tuple[str, str | None]:
    """What a member is, and the body that sent them where a cell of its own names it. An officer in a row keeps the post."""
    first, *cells = (cell.strip() for cell in after.split("\t"))
    role = said.place_of_chair or notes(first).place_of_chair or ("substitute" if said.substitute else "member")
    more = [cell for cell in cells if cell and not status_in_table(cell) and not _PLACE.fullmatch(cell)]
    in_row = any(map(status_in_table, cells))
    if more and in_row and role == "member" and not named.honorific:
        own = notes(more[0])
        return own.role or role, own.organisation
    return role, more[0] if more and not in_row else None


def name_or_place(named: Named, after: str) -> str | None:
    """A word after "Councillor A," that may be another member or where that one is from."""
    said = _ONE_MORE.match(after) if re.fullmatch(r"(?:Cllr|Councillor)\.?", named.honorific or "") else None
    if said is None or is_role(said["what"]) or _PLACE.fullmatch(said["what"]):
        return None
    other = name_at(said["what"], 0, titled=True)
    return said["what"] if other and other.whole and other.end == len(said["what"]) else None
