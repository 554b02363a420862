"""What waits for somebody alone: a question whether their words, face or logo may be shown."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wirnetz.accounts.queries import approvals_of
from wirnetz.accounts.rules import Visitor, visible
from wirnetz.core.waiting import Waiting, waiting_source

MOST = 5


@waiting_source("own approvals")
def approvals_to_answer(visitor: Visitor, on: date) -> Iterator[Waiting]:
    """One line for each question that is still open. One query."""
    if not visitor.is_authenticated:
        return
    asked = approvals_of(visitor).filter(given_on=None, withdrawn_on=None)
    for approval in visible(visitor, asked)[:MOST]:
        yield Waiting(
            sentence=_("Darf das gezeigt werden: %(kind)s für „%(use)s“?")
            % {"kind": approval.get_kind_display(), "use": approval.use},
            button=_("Ansehen und antworten"),
            href=reverse("accounts:own_approvals"),
            why=_("Ohne Ihre Freigabe wird nichts davon gedruckt."),
            is_example=approval.is_example,
        )
