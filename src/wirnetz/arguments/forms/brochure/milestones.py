"""Milestones: those chosen, those that records propose, and one of one's own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wirnetz.arguments.actions import MilestoneValues
from wirnetz.arguments.models import BrochureMilestone
from wirnetz.arguments.queries.milestones import Proposal
from wirnetz.arguments.validators.editorial import day_as_known
from wirnetz.core.german import day_in_words

MOST = 220


@dataclass(frozen=True, slots=True)
class ChosenRow:
    """A milestone on the page: its day in words, source, and the fields to word it or take it away."""

    milestone: BrochureMilestone
    when: str
    fields: "tuple[forms.BoundField, ...]"


@dataclass(frozen=True, slots=True)
class ProposedRow:
    """A record that might become one."""

    proposal: Proposal
    when: str
    field: forms.BoundField


def _tick(label: str, when: str, *, is_on: bool = False) -> forms.BooleanField:
    """A tick whose name for those who hear it says of which day it speaks."""
    box = forms.CheckboxInput(attrs={"aria-label": f"{label} {when}"})
    return forms.BooleanField(label=label, required=False, initial=is_on, widget=box)


class MilestonesForm(forms.Form):
    """`chosen` are stored; `proposals` those of which none is chosen yet."""

    def __init__(
        self, data: Any = None, *, chosen: Sequence[BrochureMilestone], proposals: Sequence[Proposal], **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        known = {row.origin for row in chosen}
        self.chosen = list(chosen)
        self.proposals = [each for each in proposals if each.origin not in known]
        for row in self.chosen:
            when = day_in_words(row.on)
            self.fields[f"text-{row.pk}"] = self._words(_("Wortlaut, %s") % when, row.text)
            self.fields[f"turn-{row.pk}"] = _tick(_("Hervorheben: Danach war etwas anders."), when, is_on=row.is_turn)
            self.fields[f"away-{row.pk}"] = _tick(_("Herausnehmen"), when)
        for number, each in enumerate(self.proposals):
            self.fields[f"take-{number}"] = forms.BooleanField(label=each.text, required=False)
        self.fields["on"] = forms.CharField(
            label=_("Wann?"),
            max_length=30,
            required=False,
            help_text=_("So genau Sie es wissen: 2018, März 2018 oder 12.3.2018."),
        )
        self.fields["text"] = self._words(_("Was geschah?"), "")
        self.fields["source"] = forms.CharField(
            label=_("Woher weiß man das?"),
            max_length=200,
            required=False,
            help_text=_("Zum Beispiel: Niederschrift vom 12.3.2018, oder eine Adresse im Netz."),
        )

    def _words(self, label: str, initial: str) -> forms.CharField:
        area = forms.Textarea(attrs={"rows": 3})
        return forms.CharField(label=label, max_length=MOST, required=False, widget=area, initial=initial)

    def chosen_rows(self) -> Iterator[ChosenRow]:
        """Those that stand in the brochure, the oldest first."""
        for row in self.chosen:
            names = (f"text-{row.pk}", f"turn-{row.pk}", f"away-{row.pk}")
            yield ChosenRow(row, day_in_words(row.on), tuple(self[name] for name in names))

    def proposed_rows(self) -> Iterator[ProposedRow]:
        """What records propose, the oldest first."""
        for number, each in enumerate(self.proposals):
            yield ProposedRow(each, day_in_words(each.on), self[f"take-{number}"])

    def clean(self) -> dict[str, Any]:
        """One of one's own says when, what and whence, or nothing at all."""
        answers = super().clean() or self.cleaned_data
        own = [answers.get(name, "").strip() for name in ("on", "text", "source")]
        if any(own):
            missing = {"on": _("Wann war das?"), "text": _("Was geschah?"), "source": _("Nennen Sie die Quelle.")}
            for name, said in zip(("on", "text", "source"), own, strict=True):
                if not said:
                    self.add_error(name, missing[name])
            self._read_day(own[0])
        for row in self.chosen:
            if not answers.get(f"text-{row.pk}", "").strip() and not answers.get(f"away-{row.pk}"):
                self.add_error(f"text-{row.pk}", _("Schreiben Sie, was geschah, oder nehmen Sie ihn heraus."))
        return answers

    def _read_day(self, text: str) -> None:
        if not text:
            return
        try:
            self.own_day = day_as_known(text)
        except ValueError:
            self.add_error("on", _("Diesen Tag gibt es nicht. Schreiben Sie 2018, März 2018 oder 12.3.2018."))

    def values(self) -> list[MilestoneValues]:
        """All milestones after a valid form."""
        answers = self.cleaned_data
        found = [
            MilestoneValues(
                row.on, answers[f"text-{row.pk}"], row.source, row.origin, answers[f"turn-{row.pk}"], row.pk
            )
            for row in self.chosen
            if not answers[f"away-{row.pk}"]
        ]
        found += [
            MilestoneValues(each.on, each.text, each.source, each.origin, each.is_turn)
            for number, each in enumerate(self.proposals)
            if answers[f"take-{number}"]
        ]
        if answers["text"].strip():
            found.append(MilestoneValues(self.own_day, answers["text"], answers["source"]))
        return found
