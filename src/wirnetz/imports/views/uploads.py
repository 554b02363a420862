"""The start of every list: upload it, or look at what was uploaded before."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.queries import person_of
from wirnetz.imports.actions import FileRefused, start_import
from wirnetz.imports.enums import ImportKind
from wirnetz.imports.forms import UploadForm
from wirnetz.imports.queries import runs_of
from wirnetz.imports.sentences.runs import WHAT_A_LIST_HOLDS, result_line
from wirnetz.imports.views.entering import for_lists, trail_to
from wirnetz.organisations.models import Organisation

SHOWN = 20


@require_http_methods(["GET", "HEAD", "POST"])
@for_lists
def lists(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Upload a list; below it the last ones."""
    is_alliance = organisation.node is not None and organisation.node.kind == NodeKind.ALLIANCE
    wanted = request.GET.get("art", "")
    initial = {"kind": wanted if wanted in ImportKind.values else ImportKind.OFFICES.value}
    form = UploadForm(request.POST or None, request.FILES or None, is_alliance=is_alliance, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            run = start_import(
                organisation=organisation,
                kind=form.cleaned_data["kind"],
                file=form.cleaned_data["file"],
                by=person_of(request),
            )
        except (FileRefused, ValidationError) as error:
            form.add_error("file", str(error) if isinstance(error, FileRefused) else error)
        else:
            return redirect("imports:run", slug=organisation.slug, number=run.pk)
    runs = list(runs_of(organisation, visitor=request.user)[:SHOWN])
    return render(
        request,
        "imports/lists.html",
        {
            "organisation": organisation,
            "trail": trail_to(organisation)[:-1],
            "form": form,
            "runs": [(run, result_line(run.kind, run.state, run.counts)) for run in runs],
            "columns": [(kind, WHAT_A_LIST_HOLDS[kind]) for kind in ImportKind if kind in WHAT_A_LIST_HOLDS],
        },
        status=422 if form.is_bound and form.errors else 200,
    )
