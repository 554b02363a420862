"""One list on its way: question, preview, report, and taking it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wirnetz.accounts.queries import person_of
from wirnetz.imports.actions import (
    FileRefused,
    RunClosed,
    StalePreview,
    answer_questions,
    apply_import,
    discard_import,
    preview,
    undo_import,
)
from wirnetz.imports.enums import Outcome, RunState
from wirnetz.imports.models import ImportRun
from wirnetz.imports.queries import row_page
from wirnetz.imports.sentences.runs import apply_words, outcome_heading
from wirnetz.imports.views.entering import for_lists, run_of, trail_to
from wirnetz.imports.views.parts import COMPLETE, answer_of, column_rows, decided, parts_of, shown_rows
from wirnetz.organisations.models import Organisation


@require_safe
@for_lists
def run(request: HttpRequest, organisation: Organisation, number: int) -> HttpResponse:
    """Where the list stands, and what to do with it."""
    return _page(request, organisation, run_of(request, organisation, number))


@require_POST
@for_lists
def answer(request: HttpRequest, organisation: Organisation, number: int) -> HttpResponse:
    """Answer the open question, or say otherwise what a column holds; then plan anew."""
    found = run_of(request, organisation, number)
    answers = {
        key[2:]: str(value)
        for key, value in request.POST.items()
        if key.startswith("a:") and (value or not key.startswith("a:column:"))
    }
    try:
        answer_questions(run=found, answers=answers, by=person_of(request))
    except (FileRefused, RunClosed) as error:
        messages.error(request, str(error))
    return redirect("imports:run", slug=organisation.slug, number=number)


@require_POST
@for_lists
def apply(request: HttpRequest, organisation: Organisation, number: int) -> HttpResponse:
    """Write what the preview says and what was decided; 409 with a fresh preview if records have changed since."""
    found = run_of(request, organisation, number)
    decisions = decided(request.POST)
    try:
        apply_import(run=found, by=person_of(request), decisions=decisions)
    except StalePreview as error:
        return _fresh_preview(request, organisation, found, notice=str(error))
    except (FileRefused, RunClosed) as error:
        messages.error(request, str(error))
    return redirect("imports:run", slug=organisation.slug, number=number)


def _fresh_preview(request: HttpRequest, organisation: Organisation, found: ImportRun, *, notice: str) -> HttpResponse:
    """409 with a new plan from the stored file; where the file is gone by now, the reason and what helps."""
    try:
        return _page(request, organisation, preview(found), status=409, notice=notice)
    except (FileRefused, RunClosed) as error:
        messages.error(request, str(error))
        return redirect("imports:run", slug=organisation.slug, number=found.pk)


@require_POST
@for_lists
def undo(request: HttpRequest, organisation: Organisation, number: int) -> HttpResponse:
    """Take the list back, as far as nothing was edited since."""
    found = run_of(request, organisation, number)
    try:
        undo_import(run=found, by=person_of(request))
    except RunClosed as error:
        messages.error(request, str(error))
    return redirect("imports:run", slug=organisation.slug, number=number)


@require_POST
@for_lists
def discard(request: HttpRequest, organisation: Organisation, number: int) -> HttpResponse:
    """Drop a list that was not taken over; nothing of it stays."""
    found = run_of(request, organisation, number)
    try:
        discard_import(run=found, by=person_of(request))
    except RunClosed as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Verworfen. Von der Liste „%s“ ist nichts übernommen.") % found.file_name)
    return redirect("imports:lists", slug=organisation.slug)


@require_safe
@for_lists
def rows(request: HttpRequest, organisation: Organisation, number: int, outcome: str) -> HttpResponse:
    """All rows that came to one outcome, a page at a time."""
    found = run_of(request, organisation, number)
    outcome = outcome if outcome in Outcome.values else Outcome.NEW.value
    page = row_page(found, outcome, after=request.GET.get("nach", ""))
    heading = outcome_heading(outcome, found.counts.get(outcome, 0))
    here = (reverse("imports:run", args=[organisation.slug, found.pk]), found.file_name)
    return render(
        request,
        "imports/run_rows.html",
        {
            "organisation": organisation,
            "trail": trail_to(organisation, here, ("", heading)),
            "run": found,
            "heading": heading,
            "rows": shown_rows(page.rows),
            "page": page,
            "outcome": outcome,
        },
    )


def _page(
    request: HttpRequest, organisation: Organisation, found: ImportRun, *, status: int = 200, notice: str = ""
) -> HttpResponse:
    parts = parts_of(found)
    context = {
        "organisation": organisation,
        "trail": trail_to(organisation, ("", found.file_name)),
        "run": found,
        "answer": answer_of(found),
        "notice": notice,
        "parts": parts,
        "has_decisions": any(part.is_open and part.outcome != Outcome.SETTLED for part in parts),
        "apply_words": apply_words(found.kind, found.counts),
        "columns": column_rows(found),
        "complete": next((question for question in found.questions if question["id"] == COMPLETE), None),
        "complete_answer": found.answers.get(COMPLETE, "no"),
        "open_questions": [
            question
            for question in found.questions
            if question["id"] != COMPLETE and question["id"] not in found.answers
        ],
        "is_open": found.state == RunState.PREVIEWED,
    }
    return render(request, "imports/run.html", context, status=status)
