"""`lintel drafts tidy`: for a timer, every night. It prints numbers only."""

import argparse

from django.utils import timezone

from lintel.casework.drafts_tidied import tidy_drafts
from lintel.casework.jobs import mark_ran
from lintel.domain.quiet import days_kept
from lintel.project.commands import databases


def tidy(chosen: argparse.Namespace) -> None:
    """Erase the drafts and versions whose days are over."""
    databases.build()
    now = timezone.now()
    tidied = tidy_drafts(now)
    mark_ran("drafts_tidy", now)
    print(f"Erased: {tidied.drafts:,} drafts finished more than {days_kept('draft_finished')} days ago, ", end="")
    print(f"and {tidied.versions:,} versions replaced more than {days_kept('draft_superseded')} days ago; ", end="")
    print(
        f"what was typed into {tidied.public:,} public forms, begun more than {days_kept('public_draft_unsent')} days ago."
    )
