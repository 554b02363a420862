"""Finished pages and parts of pages, kept in memory as long as no record changes (docs/adr/0008-kept-pages.md)."""

from wirnetz.core.kept.page import kept_page
from wirnetz.core.kept.rows import kept_rows, rows_key
from wirnetz.core.kept.store import kept_value
from wirnetz.core.kept.version import data_version

__all__ = ["data_version", "kept_page", "kept_rows", "kept_value", "rows_key"]
