"""The page engine: where templates are found, and the few words that every template may use."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from jinja2 import ChainableUndefined, Environment, PackageLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup

from lintel.casework.rows import RESTRICTED_LINE
from lintel.domain.codes import titles
from lintel.domain.forms.days import day_in_full
from lintel.web import box_refusals, fields, formats
from lintel.web.drafts.on_page import of_page

FORMATS = (
    formats.day,
    day_in_full,
    formats.short_day,
    formats.month_year,
    formats.moment,
    formats.days,
    formats.one_decimal,
)


def environment(**options: Any) -> Environment:
    """Our templates, strict: a name that the view forgot stops the page instead of leaving a gap in it."""
    kept = {name: value for name, value in options.items() if name not in ("autoescape", "undefined")}
    ours = Environment(autoescape=True, undefined=StrictUndefined, extensions=["jinja2.ext.i18n"], **kept)
    ours.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    ours.filters.update({each.__name__: each for each in FORMATS})
    ours.globals.update(static=static, url=_url, address_with=address_with, restricted_words=RESTRICTED_LINE)
    ours.globals.update(titles=titles, of_page=of_page)
    ours.globals.update(errors_in=box_refusals.errors_in, **_govuk_words())
    return ours


def address_with(request: HttpRequest, **changed: object) -> str:
    """The address of this page with some of its questions changed; None takes a question out."""
    query = request.GET.copy()
    for name, value in changed.items():
        query.pop(name, None)
        if value is not None:
            query[name] = str(value)
    return f"{request.path}?{query.urlencode()}" if query else request.path


def _url(name: str, *args: object, query: dict[str, object] | None = None, **kwargs: object) -> str:
    address = reverse(name, args=args, kwargs=kwargs)
    return f"{address}?{urlencode(query, doseq=True)}" if query else address


def _govuk_words() -> dict[str, Callable[..., str]]:
    """`field`, `button` and `error_summary`, which speak to the GOV.UK macros so that no template has to."""
    macros = _govuk_environment()

    def macro(component: str, name: str) -> Callable[[dict[str, Any]], str]:
        template = macros.get_template(f"govuk_frontend_jinja/components/{component}/macro.html")
        return getattr(template.module, name)

    drawn = {kind: macro(component, name) for kind, (component, name) in fields.MACROS.items()}
    drawn["hidden"] = Markup('<input type="hidden" name="{0[name]}" value="{0[value]}">').format
    return {
        "field": lambda bound, **extra: drawn[fields.kind_of(bound)](fields.parameters(bound, **extra)),
        "question": lambda bound: drawn[fields.kind_of(bound)](fields.heading_parameters(bound)),
        "button": _button(macro("button", "govukButton")),
        "govuk_error_summary": macro("error-summary", "govukErrorSummary"),
    }


def _button(draw: Callable[[dict[str, Any]], str]) -> Callable[..., str]:
    def button(text: str, look: str = "", **extra: Any) -> str:
        classes = f"govuk-button--{look}" if look else ""
        return draw({"text": text, "classes": classes, "preventDoubleClick": True, **extra})

    return button


def _govuk_environment() -> Environment:
    """A house of their own for the GOV.UK macros: they lean on missing keys being empty, and ours must not."""
    loader = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    return Environment(loader=loader, autoescape=True, undefined=ChainableUndefined)
