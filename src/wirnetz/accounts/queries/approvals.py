"""What somebody was asked to allow."""

from django.db.models import F, Q, QuerySet

from wirnetz.accounts.models import Approval, Person


def approvals_of(person: Person) -> QuerySet[Approval]:
    """What is one's own words, face or logo: open questions first, then the latest; guarded."""
    mine = Approval.objects.filter(Q(person=person) | Q(email=person.email))
    return mine.order_by(F("given_on").desc(nulls_first=True), "-asked_on", "-pk")
