"""A network's brochure as it is written and as it was released, and who has allowed what of it to be shown."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from wirnetz.accounts.models import Approval
from wirnetz.accounts.rules import WRITE, Held, Visitor, is_asked, nodes_where, visible
from wirnetz.arguments.models import BrochureMilestone, BrochurePicture, BrochureVoice, NetworkBrochure
from wirnetz.arguments.validators.editorial import TEXTS, ChosenMilestone, Editorial, editorial_of
from wirnetz.networks.models import Network

MOST = 5


def brochures_of(network: Network) -> QuerySet[NetworkBrochure]:
    """The brochure of a network, if anybody has begun one; guarded."""
    return NetworkBrochure.objects.filter(network=network).select_related("network__node", "partner", "changed_by")


def brochures_released() -> QuerySet[NetworkBrochure]:
    """Those that everybody may read, the latest first; guarded."""
    found = NetworkBrochure.objects.filter(released_on__isnull=False).select_related("network")
    return found.order_by("-released_on", "-pk")


def voices_of(network: Network) -> QuerySet[BrochureVoice]:
    """The voices with what their speakers said about being shown; guarded."""
    return BrochureVoice.objects.filter(brochure__network=network).select_related("approval", "brochure__network")


def pictures_of(network: Network) -> QuerySet[BrochurePicture]:
    """The pictures with whose they are and what was said about showing them; guarded."""
    found = BrochurePicture.objects.filter(brochure__network=network)
    return found.select_related("approval", "voice", "contact", "organisation", "brochure__network")


def milestones_of(network: Network) -> QuerySet[BrochureMilestone]:
    """The milestones that its people chose, the oldest first; guarded."""
    return BrochureMilestone.objects.filter(brochure__network=network)


def draft_of(brochure: NetworkBrochure | None) -> Editorial:
    """What stands in the draft; without a brochure nothing is begun."""
    if brochure is None or brochure.pk is None:
        return Editorial(is_begun=False)
    why = "the whole draft; the caller may read it or releases it"
    chosen = BrochureMilestone.objects.unscoped(why).filter(brochure=brochure)
    return Editorial(
        **{name: getattr(brochure, name) for name in TEXTS},
        partner=brochure.partner_id,
        milestones=tuple(ChosenMilestone(row.on, row.text, row.source, row.is_turn) for row in chosen),
        voices=_numbers(BrochureVoice.objects.unscoped(why).filter(brochure=brochure)),
        pictures=_numbers(BrochurePicture.objects.unscoped(why).filter(brochure=brochure)),
    )


def released_of(brochure: NetworkBrochure) -> Editorial:
    """What was released."""
    return editorial_of(brochure.released)


def _numbers(rows: QuerySet[BrochureVoice] | QuerySet[BrochurePicture]) -> tuple[int, ...]:
    return tuple(rows.order_by("pk").values_list("pk", flat=True))


def voices_to_show(numbers: Iterable[int], *, on: date) -> tuple[list[BrochureVoice], list[BrochureVoice]]:
    """Those of these voices whose speakers allow this wording on the day, and those without such an approval."""
    rows = BrochureVoice.objects.unscoped("shown only as far as the approval holds").filter(pk__in=list(numbers))
    found = list(rows.select_related("approval").order_by("pk"))
    shown = [voice for voice in found if is_allowed(voice.approval, voice.digest, on=on)]
    return shown, [voice for voice in found if voice not in shown]


def pictures_to_show(numbers: Iterable[int], *, on: date) -> tuple[list[BrochurePicture], list[BrochurePicture]]:
    """The same for pictures, with whose they are."""
    rows = BrochurePicture.objects.unscoped("shown only as far as the approval holds").filter(pk__in=list(numbers))
    found = list(rows.select_related("approval", "voice", "contact", "organisation").order_by("pk"))
    shown = [picture for picture in found if is_allowed(picture.approval, picture.digest, on=on)]
    return shown, [picture for picture in found if picture not in shown]


def is_allowed(approval: Approval | None, digest: str, *, on: date) -> bool:
    """Whether somebody has allowed exactly this, and the approval holds on the day."""
    return approval is not None and approval.holds_for(digest, on=on)


def picture_for(visitor: Visitor, network: Network, number: int, *, on: date) -> BrochurePicture | None:
    """A picture for whoever may see it: who works on the brochure, who is asked, and everybody while it is shown."""
    rows = pictures_of(network).filter(pk=number)
    own = visible(visitor, rows).first()
    if own is not None:
        return own
    found = BrochurePicture.objects.unscoped("shown below only as far as somebody allowed it").filter(pk=number)
    picture = found.filter(brochure__network=network).select_related("approval", "brochure").first()
    if picture is None:
        return None
    is_asked_for = picture.approval is not None and is_asked(visitor, picture.approval)
    is_released = picture.brochure.is_released and picture.pk in released_of(picture.brochure).pictures
    is_shown = is_released and is_allowed(picture.approval, picture.digest, on=on)
    return picture if is_asked_for or is_shown else None


def ended_approvals(visitor: Visitor, *, on: date) -> list[tuple[NetworkBrochure, str]]:
    """Released brochures that the visitor's own network writes, with who allowed something that is not shown any more.

    One query where there are none.
    """
    own = NetworkBrochure.objects.filter(network__node__in=nodes_where(visitor, Held(house=WRITE)))
    found: list[tuple[NetworkBrochure, str]] = []
    for brochure in visible(visitor, own.exclude(released={}).select_related("network").order_by("pk"))[:MOST]:
        released = released_of(brochure)
        _voices, gone = voices_to_show(released.voices, on=on)
        _pictures, hidden = pictures_to_show(released.pictures, on=on)
        lost = [*(voice.approval for voice in gone), *(picture.approval for picture in hidden)]
        found += [(brochure, approval.name) for approval in lost if approval and approval.given_on]
    return found
