"""Who may see and do what with organisations and what belongs to them.

What is recorded of an organisation is public. Its people, templates and lists are its own: no role at the alliance
opens them. An entry of the directory says for each field who sees it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from wirnetz.accounts.enums import Verb
from wirnetz.accounts.models import Node
from wirnetz.accounts.queries import name_places_by
from wirnetz.accounts.rules import (
    ANY_ROLE,
    LEAD,
    RUN,
    WRITE,
    Held,
    Visitor,
    alliance_node,
    audited_at,
    can_rule,
    enter_rights,
    everybody_sees,
    holds,
    holds_anything,
    nodes_where,
    roles_to_give,
    visible_rule,
)
from wirnetz.organisations.enums import Visibility
from wirnetz.organisations.models import (
    Adviser,
    Body,
    Brand,
    DataProtection,
    Organisation,
    PartnershipApplication,
    SlideTemplate,
)

for public in (Organisation, Brand, Body, DataProtection):
    visible_rule(public)(everybody_sees)

HOUSE = Held(house=ANY_ROLE)
HOUSE_WRITES = Held(house=WRITE)
HOUSE_LEADS = Held(house=LEAD)
ALLIANCE_OFFICE = Held(alliance=RUN)
HOUSE_OR_OFFICE = Held(house=WRITE, alliance=RUN)
STALE_AFTER = timedelta(days=548)
"""An entry that nobody confirmed for a year and a half is no longer shown outside the house."""


def own_node(organisation: Organisation) -> Node | None:
    """The organisation's place in the tree of rights."""
    return organisation.node


def house_node(record: Any) -> Node | None:
    """The place of the organisation that a record belongs to."""
    return own_node(record.organisation)


def body_node(body: Body) -> Node:
    """The body's place in the tree of rights."""
    return body.node


enter_rights(
    Organisation,
    own_node,
    {
        Verb.ENTER: HOUSE,
        Verb.READ: HOUSE_WRITES,
        Verb.EDIT: HOUSE_OR_OFFICE,
        Verb.ADD: Held(house=LEAD, alliance=RUN),
        Verb.END: ALLIANCE_OFFICE,
        Verb.REVERT: Held(house=LEAD, alliance=RUN),
        Verb.EXPORT: HOUSE_LEADS,
        Verb.AUDIT: Held(house=RUN),
        Verb.CONFIRM: HOUSE_WRITES,
    },
)
enter_rights(Brand, house_node, {Verb.EDIT: HOUSE_OR_OFFICE, Verb.REVERT: Held(house=LEAD, alliance=RUN)})
enter_rights(DataProtection, house_node, {Verb.EDIT: HOUSE_LEADS, Verb.REVERT: HOUSE_LEADS})
enter_rights(SlideTemplate, house_node, {Verb.READ: HOUSE, Verb.EDIT: HOUSE_WRITES, Verb.REMOVE: HOUSE_WRITES})
enter_rights(
    Body,
    body_node,
    {Verb.EDIT: HOUSE_OR_OFFICE, Verb.ADD: ALLIANCE_OFFICE, Verb.END: ALLIANCE_OFFICE, Verb.REVERT: ALLIANCE_OFFICE},
)
enter_rights(
    PartnershipApplication,
    lambda _application: alliance_node(),
    {Verb.DECIDE: ALLIANCE_OFFICE, Verb.READ: ALLIANCE_OFFICE},
)
for model, way in (
    (Organisation, "node"),
    (Brand, "organisation__node"),
    (DataProtection, "organisation__node"),
    (SlideTemplate, "organisation__node"),
    (Adviser, "organisation__node"),
    (Body, "node"),
):
    audited_at(model, way)
name_places_by(Organisation)
name_places_by(Body)


@can_rule(Verb.GRANT, Organisation)
@can_rule(Verb.INVITE, Organisation)
def can_give_rights(visitor: Visitor, organisation: Organisation) -> bool:
    """Whoever may give at least one role there."""
    return bool(roles_to_give(visitor, organisation.node))


@visible_rule(SlideTemplate)
def templates_of_the_house(visitor: Visitor, templates: QuerySet[SlideTemplate]) -> QuerySet[SlideTemplate]:
    """Its own house."""
    return templates.filter(organisation__node__in=nodes_where(visitor, HOUSE))


@visible_rule(PartnershipApplication)
def applications_for_the_office(
    visitor: Visitor, applications: QuerySet[PartnershipApplication]
) -> QuerySet[PartnershipApplication]:
    """Who runs the alliance."""
    return applications if holds(visitor, alliance_node(), ALLIANCE_OFFICE) else applications.none()


def _shown_outside(on: date) -> Q:
    """Entries that run today and were not left unconfirmed for too long."""
    running = (Q(from_on__isnull=True) | Q(from_on__lte=on)) & (Q(until_on__isnull=True) | Q(until_on__gte=on))
    return running & (Q(confirmed_on__isnull=True) | Q(confirmed_on__gte=on - STALE_AFTER))


@visible_rule(Adviser)
def advisers_known_to(visitor: Visitor, advisers: QuerySet[Adviser]) -> QuerySet[Adviser]:
    """One's own house, oneself, and whom the entry's own setting shows; read fields through `adviser_as_seen_by`."""
    today = timezone.localdate()
    outside = [Visibility.PUBLIC]
    seen = Q()
    if visitor.is_authenticated and visitor.is_active:
        seen = Q(organisation__node__in=nodes_where(visitor, HOUSE)) | Q(person=visitor.pk)
        if holds_anything(visitor):
            outside.append(Visibility.ALLIANCE)
    return advisers.filter(seen | (Q(name_visibility__in=outside) & _shown_outside(today)))


@can_rule(Verb.READ, Adviser)
def can_read_adviser_in_full(visitor: Visitor, adviser: Adviser) -> bool:
    """The person themself and their house."""
    return _is_self(visitor, adviser) or holds(visitor, house_node(adviser), HOUSE)


@can_rule(Verb.EDIT, Adviser)
@can_rule(Verb.CONFIRM, Adviser)
def can_edit_adviser(visitor: Visitor, adviser: Adviser) -> bool:
    """The person themself, and who leads the house or the office."""
    return _is_self(visitor, adviser) or holds(visitor, house_node(adviser), HOUSE_LEADS)


enter_rights(
    Adviser,
    house_node,
    dict.fromkeys((Verb.ADD, Verb.END, Verb.REMOVE, Verb.REVERT), HOUSE_LEADS),
)


def _is_self(visitor: Visitor, adviser: Adviser) -> bool:
    return visitor.is_authenticated and visitor.is_active and adviser.person_id == visitor.pk


@dataclass(frozen=True)
class Standing:
    """What a visitor sees of the directory: everything of these places; the partners' share; the public's."""

    person: int | None
    places: frozenset[int]
    is_partner: bool

    @classmethod
    def of(cls, visitor: Visitor) -> "Standing":
        """Three questions to the database, however many entries are read afterwards."""
        if not (visitor.is_authenticated and visitor.is_active):
            return cls(None, frozenset(), False)
        places = frozenset(nodes_where(visitor, HOUSE).values_list("pk", flat=True))
        return cls(visitor.pk, places, holds_anything(visitor))

    def sees(self, adviser: Adviser, visibility: str) -> bool:
        """Whether a field with this setting is shown."""
        if visibility == Visibility.PUBLIC or (self.person is not None and adviser.person_id == self.person):
            return True
        if visibility == Visibility.ALLIANCE and self.is_partner:
            return True
        return adviser.organisation.node_id in self.places


@dataclass(frozen=True)
class SeenAdviser:
    """An entry of the directory as one visitor may read it; what they may not see is blank. It cannot be saved."""

    pk: int
    organisation: Organisation
    name: str
    function: str
    topics: str
    email: str
    phone: str
    own_key: str
    from_on: date | None
    until_on: date | None
    confirmed_on: date | None
    is_example: bool
    is_whole: bool


def adviser_as_seen_by(visitor: Visitor, adviser: Adviser, *, standing: Standing | None = None) -> SeenAdviser:
    """The entry as `visitor` may read it. For lists hand in `Standing.of(visitor)`; load `organisation` along."""
    standing = standing or Standing.of(visitor)
    in_house = standing.sees(adviser, Visibility.ORGANISATION)
    named = standing.sees(adviser, adviser.name_visibility)
    reached = named and standing.sees(adviser, adviser.contact_visibility)
    return SeenAdviser(
        pk=adviser.pk,
        organisation=adviser.organisation,
        name=adviser.name if named else "",
        function=adviser.function if named else "",
        topics=adviser.topics if named else "",
        email=adviser.email if reached else "",
        phone=adviser.phone if reached else "",
        own_key=adviser.own_key if in_house else "",
        from_on=adviser.from_on if in_house else None,
        until_on=adviser.until_on if in_house else None,
        confirmed_on=adviser.confirmed_on if in_house else None,
        is_example=adviser.is_example,
        is_whole=in_house,
    )


def advisers_as_seen_by(visitor: Visitor, advisers: Iterable[Adviser]) -> list[SeenAdviser]:
    """All of them as `visitor` may read them."""
    standing = Standing.of(visitor)
    return [adviser_as_seen_by(visitor, adviser, standing=standing) for adviser in advisers]
