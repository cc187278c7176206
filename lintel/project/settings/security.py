"""What the browser is told, what cookies may do, how a password is guarded. Strictest in production."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from csp.constants import NONCE, NONE, SELF

from lintel.project.modes import Mode

A_YEAR = 365 * 24 * 60 * 60
A_WORKING_DAY = 10 * 60 * 60
NOTHING = ["default-src", "object-src", "base-uri", "frame-ancestors"]
OURS_ONLY = ["style-src", "img-src", "font-src", "connect-src", "form-action", "manifest-src"]


def listed(text: str) -> list[str]:
    """The names in “a, b” as a list, blanks left out."""
    return [name.strip() for name in text.split(",") if name.strip()]


def security(mode: Mode, hosts: Sequence[str]) -> dict[str, Any]:
    """The settings that guard people's records, for one mode."""
    live = mode is Mode.PRODUCTION
    return _pages() | _cookies(live) | _passwords(mode) | (_https_only(hosts) if live else {})


def _pages() -> dict[str, Any]:
    nothing = {directive: [NONE] for directive in NOTHING}
    ours = {directive: [SELF] for directive in OURS_ONLY}
    return {
        "CONTENT_SECURITY_POLICY": {"DIRECTIVES": nothing | ours | {"script-src": [SELF, NONCE]}},
        "X_FRAME_OPTIONS": "DENY",
        "SECURE_REFERRER_POLICY": "same-origin",
        "SECURE_CROSS_ORIGIN_OPENER_POLICY": "same-origin",
        "SECURE_CONTENT_TYPE_NOSNIFF": True,
    }


def _cookies(live: bool) -> dict[str, Any]:
    # A browser keeps a __Host- cookie only over HTTPS and only for this very host.
    prefix = "__Host-" if live else ""
    return {
        "SESSION_COOKIE_NAME": f"{prefix}lintel_session",
        "CSRF_COOKIE_NAME": f"{prefix}lintel_form",
        "SESSION_COOKIE_SECURE": live,
        "CSRF_COOKIE_SECURE": live,
        "SESSION_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "CSRF_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_AGE": A_WORKING_DAY,
        "SESSION_EXPIRE_AT_BROWSER_CLOSE": True,
    }


def _passwords(mode: Mode) -> dict[str, Any]:
    checks = "django.contrib.auth.password_validation."
    settings: dict[str, Any] = {
        "AUTHENTICATION_BACKENDS": [
            "axes.backends.AxesStandaloneBackend",
            "django.contrib.auth.backends.ModelBackend",
        ],
        "AUTH_PASSWORD_VALIDATORS": [
            {"NAME": f"{checks}UserAttributeSimilarityValidator"},
            {"NAME": f"{checks}MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
            {"NAME": f"{checks}CommonPasswordValidator"},
        ],
    }
    return settings | _limits_on_guessing(mode) | _hashing(mode)


def _limits_on_guessing(mode: Mode) -> dict[str, Any]:
    return {
        # Made-up people sign in without a password; where there are passwords, guessing is limited.
        "AXES_ENABLED": mode is Mode.PRODUCTION,
        "AXES_FAILURE_LIMIT": 5,
        "AXES_COOLOFF_TIME": dt.timedelta(minutes=15),
        # By name and place together: a stranger cannot lock a worker out from elsewhere.
        "AXES_LOCKOUT_PARAMETERS": [["username", "ip_address"]],
        "AXES_RESET_ON_SUCCESS": True,
        "AXES_VERBOSE": False,
        "AXES_LOCKOUT_CALLABLE": "lintel.web.sign_in.locked.locked",
    }


def _hashing(mode: Mode) -> dict[str, Any]:
    # Tests sign in hundreds of times and guard nobody's password.
    quick = {"PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"]}
    return quick if mode is Mode.TEST else {}


def _https_only(hosts: Sequence[str]) -> dict[str, Any]:
    return {
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": A_YEAR,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
        "CSRF_TRUSTED_ORIGINS": [f"https://{host.removeprefix('.')}" for host in hosts],
        # A place on browsers' built-in HTTPS lists binds the council's whole domain: the council's choice, not ours.
        "SILENCED_SYSTEM_CHECKS": ["security.W021"],
    }
