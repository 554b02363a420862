"""The installation's own secret, made at the first start and kept in the data folder."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path


def kept_secret(folder: Path) -> str:
    """The secret in `folder/secret_key` (mode 0600), created once; two starts at a time agree on one.

    It is written in full before it bears its name, so that no other start reads an empty one, and a start that is
    killed leaves none.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "secret_key"
    if not path.exists():
        handle, draft = tempfile.mkstemp(dir=folder, prefix=".secret_key.")
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(50))
        with contextlib.suppress(FileExistsError):  # another start was faster: its secret counts
            os.link(draft, path)
        Path(draft).unlink()
    return path.read_text(encoding="ascii").strip()
