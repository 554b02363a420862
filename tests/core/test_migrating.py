"""Operations of a migration that move on together: which may, and that the result is the same."""

from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from wirnetz.core.migrating import Together, together

NUMBER = ("id", models.BigAutoField(primary_key=True))


def new(name, **fields):
    return migrations.CreateModel(name, [NUMBER, *fields.items()])


def shapes(operations):
    return [len(step.operations) if isinstance(step, Together) else type(step).__name__ for step in operations]


def test_new_tables_go_together():
    assert shapes(together([new("A"), new("B"), new("C")])) == [3]


def test_what_alters_a_new_table_waits_for_it():
    field = migrations.AddField("A", "note", models.TextField(default=""))
    assert shapes(together([new("A"), new("B"), field, new("C")])) == [2, 2]


def test_what_does_not_only_add_stands_alone():
    other = migrations.AlterField("Older", "note", models.TextField())
    steps = [new("A"), new("B"), other, migrations.RunSQL("SELECT 1"), new("C")]
    assert shapes(together(steps)) == [2, "AlterField", "RunSQL", "CreateModel"]


def test_tables_are_the_same_as_one_after_the_other(db):
    owner = models.ForeignKey("core.First", models.CASCADE)
    made = together([new("First"), new("Second", owner=owner)])
    state = ProjectState()
    before = state.clone()
    with connection.schema_editor() as editor:
        for step in made:
            step.state_forwards("core", state)
            step.database_forwards("core", editor, before, state)
    with connection.cursor() as cursor:
        keys = connection.introspection.get_relations(cursor, "core_second")
    assert keys == {"owner_id": ("id", "core_first")}
