"""Declaring a command: the group that it stands in, whoever asks by it, and what it runs, which is read only then."""

import argparse
from collections.abc import Callable
from importlib import import_module

from lintel.project import arguments


def group(commands: argparse._SubParsersAction, name: str, words: str) -> argparse._SubParsersAction:
    """Commands under one word."""
    return commands.add_parser(name, help=words).add_subparsers(title="commands", required=True, metavar="COMMAND")


def as_user(
    command: argparse.ArgumentParser, words: str = "who asks, and sees what they may see"
) -> argparse.ArgumentParser:
    """The same command, which has to say by whom it is asked."""
    command.add_argument("--as", dest="user", type=arguments.words, metavar="USER", help=words)
    return command


def later(module: str, function: str) -> Callable[[argparse.Namespace], None]:
    """What a command runs, from a module that is read once Django is set up."""

    def run(chosen: argparse.Namespace) -> None:
        getattr(import_module(f"lintel.project.commands.{module}"), function)(chosen)

    return run
