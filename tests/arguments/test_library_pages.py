"""The argument library as everybody reads it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.arguments import make_content, make_draft, make_published, make_review
from wirnetz.arguments.actions import retire_argument, revise_argument
from wirnetz.arguments.enums import Audience, BlockKind, Idea
from wirnetz.arguments.models import ArgumentVersion, Block
from wirnetz.arguments.rules import versions_for_visitor
from wirnetz.arguments.validators.content import BlockText
from wirnetz.core.guarded import UnscopedAccess

pytestmark = pytest.mark.django_db
LIST = "/argumente/"


def claims(response):
    return [version.claim for _group, versions in response.context["groups"] for version in versions]


def test_the_list_is_narrowed_by_listener_occasion_idea_and_words(client):
    make_published(make_content("Ein Check spart Zeit."))
    make_published(make_content("Räte laden ein.", audience=Audience.POLITICS.value, idea=Idea.COOPERATE.value))
    make_published(make_content("Kammern öffnen Türen.", audience="", partner_kind="chamber"))
    make_published(make_content("Zum Auftakt zählt Vertrauen.", occasions=("erstes-gespraech",)))
    make_draft(make_content("Noch ein Entwurf."))
    make_review(make_content("Noch in Prüfung."))
    every = ["Ein Check spart Zeit.", "Zum Auftakt zählt Vertrauen.", "Räte laden ein.", "Kammern öffnen Türen."]
    assert claims(client.get(LIST)) == every
    assert claims(client.get(f"{LIST}?fuer=politik")) == ["Räte laden ein."]
    assert claims(client.get(f"{LIST}?fuer=art-chamber")) == ["Kammern öffnen Türen."]
    assert claims(client.get(f"{LIST}?gedanke=kooperieren")) == ["Räte laden ein."]
    without = [claim for claim in every if not claim.startswith("Zum Auftakt")]
    assert claims(client.get(f"{LIST}?anlass=vorstellung-im-netzwerk")) == without
    assert claims(client.get(f"{LIST}?q=Vertrauen")) == ["Zum Auftakt zählt Vertrauen."]
    empty = client.get(f"{LIST}?q=Quastenflosser")
    assert (claims(empty), empty.context["answer"]) == ([], "Dazu ist noch kein Argument veröffentlicht.")
    assert "Zu „Quastenflosser“ steht in dieser Auswahl nichts." in empty.content.decode()


def test_one_argument_shows_what_it_rests_on(client):
    yesterday = timezone.localdate() - timedelta(days=1)
    made = make_published(
        make_content("In der Region {region} ist Platz.", evidence=({}, {"text": "Es gilt.", "expires_on": yesterday}))
    )
    page = client.get(f"{LIST}{made.argument.slug}/").content.decode()
    told = " ".join(page.split())
    assert "[die Region]" in told and "{region}" not in told
    assert 'href="https://quelle.example/bericht"' in told
    assert f"galt bis zum {yesterday.day}. " in told
    assert "„Dafür fehlt mir die Zeit.“" in told and "Beginnen Sie mit zehn Minuten." in told
    assert "/mappe/?fuer=betrieb" in told


def test_drafts_are_nobodys_page_and_what_is_published_stays_while_it_is_revised(client, alice):
    draft = make_draft(by=alice)
    assert client.get(f"{LIST}{draft.argument.slug}/").status_code == 404
    made = make_published(make_content("Es bleibt dabei."))
    revise_argument(argument=made.argument, by=alice)
    assert "Es bleibt dabei." in client.get(f"{LIST}{made.argument.slug}/").content.decode()


def test_a_retired_argument_leaves_the_list_and_its_page_names_reason_and_successor(client):
    old, new = make_published(make_content("So war es.")), make_published(make_content("So ist es."))
    retire_argument(argument=old.argument, reason="Die Studie ist überholt.", successor=new.argument, by=None)
    assert claims(client.get(LIST)) == ["So ist es."]
    page = client.get(f"{LIST}{old.argument.slug}/").content.decode()
    assert "Die Studie ist überholt." in page
    assert f'href="{LIST}{new.argument.slug}/"' in page


def test_versions_refuse_to_be_read_without_saying_for_whom(alice):
    draft = make_draft(by=alice)
    for records in (ArgumentVersion.objects.all(), Block.objects.all(), draft.argument.versions.all()):
        with pytest.raises(UnscopedAccess):
            list(records)
    assert not versions_for_visitor(alice, ArgumentVersion.objects.all()).scoped().exists()


def test_what_was_published_cannot_change_in_the_database():
    made = make_published()
    block = Block.objects.unscoped("test").filter(version=made, kind=BlockKind.CLAIM).get()
    block.text = "Etwas anderes."
    with pytest.raises(Exception, match="a block of a published version does not change"):
        block.save()


def test_an_idea_of_a_published_version_cannot_change_in_the_database():
    made = make_published()
    made.idea = Idea.COOPERATE
    with pytest.raises(Exception, match="a published version does not change"):
        made.save()


def test_a_list_costs_as_many_queries_for_many_as_for_few(client, django_assert_num_queries):
    make_published()
    client.get(LIST)
    with django_assert_num_queries(3):
        client.get(LIST)
    for _ in range(3):
        make_published(replace(make_content(), blocks=(*make_content().blocks, BlockText("reason", "Noch einer."))))
    with django_assert_num_queries(3):
        client.get(LIST)
