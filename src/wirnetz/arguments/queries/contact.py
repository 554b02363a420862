"""Whom a kit names if nobody types a name: the visitor's own entry in the directory."""

from django.db.models import Q
from django.utils import timezone

from wirnetz.accounts.rules import Visitor, visible
from wirnetz.organisations.models import Adviser


def own_contact(visitor: Visitor) -> dict[str, str]:
    """Name, telephone and mail from the visitor's own entry, as fields of the kit builder; empty without one."""
    if not visitor.is_authenticated:
        return {}
    today = timezone.localdate()
    running = (Q(from_on__isnull=True) | Q(from_on__lte=today)) & (Q(until_on__isnull=True) | Q(until_on__gte=today))
    own = visible(visitor, Adviser.objects.filter(running, person=visitor.pk)).order_by("-from_on", "pk").first()
    return {"name": own.name, "telefon": own.phone, "mail": own.email} if own is not None else {}
