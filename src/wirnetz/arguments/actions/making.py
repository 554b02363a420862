"""Making the kits of a hand-down, one at a time: each begun, made or failed in transactions of its own.

A worker that is ended in the middle leaves the kit waiting; the next one takes it up. Two workers never make the same.
"""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.arguments.actions.stamping import keep_stamp
from wirnetz.arguments.enums import HandDownState, HandedState
from wirnetz.arguments.models import HandDown, HandedKit
from wirnetz.arguments.queries.handing import people_at
from wirnetz.arguments.validators.stamps import Stamp
from wirnetz.core.mail import absolute, send_mail
from wirnetz.core.uploads import generated_name
from wirnetz.organisations.queries import voice_of

LOG = logging.getLogger(__name__)
MOST_TRIES = 3
FOLDER = "handed_kits"
LEFT_FOR = timedelta(days=1)
"""A file that no record names after so long was left by a worker that was ended."""


class Made(Protocol):
    """All papers of a kit in one file, what its code stands for, and what it does without."""

    @property
    def content(self) -> bytes: ...

    @property
    def stamp(self) -> Stamp: ...

    @property
    def remarks(self) -> tuple[str, ...]: ...


def make_next_kit(batch_id: int, *, make: Callable[[HandedKit], Made], refusals: tuple[type[Exception], ...]) -> bool:
    """Make one kit of the batch if it runs and one waits; whether there may be another.

    What `make` raises of `refusals` is a German reason that its house reads; of anything else it hears that the fault
    is ours. The batch is done when nothing waits any more.
    """
    kit_id = _begin(batch_id)
    if kit_id is None:
        return False
    _make(kit_id, make, refusals)
    return True


@transaction.atomic
def _begin(batch_id: int) -> int | None:
    """The number of the kit that is next, its beginning counted; None where there is nothing to make."""
    batches = HandDown.objects.unscoped("the work of all houses goes on").select_for_update()
    batch = batches.filter(pk=batch_id, state=HandDownState.RUNNING).first()
    if batch is None:
        return None
    waiting = HandedKit.objects.unscoped("the batch goes on").filter(hand_down=batch, state=HandedState.WAITING)
    kit = waiting.select_for_update(skip_locked=True).order_by("tries", "pk").first()
    if kit is None:
        if not waiting.exists():
            batch.state = HandDownState.DONE
            batch.save()
        return None
    kit.tries += 1
    if kit.tries > MOST_TRIES:
        kit.state, kit.reason = HandedState.FAILED, _("Das Zusammenstellen brach dreimal ab. Der Fehler liegt bei uns.")
    kit.save(update_fields=["tries", "state", "reason"])
    return kit.pk


@transaction.atomic
def _make(kit_id: int, make: Callable[[HandedKit], Made], refusals: tuple[type[Exception], ...]) -> None:
    rows = HandedKit.objects.unscoped("the batch goes on").filter(pk=kit_id, state=HandedState.WAITING)
    locked = rows.select_for_update(skip_locked=True, of=("self",))
    kit = locked.select_related("hand_down__organisation", "office__seat", "office__parent", "office__node").first()
    if kit is None:
        return
    try:
        with transaction.atomic():
            made = make(kit)
    except refusals as error:
        kit.state, kit.reason = HandedState.FAILED, str(error)[:400]
    except Exception:
        LOG.exception("a handed kit could not be made")
        kit.state, kit.reason = HandedState.FAILED, _("Das hat nicht geklappt, der Fehler liegt bei uns.")
    else:
        _keep(kit, made)
    kit.save()


def _keep(kit: HandedKit, made: Made) -> None:
    kit.stamp = keep_stamp(made.stamp)
    kit.remarks, kit.size = list(made.remarks), len(made.content)
    kit.file.save(generated_name("zip"), ContentFile(made.content), save=False)
    kit.state, kit.reason, kit.made_at = HandedState.MADE, "", timezone.now()
    if kit.hand_down.tells_people:
        _tell(kit)


def _tell(kit: HandedKit) -> None:
    """A mail to everybody who works at the office: where it lies, nothing enclosed."""
    house = kit.hand_down.organisation
    words = {
        "house": house.name,
        "office": kit.office.name,
        "page": absolute(reverse("arguments:handed_kit", args=[kit.office.slug, kit.pk])),
        "until": f"{kit.hand_down.kept_until:%d.%m.%Y}",
    }
    text = _(
        "Guten Tag,\n\n%(house)s hat für „%(office)s“ eine Mappe zusammengestellt: Foliensatz, Handzettel und "
        "Anschreiben mit den Angaben zu Ihrer Region.\n\n"
        "Sie liegt bis zum %(until)s in Ihrem Arbeitsplatz:\n%(page)s\n\n"
        "Diese Mail ging an alle, die dort für die Stelle arbeiten.\n"
    )
    for person in people_at(kit.office, on=timezone.localdate()):
        try:
            send_mail(
                to=person.email,
                subject=_("Eine Mappe liegt für Sie bereit"),
                text=text % words,
                kind="handed_kit",
                voice=voice_of(house),
            )
        except ValidationError:
            continue  # an address that no mail can go to keeps nobody else from theirs


@transaction.atomic
def note_fetched(kit: HandedKit) -> None:
    """Somebody of the office has taken the kit along; only the first time counts, and not who it was."""
    rows = HandedKit.objects.unscoped("the caller may read it").filter(pk=kit.pk, fetched_at__isnull=True)
    rows.update(fetched_at=timezone.now())


def forget_left_files() -> int:
    """Delete files that no record names; how many."""
    if not default_storage.exists(FOLDER):
        return 0
    known = set(HandedKit.objects.unscoped("only names of files").exclude(file="").values_list("file", flat=True))
    gone = 0
    for name in (f"{FOLDER}/{each}" for each in default_storage.listdir(FOLDER)[1]):
        if name not in known and default_storage.get_modified_time(name) < timezone.now() - LEFT_FOR:
            default_storage.delete(name)
            gone += 1
    return gone
