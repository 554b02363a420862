"""What changed in a person's own organisations lately, from the record of what was done."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.models import AuditEntry
from wirnetz.accounts.rules import Visitor, visible
from wirnetz.organisations.models import Adviser, Organisation
from wirnetz.organisations.queries import offices_below
from wirnetz.portal.sentences.workspace import how_long_ago

DAYS, MOST = 30, 8


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that somebody did: a sentence, where it can be seen, who did it and when in words."""

    sentence: str
    href: str
    who: str
    when: str


def recent_changes(visitor: Visitor, organisations: list[Organisation], *, on: date) -> list[Change]:
    """The newest changes to the organisations, their offices and people; the same few queries for one as for many."""
    places = {
        place.pk: place for organisation in organisations for place in offices_below(organisation, with_ended=True)
    }
    places |= {organisation.pk: organisation for organisation in organisations}
    advisers = visible(visitor, Adviser.objects.filter(organisation__in=places))
    people = {adviser.pk: adviser for adviser in advisers.only("pk", "name", "organisation_id")}
    homes = {place.pk: organisation for organisation in organisations for place in _family(organisation, places)}
    entries = AuditEntry.objects.unscoped("what happened to the visitor's own organisation").filter(
        Q(record_type=Organisation._meta.label_lower, record_id__in=places, action__in=_place_sentences())
        | Q(record_type=Adviser._meta.label_lower, record_id__in=people, action__in=_person_sentences()),
        at__date__gte=on - timedelta(days=DAYS),
        person__isnull=False,
    )
    changes = []
    for entry in entries.select_related("person").order_by("-at", "-id")[:MOST]:
        adviser = people.get(entry.record_id) if entry.record_type == Adviser._meta.label_lower else None
        place = places[adviser.organisation_id if adviser else entry.record_id]
        words = (_person_sentences() if adviser else _place_sentences())[entry.action]
        changes.append(
            Change(
                words % (adviser.name if adviser else place.name),
                _address(homes.get(place.pk, place), place, adviser),
                str(entry.person),
                how_long_ago(timezone.localdate(entry.at), on),
            )
        )
    return changes


def _family(organisation: Organisation, places: dict[int, Organisation]) -> list[Organisation]:
    path = f"{organisation.node.path}." if organisation.node else ""
    below = [place for place in places.values() if place.node and f"{place.node.path}.".startswith(path)]
    return below if path else [organisation]


def _address(home: Organisation, place: Organisation, adviser: Adviser | None) -> str:
    if adviser is not None:
        return reverse("portal:workspace_person", args=[home.slug, adviser.pk])
    if place.pk == home.pk:
        return reverse("portal:workspace", args=[home.slug])
    return reverse("portal:workspace_office", args=[home.slug, place.slug])


def _place_sentences() -> dict[str, str]:
    return {
        "add_office": _("Die Stelle „%s“ ist neu eingetragen"),
        "edit_office": _("Die Angaben zur Stelle „%s“ sind geändert"),
        "move_office": _("Die Stelle „%s“ hängt jetzt an einer anderen"),
        "end_office": _("Die Stelle „%s“ ist beendet"),
        "set_brand": _("Das Erscheinungsbild von „%s“ ist geändert"),
        "store_slide_template": _("„%s“ hat eine Folienvorlage hinterlegt"),
        "map_slide_template": _("„%s“ hat festgelegt, welche Layouts der Folienvorlage welche Folie tragen"),
        "remove_slide_template": _("Die Folienvorlage von „%s“ ist entfernt"),
    }


def _person_sentences() -> dict[str, str]:
    return {
        "add_adviser": _("%s ist neu eingetragen"),
        "edit_adviser": _("Die Angaben zu %s sind geändert"),
        "confirm_adviser": _("Die Angaben zu %s sind bestätigt"),
        "end_adviser": _("Der Eintrag von %s ist beendet"),
        "add_involvement": _("%s arbeitet in einem weiteren Netzwerk mit"),
        "end_involvement": _("%s hat eine Mitarbeit beendet"),
    }
