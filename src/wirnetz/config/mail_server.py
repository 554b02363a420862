"""The mail server that an operator names: `smtp://`, `smtp+tls://` (STARTTLS) or `smtp+ssl://`."""

from typing import Any

import environ


def smtp_server(address: str) -> dict[str, Any]:
    """What Django's SMTP backend needs to reach the server; nothing if none is named."""
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
