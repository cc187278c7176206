"""Targets: the standards that work is held to, as data. Several versions of one may stand; its day says which counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from lintel.domain import codes
from lintel.domain.clock import Unit

WITHIN = "within"
PER_CENT = "per_cent"
ANY_KIND = "any"
ALL_WORK = "all"


@dataclass(frozen=True, kw_only=True)
class Standard:
    """What is set: how much of what, on whose word, how we know it, and since when."""

    statistic: str
    amount: int
    source: str
    basis: str
    valid_from: date


@dataclass(frozen=True, kw_only=True)
class Target(Standard):
    """A standard for the length of a wait or a clock, and how it is counted."""

    unit: Unit


@dataclass(frozen=True, kw_only=True)
class Aim(Standard):
    """A share, in hundredths, of all work of a kind. It is no length of one wait, so no measure of ours says it yet."""


Version = TypeVar("Version", bound=Standard)


def targets_for(kind: str, name: str) -> tuple[Target, ...]:
    """Every version of every target of a stage or named clock, in the order of the data."""
    return tuple(read_target(row) for row in _rows(kind, name) if row["unit"] != PER_CENT)


def aims_for(kind: str) -> tuple[Aim, ...]:
    """Every version of every aim for a kind of work as a whole."""
    return tuple(Aim(**_common(row)) for row in _rows(kind, ALL_WORK) if row["unit"] == PER_CENT)


def in_force(versions: Iterable[Version], on: date) -> tuple[Version, ...]:
    """Those in force on a day: of each statistic the latest that had begun by then, or none."""
    latest: dict[str, Version] = {}
    for each in sorted(versions, key=lambda version: version.valid_from):
        if each.valid_from <= on:
            latest[each.statistic] = each
    return tuple(latest.values())


def within_on(versions: Iterable[Target], on: date) -> Target | None:
    """The target in force on a day that each single wait is judged by, or None where none is set."""
    return next((target for target in in_force(versions, on) if target.statistic == WITHIN), None)


def read_target(row: Mapping[str, str]) -> Target:
    """One row of the data as a target."""
    return Target(unit=Unit(row["unit"]), **_common(row))


def _common(row: Mapping[str, str]) -> dict[str, Any]:
    said: dict[str, Any] = {name: row[name] for name in ("statistic", "source", "basis")}
    return said | {"amount": int(row["amount"]), "valid_from": date.fromisoformat(row["valid_from"])}


def _rows(kind: str, name: str) -> list[Mapping[str, str]]:
    return [row for row in codes.rows("targets") if (row["kind"], row["stage_or_clock"]) == (kind, name)]
