"""Pictures and papers to send along: good ones, and those that nobody should be able to send."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
EXE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00" + bytes(200)
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(200)
SECRET_PLACE = b"Behind the blue door"
GPS, ORIENTATION, DESCRIPTION, ARTIST = 0x8825, 0x0112, 0x010E, 0x013B
RED, BLUE = (250, 10, 10), (10, 10, 250)


def two_colours(width: int = 40, height: int = 20) -> Image.Image:
    """A picture whose left half is red, and whose right half is blue."""
    picture = Image.new("RGB", (width, height), RED)
    picture.paste(BLUE, (width // 2, 0, width, height))
    return picture


def packed(picture: Image.Image, form: str, **more: object) -> bytes:
    """A picture as a file's content."""
    written = io.BytesIO()
    picture.save(written, form, **more)
    return written.getvalue()


def photo(*, turned: int = 1) -> bytes:
    """A JPEG with all that a phone notes in it: the place, who took it, a remark, and how the phone was held."""
    noted = Image.Exif()
    noted[ORIENTATION], noted[DESCRIPTION], noted[ARTIST] = turned, SECRET_PLACE.decode(), "Orla Asking"
    noted[GPS] = {1: "N", 2: (52.0, 11.0, 3.0), 3: "W", 4: (1.0, 42.0, 9.0)}
    return packed(two_colours(), "JPEG", exif=noted, comment=SECRET_PLACE, quality=95)


def drawing() -> bytes:
    """A PNG."""
    return packed(two_colours(), "PNG")


def head_of(width: int, height: int) -> bytes:
    """A PNG that says how large it is, by hand, with hardly anything in it."""
    said = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", said) + _chunk(b"IDAT", zlib.compress(b"\0")) + _chunk(b"IEND", b"")


def bomb_of_dots() -> bytes:
    """A PNG of 12,000 by 12,000 dots, all there, in less than 1 MB."""
    row = zlib.compressobj(9)
    packed_rows = b"".join(row.compress(bytes(12_000 // 8 + 1)) for _ in range(12_000)) + row.flush()
    said = struct.pack(">IIBBBBB", 12_000, 12_000, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", said) + _chunk(b"IDAT", packed_rows) + _chunk(b"IEND", b"")


def bomb_of_text() -> bytes:
    """A small PNG with a remark of 80 MB, packed."""
    whole = drawing()
    remark = b"Comment\0\0" + zlib.compress(bytes(80_000_000), 9)
    return whole[:33] + _chunk(b"zTXt", remark) + whole[33:]


def zip_bomb() -> bytes:
    """A packed file that comes to 100 MB."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packer:
        packer.writestr("all.txt", bytes(100_000_000))
    return written.getvalue()


def _chunk(name: bytes, told: bytes) -> bytes:
    return struct.pack(">I", len(told)) + name + told + struct.pack(">I", zlib.crc32(name + told))


def sent(name: str, content: bytes) -> Mapping[str, SimpleUploadedFile]:
    """A file as a page sends it."""
    return {"files": SimpleUploadedFile(name, content)}
