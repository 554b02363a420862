"""What this room has to do once a day."""

from datetime import date

from wirnetz.core.daily import daily


@daily("ask_whether_rights_are_still_right")
def ask_for_confirmation_daily(on: date) -> int:
    """Ask who was not asked for a year."""
    from wirnetz.accounts.actions import ask_for_confirmation  # a task loads its action when it runs

    return ask_for_confirmation(on=on)


@daily("end_rights_that_nobody_confirmed")
def lapse_unconfirmed_daily(on: date) -> int:
    """End what nobody confirmed."""
    from wirnetz.accounts.actions import lapse_unconfirmed  # a task loads its action when it runs

    return lapse_unconfirmed(on=on)


@daily("close_invitations_that_nobody_answered")
def expire_invitations_daily(on: date) -> int:
    """Close what is too old."""
    from wirnetz.accounts.actions import expire_invitations  # a task loads its action when it runs

    return expire_invitations()


@daily("forget_accounts_without_rights")
def forget_unused_accounts_daily(on: date) -> int:
    """Erase people who have had no right for ninety days."""
    from wirnetz.accounts.actions.retention import forget_unused_accounts  # a task loads its action when it runs

    return forget_unused_accounts(on=on)


@daily("forget_sessions")
def forget_sessions_daily(on: date) -> int:
    """Remove sessions that are over."""
    from wirnetz.accounts.actions.retention import forget_sessions  # a task loads its action when it runs

    return forget_sessions(on=on)


@daily("forget_finished_work")
def forget_finished_work_daily(on: date) -> int:
    """Remove background work that is done."""
    from wirnetz.accounts.actions.retention import forget_finished_work  # a task loads its action when it runs

    return forget_finished_work(on=on)


@daily("forget_old_audit_entries")
def forget_old_audit_daily(on: date) -> int:
    """Shorten the record of what was done at its beginning."""
    from wirnetz.accounts.actions.retention import forget_old_audit  # a task loads its action when it runs

    return forget_old_audit(on=on)


@daily("note_the_end_of_the_record")
def note_audit_head_daily(on: date) -> int:
    """Note the last entry of the record beside the database."""
    from wirnetz.accounts.actions.retention import note_audit_head  # a task loads its action when it runs

    return note_audit_head(on=on)


@daily("forget_notes_of_erasures")
def forget_erasures_daily(on: date) -> int:
    """Remove notes of erasures that no backup needs any more."""
    from wirnetz.accounts.actions.retention import forget_erasures  # a task loads its action when it runs

    return forget_erasures(on=on)
