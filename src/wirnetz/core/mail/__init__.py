"""Messages of the system: stored, then delivered by SMTP or kept for reading in the local outbox."""

from wirnetz.core.mail.delivery import deliver_waiting, send_again, sender_of
from wirnetz.core.mail.headers import check_line
from wirnetz.core.mail.outbox import absolute, forget_codes, outcome_of, send_mail
from wirnetz.core.mail.voices import OWN_VOICE, Voice, check_sender_name, safe_voice

__all__ = [
    "OWN_VOICE",
    "Voice",
    "absolute",
    "check_line",
    "check_sender_name",
    "deliver_waiting",
    "forget_codes",
    "outcome_of",
    "safe_voice",
    "send_again",
    "send_mail",
    "sender_of",
]
