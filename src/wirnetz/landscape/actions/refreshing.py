"""Reading the landscape again after a change, and answering again what that touches."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from wirnetz.core.kept import data_version
from wirnetz.landscape.analysis.answered import carry_over
from wirnetz.landscape.models import KeptLandscape
from wirnetz.landscape.queries.kept import opened, program, sealed
from wirnetz.landscape.queries.landscape import landscape_from
from wirnetz.landscape.queries.parts import read_again


def refresh_landscape() -> Sequence[str]:
    """Bring the kept landscape up to the records of now; the names of the parts that were read again.

    Many changes need one run. What nothing touched is neither read nor answered; where no record changed at all, two
    queries tell so. Until it is finished, and if it is not, the one before stays. Within a transaction nothing is done.
    """
    version, day, at = data_version(), timezone.localdate(), timezone.now()
    row = KeptLandscape.objects.filter(program=program()).defer("body").order_by("-pk").first()
    if not version or (row is not None and row.version == version):
        return ()
    kept = opened(row) if row is not None else None
    read, names = read_again(day, kept[1] if kept else None)
    if row is not None and kept is not None and not names and kept[0].on == day:
        KeptLandscape.objects.filter(pk=row.pk).update(version=version)
        return ()
    landscape = landscape_from(read.values, day, version, at)
    if kept is not None:
        carry_over(kept[0], landscape)
    body, digest = sealed(landscape, read)
    with transaction.atomic():
        made = KeptLandscape.objects.create(version=version, read_at=at, program=program(), digest=digest, body=body)
        KeptLandscape.objects.filter(pk__lt=made.pk).delete()
    return names
