"""References in addresses: only what can be one reaches a page; anything else is not found."""

from django.urls import register_converter
from django.urls.converters import StringConverter

from lintel.domain.forms.every import PUBLIC
from lintel.domain.written import BY_SLUG
from lintel.web.portal.numbered import ADDRESS


class WorkReference(StringConverter):
    """Such as W-7K3M9-QX2TD."""

    regex = "W-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}"


class PersonReference(StringConverter):
    """Such as P-7K3M9-QX2TD."""

    regex = "P-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}"


class Username(StringConverter):
    """What somebody signs in with."""

    regex = "[^/\\0]{1,60}"


class WrittenSlug(StringConverter):
    """What is written about work, such as care-plan."""

    regex = "|".join(BY_SLUG)


class PublicSlug(StringConverter):
    """A form for the public, such as help."""

    regex = "|".join(PUBLIC)


class NumberedSlug(StringConverter):
    """A form for the public as one browser fills it in: help, and help-2 where it fills in a second one."""

    regex = ADDRESS


register_converter(PublicSlug, "public")
register_converter(NumberedSlug, "numbered")
register_converter(WrittenSlug, "written")
register_converter(WorkReference, "work")
register_converter(PersonReference, "person")
register_converter(Username, "username")
