"""A field for PostgreSQL's `ltree`: the path of a record in a tree, with subtree questions answered by an index."""

from typing import Any

from django.db import models


class LtreeField(models.Field):
    """A path such as `1.5.9`; written by triggers, read as text."""

    def db_type(self, connection: Any) -> str:
        """The column type."""
        return "ltree"


@LtreeField.register_lookup
class DescendantOf(models.Lookup):
    """`path__below="1.5"`: this node or any below it."""

    lookup_name = "below"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """SQL of the comparison."""
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"{left} <@ {right}::ltree", (*left_params, *right_params)


@LtreeField.register_lookup
class AncestorOf(models.Lookup):
    """`path__above="1.5.9"`: this node or any above it."""

    lookup_name = "above"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """SQL of the comparison."""
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"{left} @> {right}::ltree", (*left_params, *right_params)
