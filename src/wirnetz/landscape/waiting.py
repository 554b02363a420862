"""What waits: drafts of a division about which somebody has to decide, or could say something before it is decided."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.enums import Role
from wirnetz.accounts.queries import people_holding
from wirnetz.accounts.rules import ANY_ROLE, LEAD, Held, Visitor, nodes_where, visible
from wirnetz.core.german import counted, date_words
from wirnetz.core.waiting import Waiting, waiting_source
from wirnetz.landscape.models import SplitDecision, SplitDraft

MOST = 5


@waiting_source("divisions to decide")
def divisions_to_decide(visitor: Visitor, on: date) -> Iterator[Waiting]:
    """A line for each open draft: to decide for whoever leads the network, else to say something, once.

    Where nobody leads the network, the administration of the alliance decides.
    """
    if not visitor.is_authenticated:
        return
    drafts = _open(visitor)
    led = nodes_where(visitor, Held(house=LEAD))
    for draft in drafts.filter(network__node__in=led)[:MOST]:
        yield _to_decide(draft)
    kept = nodes_where(visitor, Held(alliance=(Role.ADMINISTRATION,)))
    for draft in drafts.filter(network__node__in=kept).exclude(network__node__in=led)[:MOST]:
        if not people_holding(draft.network.node, *LEAD):
            yield _to_decide(draft)
    mine = drafts.filter(network__node__in=nodes_where(visitor, Held(house=ANY_ROLE))).exclude(network__node__in=led)
    said = Q(created_by=visitor.pk) | Q(remarks__written_by=visitor.pk)
    for draft in mine.exclude(said)[:MOST]:
        yield Waiting(
            sentence=_("„%(network)s“ teilen? Was meinen Sie zum Entwurf „%(title)s“?") % _words(draft),
            button=_("Etwas dazu sagen"),
            href=_page(draft, "anmerkungen"),
            why=_told(draft),
            is_example=draft.is_example,
        )


def _open(visitor: Visitor) -> QuerySet[SplitDraft]:
    """Drafts that one may read and about which nothing holds yet, the newest first."""
    decided = SplitDecision.objects.unscoped("whether it is decided").filter(draft=OuterRef("pk"), undone_at=None)
    found = visible(visitor, SplitDraft.objects.all()).filter(~Exists(decided))
    return found.select_related("network__node", "created_by").annotate(said=Count("remarks")).order_by("-pk")


def _to_decide(draft: SplitDraft) -> Waiting:
    return Waiting(
        sentence=_("„%(network)s“ teilen? Über den Entwurf „%(title)s“ ist noch nicht entschieden.") % _words(draft),
        button=_("Entscheiden"),
        href=_page(draft, "entscheiden"),
        why=_told(draft),
        is_example=draft.is_example,
    )


def _words(draft: SplitDraft) -> dict[str, str]:
    return {"network": draft.network.label, "title": draft.title}


def _page(draft: SplitDraft, part: str) -> str:
    return f"{reverse('landscape:split_draft', args=[draft.network.slug, draft.pk])}#{part}"


def _told(draft: SplitDraft) -> str:
    day = date_words(timezone.localtime(draft.created_at).date())
    count: int = getattr(draft, "said", 0)
    said = counted(count, _("Anmerkung"), _("Anmerkungen"), one=_("eine"), none=_("noch keine"))
    words = {"day": day, "said": said}
    return _("Gespeichert am %(day)s, %(said)s.") % words
