"""The kit builder: three questions, the slides, the files to take along."""

import io
import zipfile
from urllib.parse import parse_qsl, urlencode

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirnetz.accounts.rules import visible
from wirnetz.arguments.actions import keep_stamp
from wirnetz.arguments.exports.choices import KitRefused
from wirnetz.arguments.exports.files import deck_of, files_of
from wirnetz.arguments.exports.kit import Kit, kit_for
from wirnetz.arguments.exports.own_template import built_into, stored_template
from wirnetz.arguments.forms import CONTACT_FIELDS, OWN_LOOK, KitForm, initial_of
from wirnetz.arguments.queries.contact import own_contact
from wirnetz.arguments.validators.selection import order_of
from wirnetz.core.german import counted
from wirnetz.documents.html import slide_html, theme_css
from wirnetz.documents.theme import ThemeError
from wirnetz.documents.typst import write_handout
from wirnetz.organisations.models import SlideTemplate
from wirnetz.organisations.queries import (
    organisations_with_slug,
    recorded_organisations,
    slide_template_for,
    theme_of,
    workplace,
)

TYPES = {
    "zip": "application/zip",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}
WITH_DECK = ("pptx", "zip", "txt")
"""Kinds of files that the slides are in, or that tell about them."""
MOST_NAMES = 1000
PUBLIC_FIELDS = ("organisation", "region", "anlass", "fuer", "aufbau", "auswahl", "folie")
"""What of the answers may stand in an address."""


def _kit_of(form: KitForm) -> Kit:
    """The kit that a valid form asks for, in the house's own words for its people."""
    today = timezone.localdate()
    return kit_for(
        organisation=form.cleaned_data["organisation"],
        area_keys=tuple(area.key for area in form.cleaned_data["region"]),
        occasion=form.occasion(),
        audience=form.audience(),
        contact=form.contact(),
        selection=form.selection(),
        in_own_words=workplace(form.visitor, form.cleaned_data["organisation"].slug, on=today) is not None,
        on=today,
    )


def _address_of(form: KitForm) -> str:
    """The query that leads to the same kit again, by slug and keys."""
    query = QueryDict(mutable=True)
    query["organisation"] = form.cleaned_data["organisation"].slug
    query["region"] = ",".join(area.key for area in form.cleaned_data["region"])
    query["anlass"] = form.cleaned_data["anlass"]
    if form.cleaned_data["fuer"]:
        query["fuer"] = form.cleaned_data["fuer"]
    if form.cleaned_data["aufbau"]:
        query["aufbau"] = form.cleaned_data["aufbau"]
    if form.selection():
        query["auswahl"] = form.cleaned_data["auswahl"]
    return query.urlencode()


def _answers(request: HttpRequest) -> QueryDict:
    """What is asked for: from the form, else from the address, which never names a person; there one's own entry does.

    Whose name, telephone and mail stand in a kit is sent with the form and kept nowhere.
    """
    if request.method == "POST":
        return request.POST
    answers = request.GET.copy()
    for name in CONTACT_FIELDS:
        answers.pop(name, None)
    for name, value in own_contact(request.user).items():
        answers[name] = value
    return answers


def _names_somebody_else(request: HttpRequest) -> bool:
    """Whether the form names another contact than the address would, so that the answer must not become an address."""
    usual = own_contact(request.user)
    return any(request.POST.get(name, "").strip() != usual.get(name, "") for name in CONTACT_FIELDS)


@require_http_methods(["GET", "HEAD", "POST"])
def builder(request: HttpRequest) -> HttpResponse:
    """The questions at the left, the slides at the right, the files below.

    A form without a name of its own becomes an address that can be passed on; one with a name is answered at once.
    """
    answers = _answers(request)
    if request.method == "POST" and not _names_somebody_else(request):
        public = {name: answers[name] for name in PUBLIC_FIELDS if answers.get(name)}
        return redirect(f"{reverse('arguments:kit')}?{urlencode({'organisation': '', 'region': '', **public})}")
    is_asked = "organisation" in answers and "region" in answers  # sent, even if a field is empty
    initial = initial_of(answers)
    if not is_asked:
        form = KitForm(None, visitor=request.user, initial=initial)
    else:
        form = KitForm(_with_names(answers, initial), visitor=request.user)
    names = visible(request.user, recorded_organisations()).values_list("name", flat=True)[:MOST_NAMES]
    context = {
        "form": form,
        "names": names,
        "is_private": request.method == "POST",
        "private": [(name, answers.get(name, "")) for name in CONTACT_FIELDS],
        "answer": _("Foliensatz, Handzettel und Anschreiben für Ihr nächstes Gespräch."),
    }
    if is_asked and form.is_valid():
        try:
            context |= _preview(request, form)
        except ThemeError as error:
            form.add_error("organisation", str(error))
    return render(request, "arguments/kit_builder.html", context)


def _with_names(params: QueryDict, initial: dict[str, str]) -> QueryDict:
    """The submitted answers with names in place of slugs and keys, as a person reads them in the fields."""
    shown = params.copy()
    for name, value in initial.items():
        shown[name] = value
    return shown


def _preview(request: HttpRequest, form: KitForm) -> dict[str, object]:
    kit = _kit_of(form)
    slides = kit.deck.slides
    chosen = _answers(request).get("folie", "1")
    number = min(max(int(chosen), 1), len(slides)) if chosen.isascii() and chosen.isdigit() and len(chosen) < 5 else 1
    slide = slides[number - 1]
    query = _address_of(form)
    return {
        "kit": kit,
        "query": query,
        "without_selection": urlencode([pair for pair in parse_qsl(query) if pair[0] != "auswahl"]),
        "public": parse_qsl(query),
        "organisation": form.cleaned_data["organisation"],
        "template": _template_for(request, form),
        "number": number,
        "slide": slide,
        "slide_html": slide_html(
            slide, number=number, theme=kit.deck.theme, prefix="gross", stamp=kit.deck.stamp, heading=2
        ),
        "film": [(index, item.title, item.is_example) for index, item in enumerate(slides, start=1)],
        "order": order_of(kit.parts, kit.taken, form.cleaned_data["anlass"]),
        "is_chosen": bool(form.selection()),
        "answer": _("Ihre Mappe: %s, ein Handzettel, ein Anschreiben.")
        % counted(len(slides), "Folie", "Folien", one="eine"),
    }


def _template_for(request: HttpRequest, form: KitForm) -> SlideTemplate | None:
    """The template of the house that the kit is for, where the visitor works there."""
    return slide_template_for(request.user, form.cleaned_data["organisation"], on=timezone.localdate())


@require_http_methods(["GET", "HEAD", "POST"])
def download(request: HttpRequest, kind: str) -> HttpResponse:
    """One file of the kit, or all of them as ZIP. An incomplete address is not found."""
    form = KitForm(_answers(request), visitor=request.user)
    if kind not in TYPES or not form.is_valid():
        raise Http404(_("Für diese Adresse gibt es keine Mappe. Stellen Sie sie neu zusammen."))
    try:
        kit = _kit_of(form)
        template = (
            _template_for(request, form) if kind in WITH_DECK and form.cleaned_data["aufbau"] != OWN_LOOK else None
        )
        if template is not None:
            kit = built_into(kit, stored_template(template))
        name, content = _file(kit, kind)
    except ThemeError as error:
        raise Http404(str(error)) from error
    except KitRefused as error:
        context = {"reason": error, "public": [*parse_qsl(_address_of(form)), ("aufbau", OWN_LOOK)]}
        return render(request, "arguments/template_unbuildable.html", context, status=422)
    keep_stamp(kit.stamp)
    response = HttpResponse(content, content_type=TYPES[kind])
    disposition = "inline" if kind == "html" else "attachment"
    response["Content-Disposition"] = f'{disposition}; filename="{name}"'
    if kind == "html":
        response["Content-Security-Policy"] = "sandbox allow-scripts"  # the document brings its own policy, by hashes
    return response


def _file(kit: Kit, kind: str) -> tuple[str, bytes]:
    if kind == "pptx":
        return deck_of(kit)
    if kind == "pdf":
        return f"{kit.stem}-handzettel.pdf", write_handout(kit.handout)
    files = files_of(kit)
    if kind == "html":
        return files.slides
    if kind == "txt":
        return files.note
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.all():
            archive.writestr(name, content)
    return f"{kit.stem}.zip", packed.getvalue()


@require_safe
def theme_sheet(request: HttpRequest) -> HttpResponse:
    """The colours of an organisation's slides as a style sheet, since pages carry no inline styles."""
    organisation = visible(request.user, organisations_with_slug(request.GET.get("organisation", ""))).first()
    if organisation is None:
        raise Http404
    try:
        sheet = theme_css(theme_of(organisation), ".slide")
    except ThemeError as error:
        raise Http404(str(error)) from error
    response = HttpResponse(sheet, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "private, max-age=300"
    return response
