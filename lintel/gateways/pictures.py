"""Pictures: what a file is, told by its content; and a photo made anew, so that nothing but the picture is left of it."""

import io
from threading import Lock
from typing import BinaryIO

import filetype
from PIL import Image, ImageOps

from lintel.domain.refusals import Refused
from lintel.domain.uploads import ALTOGETHER, JPEG, MB, MOST_DOTS, PNG, require_kind

FORMATS = {JPEG: "JPEG", PNG: "PNG"}
BEGINNING = 8192
QUALITY = 88
# Pillow itself refuses to open what would come to more than twice this; we refuse what comes to more than it once.
Image.MAX_IMAGE_PIXELS = MOST_DOTS
# An open picture takes hundreds of megabytes: each process opens one at a time.
ONE_AT_A_TIME = Lock()


def kind_of(file: BinaryIO) -> str:
    """What a file is. Raises Refused for what is not taken, and says which other sort would be."""
    file.seek(0)
    found = filetype.guess(file.read(BEGINNING))
    file.seek(0)
    return require_kind(found.mime if found else None)


def made_anew(file: BinaryIO, kind: str) -> bytes:
    """A photo the right way up, packed again without what was noted in it: place, time, camera. Raises Refused."""
    try:
        with ONE_AT_A_TIME, Image.open(file, formats=[FORMATS[kind]]) as picture:
            _require_small(picture)
            return _require_short(_packed(_bare(picture), FORMATS[kind]))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise _too_many_dots() from bomb
    except Refused:
        raise
    except Exception as failed:
        # Whoever opens what anybody may have sent can meet any error at all.
        raise Refused("upload_unreadable") from failed


def _require_small(picture: Image.Image) -> None:
    """Only the head was read by now: nothing is opened that says of itself that it is too large."""
    if picture.width * picture.height > MOST_DOTS:
        raise _too_many_dots()


def _require_short(content: bytes) -> bytes:
    """Packed by somebody cleverer than us it may have been shorter, but not so much."""
    if len(content) > ALTOGETHER:
        raise _too_many_dots()
    return content


def _too_many_dots() -> Refused:
    return Refused("upload_too_many_dots", most=MOST_DOTS // MB)


def _bare(picture: Image.Image) -> Image.Image:
    """The dots alone, the right way up."""
    clear = picture.has_transparency_data and picture.format == "PNG"
    turned = ImageOps.exif_transpose(picture)
    if turned.mode.startswith("I"):
        # Of 16 bits a dot the upper eight are kept, as a plain grey.
        turned = turned.point(lambda dot: dot * (1 / 256))
    mode = "RGBA" if clear else "L" if turned.mode in ("1", "L", "I", "I;16") else "RGB"
    bare = turned.convert(mode)
    bare.info.clear()
    return bare


def _packed(picture: Image.Image, form: str) -> bytes:
    written = io.BytesIO()
    picture.save(written, form, **({"quality": QUALITY} if form == "JPEG" else {}))
    return written.getvalue()
