"""The local outbox: what the system wrote, and one message."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wirnetz.accounts.rules import visible
from wirnetz.core.enums import MailState
from wirnetz.core.installation import of_request
from wirnetz.core.mail import forget_codes, send_again, sender_of
from wirnetz.core.models import OutboxMail
from wirnetz.portal.queries.administration.outbox import mail_figures, mails_page
from wirnetz.portal.queries.filters import link_filter
from wirnetz.portal.sentences.administration import outbox_answer
from wirnetz.portal.views.administration.entering import in_office


@require_safe
@in_office()
def outbox(request: HttpRequest) -> HttpResponse:
    """The newest messages first; without mail server they stay here."""
    forget_codes()
    state, line = link_filter(request.GET, "stand", _("Stand:"), MailState.choices)
    figures = mail_figures(request.user)
    context = {
        "page": mails_page(request.user, state=state, after=request.GET.get("nach", "")),
        "filters": [line],
        "answer": outbox_answer(figures.kept, figures.failed, has_server=bool(settings.SMTP)),
        "has_server": bool(settings.SMTP),
    }
    return render(request, "portal/administration/outbox.html", context)


def _mail(request: HttpRequest, pk: int) -> OutboxMail:
    mail = visible(request.user, OutboxMail.objects.filter(pk=pk)).first()
    if mail is None:
        raise Http404(_("Diese Mail gibt es nicht."))
    return mail


@require_safe
@in_office()
def outbox_mail(request: HttpRequest, pk: int) -> HttpResponse:
    """One message as it goes out."""
    forget_codes()
    mail = _mail(request, pk)
    context = {
        "mail": mail,
        "sender": sender_of(mail, of_request(request)),
        "can_send_again": bool(settings.SMTP) and mail.state in (MailState.FAILED, MailState.KEPT),
        "trail": [(reverse("portal:office"), _("Verwaltung")), (reverse("portal:office_outbox"), _("Postausgang"))],
    }
    return render(request, "portal/administration/mail.html", context)


@require_POST
@in_office()
def outbox_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Try a refused or kept message once more."""
    send_again(_mail(request, pk))
    messages.success(request, _("Die Mail wird noch einmal übergeben. Laden Sie die Seite gleich neu."))
    return redirect("portal:office_mail", pk)
