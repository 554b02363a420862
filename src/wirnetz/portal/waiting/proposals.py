"""What waits for who clears proposals to entries: the alliance's stewards, and the people of a network."""

from collections.abc import Iterable
from datetime import date

from wirnetz.accounts.rules import Visitor
from wirnetz.core.waiting import Waiting, waiting_source
from wirnetz.portal.queries.administration.decisions import proposal_decisions


@waiting_source("proposals")
def proposals_to_clear(visitor: Visitor, on: date) -> Iterable[Waiting]:
    """One line each, or one for many."""
    yield from proposal_decisions(visitor)
