"""The people found, as the rows of a table: who, when born, where, and why they are shown."""

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urlencode

from django.urls import reverse

from lintel.casework.duplicates import maybe_same
from lintel.casework.finding import Found
from lintel.casework.one_person import RecordPage
from lintel.domain.access import may
from lintel.domain.records_of_people import LINK
from lintel.web.formats import short_day
from lintel.web.identity import age_of
from lintel.web.work_cells import Cell

COLUMNS = [{"text": "Name"}, {"text": "Born"}, {"text": "Lives in"}, {"text": "Why"}]
ACT = {"text": "What next"}
Act = Callable[[str], tuple[str, str]]


def found_rows(
    found: Sequence[Found], localities: Mapping[str, str], *, address: Callable[[str], str], act: Act | None = None
) -> list[list[Cell]]:
    """A row for each. `address` gives where a name leads, by reference; `act` words and an address for one thing more."""
    rows = [[_name(each, address), _born(each), _where(each, localities), _why(each)] for each in found]
    if act:
        for each, row in zip(found, rows, strict=True):
            text, href = act(each.who.reference)
            row.append({"text": text, "href": href})
    return rows


def _name(each: Found, address: Callable[[str], str]) -> Cell:
    restricted = each.who.person is not None and each.who.person.restriction is not None
    note = f"{each.who.reference}, restricted record" if restricted else each.who.reference
    return {"text": each.who.name, "href": address(each.who.reference), "note": note}


def _born(each: Found) -> Cell:
    born = each.description.birth_date if each.description else None
    if born is None:
        return "Not known"
    age = age_of(born)
    return {"text": short_day(born), "note": f"{age} years old" if age is not None else ""}


def _where(each: Found, localities: Mapping[str, str]) -> Cell:
    area = localities.get(each.description.locality, "") if each.description else ""
    return {"text": area or "Not known", "note": each.who.identity.postcode if each.who.identity else ""}


def _why(each: Found) -> str:
    words = ", ".join(each.why)
    return words[:1].upper() + words[1:]


def maybe_twice(page: RecordPage) -> list[dict[str, str]]:
    """What is said of each record that may be of the same person, to a reader who may link them; else nothing.

    Records that were ever linked with this one have been judged. At most five queries and a look.
    """
    if not may(page.reader.role, LINK.name):
        return []
    found = maybe_same(page.reader, page.person, settled=page.linked)
    return [maybe(each, page.who.reference, may_link=True) for each in found]


def maybe(each: Found, here: str, *, may_link: bool) -> dict[str, str]:
    """What is said of one, and the address of the page that links them for those who may."""
    born = each.description.birth_date if each.description else None
    return {
        "called": f"{each.who.name}, {each.who.reference}",
        "record": reverse("person", args=[each.who.reference]),
        "link": f"{reverse('link', args=[here])}?{urlencode({'other': each.who.reference})}" if may_link else "",
        "born": short_day(born) if born else "",
        "why": _why(each),
    }
