"""Forms of the info service."""

from wirnetz.infoservice.forms.adapting import AdaptForm, PassingOnForm
from wirnetz.infoservice.forms.editions import BeginForm, HeadForm, ReasonForm, ReviewForm, SettingsForm
from wirnetz.infoservice.forms.items import ItemForm

__all__ = [
    "AdaptForm",
    "BeginForm",
    "HeadForm",
    "ItemForm",
    "PassingOnForm",
    "ReasonForm",
    "ReviewForm",
    "SettingsForm",
]
