"""The commands `import offices`, `import people`, `import networks`, `import statistics`."""

from pathlib import Path
from typing import Any

import click
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirnetz.core.commands import Group, cli, json_option, print_json, refuse
from wirnetz.imports.actions import FileRefused, answer_questions, apply_import, discard_import, start_import
from wirnetz.imports.enums import ImportKind, Outcome, RunState
from wirnetz.imports.models import ImportRun
from wirnetz.imports.queries import report_rows
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import the_alliance

_TOLD = (Outcome.DUPLICATE, Outcome.DOUBTFUL, Outcome.ERROR)


@cli.group("import", cls=Group)
def import_lists() -> None:
    """Liest Listen ein: Regionalstellen, Ansprechpersonen, Netzwerke, amtliche Statistik."""


def _import_command(kind: str, words: str) -> None:
    @import_lists.command(kind, help=words)
    @click.argument("file", type=click.Path(path_type=Path), metavar="DATEI")
    @click.option("--organisation", metavar="KURZNAME", required=kind != ImportKind.STATISTICS, help=_OF_WHOM)
    @click.option("--dry-run", is_flag=True, help="Nur zeigen, was geschähe.")
    @click.option("--complete", is_flag=True, help="Die Liste ist vollständig: Was in ihr fehlt, gilt als beendet.")
    @click.option("--answer", "answers", multiple=True, metavar="FRAGE=ANTWORT", help="Antwort auf eine Rückfrage.")
    @json_option
    def command(file: Path, organisation: str | None, answers: tuple[str, ...], **flags: bool) -> None:
        given = dict(answer.partition("=")[::2] for answer in answers)
        if flags["complete"]:
            given["complete"] = "yes"
        report = _imported(file, kind, _organisation(organisation), given, is_trial=flags["dry_run"])
        if flags["as_json"]:
            print_json(report)
        else:
            _tell(report, is_trial=flags["dry_run"])


_OF_WHOM = "Kurzname der Organisation, deren Liste es ist (siehe: wirnetz list organisations)."
_import_command("offices", "Liest eine Liste von Regionalstellen ein (XLSX oder CSV).")
_import_command("people", "Liest eine Liste von Ansprechpersonen ein (XLSX oder CSV).")
_import_command("networks", "Liest Netzwerke mit Mitgliedern ein (XLSX oder CSV).")
_import_command("statistics", "Liest die amtliche Tabelle 52111-01-02-4 ein (XLSX oder CSV).")


def _organisation(slug: str | None) -> Organisation:
    found = Organisation.objects.select_related("node").filter(slug=slug).first() if slug else the_alliance()
    if found is None:
        raise refuse(_("Die Organisation „%s“ ist nicht eingetragen.") % (slug or _("der Allianz")))
    if found.node is None:
        raise refuse(_("Die Organisation „%s“ hat keinen Platz im Rechtebaum.") % found)
    return found


def _imported(
    file: Path, kind: str, organisation: Organisation, answers: dict[str, str], *, is_trial: bool
) -> dict[str, Any]:
    """Read, answer as suggested where nothing was said, apply; a trial leaves nothing behind."""
    try:
        with file.open("rb") as opened, transaction.atomic():
            run = start_import(organisation=organisation, kind=kind, file=File(opened, name=file.name), by=None)
            asked = list(run.questions)
            if run.state == RunState.QUESTIONS or answers:
                suggested = {question["id"]: question["suggested"] for question in asked}
                run = answer_questions(run=run, answers=suggested | answers, by=None)
            if not is_trial:
                run = apply_import(run=run, by=None)
            report = _report(run, asked)
            if is_trial:
                discard_import(run=run, by=None)
                transaction.set_rollback(True)
            return report
    except FileRefused as refused:
        raise refuse(str(refused)) from refused
    except ValidationError as error:
        raise refuse(" ".join(error.messages)) from error
    except OSError as error:
        raise refuse(_("Die Datei „%s“ lässt sich nicht öffnen.") % file) from error


def _report(run: ImportRun, asked: list[dict[str, Any]]) -> dict[str, Any]:
    known = {question["id"] for question in asked}
    questions = asked + [question for question in run.questions if question["id"] not in known]
    return {
        "questions": [{**question, "answer": run.answers.get(question["id"], "")} for question in questions],
        "notes": run.notes,
        "counts": run.counts,
        "rows": report_rows(run),
    }


def _tell(report: dict[str, Any], *, is_trial: bool) -> None:
    for note in report["notes"]:
        click.echo(note)
    for question in report["questions"]:
        click.echo(_("Rückfrage %(id)s: %(text)s") % question)
        for choice in question["choices"]:
            mark = "*" if choice["value"] == (question["answer"] or question["suggested"]) else " "
            click.echo(f"  {mark} {question['id']}={choice['value']}  {choice['label']}")
    for row in report["rows"]:
        if row["outcome"] in set(_TOLD):
            click.echo(_("Zeile %(row)s, %(name)s: %(message)s") % row)
    counts = [
        f"{report['counts'][outcome]} {Outcome(outcome).label}" for outcome in Outcome if outcome in report["counts"]
    ]
    lead = _("Probe, nichts ist geschrieben") if is_trial else _("Eingelesen")
    total = len(report["rows"])
    rows = ngettext("%d Zeile", "%d Zeilen", total) % total
    click.echo(f"{lead}: {rows}: {', '.join(counts)}." if counts else f"{lead}: {rows}.")
