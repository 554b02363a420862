"""Which data about people the room `networks` keeps: who works where, who said so."""

from django.utils.translation import gettext_lazy as _

from wirnetz.core.acts import ActKind, acts
from wirnetz.core.personal import HISTORY_TIME, Basis, Erase, Keep, Purpose, not_personal, personal
from wirnetz.networks.models import (
    Involvement,
    Membership,
    Network,
    NetworkLink,
    SeatReport,
    Territory,
    Uptake,
)

personal(
    Involvement,
    *("adviser", "organisation", "network", "role", "from_on", "is_example"),
    purpose=Purpose.DIRECTORY,
    basis=Basis.HOUSE,
    keep=Keep(_("wie der Eintrag im Verzeichnis; danach ohne Namen"), job="with the adviser"),
    erase=Erase.KEEP,
    subject=("adviser__person", "@adviser__email"),
)
personal(
    Involvement,
    "until_on",
    purpose=Purpose.DIRECTORY,
    basis=Basis.HOUSE,
    keep=Keep(_("wie der Eintrag im Verzeichnis; danach ohne Namen"), job="with the adviser"),
    erase=Erase.END,
    subject=("adviser__person", "@adviser__email"),
)
personal(
    SeatReport,
    "said_by",
    purpose=Purpose.RECORD,
    basis=Basis.HOUSE,
    keep=HISTORY_TIME,
    erase=Erase.KEEP,
    subject="said_by",
)
not_personal(SeatReport, "organisation", "said_on", "is_example")

SOURCED = ("source_url", "source_note", "as_of", "is_example")
not_personal(
    Network,
    *SOURCED,
    *("slug", "name", "short_name", "sort_key", "kind", "category", "category_label", "territory_text", "coverage"),
    *("year_founded", "website", "status", "ended_on", "funding_note", "host", "node"),
)
not_personal(Territory, *SOURCED, "network", "area", "from_on", "until_on")
not_personal(Membership, *SOURCED, "organisation", "network", "role", "from_on", "until_on")
not_personal(NetworkLink, *SOURCED, "first", "second", "kind", "since_on", "until_on")
not_personal(Uptake, *SOURCED, "offer", "organisation", "network", "area", "since_on", "until_on")
acts(
    ActKind.NETWORK,
    {
        "add_involvement": _("hat eine Mitarbeit in einem Netzwerk eingetragen"),
        "end_involvement": _("hat eine Mitarbeit in einem Netzwerk beendet"),
        "join_network": _("hat eine Organisation einem Netzwerk zugeordnet"),
        "link_networks": _("hat zwei Netzwerke verbunden"),
        "record_uptake": _("hat die Nutzung eines Angebots eingetragen"),
        "report_seats": _("hat angegeben, wo eine Stelle mitarbeitet"),
    },
)
