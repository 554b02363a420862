"""What a network brought its members and one central partner: counted from records, each with its register and day."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from wirnetz.arguments.queries.network_records import NetworkRecords
from wirnetz.arguments.queries.registers import (
    activity_register,
    calendar_register,
    day,
    named,
    network_register,
    note_register,
    offer_register,
    register_label,
)
from wirnetz.core.german import counted, date_words, number_word, quoted, sentence
from wirnetz.documents.brochure import Gain
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import offices_below


def gains_of_members(records: NetworkRecords) -> tuple[Gain, ...]:
    """What the members have had together so far; what nobody recorded is not there."""
    return tuple(_of_members(records))


def _of_members(records: NetworkRecords) -> Iterator[Gain]:
    if records.dates:
        count, came = len(records.dates), {name for each in records.dates for name in each.came}
        told = counted(len(came), "Organisation war", "Organisationen waren", one="eine")
        yield _gain(
            records,
            calendar_register(),
            sentence(counted(count, "gemeinsamer Termin", "gemeinsame Termine")),
            sentence(_("%s nachweislich dabei.") % told) if came else "",
        )
    offers = list(dict.fromkeys(each.offer.name for each in records.uptakes))
    if offers:
        yield _gain(
            records,
            offer_register(),
            sentence(_("%s in Gebrauch") % counted(len(offers), "Angebot", "Angebote")),
            _("Seit sie zusammenarbeiten, nutzen Mitglieder oder Netzwerk: %s.") % named(offers),
        )
    if records.activities:
        titles = [quoted(each.title) for each in records.activities]
        yield _gain(
            records,
            activity_register(),
            sentence(counted(len(titles), "gemeinsame Aktion", "gemeinsame Aktionen", one="eine")),
            _("Das Netzwerk macht mit bei: %s.") % named(titles),
        )
    if records.firms:
        sums = [
            f"{quoted(activity.title)}: {counted(reached.firms, 'Betrieb', 'Betriebe')}"
            for activity, reached in records.firms
        ]
        yield _gain(
            records,
            activity_register(),
            _("Gemeinsam Betriebe erreicht"),
            _("Alle Beteiligten zusammen, jeder Betrieb in einer Aktion nur einmal: %s.") % "; ".join(sums),
        )
    if records.notes:
        ideas = list(dict.fromkeys(each.what for each in records.notes))
        yield _gain(
            records,
            note_register(),
            sentence(_("%s eingebracht") % counted(len(ideas), "Idee", "Ideen", one="eine")),
            _("Mitglieder und Gäste trugen ins Netzwerk: %s.") % named([quoted(idea) for idea in ideas]),
        )


def gains_of_partner(records: NetworkRecords, partner: Organisation) -> tuple[Gain, ...]:
    """The same for one organisation: what is recorded of it and its offices in this network."""
    places = frozenset({partner.pk, *offices_below(partner).values_list("pk", flat=True)})
    return tuple(_of_partner(records, places))


def _of_partner(records: NetworkRecords, places: frozenset[int]) -> Iterator[Gain]:
    others = [house for house in records.members if house.pk not in places]
    is_member = len(others) < len(records.members)
    if is_member and others:
        kinds = len({house.kind for house in others})
        yield _gain(
            records,
            network_register(),
            sentence(counted(len(others), "Haus", "Häuser") + " " + _("an einem Tisch")),
            _("Sie kommen aus %s Bereichen.") % number_word(kinds) if kinds > 1 else "",
        )
    own = {f"o:{number}" for number in places}
    came = [each for each in records.dates if own & each.came]
    if came:
        met = {name for each in came for name in each.came} - own
        told = counted(len(met), "andere Organisation", "andere Organisationen", one="eine")
        yield _gain(
            records,
            calendar_register(),
            sentence(
                _("%(came)s von %(all)s Terminen dabei") % {"came": number_word(len(came)), "all": len(records.dates)}
            ),
            _("Dort traf das Haus %s.") % told if met else "",
        )
    carried = [
        each for each in records.activities if places & {carrier.organisation_id for carrier in each.carriers.all()}
    ]
    if carried:
        yield _gain(
            records,
            activity_register(),
            sentence(counted(len(carried), "Aktion", "Aktionen", one="eine") + " " + _("gemeinsam getragen")),
            _("Mit anderen: %s.") % named([quoted(each.title) for each in carried]),
        )
    used = list(dict.fromkeys(each.offer.name for each in records.uptakes if each.organisation_id in places))
    if used:
        yield _gain(
            records,
            offer_register(),
            sentence(_("%s im eigenen Haus in Gebrauch") % counted(len(used), "Angebot", "Angebote")),
            f"{named(used)}.",
        )
    notes = [each for each in records.notes if each.organisation_id in places]
    if notes:
        last = notes[0]
        yield _gain(
            records,
            note_register(),
            sentence(_("%s ins Netzwerk eingebracht") % counted(len(notes), "eigene Idee", "eigene Ideen", one="eine")),
            _("Zuletzt %(what)s am %(day)s. %(note)s")
            % {"what": quoted(last.what), "day": date_words(last.on), "note": last.note},
        )


def _gain(records: NetworkRecords, register: str, heading: str, text: str) -> Gain:
    source = register_label(register, is_example=records.is_example)
    told = _("%(source)s, Stand %(day)s") % {"source": source, "day": day(records.on)}
    return Gain(heading=f"{heading}.", text=text.strip(), evidence=told)
