"""Forms of a network's brochure."""

from wirnetz.arguments.forms.brochure.milestones import MilestonesForm
from wirnetz.arguments.forms.brochure.texts import BrochureTextsForm
from wirnetz.arguments.forms.brochure.voices import BrochureApprovalForm, BrochurePictureForm, VoiceForm

__all__ = ["BrochureApprovalForm", "BrochurePictureForm", "BrochureTextsForm", "MilestonesForm", "VoiceForm"]
