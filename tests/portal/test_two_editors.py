"""Two editors at once: on every form that changes a record, who saves second sees both versions."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.offers import make_offer
from tests.factories.organisations import make_alliance, make_organisation
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Node
from wirnetz.core.models import Installation
from wirnetz.organisations.actions import AdviserValues, add_adviser, add_body
from wirnetz.organisations.enums import BodyKind, OrganisationLevel

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
FORMS = {
    "Angaben einer Organisation": ("/verwaltung/partner/haus/aendern/", "name"),
    "Gremium": ("/verwaltung/gremien/plenum/aendern/", "purpose"),
    "Angebot": ("/verwaltung/katalog/check/", "name"),
    "Name der Allianz": ("/verwaltung/einstellungen/name/", "name"),
    "Betrieb": ("/verwaltung/einstellungen/betrieb/", "operator_name"),
    "Mails": ("/verwaltung/einstellungen/mail/", "sender_name"),
    "Stelle": ("/arbeitsplatz/haus/stellen/stelle/aendern/", "street"),
    "Person": ("/arbeitsplatz/haus/personen/NUMBER/aendern/", "function"),
    "Erscheinungsbild": ("/arbeitsplatz/haus/erscheinungsbild/", "sender_name"),
    "Datenschutz": ("/arbeitsplatz/haus/datenschutz/", "law"),
}


@pytest.fixture
def adviser():
    """A house with an office and a person, a body, an offer; the number of the person."""
    root = make_alliance().node
    Installation.objects.create(pk=1, name="Allianz")
    node = add_node(kind=NodeKind.ORGANISATION, parent=root)
    house = make_organisation("Haus", slug="haus", node=node)
    make_organisation(
        "Stelle",
        slug="stelle",
        seat="13004",
        seat_city="Schwerin",
        parent=house,
        level=OrganisationLevel.OFFICE,
        node=add_node(kind=NodeKind.OFFICE, parent=node),
    )
    add_body(name="Plenum", kind=BodyKind.PLENARY, by=None)
    make_offer("Check", slug="check")
    return add_adviser(values=AdviserValues(organisation=house, name="Paula"), by=None, on=TODAY).pk


@pytest.fixture
def client(adviser, alice):
    for node in Node.objects.filter(kind__in=(NodeKind.ALLIANCE, NodeKind.ORGANISATION)):
        grant_role(person=alice, node=node, role=Role.ADMINISTRATION, from_on=TODAY, until_on=None, by=None)
    return sign_in(Client(), alice)


def as_sent(form):
    """What a browser sends of a form as it was shown."""
    sent = {}
    for field in form:
        value = field.value()
        if value is None or value is False or field.widget_type in {"clearablefile", "file"}:
            continue
        if isinstance(value, list | tuple):
            sent[field.html_name] = [str(getattr(part, "pk", part)) for part in value]
        else:
            sent[field.html_name] = value.isoformat() if isinstance(value, datetime.date) else value
    return {name: "on" if value is True else value for name, value in sent.items()}


@pytest.mark.parametrize("what", list(FORMS))
def test_who_saves_second_sees_both_versions(client, adviser, what):
    path, name = FORMS[what]
    path = path.replace("NUMBER", str(adviser))
    shown = as_sent(client.get(path).context["form"])
    first = client.post(path, {**shown, name: "Von der ersten"})
    second = client.post(path, {**shown, name: "Von der zweiten"})
    assert (first.status_code, second.status_code) == (302, 409)
    (row,) = second.context["rows"]
    assert (row.theirs, row.yours) == ("Von der ersten", "Von der zweiten")
    sent = dict(second.context["sent"])
    third = client.post(path, {**sent, "seen": second.context["seen"]})
    assert third.status_code == 302
    assert client.get(path).context["form"][name].value() == "Von der zweiten"
