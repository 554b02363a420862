"""Which database this process uses: `DATABASE_URL`, or the embedded cluster of the data folder."""

import atexit
import os
from pathlib import Path

import psycopg
from psycopg import sql

from wirnetz.core.database.cluster import DATABASE, Cluster, exclusive, start_cluster

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
