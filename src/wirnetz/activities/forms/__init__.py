"""Forms of the room `activities`, one file per subject."""

from wirnetz.activities.forms.gatherings import CancelForm, GatheringForm, ResultsForm

__all__ = ["CancelForm", "GatheringForm", "ResultsForm"]
