"""Messages of the system: stored, then delivered by SMTP or kept for reading in the local outbox."""

from wirnetz.core.mail.delivery import deliver_waiting, send_again
from wirnetz.core.mail.headers import check_line
from wirnetz.core.mail.outbox import absolute, forget_codes, outcome_of, send_mail

__all__ = ["absolute", "check_line", "deliver_waiting", "forget_codes", "outcome_of", "send_again", "send_mail"]
