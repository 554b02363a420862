"""The whole matrix: every route × fourteen principals × every relation × every method (SEC-1, SEC-2, SEC-3, SEC-21).

Reading is compared with the table and searched for private texts of others. Writing by somebody who may not read is
refused and changes nothing; writing by somebody who may never fails on our side. What a form did is undone.
"""

import os

import pytest
from django.db import connection, transaction
from django.test import Client

from tests.portal.asking import REFUSED, body_of, is_right, own_place
from tests.portal.principals import PLACES
from tests.portal.url_table import ROUTES, lines_of
from wirnetz.core.models import OutboxMail

pytestmark = [pytest.mark.drill, pytest.mark.django_db]
METHODS = ("POST", "PUT", "PATCH", "DELETE")
ROUTES_IN_ORDER = sorted(ROUTES)
IS_WHOLE = os.environ.get("MATRIX") == "all"
"""Whether everything is asked for (`make soak`): in the drill places, methods and texts take turns over the routes."""
ATTEMPTS = [
    (route, method)
    for number, route in enumerate(ROUTES_IN_ORDER)
    for method in (METHODS if IS_WHOLE else ("POST", METHODS[1:][number % 3]))
]
"""Each route is posted to; the methods that no page takes are refused in one place and take turns over the routes."""
LIMITED = {429}
SQL = (
    *("' OR '1'='1", "'; DROP TABLE accounts_person; --", '" OR ""="', "\\", "%", "_%_", "\x00", "{{7*7}}", "${7*7}"),
    *("1) UNION SELECT NULL--", "(SELECT pg_sleep(5))", "/*", "*/", "--", "a'||'b", "\ud7ff\U0010ffff", "~1", "[", ";"),
    *("x~99999999999999999999", "' AND 1=CAST((SELECT version()) AS int)--", "(((((", "*" * 200, "ä" * 80, "0x41"),
    *("-1", "1e309", "NaN", "\r\nX: y"),
)
ASIDE = {"django_session", "usersessions_usersession", "core_requestcount"}
PARAMETERS = (
    *("q", "nach", "land", "art", "ort", "stelle", "thema", "person", "seite", "sortierung", "stand", "von", "bis"),
    *("organisation", "region", "anlass", "handlung", "rolle", "ergebnis", "next"),
)


def rows_in_all_tables():
    """How many rows each of our tables holds; sessions and counters of requests aside."""
    with connection.cursor() as cursor:
        names = [name for name in connection.introspection.table_names(cursor) if name not in ASIDE]
        cursor.execute(" UNION ALL ".join(f"SELECT '{name}', count(*) FROM \"{name}\"" for name in names))
        return dict(cursor.fetchall())


def attempts_to_write():
    """How many rows this transaction has tried to write so far, those undone included; cheap beside counting rows."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_xact_user_tables WHERE relname <> ALL(%s)",
            [list(ASIDE)],
        )
        return cursor.fetchone()[0]


def copy_of(client):
    """The same session in another browser, so that signing out there does not matter here."""
    other = Client()
    other.cookies.load({key: morsel.value for key, morsel in client.cookies.items()})
    return other


def places_of(line, route, principal, world):
    """Where a principal asks: everywhere, or at home and at every third place, another third for each route."""
    if not line.depends_on_place:
        return PLACES[:1]
    own, turn = own_place(principal, world), ROUTES_IN_ORDER.index(route)
    return [name for number, name in enumerate(PLACES) if IS_WHOLE or name == own or (number + turn) % 3 == 0]


@pytest.mark.parametrize("route", ROUTES_IN_ORDER)
def test_reading(stage, route):
    world, principals = stage
    wrong = []
    for line in lines_of(route):
        for principal in principals:
            for name in places_of(line, route, principal, world):
                place, who = world.places[name], f"{principal.name} at {name}"
                response = principal.client.get(line.address(route, world, place))
                if not is_right(line, principal, place, response.status_code):
                    wrong.append(f"{who}: {response.status_code}, not {line.expects(principal, place)}")
                wrong += [f"{who} reads {text}" for text in principal.leaks(world, body_of(response))]
    assert wrong == []


@pytest.mark.parametrize(("route", "method"), ATTEMPTS)
def test_writing(stage, route, method):
    world, principals = stage
    wrong, before = [], rows_in_all_tables()
    for line in lines_of(route):
        for principal in principals:
            for name in places_of(line, route, principal, world) if method == "POST" else PLACES[:1]:
                place = world.places[name]
                found = written(stage, line, route, principal, place, method, before)
                wrong += [f"{principal.name} at {name}: {text}" for text in found]
    assert wrong == []


def written(stage, line, route, principal, place, method, before):
    """What was wrong about one attempt to write; everything it did is undone, so that `before` holds for the next."""
    world, principals = stage
    expected = line.expects(principal, place)
    may = expected == 200 or expected == line.answer != 403
    with transaction.atomic():
        tried = attempts_to_write()
        response = copy_of(principal.client).generic(method, line.address(route, world, place))
        after = before if may or tried == attempts_to_write() else rows_in_all_tables()
        told = list(told_by_mail(world, principals))
        transaction.set_rollback(True)
    if response.status_code >= 500:
        yield f"{response.status_code}"
    if not may and response.status_code not in REFUSED | LIMITED:
        yield f"{response.status_code} although the table refuses"
    if not may and before != after:
        yield f"changed {[name for name in before if before[name] != after.get(name)]}"
    if method != "POST" and response.status_code not in REFUSED | LIMITED:
        yield f"{method} is taken with {response.status_code}"
    yield from (f"reads {text}" for text in principal.leaks(world, body_of(response)))
    yield from told


def told_by_mail(world, principals):
    """Private texts of a house in mails to people who may not read them."""
    readers = {principal.person.email: principal for principal in principals if principal.person}
    for mail in OutboxMail.objects.unscoped("test").exclude(pk=world.mail.pk):
        reader = readers.get(mail.to_address, principals[0])
        own = mail.to_address.partition("@")[0]
        for text in reader.leaks(world, f"{mail.subject} {mail.text} {mail.html}"):
            if text != own:
                yield f"a mail to {mail.to_address} tells {text}"


@pytest.mark.parametrize("route", ROUTES_IN_ORDER)
def test_metacharacters_in_every_parameter_break_nothing(stage, route):
    world, principals = stage
    by_name = {principal.name: principal for principal in principals}
    place, wrong = world.places["haus-nord"], []
    for line in lines_of(route):
        admins = (by_name["organisation_admin"], by_name["alliance_admin"])
        readers = [each for each in admins if is_reader(line, each, place)]
        address = line.address(route, world, place).split("?")[0]
        for reader in readers[:1]:
            for number, text in enumerate(SQL if IS_WHOLE else SQL[ROUTES_IN_ORDER.index(route) % 2 :: 2]):
                asked = dict.fromkeys(PARAMETERS, text) if number % 2 else {PARAMETERS[number % len(PARAMETERS)]: text}
                status = reader.client.get(address, asked).status_code
                if status >= 500:
                    wrong.append((text, asked, status))
    assert wrong == []


def is_reader(line, principal, place):
    return line.expects(principal, place) == line.answer
