"""`lintel secrets rotate`."""

import argparse

from lintel.casework.senders import digest_anew
from lintel.project.commands import databases
from lintel.records.kept_apart import rotate


def rotate_keys(chosen: argparse.Namespace) -> None:
    """Lock every version with the first key, so that the older keys can be taken away."""
    databases.build()
    print(f"{digest_anew():,} found by their sender’s address with the first key.")
    print(f"{rotate():,} locked with the first key of LINTEL_SECRET_KEYS.")
