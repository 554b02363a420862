"""The profile of a network on paper: what its page says to everybody, on one page or two to pass on."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.activities.models import Gathering
from wirnetz.core.german import number
from wirnetz.core.installation import current, name_of
from wirnetz.core.printed import short_address
from wirnetz.documents.brochure import Figure
from wirnetz.documents.content import SheetEntry, SheetPart, Theme
from wirnetz.documents.profile import Profile
from wirnetz.networks.enums import Coverage
from wirnetz.networks.models import Network, Uptake
from wirnetz.networks.queries import running
from wirnetz.organisations.enums import OrganisationKind
from wirnetz.portal.exports.wording import contact_line, month_of, territory_on_paper, ways_to
from wirnetz.portal.queries.network import Member, network_page
from wirnetz.portal.sentences.benefit import begin_sentence
from wirnetz.portal.sentences.network import missing_sentence

MOST_NAMES, MOST_DONE, MOST_OFFERS = 24, 6, 8
KINDS = list(OrganisationKind)


def profile_of(network: Network, *, theme: Theme | None = None) -> Profile:
    """From public records only, the same for every visitor; a constant number of queries."""
    page = network_page(network)
    offers = list(Uptake.objects.filter(running(start="since_on"), network=network).select_related("offer"))
    parts = (_about(page), _members(page), _together(page), _offers(offers), _dates(page), _people(page))
    today = timezone.localdate()
    answer = page["answer"]
    return Profile(
        title=_("Profil des Netzwerks: %s") % network.name,
        kicker=network.name,
        sentence=f"{answer.text} {answer.emphasis}".strip(),
        emphasis=answer.emphasis,
        lead=" ".join(part for part in (network.idea, page["lead"], page["status"]) if part),
        for_whom=_("Netzwerkprofil"),
        running=network.label,
        figures=_figures(page, {uptake.offer_id for uptake in offers}),
        parts=tuple(part for part in parts if part is not None),
        next_step=_begin(page),
        contact="" if network.is_ended else ways_to(network),
        unknown=(page["age"], *_missing(page, has_offers=bool(offers))),
        tell=_way_to_tell(network),
        sources=_sources(page, has_offers=bool(offers)),
        stamp=_("%(site)s, Stand %(day)s") % {"site": name_of(current()), "day": f"{today:%d.%m.%Y}"},
        map=territory_on_paper(network, page["areas"]),
        theme=theme or Theme(),
        is_example=page["answer_is_example"] or any(uptake.is_example for uptake in offers),
    )


def _figures(page: dict[str, Any], offers: set[int]) -> tuple[Figure, ...]:
    """Only what is known: nothing stands here as a zero."""
    network, areas = page["network"], page["areas"]
    people = sum(area.population or 0 for area in areas) if all(area.population for area in areas) else 0
    figures = []
    if areas and network.coverage not in (Coverage.STATE, Coverage.FEDERAL):
        figures.append(Figure(number(len(areas)), _("Gebiet") if len(areas) == 1 else _("Gebiete")))
    if people:
        figures.append(Figure(number(people), _("Menschen leben dort")))
    if page["members"]:
        one = len(page["members"]) == 1
        figures.append(Figure(number(len(page["members"])), _("Organisation") if one else _("Organisationen")))
    if offers:
        figures.append(
            Figure(number(len(offers)), _("Angebot in Gebrauch") if len(offers) == 1 else _("Angebote in Gebrauch"))
        )
    return tuple(figures) if len(figures) > 1 else ()


def _about(page: dict[str, Any]) -> SheetPart | None:
    network = page["network"]
    meets = [network.get_rhythm_display() if network.rhythm else "", network.meeting_place]
    meets.append(network.meeting_area.name if network.meeting_area else "")
    held = (
        (_("Themen"), ", ".join(topic.name for topic in page["topics"])),
        (_("Treffen"), ", ".join(part for part in meets if part)),
        (_("Gegründet"), str(network.year_founded or "")),
        (_("Koordination"), "; ".join(_named(member) for member in page["coordinators"]) or _host(network)),
        (_("Verbindungen"), "; ".join(dict.fromkeys(link["network"].label for link in page["links"]))),
    )
    entries = tuple(SheetEntry(title, words) for title, words in held if words)
    return SheetPart(_("Auf einen Blick"), entries) if entries else None


def _host(network: Network) -> str:
    return network.host.name if network.host and not network.host.is_ended else ""


def _named(member: Member) -> str:
    name = member.organisation.name
    return _("%s (Beispiel)") % name if member.membership.is_example and not member.organisation.is_example else name


def _members(page: dict[str, Any]) -> SheetPart | None:
    """By kind of house, in the fixed order of the kinds."""
    entries = []
    for kind in KINDS:
        names = [_named(member) for member in page["members"] if member.organisation.kind == kind]
        rest = len(names) - MOST_NAMES
        if names:
            more = "; " + _("und %s weitere") % number(rest) if rest > 0 else ""
            entries.append(SheetEntry(f"{kind.label}:", "; ".join(names[:MOST_NAMES]) + more))
    return SheetPart(_("Wer dazugehört"), tuple(entries)) if entries else None


def _together(page: dict[str, Any]) -> SheetPart | None:
    """Joint activities, what was brought in, past dates: the latest first."""
    done = [(activity.from_on, activity.title, activity.goal) for activity in page["happening"]["activities"]]
    for note in (each["note"] for each in page["brought"]):
        told = _("eingebracht von %s") % note.organisation.label
        done.append((note.on, str(note.what), ". ".join(part for part in (told, note.note) if part)))
    happened = [each for each in page["happening"]["past"] if not each.is_cancelled]
    done += [(_day_of(gathering), gathering.title, gathering.summary) for gathering in happened]
    latest = sorted(done, key=lambda each: each[0], reverse=True)[:MOST_DONE]
    entries = tuple(SheetEntry(title, words, month_of(day)) for day, title, words in latest)
    return SheetPart(_("Was sie gemeinsam tun"), entries) if entries else None


def _offers(uptakes: list[Uptake]) -> SheetPart | None:
    names = sorted({uptake.offer.name for uptake in uptakes})
    more = len(names) - MOST_OFFERS
    note = _("und %s weitere") % number(more) if more > 0 else ""
    entries = tuple(SheetEntry(name) for name in names[:MOST_OFFERS])
    return SheetPart(_("Angebote in Gebrauch"), entries, note, columns=2) if names else None


def _dates(page: dict[str, Any]) -> SheetPart | None:
    following = [each for each in page["happening"]["following"] if not each.is_cancelled]
    entries = tuple(
        SheetEntry(each.title, ", ".join(p for p in (each.place, each.municipality and each.municipality.name) if p),
                   f"{_day_of(each):%d.%m.%Y}")
        for each in following
    )  # fmt: skip
    return SheetPart(_("Nächste Termine"), entries) if entries else None


def _people(page: dict[str, Any]) -> SheetPart | None:
    """Who agreed to be named to everybody."""
    entries = tuple(SheetEntry(contact_line(contact)) for contact in page["contacts"][:3])
    return SheetPart(_("Wen Sie fragen können"), entries) if entries else None


def _begin(page: dict[str, Any]) -> str:
    """The one next step; none where no way there is known, and none into a network that ended."""
    network = page["network"]
    if network.is_ended or not (page["contacts"] or ways_to(network)):
        return ""
    following = next((_day_of(each) for each in page["happening"]["following"] if not each.is_cancelled), None)
    return begin_sentence(following, has_contact=bool(page["contacts"]), is_member=False)


def _missing(page: dict[str, Any], *, has_offers: bool) -> tuple[str, ...]:
    """What is not recorded, in one sentence; of networks that ended nothing is asked any more."""
    network, happening = page["network"], page["happening"]
    if network.is_ended:
        return ()
    absent = [
        *([] if page["members"] else [_("wer dazugehört")]),
        *([] if page["topics"] else [_("woran es arbeitet")]),
        *([] if happening["following"] or happening["past"] else [_("wann es sich trifft")]),
        *([] if has_offers else [_("was dort genutzt wird")]),
        *([] if page["contacts"] or network.email else [_("wen man fragen kann")]),
    ]
    return (missing_sentence(absent),) if absent else ()


def _sources(page: dict[str, Any], *, has_offers: bool) -> tuple[str, ...]:
    network = page["network"]
    memberships = [member.membership for member in page["members"]]
    records = [network, *memberships]
    told = dict.fromkeys(_source(record) for record in records if record.source_url or record.source_note)
    named = tuple(told)[:4]
    population = (_("Einwohnerzahl: Destatis, 31.12.2018"),) if page["areas"] else ()
    return (*named, *population, *((_("Angebote: Verzeichnis in Wirnetz"),) if has_offers else ()))


def _source(record: Any) -> str:
    """Where it comes from, the address without its protocol, and the year."""
    place = record.source_url.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
    words = place if len(place) <= 60 else place.partition("/")[0]
    parts = [words or record.source_note, str(record.as_of or "")]
    return ", ".join(part for part in parts if part)


def _way_to_tell(network: Network) -> str:
    if address := short_address(reverse("portal:hint", args=[network.slug])):
        return _("Wissen Sie mehr, oder stimmt etwas nicht mehr? Sagen Sie es uns unter %s.") % address
    site = name_of(current())
    return _("Wissen Sie mehr, oder stimmt etwas nicht mehr? Sagen Sie es auf der Seite des Netzwerks in %s.") % site


def _day_of(gathering: Gathering) -> date:
    return timezone.localtime(gathering.starts_at).date()
