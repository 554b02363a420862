"""What can be said to whom."""

from django.db.models import Q, QuerySet

from wirnetz.arguments.models import Argument


def arguments_for(audience: str = "", partner_kind: str = "", idea: str = "") -> QuerySet[Argument]:
    """Arguments that speak to `audience`, or for `partner_kind`, about `idea`; an empty value asks for any.

    In the order of the library, with their evidence.
    """
    condition = Q()
    if audience:
        condition |= Q(audience=audience)
    if partner_kind:
        condition |= Q(partner_kind=partner_kind)
    found = Argument.objects.filter(condition)
    if idea:
        found = found.filter(idea=idea)
    return found.order_by("position").prefetch_related("evidence")
