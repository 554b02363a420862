"""Two editors at once: no saved change is lost, and whoever comes second keeps what they wrote."""

import random
from concurrent.futures import ThreadPoolExecutor

import pytest
from django import forms
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory

from tests.factories.organisations import make_organisation
from wirnetz.core.editing import (
    Difference,
    EditConflict,
    VersionedForm,
    conflict,
    differences,
    fingerprint,
    save_if_unchanged,
)
from wirnetz.core.models import OutboxMail
from wirnetz.organisations.models import Organisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("audit_may_be_emptied")]
FIELDS = ("name", "seat_city")
OBJECTS = 20


class PlaceForm(VersionedForm):
    name = forms.CharField(label="Name")
    seat_city = forms.CharField(label="Ort", required=False)
    kind = forms.ChoiceField(label="Art", choices=[("a", "Kammer"), ("b", "Verband")], required=False)
    on = forms.DateField(label="Seit", required=False)
    is_open = forms.BooleanField(label="Offen", required=False)
    topics = forms.MultipleChoiceField(label="Themen", choices=[("1", "Personal"), ("2", "Gesundheit")], required=False)


def test_the_fingerprint_changes_with_each_of_its_fields_and_with_no_other():
    place = make_organisation(name="Kammer", seat_city="Schwerin")
    before = fingerprint(place, FIELDS)
    place.description = "anders"
    assert fingerprint(place, FIELDS) == before
    place.seat_city = "Wismar"
    assert fingerprint(place, FIELDS) != before


def test_values_that_run_together_have_different_fingerprints():
    first, second = (
        Organisation(pk=1, name="a", seat_city="b"),
        Organisation(pk=1, name="a\0seat_city='b'", seat_city=""),
    )
    assert fingerprint(first, FIELDS) != fingerprint(second, FIELDS)


def test_the_first_save_counts_and_the_second_is_refused_with_what_is_stored():
    place = make_organisation(name="Kammer", seat_city="Schwerin")
    seen = fingerprint(place, FIELDS)
    save_if_unchanged(place, {"name": "Kammer Nord"}, seen=seen, fields=FIELDS)
    with pytest.raises(EditConflict) as refused:
        save_if_unchanged(place, {"name": "Kammer Süd"}, seen=seen, fields=FIELDS)
    assert (refused.value.record.name, refused.value.fields) == ("Kammer Nord", FIELDS)
    assert Organisation.objects.get().name == "Kammer Nord"


def test_differences_are_told_as_people_read_them():
    theirs = PlaceForm(
        initial={"name": "Kammer", "seat_city": "Wismar", "kind": "a", "is_open": True, "topics": ["1", "2"]}
    )
    yours = PlaceForm({"name": "Kammer", "seat_city": "", "kind": "b", "on": "1.5.2026", "topics": ["2"]})
    assert differences(yours, theirs) == [
        Difference("Ort", "Wismar", ""),
        Difference("Art", "Kammer", "Verband"),
        Difference("Seit", "", "01.05.2026"),
        Difference("Offen", "ja", "nein"),
        Difference("Themen", "Gesundheit, Personal", "Gesundheit"),
    ]


def edit(request, place):
    """A view as rooms write it."""

    def form_of(record, data=None):
        initial = {"name": record.name, "seat_city": record.seat_city, "seen": fingerprint(record, FIELDS)}
        return PlaceForm(data, initial=initial)

    form = form_of(place, request.POST)
    assert form.is_valid()
    values = {name: form.cleaned_data[name] for name in FIELDS}
    try:
        save_if_unchanged(place, values, seen=form.cleaned_data["seen"])
    except EditConflict as refused:
        return conflict(request, yours=form, theirs=form_of(refused.record), what=place.name)
    return HttpResponse(status=302)


def test_the_loser_gets_both_versions_and_can_still_save_their_own():
    place = make_organisation(name="Kammer", seat_city="Schwerin")
    seen = fingerprint(place, FIELDS)
    Organisation.objects.update(seat_city="Wismar <b>")
    post = RequestFactory().post
    text = "\nerste Zeile\r\nzweite & <script>"
    lost = edit(post("/x/?a=1&b=2", {"name": text, "seat_city": "Rostock", "topics": ["1", "2"], "seen": seen}), place)
    page = lost.content.decode()
    assert lost.status_code == 409
    assert ("Wismar &lt;b&gt;" in page, "zweite &amp; &lt;script&gt;" in page, "<script>" in page) == (
        True,
        True,
        False,
    )
    assert page.count('<textarea name="topics"') == 2
    assert 'action="/x/?a=1&amp;b=2"' in page
    fresh = fingerprint(Organisation.objects.get(), FIELDS)
    assert f'name="seen" value="{fresh}"' in page
    assert f'<textarea name="name" hidden>\n{text[0]}erste Zeile' in page.replace("\r\n", "\n")
    again = edit(post("/x/", {"name": "Kammer", "seat_city": "Rostock", "seen": fresh}), place)
    assert (again.status_code, Organisation.objects.get().seat_city) == (302, "Rostock")


def test_without_its_fingerprint_a_form_saves_nothing():
    place = make_organisation(name="Kammer")
    assert edit(RequestFactory().post("/x/", {"name": "Anders"}), place).status_code == 409
    assert Organisation.objects.get().name == "Kammer"


def save_often(client, keys, saves):
    """One client: reads a counter, thinks, saves it one higher; how many saves counted and how many were refused."""
    choose, counted, refused = random.Random(client), 0, 0
    mails = OutboxMail.objects.unscoped("the test reads everything")
    for _ in range(saves):
        mail = mails.get(pk=choose.choice(keys))
        seen = fingerprint(mail, ["text"])
        try:
            save_if_unchanged(mail, {"text": str(int(mail.text) + 1)}, seen=seen)
            counted += 1
        except EditConflict:
            refused += 1
    connection.close()
    return counted, refused


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("number", "saves"), [(10, 50), pytest.param(50, 200, marks=pytest.mark.drill)])
def test_many_clients_lose_no_update(number, saves):
    mails = OutboxMail.objects.bulk_create(
        OutboxMail(message_id=f"<{which}@wirnetz.example>", kind="test", text="0") for which in range(OBJECTS)
    )
    keys = [mail.pk for mail in mails]
    with ThreadPoolExecutor(number) as clients:
        results = list(clients.map(lambda client: save_often(client, keys, saves), range(number)))
    counted = sum(counted for counted, _ in results)
    texts = OutboxMail.objects.unscoped("the test reads everything").values_list("text", flat=True)
    assert sum(int(text) for text in texts) == counted
    assert counted + sum(refused for _, refused in results) == number * saves
    assert counted > OBJECTS
