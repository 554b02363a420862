"""What somebody who is signed in finds in their menu."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.rules import Visitor, running_grants
from wirnetz.core.menu import Entry, menu_source


@menu_source("portal")
def own_entries(visitor: Visitor) -> Iterator[Entry]:
    """The workspace, the alliance office for those who run it, the own account. One query."""
    yield Entry(_("Arbeitsplatz"), reverse("portal:waiting"))
    at_alliance = running_grants(visitor, on=timezone.localdate()).filter(node__kind=NodeKind.ALLIANCE)
    if at_alliance.filter(role=Role.ADMINISTRATION).exists():
        yield Entry(_("Verwaltung"), reverse("portal:office"))
    yield Entry(_("Konto"), reverse("accounts:account"))
