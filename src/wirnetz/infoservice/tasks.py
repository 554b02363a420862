"""What the info service has looked after: what is due goes out, the next draft begins, what is over is forgotten."""

from datetime import date

from wirnetz.core.daily import daily
from wirnetz.core.health import health_question
from wirnetz.core.work import looked_after


@health_question("mailings")
def mailings() -> str:
    """ "" as long as mailings go out."""
    from wirnetz.infoservice.queries.mailing import delivery_fault  # entered before models are ready

    return delivery_fault()


@daily("keep_counts_of_mailings")
def keep_counts(on: date) -> int:
    """Note the numbers of mailings that ended a month ago, before their rows age away; how many mailings."""
    from wirnetz.infoservice.actions.steering import keep_counts as keep  # entered before models are ready

    return keep(on)


@looked_after("infoservice.honour_leaving")
def honour_leaving() -> None:
    """Stop what waits for people who left in the moment in which it was released."""
    from wirnetz.infoservice.actions.choosing import honour_leaving as honour  # entered before models are ready

    honour()


@daily("forget_readers")
def forget_readers(on: date) -> int:
    """Remove wishes that nobody confirmed, readers whom nothing reaches, and proofs whose time is over; how many."""
    from wirnetz.infoservice.actions import forgetting  # entered before models are ready

    gone = forgetting.forget_requests(on=on) + forgetting.forget_readers(on=on) + forgetting.forget_returns(on=on)
    forgetting.close_consents(on=on)
    return gone + forgetting.forget_consents(on=on)


@looked_after("infoservice.due_editions")
def due_editions() -> None:
    """Let go what has been with the houses long enough."""
    from wirnetz.infoservice.actions import release_due_editions  # entered before models are ready
    from wirnetz.infoservice.exports import letter_for

    release_due_editions(letter_for)


@looked_after("infoservice.tell_houses")
def tell_houses() -> None:
    """Tell who decides in a house that an edition lies there."""
    from wirnetz.infoservice.actions.asking import tell_houses as tell  # entered before models are ready

    tell()


@looked_after("infoservice.fetch_returns")
def fetch_returns() -> None:
    """Read what came back, where a mailbox for it is named."""
    from wirnetz.infoservice.actions.fetching import fetch_returns_in_turn  # entered before models are ready

    fetch_returns_in_turn()


@daily("refusals")
def refusals(on: date) -> int:
    """Count against addresses what their servers refused; how many refusals were new."""
    from wirnetz.infoservice.actions.returns import apply_refusals  # entered before models are ready

    return apply_refusals()


@daily("next_edition")
def next_edition(on: date) -> int:
    """Begin the next draft where the rhythm asks for one; how many."""
    from wirnetz.infoservice.actions import draft_next_edition  # entered before models are ready

    return int(draft_next_edition(on) is not None)


@daily("digests")
def digests(on: date) -> int:
    """Write to who reads once a week or once a month; how many mailings."""
    from wirnetz.infoservice.actions.digests import send_digests  # entered before models are ready
    from wirnetz.infoservice.exports import letter_for

    return len(send_digests(on, letter_for))
