"""The commands about papers of the council's committees."""

import argparse

from lintel.project import arguments
from lintel.project.declaring import later


def papers(commands: argparse._SubParsersAction) -> None:
    """Read a paper, and score what was read."""
    read = commands.add_parser("read", help="what the rules find in a paper, each with its lines")
    read.add_argument("--format", choices=("json", "text"), default="text")
    score = commands.add_parser("score", help="how much they find of what a careful reader found")
    for command, run in ((read, "read_paper"), (score, "score_paper")):
        command.add_argument("file", type=arguments.words, metavar="FILE", help="text, HTML, PDF or ModernGov XML")
        command.add_argument(
            "--profile", type=arguments.words, metavar="P", help="a manner; else the one that fits best"
        )
        command.set_defaults(run=later("papers", run))
    score.add_argument("gold", type=arguments.words, metavar="GOLD_DIR", help="a folder of CSV files")
