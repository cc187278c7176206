"""Files added: each file that comes in is counted by where it came from. What somebody sends once their form was sent, with
words of their own or without, is all taken, or none of it."""

from collections.abc import Callable, Sequence
from typing import BinaryIO, NamedTuple

from django.utils import timezone

from lintel.casework.files import enter, put
from lintel.domain.refusals import Refused
from lintel.domain.uploads import name_said
from lintel.gateways import knocks, shelf
from lintel.ledger.write_lock import one_transaction
from lintel.records.models import SentFile


class Given(NamedTuple):
    """One file as it came: what its sender calls it, how large it is, and what is in it."""

    name: str
    size: int
    content: BinaryIO


class Put(NamedTuple):
    """The files that lie on the shelf, and are nobody's yet; and what is wrong, where none of them could be taken."""

    files: Sequence[SentFile] = ()
    wrong: Sequence[str] = ()


def put_all(given: Sequence[Given], address: str) -> Put:
    """Put each on the shelf. Where one is none that we take, none of them stays there."""
    files = list[SentFile]()
    told = [take_counted(each, address, lambda each: files.append(put(*each))) for each in given]
    wrong = [why for why in told if why]
    if not wrong:
        return Put(files)
    give_up(files)
    return Put(wrong=wrong)


def take_counted(given: Given, address: str, take: Callable[[Given], object]) -> str:
    """Take one file in that came from there, as `take` does. Returns why it was not taken, after its name; empty where it was."""
    try:
        _count_one_from(address)
        take(given)
    except Refused as refused:
        return f"{name_said(given.name)}: {refused!s}"
    return ""


def enter_all(files: Sequence[SentFile], work: str, told: str) -> list[SentFile]:
    """Enter them with the words with which they came, in the caller's transaction. Returns those that were there already."""
    return [each for each in files if not enter(each, work, told=told)]


def give_up(files: Sequence[SentFile]) -> None:
    """Take from the shelf what nobody has entered."""
    shelf.take_away([each.stored for each in files])


def _count_one_from(address: str) -> None:
    """Count one more that came from there. Raises Refused where so many came within the hour that no more are taken."""
    now = timezone.now()
    if knocks.too_often(address, now, limit=knocks.FILES_FROM):
        raise Refused("upload_too_often")
    with one_transaction():
        knocks.knocked(address, now, limit=knocks.FILES_FROM)
