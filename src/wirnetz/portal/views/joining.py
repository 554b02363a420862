"""Asking to be taken in: find the house, say who you are; the house decides."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wirnetz.accounts.actions import ask_to_join
from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import visible
from wirnetz.core.installation import of_request
from wirnetz.core.refusing import refuse
from wirnetz.core.steady import steady
from wirnetz.organisations.queries import organisations_to_join
from wirnetz.portal.forms.joining import JoinForm

MOST_FOUND = 20


@steady
@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Search by name or town, choose, ask. What is not listed can apply for partnership instead."""
    words = request.GET.get("q", "").strip()[:80]
    found = list(visible(request.user, organisations_to_join(words))[: MOST_FOUND + 1]) if words else []
    form = JoinForm(request.POST or None, places=found[:MOST_FOUND])
    is_open = of_request(request).accepts_requests
    if request.method == "POST" and is_open and form.is_valid() and form.place.node:
        try:
            ask_to_join(node=form.place.node, by=person_of(request), message=form.cleaned_data["message"])
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Ihre Bitte ist angekommen. Die Antwort kommt per Mail."))
            return redirect("accounts:own_grants")
    context = {
        "form": form,
        "words": words,
        "found": found[:MOST_FOUND],
        "has_more": len(found) > MOST_FOUND,
        "is_open": is_open,
    }
    return render(request, "portal/join.html", context, status=422 if form.errors else 200)
