"""Kept pages and rows: as long as no record changes, for everybody or for nobody."""

import gzip

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone
from django.utils.translation import override

from tests.factories.networks import make_network
from tests.factories.organisations import make_organisation
from wirnetz.accounts.models import Person
from wirnetz.arguments.models import HandDown, HandedKit
from wirnetz.core.kept import data_version, kept_page, kept_value, rows_key
from wirnetz.core.kept.store import Store
from wirnetz.infoservice.models import Mailing, PumpWorker, ReturnsMailbox
from wirnetz.organisations.models import Organisation

pytestmark = pytest.mark.usefixtures("audit_may_be_emptied")
COMMITTED = pytest.mark.django_db(transaction=True)


@kept_page("art")
def view(request, word="Seite"):
    view.calls += 1
    return HttpResponse(f"{word} {view.calls} für {request.COOKIES.get('sessionid', 'alle')} ä")


@pytest.fixture(autouse=True)
def calls():
    view.calls = 0


def get(path="/kept/", **headers):
    return view(RequestFactory().get(path, headers={key.replace("_", "-"): value for key, value in headers.items()}))


class Large:
    kept_bytes = 600


def test_a_value_that_says_its_size_makes_others_leave():
    store = Store(1000)
    store.put("1", "first", Large())
    store.put("1", "second", "x" * 300)
    store.put("1", "third", Large())
    assert [store.get("1", key) is not None for key in ("first", "second", "third")] == [False, True, True]


def test_one_value_that_is_larger_than_the_room_stays_beside_the_others():
    store, pages = Store(500), {"page": "x" * 400}
    for number in (1, 2):
        store.put("1", "page", pages["page"])
        store.put("1", f"large {number}", Large())
    assert [store.get("1", key) is not None for key in ("page", "large 1", "large 2")] == [True, False, True]
    store.put("2", "page", pages["page"])
    assert (store.get("2", "large 2"), store.get("1", "large 2")) == (None, None)


@COMMITTED
def test_page_is_made_once():
    make_organisation()
    assert [get().content for _ in range(3)] == ["Seite 1 für alle ä".encode()] * 3
    assert view.calls == 1


@COMMITTED
@pytest.mark.parametrize(
    "write",
    [
        make_organisation,
        make_network,
        lambda: Organisation.objects.update(name="Anders"),
        lambda: Organisation.objects.all().delete(),
        lambda: Organisation.states.through.objects.all().delete(),
        lambda: connection.cursor().execute("TRUNCATE networks_membership CASCADE"),
    ],
    ids=["insert", "other table", "update", "delete", "many to many", "truncate"],
)
def test_page_is_made_anew_after_any_write(write):
    make_organisation()
    get()
    write()
    assert get().content == "Seite 2 für alle ä".encode()


@COMMITTED
def test_version_waits_for_the_commit_and_forgets_what_was_rolled_back():
    before = data_version()
    with transaction.atomic():
        make_organisation()
        transaction.set_rollback(True)
    assert data_version() == before
    with transaction.atomic():
        make_organisation()
        assert data_version() == ""
    assert data_version() != before


@COMMITTED
def test_version_stays_when_somebody_signs_up_or_kits_are_made_for_offices():
    house = make_organisation()
    before = data_version()
    Person.objects.create_user("neu@wirnetz.example")
    batch = HandDown.objects.create(organisation=house, occasion="x", note="x", kept_until=timezone.localdate())
    HandedKit.objects.create(hand_down=batch, office=house)
    assert data_version() == before


@COMMITTED
def test_version_stays_while_a_worker_gives_signs_of_life():
    before, now = data_version(), timezone.now()
    worker = PumpWorker.objects.create(host="a", process=1, started_at=now, seen_at=now)
    PumpWorker.objects.filter(pk=worker.pk).update(seen_at=now)
    ReturnsMailbox.objects.create(name="a" * 64, tried_at=now)
    Mailing.objects.filter(pk=0).update(state="x")  # asked for each second, mostly in vain
    assert data_version() == before


@COMMITTED
def test_people_with_a_session_get_their_own_page_and_leave_nothing_behind():
    assert get(cookie="sessionid=alice").content == "Seite 1 für alice ä".encode()
    assert get().content == "Seite 2 für alle ä".encode()
    assert get(cookie="sessionid=bob").content == "Seite 3 für bob ä".encode()
    assert get().content == "Seite 2 für alle ä".encode()


@COMMITTED
def test_languages_and_addresses_do_not_mix():
    assert get().content == "Seite 1 für alle ä".encode()
    with override("en"):
        assert get().content == "Seite 2 für alle ä".encode()
    assert get("/kept/?art=x").content == "Seite 3 für alle ä".encode()
    assert get().content == "Seite 1 für alle ä".encode()


@COMMITTED
def test_unknown_parameters_and_htmx_are_not_kept():
    for _ in range(2):
        get("/kept/?fremd=1")
        get(hx_request="true")
    assert view.calls == 4


@COMMITTED
@pytest.mark.parametrize("spoil", [{"status": 404}, {"content_type": "text/csv"}, "cookie", "form"])
def test_only_plain_pages_are_kept(spoil):
    made = []

    @kept_page()
    def spoiled(request):
        response = HttpResponse("x", **spoil) if isinstance(spoil, dict) else HttpResponse("x")
        if spoil == "cookie":
            response.set_cookie("a", "b")
        if spoil == "form":
            request.META["CSRF_COOKIE_NEEDS_UPDATE"] = True
        made.append(response)
        return response

    for _ in range(2):
        spoiled(RequestFactory().get("/spoiled/"))
    assert len(made) == 2


@COMMITTED
def test_browser_that_has_the_page_gets_304_until_it_changes():
    first = get()
    again = get(if_none_match=first["ETag"])
    assert (again.status_code, again.content, view.calls) == (304, b"", 1)
    make_organisation()
    changed = get(if_none_match=first["ETag"])
    assert (changed.status_code, changed.content) == (200, "Seite 2 für alle ä".encode())


@COMMITTED
def test_page_travels_compressed_where_that_is_understood():
    packed = get(accept_encoding="gzip")
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == "Seite 1 für alle ä".encode()
    assert get().headers.get("Content-Encoding") is None
    assert packed["Cache-Control"] == "no-cache"
    assert packed["Vary"] == "Cookie, Accept-Encoding"


@pytest.mark.django_db
def test_nothing_is_kept_of_a_transaction_in_progress():
    get()
    assert get().content == "Seite 2 für alle ä".encode()
    assert [kept_value(data_version(), "x", lambda n=n: n) for n in (1, 2)] == [1, 2]


@pytest.mark.django_db
def test_rows_key_tells_what_a_person_may_see():
    everything = Organisation.objects.all()
    assert rows_key(everything.order_by("name")) == rows_key(everything.select_related("seat"))
    assert rows_key(everything.filter(kind="chamber")) != rows_key(everything)
    assert rows_key(everything.none()) == "none"


def test_store_drops_the_least_recently_used_and_old_versions():
    store = Store(most_bytes=10)
    store.put("1", "a", "12345")
    store.put("1", "b", "12345")
    store.get("1", "a")
    store.put("1", "c", "12345")
    assert [store.get("1", key) for key in "abc"] == ["12345", None, "12345"]
    store.put("2", "d", "1")
    assert [store.get("1", "a"), store.get("2", "a"), store.get("2", "d")] == [None, None, "1"]
    store.put("2", "e", "x" * 11)
    assert store.get("2", "e") is None


@COMMITTED
def test_part_of_a_template_is_kept_by_its_key_until_a_write():
    part = Template("{% load core %}{% keep version key %}{{ word }}{% endkeep %}")

    def shown(word, key="k"):
        return part.render(Context({"version": data_version(), "key": key, "word": word}))

    assert [shown("a"), shown("b"), shown("b", key="other")] == ["a", "a", "b"]
    make_organisation()
    assert shown("c") == "c"


def test_parts_of_one_template_do_not_mix_and_languages_neither():
    frame = Template('{% load core %}{% keep "always" %}{{ a }}{% endkeep %}-{% keep "always" %}{{ b }}{% endkeep %}')
    assert frame.render(Context({"a": "<1>", "b": "2"})) == "&lt;1&gt;-2"
    assert frame.render(Context({"a": "3", "b": "4"})) == "&lt;1&gt;-2"
    with override("en"):
        assert frame.render(Context({"a": "3", "b": "4"})) == "3-4"
