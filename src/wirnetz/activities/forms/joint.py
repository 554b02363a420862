"""A joint activity: what it is, its plan, taking part, and what came of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.activities.actions import ACTIVITY_FIELDS, ActivityValues
from wirnetz.activities.forms.parties import PartyFields, called
from wirnetz.activities.forms.reach import ReachFields, reach_initial
from wirnetz.activities.models import Joining, JointActivity
from wirnetz.activities.queries import Party, key_of
from wirnetz.core.editing import fingerprint
from wirnetz.core.fields import day_field, set_choices, set_records
from wirnetz.offers.models import Offer, Topic
from wirnetz.organisations.models import Organisation


class ActivityForm(forms.Form):
    """Title, goal in one sentence, period; the rest may stay empty."""

    marks_optional = True
    title = forms.CharField(label=gettext_lazy("Wie heißt die Aktion?"), max_length=150)
    goal = forms.CharField(
        label=gettext_lazy("Was wollen Sie gemeinsam erreichen?"),
        max_length=250,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("In einem Satz; er steht groß auf der Seite der Aktion."),
    )
    from_on = day_field(gettext_lazy("ab"))
    until_on = day_field(gettext_lazy("bis"))
    description = forms.CharField(
        label=gettext_lazy("Was geschieht, und wie macht man mit?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    topics = forms.ModelMultipleChoiceField(
        Topic.objects.all(), label=gettext_lazy("Themen"), required=False, widget=forms.CheckboxSelectMultiple
    )
    offers = forms.ModelMultipleChoiceField(
        Offer.objects.order_by("name", "pk"),
        label=gettext_lazy("Angebote, die gebraucht werden"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, activity: JointActivity | None = None) -> None:
        super().__init__(data, initial=_initial(activity))

    def clean(self) -> dict[str, Any]:
        """The end has to follow the beginning."""
        answers = super().clean() or self.cleaned_data
        begin, end = answers.get("from_on"), answers.get("until_on")
        if begin and end and end < begin:
            self.add_error("until_on", _("Das Ende liegt vor dem Beginn."))
        return answers

    def values(self) -> ActivityValues:
        """What a valid form says."""
        answers = self.cleaned_data
        return ActivityValues(
            title=" ".join(answers["title"].split()),
            goal=" ".join(answers["goal"].split()),
            from_on=answers["from_on"],
            until_on=answers["until_on"],
            description=answers["description"].replace("\r\n", "\n"),
            topics=list(answers["topics"]),
            offers=list(answers["offers"]),
        )


def _initial(activity: JointActivity | None) -> dict[str, Any]:
    if activity is None:
        return {}
    values = {name: getattr(activity, name) for name in ACTIVITY_FIELDS}
    ties = {"topics": list(activity.topics.all()), "offers": list(activity.offers.all())}
    return values | ties | {"seen": fingerprint(activity, ACTIVITY_FIELDS)}


class FoundForm(PartyFields, ActivityForm):
    """A new one: also what one contributes, and who else shall carry it."""

    only_organisations = True
    contribution = forms.CharField(
        label=gettext_lazy("Was tragen Sie bei?"),
        max_length=300,
        help_text=gettext_lazy("In einem Satz, zum Beispiel: Räume und die Einladung an 800 Betriebe."),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["others"].label = _("Wer soll mittragen?")
        self.fields["others"].required = True
        self.fields["others"].help_text = _(
            "Organisationen, je Zeile eine. Sie werden gefragt. Sobald eine zugesagt hat, kann die Aktion beginnen."
        )

    def clean(self) -> dict[str, Any]:
        """Find who else shall carry it."""
        answers = super().clean()
        if not self.errors:
            self.find_parties()
        return answers


class MoreCarriersForm(PartyFields, forms.Form):
    """Who is asked to carry as well."""

    only_organisations = True

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["others"].label = _("Wer soll mittragen?")
        self.fields["others"].help_text = _("Organisationen, je Zeile eine; ein Wort aus dem Namen genügt.")
        self.fields["others"].required = True

    def clean(self) -> dict[str, Any]:
        """Find them."""
        answers = super().clean() or self.cleaned_data
        if not self.errors:
            self.find_parties()
        return answers


class StepForm(forms.Form):
    """One step: what, who, until when."""

    text = forms.CharField(label=gettext_lazy("Schritt"), max_length=300)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=gettext_lazy("wer"), required=False, empty_label=gettext_lazy("alle")
    )
    due_on = day_field(gettext_lazy("bis wann"), required=False)

    def __init__(self, data: Any = None, *, carriers: Any) -> None:
        super().__init__(data)
        set_records(self, "organisation", carriers)


class PartFields(forms.Form):
    """What a network or office does in an activity, and when."""

    marks_optional = True
    plan = forms.CharField(
        label=gettext_lazy("Was tun Sie?"),
        max_length=300,
        help_text=gettext_lazy("In einem Satz, zum Beispiel: drei Betriebsabende in Wismar und Schwerin."),
    )
    from_on = day_field(gettext_lazy("ab"), required=False)
    until_on = day_field(gettext_lazy("bis"), required=False)


class JoinForm(PartFields):
    """For whom one joins."""

    party = forms.ChoiceField(label=gettext_lazy("Wer macht mit?"), widget=forms.RadioSelect)
    field_order = ("party", "plan", "from_on", "until_on")

    def __init__(self, data: Any = None, *, parties: list[Party]) -> None:
        super().__init__(data, initial={"party": key_of(parties[0])} if len(parties) == 1 else None)
        self.parties = {key_of(party): party for party in parties}
        choices = [(key, called(party)) for key, party in self.parties.items()]
        set_choices(self, "party", choices)

    @property
    def chosen(self) -> Party:
        """The network or house that joins."""
        return self.parties[self.cleaned_data["party"]]


class JoiningForm(ReachFields, PartFields):
    """One's own part, with what came of it."""

    learnt = forms.CharField(
        label=gettext_lazy("Was haben Sie gelernt?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Steht auf der Seite der Aktion, damit andere es leichter haben."),
    )

    def __init__(self, data: Any = None, *, joining: Joining) -> None:
        names = ("plan", "from_on", "until_on", "learnt")
        initial: dict[str, Any] = {name: getattr(joining, name) for name in names}
        super().__init__(data, initial=initial | reach_initial(joining))
        self.fields["firm_count"].label = _("Wie viele Betriebe haben Sie außerhalb von Terminen erreicht?")


class CloseForm(forms.Form):
    """What was learnt, when an activity is done."""

    learnt = forms.CharField(
        label=gettext_lazy("Was haben wir gemeinsam gelernt?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
