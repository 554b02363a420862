"""The list of networks, one network, and its profile on paper."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirnetz.accounts.rules import can, visible
from wirnetz.arguments.queries.brochures import brochures_released
from wirnetz.core.kept import data_version, kept_page, kept_rows, kept_value, rows_key
from wirnetz.documents.typst.profile import write_profile
from wirnetz.networks.enums import NetworkKind
from wirnetz.networks.queries import networks_listed, networks_with_slug
from wirnetz.portal.exports.profile import profile_of
from wirnetz.portal.queries.filters import link_filter, state_choices
from wirnetz.portal.queries.network import network_page, with_member_count
from wirnetz.portal.queries.totals import network_total
from wirnetz.portal.sentences.lists import ended_networks_answer, networks_answer


@require_safe
@kept_page("art", "land", "stand", "nach")
def network_list(request: HttpRequest) -> HttpResponse:
    """All recorded networks, own and other as equals, by kind and Land; on request those that ended."""
    version = data_version()
    kinds = [(NetworkKind.OWN.value, _("eigene")), (NetworkKind.OTHER.value, _("andere"))]
    kind, kind_filter = link_filter(request.GET, "art", _("Art:"), kinds)
    state, lands = link_filter(request.GET, "land", _("Land:"), state_choices(version))
    ended, stages = link_filter(
        request.GET, "stand", _("Stand:"), [("beendet", _("beendete"))], every=_("nicht beendete")
    )
    found = visible(request.user, networks_listed(kind=kind, state=state, ended=bool(ended)))
    all_of_them = visible(request.user, networks_listed(kind=kind, state=state, ended=None))
    total = kept_value(version, ("networks", rows_key(all_of_them)), lambda: network_total(all_of_them))
    if ended:
        answer = ended_networks_answer(total.ended)
    else:
        answer = networks_answer(total.own, total.other, ended=total.ended, is_filtered=bool(kind or state))
    page = kept_rows(
        found,
        version=version,
        template="portal/components/network_row.html",
        after=request.GET.get("nach", ""),
        load=with_member_count,
    )
    return render(
        request,
        "portal/network_list.html",
        {
            "version": version,
            "key": (request.get_full_path(), total, page.after, *page.rows),
            "page": page,
            "filters": [kind_filter, lands, stages],
            "answer_is_example": total.example > 0,
            "answer": answer,
        },
    )


@require_safe
@kept_page()
def network_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One network: territory, members and where they also sit, links, age of the record."""
    network = visible(request.user, networks_with_slug(slug)).first()
    if network is None:
        raise Http404(_("Dieses Netzwerk ist hier nicht eingetragen."))
    context = network_page(network) | {
        "may_confirm": can(request.user, "confirm", network),
        "works_here": can(request.user, "enter", network),
        "brochure": visible(request.user, brochures_released().filter(network=network)).exists(),
    }
    return render(request, "portal/network_detail.html", context)


@require_safe
def network_profile(request: HttpRequest, slug: str) -> HttpResponse:
    """The same on paper, on one page or two: what everybody may read, for whoever asks."""
    network = visible(request.user, networks_with_slug(slug)).first()
    if network is None:
        raise Http404(_("Dieses Netzwerk ist hier nicht eingetragen."))
    response = HttpResponse(write_profile(profile_of(network)), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="netzwerkprofil-{network.slug}.pdf"'
    return response
