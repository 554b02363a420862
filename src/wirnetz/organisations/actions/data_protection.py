"""What a house settles about data protection: its legal basis, the law, who answers."""

from django.db import transaction

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.core.editing import fingerprint, refuse_if_changed
from wirnetz.organisations.enums import Footing
from wirnetz.organisations.models import DataProtection, Organisation

SETTLED_FIELDS = ("footing", "law", "contact")
"""What an editor sees and changes; two editors at once are told by a change in these."""


@transaction.atomic
def settle_data_protection(
    *, organisation: Organisation, footing: Footing | None, law: str, contact: str, seen: str, by: Person | None
) -> DataProtection:
    """Note the basis (None: as the kind suggests); EditConflict if it is not as the editor has `seen` it any more."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    settled = _row(organisation)
    refuse_if_changed(settled, SETTLED_FIELDS, seen=seen)
    before = {name: getattr(settled, name) for name in SETTLED_FIELDS}
    settled.footing, settled.law, settled.contact = footing or "", law.strip(), contact.strip()
    settled.save()
    changed = [name for name, value in before.items() if getattr(settled, name) != value]
    record_audit(by=by, action="settle_data_protection", record=organisation, details={"fields": changed})
    return settled


def data_protection_fingerprint(organisation: Organisation) -> str:
    """What an editor has seen, for telling whether somebody else changed it meanwhile."""
    return fingerprint(_row(organisation), SETTLED_FIELDS)


def _row(organisation: Organisation) -> DataProtection:
    known = DataProtection.objects.filter(organisation=organisation).first()
    return known or DataProtection(organisation=organisation)
