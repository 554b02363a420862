"""A house says arguments in its own words: all on one page with what has changed, each on its own."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can
from wirnetz.arguments.actions import adapt_argument
from wirnetz.arguments.forms import OwnWordsForm
from wirnetz.arguments.models import AdaptedBlock, ArgumentVersion
from wirnetz.arguments.queries.adaptations import houses_above, originals_for, own_parts
from wirnetz.arguments.validators.adapting import OwnBlock, drifts
from wirnetz.arguments.validators.content import BlockText
from wirnetz.arguments.validators.stamps import digest_of
from wirnetz.arguments.views.entering import in_house
from wirnetz.core.editing import EditConflict, conflict
from wirnetz.core.german import counted, number_word
from wirnetz.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Line:
    """An argument on the page of a house: what the house did with it, and how many originals have changed since."""

    version: ArgumentVersion
    words: str
    changed: int


@require_safe
@in_house
def own_words(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """All published arguments; those in the house's words first, and of these the ones whose original has changed."""
    own = own_parts(organisation)
    lines = [
        Line(version, _done(own.get(version.argument_id, [])), len(drifts(blocks, own.get(version.argument_id, []))))
        for version, blocks in originals_for(organisation)
    ]
    adapted = sorted((line for line in lines if line.words), key=lambda line: -line.changed)
    context = {
        "organisation": organisation,
        "adapted": adapted,
        "others": _grouped(line for line in lines if not line.words),
        "above": houses_above(organisation)[-1:],
        "answer": _answer(adapted),
        "may_edit": _may_edit(request, organisation),
    }
    return render(request, "arguments/own_words.html", context)


def _grouped(lines: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """By whom they speak to, in the order of the library."""
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(line.version.speaks_to, []).append(line)
    return list(groups.items())


@require_http_methods(["GET", "HEAD", "POST"])
@in_house
def own_argument(request: HttpRequest, organisation: Organisation, argument: str) -> HttpResponse:
    """One argument block by block: the original, and what the house says in its place."""
    version, originals = _original(organisation, argument)
    own = own_parts(organisation).get(version.argument_id, [])
    may_edit = _may_edit(request, organisation)
    if request.method == "POST" and not may_edit:
        raise PermissionDenied
    form = OwnWordsForm(request.POST or None, originals=originals, own=own)
    if request.method == "POST" and form.is_valid():
        try:
            _save(request, organisation, version, form, own)
        except EditConflict:
            theirs = OwnWordsForm(None, originals=originals, own=own_parts(organisation).get(version.argument_id, []))
            return conflict(request, yours=form, theirs=theirs, what=version.claim_words)
        messages.success(request, _("Gespeichert. Ihre Mappen sagen es ab jetzt mit Ihren Worten."))
        return redirect("arguments:own_words", organisation.slug)
    context = {
        "organisation": organisation,
        "version": version,
        "form": form,
        "rows": list(form.rows()),
        "changed": len(form.drift),
        "may_edit": may_edit,
        "above": houses_above(organisation)[-1:],
        "seen": _seen(own),
    }
    return render(request, "arguments/own_argument.html", context, status=422 if form.errors else 200)


def _save(
    request: HttpRequest, organisation: Organisation, version: ArgumentVersion, form: OwnWordsForm, own: list[OwnBlock]
) -> None:
    """Write what the form says; EditConflict where the page was opened before the last change."""
    if request.POST.get("seen", "") != _seen(own):
        raise EditConflict(version.argument)
    adapt_argument(
        organisation=organisation, argument=version.argument, parts=form.parts(), seen=own, by=person_of(request)
    )


def _original(organisation: Organisation, slug: str) -> tuple[ArgumentVersion, tuple[BlockText, ...]]:
    for version, blocks in originals_for(organisation):
        if version.argument.slug == slug:
            return version, blocks
    raise Http404(_("Dieses Argument gibt es nicht."))


def _may_edit(request: HttpRequest, organisation: Organisation) -> bool:
    return can(request.user, "edit", AdaptedBlock(organisation=organisation))


def _seen(own: list[OwnBlock]) -> str:
    return digest_of([repr(part) for part in own])


def _done(parts: list[OwnBlock]) -> str:
    """What the house did with an argument, in words; empty for nothing."""
    own = sum(1 for part in parts if part.text and not part.is_added)
    added = sum(1 for part in parts if part.is_added)
    hidden = sum(1 for part in parts if part.is_hidden)
    told = [
        counted(own, _("Teil mit eigenen Worten"), _("Teile mit eigenen Worten"), one=_("ein")) if own else "",
        counted(added, _("Teil ergänzt"), _("Teile ergänzt"), one=_("ein")) if added else "",
        counted(hidden, _("Teil weggelassen"), _("Teile weggelassen"), one=_("ein")) if hidden else "",
        _("andere Reihenfolge") if any(part.position for part in parts) else "",
    ]
    return ", ".join(part for part in told if part)


def _answer(adapted: list[Line]) -> str:
    if not adapted:
        return _("Ihr Haus sagt alle Argumente, wie sie in der Bibliothek stehen.")
    told = counted(len(adapted), _("Argument"), _("Argumente"), one=_("ein"))
    changed = sum(1 for line in adapted if line.changed)
    if not changed:
        return _("Ihr Haus sagt %s mit eigenen Worten; alle Originale sind unverändert.") % told
    if changed == 1:
        return _("Ihr Haus sagt %s mit eigenen Worten; bei einem hat sich das Original geändert.") % told
    return _("Ihr Haus sagt %(told)s mit eigenen Worten; bei %(changed)s hat sich das Original geändert.") % {
        "told": told,
        "changed": number_word(changed),
    }
