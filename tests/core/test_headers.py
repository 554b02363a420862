"""What every response says to the browser: all routes, all methods, signed in or not, errors as well."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLResolver, get_resolver

from wirnetz.core.headers import PERMISSIONS, is_private
from wirnetz.core.mail import absolute
from wirnetz.core.origin import current_origin, note_origin, origin

pytestmark = pytest.mark.django_db
CONVERTED = re.compile(r"<(?:(\w+):)?\w+>")
SAMPLES = {"int": "1", "slug": "beispiel", "uuid": "00000000-0000-0000-0000-000000000000", "path": "a/b"}
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS,
}
NEEDED = ("object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "default-src 'none'", "form-action 'self'")
EMBEDDABLE = "/infodienst/aktuell/"
"""The one page that is made to stand on other websites: it shows what is public and holds no form."""
FOREIGN = "fremd.example"
HOSTS = [
    FOREIGN, f"{FOREIGN}:80", f"localhost.{FOREIGN}", f"{FOREIGN}#localhost", f"localhost@{FOREIGN}",
    f"{FOREIGN}/localhost", "", " ", ".", "..", "localhost\\", f"localhost,{FOREIGN}", f"localhost {FOREIGN}",
    "localhost:99999x", "127.0.0.1.nip.io", "2130706433", "0x7f000001", "127.1", "[::ffff:127.0.0.1]", "[::1", "::1",
    "*", "localhost%00", "localhost\t", "ｌocalhost", "xn--localhost-", "LOCALHOST.EVIL.EXAMPLE", f"evil{FOREIGN}",
    "null", "file:///etc/passwd", "http://localhost",
]  # fmt: skip
FORWARDED = [
    {f"HTTP_{name}": value}
    for name in ("X_FORWARDED_HOST", "X_HOST", "FORWARDED", "X_ORIGINAL_HOST", "X_FORWARDED_SERVER")
    for value in (FOREIGN, f"host={FOREIGN}", f"localhost, {FOREIGN}", f"{FOREIGN}:443")
]


def addresses(patterns=None, before=""):
    """One address for every route that there is."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        path = before + CONVERTED.sub(lambda found: SAMPLES.get(found[1] or "str", "beispiel"), str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, path)
        elif not path.startswith("^") and "(?P" not in path:
            yield f"/{path}"


def faults(response, address=""):
    """What is missing or too lax in a response's headers."""
    policy = response.headers.get("Content-Security-Policy", "")
    if address == EMBEDDABLE:
        policy = policy.replace("frame-ancestors *", "frame-ancestors 'none'")
    found = [name for name, value in EVERYWHERE.items() if response.headers.get(name) != value]
    if "sandbox" not in policy:
        found += [part for part in NEEDED if part not in policy]
    found += [word for word in ("unsafe-inline", "unsafe-eval", "*", "http:") if word in policy.split()]
    return found


def answers(client, every, turn):
    """Reading and writing each address, of the two the one whose turn it is where `every` is two."""
    for number, address in enumerate(sorted(set(addresses()))):
        for way, ask in enumerate((client.get, client.post)):
            if (number + way + turn) % every == 0:
                yield address, ask(address)


@pytest.mark.parametrize("every", [pytest.param(1, marks=pytest.mark.drill), 4])
def test_every_route_carries_every_header(charlie, every):
    """Each route read or written, signed in or not: here one of the four ways for each, in turn."""
    client = Client(raise_request_exception=False)
    count = 0
    for turn, sign_in in enumerate((None, charlie)):
        if sign_in:
            client.force_login(sign_in)
        for address, response in answers(client, every, turn):
            assert (address, faults(response, address)) == (address, [])
            count += 1
    assert count >= 4 * 200 / every


@pytest.mark.parametrize("every", [pytest.param(1, marks=pytest.mark.drill), 3])
def test_nothing_of_a_signed_in_person_is_kept(charlie, every):
    client = Client(raise_request_exception=False)
    for address in sorted(set(addresses()))[::every]:
        client.force_login(charlie)
        if not address.startswith(("/static/", "/farben.css", "/logo.png")):
            assert (address, client.get(address)["Cache-Control"]) == (address, "no-store")


@pytest.mark.parametrize("address", ["/suche/?q=%00", "/mappe/?organisation=a%00b&region=13004", "/?ort=x%00"])
def test_nobody_asks_for_what_no_text_can_hold(client, address):
    response = client.get(address)
    assert (response.status_code, "<h1" in response.content.decode()) == (400, True)


@pytest.mark.parametrize("address", ["/konto/gibt-es-nicht/", "/verwaltung/", "/arbeitsplatz/", "/einrichten/x/"])
def test_private_parts_are_kept_for_nobody(client, address):
    assert client.get(address)["Cache-Control"] == "no-store"


def test_what_sets_a_cookie_is_not_kept_and_files_for_all_are():
    request, response = RequestFactory().get("/"), HttpResponse()
    assert not is_private(request, response)
    response.set_cookie("csrftoken", "x")
    assert is_private(request, response)
    assert not is_private(RequestFactory().get("/static/x.css"), response)


def boom(request):
    raise RuntimeError("kaputt")


def test_errors_carry_them_too(client, monkeypatch, charlie):
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    pattern = next(entry for entry in get_resolver().url_patterns if isinstance(entry, URLResolver)).url_patterns[0]
    monkeypatch.setattr(pattern, "callback", boom)
    responses = [
        client.get("/", HTTP_HOST=FOREIGN),
        strict.post("/mappe/"),
        client.get("/gibt-es-nicht/"),
        client.post("/netzwerke/"),
        client.post("/mappe/", CONTENT_LENGTH="99000000"),
        strict.get("/" + str(pattern.pattern)),
    ]
    assert [response.status_code for response in responses] == [400, 403, 404, 405, 413, 500]
    assert [faults(response) for response in responses] == [[]] * 6


def test_a_secure_site_insists_on_it(settings):
    settings.SECURE_HSTS_SECONDS = 31_536_000
    response = Client().get("/impressum/", secure=True)
    assert response["Strict-Transport-Security"] == "max-age=31536000"


def test_a_large_request_is_refused_before_it_is_read(client):
    response = client.post("/mappe/", {"f": SimpleUploadedFile("x", b"1")}, CONTENT_LENGTH="26000001")
    assert response.status_code == 413
    assert "größer als 20 MB" in response.content.decode()
    assert client.post("/mappe/", CONTENT_LENGTH="kaputt").status_code != 413


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
def test_pages_are_read_and_forms_are_posted_and_nothing_else(client, method):
    response = client.generic(method, "/konto/anmelden/", b"email=a@b.example")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS, POST")


def test_there_are_fifty_forged_hosts_and_none_leaves_a_trace(client, settings):
    variants = [{"HTTP_HOST": host} for host in HOSTS] + FORWARDED
    assert len(variants) >= 50
    settings.BASE_URL = "http://localhost:8000"
    for variant in variants:
        response = client.get("/gibt-es-nicht/", **variant)
        assert (variant, response.status_code) in [(variant, 400), (variant, 404)]
        assert "HTTP_HOST" not in variant or response.status_code == 400
        text = response.content.decode() + str(response.headers)
        assert (variant, FOREIGN in text) == (variant, False)
        assert absolute("/konto/") == "http://localhost:8000/konto/"


def test_a_claimed_protocol_counts_behind_our_own_proxy_only(client):
    response = client.get("/impressum/", HTTP_X_FORWARDED_PROTO="https")
    assert response.wsgi_request.is_secure() is False


def test_the_origin_is_known_while_a_request_is_answered_and_short():
    view = note_origin(lambda request: HttpResponse(current_origin()))
    request = RequestFactory().get("/", REMOTE_ADDR="198.51.100.7")
    assert (view(request).content, current_origin()) == (b"198.51.100.0", "")
    with origin("Befehlszeile"):
        assert current_origin() == "Befehlszeile"
    assert current_origin() == ""


def test_cookies_are_bound_to_the_host_on_a_secure_site(settings):
    assert ("__Host-" if settings.IS_SECURE else "") == settings.COOKIE_PREFIX
    assert f"{settings.COOKIE_PREFIX}sessionid" == settings.SESSION_COOKIE_NAME
    assert f"{settings.COOKIE_PREFIX}csrftoken" == settings.CSRF_COOKIE_NAME
    assert (settings.SESSION_COOKIE_DOMAIN, settings.SESSION_COOKIE_PATH) == (None, "/")
