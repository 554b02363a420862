"""The list of organisations, one organisation, and where to turn if one is missing."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirnetz.accounts.rules import visible
from wirnetz.core.kept import data_version, kept_page, kept_rows, kept_value, rows_key
from wirnetz.organisations.enums import OrganisationKind
from wirnetz.organisations.queries import organisations_listed, organisations_with_slug
from wirnetz.portal.queries.filters import link_filter, state_choices
from wirnetz.portal.queries.organisation import organisation_page
from wirnetz.portal.queries.totals import organisation_total
from wirnetz.portal.sentences.lists import organisations_answer


@require_safe
@kept_page("art", "land", "nach")
def organisation_list(request: HttpRequest) -> HttpResponse:
    """All recorded organisations, by kind and Land."""
    version = data_version()
    kind, kinds = link_filter(request.GET, "art", _("Art:"), OrganisationKind.choices)
    state, lands = link_filter(request.GET, "land", _("Land:"), state_choices(version))
    found = visible(request.user, organisations_listed(kind=kind, state=state))
    total = kept_value(version, ("organisations", rows_key(found)), lambda: organisation_total(found))
    page = kept_rows(
        found, version=version, template="portal/components/organisation_row.html", after=request.GET.get("nach", "")
    )
    return render(
        request,
        "portal/organisation_list.html",
        {
            "version": version,
            "key": (request.get_full_path(), total, page.after, *page.rows),
            "page": page,
            "filters": [kinds, lands],
            "answer_is_example": total.example > 0,
            "answer": organisations_answer(total.all, total.partners, is_filtered=bool(kind or state)),
        },
    )


@require_safe
@kept_page()
def organisation_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One organisation: its networks, its offers, its sources."""
    organisation = visible(request.user, organisations_with_slug(slug)).first()
    if organisation is None:
        raise Http404(_("Diese Organisation ist hier nicht eingetragen."))
    return render(request, "portal/organisation_detail.html", organisation_page(organisation, request.user))


@require_safe
def missing(request: HttpRequest) -> HttpResponse:
    """What to do if an organisation is missing; `name` is the one that somebody looked for."""
    name = " ".join(request.GET.get("name", "").replace("\x00", "").split())[:120]
    subject = _("Organisation fehlt: %s") % name if name else _("Organisation fehlt")
    return render(request, "portal/organisation_missing.html", {"name": name, "subject": subject})
