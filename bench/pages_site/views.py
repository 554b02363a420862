"""What the product is compared with, inside the same Django."""

import inspect

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wirnetz.organisations.enums import OrganisationKind
from wirnetz.organisations.models import Organisation
from wirnetz.portal.queries.filters import link_filter
from wirnetz.portal.sentences.lists import organisations_answer
from wirnetz.portal.views.organisations import organisation_list
from wirnetz.portal.views.region import region
from wirnetz.regions.queries import states


def empty(request: HttpRequest) -> HttpResponse:
    """Nothing but all middleware."""
    return HttpResponse("ok")


def usual(request: HttpRequest) -> HttpResponse:
    """The list of organisations as one writes it: objects with joins, two counts, pages by number, one template."""
    _kind, kinds = link_filter(request.GET, "art", "Art:", OrganisationKind.choices)
    _state, lands = link_filter(request.GET, "land", "Land:", [(area.key, area.name) for area in states()])
    found = Organisation.objects.filter(ended_on="").select_related("parent", "seat").order_by("sort_key", "pk")
    page = Paginator(found, 50).get_page(request.GET.get("seite"))
    partners = found.filter(partnership="documented").count()
    answer = organisations_answer(page.paginator.count, partners, is_filtered=False)
    return render(request, "pages_site/usual.html", {"page": page, "filters": [kinds, lands], "answer": answer})


def anew(request: HttpRequest) -> HttpResponse:
    """The product's list right after a write: inside a transaction nothing is kept."""
    with transaction.atomic():
        return organisation_list(request)


def aggregates(request: HttpRequest, key: str) -> HttpResponse:
    """The product's region page, everything asked and drawn at each view."""
    answer: HttpResponse = inspect.unwrap(region)(request, key)
    return answer
