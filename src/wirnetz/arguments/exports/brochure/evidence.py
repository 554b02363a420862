"""Which records show that a condition of success is met: counted, never entered. One function for each condition."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.activities.enums import MinuteKind
from wirnetz.arguments.exports.brochure.telling import GROUPS
from wirnetz.arguments.exports.wording import month_and_year
from wirnetz.arguments.queries.network_records import NetworkRecords
from wirnetz.arguments.queries.registers import (
    activity_register,
    calendar_register,
    network_register,
    note_register,
    offer_register,
    register_label,
)
from wirnetz.core.german import counted, date_words, joined, number_word, quoted, sentence
from wirnetz.documents.brochure import Shown

MOST = 3
LEAST_MEETINGS, LEAST_MEMBERS, LEAST_KINDS = 2, 3, 2
Evidence = Callable[[NetworkRecords], tuple[Shown, ...]]


def joint_activities(records: NetworkRecords) -> tuple[Shown, ...]:
    """Joint activities in which the network takes part, with who carries them; dates of several hosts."""
    found = [
        Shown(
            what=_("%(title)s, getragen von %(carriers)s")
            % {"title": quoted(activity.title), "carriers": _names([c.organisation.label for c in carriers])},
            when=_("ab %s") % month_and_year(activity.from_on),
            source=_source(activity_register(), records),
        )
        for activity in records.activities
        if len(carriers := list(activity.carriers.all())) > 1
    ]
    return tuple(found[:MOST])


def regular_meetings(records: NetworkRecords) -> tuple[Shown, ...]:
    """At least two dates within twelve months, the first and the latest of all."""
    year, every = records.past_year, records.dates
    if len(year) < LEAST_MEETINGS:
        return ()
    words = counted(len(year), "Termin", "Termine")
    shown = [Shown(sentence(_("%s in den letzten zwölf Monaten") % words), "", _source(calendar_register(), records))]
    if len(every) > len(year):
        told = _("%(all)s seit %(month)s") % {
            "all": counted(len(every), "Termin", "Termine"),
            "month": month_and_year(every[0].day),
        }
        shown.append(Shown(sentence(told), "", _source(calendar_register(), records)))
    last = every[-1]
    shown.append(
        Shown(_("Zuletzt: %s") % quoted(last.title), date_words(last.day), _source(calendar_register(), records))
    )
    return tuple(shown)


def coordination(records: NetworkRecords) -> tuple[Shown, ...]:
    """Who coordinates, since when, and who stands in."""
    if not records.coordinating:
        return ()
    since = [
        each.from_on
        for each in records.memberships
        if records.runs(each) and each.organisation in records.coordinating and each.from_on
    ]
    names = _names([house.name for house in records.coordinating])
    shown = [Shown(_("Es koordiniert: %s") % names, _since(since), _source(network_register(), records))]
    if records.deputies:
        deputies = _names([house.name for house in records.deputies])
        shown.append(Shown(_("Es vertritt: %s") % deputies, "", _source(network_register(), records)))
    if records.network.funding_note:
        shown.append(Shown(records.network.funding_note.rstrip("."), "", _source(network_register(), records)))
    return tuple(shown)


def variety(records: NetworkRecords) -> tuple[Shown, ...]:
    """At least three members of at least two kinds."""
    members = records.members
    there = {house.kind for house in members}
    kinds = [str(words) for kind, words in GROUPS.items() if kind in there]
    if len(members) < LEAST_MEMBERS or len(kinds) < LEAST_KINDS:
        return ()
    told = _("%(members)s aus %(kinds)s Bereichen: %(names)s") % {
        "members": counted(len(members), "Organisation", "Organisationen", one="eine"),
        "kinds": number_word(len(kinds)),
        "names": ", ".join(kinds),
    }
    return (Shown(sentence(told), "", _source(network_register(), records)),)


def offers_in_use(records: NetworkRecords) -> tuple[Shown, ...]:
    """Offers in use since the network works together, and what was brought in."""
    shown = [
        Shown(
            _("%(offer)s: in Gebrauch %(who)s")
            % {"offer": quoted(each.offer.name), "who": _who(each.organisation.label if each.organisation else "")},
            _("seit %s") % month_and_year(each.since_on) if each.since_on else "",
            _source(offer_register(), records),
        )
        for each in records.uptakes[:MOST]
    ]
    if records.notes:
        note = records.notes[0]
        words = {"house": note.organisation.label, "what": quoted(note.what)}
        told = _("Eingebracht von %(house)s: %(what)s") % words
        shown.append(Shown(told, date_words(note.on), _source(note_register(), records)))
    return tuple(shown)


def ties(records: NetworkRecords) -> tuple[Shown, ...]:
    """Recorded ties to other networks, and dates to which several networks invite."""
    shown = [
        Shown(
            _("%(name)s: %(kind)s")
            % {"name": quoted(each.other_than(records.network).label), "kind": each.get_kind_display()},
            _("seit %s") % month_and_year(each.since_on) if each.since_on else "",
            _source(network_register(), records),
        )
        for each in records.links[:MOST]
    ]
    joint = [each for each in records.dates if len(each.networks) > 1]
    if joint:
        told = _("Gemeinsam eingeladen mit einem anderen Netzwerk: %s") % quoted(joint[-1].title)
        shown.append(Shown(told, date_words(joint[-1].day), _source(calendar_register(), records)))
    return tuple(shown)


def firms(records: NetworkRecords) -> tuple[Shown, ...]:
    """Firms that joint activities reached, all who take part together; never one network's own number."""
    return tuple(
        Shown(
            _("%(title)s: %(firms)s in allen Regionen zusammen, %(how)s")
            % {
                "title": quoted(activity.title),
                "firms": counted(reached.firms, "Betrieb", "Betriebe"),
                "how": _("zum Teil geschätzt") if reached.is_estimated else _("gezählt"),
            },
            _("ab %s") % month_and_year(activity.from_on),
            _source(activity_register(), records),
        )
        for activity, reached in records.firms[:MOST]
    )


def written_down(records: NetworkRecords) -> tuple[Shown, ...]:
    """Public decisions and results, the latest first."""
    ordered = sorted(records.results, key=lambda item: item.kind != MinuteKind.DECISION)
    return tuple(
        Shown(
            f"{item.get_kind_display()}: {item.text.rstrip('.')}",
            date_words(timezone.localdate(item.gathering.starts_at)),
            _source(calendar_register(), records),
        )
        for item in ordered[:MOST]
    )


def shown_by(slug: str, records: NetworkRecords) -> tuple[Shown, ...]:
    """The records that show a condition; a source that several in a row share stands once, behind the last."""
    found = EVIDENCE[slug](records)
    return tuple(
        replace(each, source="") if at + 1 < len(found) and found[at + 1].source == each.source else each
        for at, each in enumerate(found)
    )


EVIDENCE: dict[str, Evidence] = {
    "gemeinsame-aktion": joint_activities,
    "regelmaessig": regular_meetings,
    "kuemmern": coordination,
    "vielfalt": variety,
    "angebote-nutzen": offers_in_use,
    "buendeln": ties,
    "betriebe-erreichen": firms,
    "festhalten": written_down,
}
"""By the short name of the condition in the catalogue."""


def _source(register: str, records: NetworkRecords) -> str:
    return register_label(register, is_example=records.is_example)


def _names(names: list[str]) -> str:
    return joined(names) if len(names) <= MOST + 1 else f"{', '.join(names[:MOST])} {_('und weiteren')}"


def _who(house: str) -> str:
    return _("bei %s") % house if house else _("im Netzwerk")


def _since(days: list[date]) -> str:
    return _("seit %s") % month_and_year(min(days)) if days else ""
