"""Uploaded pictures: what is kept holds their pixels and nothing else."""

import io
import time
import zlib
from concurrent.futures import ThreadPoolExecutor

import pypdfium2
import pytest
from PIL import Image, PngImagePlugin

from wirnetz.core.uploads import UploadRefused, generated_name, safe_image, safe_logo, safe_pdf_logo

PAYLOADS = {
    "html": b"<!doctype html><html><script>alert('canary')</script>",
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'>canary</svg>",
    "php": b"<?php system('canary'); ?>",
    "zip": b"PK\x03\x04canary-archive",
    "elf": b"\x7fELFcanary",
    "exe": b"MZcanary-program",
    "jar": b"PK\x03\x04META-INF/MANIFEST.MFcanary",
    "sh": b"#!/bin/sh\necho canary\n",
    "js": b"/*canary*/alert(1)//",
    "gps": b"Exif\0\0GPSLatitude canary",
}
KINDS = ("PNG", "JPEG", "GIF", "WEBP")


def picture(kind="PNG", size=(64, 40), **options):
    file = io.BytesIO()
    Image.new("RGB", size, (162, 25, 94)).save(file, kind, **options)
    return file.getvalue()


def chunk(name, content):
    return len(content).to_bytes(4) + name + content + zlib.crc32(name + content).to_bytes(4)


def pdf(size=(200, 100), box=(40, 30, 120, 60)):
    """One page with a black rectangle."""
    left, bottom, width, height = box
    content = f"0 0 0 rg {left} {bottom} {width} {height} re f".encode() if width else b""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {size[0]} {size[1]}]/Contents 4 0 R/Resources<<>>>>".encode(),
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
    ]
    body, places = b"%PDF-1.7\n", []
    for number, part in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 5\n0000000000 65535 f \n%strailer<</Size 5/Root 1 0 R>>\n" % table
    return body + head + b"startxref\n%d\n%%%%EOF\n" % len(body)


def with_info(kind, payload):
    """The payload where pictures of this kind keep remarks."""
    if kind == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_text("Comment", payload.decode("latin-1"))
        return picture("PNG", pnginfo=info)
    return picture(kind, **({"exif": payload} if kind == "WEBP" else {"comment": payload}))


def polyglots():
    """100 files that are a picture and something else besides, by how they were made."""
    for kind in KINDS:
        for name, payload in PAYLOADS.items():
            yield f"{name} behind {kind}", picture(kind) + payload
            yield f"{name} as remark in {kind}", with_info(kind, payload)
    for name, payload in PAYLOADS.items():
        good = picture()
        yield f"{name} as private part of PNG", good[:33] + chunk(b"prVt", payload) + good[33:]
        yield f"{name} before PDF", payload + pdf()


POLYGLOTS = dict(polyglots())


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_becomes_a_png_of_the_same_size(kind):
    with Image.open(io.BytesIO(safe_image(picture(kind)))) as made:
        assert (made.format, made.size) == ("PNG", (64, 40))


def remade(data):
    """What is kept of an upload; nothing if it is refused."""
    try:
        return safe_logo(data)
    except UploadRefused:
        return b""


@pytest.mark.parametrize("every", [pytest.param(1, marks=pytest.mark.drill), 7])
def test_a_hundred_polyglots_leave_their_pixels_at_most(every):
    assert len(POLYGLOTS) == 100
    chosen = dict(list(POLYGLOTS.items())[::every])
    with ThreadPoolExecutor(3) as workers:
        made = dict(zip(chosen, workers.map(remade, chosen.values()), strict=True))
    kept = {name: data for name, data in made.items() if data}
    assert [name for name, data in kept.items() if b"canary" in data or b"alert" in data] == []
    for data in kept.values():
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            assert (image.format, image.info, image.size) == ("PNG", {}, (64, 40))
    assert {name for name in made if name not in kept} == {f"{name} before PDF" for name in PAYLOADS} & set(chosen)


def test_remarks_and_places_are_gone():
    exif = Image.Exif()
    exif[0x010E] = "canary"
    made = safe_image(picture("JPEG", exif=exif))
    with Image.open(io.BytesIO(made)) as image:
        assert (dict(image.getexif()), b"canary" in made) == ({}, False)


def test_a_picture_stands_as_its_camera_held_it():
    exif = Image.Exif()
    exif[0x0112] = 6
    with Image.open(io.BytesIO(safe_image(picture("JPEG", exif=exif)))) as image:
        assert image.size == (40, 64)


def test_large_pictures_shrink_to_two_thousand_pixels():
    with Image.open(io.BytesIO(safe_image(picture("JPEG", size=(5000, 2500))))) as image:
        assert image.size == (2000, 1000)


def test_clear_ground_stays_clear():
    file = io.BytesIO()
    Image.new("RGBA", (32, 32), (0, 0, 0, 0)).save(file, "PNG")
    with Image.open(io.BytesIO(safe_image(file))) as image:
        assert (image.mode, image.getpixel((0, 0))[3]) == ("RGBA", 0)


def test_of_an_animation_the_first_frame_is_taken():
    file = io.BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    with Image.open(io.BytesIO(safe_image(file))) as image:
        assert image.convert("RGB").getpixel((0, 0)) == (255, 0, 0)


def test_a_pdf_becomes_its_drawing_without_margins():
    with Image.open(io.BytesIO(safe_pdf_logo(pdf()))) as image:
        assert image.mode == "RGBA"
        assert image.getpixel((5, 5)) == (0, 0, 0, 255)
        assert abs(image.width / image.height - 2) < 0.01


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG-Dateien können Programme enthalten"),
        ("\ufeff<svg/>".encode("utf-16"), "SVG-Dateien können Programme enthalten"),
        (b"", "Die Datei ist leer."),
        (b"x" * 10_000_001, "Die Datei ist größer als 10 MB."),
        (b"GIF89a kaputt", "beschädigt"),
        (picture()[:60], "beschädigt"),
        (b"%PDF-1.7 kaputt", "beschädigt"),
        (pdf(box=(0, 0, 0, 0)), "Die erste Seite ist leer."),
        (picture(size=(8, 8)), "weniger als 16 Bildpunkte"),
        (b"MZ\x90", "kein Bild"),
        (b"\0\0\0\x18ftypheic", "kein Bild"),
    ],
    ids=["svg", "svg in utf-16", "empty", "large", "gif", "cut off", "pdf", "blank", "small", "program", "heic"],
)
def test_what_is_no_logo_is_refused_with_reason_and_remedy(data, words):
    with pytest.raises(UploadRefused) as refused:
        safe_logo(data)
    assert words in refused.value.message
    assert refused.value.remedy.startswith(("Bitte", "Speichern", "Das Logo"))


def test_a_picture_of_too_many_pixels_is_refused_within_a_second():
    data = picture(size=(64, 40))
    huge = data[:16] + (60_000).to_bytes(4) + (60_000).to_bytes(4) + data[24:29]
    huge = huge + zlib.crc32(huge[12:29]).to_bytes(4) + data[33:]
    started = time.monotonic()
    with pytest.raises(UploadRefused, match="40 Millionen"):
        safe_image(huge)
    assert time.monotonic() - started < 3  # a second on a machine that does nothing else


def test_a_locked_pdf_is_refused_by_name():
    document = pypdfium2.PdfDocument(pdf())
    assert len(document) == 1
    locked = pdf().replace(b"trailer<<", b"trailer<</Encrypt<</Filter/Standard/V 1/R 2/O(" + b"x" * 32 + b")/U(" + b"y" * 32 + b")/P -4>>/ID[<00><00>]")  # fmt: skip  # noqa: E501
    with pytest.raises(UploadRefused, match="Kennwort"):
        safe_pdf_logo(locked)


def test_a_pdf_is_no_picture_and_a_picture_no_pdf():
    with pytest.raises(UploadRefused, match="Die Datei ist ein PDF"):
        safe_image(pdf())
    with pytest.raises(UploadRefused, match="Die Datei ist ein Bild"):
        safe_pdf_logo(picture())


def test_names_are_ours():
    names = {generated_name("png") for _ in range(10)}
    assert len(names) == 10
    assert {(len(name), name[-4:]) for name in names} == {(36, ".png")}
