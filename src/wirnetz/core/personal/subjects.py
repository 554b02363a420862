"""Which rows are about a person: the declarations, turned into questions to the database."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Model, Q, QuerySet

from wirnetz.core.personal.coverage import tables, tracked_model
from wirnetz.core.personal.declarations import Personal, Subject, Way, all_personal


@dataclass(frozen=True)
class Group:
    """Fields of one table that are about the same person; of a table of history those of the table it keeps."""

    model: type[Model]
    source: type[Model]
    subject: tuple[Way, ...]
    fields: tuple[Personal, ...]

    @property
    def is_history(self) -> bool:
        """Whether these are rows of history."""
        return self.model is not self.source

    @property
    def is_only_a_pointer(self) -> bool:
        """Whether the fields say no more than that this person had to do with the record."""
        return {field.field for field in self.fields} <= set(self.subject)


def groups() -> list[Group]:
    """All groups: first the tables themselves, then what history keeps of them."""
    by_subject: defaultdict[tuple[type[Model], tuple[Way, ...]], list[Personal]] = defaultdict(list)
    for declaration in all_personal():
        by_subject[declaration.model, declaration.subject].append(declaration)
    live = [Group(model, model, subject, tuple(fields)) for (model, subject), fields in by_subject.items()]
    return live + [history for group in live for history in _histories(group)]


def _histories(group: Group) -> Iterator[Group]:
    for model in tables():
        if tracked_model(model) is group.source:
            names = {field.name for field in model._meta.concrete_fields}
            kept = tuple(field for field in group.fields if field.field in names)
            if kept:
                yield Group(model, group.source, group.subject, kept)


def rows_about(group: Group, subject: Subject) -> QuerySet[Model]:
    """The rows of the group that are about this person; of history also earlier states under another address."""
    rows = group.model._base_manager.all()
    if not group.is_history:
        return rows.filter(_condition(group, subject, itself="pk"))
    direct = _condition(group, subject, itself="pgh_obj_id")
    if group.is_only_a_pointer or not hasattr(group.model, "pgh_obj_id"):
        return rows.filter(direct)
    live = group.source._base_manager.filter(_condition(group, subject, itself="pk"))
    numbers = {*live.values_list("pk", flat=True), *rows.filter(direct).values_list("pgh_obj_id", flat=True)}
    return rows.filter(pgh_obj_id__in=numbers)


def _condition(group: Group, subject: Subject, *, itself: str) -> Q:
    found = Q(pk__in=[])
    for way in group.subject:
        if callable(way):
            found |= way(subject)
        elif way.startswith("@"):
            for address in subject.addresses:
                found |= Q(**{f"{way[1:]}__iexact": address})
        elif way.startswith("~"):
            for address in subject.addresses:
                found |= Q(**{f"{way[1:]}__icontains": address})
        else:
            found |= Q(**{way or itself: subject.number})
    return found
