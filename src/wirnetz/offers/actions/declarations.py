"""Self-declarations: a firm or office works by an offer, for a time; it is reminded once before the end."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.core.installation import current, name_of
from wirnetz.core.mail import send_mail
from wirnetz.offers.models import Offer, SelfDeclaration
from wirnetz.offers.queries import REMIND_BEFORE
from wirnetz.organisations.models import Organisation
from wirnetz.regions.models import Area

MOST_A_DAY = 100


@transaction.atomic
def declare(
    *,
    offer: Offer,
    recorded_by: Organisation,
    declared_on: date,
    by: Person | None,
    organisation: Organisation | None = None,
    firm_name: str = "",
    area: Area | None = None,
    contact_email: str = "",
    is_example: bool = False,
) -> SelfDeclaration:
    """It holds for the months that the offer says. A later one of the same firm or office takes the place of the first.

    ValidationError if the offer knows no self-declaration, the day is to come, or nobody is named.
    """
    if not offer.declaration_months:
        raise ValidationError({"offer": _("Zu diesem Angebot gibt es keine Selbsterklärung.")})
    if declared_on > timezone.localdate():
        raise ValidationError({"declared_on": _("Dieser Tag liegt in der Zukunft.")})
    firm_name = " ".join(firm_name.split())
    if organisation is None and not firm_name:
        raise ValidationError({"firm_name": _("Nennen Sie den Betrieb.")})
    Offer.objects.select_for_update().get(pk=offer.pk)
    rows = SelfDeclaration.objects.unscoped("the same firm or office declares once at a time")
    same = rows.filter(offer=offer, withdrawn_on=None, organisation=organisation, firm_name__iexact=firm_name)
    if same.filter(declared_on__gte=declared_on, recorded_by=recorded_by).exists():
        raise ValidationError({"declared_on": _("Für diesen Betrieb ist schon eine Erklärung eingetragen.")})
    same.filter(recorded_by=recorded_by).update(reminded_on=declared_on)  # the new one is reminded of instead
    declaration = SelfDeclaration.objects.create(
        offer=offer,
        organisation=organisation,
        firm_name=firm_name,
        area=area,
        recorded_by=recorded_by,
        contact_email=contact_email,
        declared_on=declared_on,
        valid_until=months_later(declared_on, offer.declaration_months),
        is_example=is_example,
    )
    record_audit(by=by, action="declare", record=declaration, details={"offer": offer.pk})
    return declaration


def months_later(day: date, months: int) -> date:
    """The same day so many months later, less one; the last of the month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    following = date(day.year + years + (month == 11), (month + 1) % 12 + 1, 1)
    last = (following - timedelta(days=1)).day
    return date(day.year + years, month + 1, min(day.day, last)) - timedelta(days=1)


@transaction.atomic
def withdraw_declaration(*, declaration: SelfDeclaration, on: date, by: Person) -> SelfDeclaration:
    """It holds no longer."""
    if declaration.withdrawn_on:
        raise ValidationError(_("Diese Erklärung ist schon zurückgenommen."))
    declaration.withdrawn_on = on
    declaration.save(update_fields=["withdrawn_on"])
    record_audit(by=by, action="withdraw_declaration", record=declaration, details={"offer": declaration.offer_id})
    return declaration


def remind_of_declarations(*, on: date) -> int:
    """Write once, sixty days before the end, to the address that was given; how many mails went out."""
    rows = SelfDeclaration.objects.unscoped("whose end comes near is reminded")
    due = rows.filter(reminded_on=None, withdrawn_on=None, valid_until__gte=on, valid_until__lte=on + REMIND_BEFORE)
    due = due.exclude(contact_email="").select_related("offer", "organisation", "recorded_by")
    sent = 0
    for declaration in due.order_by("valid_until", "pk")[:MOST_A_DAY]:
        with transaction.atomic():
            declaration.reminded_on = on
            declaration.save(update_fields=["reminded_on"])
            sent += _remind(declaration)
    return sent


def _remind(declaration: SelfDeclaration) -> int:
    words = {
        "firm": declaration.organisation or declaration.firm_name,
        "offer": declaration.offer.name,
        "until": f"{declaration.valid_until:%d.%m.%Y}",
        "house": declaration.recorded_by.name,
        "alliance": name_of(current()),
    }
    text = _(
        "Guten Tag,\n\ndie Selbsterklärung von %(firm)s zu „%(offer)s“ gilt bis zum %(until)s. "
        "Danach wird sie nicht mehr gezählt.\n\nMöchten Sie sie erneuern, sehen Sie die Punkte noch einmal durch und "
        "sagen Sie %(house)s Bescheid; dort wird die neue Erklärung eingetragen. Sonst brauchen Sie nichts zu tun.\n\n"
        "Diese Mail kommt einmal, weil diese Adresse mit der Erklärung angegeben wurde. %(alliance)s\n"
    )
    try:
        send_mail(
            to=declaration.contact_email,
            subject=_("Ihre Selbsterklärung gilt bis zum %s") % words["until"],
            text=text % words,
            kind="declaration_ends",
        )
    except ValidationError:
        return 0  # an address that no mail can go to stops nobody else
    return 1
