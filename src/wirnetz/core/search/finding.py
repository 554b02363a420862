"""Asking the index: three statements, however many hits there are."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from wirnetz.core.german import counted, number, sentence
from wirnetz.core.models import SearchWord
from wirnetz.core.search.questions import question
from wirnetz.core.search.registry import source
from wirnetz.core.search.vocabulary import Vocabulary, Word
from wirnetz.core.sorting import german_sort_key

MOST_RANKED = 500
"""So many candidates are ranked, names first; beyond that the reader is told "more than"."""

_BY_INDEX = "SET LOCAL enable_seqscan = off"
"""Common words would else be looked for row by row from a chance place; the index gives the same rows every time."""

_FIND = """
    WITH named AS MATERIALIZED (
        SELECT id, weight, sort_key, TRUE AS is_named,
            ts_rank('{{0, 0, 0, 1}}', vector, %(whole_query)s::tsquery) AS rank
        FROM core_searchdocument
        WHERE vector @@ %(title_query)s::tsquery AND is_public AND {of_kinds}
        LIMIT %(bound)s
    ), mentioned AS MATERIALIZED (
        SELECT id, weight, sort_key, FALSE AS is_named, ts_rank(vector, %(whole_query)s::tsquery) AS rank
        FROM core_searchdocument
        WHERE vector @@ %(query)s::tsquery AND NOT vector @@ %(title_query)s::tsquery AND is_public AND {of_kinds}
        LIMIT %(bound)s - (SELECT count(*) FROM named)
    ), best AS (
        SELECT id, count(*) OVER () AS total, row_number() OVER (
            ORDER BY is_named AND sort_key = %(sort_key)s DESC, is_named DESC, round(rank * 100) DESC,
                weight, sort_key, id
        ) AS place
        FROM (SELECT * FROM named UNION ALL SELECT * FROM mentioned) AS hits
        ORDER BY place LIMIT %(limit)s OFFSET %(after)s
    )
    SELECT kind, object_id, title, subtitle, argument, total
    FROM best JOIN core_searchdocument USING (id) ORDER BY place
"""


@dataclass(frozen=True, slots=True)
class SearchRow:
    """A hit. `argument` is the slug or key of the record."""

    kind: str
    object_id: int
    title: str
    subtitle: str
    argument: str

    @property
    def label(self) -> str:
        """The German name of its kind."""
        entered = source(self.kind)
        return str(entered.label) if entered else ""

    @property
    def address(self) -> str:
        """Path of its page."""
        entered = source(self.kind)
        return reverse(entered.url_name, args=[self.argument]) if entered else ""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One page of hits, best first.

    `corrected` is the text with typing errors put right (empty if there were none), `notice` the sentence about it.
    `total_text` says how many hits there are, `total` the same as a figure (at most MOST_RANKED, then `is_more`);
    `start` hits come before this page. `after` asks for the next page; None when this is the last.
    `postcodes` are words that may be postcodes: the caller answers them with regions.
    """

    rows: tuple[SearchRow, ...]
    corrected: str
    total_text: str
    after: int | None = None
    postcodes: tuple[str, ...] = ()
    total: int = 0
    is_more: bool = False
    start: int = 0

    @property
    def notice(self) -> str:
        """What else was looked for; empty if nothing."""
        return _("Gesucht wurde auch „%s“.") % self.corrected if self.corrected else ""


def search(text: str, *, kinds: Sequence[str] = (), limit: int = 20, after: int = 0) -> SearchResult:
    """Public records that `text` asks for, of the given kinds (of all, if none are given).

    Hits in names come first, a name that equals the text before them; then rank; then the weight of the kind.
    """
    asked = question(text, _vocabulary())
    found: list[tuple[str, int, str, str, str, int]] = []
    if asked.query:
        of_kinds = "kind = ANY(%(kinds)s)" if kinds else "TRUE"
        with transaction.atomic(savepoint=False), connection.cursor() as cursor:
            cursor.execute(_BY_INDEX)
            cursor.execute(
                _FIND.format(of_kinds=of_kinds),
                {
                    "query": asked.query,
                    "title_query": asked.title_query,
                    "whole_query": asked.whole_query,
                    "kinds": list(kinds),
                    "bound": MOST_RANKED + 1,
                    "sort_key": german_sort_key(asked.corrected or text[:200]),
                    "limit": limit,
                    "after": max(0, min(after, MOST_RANKED)),
                },
            )
            found = cursor.fetchall()
    if after and not found:
        return search(text, kinds=kinds, limit=limit)  # an address from before the index changed
    total = min(found[0][-1], MOST_RANKED) if found else 0
    following = after + limit
    return SearchResult(
        rows=tuple(SearchRow(*row[:-1]) for row in found),
        corrected=asked.corrected,
        total_text=_total_text(found[0][-1] if found else 0),
        after=following if following < total else None,
        postcodes=asked.postcodes,
        total=total,
        is_more=bool(found) and found[0][-1] > MOST_RANKED,
        start=after if found else 0,
    )


def _total_text(total: int) -> str:
    if total > MOST_RANKED:
        return _("Mehr als %s Treffer") % number(MOST_RANKED)
    return sentence(counted(total, _("Treffer"), _("Treffer")))


_loaded: tuple[int | None, Vocabulary] = (None, Vocabulary())


def _vocabulary() -> Vocabulary:
    """The vocabulary of this process, read again when words have come or gone.

    New words always get higher numbers, so the highest one tells the version.
    """
    global _loaded  # noqa: PLW0603 - one copy per process, replaced in one step
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM core_searchword")
        version: int | None = cursor.fetchone()[0]
    if version != _loaded[0]:
        rows = SearchWord.objects.values_list("word", "spelling", "stem", "count", "is_part")
        _loaded = (version, Vocabulary(Word(*row) for row in rows.iterator(chunk_size=10_000)))
    return _loaded[1]
