"""What a mail client shows of HTML: a list of elements, attributes and styles, and the words that a reader sees."""

import re

import html5lib

ELEMENTS = {
    "html": {"lang"}, "head": set(), "meta": {"charset", "name", "content"}, "title": set(), "style": set(),
    "body": set(), "div": {"class"}, "table": {"class", "role"}, "tbody": set(), "tr": {"class"}, "td": set(),
    "span": {"class"}, "br": set(), "h1": set(), "h2": set(), "p": {"class"}, "a": {"class", "href"},
    "img": {"src", "alt", "width", "height"},
}  # fmt: skip
"""No script, form, frame or style sheet from elsewhere; no `style` attribute and no handlers."""
STYLES = {
    "background", "border", "border-collapse", "border-radius", "border-top", "border-top-color", "color", "display",
    "font", "font-family", "font-size", "font-weight", "height", "line-height", "margin", "margin-bottom",
    "margin-top", "max-width", "padding", "padding-bottom", "padding-top", "text-align",
    "table-layout", "text-decoration", "text-decoration-color", "text-underline-offset", "width", "overflow-wrap",
    "word-break",
}  # fmt: skip
"""What the programs of the large providers keep, or may leave out without harm (the last two of `text-…`)."""
DISPLAYS = {"block", "inline-block"}
_DECLARATION = re.compile(r"([a-z-]+)\s*:\s*([^;{}]+)(?=[;}])")
_BLOCKS = {"div", "td", "p", "h1", "h2", "br", "tr"}


def parsed(html):
    """The tree; a fault of the markup raises."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)


def faults_for_a_client(tree):
    """Whatever a mail client would not show, or not rightly."""
    told = []
    for element in tree.iter():
        if element.tag not in ELEMENTS:
            told.append(f"element {element.tag}")
        else:
            told += [f"{element.tag} {name}" for name in element.attrib.keys() - ELEMENTS[element.tag]]
        if element.tag == "img" and {"alt", "width", "height"} - element.attrib.keys():
            told.append("img without description or size")
        if element.tag == "img" and not element.get("src", "").startswith("cid:"):
            told.append(f"img from {element.get('src', '')[:20]}")
        if element.tag == "a" and not element.get("href", "").startswith(("https://", "http://")):
            told.append(f"a leads to {element.get('href', '')[:20]}")
        if element.tag == "style":
            told += _faults_of_style(element.text or "")
    return told


def _faults_of_style(style):
    used = _DECLARATION.findall(style.replace("max-width: 480px)", "").replace("prefers-color-scheme: dark)", ""))
    told = [f"style {name}" for name, _value in used if name not in STYLES]
    told += [f"display {value}" for name, value in used if name == "display" and value.strip() not in DISPLAYS]
    return told + [word for word in ("@import", "url(", "position", "float", "<", "\\") if word in style]


def words_of(tree):
    """The words in their order as a reader sees them; a link is followed by its address."""
    text = "".join(_texts(tree.find("body")))
    return plain_words(text)


def _texts(element):
    if element.get("class") == "brand":  # the next line repeats the name
        yield from (" ", element.tail or "")
        return
    yield " " if element.tag in _BLOCKS else ""
    yield element.text or ""
    for child in element:
        yield from _texts(child)
    if element.tag == "a":
        yield f" {element.get('href')}"
    if element.tag == "img":
        yield f" Bild: {element.get('alt')} "
    yield " " if element.tag in _BLOCKS else ""
    yield element.tail or ""


def plain_words(text):
    """Words without the marks that only one of both forms sets: colons and full stops at the end, rules of dashes."""
    words = [word.rstrip(":.") for word in text.split()]
    return [word for word in words if word not in {"", "--"}]
