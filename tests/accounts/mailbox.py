"""What the system wrote to somebody, and the code in it."""

import re

from wirnetz.core.models import OutboxMail


def mails_to(address):
    return list(OutboxMail.objects.unscoped("test").filter(to_address=address).order_by("pk"))


def code_for(address):
    """The code in the newest mail to this address: its first line."""
    first = mails_to(address)[-1].text.splitlines()[0]
    assert re.fullmatch(r"[A-Z]{4}-[A-Z]{4}", first), first
    return first
