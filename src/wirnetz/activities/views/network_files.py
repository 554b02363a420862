"""Papers of a network: put by, taken along, taken away; for its own people, and for nobody else."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can, visible
from wirnetz.activities.forms import FileForm
from wirnetz.activities.sentences import files_answer
from wirnetz.activities.views.entering import inside_network
from wirnetz.core.pagination import newest_page
from wirnetz.core.refusing import refuse
from wirnetz.core.uploads import private_file_response
from wirnetz.networks.actions import add_network_file, remove_network_file
from wirnetz.networks.models import Network, NetworkFile
from wirnetz.networks.queries import files_of

read_and_write = require_http_methods(["GET", "HEAD", "POST"])


@read_and_write
@inside_network
def files(request: HttpRequest, network: Network) -> HttpResponse:
    """What lies there, the newest first; and the form for another one."""
    may_edit = can(request.user, "edit", NetworkFile(network=network))
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        if not may_edit:
            raise PermissionDenied
        if form.is_valid() and _added(request, form, network):
            return redirect("activities:network_files", network.slug)
    known = visible(request.user, files_of(network))
    context = {
        "network": network,
        "form": form,
        "may_edit": may_edit,
        "page": newest_page(known, after=request.GET.get("nach", "")),
        "answer": files_answer(known.count()),
    }
    return render(request, "activities/network_files.html", context, status=422 if form.errors else 200)


def _added(request: HttpRequest, form: FileForm, network: Network) -> bool:
    answers = form.cleaned_data
    try:
        add_network_file(
            network=network, paper=form.paper, title=answers["title"], about=answers["about"], by=person_of(request)
        )
    except ValidationError as error:
        refuse(form, error)
        return False
    messages.success(request, _("Abgelegt. Alle, die im Netzwerk arbeiten, finden die Unterlage hier."))
    return True


@require_safe
@inside_network
def file(request: HttpRequest, network: Network, number: int) -> HttpResponse:
    """The paper itself, as a download that no browser opens in place."""
    kept = _kept(request, network, number)
    try:
        stored = kept.file.open("rb")
    except OSError:
        raise Http404(_("Diese Datei liegt nicht mehr auf der Platte.")) from None
    return private_file_response(stored, download_name=kept.download_name)


@read_and_write
@inside_network
def remove(request: HttpRequest, network: Network, number: int) -> HttpResponse:
    """Asks first, then takes it away for good."""
    kept = _kept(request, network, number)
    if not can(request.user, "remove", kept):
        raise PermissionDenied
    if request.method == "POST":
        remove_network_file(kept=kept, by=person_of(request))
        messages.success(request, _("Entfernt. Die Datei ist gelöscht."))
        return redirect("activities:network_files", network.slug)
    return render(request, "activities/network_file_remove.html", {"network": network, "kept": kept})


def _kept(request: HttpRequest, network: Network, number: int) -> NetworkFile:
    found = visible(request.user, files_of(network).filter(pk=number)).select_related("network__node").first()
    if found is None:
        raise Http404(_("Diese Unterlage gibt es nicht mehr."))
    return found
