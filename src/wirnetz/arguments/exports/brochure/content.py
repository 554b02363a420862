"""The whole brochure put together: editorial texts, counted records, approved voices and pictures, maps, sources."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from wirnetz.arguments.exports.brochure.evidence import shown_by
from wirnetz.arguments.exports.brochure.gains import gains_of_members, gains_of_partner
from wirnetz.arguments.exports.brochure.gaps import Found, Missing, missing_in
from wirnetz.arguments.exports.brochure.maps import cover_of, sheet_of
from wirnetz.arguments.exports.brochure.people import Shown, joining_of, people_of, shown_of, voices_of
from wirnetz.arguments.exports.brochure.telling import course_of, member_groups, portrait_of, records_sources
from wirnetz.arguments.queries.milestones import proposed_milestones
from wirnetz.arguments.queries.network_records import NetworkRecords, network_records
from wirnetz.arguments.validators.editorial import ChosenMilestone, Editorial, paragraphs_of
from wirnetz.arguments.validators.success import SuccessCondition, success_conditions
from wirnetz.core.german import counted, day_in_words, sentence
from wirnetz.core.installation import current, name_of
from wirnetz.core.printed import full_address
from wirnetz.documents.brochure import (
    Brochure,
    Figure,
    Gathering,
    Milestone,
    Opening,
    PartnerGains,
    SuccessFactor,
)
from wirnetz.networks.models import Network
from wirnetz.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Made:
    """The content, what is missing in it, and what it was made of."""

    brochure: Brochure
    missing: tuple[Missing, ...]
    records: NetworkRecords
    editorial: Editorial


def brochure_of(network: Network, editorial: Editorial, *, on: date, is_draft: bool = False) -> Made:
    """The brochure of a network on that day; a draft says so on its cover.

    Nothing is in it that no record, source or approved text says.
    """
    records = network_records(network, on=on)
    shown = shown_of(editorial, on=on)
    partner = Organisation.objects.filter(pk=editorial.partner).first() if editorial.partner else None
    milestones = _milestones(records, editorial)
    factors, unmet = _factors(records)
    partner_gains = gains_of_partner(records, partner) if partner else ()
    found = Found(
        records=records,
        editorial=editorial,
        partner=partner,
        partner_gains=len(partner_gains),
        milestones=len(milestones),
        voices=len(shown.voices),
        refused_voices=shown.refused_voices,
        refused_pictures=shown.refused_pictures,
        unmet=unmet,
    )
    missing = missing_in(found)
    gains = gains_of_members(records)
    told = editorial.partner_text or (_("Was davon eingetragen ist, steht hier.") if partner_gains else "")
    brochure = Brochure(
        network=network.name,
        short_name=network.label,
        portrait=portrait_of(records, editorial),
        sources=_sources(records, editorial, milestones, factors),
        stamp=_stamp(on),
        kicker=_kicker(network, is_draft=is_draft),
        place=_place(records),
        cover=cover_of(records),
        figures=_figures(records),
        map_sheet=sheet_of(records),
        taking_part=_taking_part(records),
        members=member_groups(records),
        people=people_of(records, shown),
        course=course_of(records, bool(milestones)),
        milestones=milestones,
        gatherings=tuple(Gathering(each.day, bool(each.activity)) for each in records.dates),
        success=Opening(_("Was hier getragen hat."), paragraphs_of(editorial.success))
        if factors or editorial.success
        else None,
        factors=factors,
        benefit=Opening(_("Was es den Mitgliedern gebracht hat."), paragraphs_of(editorial.members_text))
        if gains or editorial.members_text
        else None,
        gains=gains,
        partner=PartnerGains(partner.name, told, partner_gains) if partner and told else None,
        voices=voices_of(shown),
        joining=joining_of(records, editorial),
        gaps=tuple(each.gap for each in missing),
        address=full_address(f"/netzwerke/{network.slug}/broschuere/"),
        imprint=_imprint(records, is_draft=is_draft),
        logos=shown.logos,
        is_example=_is_example(records, shown),
    )
    return Made(brochure, missing, records, editorial)


def _milestones(records: NetworkRecords, editorial: Editorial) -> tuple[Milestone, ...]:
    """Those that were chosen; where nobody has begun, what dated records propose."""
    chosen = editorial.milestones
    if not editorial.is_begun:
        proposed = proposed_milestones(records)
        chosen = tuple(ChosenMilestone(each.on, each.text, each.source, each.is_turn) for each in proposed)
    return tuple(Milestone(day_in_words(each.on), each.text, each.source, each.is_turn) for each in chosen)


def _factors(records: NetworkRecords) -> tuple[tuple[SuccessFactor, ...], tuple[SuccessCondition, ...]]:
    """The conditions that records show, and those that none shows."""
    shown = {each.slug: shown_by(each.slug, records) for each in success_conditions()}
    met = tuple(
        SuccessFactor(each.heading, each.text, shown[each.slug]) for each in success_conditions() if shown[each.slug]
    )
    return met, tuple(each for each in success_conditions() if not shown[each.slug])


def _sources(
    records: NetworkRecords, editorial: Editorial, milestones: tuple[Milestone, ...], factors: tuple[SuccessFactor, ...]
) -> tuple[str, ...]:
    """Where everything comes from, each once: registers, sources of milestones, of the conditions, of the texts."""
    headings = {factor.heading for factor in factors}
    conditions = [each.source.citation for each in success_conditions() if each.heading in headings]
    written = [_("Texte: %s") % records.network.name] if any(_texts(editorial)) else []
    found = [*records_sources(records), *(each.source for each in milestones), *conditions, *written]
    return tuple(dict.fromkeys(source for source in found if source))


def _texts(editorial: Editorial) -> tuple[str, ...]:
    return (editorial.portrait, editorial.success, editorial.members_text, editorial.partner_text, editorial.joining)


def _figures(records: NetworkRecords) -> tuple[Figure, ...]:
    found = [
        (len(records.members), _("Mitglied"), _("Mitglieder")),
        (len(records.dates), _("Termin bisher"), _("Termine bisher")),
        (len(records.activities), _("gemeinsame Aktion"), _("gemeinsame Aktionen")),
    ]
    return tuple(Figure(f"{count}", one if count == 1 else many) for count, one, many in found if count)


def _place(records: NetworkRecords) -> tuple[str, ...]:
    parts = []
    if records.areas:
        parts.append(counted(len(records.areas), "Kreis", "Kreise") if _only_districts(records) else "")
    if records.members:
        parts.append(counted(len(records.members), "Organisation", "Organisationen", one="eine"))
    told = ", ".join(part for part in parts if part)
    return (sentence(told),) if told else ()


def _only_districts(records: NetworkRecords) -> bool:
    return all(len(area.key) == 5 for area in records.areas)


def _taking_part(records: NetworkRecords) -> Opening | None:
    if not records.members:
        return None
    count = len(records.members)
    told = counted(count, "Organisation gehört", "Organisationen gehören", one="eine")
    return Opening(sentence(f"{told} dazu."))


def _kicker(network: Network, *, is_draft: bool) -> str:
    if is_draft:
        return _("Entwurf, noch nicht freigegeben")
    return _("Erfunden, um zu zeigen, wie es aussieht") if network.is_example else _("Ein Beispiel aus der Praxis")


def _stamp(on: date) -> str:
    return _("%(site)s, Stand %(day)s") % {"site": name_of(current()), "day": f"{on:%d.%m.%Y}"}


def _imprint(records: NetworkRecords, *, is_draft: bool) -> tuple[str, ...]:
    installation = current()
    operator = [installation.operator_name, *installation.operator_address.splitlines()]
    by = _("Aus Einträgen zusammengestellt, vom Netzwerk nicht freigegeben") if is_draft else _("Herausgegeben von: %s")
    lines = [by if is_draft else by % records.network.name, *(line.strip() for line in operator)]
    return tuple(line for line in lines if line)


def _is_example(records: NetworkRecords, shown: Shown) -> bool:
    return records.is_example or shown.is_example
