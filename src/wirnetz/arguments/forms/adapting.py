"""An argument in the words of one's own house: for each block other words, leaving it out, its place.

Where the original has changed since, the form asks what holds now; unasked nothing is taken over.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from wirnetz.arguments.enums import MANY, BlockKind
from wirnetz.arguments.validators.adapting import OwnBlock, drifts
from wirnetz.arguments.validators.content import LIMITS, BlockText, block_faults

LEAVE, KEEP, TAKE = "offen", "behalten", "nehmen"
MOST_ADDED = 2
ADDABLE = (BlockKind.REASON, BlockKind.EVIDENCE)


@dataclass(frozen=True, slots=True)
class BlockRow:
    """One block on the page: what the original says today and said when it was adapted, what the house `says` instead,
    and the fields for it; `is_open` where there is something to see in them.
    """

    key: str
    label: str
    original: str
    citation: str
    before: str
    says: str
    is_added: bool
    has_drift: bool
    is_open: bool
    fields: "tuple[forms.BoundField, ...]"


class OwnWordsForm(forms.Form):
    """`originals` are the blocks that the house would say without its own words, `own` what it says now."""

    def __init__(
        self, data: QueryDict | None, *, originals: Sequence[BlockText], own: Sequence[OwnBlock], **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.originals, self.own = originals, {part.key: part for part in own}
        self.drift = {drift.key: drift for drift in drifts(originals, own)}
        added = [BlockText(kind=part.kind, text=part.text, key=part.key) for part in own if part.is_added]
        gone = [
            BlockText(kind=part.kind, text="", key=part.key)
            for part in own
            if part.key in self.drift and not self._has(part.key)
        ]
        self.blocks = (*originals, *added, *gone)
        for block in self.blocks:
            self._add_fields(block)
        for kind in ADDABLE:
            self.fields[f"neu-{kind}"] = forms.CharField(
                label=_("Eigener Grund") if kind == BlockKind.REASON else _("Eigener Beleg"),
                required=False,
                max_length=400,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text=_("Höchstens %d Zeichen passen auf eine Folie.") % LIMITS[kind],
            )
        self.fields["neu-quelle"] = forms.CharField(label=_("Quelle Ihres Belegs"), required=False, max_length=200)

    def _has(self, key: str) -> bool:
        return any(block.key == key for block in self.originals)

    def _add_fields(self, block: BlockText) -> None:
        part = self.own.get(block.key, OwnBlock(block.key, block.kind))
        self.fields[f"text-{block.key}"] = forms.CharField(
            label=_("Mit unseren Worten"),
            required=False,
            initial=part.text,
            max_length=600,
            widget=forms.Textarea(attrs={"rows": 2}),
            help_text=_("Leer lassen heißt: Es gilt der Text darüber.") if not part.is_added else "",
        )
        if not part.is_added:
            self.fields[f"weg-{block.key}"] = forms.BooleanField(
                label=_("Das ganze Argument weglassen") if block.kind == BlockKind.CLAIM else _("Weglassen"),
                required=False,
                initial=part.is_hidden,
            )
        if block.kind in MANY:
            self.fields[f"platz-{block.key}"] = forms.IntegerField(
                label=_("Platz"), required=False, initial=part.position, min_value=1, max_value=9
            )
        if block.key in self.drift:
            self.fields[f"neues-{block.key}"] = forms.ChoiceField(
                label=_("Was soll gelten?"),
                choices=[
                    (LEAVE, _("Noch offen lassen")),
                    (KEEP, _("Unsere Fassung behalten, auch geändert")),
                    (TAKE, _("Den neuen Text des Originals nehmen")),
                ],
                initial=LEAVE,
                widget=forms.RadioSelect,
            )

    def rows(self) -> Iterator[BlockRow]:
        """The blocks in their order, each with its fields."""
        for block in self.blocks:
            names = [f"{word}-{block.key}" for word in ("neues", "text", "platz", "weg")]
            drift = self.drift.get(block.key)
            part = self.own.get(block.key)
            fields = tuple(self[name] for name in names if name in self.fields)
            yield BlockRow(
                key=block.key,
                label=self._label(block),
                original="" if part and part.is_added else block.text,
                citation=block.citation,
                before=drift.before if drift else "",
                says=part.text if part else "",
                is_added=bool(part and part.is_added),
                has_drift=drift is not None,
                is_open=part is not None or any(field.errors for field in fields),
                fields=fields,
            )

    def _label(self, block: BlockText) -> str:
        """„Aussage“, „Grund 2“ where there are several."""
        alike = [other.key for other in self.blocks if other.kind == block.kind]
        words = str(BlockKind(block.kind).label)
        return f"{words} {alike.index(block.key) + 1}" if len(alike) > 1 else words

    def new_fields(self) -> "tuple[forms.BoundField, ...]":
        """What may be added."""
        return tuple(self[name] for name in self.fields if name.startswith("neu-"))

    def clean(self) -> dict[str, Any]:
        """No text that a slide cannot hold; evidence of one's own names its source."""
        answers = super().clean() or self.cleaned_data
        for block in self.blocks:
            self._check(f"text-{block.key}", block.kind, answers.get(f"text-{block.key}", ""))
        for kind in ADDABLE:
            self._check(f"neu-{kind}", kind, answers.get(f"neu-{kind}", ""))
        if answers.get(f"neu-{BlockKind.EVIDENCE}") and not answers.get("neu-quelle"):
            self.add_error("neu-quelle", _("Nennen Sie die Quelle: Herausgeber, Titel, Jahr."))
        return answers

    def _check(self, name: str, kind: str, text: str) -> None:
        for fault in block_faults(kind, text) if text else ():
            self.add_error(name, fault)

    def parts(self) -> tuple[OwnBlock, ...]:
        """What the house says after a valid form."""
        found = [part for block in self.blocks if (part := self._part(block)) is not None]
        used = {block.key for block in self.blocks}
        for kind in ADDABLE:
            text = self.cleaned_data[f"neu-{kind}"]
            if text:
                number = next(n for n in range(1, 99) if f"eigen-{kind}-{n}"[:20] not in used)
                source = self.cleaned_data["neu-quelle"] if kind == BlockKind.EVIDENCE else ""
                found.append(OwnBlock(f"eigen-{kind}-{number}"[:20], kind, text, source, is_added=True))
        return tuple(found)

    def _part(self, block: BlockText) -> OwnBlock | None:
        answers, old = self.cleaned_data, self.own.get(block.key)
        text = answers[f"text-{block.key}"].strip()
        position = answers.get(f"platz-{block.key}")
        if old and old.is_added:
            return (
                OwnBlock(block.key, block.kind, text, old.citation, is_added=True, position=position) if text else None
            )
        choice = answers.get(f"neues-{block.key}", KEEP)
        if not self._has(block.key) and choice == KEEP:  # the original is gone, the words stay as ones of the house
            return OwnBlock(block.key, block.kind, text, is_added=True, position=position) if text else None
        if choice == TAKE:
            return OwnBlock(block.key, block.kind, position=position, base=block.text) if position else None
        return OwnBlock(
            block.key,
            block.kind,
            "" if text == block.text else text,
            old.citation if old else "",
            is_hidden=answers.get(f"weg-{block.key}", False),
            position=position,
            base=old.base if old and choice == LEAVE else block.text,
        )
