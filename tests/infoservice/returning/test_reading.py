"""What came back is read rightly, never taken for final by mistake, and nothing broken or huge stops it."""

import time

from tests.infoservice.returning.corpus import corpus, letter, report
from wirnetz.infoservice.delivery.verp import envelope_sender
from wirnetz.infoservice.returning import LONGEST, Meaning, read_returned

SECRET = b"geheim"


def test_of_five_hundred_messages_nearly_all_are_read_rightly_and_none_is_wrongly_final():
    began, wrong, false_hard, count = time.process_time(), [], [], 0
    for kind, address, raw in corpus():
        count += 1
        found = read_returned(raw, secret=SECRET)
        if (found.meaning, found.address) != (kind, address):
            wrong.append((kind, address, found, raw.decode()[-400:]))
        if found.meaning is Meaning.HARD and kind != "hard":
            false_hard.append(raw)
    assert count >= 500
    assert false_hard == []
    assert len(wrong) <= count * 0.02, wrong[:5]
    assert time.process_time() - began < 3


def test_broken_and_huge_messages_are_something_else_and_take_no_time():
    good = report("failed", "5.1.1", "550 5.1.1 user unknown", "a@x.example")
    deep = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(3000))
    broken = [
        b"", b"\x00\xff" * 1000, b"From", b"Content-Type: multipart/report; boundary=\n\n--\n--", deep,
        letter("postmaster@x.example", "=?utf-8?b?////?=", "a@" * 100_000), b"From: " + b"<" * LONGEST,
        b"Content-Type: text/html\nFrom: mailer-daemon@x.example\n\n" + b"<style>" * 30_000,
        b"Content-Type: text/plain; charset=\xff\nFrom: mailer-daemon@x.example\n\nuser " * 4000,
        good.replace(b"Action: failed", b"Action: \xff"), good.replace(b'boundary="b"', b'boundary="c"'),
    ]  # fmt: skip
    broken += [good[:cut] for cut in range(0, len(good), 97)] + [good + b"x" * 3 * LONGEST]
    began = time.process_time()
    meanings = {read_returned(raw, secret=SECRET).meaning for raw in broken}
    assert meanings <= set(Meaning)
    assert time.process_time() - began < 3


def test_only_the_right_proof_names_a_delivery():
    right = envelope_sender("rueck@wirnetz.example", 7, SECRET)
    found = read_returned(report("failed", "5.1.1", "user unknown", "a@x.example", right), secret=SECRET)
    assert (found.row, found.is_forged) == (7, False)
    for number in range(1000):
        forged = f"rueck+7.{number:016x}@wirnetz.example"
        found = read_returned(report("failed", "5.1.1", "user unknown", "a@x.example", forged), secret=SECRET)
        assert (found.row, found.is_forged) == (None, True)
    unnamed = read_returned(report("failed", "5.1.1", "user unknown", "a@x.example"), secret=SECRET)
    assert (unnamed.row, unnamed.is_forged) == (None, False)


def test_a_message_is_the_same_whichever_way_it_took():
    raw = report("failed", "5.1.1", "user unknown", "a@x.example")
    again = b"Received: from anderswo\n" + raw
    other = raw.replace(b"kam nicht an", b"kam nie an")
    first, second, third = (read_returned(each, secret=SECRET).digest for each in (raw, again, other))
    assert first == second != third
