"""What happened in the other rooms and may be worth an item: each source is one function, entered in `SOURCES`.

Later rooms enter theirs with `suggestion_source` when the program starts.

A suggestion is made until the editors took it or passed it over. Nothing is suggested that a stranger may not read.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirnetz.accounts.models import AuditEntry
from wirnetz.activities.enums import Audience, GatheringState, JointActivityState
from wirnetz.activities.models import CarriedNote, Gathering, GatheringHost, JointActivity
from wirnetz.arguments.enums import BlockKind, VersionState
from wirnetz.arguments.models import ArgumentVersion
from wirnetz.arguments.queries.library import with_blocks
from wirnetz.core.german import date_words, inside_quotes, joined, sentence
from wirnetz.infoservice.enums import EditionState, ItemKind
from wirnetz.infoservice.models import Edition, Item, PassedOver
from wirnetz.infoservice.queries.timing import earliest_out
from wirnetz.networks.enums import NetworkStatus, ProposalKind, ProposalState
from wirnetz.networks.models import EntryProposal, Network
from wirnetz.networks.queries import territory_of
from wirnetz.offers.models import Offer, Topic
from wirnetz.regions.models import Area

LOOK_BACK = timedelta(days=60)
"""How far back the first edition looks; later ones begin at the edition before."""
LOOK_AHEAD = timedelta(days=75)
MOST = 8
"""Suggestions of one source."""
MOST_DATES = 40
"""Dates looked at: the first of them may be over when the edition goes out."""
MOST_AREAS = 12
"""An item for more areas than that is for everybody."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An item that could be. `source` names the record ("gathering:12"), `why` says to the editors what happened."""

    source: str
    kind: ItemKind
    headline: str
    text: str
    action: str
    link: str
    link_words: str
    why: str
    topic: Topic | None = None
    areas: tuple[Area, ...] = ()
    expires_on: date | None = None
    is_example: bool = False

    def values(self) -> dict[str, Any]:
        """The fields of an item that says this."""
        return {
            "kind": self.kind.value,
            "headline": self.headline[:120],
            "text": self.text[:1200],
            "action": sentence(self.action)[:240],
            "link": self.link,
            "link_words": self.link_words,
            "topic": self.topic,
            "expires_on": self.expires_on,
            "is_example": self.is_example,
        }


Source = Callable[[date, date], Iterator[Suggestion]]


def suggestions_for(edition: Edition, on: date) -> list[Suggestion]:
    """What may be worth an item of this edition and is neither taken nor passed over, dates first.

    Nothing that is over before the edition goes out.
    """
    since, out = _since(edition, on), timezone.localdate(earliest_out(edition, timezone.now()))
    taken = set(Item.objects.unscoped("sources only").filter(edition=edition).values_list("source", flat=True))
    taken |= set(PassedOver.objects.values_list("source", flat=True))

    def fits(found: Suggestion) -> bool:
        return found.source not in taken and (found.expires_on is None or found.expires_on >= out)

    return [found for source in SOURCES for found in islice(filter(fits, source(since, on)), MOST)]


def suggestion_named(edition: Edition, source: str, on: date) -> Suggestion | None:
    """The one with this source, as long as it is made."""
    return next((found for found in suggestions_for(edition, on) if found.source == source), None)


def _since(edition: Edition, on: date) -> date:
    rows = Edition.objects.unscoped("when the last edition went out").exclude(pk=edition.pk)
    last = rows.filter(state=EditionState.RELEASED).order_by("-released_at").first()
    return timezone.localdate(last.released_at) if last and last.released_at else on - LOOK_BACK


def dates_ahead(since: date, on: date) -> Iterator[Suggestion]:
    """Public dates of the coming weeks."""
    first, last = _moment(on + timedelta(days=3)), _moment(on + LOOK_AHEAD)
    found = Gathering.objects.filter(audience=Audience.PUBLIC, state=GatheringState.PLANNED)
    found = found.filter(starts_at__gte=first, starts_at__lt=last).order_by("starts_at", "pk")
    for gathering in found.prefetch_related("topics", "hosts__network", "hosts__organisation")[:MOST_DATES]:
        day = timezone.localdate(gathering.starts_at)
        hosts = joined([_host(host) for host in gathering.hosts.all()])
        yield Suggestion(
            source=f"gathering:{gathering.pk}",
            kind=ItemKind.DATE,
            headline=f"{date_words(day)}: {gathering.title}",
            text=gathering.summary or _inviting(gathering, hosts),
            action=_("den Termin den Betrieben nennen, die Sie in der Gegend begleiten."),
            link=reverse("activities:gathering", args=[gathering.slug]),
            link_words=_("Termin ansehen"),
            why=_("Steht im Kalender: %s.") % hosts if hosts else _("Steht im Kalender."),
            topic=next(iter(gathering.topics.all()), None),
            expires_on=day,
            is_example=gathering.is_example,
        )


def joint_activities(since: date, on: date) -> Iterator[Suggestion]:
    """Joint activities that have begun since the last edition."""
    found = JointActivity.objects.filter(state=JointActivityState.RUNNING, from_on__gte=since, until_on__gte=on)
    for activity in found.prefetch_related("topics").order_by("-from_on", "-pk")[:MOST]:
        yield Suggestion(
            source=f"joint_activity:{activity.pk}",
            kind=ItemKind.JOINT_ACTIVITY,
            headline=activity.title,
            text=activity.goal,
            action=_("mit Ihrem Netzwerk mitmachen; ein Termin genügt für den Anfang."),
            link=reverse("activities:campaign", args=[activity.slug]),
            link_words=_("Aktion ansehen"),
            why=_("Hat am %s begonnen.") % date_words(activity.from_on),
            topic=next(iter(activity.topics.all()), None),
            expires_on=activity.until_on,
            is_example=activity.is_example,
        )


def offers_new_or_revised(since: date, on: date) -> Iterator[Suggestion]:
    """Offers that somebody entered or changed since the last edition and that are still there."""
    entries = AuditEntry.objects.unscoped("which offers changed, not by whom")
    told = entries.filter(
        action__in=("add_offer", "edit_offer"), at__gte=_moment(since), record_type=Offer._meta.label_lower
    )
    acts: dict[int, str] = {}
    for number, action in told.order_by("at").values_list("record_id", "action"):
        acts.setdefault(number, action)
    found = Offer.objects.filter(pk__in=acts, ended_on="").prefetch_related("topics", "areas").order_by("sort_key")
    for offer in found[:MOST]:
        is_new = acts[offer.pk] == "add_offer"
        yield Suggestion(
            source=f"offer:{offer.pk}",
            kind=ItemKind.OFFER,
            headline=offer.name,
            text=offer.purpose,
            action=_("prüfen, für welche Ihrer Betriebe es passt, und es beim nächsten Treffen zeigen."),
            link=reverse("portal:offer", args=[offer.slug]),
            link_words=_("Angebot ansehen"),
            why=_("Neu im Katalog.") if is_new else _("Im Katalog überarbeitet."),
            topic=next(iter(offer.topics.all()), None),
            areas=tuple(offer.areas.all()),
            is_example=offer.is_example,
        )


def arguments_published(since: date, on: date) -> Iterator[Suggestion]:
    """Arguments of which a version was published since the last edition."""
    rows = ArgumentVersion.objects.unscoped("what is published is everybody's")
    found = rows.filter(state=VersionState.PUBLISHED, reviewed_at__gte=_moment(since))
    for version in with_blocks(found).select_related("argument").order_by("-reviewed_at")[:MOST]:
        reasons = [block.text for block in version.content.of_kind(BlockKind.REASON) if "{" not in block.text]
        if "{" in version.claim_words:
            continue
        yield Suggestion(
            source=f"argument:{version.argument_id}.{version.number}",
            kind=ItemKind.ARGUMENT,
            headline=version.claim_words,
            text=" ".join(reasons[:1]),
            action=_("das Argument im nächsten Gespräch ausprobieren; die Mappe dazu füllt sich mit Ihrer Region."),
            link=reverse("arguments:argument", args=[version.argument.slug]),
            link_words=_("Argument lesen"),
            why=_("Neu oder überarbeitet in der Bibliothek."),
            is_example=version.argument.is_example,
        )


def brought_in(since: date, on: date) -> Iterator[Suggestion]:
    """What organisations brought into networks since the last edition."""
    found = CarriedNote.objects.filter(on__gte=since, on__lte=on).exclude(note="")
    found = found.select_related("organisation", "network", "offer", "joint_activity").order_by("-on", "-pk")
    for note in found[:MOST]:
        brought = str(note.offer or note.joint_activity or note.argument_title)
        told = {"house": note.organisation.label, "what": inside_quotes(brought), "network": note.network.name}
        yield Suggestion(
            source=f"carried:{note.pk}",
            kind=ItemKind.NEWS,
            headline=_("%(house)s bringt „%(what)s“ in ein Netzwerk ein") % told,
            text=_("Im Netzwerk %(network)s. Daraus wurde: %(note)s") % (told | {"note": note.note}),
            action=_("dasselbe in dem Netzwerk tun, in dem Sie sitzen, und einen Satz dazu eintragen."),
            link=reverse("portal:network", args=[note.network.slug]),
            link_words=_("Netzwerk ansehen"),
            why=_("Eingebracht am %s.") % date_words(note.on),
            is_example=note.is_example,
        )


def networks_new(since: date, on: date) -> Iterator[Suggestion]:
    """Networks that somebody proposed and that were entered since the last edition."""
    rows = EntryProposal.objects.unscoped("which networks are new, not who proposed them")
    taken = rows.filter(kind=ProposalKind.NEW, state=ProposalState.ACCEPTED, decided_at__gte=_moment(since))
    found = Network.objects.filter(pk__in=taken.values("network")).exclude(status=NetworkStatus.ENDED)
    for network in found.prefetch_related("topics").order_by("-pk")[:MOST]:
        areas = tuple(row.area for row in territory_of(network, on).select_related("area"))
        where = joined([area.full_name for area in areas[:3]])
        yield Suggestion(
            source=f"network:{network.pk}",
            kind=ItemKind.NEWS,
            headline=_("Neu eingetragen: %s") % network.name,
            text=network.idea or (_("Das Netzwerk arbeitet hier: %s.") % where if where else ""),
            action=_("nachsehen, ob Sie dort schon jemanden kennen, und sich vorstellen."),
            link=reverse("portal:network", args=[network.slug]),
            link_words=_("Netzwerk ansehen"),
            why=_("Seit der letzten Ausgabe eingetragen."),
            topic=next(iter(network.topics.all()), None),
            areas=areas if len(areas) <= MOST_AREAS else (),
            is_example=network.is_example,
        )


SOURCES: list[Source] = [
    dates_ahead,
    joint_activities,
    networks_new,
    offers_new_or_revised,
    arguments_published,
    brought_in,
]


def suggestion_source(source: Source) -> Source:
    """Enter what a later room offers to editions, behind the others; twice is once."""
    if source not in SOURCES:
        SOURCES.append(source)
    return source


def _inviting(gathering: Gathering, hosts: str) -> str:
    """Who invites and where, as far as it is known."""
    who = ngettext("Es lädt ein: %s.", "Es laden ein: %s.", gathering.hosts.count()) % hosts if hosts else ""
    where = _("Ort: %s.") % gathering.place if gathering.place else ""
    return " ".join(part for part in (who, where) if part)


def _host(host: GatheringHost) -> str:
    return str(host.network or host.organisation)


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
