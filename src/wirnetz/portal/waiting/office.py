"""What waits for who runs the alliance: applications, refused mails, organisations recorded twice."""

from collections.abc import Iterable
from datetime import date

from wirnetz.accounts.enums import Role
from wirnetz.accounts.rules import Visitor, alliance_node, has_role
from wirnetz.core.waiting import Waiting, waiting_source
from wirnetz.portal.queries.administration.decisions import office_decisions


@waiting_source("office")
def decisions_of_the_office(visitor: Visitor, on: date) -> Iterable[Waiting]:
    """What is the office's alone; requests and invitations are named by the houses' own source."""
    if has_role(visitor, alliance_node(), Role.ADMINISTRATION, on=on):
        yield from office_decisions(visitor, on)
