"""Approvals of quotations, portraits and logos."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.models import Approval
from wirnetz.core.acts import ActKind, acts
from wirnetz.core.personal import HISTORY_TIME, Basis, Erase, Keep, Purpose, personal

approval_data = partial(
    personal,
    purpose=Purpose.APPROVALS,
    basis=Basis.CONSENT,
    keep=Keep(_("solange sie gilt, und als Nachweis zwei Jahre nach dem Widerruf"), days=730, since="withdrawn_on"),
    erase=Erase.DELETE,
    subject=("person", "@email"),
)
approval_data(
    Approval,
    *("kind", "content", "digest", "use", "address", "name", "email", "person", "way", "proof", "asked_on"),
    *("given_on", "until_on", "withdrawn_on", "node", "is_example"),
)
personal(
    Approval,
    "recorded_by",
    purpose=Purpose.RECORD,
    basis=Basis.HOUSE,
    keep=HISTORY_TIME,
    erase=Erase.KEEP,
    subject="recorded_by",
)
acts(
    ActKind.APPROVAL,
    {
        "ask_approval": _("hat um die Freigabe eines Zitats, Porträts oder Logos gebeten"),
        "give_approval": _("hat ein Zitat, Porträt oder Logo freigegeben"),
        "record_approval": _("hat eine Freigabe eingetragen, die per Mail oder schriftlich kam"),
        "withdraw_approval": _("hat eine Freigabe zurückgezogen oder nicht gegeben"),
    },
)
