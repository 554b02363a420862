"""How an organisation asks to become a partner: the form, the mail, the confirmation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wirnetz.core.limits import MAIL_TO_ONE_ADDRESS, MAILS_FROM_ONE_CLIENT, allow, limited
from wirnetz.core.mail import absolute
from wirnetz.core.steady import steady
from wirnetz.organisations.actions import apply_for_partnership, confirm_application
from wirnetz.portal.forms.administration.applications import ApplicationForm

PER_CLIENT, PER_SECONDS = MAILS_FROM_ONE_CLIENT["limit"], MAILS_FROM_ONE_CLIENT["seconds"]


def _link_for(key: str) -> str:
    return absolute(reverse("portal:partnership_confirm", args=[key]))


@steady
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("partnership_form", limit=PER_CLIENT, seconds=PER_SECONDS, when=lambda request: request.method == "POST")
def apply(request: HttpRequest) -> HttpResponse:
    """The application. What comes after says the same whether a mail went out or not."""
    form = ApplicationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        address = form.cleaned_data["contact_email"].lower()
        if allow("partnership", address, **MAIL_TO_ONE_ADDRESS) and not form.is_by_a_machine:
            apply_for_partnership(**form.values(), link_for=_link_for)
        return redirect("portal:partnership_applied")
    return render(request, "portal/partnership.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def applied(request: HttpRequest) -> HttpResponse:
    """What happens now."""
    return render(request, "portal/partnership_applied.html")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, key: str) -> HttpResponse:
    """The link of the mail: reading it changes nothing, its button confirms."""
    is_asked = request.method != "POST"
    context = {"is_asked": is_asked, "application": None if is_asked else confirm_application(key=key)}
    return render(request, "portal/partnership_confirm.html", context)
