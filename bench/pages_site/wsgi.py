"""One WSGI application for one server: `/floor/…` without a framework, everything else the product's Django."""

import json
import os
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.pages_site.settings"

import psycopg
from django.conf import settings
from django.core.wsgi import get_wsgi_application

django_application = get_wsgi_application()
FLOOR = json.loads(os.environ["WIRNETZ_BENCH_FLOOR"])
_thread = threading.local()


def rows(statement: str, values: list[Any]) -> list[Any]:
    """The answer of the database over this thread's own connection, the statement prepared."""
    if not hasattr(_thread, "connection"):
        database = settings.DATABASES["default"]
        _thread.connection = psycopg.connect(
            host=database["HOST"], user=database["USER"], dbname=database["NAME"], autocommit=True
        )
        _thread.connection.prepare_threshold = 0
    return _thread.connection.execute(statement, values).fetchall()


BODIES = {name: Path(page["file"]).read_bytes() for name, page in FLOOR.items()}


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The floor: fetch the rows, send the bytes. Nothing is formatted, so it is a little below what is possible."""
    path = environ["PATH_INFO"]
    if not path.startswith("/floor/"):
        return django_application(environ, start_response)
    name = path[7:]
    found = rows(FLOOR[name]["statement"], FLOOR[name]["values"])
    assert len(found) >= FLOOR[name]["least"]
    body = BODIES[name]
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))])
    return [body]
