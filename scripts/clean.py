"""`make clean`: removes what `run`, `demo` and `test` made, and nothing else.

    .venv/bin/python scripts/clean.py

That is the folder `var/` of this checkout, the caches of the checks, compiled catalogues, and what the embedded
databases keep outside of it (socket folders, clusters of an unprivileged account). Where `WIRNETZ_DATA` names
another folder, only the parts that Wirnetz makes are taken out of it. Running databases are stopped first.
"""

import os
import shutil
import signal
import sys
from contextlib import suppress
from pathlib import Path

import psutil

from wirnetz.core.database.cluster import ASIDE, cluster_folders

PROJECT = Path(__file__).resolve().parents[1]
MADE = (
    "postgres", "postgres.new", "postgres.log", "postgres.lock", "postgres.users",
    "secret_key", "static", "media", "locale", "example_year",
)  # fmt: skip
CACHES = (".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis")
WAIT_SECONDS = 30


def data_folders(var: Path) -> list[Path]:
    """Every folder below `var` that held an embedded database: each start leaves a lock file; the usual ones always."""
    found = [path.parent for path in var.rglob("postgres.lock")] if var.is_dir() else []
    return sorted({var, var / "demo", var / "test", *found})


def stop_servers(folders: list[Path]) -> None:
    """Stop the database servers whose cluster lies in one of `folders`; waits until they have ended."""
    servers = []
    for process in psutil.process_iter(["cmdline"]):
        program, *rest = process.info["cmdline"] or [""]
        if (
            Path(program).name == "postgres"
            and rest[:1] == ["-D"]
            and {*Path(rest[1]).parents, Path(rest[1])} & {*folders}
        ):
            servers.append(process)
            process.send_signal(signal.SIGINT)
    _, alive = psutil.wait_procs(servers, timeout=WAIT_SECONDS)
    for process in alive:
        process.kill()
    psutil.wait_procs(alive, timeout=WAIT_SECONDS)


def remove(path: Path) -> bool:
    """Remove a folder or file; a link is taken away, never followed."""
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.is_dir():
        shutil.rmtree(path)
    else:
        return False
    print(f"Entfernt: {path}")
    return True


def clean(var: Path, named: Path | None = None) -> bool:
    """Stop and remove everything that belongs to `var` and, if given, to the data folder `named`."""
    data = data_folders(var) + ([named] if named else [])
    clusters = [path for folder in data for path in cluster_folders(folder)]
    stop_servers(clusters)
    parts = [named / name for name in MADE] if named else []
    removed = [remove(path) for path in [*clusters, *parts, var]]
    for folder in filter(None, (named, ASIDE)):
        with suppress(OSError):  # not there, or somebody else's things in it
            folder.rmdir()
    return any(removed)


def main() -> int:
    """Clean this checkout."""
    var = (PROJECT / "var").resolve()
    named = os.environ.get("WIRNETZ_DATA")
    other = Path(named).resolve() if named else None
    found = clean(var, other if other and var not in {other, *other.parents} else None)
    left = [PROJECT / name for name in CACHES] + sorted((PROJECT / "src").rglob("*.mo"))
    removed = [remove(path) for path in left]
    if not (found or any(removed)):
        print("Es gibt nichts aufzuräumen.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
