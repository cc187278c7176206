"""The frame of every public page: whom to ring and when, in the same place and the same words on each."""

from typing import Any

from django.conf import settings


def public_frame() -> dict[str, Any]:
    """What the layout of public pages reads."""
    phone = settings.LINTEL_PUBLIC_PHONE
    return {
        "public_help": {
            "phone": phone,
            "hours": settings.LINTEL_PUBLIC_HOURS,
            "out_of_hours": settings.LINTEL_OUT_OF_HOURS_PHONE,
            "text_phone": f"18001 {phone}" if phone else "",
        }
    }
