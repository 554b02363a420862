"""Search over everything one may see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wirnetz.core.limits import FINDER, limited
from wirnetz.core.search import search as search_documents
from wirnetz.portal.queries.examples import rows_with_mark
from wirnetz.portal.sentences.search import search_answer
from wirnetz.regions.queries import find_places

LONGEST_START = 6


@require_safe
@limited("finder", **FINDER, when=lambda request: bool(request.GET.get("q")))
def search(request: HttpRequest) -> HttpResponse:
    """Places first where the words name one, then records by relevance; `nach` asks for further records."""
    text = request.GET.get("q", "").strip()[:200]
    after = request.GET.get("nach", "")
    start = int(after) if after.isascii() and after.isdigit() and len(after) < LONGEST_START else 0
    result = search_documents(text, after=start) if text else None
    found = find_places(text) if result and not result.start else None
    places = found.areas[:6] if found is not None else ()
    answer = search_answer(text, shown=0, total=0)
    if result is not None:
        answer = search_answer(
            text,
            shown=len(result.rows),
            total=result.total,
            places=len(places),
            start=result.start,
            is_more=result.is_more,
        )
    context = {
        "text": text,
        "result": result,
        "rows": rows_with_mark(result.rows) if result else [],
        "places": places,
        "answer": answer,
    }
    return render(request, "portal/search.html", context)
