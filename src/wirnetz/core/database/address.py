"""Which database this process uses: `DATABASE_URL`, or the embedded cluster of the data folder."""

import atexit
import logging
import os
import threading
from collections.abc import Callable
from pathlib import Path

import psycopg
from psycopg import sql

from wirnetz.core.database.account import DatabaseRefused
from wirnetz.core.database.cluster import DATABASE, Cluster, exclusive, start_cluster

logger = logging.getLogger(__name__)
_clusters: dict[Path, Cluster] = {}


def embedded_cluster(data: Path, *, is_durable: bool = True) -> Cluster:
    """The cluster of `data`, started at the first call of this process and stopped when it ends."""
    if data not in _clusters:
        cluster = _clusters[data] = start_cluster(data, is_durable=is_durable)
        owner = os.getpid()
        atexit.register(lambda: cluster.stop() if os.getpid() == owner else None)
        with exclusive(cluster.data):
            _prepare(cluster.socket)
    return _clusters[data]


def stop_embedded(data: Path) -> None:
    """Stop the cluster of `data` if this process started it."""
    if data in _clusters:
        _clusters.pop(data).stop()


def _prepare(socket: Path) -> None:
    """Role and database of the product; both are made once."""
    with psycopg.connect(host=str(socket), user="postgres", dbname="postgres", autocommit=True) as connection:
        if not connection.execute("select 1 from pg_roles where rolname = %s", [DATABASE]).fetchone():
            connection.execute(sql.SQL("create role {} login createdb").format(sql.Identifier(DATABASE)))
        if not connection.execute("select 1 from pg_database where datname = %s", [DATABASE]).fetchone():
            name = sql.Identifier(DATABASE)
            connection.execute(sql.SQL("create database {} owner {}").format(name, name))


def watch(cluster: Cluster, every_seconds: float = 2.0) -> Callable[[], None]:
    """Look after the server in the background and start it again when it has died; call the answer to end that."""
    ended = threading.Event()

    def look_after() -> None:
        while not ended.wait(every_seconds):
            try:
                if cluster.revive():
                    logger.warning("PostgreSQL war ausgefallen und läuft wieder.")
            except (DatabaseRefused, OSError):
                logger.exception("PostgreSQL ist ausgefallen und ließ sich nicht wieder starten.")

    thread = threading.Thread(target=look_after, name="database-watch", daemon=True)
    thread.start()

    def end() -> None:
        ended.set()
        thread.join(10)

    return end
