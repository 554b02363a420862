"""Forms of the room `activities`, one file per subject."""

from wirnetz.activities.forms.contacts import ContactForm
from wirnetz.activities.forms.files import FileForm
from wirnetz.activities.forms.gatherings import CancelForm, GatheringForm, ResultsForm
from wirnetz.activities.forms.handover import HandoverForm
from wirnetz.activities.forms.joint import (
    ActivityForm,
    CloseForm,
    FoundForm,
    JoinForm,
    JoiningForm,
    MoreCarriersForm,
    StepForm,
)
from wirnetz.activities.forms.links import EndLinkForm, LinkForm, ObjectionForm
from wirnetz.activities.forms.members import (
    DecideMembershipForm,
    EndMembershipForm,
    InviteMemberForm,
    PauseForm,
    ResumeForm,
    RoleForm,
)
from wirnetz.activities.forms.networks import ProfileForm, StatusForm
from wirnetz.activities.forms.parties import MoreHostsForm
from wirnetz.activities.forms.registrations import EnterForm, RegistrationForm
from wirnetz.activities.forms.territories import ShortenForm, TerritoryForm, TerritoryWordsForm

__all__ = [
    "ActivityForm",
    "CancelForm",
    "CloseForm",
    "ContactForm",
    "DecideMembershipForm",
    "EndLinkForm",
    "EndMembershipForm",
    "EnterForm",
    "FileForm",
    "FoundForm",
    "GatheringForm",
    "HandoverForm",
    "InviteMemberForm",
    "JoinForm",
    "JoiningForm",
    "LinkForm",
    "MoreCarriersForm",
    "MoreHostsForm",
    "ObjectionForm",
    "PauseForm",
    "ProfileForm",
    "RegistrationForm",
    "ResultsForm",
    "ResumeForm",
    "RoleForm",
    "ShortenForm",
    "StatusForm",
    "StepForm",
    "TerritoryForm",
    "TerritoryWordsForm",
]
