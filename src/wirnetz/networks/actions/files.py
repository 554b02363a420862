"""Papers of a network: put by and taken away; what was checked before is stored under a name of ours."""

from hashlib import sha256

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.core.uploads import Paper, generated_name
from wirnetz.networks.models import Network, NetworkFile

MOST_FILES = 200


@transaction.atomic
def add_network_file(
    *, network: Network, paper: Paper, title: str, about: str, by: Person | None, is_example: bool = False
) -> NetworkFile:
    """Keep a checked paper for the people of the network.

    ValidationError where the same content lies there already, or where two hundred papers do.
    """
    Network.objects.select_for_update().get(pk=network.pk)
    rows = NetworkFile.objects.unscoped("how many papers there are, and whether this is one of them")
    there, digest = rows.filter(network=network), sha256(paper.content).hexdigest()
    if known := there.filter(digest=digest).first():
        raise ValidationError({"file": _("Diese Datei liegt schon hier, unter dem Titel „%s“.") % known.title})
    if there.count() >= MOST_FILES:
        said = _("Hier liegen schon %d Unterlagen. Entfernen Sie zuerst eine, die niemand mehr braucht.")
        raise ValidationError(said % MOST_FILES)
    kept = NetworkFile(
        network=network,
        title=" ".join(title.split()),
        about=" ".join(about.split()),
        ending=paper.ending,
        size=len(paper.content),
        digest=digest,
        added_by=by,
        is_example=is_example,
    )
    kept.file.save(generated_name(paper.ending), ContentFile(paper.content), save=False)
    kept.save()
    record_audit(by=by, action="add_network_file", record=kept, details={"network": network.pk})
    return kept


@transaction.atomic
def remove_network_file(*, kept: NetworkFile, by: Person) -> None:
    """Take the paper away for good; its file goes with it, by the receiver of this room."""
    record_audit(by=by, action="remove_network_file", record=kept.network, details={"file": kept.pk})
    kept.delete()
