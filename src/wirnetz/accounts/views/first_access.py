"""The one-time link of the first administrator."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from wirnetz.accounts.actions import LinkUnusable, open_links, use_sign_in_link
from wirnetz.accounts.forms import FirstAccessForm
from wirnetz.accounts.views.limited import entering_limited
from wirnetz.core import installation

SET_UP_PAGE = "/einrichten/"


@never_cache
@entering_limited
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_variables("token")
def first_access(request: HttpRequest, token: str) -> HttpResponse:
    """Reading shows a form and spends nothing (mail scanners read links); sending it makes the administrator."""
    if not open_links(token).exists():
        return render(request, "accounts/first_access_used.html", status=404)
    form = FirstAccessForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "accounts/first_access.html", {"form": form})
    try:
        access = use_sign_in_link(token=token, name=form.cleaned_data["name"], email=form.cleaned_data["email"])
    except LinkUnusable:
        return render(request, "accounts/first_access_used.html", status=404)
    if not access.enters:
        messages.success(request, _("Ihr Konto verwaltet jetzt die Allianz. Melden Sie sich wie immer an."))
        return redirect("account_login")
    person = access.person
    record_authentication(request, person, "link")
    is_set_up = installation.of_request(request).set_up_at is not None
    return perform_login(request, person, email=person.email, redirect_url=None if is_set_up else SET_UP_PAGE)
