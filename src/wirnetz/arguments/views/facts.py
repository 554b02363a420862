"""All figures about a region and, if one is named, a house: to read, print, copy and take along."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirnetz.arguments.exports.figures import Chapter, chapters_of, figures_as_text
from wirnetz.arguments.exports.wording import region_label
from wirnetz.arguments.forms import FactsForm, initial_of
from wirnetz.core.german import number_word, sentence
from wirnetz.core.kept import kept_page
from wirnetz.documents.facts import FactScope
from wirnetz.regions.queries import doubled_district_names

PARAMETERS = ("region", "organisation")


@require_safe
@kept_page(*PARAMETERS)
def figures(request: HttpRequest) -> HttpResponse:
    """The figures by subject; what is not recorded is said beside them. Without a region the page asks for one."""
    form = _form(request)
    context: dict[str, object] = {"form": form, "answer": _("Was ist über Ihre Region belegt?")}
    if form.is_bound and form.is_valid():
        chapters, region = _chapters(form), _region(form)
        count = sum(len(chapter.told) for chapter in chapters)
        context |= {
            "chapters": chapters,
            "region": region,
            "organisation": form.cleaned_data["organisation"],
            "query": _query(form),
            "answer": _answer(region, count),
            "is_example": any(figure.fact.is_example for chapter in chapters for figure in chapter.told),
            "kit": f"{reverse('arguments:kit')}?{_query(form)}",
        }
    return render(request, "arguments/facts.html", context)


@require_safe
def figures_text(request: HttpRequest) -> HttpResponse:
    """The same sentences as plain text; an address without a region is not found."""
    form = _form(request)
    if not form.is_bound or not form.is_valid():
        raise Http404(_("Für diese Adresse gibt es keine Zahlen. Nennen Sie zuerst eine Region."))
    title = _("Zahlen zur Region %s") % _region(form)
    house = form.cleaned_data["organisation"]
    text = figures_as_text(_chapters(form), title=f"{title}, {house.name}" if house else title)
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    stem = "-".join(area.key for area in form.cleaned_data["region"])
    response["Content-Disposition"] = f'attachment; filename="zahlen-{stem}.txt"'
    return response


def _form(request: HttpRequest) -> FactsForm:
    """What the address asks for, with names in place of keys; not bound before anything is asked."""
    known = initial_of(request.GET)
    shown = {name: known[name] for name in PARAMETERS}
    if "region" not in request.GET:
        return FactsForm(None, visitor=request.user, initial=shown)
    return FactsForm(shown, visitor=request.user)


def _chapters(form: FactsForm) -> tuple[Chapter, ...]:
    house = form.cleaned_data["organisation"]
    keys = tuple(area.key for area in form.cleaned_data["region"])
    return chapters_of(FactScope(house.pk if house else None, keys, timezone.localdate()))


def _region(form: FactsForm) -> str:
    return region_label(form.cleaned_data["region"], doubled=doubled_district_names())


def _answer(region: str, count: int) -> str:
    if count == 1:
        return _("Zur Region %s liegt eine Zahl vor, mit Stand und Quelle.") % region
    words = {"region": region, "count": number_word(count)}
    return sentence(_("Zur Region %(region)s liegen %(count)s Zahlen vor, jede mit Stand und Quelle.") % words)


def _query(form: FactsForm) -> str:
    """The address of the same figures, by keys and slug."""
    house = form.cleaned_data["organisation"]
    asked = {"region": ",".join(area.key for area in form.cleaned_data["region"])}
    return urlencode(asked | ({"organisation": house.slug} if house else {}))
