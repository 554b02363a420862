"""What somebody who is signed in finds in their menu."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.rules import Visitor, running_grants
from wirnetz.core.menu import Entry, menu_source

OFFICE = (
    (Role.ADMINISTRATION, "portal:office"),
    (Role.EDITING, "portal:office_catalogue"),
    (Role.RELEASE, "arguments:office"),
    (Role.STEWARDSHIP, "arguments:office"),
    (Role.DATA_PROTECTION, "portal:office_privacy"),
)
"""Where the alliance office begins for whom; the first line that fits."""
WRITES_EDITIONS = {Role.EDITING, Role.RELEASE, Role.STEWARDSHIP, Role.ADMINISTRATION}


@menu_source("portal")
def own_entries(visitor: Visitor) -> Iterator[Entry]:
    """The workspace, the alliance office for those who work there, the own account. One query."""
    yield Entry(_("Arbeitsplatz"), reverse("portal:waiting"))
    at_alliance = running_grants(visitor, on=timezone.localdate()).filter(node__kind=NodeKind.ALLIANCE)
    held = set(at_alliance.values_list("role", flat=True))
    address = next((address for role, address in OFFICE if role in held), "")
    if address:
        yield Entry(_("Verwaltung"), reverse(address))
    if held & WRITES_EDITIONS:
        yield Entry(_("Infodienst schreiben"), reverse("infoservice:office"))
    yield Entry(_("Konto"), reverse("accounts:account"))
