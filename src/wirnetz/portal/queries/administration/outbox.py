"""The messages of the system, the newest first."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from wirnetz.accounts.rules import Visitor, visible
from wirnetz.core.enums import MailState
from wirnetz.core.models import OutboxMail
from wirnetz.core.pagination import PAGE_SIZE, Page


@dataclass(frozen=True)
class Figures:
    """How many messages are kept here and how many were refused."""

    kept: int
    failed: int


def mail_figures(visitor: Visitor) -> Figures:
    """For the first sentence; nothing for who may not read them."""
    found = visible(visitor, OutboxMail.objects.all())
    figures = found.aggregate(
        kept=Count("pk", filter=Q(state=MailState.KEPT)), failed=Count("pk", filter=Q(state=MailState.FAILED))
    )
    return Figures(figures["kept"], figures["failed"])


def mails_page(visitor: Visitor, *, state: str = "", after: str = "") -> Page[OutboxMail]:
    """One page of messages in this state (all, if empty), the newest first; a broken cursor starts from the top."""
    found: QuerySet[OutboxMail] = visible(visitor, OutboxMail.objects.all()).order_by("-created_at", "-pk")
    if state:
        found = found.filter(state=state)
    moment, _dash, number = after.rpartition("~")
    start = _moment(moment) if number.isascii() and number.isdigit() and len(number) < 19 else None
    if start is not None:
        found = found.filter(Q(created_at__lt=start) | Q(created_at=start, pk__lt=int(number)))
    rows = list(found.defer("html", "text")[: PAGE_SIZE + 1])
    last = rows[PAGE_SIZE - 1] if len(rows) > PAGE_SIZE else None
    return Page(rows[:PAGE_SIZE], f"{last.created_at.isoformat()}~{last.pk}" if last else "", start is None)


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
