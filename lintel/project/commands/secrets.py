"""`lintel secrets rotate`."""

import argparse

from lintel.project.commands import databases
from lintel.records.kept_apart import rotate


def rotate_keys(chosen: argparse.Namespace) -> None:
    """Lock every version with the first key, so that the older keys can be taken away."""
    databases.build()
    print(f"{rotate():,} locked with the first key of LINTEL_SECRET_KEYS.")
