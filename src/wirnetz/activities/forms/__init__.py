"""Forms of the room `activities`, one file per subject."""

from wirnetz.activities.forms.gatherings import CancelForm, GatheringForm, ResultsForm
from wirnetz.activities.forms.networks import ProfileForm, StatusForm

__all__ = ["CancelForm", "GatheringForm", "ProfileForm", "ResultsForm", "StatusForm"]
