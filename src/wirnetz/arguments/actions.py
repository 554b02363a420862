"""Writing the argument library: loading it from its data files."""

from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wirnetz.arguments.models import Argument, Evidence
from wirnetz.arguments.validators.library import FOLDER, ArgumentText, LibraryError, read_arguments
from wirnetz.arguments.validators.occasions import occasions
from wirnetz.core.reference import LoadReport, ReferenceDataError


def load_reference(folder: Path = FOLDER) -> LoadReport:
    """Bring the library in line with its files; repeated loads change nothing. All or nothing."""
    try:
        texts = read_arguments(folder)
        occasions(folder)
    except LibraryError as error:
        remedy = _("Berichtigen Sie die Datei und laden Sie erneut.")
        reason = f"„{error.entry}“: {error.reason}" if error.entry else error.reason
        raise ReferenceDataError(error.path, reason, remedy, column=error.field) from error
    report = LoadReport(_("Argumente"))
    with transaction.atomic():
        known = {argument.slug: argument for argument in Argument.objects.prefetch_related("evidence")}
        for text in texts:
            _load_argument(text, known.get(text.slug), report)
        Argument.objects.exclude(slug__in=[text.slug for text in texts]).delete()
    return report


def _load_argument(text: ArgumentText, argument: Argument | None, report: LoadReport) -> None:
    values = _values(text)
    evidence = _evidence(text)
    if argument is None:
        argument = Argument.objects.create(slug=text.slug, **values)
        report.created += 1
    elif values == {name: getattr(argument, name) for name in values} and evidence == _stored(argument):
        report.unchanged += 1
        return
    else:
        for name, value in values.items():
            setattr(argument, name, value)
        argument.save()
        argument.evidence.all().delete()
        report.changed += 1
    Evidence.objects.bulk_create(Evidence(argument=argument, **piece) for piece in evidence)


def _values(text: ArgumentText) -> dict[str, Any]:
    return {
        "position": text.position,
        "idea": text.idea.value,
        "audience": text.audience,
        "partner_kind": text.partner_kind,
        "claim": text.claim,
        "gives": text.gives,
        "gets": text.gets,
        "reasons": list(text.reasons),
        "objection": text.objection,
        "objection_source": text.objection_source.citation,
        "objection_url": text.objection_source.url,
        "answer": text.answer,
        "note": text.note,
        "fact_keys": list(text.facts),
        "expires_on": text.expires_on,
    }


def _evidence(text: ArgumentText) -> list[dict[str, Any]]:
    return [
        {
            "position": at,
            "text": piece.text,
            "citation": piece.source.citation,
            "source_url": piece.source.url,
            "as_of": piece.source.year,
        }
        for at, piece in enumerate(text.evidence)
    ]


def _stored(argument: Argument) -> list[dict[str, Any]]:
    names = ("position", "text", "citation", "source_url", "as_of")
    return [{name: getattr(piece, name) for name in names} for piece in argument.evidence.all()]
