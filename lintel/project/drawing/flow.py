"""docs/flow.md: every kind of work, drawn from the map in lintel/domain/flow.py."""

from collections.abc import Iterator

from lintel.domain.access import ROLES
from lintel.domain.clock import Unit
from lintel.domain.codes import rows, titles
from lintel.domain.flow import KINDS, REALLOCATION, Clock, Kind, Stage
from lintel.domain.targets import Standard, Target
from lintel.domain.work import NEVER_COUNTED
from lintel.project.drawing.diagram import decisions, diagram, has_worker, opened_by
from lintel.project.drawing.layout import UNITS, aim_words, bullets, day, page, table, target_words

INTRODUCTION = """
Work is one thing that somebody must do for one person. Each kind of work is declared once, in
`lintel/domain/flow.py`. Lists, moves, clocks and figures all read that declaration, and so does this page.

A person on the list waits at one stage at a time. The length of a wait runs from the first contact. The
[glossary](../GLOSSARY.md) says what each word means; [facts.md](facts.md) lists the facts named here.
"""
LEAVING = """
From any stage, the person may leave the list. The wait ends and the work closes, for one of these reasons. Work that
was a duplicate or opened in error counts in no figure.
"""
OPENS = """
One decision can open another piece of work. Nothing is typed again: person, team, locality and the date of the first
contact go along.
"""
BASIS = """
Targets are data, in `lintel/domain/codes/targets.csv`. Each holds from its day until a later version of it begins; one
whose source does not say since when is taken to hold from 1 January 2024. *Basis* says how we know a target: *read* in
its source, *inferred* (its source leaves the unit open), or *recalled* and yet to be checked.
"""
ALL_WORK = "All work of this kind"
STAY_IN_TOUCH = """
While somebody waits, the next contact is due so long after the person was last reached. Where nobody was reached, it
is due again on the next working day.
"""
ROLE_AND_RELATIONSHIP = """
Role says what kind of move. Whose work it may be made on is another question, asked by `visible_to`.
"""
NEW_WORKER = """
Every kind of work that a worker takes on has one more stage, `{stage.name}`. It begins on the day the work leaves its
worker's hands (`HandedOver`). It ends with `{stage.reached_by}`, and the wait that was interrupted goes on.
"""


def flow_page() -> str:
    """The page."""
    return page(
        "Every kind of work",
        INTRODUCTION + BASIS,
        *(part for kind in KINDS.values() for part in _kind(kind)),
        *_between_kinds(),
        *_for_all_kinds(),
    )


def _between_kinds() -> Iterator[str]:
    yield "## What opens what\n" + OPENS
    yield table(("Kind of work", "When", "Opens"), _opens())
    yield f"## {REALLOCATION.title}"
    yield NEW_WORKER.format(stage=REALLOCATION)
    yield table(("Target", "Source", "Basis", "Valid from"), (_target("", each)[1:] for each in REALLOCATION.targets))


def _for_all_kinds() -> Iterator[str]:
    yield "## Leaving the list\n" + LEAVING
    yield table(("Reason", "Code", "Counts in figures"), _leaving())
    yield "## Keeping in touch\n" + STAY_IN_TOUCH
    yield table(("Rating", "Contact due within", "From", "Source"), _intervals())
    yield "## Who may make which move\n" + ROLE_AND_RELATIONSHIP
    yield table(("Role", "May"), _roles())


def _kind(kind: Kind) -> Iterator[str]:
    yield f"## {kind.title}"
    yield bullets(_particulars(kind))
    yield diagram(kind)
    yield table(("Stage", "Name", "Reached by", "Then"), (_stage(kind, stage) for stage in kind.stages))
    targets = [_target(stage.title, target) for stage in kind.stages for target in stage.targets]
    targets += [_target(f"{stage.title}, urgent", each) for stage in kind.stages for each in stage.urgent_targets]
    targets += [(ALL_WORK, f"{aim_words(aim)} (no measure says this yet)", *_word(aim)) for aim in kind.aims]
    if targets:
        yield table(("Stage", "Target", "Source", "Basis", "Valid from"), targets)
    yield from _clocks(kind)


def _clocks(kind: Kind) -> Iterator[str]:
    if kind.clocks:
        yield "Named clocks run side by side and are never mixed:"
        heads = ("Clock", "Name", "From", "To", "Target", "Source", "Basis", "Valid from")
        yield table(heads, (row for clock in kind.clocks for row in _clock(clock)))
    if kind.marks:
        yield "Recorded on the way, without ending a wait: " + ", ".join(f"`{mark}`" for mark in kind.marks) + "."


def _particulars(kind: Kind) -> Iterator[str]:
    yield f"Name: `{kind.name}`"
    yield f"Law: {kind.law}"
    yield f"Begins with: `{kind.received_by}`"
    yield f"National return: {kind.national_return}"
    yield f"Due date: {'yes; nobody waits until the day after it' if kind.due_date else 'no'}"
    yield f"A worker takes it on: {'yes' if has_worker(kind) else 'no; a team works from its tray'}"


def _stage(kind: Kind, stage: Stage) -> tuple[str, ...]:
    return stage.title, f"`{stage.name}`", f"`{stage.reached_by}`", "; ".join(_then(kind, stage))


def _then(kind: Kind, stage: Stage) -> Iterator[str]:
    following = kind.after(stage)
    for decision, said in decisions(stage).items():
        before = f"{said}: " if decision else ""
        closes = stage.outcome(decision)
        if closes:
            yield f"{before}closed as “{titles('outcomes')[closes]}”"
        elif following:
            yield f"{before}{following.title[0].lower()}{following.title[1:]}"


def _target(stage: str, target: Target) -> tuple[str, ...]:
    return stage, target_words(target), *_word(target)


def _word(standard: Standard) -> tuple[str, ...]:
    """On whose word it is, how we know, and since when."""
    return standard.source, standard.basis, day(standard.valid_from)


def _clock(clock: Clock) -> Iterator[tuple[str, ...]]:
    for target in clock.targets:
        yield clock.title, f"`{clock.name}`", f"`{clock.starts}`", f"`{clock.stops}`", *_target("", target)[1:]


def _opens() -> Iterator[tuple[str, ...]]:
    for kind in KINDS.values():
        for when, opened in opened_by(kind):
            yield kind.title, when, KINDS[opened].title


def _leaving() -> Iterator[tuple[str, ...]]:
    for code, title in titles("leaving_reasons").items():
        yield title, f"`{code}`", "no, never" if code in NEVER_COUNTED else "yes, in `waits_left`"


def _intervals() -> Iterator[tuple[str, ...]]:
    for row in rows("waiting_well"):
        yield row["rating"], f"{row['amount']} {UNITS[Unit(row['unit'])]}", row["valid_from"], row["source"]


def _roles() -> Iterator[tuple[str, ...]]:
    for role in ROLES.values():
        yield role.title, ", ".join(sorted(move.replace("_", " ") for move in role.moves)) or "make no move"
