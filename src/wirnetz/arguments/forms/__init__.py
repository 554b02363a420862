"""Forms of the room `arguments`."""

from wirnetz.arguments.forms.adapting import OwnWordsForm
from wirnetz.arguments.forms.facts import FactsForm
from wirnetz.arguments.forms.kit import CONTACT_FIELDS, OWN_LOOK, KitForm, initial_of
from wirnetz.arguments.forms.library import PreviewForm, RetireForm, ReviewForm
from wirnetz.arguments.forms.writing import ArgumentForm

__all__ = [
    "CONTACT_FIELDS",
    "OWN_LOOK",
    "ArgumentForm",
    "FactsForm",
    "KitForm",
    "OwnWordsForm",
    "PreviewForm",
    "RetireForm",
    "ReviewForm",
    "initial_of",
]
