"""Bounded: of all that one request sends in files, no more than may be is ever written anywhere."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

from lintel.casework.files_added import Given
from lintel.domain.uploads import ALTOGETHER, LARGEST

FILES = "files"
MOST = ALTOGETHER + LARGEST
# So much is not even read to its end: the connection is closed, whatever the browser then says.
HOPELESS = 4 * MOST


class Bounded(FileUploadHandler):
    """Counts what comes in, and stops taking it beyond the bound. What is within goes on to the next handler."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803
        content_length: int,
        boundary: Any,
        encoding: Any = None,
    ) -> None:
        """Note how much there will be."""
        self.left, self.hopeless = MOST, content_length > HOPELESS

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Let a piece through, as long as there is room."""
        self.left -= len(raw_data)
        if self.left < 0:
            vars(self.request)["lintel_sent_too_much"] = True
            raise StopUpload(connection_reset=self.hopeless)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Another handler has the file."""


def sent_too_much(request: HttpRequest) -> bool:
    """Whether the files of a request were cut off, so that none of them can be relied on."""
    return "lintel_sent_too_much" in vars(request)


def files_chosen(request: HttpRequest) -> list[Given]:
    """The files that came with a page, in the order in which they were chosen."""
    return [Given(each.name or "", each.size or 0, each) for each in request.FILES.getlist(FILES)]  # type: ignore[arg-type]
