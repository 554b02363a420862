"""A network with enough records for a brochure."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from tests.factories.activities import BERLIN, make_gathering, make_joint_activity
from tests.factories.networks import make_link, make_membership, make_network, make_own_network, make_uptake
from tests.factories.offers import make_offer
from tests.factories.organisations import make_organisation
from wirnetz.activities.enums import ReachMethod
from wirnetz.activities.models import Attendance, CarriedNote, FirmReach, Joining, MinuteItem
from wirnetz.networks.enums import MembershipRole
from wirnetz.networks.models import Network, NetworkContact

TODAY = date(2026, 11, 28)


def make_busy_network(**fields: Any) -> Network:
    """Three members, two dates of the last year with results, a joint activity, offers, a tie, a contact."""
    network = make_own_network("Runder Tisch Schwerin", slug="runder-tisch", areas=("13004",), **fields)
    chamber = make_organisation("Kammer Schwerin", slug="kammer", kind="chamber", seat="13004")
    insurer = make_organisation("Kasse Nord", slug="kasse", kind="social_insurer")
    town = make_organisation("Stadt Schwerin", slug="stadt", kind="state_body")
    make_membership(chamber, network, role=MembershipRole.COORDINATION, from_on=date(2025, 1, 15))
    make_membership(insurer, network, from_on=date(2025, 1, 15))
    make_membership(town, network, from_on=date(2025, 6, 1))
    activity = make_joint_activity("Hundert Wege", carriers=(insurer, chamber), state="running")
    Joining.objects.create(joint_activity=activity, network=network)
    for month, title in ((3, "Rücken im Betrieb"), (5, "Führung im Team")):
        begin = datetime(2026, month, 12, 14, tzinfo=BERLIN)
        gathering = make_gathering(title, hosts=(network,), starts_at=begin, joint_activity=activity)
        Attendance.objects.create(gathering=gathering, organisation=insurer)
        Attendance.objects.create(gathering=gathering, organisation=chamber)
        MinuteItem.objects.create(gathering=gathering, text=f"Verabredet bei „{title}“.", is_public=month == 3)
        FirmReach.objects.create(gathering=gathering, firm_count=9, known_count=2, method=ReachMethod.COUNTED)
    make_gathering("Nur für uns", hosts=(network,), audience="members")
    make_uptake(make_offer("Check Gesundheit"), organisation=insurer, area="13004", since_on=date(2025, 4, 1))
    make_uptake(make_offer("Vor der Zeit"), organisation=insurer, area="13004", since_on=date(2024, 4, 1))
    CarriedNote.objects.create(
        organisation=insurer, network=network, argument_key="x", argument_title="Ein Termin statt fünf", on=TODAY
    )
    make_link(network, make_network("Nachbarn"), since_on=date(2025, 9, 1))
    NetworkContact.objects.create(network=network, name="Kora Muster", email="k@netz.example", consent_on=TODAY)
    NetworkContact.objects.create(network=network, name="Ohne Zusage", email="o@netz.example")
    return network


def yesterday() -> date:
    """The day before today."""
    return timezone.localdate() - timedelta(days=1)
