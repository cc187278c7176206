"""Arguments: what is typed after a command, read; what cannot be is refused in words that end a sentence."""

import argparse
from datetime import date

FIRST_YEAR, LAST_YEAR = 1900, 2100
MOST_MONTHS = 240


def day(text: str) -> date:
    """A date, such as 2026-10-31."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date such as 2026-10-31") from None
    if FIRST_YEAR <= found.year <= LAST_YEAR:
        return found
    raise argparse.ArgumentTypeError(f"“{text}” is not in the years from {FIRST_YEAR} to {LAST_YEAR}")


def months(text: str) -> int:
    """How many months back, from 1 to 240."""
    if text.isascii() and text.isdigit() and len(text) <= len(str(MOST_MONTHS)) and 0 < int(text) <= MOST_MONTHS:
        return int(text)
    raise argparse.ArgumentTypeError(f"“{text}” is not a number of months from 1 to {MOST_MONTHS}")


def days(text: str) -> int:
    """How many days back, from 1 to 366."""
    if text.isascii() and text.isdigit() and len(text) <= 3 and 0 < int(text) <= 366:
        return int(text)
    raise argparse.ArgumentTypeError(f"“{text}” is not a number of days from 1 to 366")


def words(text: str) -> str:
    """Anything that can be read."""
    if text.isprintable():
        return text
    raise argparse.ArgumentTypeError("it holds letters that cannot be read")


def port(text: str) -> int:
    """A port of this machine."""
    if text.isascii() and text.isdigit() and len(text) <= 5 and 0 < int(text) < 65536:
        return int(text)
    raise argparse.ArgumentTypeError(f"“{text}” is not a port between 1 and 65535")
