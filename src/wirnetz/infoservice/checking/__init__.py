"""What a mail domain has published, held against what this installation sends. Pure: answers and settings in, findings
out; only `asking` goes outside.

Nothing is guessed: what the name server or the mail server did not tell is a finding of its own, `Level.UNKNOWN`.
"""

from wirnetz.infoservice.checking.answers import NoAnswer, Resolver, TlsAnswer, TlsState
from wirnetz.infoservice.checking.dkim import DkimSetup
from wirnetz.infoservice.checking.findings import Finding, Level
from wirnetz.infoservice.checking.keys import PublishedKey, published_key
from wirnetz.infoservice.checking.mail import MailSetup, check_mail

__all__ = [
    "DkimSetup",
    "Finding",
    "Level",
    "MailSetup",
    "NoAnswer",
    "PublishedKey",
    "Resolver",
    "TlsAnswer",
    "TlsState",
    "check_mail",
    "published_key",
]
