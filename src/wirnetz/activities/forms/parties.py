"""Who else invites or carries: names, one per line; what can be several is asked back."""

import hashlib
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.activities.forms.naming import described
from wirnetz.activities.queries import Party, key_of, parties_called
from wirnetz.networks.models import Network

MOST_LINES, MOST_OFFERED = 8, 12


class PartyFields(forms.Form):
    """Mix in before `forms.Form` and call `find_parties` in `clean`; `parties` is what was found.

    With `only_organisations` networks do not count.
    """

    others = forms.CharField(
        label=gettext_lazy("Wer lädt mit ein?"),
        required=False,
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "Netzwerke oder Organisationen, je Zeile eine; ein Wort aus dem Namen genügt. Wer mit einladen soll, wird "
            "gefragt und steht erst nach der Zusage dabei."
        ),
    )
    only_organisations = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parties: list[Party] = []

    def find_parties(self) -> None:
        """Read the lines; what is not sure gets a field of its own with what it can mean."""
        lines = [" ".join(line.split()) for line in self.cleaned_data.get("others", "").splitlines()]
        wanted = list(dict.fromkeys(line for line in lines if line))
        if len(wanted) > MOST_LINES:
            self.add_error("others", _("Das sind mehr als %d. Fragen Sie die übrigen danach.") % MOST_LINES)
            return
        unknown = []
        for line in wanted:
            found = parties_called(line, most=MOST_OFFERED)
            if self.only_organisations:
                found = [party for party in found if not isinstance(party, Network)]
            if len(found) == 1:
                self.parties += found
            elif found:
                self._ask(line, found[:MOST_OFFERED])
            else:
                unknown.append(f"„{line}“")
        if unknown:
            said = _("Nicht gefunden haben wir: %s. Versuchen Sie es mit einem anderen Wort aus dem Namen.")
            self.add_error("others", said % ", ".join(unknown))

    def _ask(self, line: str, found: list[Party]) -> None:
        name = f"wer_{hashlib.sha256(line.encode()).hexdigest()[:12]}"
        by_key = {key_of(party): party for party in found}
        self.fields[name] = forms.ChoiceField(
            label=_("Wer ist mit „%s“ gemeint?") % line,
            choices=[(key, called(party)) for key, party in by_key.items()],
            widget=forms.RadioSelect,
        )
        self.fields[name].required = False
        chosen = by_key.get(self.data.get(name, ""))
        if chosen is not None:
            self.parties.append(chosen)
        else:
            self.add_error(name, _("Bitte wählen Sie."))

    @property
    def party_questions(self) -> list[Any]:
        """The fields of doubtful names."""
        return [self[name] for name in self.fields if name.startswith("wer_")]


def called(party: Party) -> str:
    """A party as somebody chooses it."""
    return _("Netzwerk %s") % party.name if isinstance(party, Network) else described(party)


class MoreHostsForm(PartyFields, forms.Form):
    """Who is asked to invite as well."""

    def clean(self) -> dict[str, Any]:
        """Somebody has to be named."""
        answers = super().clean() or self.cleaned_data
        if not self.errors:
            self.find_parties()
        if not self.errors and not self.parties:
            self.add_error("others", _("Nennen Sie mindestens ein Netzwerk oder eine Organisation."))
        return answers
