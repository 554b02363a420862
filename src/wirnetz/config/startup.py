"""What has to happen before Django may talk to its database: the data folder, its `.env`, the embedded cluster."""

import os
from pathlib import Path

from wirnetz.core.database.address import embedded_cluster
from wirnetz.core.database.cluster import Cluster

PROJECT = Path(__file__).resolve().parents[3]
EXAMPLE_MARK = "example_year"
"""In earlier versions a file of this name in the data folder said that the installation holds the example year."""

PORT_FILE = "port"


def data_folder() -> Path:
    """The folder for database, media and secrets: `WIRNETZ_DATA`, else `var/` beside the source."""
    return Path(os.environ.get("WIRNETZ_DATA") or PROJECT / "var").resolve()


def remember_port(port: int) -> None:
    """Later commands on this data folder make their addresses for the port that was served last."""
    (data_folder() / PORT_FILE).write_text(f"{port}\n", encoding="ascii")


def remembered_port(folder: Path) -> int:
    """The port served last from this data folder, else 8000."""
    try:
        return int((folder / PORT_FILE).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 8000


def choose_example_folder() -> None:
    """`wirnetz demo` keeps its invented records apart: `WIRNETZ_DATA`, else `var/demo`."""
    os.environ.setdefault("WIRNETZ_DATA", str(PROJECT / "var" / "demo"))


def assets_folder() -> Path:
    """The folder for what is made out of installed packages (web fonts): one per checkout, `var/assets`."""
    folder = PROJECT / "var" / "assets"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def private_folder(folder: Path) -> Path:
    """A folder that nobody but the account of this process may enter."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    return folder


def open_database(*, is_durable: bool = True) -> Cluster | None:
    """Start or share the embedded cluster; None where `DATABASE_URL` names another database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wirnetz.config.settings")
    from django.conf import settings  # settings read the data folder's `.env` first

    if not settings.HAS_EMBEDDED_DATABASE:
        return None
    return embedded_cluster(data_folder(), is_durable=is_durable)
