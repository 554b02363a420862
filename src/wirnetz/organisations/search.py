"""What of organisations can be searched."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wirnetz.core.search import SearchEntry, search_source
from wirnetz.organisations.enums import OrganisationKind
from wirnetz.organisations.models import Organisation


@search_source("organisation", Organisation, label=_("Organisation"), url_name="portal:organisation", weight=20)
def organisation_entries(organisations: QuerySet[Organisation]) -> Iterable[SearchEntry]:
    """Names, seat and kind; the ended ones too, they are history and say so on their page."""
    kinds = {kind.value: str(kind.label) for kind in OrganisationKind}
    for organisation in organisations.select_related("seat", "parent"):
        kind = organisation.source_kind_label or kinds[organisation.kind]
        parent = organisation.parent.name if organisation.parent else organisation.parent_name
        yield SearchEntry(
            object_id=organisation.pk,
            argument=organisation.slug,
            title=organisation.name,
            subtitle=", ".join(filter(None, (kind, organisation.seat_city))),
            also=organisation.short_name,
            body=" ".join(
                filter(
                    None,
                    (
                        kinds[organisation.kind],
                        organisation.seat.full_name if organisation.seat else "",
                        parent,
                        organisation.relation_label,
                    ),
                )
            ),
        )
