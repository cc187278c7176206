"""How this copy of Lintel is set up. What differs from place to place comes from LINTEL_… in the environment."""

import os
from pathlib import Path

from lintel.project.modes import (
    DEMO_SECRET,
    DEMO_SECRET_KEY,
    Mode,
    how_many_web_servers,
    mode_from,
    refuse_unsafe_keys,
    refuse_unsafe_settings,
)
from lintel.project.settings.databases import databases, files_beside, witness_beside
from lintel.project.settings.logs import logs
from lintel.project.settings.security import listed, security

PACKAGE = Path(__file__).resolve().parents[2]
CHECKOUT = PACKAGE.parent if (PACKAGE.parent / "pyproject.toml").exists() else Path.cwd()

LINTEL_MODE = mode_from(os.environ)
DEBUG = os.environ.get("LINTEL_DEBUG") == "1"
SECRET_KEY = os.environ.get("LINTEL_SECRET", DEMO_SECRET)
ALLOWED_HOSTS = listed(
    os.environ.get("LINTEL_HOSTS", "" if LINTEL_MODE is Mode.PRODUCTION else "localhost,127.0.0.1,[::1]")
)
refuse_unsafe_settings(LINTEL_MODE, debug=DEBUG, secret=SECRET_KEY, hosts=ALLOWED_HOSTS)
# What is kept apart is locked with the first of these; the others still open what they locked.
LINTEL_SECRET_KEYS = listed(
    os.environ.get("LINTEL_SECRET_KEYS", "" if LINTEL_MODE is Mode.PRODUCTION else DEMO_SECRET_KEY)
)
refuse_unsafe_keys(LINTEL_MODE, LINTEL_SECRET_KEYS)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "lintel.ledger",
    "lintel.records",
    "lintel.council",
    "lintel.gateways",
    "lintel.casework",
    "lintel.measures",
    "lintel.oversight.papers",
    "lintel.imports",
    "lintel.web",
    "lintel.project",
]
MIDDLEWARE = [
    "lintel.project.middleware.request_log",
    "lintel.project.middleware.only_this_machine",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "lintel.project.middleware.private_pages",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "lintel.web.drafts.signed_out.KeepsWhatWasTyped",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "lintel.project.urls"
WSGI_APPLICATION = "lintel.project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "web" / "templates"],
        "OPTIONS": {
            "environment": "lintel.web.jinja.environment",
            "context_processors": ["lintel.web.navigation.frame"],
        },
    }
]

DATABASES = databases(os.environ.get("LINTEL_DATABASE_URL"), CHECKOUT / "var" / "lintel.sqlite3")
DATABASE_ROUTERS = ["lintel.project.routers.LooksRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The three-digit code of the national returns, on every fact; and where the ledger's head is written down each hour.
LINTEL_COUNCIL = os.environ.get("LINTEL_COUNCIL", "990")
LINTEL_COUNCIL_NAME = os.environ.get(
    "LINTEL_COUNCIL_NAME", "" if LINTEL_MODE is Mode.PRODUCTION else "Merrowshire County Council"
)
# Who helps staff with Lintel; the made-up county has a number that is kept free for drama.
LINTEL_HELP_PHONE = os.environ.get("LINTEL_HELP_PHONE", "" if LINTEL_MODE is Mode.PRODUCTION else "01632 960123")
LINTEL_HELP_HOURS = os.environ.get("LINTEL_HELP_HOURS", "Monday to Friday, 8:30am to 5pm")
# Whom people ring, as every letter and text says it; where links in them lead; and what carries them.
LINTEL_PUBLIC_PHONE = os.environ.get("LINTEL_PUBLIC_PHONE", "" if LINTEL_MODE is Mode.PRODUCTION else "01632 960100")
LINTEL_PUBLIC_HOURS = os.environ.get("LINTEL_PUBLIC_HOURS", "Monday to Friday, 8:30am to 5pm")
LINTEL_PUBLIC_POST = os.environ.get(
    "LINTEL_PUBLIC_POST",
    "" if LINTEL_MODE is Mode.PRODUCTION else "Adult Social Care, 1 Invented Square, Madeupton ZZ99 9ZZ",
)
LINTEL_OUT_OF_HOURS_PHONE = os.environ.get(
    "LINTEL_OUT_OF_HOURS_PHONE", "" if LINTEL_MODE is Mode.PRODUCTION else "01632 960199"
)
LINTEL_ADDRESS = os.environ.get("LINTEL_ADDRESS", "" if LINTEL_MODE is Mode.PRODUCTION else "http://127.0.0.1:8000")
# How many web servers of ours pass each request on, so that what the first of them wrote down is believed.
LINTEL_WEB_SERVERS = how_many_web_servers(os.environ)
LINTEL_GATEWAY = "" if LINTEL_MODE is Mode.PRODUCTION else "made_up"
LINTEL_WITNESS = os.environ.get("LINTEL_WITNESS", witness_beside(DATABASES["default"], CHECKOUT / "var"))
# Where files lie that the public sends along with forms, never where a browser is served from; and what scans them.
LINTEL_FILES = os.environ.get("LINTEL_FILES", files_beside(DATABASES["default"], CHECKOUT / "var"))
LINTEL_SCANNER = "" if LINTEL_MODE is Mode.PRODUCTION else "made_up"

USE_TZ = True
TIME_ZONE = "Europe/London"
LANGUAGE_CODE = "en-gb"

AUTH_USER_MODEL = "council.Staff"
LOGIN_URL = "/sign-in"
LOGIN_REDIRECT_URL = "/"
CSRF_FAILURE_VIEW = "lintel.project.errors.stale_form"

STATIC_URL = "/static/"
STATIC_ROOT = CHECKOUT / "var" / "static" if LINTEL_MODE is Mode.PRODUCTION else None
WHITENOISE_USE_FINDERS = LINTEL_MODE is not Mode.PRODUCTION
STORAGES = {
    "staticfiles": {
        "BACKEND": (
            "whitenoise.storage.CompressedManifestStaticFilesStorage"
            if LINTEL_MODE is Mode.PRODUCTION
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
    }
}

# The longest thing typed is a note of 10,000 characters; files come through a door of their own.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 20
# What is larger goes to a file of its own on its way in, and not into memory; of too much nothing is written at all.
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FILE_UPLOAD_HANDLERS = [
    "lintel.web.portal.bounded.Bounded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

LOGGING_CONFIG = "lintel.project.settings.logs.begin"
LOGGING = logs()
globals().update(security(LINTEL_MODE, ALLOWED_HOSTS))
