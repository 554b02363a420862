"""What is worth knowing about a date that was just entered or changed, though nothing is wrong with it."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.activities.models import Gathering
from wirnetz.activities.queries import is_in_period, is_open_for_registration
from wirnetz.activities.sentences import period_words


def warn_of(request: HttpRequest, gathering: Gathering, *, was_open: bool = False) -> None:
    """Say that nobody can register from now on, and that the date lies outside the time of its joint activity."""
    if was_open and not is_open_for_registration(gathering, now=timezone.now()):
        messages.warning(request, _("Damit ist die Anmeldung sofort zu."))
    activity = gathering.joint_activity
    if activity is not None and not is_in_period(gathering, activity):
        words = {"title": activity.title, "period": period_words(activity.from_on, activity.until_on)}
        said = _("Die Aktion „%(title)s“ geht vom %(period)s; dieser Termin liegt außerhalb und zählt dort nicht mit.")
        messages.warning(request, said % words)
