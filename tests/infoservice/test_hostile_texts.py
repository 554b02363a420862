"""Texts of partners stay texts on every way out (SEC-8), and none of them becomes a field of a mail's head (SEC-12)."""

from datetime import UTC, datetime
from email import message_from_bytes, policy
from html import unescape
from xml.etree import ElementTree

import html5lib
import pypdfium2 as pdfium
import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from tests.core.test_mail import FORGERIES, SEPARATORS, SHAPES
from tests.factories.editions import make_edition, make_item, make_picture
from tests.factories.organisations import make_alliance, make_organisation
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.infoservice.actions import adapt_edition, begin_edition, change_head, release_due_editions
from wirnetz.infoservice.delivery.marks import DATE, FOOTER, MESSAGE_ID, TO, TOKEN
from wirnetz.infoservice.delivery.message import Body, Frozen, Person
from wirnetz.infoservice.enums import EditionState, ItemKind
from wirnetz.infoservice.exports import letter_for
from wirnetz.infoservice.models import Edition, InfoService, MailingRecipient, PassingOn
from wirnetz.infoservice.weaving import OwnItem
from wirnetz.organisations.models import Adviser

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
EXPRESSIONS = (
    "7*7", "7*'7'", "request.user", "settings.SECRET_KEY", "item.edition.author.email", "config.items()",
    "''.__class__.__mro__[1].__subclasses__()", "self._TemplateReference__context", "block.super", "forloop.counter",
    "cycler.__init__.__globals__.os.popen('id').read()", "env.DATABASE_URL", "constructor.constructor('return 1')()",
    ".Values.secret | quote", "include \"a\" .", "_self.env.registerUndefinedFilterCallback('exec')", "0.__init__",
    "edition.title|safe", "load_file('/etc/passwd')", "lipsum.__globals__", "namespace.x", "range(9**9)",
)  # fmt: skip
SHELLS = ("{{{{ {0} }}}}", "{{{{{0}}}}}", "{{% if {0} %}}", "${{{0}}}", "#{{{0}}}", "<%= {0} %>", "{{{0}}}",
          "{{{{{{{0}}}}}}}", "{{{{- {0} -}}}}", "[[{0}]]", "@({0})", "*{{{0}}}", "#set($x={0})",
          "~{{{0}}}")  # fmt: skip
MORE = (
    "{% load i18n %}", "{% debug %}", "{% include '/etc/passwd' %}", "{% csrf_token %}", "{# weg #}", "{0.__class__}",
    "%(password)s", "%s %d %n", "{!r}", "<!--#exec cmd='id' -->", "<!--#include virtual='/etc/passwd' -->",
    "<?php echo 7*7 ?>", "<esi:include src='/admin'/>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "</td></tr></table></body>", "<svg/onload=alert(1)>", "<a href='javascript:alert(1)'>hier</a>",
    "&lt;b&gt; &amp;amp;", "]]><entry/>", "<![CDATA[x]]>", "#import \"a.typ\": *", "#eval(\"1+1\")",
    "$1+1$ *fett* _kursiv_ `x`",
    "<label> @ref", "a\u2028b", "a\u2029b", "a\u0085b", "=?utf-8?b?QmNjOiB4?=", "Bcc: opfer@fremd.example",
    "--=_grenze", ".", "\\u0042cc:",
)  # fmt: skip
PAYLOADS = [shell.format(each) for each in EXPRESSIONS for shell in SHELLS] + list(MORE)
MARKS = " ".join((TOKEN, FOOTER, TO, MESSAGE_ID, DATE, "QZ7FOOTERT7ZQ"))
HEADLINE = "{{ 7*7 }} <b>{% debug %}</b> ${7*7}"
HOUSE = "Haus {{ 7*7 }} & <i>Söhne</i>"
WORD = "1-geheimeswort"


@pytest.fixture
def house(db):
    InfoService.objects.update_or_create(pk=1, defaults={"name": "Post {{ 7*7 }}", "promise": "{% debug %}"})
    root = make_alliance(slug="allianz").node
    house = make_organisation(HOUSE, slug="haus", node=add_node(kind=NodeKind.ORGANISATION, parent=root))
    Adviser.objects.unscoped("test").create(organisation=house, name="{{ 7*7 }}", email="alma@empfang.example")
    PassingOn.objects.create(
        place=house.node, is_public=True, signature="Gruß {{ 7*7 }} <b>", reply_to="a@haus.example"
    )
    return house


def hostile_edition(house, by):
    """Every text of it is hostile: seven items with a part of the payloads each; the house writes one of its own."""
    edition = make_edition(
        state=EditionState.WITH_HOUSES, slug="feindlich", title=HEADLINE, adapt_until=timezone.now(),
        greeting="\n\n".join(PAYLOADS[:20]),
    )  # fmt: skip
    picture = make_picture(40, 30)
    for number, kind in enumerate(ItemKind):
        make_item(
            edition, HEADLINE, kind=kind, text="\n\n".join(PAYLOADS[number :: len(ItemKind)]), action=PAYLOADS[number],
            link=f"https://partner.example/?{{{{7*7}}}}&amp;{TOKEN}", link_words="{{ 7*7 }} <b>", picture=picture,
            picture_alt="{% debug %} \"><script>", source=f"x{number}",
        )  # fmt: skip
    part = OwnItem("1", headline=f"{HEADLINE} von uns", text=f"{{{{ 7*7 }}}}\n\n{MARKS}")
    adapt_edition(edition=edition, place=house.node, greeting="", seen=[], approve=True, by=by, parts=[part])
    assert release_due_editions(letter_for) == [edition]
    return edition


def squeezed(text):
    """Without blanks and hyphens, where a page or a paper may break lines."""
    return "".join(text.split()).replace("-", "").replace("\u00ad", "")


def elements(html):
    """How often each element is there that could do something, and each attribute that is a handler."""
    tree = html5lib.HTMLParser(namespaceHTMLElements=False).parse(html)
    told = [
        each.tag for each in tree.iter() if each.tag in {"script", "svg", "iframe", "label", "img", "entry", "form"}
    ]
    return sorted(told + [name for each in tree.iter() for name in each.attrib if str(name).startswith("on")])


def words_of(html):
    tree = html5lib.HTMLParser(namespaceHTMLElements=False).parse(html)
    return squeezed("".join(tree.find("body").itertext()))


def test_three_hundred_payloads_stay_what_they_are_on_every_way_out(house, alice):
    assert len(set(PAYLOADS)) >= 300
    edition, reader = hostile_edition(house, alice), Client()
    expected = [squeezed(payload) for payload in PAYLOADS]
    row = MailingRecipient.objects.unscoped("test").select_related("body").get()
    pages = {
        "mail": row.body.html, "page": reader.get("/infodienst/feindlich/").content.decode(),
        "house": reader.get("/infodienst/feindlich/?haus=haus").content.decode(),
    }  # fmt: skip
    for name, html in pages.items():
        words = words_of(html)
        rest = expected if name == "page" else [each for number, each in enumerate(expected) if number % len(ItemKind)]
        assert (name, [each for each in rest if each not in words]) == (name, [])
    assert elements(pages["mail"]) == ["img"] * len(ItemKind)
    make_edition("Eins", state=EditionState.RELEASED, slug="brav")
    plain = elements(reader.get("/infodienst/brav/").content.decode())
    assert [each for each in elements(pages["page"]) if each != "img"] == plain
    text = reader.get("/infodienst/feindlich/text.txt").content.decode()
    assert [each for each in expected if each not in squeezed(text)] == []
    block = reader.get("/infodienst/aktuell/?haus=haus").content.decode()
    assert (squeezed(HEADLINE) in words_of(block), elements(block)) == (True, [])
    feed = ElementTree.fromstring(reader.get("/infodienst/feed.atom?haus=haus").content)
    assert [entry.find("{*}title").text for entry in feed.findall("{*}entry")] == [edition.title]
    assert PAYLOADS[0] in feed.find("{*}entry/{*}summary").text
    paper = pdfium.PdfDocument(reader.get("/infodienst/feindlich/ausgabe.pdf").content)
    said = squeezed("".join(page.get_textpage().get_text_range() for page in paper))
    assert [each for each in expected if each.isascii() and "label" not in each and each not in said] == []


def test_a_mark_that_somebody_writes_by_hand_tells_no_readers_word(house, alice):
    hostile_edition(house, alice)
    body = MailingRecipient.objects.unscoped("test").select_related("body").get().body
    content = Body(
        body.subject, body.html, body.text, body.sender_name, body.sender_address, body.reply_to, body.fields
    )  # fmt: skip
    person = Person("alma@empfang.example", "<1@wirnetz.example>", WORD, "weil Sie {{ 7*7 }} sind")
    message = message_from_bytes(
        Frozen(content).raw_for(person, at=datetime(2026, 3, 2, tzinfo=UTC)), policy=policy.SMTP
    )
    text, html = (message.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert (text.count(WORD), html.count(WORD), message["List-Unsubscribe"].count(WORD)) == (1, 1, 1)
    assert (text.count("alma@"), html.count("alma@"), text.count("weil Sie {{ 7*7 }} sind")) == (0, 0, 1)
    assert (str(message["Subject"]), message["From"].addresses[0].addr_spec) == (HEADLINE, body.sender_address)
    assert "QZ 7TOKEN7 ZQ" in text and "QZ 7TOKEN7 ZQ" in unescape(html)


def test_no_separator_reaches_the_head_from_a_form_or_from_the_database(house, alice):
    grant_role(person=alice, node=house.node.parent, role=Role.STEWARDSHIP, from_on=TODAY, until_on=None, by=None)
    editor = sign_in(Client(), alice)
    edition = begin_edition(title="Neues", by=alice)
    forged = [
        shape.format(good="Neues", separator=separator, forgery=forgery)
        for separator in SEPARATORS for forgery in FORGERIES for shape in SHAPES
    ]  # fmt: skip
    assert len(forged) >= 500
    for title in forged:
        with pytest.raises(ValidationError) as refused:
            change_head(edition=edition, values={"title": title, "greeting": ""}, seen="", by=alice)
        assert list(refused.value.message_dict) == ["title"]
    for separator in SEPARATORS[2::6]:
        answer = editor.post("/verwaltung/infodienst/neu/", {"title": f"Neues{separator}Bcc: x@fremd.example"})
        assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"title"})
    assert Edition.objects.unscoped("test").get().title == "Neues"
