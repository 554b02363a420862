"""A real Chromium against a served product with the real reference data. Nothing is flushed between tests."""

import functools
import shutil
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.db import connection, connections
from playwright.sync_api import Locator

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


class SilentHandler(WSGIRequestHandler):
    def log_message(self, format, *args):
        """Requests are not written to the terminal."""


@pytest.fixture(scope="session", autouse=True)
def whole_pages() -> Iterator[None]:
    """A click waits only until the next page begins; here it waits until that page is whole, so that it can be read."""

    def patiently(act: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(act)
        def acted(self: Locator, *args: Any, **options: Any) -> None:
            act(self, *args, **options)
            self.page.wait_for_load_state()

        return acted

    with pytest.MonkeyPatch.context() as patch:
        for name in ("click", "press"):
            patch.setattr(Locator, name, patiently(getattr(Locator, name)))
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, site):
    if not CHROMIUM:
        pytest.skip("kein Chromium gefunden (apt-get install chromium)")
    more = ["--disable-component-update", "--disable-sync", "--font-render-hinting=none"]
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": [*QUIET, *more]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "de-DE", "timezone_id": "Europe/Berlin", "reduced_motion": "reduce"}


@pytest.fixture(scope="session")
def site(committed_reference, django_db_blocker) -> Iterator[str]:
    """The address of a running server on the test database."""
    settings.DATABASES["default"]["CONN_MAX_AGE"] = 0  # a connection kept by a server thread would hold the database
    with django_db_blocker.unblock():
        server = ThreadedWSGIServer(("127.0.0.1", 0), SilentHandler)
        server.daemon_threads = True
        server.set_app(StaticFilesHandler(get_wsgi_application()))
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        server.server_close()
        with connection.cursor() as cursor:  # a running event loop gives this thread a second connection
            cursor.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity "
                "where datname = current_database() and pid <> pg_backend_pid()"
            )
        connections.close_all()
