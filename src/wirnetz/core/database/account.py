"""Who the embedded database runs as, and what that account may reach."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ACCOUNT_NAME = "wirnetz-db"


class DatabaseRefused(Exception):
    """The embedded database cannot be started; the message says why and what to do, in German."""


@dataclass(frozen=True)
class Account:
    """The operating system's account that owns the cluster: ourselves, or an unprivileged one when root starts."""

    name: str
    uid: int
    gid: int
    is_other: bool

    def process_options(self) -> dict[str, Any]:
        """Keyword arguments for `subprocess` that start a program as this account, in a folder all may enter."""
        return {"cwd": "/", "user": self.uid, "group": self.gid, "extra_groups": []} if self.is_other else {"cwd": "/"}

    def reaches(self, path: Path) -> bool:
        """Whether the account may enter the nearest existing folder of `path`; asks the kernel, changes no mode."""
        while not path.exists():
            path = path.parent
        return subprocess.run(["test", "-x", str(path)], check=False, **self.process_options()).returncode == 0


def database_account() -> Account:
    """The account for the cluster. As root it is created once; raises DatabaseRefused where that fails."""
    if os.geteuid() != 0:
        me = pwd.getpwuid(os.geteuid())
        return Account(me.pw_name, me.pw_uid, me.pw_gid, is_other=False)
    try:
        entry = pwd.getpwnam(ACCOUNT_NAME)
    except KeyError:
        shell = shutil.which("nologin") or "/usr/sbin/nologin"
        command = ["useradd", "--system", "--user-group", "--no-create-home", "--shell", shell, ACCOUNT_NAME]
        try:
            subprocess.run(command, check=True, capture_output=True)
            entry = pwd.getpwnam(ACCOUNT_NAME)
        except (OSError, subprocess.CalledProcessError, KeyError) as error:
            raise DatabaseRefused(
                "PostgreSQL darf nicht als root laufen, und ein eigenes Konto dafür ließ sich nicht anlegen. "
                "Starten Sie Wirnetz mit einem gewöhnlichen Konto oder setzen Sie DATABASE_URL."
            ) from error
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid, is_other=True)


def make_private(folder: Path, account: Account) -> Path:
    """Create `folder` with mode 0700 for `account`; raises DatabaseRefused if it is a link or open to others."""
    folder.mkdir(mode=0o700, exist_ok=True)
    if account.is_other and folder.lstat().st_uid == 0:
        os.chown(folder, account.uid, account.gid, follow_symlinks=False)
    status = folder.lstat()
    if folder.is_symlink() or status.st_uid != account.uid or status.st_mode & 0o077:
        raise DatabaseRefused(f"Der Ordner {folder} gehört nicht allein {account.name}. Bitte löschen Sie ihn.")
    return folder
