"""The embedded PostgreSQL: shared, restarted, stopped, refused."""

import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import psycopg
import pytest
from scripts.clean import clean

from wirnetz.core.database.account import DatabaseRefused, database_account, make_private
from wirnetz.core.database.address import watch
from wirnetz.core.database.cluster import ASIDE, cluster_folders, folder_key, socket_folder, start_cluster

OWNER = """
import sys, time
from pathlib import Path
from wirnetz.core.database.cluster import start_cluster
start_cluster(Path(sys.argv[1]))
print("ready", flush=True)
time.sleep(60)
"""
STARTER = """
import sys
from pathlib import Path
import psycopg
from wirnetz.core.database.address import embedded_cluster
cluster = embedded_cluster(Path(sys.argv[1]), is_durable=False)
with psycopg.connect(host=str(cluster.socket), user="wirnetz", dbname="wirnetz") as connection:
    name = connection.execute("select current_database()").fetchone()[0]
print("owner" if cluster.process else "guest", name, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def data(tmp_path: Path):
    """A data folder; what its cluster leaves anywhere is removed afterwards."""
    folder = tmp_path / "d"
    yield folder
    clean(folder)


def rows(socket: Path, question: str) -> list[tuple]:
    with psycopg.connect(host=str(socket), user="postgres", dbname="postgres") as connection:
        cursor = connection.execute(question)
        return cursor.fetchall() if cursor.description else []


def spawn(program: str, data: Path) -> subprocess.Popen:
    command = [sys.executable, "-c", program, str(data)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def home_of(data: Path) -> Path:
    return next(path for path in (data / "postgres", ASIDE / folder_key(data) / "postgres") if path.exists())


def server_of(data: Path) -> psutil.Process:
    return psutil.Process(int((home_of(data) / "postmaster.pid").read_text().split("\n")[0]))


def test_a_second_start_shares_the_first_ones_server(data):
    first = start_cluster(data, is_durable=False)
    second = start_cluster(data, is_durable=False)
    assert (second.process, second.socket) == (None, first.socket)
    first.stop()  # whoever leaves first does not disturb the other
    assert rows(first.socket, "select 1") == [(1,)]
    second.stop()
    with pytest.raises(psycopg.OperationalError):
        rows(first.socket, "select 1")


def test_stop_ends_the_server_and_a_later_start_finds_the_data(data):
    cluster = start_cluster(data)
    rows(cluster.socket, "create table kept as select 7 as value")
    server = server_of(data)
    cluster.stop()
    cluster.stop()
    assert not server.is_running()
    again = start_cluster(data)
    assert rows(again.socket, "select value from kept") == [(7,)]
    again.stop()


def test_after_a_kill_the_next_start_uses_the_server_on_and_stops_it(data):
    owner = spawn(OWNER, data)
    assert owner.stdout.readline() == "ready\n"
    rows(socket_folder(data), "create table kept as select 7 as value")
    orphan = server_of(data)
    owner.send_signal(signal.SIGKILL)
    owner.communicate()
    assert orphan.is_running()
    cluster = start_cluster(data)
    assert server_of(data).pid == orphan.pid
    assert rows(cluster.socket, "select value from kept") == [(7,)]
    cluster.stop()
    assert not orphan.is_running() or orphan.status() == psutil.STATUS_ZOMBIE


@pytest.mark.drill
def test_after_a_kill_of_owner_and_server_the_next_start_recovers(data):
    owner = spawn(OWNER, data)
    assert owner.stdout.readline() == "ready\n"
    rows(socket_folder(data), "create table kept as select 7 as value")
    server = server_of(data)
    owner.kill()
    server.kill()
    owner.communicate()
    cluster = start_cluster(data)
    assert rows(cluster.socket, "select value from kept") == [(7,)]
    cluster.stop()


@pytest.mark.drill
def test_two_first_starts_at_the_same_moment_agree(data):
    starts = [spawn(STARTER, data) for _ in range(2)]
    with ThreadPoolExecutor() as pool:
        answers = list(pool.map(lambda start: start.stdout.readline().strip(), starts))
    for start, answer in sorted(zip(starts, answers, strict=True), key=lambda pair: pair[1]):
        start.communicate()
        assert start.returncode == 0, answer
    assert sorted(answers) == ["guest wirnetz", "owner wirnetz"]


def test_only_this_account_gets_in_and_nothing_listens_on_the_network(data):
    cluster = start_cluster(data, is_durable=False)
    assert cluster.socket.stat().st_mode & 0o777 == 0o700
    assert rows(cluster.socket, "show listen_addresses") == [("",)]
    methods = rows(cluster.socket, "select distinct auth_method from pg_hba_file_rules")
    assert methods == [("peer",)]
    assert server_of(data).uids().real == database_account().uid != 0
    cluster.stop()


def test_a_socket_folder_that_others_may_enter_is_refused(data):
    folder = socket_folder(data)
    folder.mkdir(mode=0o755)
    try:
        with pytest.raises(DatabaseRefused, match="gehört nicht allein"):
            start_cluster(data)
    finally:
        folder.rmdir()
    start_cluster(data, is_durable=False).stop()  # the refused start holds nothing back


def test_a_link_in_place_of_a_private_folder_is_refused(tmp_path):
    target = tmp_path / "t"
    target.mkdir(mode=0o700)
    link = tmp_path / "l"
    link.symlink_to(target)
    owner = target.stat().st_uid
    with pytest.raises(DatabaseRefused):
        make_private(link, database_account())
    assert target.stat().st_uid == owner


@pytest.mark.drill
def test_clean_stops_a_running_server_and_leaves_nothing_of_it(data):
    neighbour = data.with_name("other")
    neighbour.mkdir()
    cluster = start_cluster(data, is_durable=False)
    server = server_of(data)
    assert clean(data) is True
    assert not server.is_running() or server.status() == psutil.STATUS_ZOMBIE
    assert [path for path in [*cluster_folders(data), data] if path.exists()] == []
    assert neighbour.is_dir()
    cluster.stop()


def test_clean_takes_only_its_own_parts_out_of_a_folder_with_a_name(data, tmp_path):
    named = tmp_path / "named"
    (named / "static").mkdir(parents=True)
    (named / "letter.txt").write_text("mine")
    assert clean(data, named) is True
    assert list(named.iterdir()) == [named / "letter.txt"]
    assert clean(data, named) is False


@pytest.mark.drill
def test_a_server_that_dies_while_it_is_watched_comes_back_with_all_data(data):
    cluster = start_cluster(data)
    rows(cluster.socket, "create table kept as select 7 as value")
    end = watch(cluster, every_seconds=0.05)
    server = server_of(data)
    server.kill()
    server.wait(10)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            found = rows(cluster.socket, "select value from kept")
            break
        except psycopg.OperationalError:
            time.sleep(0.05)
    end()
    assert found == [(7,)]
    cluster.stop()
    assert cluster.revive() is False


def test_a_folder_that_was_deleted_under_its_server_is_refused_in_words(data):
    cluster = start_cluster(data, is_durable=False)
    try:
        shutil.rmtree(home_of(data))
        with pytest.raises(DatabaseRefused, match="wurde gelöscht, während seine Datenbank lief"):
            start_cluster(data, is_durable=False)
    finally:
        cluster.process.send_signal(signal.SIGQUIT)
        cluster.process.wait(timeout=30)
