"""Files added: what somebody sends once their form was sent, with words of their own or without. All of it is taken, or none."""

from collections.abc import Sequence
from typing import BinaryIO, NamedTuple

from lintel.casework.files import count_one_from, enter, put, too_many_from
from lintel.domain.refusals import Refused
from lintel.domain.uploads import name_said
from lintel.gateways import shelf
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
    files, wrong = list[SentFile](), list[str]()
    for each in given:
        try:
            files.append(_put(each, address))
        except Refused as refused:
            wrong.append(f"{name_said(each.name)}: {refused!s}")
    if not wrong:
        return Put(files)
    give_up(files)
    return Put(wrong=wrong)


def enter_all(files: Sequence[SentFile], work: str, told: str) -> list[SentFile]:
    """Enter them with the words with which they came, in the caller's transaction. Returns those that were there already."""
    return [each for each in files if not enter(each, work, told=told)]


def give_up(files: Sequence[SentFile]) -> None:
    """Take from the shelf what nobody has entered."""
    shelf.take_away([each.stored for each in files])


def _put(given: Given, address: str) -> SentFile:
    if too_many_from(address):
        raise Refused("upload_too_often")
    count_one_from(address)
    return put(given.name, given.size, given.content)
