"""What changed a published figure since: frozen beside as known now, and the cases that made the difference."""

from collections.abc import Mapping, Sequence
from typing import Any

from lintel.casework.lists import of_ids
from lintel.casework.rows import ListRow, who_are
from lintel.casework.visible import visible_to
from lintel.casework.withdrawn import references_of_withdrawn
from lintel.council.models import Staff
from lintel.domain.flow import kind_named
from lintel.measures.language import Figure, Measure, Member
from lintel.measures.restate import Change, Restatement
from lintel.web import work_cells
from lintel.web.admission import london_today
from lintel.web.figures import tables, words
from lintel.web.formats import short_day

SORTS = {
    "joined_late": ("Joined late", "They were on the list that day, but that was recorded afterwards."),
    "left": ("Left", "They were counted, and should not have been."),
    "re_dated": ("Re-dated", "A date was put right."),
    "re_classified": ("Re-classified", "The team, locality, rating, reason or person was put right."),
    "judged_otherwise": ("Judged otherwise", "No date changed. They are judged by another target or policy now."),
}
WHY_LEFT = {
    "withdrawn": "What it rested on was withdrawn",
    "duplicate": "Duplicate of other work",
    "opened_in_error": "Opened in error",
    "joined_later": "Joined the list after that day",
    "ended_earlier": "Had ended by that day",
    "another_stage": "Was not waiting at this stage",
    "died": "The person had died by that day",
    "moved": "The person had moved by that day",
    "declined": "The person had declined by that day",
    "not_ended": "Had not ended after all",
    "other_reason": "Ended for another reason",
    "outside_period": "Belongs outside the twelve months",
    "not_first": "Was not the first",
}
FIELDS = {
    "since": "Waiting since",
    "on_list_from": "On the list from",
    "end": "Counted on",
    "days": "Length",
    "in_time": "In time",
    "team": "Team",
    "locality": "Locality",
    "rating": "Rating",
    "why": "Reason",
}


def since(found: Restatement, reader: Staff) -> dict[str, Any]:
    """The two figures beside each other, and the changes whose cases the reader may see."""
    measure = found.now.measure
    return {
        "now": found.now,
        "definition_changed": found.definition_changed,
        "beside": _beside(found.frozen.whole, found.now.figures.whole, measure),
        "sorts": _sorts(found.changes, reader) if reader.allowed.records else None,
    }


def _beside(frozen: Figure, now: Figure, measure: Measure) -> list[list[str]]:
    pairs = zip(tables.six(frozen, measure, ()), tables.six(now, measure, ()), strict=True)
    return [[then["term"], then["text"], today["text"], _same(then, today)] for then, today in pairs]


def _same(then: Mapping[str, str], today: Mapping[str, str]) -> str:
    return "No" if then["text"] == today["text"] else "Yes"


def _sorts(changes: Sequence[Change], reader: Staff) -> list[dict[str, Any]]:
    rows = _rows_of(changes, reader)
    named = {by: words.cut_titles(by) for by in ("team", "locality", "rating", "reason")}
    lines: dict[str, list[Any]] = {sort: [] for sort in SORTS}
    for each in changes:
        if each.work in rows:
            lines[each.sort].append(_line(each, rows[each.work], named, reader))
    lines["left"] += _withdrawn(changes, rows, reader)
    return [{"title": title, "text": text, "rows": lines[sort]} for sort, (title, text) in SORTS.items()]


def _withdrawn(changes: Sequence[Change], rows: Mapping[str, ListRow], reader: Staff) -> list[Any]:
    """Those whose opening was withdrawn: they have no page any more, so nothing leads to them."""
    gone = [each.was for each in changes if each.was and each.why == "withdrawn" and each.work not in rows]
    seen = references_of_withdrawn(reader, gone, page="published_figure") if gone else {}
    who = who_are({each.person for each in gone if each.work in seen}, reader=reader) if seen else {}
    lines = []
    for each in gone:
        if each.work in seen:
            work = {"text": seen[each.work], "note": kind_named(each.kind).title}
            names = [who[each.person].name] if reader.allowed.names else []
            lines.append([work, *names, WHY_LEFT["withdrawn"]])
    return lines


def _rows_of(changes: Sequence[Change], reader: Staff) -> dict[str, ListRow]:
    asked = list(dict.fromkeys(each.work for each in changes))
    seen = set(visible_to(reader).filter(pk__in=asked).values_list("pk", flat=True))
    found = of_ids(reader, [each for each in asked if each in seen], today=london_today(), page="restatement")
    return {row.work.id: row for row in found}


def columns(reader: Staff) -> list[dict[str, Any]]:
    """The heads of a table of changes."""
    return [{"text": "Work"}, *([{"text": "Person"}] if reader.allowed.names else []), {"text": "What changed"}]


def _line(change: Change, row: ListRow, named: Mapping[str, Mapping[str, str]], reader: Staff) -> list[Any]:
    work = {"text": row.work.reference, "href": work_cells.address(row)}
    who = [row.person_name] if reader.allowed.names else []
    return [work, *who, _what(change, named)]


def _what(change: Change, named: Mapping[str, Mapping[str, str]]) -> str:
    if change.sort == "left":
        return WHY_LEFT[change.why or ""]
    if change.was is None or change.now is None:
        assert change.now is not None
        return f"Waiting since {short_day(change.now.since)}"
    told = [_field(name, change.was, change.now, named) for name in change.fields if name in FIELDS]
    return "; ".join(told) if told else "Now on another person’s record"


def _field(name: str, was: Member, now: Member, named: Mapping[str, Mapping[str, str]]) -> str:
    then, today = (_said(name, each, named) for each in (was, now))
    return f"{FIELDS[name]}: {then}, now {today}"


def _said(name: str, member: Member, named: Mapping[str, Mapping[str, str]]) -> str:
    value = getattr(member, name)
    if name in ("since", "on_list_from", "end"):
        return short_day(value) if value else "not recorded"
    if name == "days":
        return words.length(value)
    if name == "in_time":
        return {True: "yes", False: "no", None: "not said"}[value]
    by = "reason" if name == "why" else name
    return named[by].get(member.cut(by), member.cut(by))
