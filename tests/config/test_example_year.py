"""`wirnetz demo`: a data folder of its own, and pages that say so."""

import os

import click
import pytest
from django.test import Client

from tests.factories.networks import make_network
from wirnetz.config.startup import EXAMPLE_MARK, PROJECT, choose_example_folder
from wirnetz.core.enums import InstallationContents
from wirnetz.core.models import Installation
from wirnetz.portal.queries.administration.contents import present_contents

BANNER = "Beispieljahr: Mit „Beispiel“ gekennzeichnete Angaben sind erfunden."


@pytest.fixture
def folder(settings, tmp_path):
    settings.DATA = tmp_path
    return tmp_path


def claim():
    from wirnetz.config.operations import claim_for_example  # needs the apps to be ready

    claim_for_example()


@pytest.mark.django_db
def test_an_empty_installation_is_set_apart(folder):
    claim()
    assert present_contents() == InstallationContents.EXAMPLE


@pytest.mark.django_db
def test_an_ordinary_installation_refuses_invented_records(folder):
    make_network()
    with pytest.raises(click.ClickException, match="Erfundene Angaben kommen dort nicht hinein"):
        claim()
    assert present_contents() == InstallationContents.REFERENCE


@pytest.mark.django_db
def test_an_installation_with_the_example_year_starts_again(folder):
    Installation.objects.create(pk=1, contents=InstallationContents.EXAMPLE)
    make_network()
    claim()
    assert present_contents() == InstallationContents.EXAMPLE


@pytest.mark.django_db
def test_the_mark_of_earlier_versions_moves_into_the_database(folder):
    (folder / EXAMPLE_MARK).touch()
    make_network()
    claim()
    assert (present_contents(), (folder / EXAMPLE_MARK).exists()) == (InstallationContents.EXAMPLE, False)


def test_the_usual_folder_is_its_own(monkeypatch):
    monkeypatch.setattr(os, "environ", {})
    choose_example_folder()
    assert os.environ == {"WIRNETZ_DATA": str(PROJECT / "var" / "demo")}


def test_a_named_folder_is_kept(monkeypatch):
    monkeypatch.setattr(os, "environ", {"WIRNETZ_DATA": "/srv/beispiel"})
    choose_example_folder()
    assert os.environ["WIRNETZ_DATA"] == "/srv/beispiel"


@pytest.mark.django_db
@pytest.mark.parametrize("contents", InstallationContents)
def test_the_banner_stands_on_every_page_of_the_example_year_alone(contents):
    Installation.objects.create(pk=1, contents=contents)
    text = Client().get("/barrierefreiheit/").content.decode()
    assert text.count(BANNER) == (contents == InstallationContents.EXAMPLE)
