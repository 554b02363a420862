"""What this room has to do once a day."""

from datetime import date

from wirnetz.core.daily import daily


@daily("forget_who_did_not_answer_a_network")
def forget_contacts_daily(on: date) -> int:
    """Forget contacts who were asked a month ago."""
    from wirnetz.networks.actions import forget_unanswered_contacts  # a task loads its action when it runs

    return forget_unanswered_contacts(on=on)


@daily("close_what_nobody_decided")
def close_undecided_daily(on: date) -> int:
    """Close proposals that nobody decided for ninety days, and claims that nobody answered for thirty."""
    from wirnetz.networks.actions import close_undecided_proposals, expire_claims  # loaded when it runs

    return close_undecided_proposals(on=on) + expire_claims()


@daily("forget_link_persons_whose_time_is_over")
def forget_link_persons_daily(on: date) -> int:
    """Forget whom a house had named until yesterday."""
    from wirnetz.networks.actions import forget_link_persons  # a task loads its action when it runs

    return forget_link_persons(on=on)


@daily("follow_changes_of_official_areas")
def follow_area_changes_daily(on: date) -> int:
    """Let territories, seats and areas of work go on where official areas have ended."""
    from wirnetz.networks.actions import follow_area_changes  # a task loads its action when it runs

    return follow_area_changes(on=on).all
