"""Which organisation people mean by what they type."""

from django.db.models import Q, QuerySet

from wirnetz.organisations.models import Organisation


def organisations_called(words: str) -> QuerySet[Organisation]:
    """Those of exactly this name or short name; where there are none, those with each word in name or town."""
    words = " ".join(words.split())
    running = Organisation.objects.filter(ended_on="").select_related("parent", "node").order_by("sort_key", "pk")
    exact = running.filter(Q(name__iexact=words) | Q(short_name__iexact=words))
    if not words or exact.exists():
        return exact if words else running.none()
    found = running
    for word in words.split()[:6]:
        found = found.filter(Q(name__icontains=word) | Q(short_name__icontains=word) | Q(seat_city__icontains=word))
    return found
