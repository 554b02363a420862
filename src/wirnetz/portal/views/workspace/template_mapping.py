"""Which layout of the house's own template serves which kind of slide, settled once; and a sample to look at."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can, visible
from wirnetz.core.editing import EditConflict, conflict
from wirnetz.core.refusing import refuse
from wirnetz.documents.pptx.house import build_apart
from wirnetz.documents.pptx.own_template import TemplateRefused
from wirnetz.organisations.actions import map_slide_template, mapping_fingerprint
from wirnetz.organisations.models import Organisation, SlideTemplate
from wirnetz.portal.forms.workspace.template_mapping import MappingForm
from wirnetz.portal.queries.workspace.sample_deck import sample_deck
from wirnetz.portal.queries.workspace.template_mapping import drawn_answer, drawn_sketch, sketch_at, sketches_of
from wirnetz.portal.views.workspace.entering import demand, in_workspace

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def _template(request: HttpRequest, organisation: Organisation) -> SlideTemplate:
    templates = visible(request.user, SlideTemplate.objects.filter(organisation=organisation, is_current=True))
    template = templates.select_related("organisation").first()
    if template is None or not can(request.user, "read", template):
        raise Http404(_("Ihr Haus hat keine Folienvorlage hinterlegt."))
    return template


@require_http_methods(["GET", "HEAD", "POST"])
@in_workspace
def template_mapping(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """A choice for each kind of slide with a sketch beside it; „ansehen“ draws another choice without saving it."""
    template = _template(request, organisation)
    may_edit = can(request.user, "edit", template)
    if request.method == "POST":
        demand(request, "edit", template)
    form = _form(template, request)
    if request.method == "POST" and form.is_valid() and "ansehen" not in request.POST:
        try:
            map_slide_template(template, mapping=form.mapping(), seen=form.cleaned_data["seen"], by=person_of(request))
        except EditConflict:
            return conflict(
                request, yours=form, theirs=_form(_template(request, organisation)), what=_("Folienvorlage")
            )
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Gespeichert. Neue Foliensätze entstehen so in Ihrer Vorlage."))
            return redirect("portal:workspace_template_mapping", organisation.slug)
    sketches = sketches_of(template)
    shown, free = form.shown(), drawn_sketch(template)
    context = {
        "organisation": organisation,
        "template": template,
        "form": form,
        "may_edit": may_edit,
        "is_tried": request.method == "POST",
        "rows": [(form[need], sketch_at(sketches, number) or free) for need, number in shown.items()],
        "answer": drawn_answer(sum(sketch_at(sketches, number) is None for number in shown.values())),
    }
    return render(request, "portal/workspace/template_mapping.html", context, status=422 if form.errors else 200)


def _form(template: SlideTemplate, request: HttpRequest | None = None) -> MappingForm:
    data = request.POST if request is not None and request.method == "POST" else None
    return MappingForm(data, layouts=template.layouts, mapping=template.mapping, seen=mapping_fingerprint(template))


@require_safe
@in_workspace
def template_sample(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Every kind of slide once in the house's template, as a file to look at in PowerPoint."""
    template = _template(request, organisation)
    with template.file.open("rb") as file:
        data = file.read()
    try:
        built = build_apart(sample_deck(organisation), data, template.mapping)
    except TemplateRefused as error:
        return render(
            request,
            "portal/workspace/template_unbuildable.html",
            {"organisation": organisation, "reason": error},
            status=422,
        )
    response = HttpResponse(built.data, content_type=PPTX)
    response["Content-Disposition"] = f'attachment; filename="{organisation.slug}-musterfolien.pptx"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
