"""How a house looks: colour, logo, sender, with a preview; its own slide template."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can, visible
from wirnetz.core.editing import EditConflict, conflict
from wirnetz.core.refusing import refuse
from wirnetz.core.uploads import private_file_response
from wirnetz.documents.content import Theme
from wirnetz.documents.html import slide_html, theme_css
from wirnetz.documents.theme import ThemeError, theme_for
from wirnetz.documents.typst.handout import handout_png
from wirnetz.organisations.actions import brand_fingerprint, remove_slide_template, set_brand, store_slide_template
from wirnetz.organisations.models import Brand, Organisation, SlideTemplate
from wirnetz.organisations.queries import brand_of, theme_of
from wirnetz.portal.forms.workspace.look import BrandForm, TemplateForm
from wirnetz.portal.queries.workspace.look import colours_of, sample_handout, sample_slide, template_part
from wirnetz.portal.views.workspace.entering import demand, in_workspace


@require_http_methods(["GET", "HEAD", "POST"])
@in_workspace
def look(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The form and the preview; „vorschau“ shows a colour without saving it."""
    brand = Brand.objects.filter(organisation=organisation).first()
    may_edit = can(request.user, "edit", brand or Brand(organisation=organisation))
    if request.method == "POST":
        demand(request, "edit", brand or Brand(organisation=organisation))
    form = BrandForm(request.POST or None, request.FILES or None, brand=brand, seen=brand_fingerprint(organisation))
    if request.method == "POST" and form.is_valid() and "vorschau" not in request.POST:
        try:
            set_brand(
                organisation=organisation, values=form.values(), seen=form.cleaned_data["seen"], by=person_of(request)
            )
        except EditConflict:
            now = Brand.objects.filter(organisation=organisation).first()
            theirs = BrandForm(brand=now, seen=brand_fingerprint(organisation))
            return conflict(request, yours=form, theirs=theirs, what=organisation.name)
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Gespeichert. Neue Mappen tragen ab jetzt dieses Erscheinungsbild."))
            return redirect("portal:workspace_look", organisation.slug)
    theme, accent, is_preview = _shown(organisation, form)
    context = {
        "organisation": organisation,
        "brand": brand,
        "form": form,
        "may_edit": may_edit,
        "is_preview": is_preview,
        "sheet": f"{reverse('portal:workspace_look_sheet', args=[organisation.slug])}?farbe={accent.lstrip('#')}",
        "slide": slide_html(sample_slide(organisation), number=1, theme=theme, prefix="muster", heading=3),
        "colours": colours_of(theme),
        "template_form": TemplateForm(),
    } | template_part(organisation, request.user)
    return render(request, "portal/workspace/look.html", context, status=422 if form.errors else 200)


def _shown(organisation: Organisation, form: BrandForm) -> tuple[Theme, str, bool]:
    """The theme that the page shows, the colour it is made of, and whether that is only being tried."""
    chosen = form.cleaned_data.get("accent", "") if form.is_bound and hasattr(form, "cleaned_data") else ""
    brand = brand_of(organisation)
    accent = chosen or (brand.accent if brand else "") or Theme().accent
    try:
        if chosen:
            return theme_for(chosen, name=organisation.label), accent, True
        return theme_of(organisation), accent, False
    except ThemeError:
        return Theme(name=organisation.label), Theme().accent, False


@require_safe
@in_workspace
def look_sheet(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The colours of the preview as a style sheet, since pages carry no inline styles."""
    try:
        sheet = theme_css(theme_for(f"#{request.GET.get('farbe', '')[:6]}"), ".slide")
    except ThemeError:
        sheet = theme_css(Theme(), ".slide")
    return HttpResponse(sheet, content_type="text/css; charset=utf-8")


@require_safe
@in_workspace
def look_handout(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """A handout in the look that is stored, as a picture."""
    try:
        theme = theme_of(organisation)
    except ThemeError:
        theme = Theme(name=organisation.label)
    brand = brand_of(organisation)
    picture = handout_png(sample_handout(organisation, theme, brand.contact if brand else ""))
    return HttpResponse(picture, content_type="image/png")


@require_safe
@in_workspace
def look_logo(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The logo, drawn anew when it was uploaded."""
    brand = Brand.objects.filter(organisation=organisation).exclude(logo="").first()
    if brand is None:
        raise Http404(_("Ihr Haus hat noch kein Logo hinterlegt."))
    with brand.logo.open("rb") as file:
        response = HttpResponse(file.read(), content_type="image/png")
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
@in_workspace
def template_store(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Take a template in: checked, read in a child process, kept; it takes the place of the one before."""
    demand(request, "edit", SlideTemplate(organisation=organisation))
    form = TemplateForm(request.POST, request.FILES)
    if form.is_valid():
        store_slide_template(
            organisation=organisation,
            content=form.content,
            name=form.cleaned_data["file"].name,
            layouts=form.template.layouts,
            size_mm=(form.template.width_mm, form.template.height_mm),
            by=person_of(request),
            remarks=form.template.remarks,
        )
        messages.success(request, _("Angenommen. Sehen Sie nach, welches Layout welche Folie trägt."))
        return redirect("portal:workspace_template_mapping", organisation.slug)
    return render(
        request,
        "portal/workspace/template_refused.html",
        {"organisation": organisation, "template_form": form},
        status=422,
    )


@require_safe
@in_workspace
def template_file(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The template as it was handed in; for its own house only."""
    templates = visible(request.user, SlideTemplate.objects.filter(organisation=organisation, is_current=True))
    template = templates.first()
    if template is None or not can(request.user, "read", template):
        raise Http404(_("Ihr Haus hat keine Folienvorlage hinterlegt."))
    return private_file_response(template.file.open("rb"), download_name=template.name)


@require_POST
@in_workspace
def template_remove(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Delete the template with its file."""
    demand(request, "remove", SlideTemplate(organisation=organisation))
    remove_slide_template(organisation=organisation, by=person_of(request))
    messages.success(request, _("Entfernt. Ihre Mappen entstehen weiter in unserem Aufbau und Ihren Farben."))
    return redirect("portal:workspace_look", organisation.slug)
