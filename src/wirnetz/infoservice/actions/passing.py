"""What holds when an edition goes out stays with it, whatever a house decides later."""

from wirnetz.infoservice.models import Edition, PassedOn, PassingOn
from wirnetz.infoservice.queries.versions import Cascade
from wirnetz.infoservice.weaving import as_kept


def keep_passed_on(edition: Edition) -> None:
    """Write down how every place that decided anything passes on this edition, and the words that everybody may read.

    Call it when the edition has its day, before anything is made of its versions.
    """
    rows = [
        PassedOn(
            edition=edition,
            place_id=setting.place_id,
            at_window_end=setting.at_window_end,
            signature=setting.signature,
            is_public=setting.is_public and not setting.is_trial,
        )
        for setting in PassingOn.objects.order_by("pk")
    ]
    PassedOn.objects.bulk_create(rows)
    public = [row for row in rows if row.is_public]
    cascade = Cascade(edition) if public else None
    for row in public:
        text = cascade.text_for(row.place_id) if cascade else None
        row.told = as_kept(text) if text is not None and text.says_something else None
    PassedOn.objects.bulk_update(public, ["told"])
