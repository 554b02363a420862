"""Questions about organisations."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from tests.factories.areas import make_area
from tests.factories.organisations import make_alliance, make_organisation
from wirnetz.accounts.actions import grant_role
from wirnetz.accounts.enums import Role
from wirnetz.accounts.rules import can, visible
from wirnetz.core.pagination import keyset_page
from wirnetz.organisations import rules  # noqa: F401  enters the rules
from wirnetz.organisations.enums import OrganisationKind
from wirnetz.organisations.models import Brand, Organisation
from wirnetz.organisations.queries import (
    areas_touching,
    land_wide_organisations,
    offices_of,
    organisations_listed,
    organisations_seated_in,
    organisations_with_slug,
    recorded_organisations,
    the_alliance,
)

pytestmark = pytest.mark.django_db


def names(queryset):
    return [record.name for record in queryset]


def keys(queryset):
    return sorted(area.key for area in queryset)


def test_areas_touch_what_lies_above_and_below():
    for key in ("13004000", "13076001", "01003"):
        make_area(key)
    assert keys(areas_touching(["13004"])) == ["13", "13004", "13004000"]
    assert keys(areas_touching(["13076001"])) == ["13", "13076", "13076001"]
    assert keys(areas_touching(["13076001"], with_states=False)) == ["13076", "13076001"]
    assert keys(areas_touching(["13"], with_states=False)) == ["13", "13004", "13004000", "13076", "13076001"]
    assert keys(areas_touching([])) == []


def test_list_is_in_german_order_without_history():
    for name in ("Zoll", "Ärztekammer", "Amt"):
        make_organisation(name)
    make_organisation("Beendet", ended_on="2017")
    assert names(recorded_organisations()) == ["Amt", "Ärztekammer", "Zoll"]
    first = keyset_page(organisations_listed(), size=2)
    assert names(first.rows) == ["Amt", "Ärztekammer"]
    assert names(keyset_page(organisations_listed(), after=first.after, size=2).rows) == ["Zoll"]


def test_list_filters():
    make_organisation("Kammer", seat="13004")
    make_organisation("Verband", kind=OrganisationKind.ASSOCIATION, states=("13", "01"))
    make_organisation("Fern", seat="01003")
    assert names(organisations_listed(kind="association")) == ["Verband"]
    assert names(organisations_listed(state="13")) == ["Kammer", "Verband"]
    assert names(organisations_listed(starts_with="Kam")) == ["Kammer"]


def test_land_wide_organisation_is_named_once():
    make_organisation("Landesverband", states=("13",))
    make_organisation("Ministerium", states=("13",), seat="13004")
    make_organisation("Nachbar", states=("01",))
    assert names(land_wide_organisations("13")) == ["Landesverband", "Ministerium"]
    assert names(land_wide_organisations("13", not_seated_in=["13004"])) == ["Landesverband"]
    assert names(organisations_seated_in(["13004"])) == ["Ministerium"]


def test_alliance_and_offices():
    assert the_alliance() is None
    alliance = make_alliance()
    head = make_organisation("Haus")
    make_organisation("Stelle", parent=head)
    assert the_alliance() == alliance
    assert names(offices_of(head)) == ["Stelle"]
    assert organisations_with_slug(head.slug).get() == head


def test_everybody_sees_but_only_those_with_a_role_edit(alice, charlie):
    alliance = make_alliance()
    grant_role(person=alice, node=alliance.node, role=Role.EDITING, from_on="2020-01-01", until_on=None, by=None)
    assert list(visible(AnonymousUser(), Organisation.objects.all())) == [alliance]
    assert [can(person, "edit", alliance) for person in (alice, charlie, AnonymousUser())] == [True, False, False]
    assert can(alice, "edit", make_organisation()) is False


def test_brand_needs_a_colour_and_a_described_logo():
    organisation = make_organisation()
    for broken in ({"accent": "red"}, {"accent": "#aa0000", "logo": "logos/a.png"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Brand.objects.create(organisation=organisation, **broken)
    brand = Brand.objects.create(organisation=organisation, accent="#aa0000", logo="logos/a.png", logo_alt="Ein Logo")
    assert organisation.brand == brand


@pytest.mark.parametrize("rows", [1, 3])
def test_list_takes_one_query(rows, django_assert_num_queries):
    head = make_organisation(seat="13004")
    for _ in range(rows):
        make_organisation(parent=head, seat="13004")
    with django_assert_num_queries(1):
        found = [(each.parent and each.parent.name, each.seat.name) for each in organisations_listed()]
    assert len(found) == rows + 1
