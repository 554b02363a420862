"""Closed lists of the room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Outcome(TextChoices):
    """What was decided about a draft."""

    DIVIDE = "divide", _("wird geteilt")
    DROP = "drop", _("wird nicht verfolgt")


class Asked(TextChoices):
    """Which question a finding answers that people can reply to."""

    OVERLAP = "overlap", _("Netzwerke nebeneinander")
    DOCKING = "docking", _("Mitwirken in einem bestehenden Netzwerk")


class Reply(TextChoices):
    """What people say to a finding; it rests while that holds."""

    WANTED = "wanted", _("bekannt und gewollt, weil …")
    TALKING = "talking", _("wir sprechen darüber")
    JOINING = "joining", _("wir gehen zusammen")
    ASKED = "asked", _("gefragt")
    AGREED = "agreed", _("zugesagt")
    NOT_NOW = "not_now", _("jetzt nicht, weil …")


REPLIES: dict[Asked, tuple[Reply, ...]] = {
    Asked.OVERLAP: (Reply.WANTED, Reply.TALKING, Reply.JOINING),
    Asked.DOCKING: (Reply.ASKED, Reply.AGREED, Reply.NOT_NOW),
}
WITH_REASON = (Reply.WANTED, Reply.NOT_NOW)
RESTS_MONTHS: dict[Reply, int] = {
    Reply.WANTED: 24,
    Reply.TALKING: 6,
    Reply.JOINING: 12,
    Reply.ASKED: 3,
    Reply.AGREED: 24,
    Reply.NOT_NOW: 12,
}
"""After so many months the finding is shown again, unless people say another day."""
MOST_MONTHS = 36
"""No reply holds longer."""
