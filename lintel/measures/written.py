"""Figures as they are stored and sent: plain values, with exact fractions as text such as 21/2."""

from dataclasses import asdict, fields
from datetime import date
from fractions import Fraction
from hashlib import sha256
from importlib.resources import files
from typing import Any

from lintel.domain.clock import Unit
from lintel.domain.targets import Target
from lintel.measures.language import Figure, Figures, Measure

EXACT = ("median", "p90", "maximum", "share_within")
LISTS = {
    "policy": "waiting_well.csv",
    "calendar": "bank_holidays_england.csv",
    "codes": "codes.csv",
    "targets": "targets.csv",
}


def figures_as_values(found: Figures) -> dict[str, Any]:
    """The whole and the parts, as values that JSON can hold."""
    return {"whole": _as_values(found.whole), "parts": {name: _as_values(part) for name, part in found.parts.items()}}


def figures_from_values(values: dict[str, Any], target: Target | None) -> Figures:
    """The figures that were stored."""
    parts = {name: _from_values(part, target) for name, part in values["parts"].items()}
    return Figures(whole=_from_values(values["whole"], target), parts=parts)


def _as_values(figure: Figure) -> dict[str, Any]:
    exact = {name: None if (value := getattr(figure, name)) is None else str(value) for name in EXACT}
    return {"number": figure.number, "people": figure.people} | exact


def _from_values(values: dict[str, Any], target: Target | None) -> Figure:
    exact = {name: None if values[name] is None else Fraction(values[name]) for name in EXACT}
    return Figure(number=values["number"], people=values["people"], target=target, **exact)


def target_as_values(target: Target) -> dict[str, Any]:
    """A target as values that JSON can hold."""
    return asdict(target) | {"unit": target.unit.value, "valid_from": target.valid_from.isoformat()}


def target_from_values(values: dict[str, Any]) -> Target:
    """The target that was stored."""
    known = {each.name for each in fields(Target)}
    given = {name: value for name, value in values.items() if name in known}
    return Target(**given | {"unit": Unit(values["unit"]), "valid_from": date.fromisoformat(values["valid_from"])})


def versions(measure: Measure) -> dict[str, Any]:
    """What a figure rests on beside facts: its definition's version, and the digest of each list of rules."""
    return {"definition": measure.version} | {name: _digest(file) for name, file in LISTS.items()}


def _digest(file: str) -> str:
    return sha256(files("lintel.domain.codes").joinpath(file).read_bytes()).hexdigest()[:16]
