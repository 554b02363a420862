"""A logo that is no picture, or that is gone: said in German, on the page, never a broken answer."""

import pytest
from django.core.files.base import ContentFile

from tests.factories.areas import make_area
from tests.factories.organisations import make_organisation
from wirnetz.organisations.models import Brand

pytestmark = pytest.mark.django_db
QUERY = "organisation=kammer&region=13004&anlass=erstes-gespraech"


@pytest.fixture
def brand(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    make_area("13004", "Schwerin")
    brand = Brand(organisation=make_organisation("Kammer", slug="kammer"), accent="#1d5ea8", logo_alt="Kammer")
    brand.logo.save("logo.png", ContentFile(b"kein Bild"))
    return brand


@pytest.mark.parametrize("is_gone", [False, True])
def test_a_logo_that_cannot_be_used_is_refused_with_the_reason(client, brand, is_gone):
    if is_gone:
        brand.logo.storage.delete(brand.logo.name)
    page = client.get(f"/mappe/?{QUERY}")
    assert page.status_code == 200
    assert "Logo" in page.content.decode().split('id="id_organisation_error"')[1][:600]
    assert client.get(f"/mappe/datei/pptx/?{QUERY}").status_code == 404
    assert client.get("/mappe/folien.css?organisation=kammer").status_code == 404
