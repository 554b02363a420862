"""The servers for mail that an operator names: where it leaves, and where what comes back lies."""

from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

HERE = {"localhost", "127.0.0.1", "::1"}
PORTS = {"imaps": 993, "imap+tls": 143, "imap": 143}


def smtp_server(address: str) -> dict[str, Any]:
    """What Django's SMTP backend needs for `smtp://`, `smtp+tls://` or `smtp+ssl://`; nothing if none is named."""
    if not address:
        return {}
    parts = environ.Env.email_url_config(address)
    return {
        "host": parts["EMAIL_HOST"] or "localhost",
        "port": parts["EMAIL_PORT"] or (465 if parts.get("EMAIL_USE_SSL") else 25),
        "username": parts["EMAIL_HOST_USER"] or "",
        "password": parts["EMAIL_HOST_PASSWORD"] or "",
        "use_tls": bool(parts.get("EMAIL_USE_TLS")),
        "use_ssl": bool(parts.get("EMAIL_USE_SSL")),
    }


def returns_mailbox(address: str) -> dict[str, Any]:
    """What is needed to read the mailbox of returned mail: `imaps://`, `imap+tls://` or `imap://user:password@host/folder`.

    Nothing if none is named. A port and a folder may be left out (993 or 143, INBOX). Raises ImproperlyConfigured.
    """
    if not address:
        return {}
    parts = urlsplit(address)
    if parts.scheme not in PORTS or not parts.hostname or not parts.username or not _is_reachable(parts):
        raise ImproperlyConfigured(
            "BOUNCES_IMAP_URL lautet zum Beispiel imaps://benutzer:kennwort@mailserver/INBOX "
            "(imap+tls:// mit STARTTLS, imap:// nur auf demselben Rechner)."
        )
    return {
        "host": parts.hostname,
        "port": parts.port or PORTS[parts.scheme],
        "username": unquote(parts.username),
        "password": unquote(parts.password or ""),
        "folder": unquote(parts.path.strip("/")) or "INBOX",
        "way": parts.scheme,
    }


def _is_reachable(parts: SplitResult) -> bool:
    """Whether the port is one, or left out; and no password travels in the clear beyond this machine."""
    if parts.scheme == "imap" and parts.hostname not in HERE:
        return False
    try:
        return parts.port is None or parts.port > 0
    except ValueError:
        return False
