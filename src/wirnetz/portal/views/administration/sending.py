"""Whether mails go out and come back: for who runs the installation."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wirnetz.core.limits import Limit, allow
from wirnetz.infoservice.actions.fetching import mailbox_standing
from wirnetz.infoservice.actions.mail_setup import check_sending, last_check
from wirnetz.infoservice.actions.releasing import stuck_editions
from wirnetz.infoservice.queries.mailing import (
    IN_OUTBOX,
    delivery_fault,
    figures,
    halted_words,
    live_workers,
    overall,
    worker_notes,
)
from wirnetz.portal.sentences.administration import sending_answer
from wirnetz.portal.views.administration.entering import in_office

NOW_AND_THEN: Limit = {"limit": 6, "seconds": 60}


@require_safe
@in_office()
def sending(request: HttpRequest) -> HttpResponse:
    """What waits, who sends, when returned mail was last read, what stopped, and whether receivers believe us."""
    counts, fault = overall(), delivery_fault()
    context = {
        "answer": sending_answer(counts["open"], is_disturbed=bool(fault), has_server=bool(settings.SMTP)),
        "fault": fault,
        "figures": [(words, count) for _value, words, count in figures(counts, counts[IN_OUTBOX])],
        "workers": live_workers(),
        "notes": worker_notes(),
        "mailbox": mailbox_standing(),
        "halted": halted_words(),
        "stuck": stuck_editions(),
        "checked": last_check(),
    }
    return render(request, "portal/administration/sending.html", context)


@require_POST
@in_office()
def sending_check(request: HttpRequest) -> HttpResponse:
    """Ask the name server and the mail server anew."""
    if allow("doctor_mail", "", **NOW_AND_THEN):
        check_sending([])
    else:
        messages.error(request, _("Es wurde gerade erst gefragt. Warten Sie eine Minute."))
    return redirect(f"{request.path.removesuffix('pruefen/')}#empfaenger")
