"""What the other rooms offer to an edition."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.activities import make_gathering
from tests.factories.areas import make_area
from tests.factories.networks import make_network
from tests.factories.offers import make_offer
from wirnetz.accounts.actions import record_audit
from wirnetz.infoservice.actions import begin_edition, pass_over, take_suggestion
from wirnetz.infoservice.queries.suggestions import suggestions_for
from wirnetz.networks.actions import accept_new_network
from wirnetz.networks.enums import NetworkKind, ProposalKind
from wirnetz.networks.models import EntryProposal

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def sources(edition):
    return [suggestion.source for suggestion in suggestions_for(edition, TODAY)]


def test_a_public_date_offers_itself_until_it_is_taken(alice):
    soon = make_gathering(starts_at=timezone.now() + timedelta(days=10))
    make_gathering(starts_at=timezone.now() + timedelta(days=10), audience="members")
    make_gathering(starts_at=timezone.now() + timedelta(days=200))
    edition = begin_edition(title="Neues", by=alice)
    [suggestion] = suggestions_for(edition, TODAY)
    assert suggestion.source == f"gathering:{soon.pk}"
    item = take_suggestion(edition=edition, suggestion=suggestion, by=alice)
    assert item.link == f"/kalender/{soon.slug}/"
    assert item.expires_on == timezone.localdate(soon.starts_at)
    assert take_suggestion(edition=edition, suggestion=suggestion, by=alice) == item
    assert sources(edition) == []


def test_an_offer_that_somebody_entered_offers_itself_and_one_of_the_register_does_not(alice):
    make_offer(slug="alt")
    new = make_offer(slug="neu")
    record_audit(by=alice, action="add_offer", record=new)
    edition = begin_edition(title="Neues", by=alice)
    assert sources(edition) == [f"offer:{new.pk}"]
    pass_over(edition=edition, source=f"offer:{new.pk}", by=alice)
    assert sources(edition) == []
    assert sources(begin_edition(title="Nächste", by=alice)) == []


def test_a_network_that_somebody_proposed_offers_itself_once_it_is_entered(alice):
    make_network("Schon lange da")
    name = "Runder Tisch Wismar"
    proposal = EntryProposal.objects.create(kind=ProposalKind.NEW, content={"name": name}, token_hash="a")
    edition = begin_edition(title="Neues", by=alice)
    assert sources(edition) == []
    area = make_area("13074", "Kreis")
    network = accept_new_network(
        proposal=proposal, values={"name": name}, kind=NetworkKind.OTHER, areas=[area], by=alice
    )
    [suggestion] = suggestions_for(edition, TODAY)
    assert (suggestion.source, suggestion.headline) == (f"network:{network.pk}", f"Neu eingetragen: {name}")
    assert (suggestion.text, suggestion.areas) == ("Das Netzwerk arbeitet hier: Kreis.", (area,))
