"""Writing the index: everything, one kind, one record."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from django.db import connection, transaction
from django.db.models import Model

from wirnetz.core.models import SearchDocument, SearchWord
from wirnetz.core.search.compounds import Compounds
from wirnetz.core.search.registry import Source, source, source_of, sources
from wirnetz.core.search.vectors import SearchEntry, vector
from wirnetz.core.search.vocabulary import Word
from wirnetz.core.search.words import STOP_WORDS, spelled_words, stem
from wirnetz.core.sorting import german_sort_key

_ONE_AT_A_TIME = 7_219_034
_AT_ONCE = 500
_COPY_DOCUMENTS = """
    COPY core_searchdocument (kind, object_id, title, subtitle, argument, sort_key, weight, is_public, vector)
    FROM STDIN
"""
_ADD_WORDS = """
    INSERT INTO core_searchword (word, spelling, stem, count, is_part)
    SELECT * FROM unnest(%s::text[], %s::text[], %s::text[], %s::int[], %s::bool[])
    ON CONFLICT (word) DO UPDATE SET
        count = core_searchword.count + excluded.count, is_part = core_searchword.is_part OR excluded.is_part
"""


@transaction.atomic
def reindex_all() -> int:
    """Make the whole index anew, the vocabulary included; returns the number of documents.

    Readers keep the old index until the transaction ends.
    """
    _lock()
    SearchDocument.objects.all().delete()
    SearchWord.objects.all().delete()
    found = [(one, list(one.all_entries())) for one in sources()]
    _add_words(_counted(found))
    compounds = _known_compounds()
    return sum(_write(one, entries, compounds) for one, entries in found)


@transaction.atomic
def reindex(kind: str | None = None) -> int:
    """Make the index of one kind anew (of all, for None); returns the number of documents.

    The vocabulary only grows here. Records of other kinds are taken apart on new words with the next `reindex_all`.
    """
    if kind is None:
        return reindex_all()
    one = source(kind)
    if one is None:
        raise KeyError(kind)
    _lock()
    SearchDocument.objects.filter(kind=kind).delete()
    entries = list(one.all_entries())
    _add_words(_counted([(one, entries)]))
    return _write(one, entries, _known_compounds())


@transaction.atomic
def index_record(record: Model, *, is_deleted: bool = False) -> None:
    """Bring the index up to date with one record; one without an entry (or deleted) is no longer found."""
    one = source_of(record)
    if one is None:
        raise KeyError(type(record).__name__)
    SearchDocument.objects.filter(kind=one.kind, object_id=record.pk).delete()
    if is_deleted:
        return
    entries = list(one.entries(one.model._default_manager.filter(pk=record.pk)))
    _add_words(_counted([(one, entries)]))
    _write(one, entries, _known_compounds())


def index_records(model: type[Model], numbers: Sequence[int]) -> None:
    """Bring the index up to date with many records of one model, by primary key; those that are gone are taken out.

    Some at a time, each lot in a transaction that locks its records, so that editors and it wait for each other.
    """
    one = next((known for known in sources() if known.model is model), None)
    if one is None:
        raise KeyError(model.__name__)
    compounds: Compounds | None = None
    for start in range(0, len(numbers), _AT_ONCE):
        with transaction.atomic():
            records = one.model._default_manager.filter(pk__in=numbers[start : start + _AT_ONCE])
            list(records.order_by("pk").select_for_update().values_list("pk"))
            SearchDocument.objects.filter(kind=one.kind, object_id__in=numbers[start : start + _AT_ONCE]).delete()
            entries = list(one.entries(records))
            _add_words(_counted([(one, entries)]))
            compounds = compounds or _known_compounds()
            _write(one, entries, compounds)


def _lock() -> None:
    """Two that write the whole index wait for each other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ONE_AT_A_TIME])


def _counted(found: Iterable[tuple[Source, list[SearchEntry]]]) -> list[Word]:
    """The distinct words of the entries with their most frequent spelling."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    parts: set[str] = set()
    for one, entries in found:
        for entry in entries:
            for word, spelling in spelled_words(entry.text):
                spellings[word][spelling] += 1
                if one.is_vocabulary:
                    parts.add(word)
    return [
        Word(word, counts.most_common(1)[0][0][:80], stem(word), counts.total(), word in parts)
        for word, counts in spellings.items()
        if word not in STOP_WORDS
    ]


def _add_words(words: list[Word]) -> None:
    if not words:
        return
    words.sort(key=lambda word: word.word)  # the same order everywhere: no deadlock between two records
    columns = [[getattr(word, name) for word in words] for name in ("word", "spelling", "stem", "count", "is_part")]
    with connection.cursor() as cursor:
        cursor.execute(_ADD_WORDS, columns)


def _known_compounds() -> Compounds:
    return Compounds(frozenset(SearchWord.objects.filter(is_part=True).values_list("word", flat=True)))


def _write(one: Source, entries: list[SearchEntry], compounds: Compounds) -> int:
    with connection.cursor() as cursor, cursor.copy(_COPY_DOCUMENTS) as copy:
        for entry in entries:
            copy.write_row(
                (
                    one.kind,
                    entry.object_id,
                    entry.title[:300],
                    entry.subtitle[:400],
                    entry.argument,
                    german_sort_key(entry.title),
                    one.weight + entry.weight,
                    entry.is_public,
                    vector(entry, compounds),
                )
            )
    return len(entries)
