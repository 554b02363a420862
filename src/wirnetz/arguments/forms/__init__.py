"""Forms of the room `arguments`."""

from wirnetz.arguments.forms.adapting import OwnWordsForm
from wirnetz.arguments.forms.brochure import (
    BrochureApprovalForm,
    BrochurePictureForm,
    BrochureTextsForm,
    MilestonesForm,
    VoiceForm,
)
from wirnetz.arguments.forms.facts import FactsForm
from wirnetz.arguments.forms.handing import HandDownForm
from wirnetz.arguments.forms.kit import CONTACT_FIELDS, OWN_LOOK, KitForm, initial_of
from wirnetz.arguments.forms.library import PreviewForm, RetireForm, ReviewForm
from wirnetz.arguments.forms.writing import ArgumentForm

__all__ = [
    "CONTACT_FIELDS",
    "OWN_LOOK",
    "ArgumentForm",
    "BrochureApprovalForm",
    "BrochurePictureForm",
    "BrochureTextsForm",
    "FactsForm",
    "HandDownForm",
    "KitForm",
    "MilestonesForm",
    "OwnWordsForm",
    "PreviewForm",
    "RetireForm",
    "ReviewForm",
    "VoiceForm",
    "initial_of",
]
