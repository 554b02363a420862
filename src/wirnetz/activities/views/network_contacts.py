"""Whom one may call about a network: named here, shown only after the person has agreed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can, visible
from wirnetz.activities.forms import ContactForm
from wirnetz.activities.sentences import contacts_answer
from wirnetz.activities.views.entering import in_network
from wirnetz.core.limits import Limit, allow
from wirnetz.core.mail import absolute
from wirnetz.core.refusing import refuse
from wirnetz.networks.actions import end_contact, name_contact
from wirnetz.networks.models import Network
from wirnetz.networks.queries import contacts_lasting

QUESTIONS_A_DAY: Limit = {"limit": 20, "seconds": 24 * 3600}


@require_http_methods(["GET", "HEAD", "POST"])
@in_network
def contacts(request: HttpRequest, network: Network) -> HttpResponse:
    """Who agreed, who was asked; and asking somebody."""
    if not can(request.user, "edit", network):
        raise PermissionDenied
    form = ContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _asked(request, form, network):
        return redirect("activities:network_contacts", network.slug)
    known = list(visible(request.user, contacts_lasting().filter(network=network)))
    agreed = [each for each in known if each.consent_on]
    context = {
        "network": network,
        "form": form,
        "agreed": agreed,
        "asked": [each for each in known if not each.consent_on],
        "answer": contacts_answer(len(agreed), len(known) - len(agreed)),
    }
    return render(request, "activities/network_contacts.html", context, status=422 if form.errors else 200)


def _asked(request: HttpRequest, form: ContactForm, network: Network) -> bool:
    answers = form.cleaned_data
    if not allow("network_contact", str(network.pk), **QUESTIONS_A_DAY):
        form.add_error(None, _("Für dieses Netzwerk sind heute schon zwanzig Menschen gefragt. Morgen geht es weiter."))
        return False
    try:
        name_contact(
            network=network,
            name=answers["name"],
            email=answers["email"],
            function=answers["function"],
            phone=answers["phone"],
            organisation=form.found,
            by=person_of(request),
            link_for=lambda key: absolute(reverse("portal:contact_consent", args=[key])),
        )
    except ValidationError as error:
        refuse(form, error)
        return False
    messages.success(request, _("Gefragt. Gezeigt wird die Person erst, wenn sie zugestimmt hat."))
    return True


@require_POST
@in_network
def contact_end(request: HttpRequest, network: Network, number: int) -> HttpResponse:
    """Take a contact away."""
    found = visible(request.user, contacts_lasting().filter(network=network, pk=number)).first()
    if found is None:
        raise Http404(_("Diese Ansprechperson gibt es nicht mehr."))
    if not can(request.user, "end", found):
        raise PermissionDenied
    end_contact(contact=found, by=person_of(request))
    messages.success(request, _("Weggenommen. Auf der öffentlichen Seite steht die Person nicht mehr."))
    return redirect("activities:network_contacts", network.slug)
