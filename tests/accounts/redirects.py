"""Addresses elsewhere, written in many ways; none of them may ever be followed."""

HOSTS = (
    "boese.example",
    "testserver.boese.example",
    "boese.example:443",
    "testserver@boese.example",
    "127.0.0.1.boese.example",
)
FORMS = (
    "https://{}", "http://{}", "//{}", "///{}", "////{}", "/\\{}", "\\/{}", "\\\\{}", "\\\\\\{}", "/\\/{}", "//\\{}",
    "https:{}", "https:/{}", "https:///{}", "http:\\\\{}", "HTTPS://{}", "hTtP://{}", " https://{}", "\thttps://{}",
    "\nhttps://{}", "https://{}/konto/", "//{}/konto/", "/\t/{}", "/\n/{}", "/\r/{}", "\x00//{}", "\x08//{}",
    "ftp://{}", "https://testserver\\@{}", "https://testserver%40{}", "//testserver@{}", "https://{}#/konto/",
    "https://{}?/konto/", "//{}#testserver", "https://[::1]@{}", ".{}", "@{}", "{}",
)  # fmt: skip
SINGLE = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
    "jav\tascript:alert(1)",
    "data:text/html,<script>alert(1)</script>", "vbscript:msgbox(1)", "file:///etc/passwd", "mailto:x@boese.example",
    "tel:+49", "blob:https://boese.example/1", "view-source:https://boese.example", "about:blank", "https://",
    "//", "///", "\\\\", "/\\", "http:///", "https://0x7f000001/", "https://2130706433/", "//0177.0.0.1/",
    "https://％62oese.example", "//ⓑⓞⓔⓢⓔ.example", "https://boese。example", "//boese．example", "https:boese.example",
)  # fmt: skip
ELSEWHERE = tuple(form.format(host) for host in HOSTS for form in FORMS) + SINGLE
