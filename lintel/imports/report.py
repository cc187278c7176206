"""What a check found: row by row what is at fault or should be looked at, and how many rows are what."""

from dataclasses import dataclass, field

from lintel.imports.bringing import Brought


@dataclass(frozen=True)
class Said:
    """What is said of a row: which column, if one is at fault, and what to do."""

    row: int
    column: str
    what: str


@dataclass
class Judged:
    """One row: what it would bring, or why it cannot be taken; and what to look at though it can."""

    number: int
    brought: Brought | None = None
    reasons: list[Said] = field(default_factory=list)
    notes: list[Said] = field(default_factory=list)


@dataclass
class Report:
    """What a check found. A row is new, here already, or at fault."""

    sort: str
    title: str
    rows: int = 0
    new: int = 0
    here_already: int = 0
    at_fault: int = 0
    reasons: list[Said] = field(default_factory=list)
    notes: list[Said] = field(default_factory=list)
    of_the_file: tuple[str, ...] = ()
    shown: set[str] = field(default_factory=set)

    @property
    def is_clean(self) -> bool:
        """Whether no row is at fault."""
        return not self.at_fault


def tell(report: Report, judged: Judged) -> None:
    """Add one row to a report."""
    report.rows += 1
    report.reasons += judged.reasons
    report.notes += judged.notes
    if judged.brought and judged.brought.shown:
        report.shown.add(judged.brought.shown)
    if judged.brought is None:
        report.at_fault += 1
    elif judged.brought.is_new:
        report.new += 1
    else:
        report.here_already += 1
