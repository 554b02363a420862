"""Search over everything one may see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wirnetz.core.search import search as search_documents
from wirnetz.portal.queries.examples import rows_with_mark
from wirnetz.portal.sentences.search import search_answer
from wirnetz.regions.queries import find_places


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Places first where the words name one, then records by relevance."""
    text = request.GET.get("q", "").strip()[:200]
    result = search_documents(text) if text else None
    places = find_places(text) if text else None
    context = {
        "text": text,
        "result": result,
        "rows": rows_with_mark(result.rows) if result else [],
        "places": places.areas[:6] if places is not None else [],
        "answer": search_answer(text, len(result.rows) if result else 0, len(places.areas[:6]) if places else 0),
    }
    return render(request, "portal/search.html", context)
