"""Link persons (criterion V-05): whom a house names for a network, for a time; a service entry, never a rank."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can, visible
from wirnetz.activities.forms.link_persons import LinkPersonForm
from wirnetz.activities.views.entering import in_house
from wirnetz.core.limits import Limit, allow
from wirnetz.core.mail import absolute
from wirnetz.core.refusing import refuse
from wirnetz.networks.actions import end_contact, name_contact
from wirnetz.networks.queries import link_persons_of, networks_of
from wirnetz.organisations.models import Organisation

QUESTIONS_A_DAY: Limit = {"limit": 20, "seconds": 24 * 3600}


@require_http_methods(["GET", "HEAD", "POST"])
@in_house
def link_persons(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Who is named and agreed, who was asked; and naming somebody."""
    may_edit = can(request.user, "edit", organisation)
    networks = list({tie.network_id: tie.network for tie in networks_of(organisation)}.values())
    form = LinkPersonForm(request.POST or None, networks=networks)
    if request.method == "POST":
        if not may_edit:
            raise PermissionDenied
        if form.is_valid() and _asked(request, form, organisation):
            return redirect("activities:link_persons", organisation.slug)
    known = list(visible(request.user, link_persons_of(organisation)))
    context = {
        "organisation": organisation,
        "form": form,
        "networks": networks,
        "may_edit": may_edit,
        "known": known,
        "agreed": sum(each.consent_on is not None for each in known),
    }
    return render(request, "activities/link_persons.html", context, status=422 if form.errors else 200)


def _asked(request: HttpRequest, form: LinkPersonForm, organisation: Organisation) -> bool:
    answers = form.cleaned_data
    if not allow("link_person", str(organisation.pk), **QUESTIONS_A_DAY):
        form.add_error(None, _("Heute sind schon zwanzig Menschen gefragt. Morgen geht es weiter."))
        return False
    try:
        name_contact(
            network=form.chosen,
            name=answers["name"],
            email=answers["email"],
            function=_("Verbindungsperson"),
            phone=answers["phone"],
            organisation=organisation,
            is_link=True,
            named_until=answers["until"],
            by=person_of(request),
            link_for=lambda key: absolute(reverse("portal:contact_consent", args=[key])),
        )
    except ValidationError as error:
        refuse(form, error)
        return False
    messages.success(request, _("Gefragt. Gezeigt wird die Person erst, wenn sie zugestimmt hat."))
    return True


@require_POST
@in_house
def link_person_end(request: HttpRequest, organisation: Organisation, number: int) -> HttpResponse:
    """Take the naming back: nothing of it is kept."""
    found = visible(request.user, link_persons_of(organisation).filter(pk=number)).first()
    if found is None:
        raise Http404(_("Diese Verbindungsperson gibt es nicht mehr."))
    if not can(request.user, "end", found):
        raise PermissionDenied
    end_contact(contact=found, by=person_of(request))
    messages.success(request, _("Weggenommen. Auf der Seite des Netzwerks steht die Person nicht mehr."))
    return redirect("activities:link_persons", organisation.slug)
