"""What of the argument library can be searched: what is published."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wirnetz.arguments.models import Argument
from wirnetz.arguments.queries.library import published_versions
from wirnetz.core.search import SearchEntry, search_source


@search_source("argument", Argument, label=_("Argument"), url_name="arguments:argument", weight=40)
def argument_entries(arguments: QuerySet[Argument]) -> Iterable[SearchEntry]:
    """Claim, whom it speaks to, and everything that it says."""
    for version in published_versions().filter(argument__in=arguments.values("pk")):
        yield SearchEntry(
            object_id=version.argument_id,
            argument=version.argument.slug,
            title=version.claim,
            subtitle=f"{version.speaks_to}; {version.get_idea_display()}",
            body=" ".join(block.text for block in version.parts),
        )
