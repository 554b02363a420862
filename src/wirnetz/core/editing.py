"""Two editors at once: whoever saves second sees both versions, and nothing of either is lost.

A form carries the fingerprint of what its editor has seen. The action locks the row, compares, and refuses with
`EditConflict` if somebody else saved meanwhile; the view answers with `conflict`.
"""

import dataclasses
import hashlib
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django import forms
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.encoding import force_str
from django.utils.translation import gettext as _

Record = TypeVar("Record", bound=models.Model)
SEEN = "seen"
NOT_WRITTEN = (SEEN, "csrfmiddlewaretoken")


class EditConflict(Exception):
    """The record is not as its editor has seen it any more. `record` is how it is stored now."""

    def __init__(self, record: models.Model, fields: Sequence[str] = ()) -> None:
        super().__init__(f"{record._meta.label} {record.pk} was changed meanwhile")
        self.record = record
        self.fields = tuple(fields)


def fingerprint(record: models.Model, fields: Iterable[str]) -> str:
    """A short name for the present values of `fields`: another one as soon as one of them is changed."""
    parts = [f"{record._meta.label}:{record.pk}"]
    for name in fields:
        field = record._meta.get_field(name)
        if field.many_to_many:
            value: Any = sorted(getattr(record, name).values_list("pk", flat=True))
        else:
            value = getattr(record, getattr(field, "attname", name))
        parts.append(f"{name}={value!r}")
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:40]


def refuse_if_changed(record: models.Model, fields: Sequence[str], *, seen: str) -> None:
    """EditConflict unless the (locked) record is as the editor has `seen` it."""
    if fingerprint(record, fields) != seen:
        raise EditConflict(record, fields)


def save_if_unchanged(record: Record, values: dict[str, Any], *, seen: str, fields: Sequence[str] = ()) -> Record:
    """Lock the row, refuse if it is not as `seen`, else save `values`; the record as it is stored then.

    `fields` are those that the fingerprint was made of; the names in `values` where nothing else is said.
    """
    with transaction.atomic():
        rows: Any = type(record)._base_manager.select_for_update()
        if hasattr(rows, "unscoped"):
            rows = rows.unscoped("the caller has fetched this very record within somebody's rights")
        stored: Record = rows.get(pk=record.pk)
        refuse_if_changed(stored, fields or tuple(values), seen=seen)
        changed = [name for name, value in values.items() if getattr(stored, name) != value]
        for name in changed:
            setattr(stored, name, values[name])
        if changed:
            stored.save(update_fields=changed)
    return stored


class VersionedForm(forms.Form):
    """A form that carries what its editor has seen in the hidden field `seen`; mix it into any form."""

    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def label_of(self, name: str) -> str:
        """What the field is called where it is named away from its place on the page."""
        return force_str(self[name].label)


@dataclasses.dataclass(frozen=True)
class Difference:
    """One field of a form in both versions, in words as people read them."""

    label: str
    theirs: str
    yours: str
    name: str = dataclasses.field(default="", compare=False)


def differences(yours: forms.BaseForm, theirs: forms.BaseForm) -> list[Difference]:
    """The fields in which what was sent and what is stored are not the same."""
    found = []
    for name, asked in yours.fields.items():
        if name in NOT_WRITTEN or isinstance(asked, forms.FileField):
            continue
        mine, stored = _words(yours[name].value(), asked), _words(theirs[name].value(), asked)
        if mine != stored:
            label = yours.label_of(name) if isinstance(yours, VersionedForm) else force_str(yours[name].label)
            found.append(Difference(label, stored, mine, name))
    return found


def conflict(
    request: HttpRequest,
    *,
    yours: forms.BaseForm,
    theirs: forms.BaseForm,
    what: str,
    back: str = "",
    save: str = "",
) -> HttpResponse:
    """409: both versions side by side, with the choice to save one's own or to keep the other one.

    `yours` is the bound form; `theirs` a fresh one of the record as it is stored now, with its new `seen`. `what`
    names the record; `back` is where the other version can be edited, by default the form's own address; `save` says
    what saving one's own does, where it does more than that. What differs is sent as one's own writing, also where a
    field shows what it was filled with: it was not filled with what is stored now.
    """
    rows = differences(yours, theirs)
    left_out = {*NOT_WRITTEN, *(yours[row.name].html_initial_name for row in rows)}
    sent = [(name, value) for name, values in request.POST.lists() if name not in left_out for value in values]
    context = {
        "what": what,
        "rows": rows,
        "save": save or _("Meine Fassung speichern"),
        "sent": sent,
        "seen": theirs[SEEN].value() or "",
        "address": request.get_full_path(),
        "back": back or request.get_full_path(),
        "has_files": bool(request.FILES),
    }
    return render(request, "core/conflict_409.html", context, status=409)


def _words(value: Any, field: forms.Field) -> str:
    """A form's value as it is read: the words of a choice, yes and no, several joined; line breaks as they are sent."""
    if isinstance(field, forms.BooleanField):
        return _("ja") if field.to_python(value) else _("nein")
    if isinstance(value, list | tuple | set | models.QuerySet):
        return ", ".join(sorted(_words(part, field) for part in value))
    if isinstance(value, models.Model):
        value = value.pk
    if value is None or value == "":
        return ""
    for key, words in getattr(field, "choices", None) or ():
        if str(key) == str(value):
            return str(words)
    if isinstance(field, forms.DateField | forms.DecimalField | forms.IntegerField):
        value = field.prepare_value(_understood(value, field))
        return force_str(field.widget.format_value(value) or "")
    return force_str(value).replace("\r\n", "\n").strip()


def _understood(value: Any, field: forms.Field) -> Any:
    """The value that the text stands for, so that "01.5.2026" equals the stored day; the text if it is none."""
    try:
        return field.to_python(value)
    except forms.ValidationError:
        return value
