"""PostgreSQL's own extensions that the rooms build on; all are trusted, so the database's owner may create them."""

from django.contrib.postgres.operations import BtreeGistExtension, CreateExtension, TrigramExtension
from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    dependencies: list = []
    operations = [CreateExtension("ltree"), TrigramExtension(), BtreeGistExtension()]
