"""Which loaded records an installation can do without: those that nobody edited and nothing else is tied to."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import models
from pghistory.models import Event

from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import Grant, Invitation, JoinRequest, Node, Person
from wirnetz.arguments.models import Argument, ArgumentVersion, Block, HandedKit, KitStamp
from wirnetz.core.enums import InstallationContents
from wirnetz.core.loading import read_unique
from wirnetz.infoservice.models import Adaptation, AdaptedItem
from wirnetz.networks.actions.reference import REFERENCE as NETWORK_TABLES
from wirnetz.networks.models import Membership, Network, Territory
from wirnetz.offers.actions.reference import REFERENCE as OFFER_TABLES
from wirnetz.offers.models import Offer
from wirnetz.organisations.actions.alliance import STAND_IN
from wirnetz.organisations.actions.reference import REFERENCE as ORGANISATION_TABLES
from wirnetz.organisations.models import Body, Brand, Organisation, SlideTemplate
from wirnetz.organisations.queries import hand_edited

Keys = dict[type[models.Model], set[int]]
HOLDERS: tuple[type[models.Model], ...] = (Organisation, Network, Body)
"""What has a place of its own in the tree of rights."""
PARTS_OF_EXAMPLES: tuple[tuple[type[models.Model], str], ...] = (
    (HandedKit, "hand_down"),
    (Adaptation, "edition"),
    (AdaptedItem, "adaptation__edition"),
)
"""What goes with an invented record without saying so itself, and where that one is."""


def removable_records(target: InstallationContents) -> Keys:
    """What goes if the installation begins with `target`, by model; what people worked on stays."""
    found: Keys = {}
    if target != InstallationContents.EXAMPLE:
        _add(found, _example_records())
    if target == InstallationContents.EMPTY:
        _add(found, _reference_records())
    else:
        _add(found, [(Organisation, _unedited(Organisation, slug=STAND_IN))])
    _add(found, _places(found))
    while _spare_what_is_tied(found) | _spare_holders(found):
        pass
    _spare_parts(found)
    return {model: keys for model, keys in found.items() if keys}


def ties(model: type[models.Model]) -> Iterator[tuple[type[models.Model], str, Any]]:
    """Where else a record of `model` may be named, as (model, field, what happens there when the record goes)."""
    for relation in model._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one)):
            continue
        found: Any = relation
        other: type[models.Model] = found.related_model
        is_record = other._meta.managed and not other._meta.proxy and not other._meta.auto_created
        if is_record and not issubclass(other, Event):
            yield other, found.field.name, found.on_delete


def _add(found: Keys, more: Iterable[tuple[type[models.Model], set[int]]]) -> None:
    for model, keys in more:
        found.setdefault(model, set()).update(keys)


def _unedited(model: type[models.Model], **conditions: Any) -> set[int]:
    return set(model._base_manager.filter(**conditions).values_list("pk", flat=True)) - hand_edited(model)


def _example_records() -> Iterator[tuple[type[models.Model], set[int]]]:
    """Everything marked as invented, with the rights and ways in of invented people."""
    for model in apps.get_models():
        if not issubclass(model, Event) and any(field.name == "is_example" for field in model._meta.concrete_fields):
            yield model, set(model._base_manager.filter(is_example=True).values_list("pk", flat=True))
    yield from _library(is_example=True)
    for model in (Brand, SlideTemplate, KitStamp):
        yield model, set(model._base_manager.filter(organisation__is_example=True).values_list("pk", flat=True))
    for model, way in PARTS_OF_EXAMPLES:
        yield model, set(model._base_manager.filter(**{f"{way}__is_example": True}).values_list("pk", flat=True))
    for model in (Grant, JoinRequest):
        yield model, set(model._base_manager.filter(person__is_example=True).values_list("pk", flat=True))
    invited = models.Q(invited_by__is_example=True) | models.Q(email__endswith=".example")
    yield Invitation, set(Invitation._base_manager.filter(invited).values_list("pk", flat=True))


def _reference_records() -> Iterator[tuple[type[models.Model], set[int]]]:
    """What the reference tables name and nobody edited."""
    organisations = _slugs(ORGANISATION_TABLES / "organisations.csv")
    networks = _slugs(NETWORK_TABLES / "networks.csv")
    yield Organisation, _unedited(Organisation, slug__in=organisations)
    yield Network, _unedited(Network, slug__in=networks)
    yield Offer, _unedited(Offer, slug__in=_slugs(OFFER_TABLES / "offers.csv"))
    yield Territory, _unedited(Territory, network__slug__in=networks)
    yield Membership, _memberships()
    yield from _library(is_example=False, is_revised=False)


def _library(**conditions: bool) -> Iterator[tuple[type[models.Model], set[int]]]:
    """Arguments with all that belongs to them."""
    ways: tuple[tuple[type[models.Model], str], ...] = (
        (Argument, ""),
        (ArgumentVersion, "argument__"),
        (Block, "version__argument__"),
    )
    for model, way in ways:
        found = model._base_manager.filter(**{f"{way}{name}": value for name, value in conditions.items()})
        yield model, set(found.values_list("pk", flat=True))


def _slugs(path: Any) -> set[str]:
    return {line.values["slug"] for line in read_unique(path, ["slug"], ["slug"])}


def _memberships() -> set[int]:
    columns = ["organisation", "network", "role", "from_on"]
    lines = read_unique(NETWORK_TABLES / "memberships.csv", columns, columns)
    named = {tuple(line.values[column] for column in columns) for line in lines}
    rows = Membership.objects.values_list("pk", "organisation__slug", "network__slug", "role", "from_on")
    here = {key for key, *words, day in rows if (*words, day.isoformat() if day else "") in named}
    return here - hand_edited(Membership)


def _places(found: Keys) -> Iterator[tuple[type[models.Model], set[int]]]:
    """The places in the tree of rights of what is found; never the root."""
    for model in HOLDERS:
        nodes = Node.objects.exclude(kind=NodeKind.ALLIANCE)
        held = model._base_manager.filter(pk__in=found.get(model, ()), node__in=nodes)
        yield Node, set(held.values_list("node_id", flat=True))


def _spare_what_is_tied(found: Keys) -> bool:
    """Take out what a remaining record names; whether anything was."""
    spared = False
    for model, keys in found.items():
        for other, field, what_happens in ties(model):
            if model is Person and what_happens in (models.SET_NULL, models.CASCADE):
                continue  # what is a person's own goes with them
            naming = other._base_manager.filter(**{f"{field}__in": keys}).exclude(pk__in=found.get(other, ()))
            named = set(naming.values_list(f"{field}_id", flat=True))
            spared |= bool(named & keys)
            keys.difference_update(named)
    return spared


def _spare_holders(found: Keys) -> bool:
    """Take out whose place in the tree of rights remains; whether any was."""
    spared = False
    for model in HOLDERS:
        keys = found.get(model, set())
        staying = Node.objects.exclude(pk__in=found.get(Node, ())).exclude(kind=NodeKind.ALLIANCE)
        held = set(model._base_manager.filter(pk__in=keys, node__in=staying).values_list("pk", flat=True))
        spared |= bool(held)
        keys.difference_update(held)
    return spared


def _spare_parts(found: Keys) -> None:
    """What belongs to two records that both stay, stays; so does what is part of one that stays."""
    parts: tuple[tuple[type[models.Model], tuple[tuple[str, type[models.Model]], ...]], ...] = (
        (Territory, (("network", Network),)),
        (ArgumentVersion, (("argument", Argument),)),
        (Block, (("version", ArgumentVersion),)),
        (Membership, (("network", Network), ("organisation", Organisation))),
    )
    for model, wholes in parts:
        rows = model._base_manager.filter(pk__in=found.get(model, ()))
        if any(field.name == "is_example" for field in model._meta.concrete_fields):
            rows = rows.filter(is_example=False)
        for field, whole in wholes:
            rows = rows.exclude(**{f"{field}__in": found.get(whole, ())})
        found.get(model, set()).difference_update(rows.values_list("pk", flat=True))
