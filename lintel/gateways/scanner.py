"""The scanner: a service that looks for what could harm in files that came from outside. Each service is one class."""

from enum import Enum
from pathlib import Path
from typing import Protocol

from lintel.gateways.protocol import Unreachable

__all__ = ["MadeUpScanner", "Scanner", "Unreachable", "Verdict", "scanner_named"]
# Agreed among makers of scanners as what every one of them finds, and harms nobody. Put together here, or one would find us.
HARMLESS_SAMPLE = b"EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE"


class Verdict(Enum):
    """What a scanner says of a file."""

    CLEAN = "clean"
    FOUND = "found"


class Scanner(Protocol):
    """A service that looks into files. Every call ends within a minute, or raises Unreachable."""

    def scan(self, path: Path) -> Verdict:
        """Look into one file."""
        ...


class MadeUpScanner:
    """Finds nothing but the sample that every scanner finds. The demonstration has it; tests make it unreachable."""

    def __init__(self, *, away: bool = False) -> None:
        self.away = away

    def scan(self, path: Path) -> Verdict:
        """Look for the sample."""
        if self.away:
            raise Unreachable
        return Verdict.FOUND if HARMLESS_SAMPLE in path.read_bytes() else Verdict.CLEAN


def scanner_named(name: str) -> Scanner | None:
    """The service of that name in the settings; None where there is none: then papers are held until there is."""
    return {"made_up": MadeUpScanner}.get(name, lambda: None)()
