"""The installation's own secret, made at the first start and kept in the data folder."""

import os
import secrets
from pathlib import Path


def kept_secret(folder: Path) -> str:
    """The secret in `folder/secret_key` (mode 0600), created once; two starts at a time agree on one."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "secret_key"
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(50))
    return path.read_text(encoding="ascii").strip()
