"""How a mailing stands, and whether the pump works: counted from the rows, never kept beside them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.core.german import quoted
from wirnetz.infoservice.delivery import statements, states
from wirnetz.infoservice.delivery.keeping import KEPT
from wirnetz.infoservice.delivery.ledger import RESTORED_NOTE
from wirnetz.infoservice.enums import MailingState, RecipientState
from wirnetz.infoservice.models import Mailing, MailingRecipient, ReturnsMailbox

RECENTLY = timedelta(minutes=5)
PATIENCE = timedelta(seconds=30)
"""How long something may be due without a worker before it is said."""
UNREAD = timedelta(hours=1)
"""How long the mailbox of returned mail may be out of reach before it is said."""

IN_OUTBOX = "in_outbox"
IN_OUTBOX_WORDS = gettext_lazy("im Postausgang, nicht hinausgegangen")


@dataclass(frozen=True)
class Standing:
    """A mailing in numbers. `counts` names every state, `refusals` the failed rows by kind of answer.

    `in_outbox`: how many of the accepted never left, since there is no mail server.
    """

    counts: dict[str, int]
    in_outbox: int
    refusals: dict[str, int]
    came_back: dict[str, int]
    oldest_open_at: datetime | None
    next_at: datetime | None
    per_minute: float
    ends_at: datetime | None

    @property
    def total(self) -> int:
        """All recipients."""
        return sum(self.counts.values())

    @property
    def open(self) -> int:
        """Those that are not at an end."""
        return sum(self.counts[state] for state in states.OPEN)


def rows_of(mailing: Mailing) -> QuerySet[MailingRecipient]:
    """The rows of a mailing, for counting; whoever shows one of them asks `visible` first."""
    return MailingRecipient.objects.unscoped("counted, not shown").filter(mailing=mailing)


def rows_in(mailing: Mailing, figure: str) -> QuerySet[MailingRecipient]:
    """The rows behind one of the `figures`."""
    rows = rows_of(mailing)
    if figure == IN_OUTBOX:
        return rows.filter(state=RecipientState.ACCEPTED, reply_text=KEPT)
    return rows.filter(state=figure).exclude(state=RecipientState.ACCEPTED, reply_text=KEPT)


def standing(mailing: Mailing) -> Standing:
    """How the mailing stands now; after its rows have aged away, as it stood at the end."""
    rows = rows_of(mailing)
    counts = dict.fromkeys(RecipientState.values, 0) | dict(
        rows.order_by().values_list("state").annotate(number=Count("pk"))
    )
    in_outbox = in_the_outbox(rows)
    if not any(counts.values()) and mailing.kept_counts:
        counts |= mailing.kept_counts
        in_outbox = counts.pop(IN_OUTBOX, 0)
    open_rows = rows.filter(settled_at=None)
    times = open_rows.aggregate(oldest=Min("released_at"), next=Min("next_at"))
    now = timezone.now()
    recent = rows.filter(state=RecipientState.ACCEPTED, settled_at__gte=now - RECENTLY)
    span = recent.aggregate(first=Min("settled_at"), number=Count("pk"))
    minutes = max((now - span["first"]).total_seconds(), 1) / 60 if span["first"] else 1
    pace = span["number"] / minutes
    left = sum(counts[state] for state in states.OPEN)
    return Standing(
        counts=counts,
        in_outbox=in_outbox,
        refusals=_by(rows.filter(state=RecipientState.FAILED), "reply"),
        came_back=_by(rows.exclude(came_back=""), "came_back"),
        oldest_open_at=times["oldest"],
        next_at=times["next"],
        per_minute=pace,
        ends_at=now + timedelta(minutes=left / pace) if left and pace else None,
    )


def in_the_outbox(rows: QuerySet[MailingRecipient]) -> int:
    """How many of these mails lie in the outbox of this installation instead of having gone out."""
    return rows.filter(state=RecipientState.ACCEPTED, reply_text=KEPT).count()


def figures(counts: dict[str, int], in_outbox: int) -> list[tuple[str, str, int]]:
    """The states in which there are mails, with their words; what lies in the outbox was accepted by nobody."""
    told = [(str(state.value), str(state.label), counts[state.value]) for state in RecipientState]
    if in_outbox:
        at = RecipientState.values.index(RecipientState.ACCEPTED)
        value, label, accepted = told[at]
        told[at : at + 1] = [(value, label, accepted - in_outbox), (IN_OUTBOX, str(IN_OUTBOX_WORDS), in_outbox)]
    return [line for line in told if line[2]]


def _by(rows: QuerySet[MailingRecipient], column: str) -> dict[str, int]:
    return dict(rows.order_by().values_list(column).annotate(number=Count("pk")))


def live_workers() -> int:
    """How many workers live and may send: their lock is held, and they know the database."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM infoservice_pumpworker WHERE note <> 'restored' AND id IN ({statements.LIVE})",  # noqa: S608
            {"locks": statements.WORKER_LOCKS},
        )
        return int(cursor.fetchone()[0])


def worker_notes() -> list[str]:
    """What living workers have to say: that the mail server is away, that the database has to be confirmed."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT host, note FROM infoservice_pumpworker WHERE note <> '' AND id IN ({statements.LIVE}) ORDER BY id",  # noqa: S608
            {"locks": statements.WORKER_LOCKS},
        )
        return [f"{host}: {_words_of(note)}" for host, note in cursor.fetchall()]


def _words_of(note: str) -> str:
    if note == RESTORED_NOTE:
        return _(
            "Diese Datenbank ist hier nicht bestätigt. Prüfen Sie, was hinausging, dann: wirnetz infoservice confirm"
        )
    return _("Der Mailserver ist nicht erreichbar: %(why)s") % {"why": note}


def is_anything_due() -> bool:
    """Whether a row has been waiting for a worker for longer than patience allows."""
    now = timezone.now()
    due = MailingRecipient.objects.unscoped("whether anything waits").filter(
        mailing=OuterRef("pk"), settled_at=None, next_at__lt=now - PATIENCE
    )
    running = Mailing.objects.filter(state=MailingState.RUNNING).filter(
        Q(not_before=None) | Q(not_before__lt=now - PATIENCE)
    )
    return running.filter(Exists(due)).exists()


def delivery_fault() -> str:
    """What keeps mailings from going out, in a German sentence; "" if nothing does."""
    if is_anything_due() and not live_workers():
        return _(
            "Der Versand des Infodienstes steht: Es wartet etwas, aber kein Versandprozess läuft (wirnetz worker)."
        )
    return server_fault() or mailbox_fault()


def server_fault() -> str:
    """Why no worker reaches the mail server while rows wait for it, in a German sentence; "" if one does."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*), count(*) FILTER (WHERE note NOT IN ('', '{RESTORED_NOTE}')), max(note)"  # noqa: S608
            f" FROM infoservice_pumpworker WHERE id IN ({statements.LIVE})",
            {"locks": statements.WORKER_LOCKS},
        )
        workers, cut_off, why = cursor.fetchone()
    if not workers or cut_off < workers or not is_anything_due():
        return ""
    return _(
        "Der Mailserver ist nicht erreichbar: %(why)s. Die Mails des Infodienstes warten; sie gehen von selbst hinaus,"
        " sobald er wieder antwortet."
    ) % {"why": why.rstrip(".")}


def mailbox_fault() -> str:
    """Why the mailbox of returned mail has not been read for some time, in a German sentence; "" if it has."""
    since = timezone.now() - UNREAD
    for mailbox in ReturnsMailbox.objects.exclude(fault="").filter(tried_at__gte=since):
        if mailbox.read_at is None or mailbox.read_at < since:
            return _("Das Postfach für Rückläufer wird nicht gelesen. %(why)s") % {"why": mailbox.fault}
    return ""


def halted_mailings() -> list[Mailing]:
    """Mailings that stopped, by themselves or by somebody, the newest first."""
    halted = Mailing.objects.filter(state__in=[MailingState.PAUSED, MailingState.HELD])
    return list(halted.order_by("-pk"))


def halted_words() -> list[str]:
    """The same, each as a sentence with its reason."""
    return [words_of_halt(mailing) for mailing in halted_mailings()]


def words_of_halt(mailing: Mailing) -> str:
    """Which mailing stopped, why, and what to do."""
    return " ".join(filter(None, (f"{quoted(mailing.title)}:", mailing.get_reason_display(), mailing.reason_text)))


def overall() -> dict[str, int]:
    """All mailings together, by state; `open` is not at an end, `in_outbox` of the accepted never left."""
    rows = MailingRecipient.objects.unscoped("counted, not shown").order_by()
    counts = dict.fromkeys(RecipientState.values, 0) | dict(rows.values_list("state").annotate(number=Count("pk")))
    return {"open": sum(counts[state] for state in states.OPEN), IN_OUTBOX: in_the_outbox(rows), **counts}
