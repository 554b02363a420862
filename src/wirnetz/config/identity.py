"""The partner's identity provider (OIDC), as the operator names it in the environment."""

from typing import Any

import environ


def identity_services(env: environ.Env) -> list[dict[str, Any]]:
    """The configured service, or none: `OIDC_SERVER_URL`, `OIDC_CLIENT_ID`, `OIDC_CLIENT_SECRET`, `OIDC_NAME`."""
    server, client = env.str("OIDC_SERVER_URL", default=""), env.str("OIDC_CLIENT_ID", default="")
    if not (server and client):
        return []
    return [
        {
            "provider_id": "oidc",
            "name": env.str("OIDC_NAME", default="") or "OpenID Connect",
            "client_id": client,
            "secret": env.str("OIDC_CLIENT_SECRET", default=""),
            "settings": {"server_url": server.rstrip("/")},
        }
    ]
