"""What one has allowed: the own words, face or logo in documents of others; given and taken back at any time."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from wirnetz.accounts.actions import give_approval, withdraw_approval
from wirnetz.accounts.queries import approvals_of, person_of
from wirnetz.accounts.rules import can, visible


@never_cache
@login_required
@require_safe
def own_approvals(request: HttpRequest) -> HttpResponse:
    """What others ask to show, what one has allowed, and what is over."""
    today = timezone.localdate()
    found = list(visible(request.user, approvals_of(person_of(request))))
    context = {
        "trail": [("/konto/", _("Mein Konto"))],
        "open": [each for each in found if each.is_open],
        "given": [each for each in found if each.lasts(today)],
        "over": [each for each in found if not each.is_open and not each.lasts(today)],
    }
    return render(request, "accounts/own_approvals.html", context)


@login_required
@require_POST
def answer_approval(request: HttpRequest, pk: int) -> HttpResponse:
    """Yes to exactly this, or no, or not any more."""
    person = person_of(request)
    approval = visible(person, approvals_of(person)).filter(pk=pk).first()
    if approval is None:
        raise Http404
    verb = "accept" if request.POST.get("answer") == "give" else "withdraw"
    if not can(person, verb, approval):
        raise PermissionDenied(_("Diese Frage ist schon beantwortet."))
    try:
        if verb == "accept":
            give_approval(approval=approval, by=person)
            messages.success(request, _("Freigegeben. Sie können das jederzeit zurücknehmen."))
        else:
            withdraw_approval(approval=approval, by=person)
            messages.success(
                request, _("Zurückgenommen. Ab sofort wird es nicht mehr gezeigt und nicht mehr gedruckt.")
            )
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect("accounts:own_approvals")
