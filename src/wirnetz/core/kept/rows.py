"""Rows of long lists, rendered once per record and version; the list itself is asked for each time."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db.models import Model, QuerySet
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from wirnetz.core.kept.store import STORE
from wirnetz.core.pagination import Page, keyset_page

Row = TypeVar("Row", bound=Model)


def rows_key(queryset: QuerySet[Any]) -> str:
    """What a kept value about these rows is named by: the conditions, what a person may see among them."""
    try:
        return str(queryset.order_by().select_related(None).values("pk").query)
    except EmptyResultSet:
        return "none"


def kept_rows(
    queryset: QuerySet[Row],
    *,
    version: str,
    template: str,
    after: str,
    load: Callable[[QuerySet[Row]], QuerySet[Row]] = lambda rows: rows,
) -> Page[SafeString]:
    """A keyset page of `queryset` as ready rows. `template` shows one `record` and nothing that depends on the reader.

    `load` adds what only the row shows (counts, joins) to a queryset. At most two queries: which records, and those
    of them that are not kept.
    """
    light: Any = queryset.values_list("pk", "sort_key", named=True)
    page = keyset_page(light, after=after)
    language = get_language()
    keys = {row.pk: (template, row.pk, language) for row in page.rows}
    found = {pk: STORE.get(version, key) for pk, key in keys.items()}
    missing = [pk for pk, html in found.items() if html is None]
    if missing:
        shape = get_template(template)
        for record in load(queryset.filter(pk__in=missing)):
            found[record.pk] = shape.render({"record": record})
            STORE.put(version, keys[record.pk], found[record.pk])
    return Page([mark_safe(found[row.pk] or "") for row in page.rows], page.after, page.is_first)  # noqa: S308
