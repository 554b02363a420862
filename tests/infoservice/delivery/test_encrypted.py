"""A mail server that is spoken to encrypted, from the start or from STARTTLS on."""

import ipaddress
import ssl
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.infoservice.delivery.conftest import a_body, drain, release
from tests.infoservice.delivery.sink import Script, Sink
from wirnetz.infoservice.delivery.connecting import Server
from wirnetz.infoservice.queries.mailing import rows_of


@pytest.fixture
def certificate(tmp_path, monkeypatch):
    """A key and a certificate for 127.0.0.1 in one file, which this machine trusts for the length of a test."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "sink")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    path = tmp_path / "sink.pem"
    plain = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(key.private_bytes(*plain) + made.public_bytes(serialization.Encoding.PEM))
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    return path


@pytest.mark.parametrize("way", ["use_ssl", "use_tls"])
def test_everybody_gets_one_copy_over_an_encrypted_connection(rows, certificate, way):
    """The text is larger than what a connection takes at once, so that sending has to wait too."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    extensions = ("PIPELINING", *(["STARTTLS"] if way == "use_tls" else []))
    long = "Förderung für Betriebe und Träger in allen Kreisen. " * 12_000
    with Sink(Script(tls=context, extensions=extensions)) as sink:
        body = a_body()
        mailing = release(40, bodies=[a_body(text=body.text + long)])
        assert drain(sink, rows, server=Server("127.0.0.1", sink.port, connect_seconds=5, **{way: True}))
    assert Counter(taken.address for taken in sink.taken) == Counter(rows_of(mailing).values_list("address", flat=True))
    assert set(rows_of(mailing).values_list("state", "attempts", "ambiguous")) == {("accepted", 1, 0)}
    assert min(len(taken.raw) for taken in sink.taken) > 600_000
