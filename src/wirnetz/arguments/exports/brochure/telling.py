"""Sentences that open the chapters, made of records where the network has not found words of its own."""

from collections import defaultdict

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.exports.wording import month_and_year, under_review
from wirnetz.arguments.queries.network_records import NetworkRecords
from wirnetz.arguments.queries.registers import calendar_register, network_register, register_label
from wirnetz.arguments.validators.editorial import Editorial, paragraphs_of
from wirnetz.core.german import counted, joined, sentence
from wirnetz.documents.brochure import MemberGroup, Opening
from wirnetz.networks.enums import NetworkStatus
from wirnetz.organisations.enums import OrganisationKind

GROUPS = {
    OrganisationKind.CHAMBER: gettext_lazy("Kammern und Innungen"),
    OrganisationKind.SOCIAL_INSURER: gettext_lazy("Sozialversicherungen"),
    OrganisationKind.SOCIAL_PARTNER: gettext_lazy("Sozialpartner"),
    OrganisationKind.ASSOCIATION: gettext_lazy("Verbände"),
    OrganisationKind.STATE_BODY: gettext_lazy("Öffentliche Stellen"),
    OrganisationKind.RESEARCH: gettext_lazy("Forschung und Bildung"),
    OrganisationKind.CIVIL_SOCIETY: gettext_lazy("Zivilgesellschaft"),
    OrganisationKind.OTHER: gettext_lazy("Weitere"),
}
"""What members of one kind are called together, in the order of the page."""


def portrait_of(records: NetworkRecords, editorial: Editorial) -> Opening:
    """The idea of the network as headline; below it the own words, else what is recorded."""
    network = records.network
    headline = network.idea or (
        _("Ein Netzwerk für %s.") % joined([area.name for area in records.areas])
        if 0 < len(records.areas) <= 4
        else _("Ein Netzwerk und was darüber eingetragen ist.")
    )
    return Opening(headline, paragraphs_of(editorial.portrait) or _recorded(records))


def _recorded(records: NetworkRecords) -> tuple[str, ...]:
    """What records say of it, as one paragraph."""
    network, told = records.network, []
    if network.territory_text:
        told.append(_("Das Gebiet laut Quelle: %s.") % network.territory_text.rstrip("."))
    if network.year_founded:
        told.append(_("Gegründet wurde es %d.") % network.year_founded)
    if records.coordinating:
        told.append(_("Die Koordination liegt bei: %s.") % joined([house.name for house in records.coordinating]))
    if network.status == NetworkStatus.UNKNOWN:
        told.append(_("Ob es zurzeit arbeitet, ist nicht eingetragen."))
    return (" ".join(told),) if told else ()


def course_of(records: NetworkRecords, has_milestones: bool) -> Opening | None:
    """How it went: since when, how often."""
    if records.dates:
        told = counted(len(records.dates), "Termin", "Termine")
        since = month_and_year(records.dates[0].day)
        return Opening(sentence(_("%(dates)s seit %(month)s.") % {"dates": told, "month": since}))
    return Opening(_("Was bisher geschah, soweit es eingetragen ist.")) if has_milestones else None


def member_groups(records: NetworkRecords) -> tuple[MemberGroup, ...]:
    """Who belongs, by kind; an invented house or membership is marked."""
    invented = {each.organisation_id for each in records.memberships if each.is_example}
    groups: dict[str, list[str]] = defaultdict(list)
    for house in records.members:
        is_example = house.is_example or house.pk in invented
        groups[house.kind].append(_("%s (Beispiel)") % house.name if is_example else house.name)
    return tuple(MemberGroup(str(words), tuple(groups[kind])) for kind, words in GROUPS.items() if kind in groups)


def records_sources(records: NetworkRecords) -> tuple[str, ...]:
    """The registers that were read, and the source of the network's own record."""
    day = f"{records.on:%d.%m.%Y}"
    registers = [network_register(), *([calendar_register()] if records.dates else [])]
    told = [
        _("%(register)s, Stand %(day)s") % {"register": register_label(name, is_example=records.is_example), "day": day}
        for name in registers
    ]
    network = records.network
    own = [text for text in (network.source_url, network.source_note) if text]
    review = [under_review()] if network.is_outdated(records.on) else []
    return (*told, *own, *review)
