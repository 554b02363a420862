"""Search over everything: German, with compounds, prefixes and typing errors.

Rooms enter what can be found by `search_source`; actions that write records call `index_record` or `index_records`.
"""

from wirnetz.core.search.finding import SearchResult, SearchRow, search
from wirnetz.core.search.indexing import index_record, index_records, reindex, reindex_all
from wirnetz.core.search.registry import search_source
from wirnetz.core.search.vectors import SearchEntry

__all__ = [
    "SearchEntry",
    "SearchResult",
    "SearchRow",
    "index_record",
    "index_records",
    "reindex",
    "reindex_all",
    "search",
    "search_source",
]
