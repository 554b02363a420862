"""An argument as its author writes it: one form with a field for each block."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import BlockKind, EvidenceKind, Idea
from wirnetz.arguments.models import ArgumentVersion
from wirnetz.arguments.queries.choices import listener_choices, listener_of, listener_word, occasion_choices
from wirnetz.arguments.validators.content import LIMITS, BlockText, Content, block_faults
from wirnetz.core.editing import VersionedForm
from wirnetz.core.fields import day_field, set_choices
from wirnetz.core.uploads import safe_image

REASONS, EVIDENCE = 5, 4
"""Rows that the form offers."""
SINGLE = (
    (BlockKind.CLAIM, gettext_lazy("Aussage in einem Satz"), gettext_lazy("Was soll hängen bleiben?")),
    (BlockKind.GIVES, gettext_lazy("Was diese Organisation einbringt"), gettext_lazy("Nur bei einer Art von Partner.")),
    (BlockKind.GETS, gettext_lazy("Was diese Organisation davon hat"), gettext_lazy("Nur bei einer Art von Partner.")),
    (BlockKind.OBJECTION, gettext_lazy("Einwand"), gettext_lazy("Wie man ihn im Gespräch hört.")),
    (BlockKind.ANSWER, gettext_lazy("Antwort"), gettext_lazy("Zwei kurze Sätze genügen.")),
    (BlockKind.NOTE, gettext_lazy("Sprechnotiz"), gettext_lazy("Wie bringt man das Argument vor?")),
)
"""Blocks that stand once."""
WRITTEN_IN_LINES = (BlockKind.ANSWER, BlockKind.NOTE)


class ArgumentForm(VersionedForm):
    """Whom it speaks to, the blocks, the picture. A row stands for the block that it showed, wherever that moves."""

    listener = forms.ChoiceField(label=gettext_lazy("Wer hört zu?"))
    idea = forms.ChoiceField(label=gettext_lazy("Zu welchem Gedanken gehört es?"), choices=Idea.choices)
    occasions = forms.MultipleChoiceField(
        label=gettext_lazy("Zu welchen Anlässen passt es?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Kein Haken: Es passt zu jedem."),
    )
    objection_citation = forms.CharField(
        label=gettext_lazy("Woher der Einwand bekannt ist"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Herausgeber, Titel, Jahr."),
    )
    objection_url = forms.URLField(
        label=gettext_lazy("Adresse dazu"), max_length=500, required=False, assume_scheme="https"
    )
    picture = forms.FileField(
        label=gettext_lazy("Bild"), required=False, help_text=gettext_lazy("PNG oder JPEG, höchstens 10 MB.")
    )
    picture_alt = forms.CharField(
        label=gettext_lazy("Was auf dem Bild zu sehen ist"), max_length=LIMITS[BlockKind.PICTURE], required=False
    )
    picture_citation = forms.CharField(label=gettext_lazy("Urheber und Rechte"), max_length=200, required=False)
    picture_approval = forms.CharField(
        label=gettext_lazy("Freigabe"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Wer hat die Verwendung wann erlaubt? Ohne Freigabe erscheint das Bild nirgends."),
    )
    without_picture = forms.BooleanField(label=gettext_lazy("Das jetzige Bild entfernen"), required=False)

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        version: ArgumentVersion | None = None,
        listener: str = "",
    ) -> None:
        content = version.content if version else None
        self.content_before = content
        seen = content.fingerprint if content else ""
        super().__init__(data, files, initial={"seen": seen, "listener": listener} | _initial(content))
        set_choices(self, "listener", [("", gettext_lazy("Bitte wählen")), *listener_choices()])
        set_choices(self, "occasions", occasion_choices())
        for kind, label, help_text in SINGLE:
            widget = forms.Textarea(attrs={"rows": 3}) if kind in WRITTEN_IN_LINES else forms.TextInput()
            self.fields[kind.value] = forms.CharField(
                label=label,
                help_text=_("%(help)s Höchstens %(most)d Zeichen.") % {"help": help_text, "most": LIMITS[kind]},
                max_length=600,
                required=kind == BlockKind.CLAIM,
                widget=widget,
            )
        for number in range(1, REASONS + 1):
            self._add_row(BlockKind.REASON, _("Grund %d") % number, number)
        for number in range(1, EVIDENCE + 1):
            self._add_row(BlockKind.EVIDENCE, _("Beleg %d") % number, number, words=_("Beleg %d: Aussage") % number)
            self._add_source(number)
        if not self._had_picture:
            del self.fields["without_picture"]

    @property
    def _had_picture(self) -> bool:
        return bool(self.content_before and self.content_before.of_kind(BlockKind.PICTURE))

    def _add_row(self, kind: BlockKind, label: str, number: int, *, words: str = "") -> None:
        self.fields[f"{kind}_{number}"] = forms.CharField(label=words or label, max_length=600, required=False)
        self.fields[f"{kind}_{number}_place"] = forms.IntegerField(
            label=_("%s an Platz") % label, min_value=1, max_value=9, required=False, initial=number
        )

    def _add_source(self, number: int) -> None:
        name, label = f"evidence_{number}", _("Beleg %d") % number
        self.fields[f"{name}_kind"] = forms.ChoiceField(
            label=_("%s: Art") % label, choices=EvidenceKind.choices, required=False
        )
        self.fields[f"{name}_citation"] = forms.CharField(
            label=_("%s: Quelle") % label,
            max_length=200,
            required=False,
            help_text=_("Herausgeber, Titel, Jahr, so wie es auf der Folie steht."),
        )
        self.fields[f"{name}_url"] = forms.URLField(
            label=_("%s: Adresse der Quelle") % label, max_length=500, required=False, assume_scheme="https"
        )
        self.fields[f"{name}_year"] = forms.IntegerField(
            label=_("%s: Jahr") % label, min_value=1900, max_value=2100, required=False
        )
        self.fields[f"{name}_until"] = day_field(
            _("%s: gilt bis") % label,
            required=False,
            help_text=_("Danach wird der Beleg unter „Was fehlt“ genannt."),
        )

    @property
    def reason_rows(self) -> list[Any]:
        """The text of each reason, as fields to show."""
        return [self[f"reason_{number}"] for number in range(1, REASONS + 1)]

    @property
    def reason_places(self) -> list[Any]:
        """Where each reason stands, as fields to show."""
        return [self[f"reason_{number}_place"] for number in range(1, REASONS + 1)]

    @property
    def evidence_places(self) -> list[Any]:
        """Where each piece of evidence stands, as fields to show."""
        return [self[f"evidence_{number}_place"] for number in range(1, EVIDENCE + 1)]

    @property
    def evidence_rows(self) -> list[dict[str, Any]]:
        """The fields of each piece of evidence; `is_open` where it is filled, wrong or the first free one."""
        rows = []
        has_free = False
        for number in range(1, EVIDENCE + 1):
            parts = ("kind", "citation", "url", "year", "until")
            fields = {part: self[f"evidence_{number}_{part}"] for part in parts}
            text = self[f"evidence_{number}"]
            is_filled = bool(text.value()) or any(field.errors for field in (text, *fields.values()))
            rows.append({"number": number, "text": text, **fields, "is_open": is_filled or not has_free})
            has_free = has_free or not is_filled
        return rows

    def clean_picture(self) -> bytes | None:
        """The picture drawn anew."""
        file = self.cleaned_data["picture"]
        return safe_image(file) if file else None

    def clean(self) -> dict[str, Any]:
        """Every text is checked as it will stand in documents, its placeholders included."""
        answers = super().clean() or self.cleaned_data
        for name, kind in self._texts():
            for message in block_faults(kind, _one_line(answers.get(name, ""))) if answers.get(name) else []:
                self.add_error(name, message)
        if listener_of(answers.get("listener", ""))[0]:
            for name in ("gives", "gets"):
                if answers.get(name):
                    self.add_error(name, _("Das gehört zu einem Argument für eine Art von Partner."))
        if (answers.get("picture") or self._keeps_picture(answers)) and not answers.get("picture_alt"):
            self.add_error("picture_alt", _("Beschreiben Sie das Bild für alle, die es nicht sehen."))
        return answers

    def _texts(self) -> Iterator[tuple[str, BlockKind]]:
        yield from ((kind.value, kind) for kind, _label, _help in SINGLE)
        yield from ((f"reason_{number}", BlockKind.REASON) for number in range(1, REASONS + 1))
        yield from ((f"evidence_{number}", BlockKind.EVIDENCE) for number in range(1, EVIDENCE + 1))

    def _keeps_picture(self, answers: dict[str, Any]) -> bool:
        return self._had_picture and not answers.get("without_picture")

    def content(self, *, picture: str = "") -> Content:
        """What a valid form says; `picture` is the name under which a new picture is stored."""
        answers = self.cleaned_data
        audience, kind = listener_of(answers["listener"])
        blocks = [
            *self._single(BlockKind.CLAIM, BlockKind.GIVES, BlockKind.GETS),
            *self._rows(BlockKind.REASON, REASONS),
            *self._rows(BlockKind.EVIDENCE, EVIDENCE),
            *self._single(BlockKind.OBJECTION, BlockKind.ANSWER, BlockKind.NOTE),
            *self._picture(picture),
        ]
        return Content(
            idea=answers["idea"],
            audience=audience,
            partner_kind=kind,
            blocks=tuple(blocks),
            occasions=tuple(answers["occasions"]),
            fact_keys=self.content_before.fact_keys if self.content_before else (),
        )

    def _single(self, *kinds: BlockKind) -> Iterator[BlockText]:
        answers = self.cleaned_data
        for kind in kinds:
            if text := _one_line(answers[kind.value]):
                source = kind == BlockKind.OBJECTION
                yield BlockText(
                    kind.value,
                    text,
                    key=kind.value,
                    citation=answers["objection_citation"] if source else "",
                    source_url=answers["objection_url"] if source else "",
                )

    def _rows(self, kind: BlockKind, most: int) -> list[BlockText]:
        """The rows of one kind by their places; each keeps the key of the block that it showed."""
        answers = self.cleaned_data
        shown = self.content_before.of_kind(kind) if self.content_before else ()
        found: list[tuple[int, int, BlockText]] = []
        for number in range(1, most + 1):
            name = f"{kind}_{number}"
            if text := _one_line(answers[name]):
                key = shown[number - 1].key if number <= len(shown) else ""
                source = _source(answers, name) if kind == BlockKind.EVIDENCE else {}
                place = answers[f"{name}_place"] or number
                found.append((place, number, BlockText(kind.value, text, key=key, **source)))
        return [block for _place, _number, block in sorted(found, key=lambda row: row[:2])]

    def _picture(self, stored: str) -> Iterator[BlockText]:
        answers = self.cleaned_data
        before = self.content_before.of_kind(BlockKind.PICTURE) if self.content_before else ()
        name = stored or (before[0].picture if before and self._keeps_picture(answers) else "")
        if name:
            yield BlockText(
                BlockKind.PICTURE.value,
                answers["picture_alt"],
                key=BlockKind.PICTURE.value,
                citation=answers["picture_citation"],
                approval=answers["picture_approval"],
                picture=name,
            )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _source(answers: dict[str, Any], name: str) -> dict[str, Any]:
    return {
        "evidence_kind": answers[f"{name}_kind"] or EvidenceKind.FACT.value,
        "citation": answers[f"{name}_citation"],
        "source_url": answers[f"{name}_url"],
        "as_of": answers[f"{name}_year"],
        "expires_on": answers[f"{name}_until"],
    }


def _initial(content: Content | None) -> dict[str, Any]:
    if content is None:
        return {}
    values: dict[str, Any] = {
        "listener": listener_word(content.audience, content.partner_kind),
        "idea": content.idea,
        "occasions": list(content.occasions),
    }
    for kind, _label, _help in SINGLE:
        values[kind.value] = next((block.text for block in content.of_kind(kind)), "")
    for number, block in enumerate(content.of_kind(BlockKind.REASON), start=1):
        values[f"reason_{number}"] = block.text
    for number, block in enumerate(content.of_kind(BlockKind.EVIDENCE), start=1):
        name = f"evidence_{number}"
        values |= {name: block.text, f"{name}_kind": block.evidence_kind, f"{name}_citation": block.citation}
        values |= {f"{name}_url": block.source_url, f"{name}_year": block.as_of, f"{name}_until": block.expires_on}
    for block in content.of_kind(BlockKind.OBJECTION):
        values |= {"objection_citation": block.citation, "objection_url": block.source_url}
    for block in content.of_kind(BlockKind.PICTURE):
        values |= {"picture_alt": block.text, "picture_citation": block.citation, "picture_approval": block.approval}
    return values
