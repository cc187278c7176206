"""Files that somebody sends along with a form: taken in, listed and removed by whoever holds its draft.

A file is on disk before its row is committed. So a row always has its file; a file that has no row yet is nobody's.
"""

from collections.abc import Iterable
from typing import BinaryIO

from django.utils import timezone

from lintel.casework.asked import PublicDraft
from lintel.casework.files_that_stand import files_that_stand
from lintel.domain.fact import new_id
from lintel.domain.forms.every import BY_FORM
from lintel.domain.refusals import Refused
from lintel.domain.uploads import PDF, check_room, check_room_later, check_size, clean_name, state_at_first
from lintel.gateways import shelf
from lintel.gateways.pictures import kind_of, made_anew
from lintel.ledger.write_lock import one_transaction
from lintel.records.models import SentFile

PIECE = 1 << 16


def files_of(draft: PublicDraft) -> list[SentFile]:
    """What was sent along so far with the form, in order."""
    return list(SentFile.objects.filter(work=draft.work, told="").order_by("added_at", "id"))


def add_file(draft: PublicDraft, name: str, size: int, file: BinaryIO) -> None:
    """Take one file in, and the same one once. Raises Refused where it is none that we take, or there is no room for it."""
    check_size(size)
    _check_room(draft.work, size)
    row = _on_shelf(name, size, file)
    is_kept = False
    try:
        is_kept = _enter(draft.id, row)
    finally:
        if not is_kept:
            shelf.take_away([row.stored])


def put(name: str, size: int, file: BinaryIO) -> SentFile:
    """Put a file on the shelf. Its row is not entered yet: until it is, the file is nobody's. Raises Refused."""
    check_size(size)
    return _on_shelf(name, size, file)


def _on_shelf(name: str, size: int, file: BinaryIO) -> SentFile:
    kind = kind_of(file)
    stored = _put(_pieces(file) if kind == PDF else [made_anew(file, kind)])
    return SentFile(id=new_id(), name=clean_name(name, kind), kind=kind, size=size, stored=stored)


def enter(file: SentFile, work: str, *, told: str = "") -> bool:
    """Enter the row of a file, in the caller's transaction. False where the very same is there already: pressed twice.

    `told` is with which words it was added, once its form was sent: such files have as much room again. Raises Refused.
    """
    if is_there(work, file):
        return False
    check = check_room_later if told else check_room
    check(_sizes(work, later=bool(told)), file.size)
    file.work, file.told, file.state, file.added_at = work, told, state_at_first(file.kind), timezone.now()
    file.save(force_insert=True)
    return True


def remove_file(draft: PublicDraft, file: str) -> None:
    """Take one away again, as long as the form was not sent. The row goes first."""
    with one_transaction():
        row = _open_draft(draft.id)
        gone = SentFile.objects.filter(pk=file, work=row.work)
        stored = list(gone.values_list("stored", flat=True))
        gone.delete()
        _count(row)
    shelf.take_away(stored)


def forget_files(works: Iterable[str]) -> list[str]:
    """Erase the rows of what was sent along with forms that are erased, in the caller's transaction.

    Returns the names on disk, to be taken away once that is committed.
    """
    gone = SentFile.objects.filter(work__in=list(works))
    stored = list(gone.values_list("stored", flat=True))
    gone.delete()
    return stored


def _pieces(file: BinaryIO) -> Iterable[bytes]:
    file.seek(0)
    return iter(lambda: file.read(PIECE), b"")


def _put(pieces: Iterable[bytes]) -> str:
    try:
        return shelf.put(pieces)
    except OSError as failed:
        raise Refused("upload_not_kept") from failed


def _enter(draft: str, file: SentFile) -> bool:
    """Keep the row of a file. False where the very same is there already: somebody pressed the button twice."""
    with one_transaction():
        row = _open_draft(draft)
        is_new = enter(file, row.work)
        if is_new:
            _count(row)
    return is_new


def _check_room(work: str, size: int) -> None:
    """Refuse what there is no room for before it is opened; what may be there already is looked at first."""
    sizes = _sizes(work)
    if size not in sizes:
        check_room(sizes, size)


def is_there(work: str, file: SentFile) -> bool:
    """Whether the same bytes came along already, whatever they were called."""
    alike = files_that_stand(work).filter(kind=file.kind, size=file.size).values_list("stored", flat=True)
    return any(shelf.are_the_same(each, file.stored) for each in alike)


def _open_draft(draft: str) -> PublicDraft:
    row = PublicDraft.objects.select_for_update().filter(pk=draft).first()
    if row is None or row.sent_at is not None:
        raise Refused("upload_after_sending")
    return row


def _count(row: PublicDraft) -> None:
    """The answer to the question is how many there are."""
    asked = next(each.name for each in BY_FORM[row.form].form.questions() if each.sort == "file")
    many = SentFile.objects.filter(work=row.work).count()
    row.answers, row.saved_at = {**row.answers, asked: str(many or "")}, timezone.now()
    row.save(update_fields=["answers", "saved_at"])


def _sizes(work: str, *, later: bool = False) -> list[int]:
    sent = files_that_stand(work)
    return list((sent.exclude(told="") if later else sent.filter(told="")).values_list("size", flat=True))
