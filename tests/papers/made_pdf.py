"""PDFs made by hand: text where it is put, rules of tables, pictures, locks."""

import io
import zlib
from dataclasses import dataclass, field

from pypdf import PdfReader, PdfWriter

A4 = (595, 842)


@dataclass
class MadePage:
    """`texts` are (left, from the top, words); `boxes` are (left, from the top, width, height); `picture` fills the page."""

    texts: list[tuple[float, float, str]] = field(default_factory=list)
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)
    picture: bool = False

    def drawn(self) -> bytes:
        """What the page draws."""
        words = [
            f"BT /F1 11 Tf {left} {A4[1] - top - 11} Td ({_escaped(said)}) Tj ET" for left, top, said in self.texts
        ]
        rules = [f"{left} {A4[1] - top - height} {width} {height} re S" for left, top, width, height in self.boxes]
        picture = [f"q {A4[0]} 0 0 {A4[1]} 0 0 cm /Im1 Do Q"] if self.picture else []
        return "\n".join([*words, *rules, *picture]).encode("cp1252")


def _escaped(said: str) -> str:
    return said.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def paragraphs(*lines: str, gap_after: tuple[int, ...] = ()) -> MadePage:
    """A page of lines at the usual distance, with a wider gap after the lines of those numbers, counted from 0."""
    page, top = MadePage(), 60.0
    for number, said in enumerate(lines):
        page.texts.append((60, top, said))
        top += 30 if number in gap_after else 14
    return page


def table(rows: list[list[str | None]], top: float = 300.0, width: float = 120.0) -> MadePage:
    """A table with a rule round every cell; None is a cell merged with the one on its left."""
    page = MadePage()
    for down, cells in enumerate(rows):
        for across, said in enumerate(cells):
            if said is None:
                continue
            merged = next(
                (more for more in range(across + 1, len(cells) + 1) if more == len(cells) or cells[more] is not None), 0
            )
            left, above = 60 + across * width, top + down * 24
            page.boxes.append((left, above, (merged - across) * width, 24))
            page.texts.append((left + 4, above + 5, said))
    return page


def pdf(*pages: MadePage) -> bytes:
    """The pages as a file."""
    objects: list[bytes] = [
        b"",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    grey = zlib.compress(b"\x80" * 64)
    objects.append(
        b"<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8"
        b" /Filter /FlateDecode /Length %d >>"
        b"\nstream\n%s\nendstream" % (len(grey), grey)
    )
    kids = []
    for page in pages:
        drawn = page.drawn()
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> /XObject << /Im1 4 0 R >> >> >>" % (*A4, len(objects))
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), b" ".join(kids))
    return _written(objects)


def _written(objects: list[bytes]) -> bytes:
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    at = []
    for number, each in enumerate(objects, 1):
        at.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, each))
    starts = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % each for each in at)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, starts))
    return out.getvalue()


def locked(data: bytes) -> bytes:
    """The same file behind a password."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt("not told", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
