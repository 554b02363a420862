"""One page for all aids, by the question that a person comes with."""

import re

from wirnetz.arguments.validators.occasions import occasions


def test_every_occasion_and_every_listener_has_a_way(client, db):
    text = client.get("/hilfen/").content.decode()
    assert re.findall(r'href="/mappe/\?anlass=([a-z-]+)"', text) == list(occasions())
    spoken_to = {audience.slug for occasion in occasions().values() for audience in occasion.audiences}
    assert set(re.findall(r'href="/argumente/\?fuer=([a-z]+)"', text)) == spoken_to


def test_everything_that_the_page_leads_to_is_there(client, db):
    text = client.get("/hilfen/").content.decode()
    main = text[text.index("<main") : text.index("</main>")]
    ways = set(re.findall(r'(?:href|action)="(/[^"]*)"', main))
    expected = dict.fromkeys(ways, 200) | {"/arbeitsplatz/": 302}  # asks a stranger to sign in
    assert {way: client.get(way).status_code for way in ways} == expected


def test_the_part_of_the_site_stays_marked_on_its_pages(client, db):
    for address in ("/hilfen/", "/mappe/", "/argumente/", "/s/"):
        marked = re.findall(r'<a href="(/[^"]*)" aria-current="(?:page|true)">', client.get(address).content.decode())
        assert marked and set(marked) == {"/hilfen/"}
