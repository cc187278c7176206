"""Files as papers: text, web pages, PDF and meetings from ModernGov, told apart by what is in them, never by their names."""

from lintel.oversight.papers.reading.formats import html, modern_gov, pdf, text
from lintel.oversight.papers.reading.formats.detect import form_of
from lintel.oversight.papers.reading.formats.restricted import without_restricted
from lintel.oversight.papers.reading.formats.unseen import with_odd_lines
from lintel.oversight.papers.reading.lines import Doubt, Paper, Place

_READERS = {"text": text.read, "html": html.read, "pdf": pdf.read, "modern-gov": modern_gov.read}
_NOT_READ = {"empty": "nothing_in_it", "unknown": "unknown_form"}


def read_bytes(data: bytes, name: str) -> Paper:
    """The paper in a file. What cannot be read is a doubt; what is not for the public is dropped before anybody gets the paper."""
    form = form_of(data)
    if form in _NOT_READ:
        return Paper(name, (), "text", (Doubt(_NOT_READ[form], Place(1, 1)),))
    return with_odd_lines(without_restricted(_READERS[form](data, name)))
