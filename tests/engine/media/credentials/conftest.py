"""A photo to sign, who signs it, and what is stated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from engine import assets
from engine.media import read_picture
from engine.media.credentials.claim import Claim, Source
from engine.media.credentials.identity import Identity, own_identity
from engine.types import Picture

pytest.importorskip("c2pa", reason="needs the package that signs")


Issue = Callable[..., tuple[Path, Path, Path]]

_KEYS = {
    "P-256": lambda: ec.generate_private_key(ec.SECP256R1()),
    "P-384": lambda: ec.generate_private_key(ec.SECP384R1()),
    "RSA": lambda: rsa.generate_private_key(65537, 2048),
    "Ed25519": ed25519.Ed25519PrivateKey.generate,
}


@pytest.fixture
def photo() -> Path:
    """The bundled portrait."""
    return assets.locate("sample-portrait")


@pytest.fixture
def picture(photo: Path) -> Picture:
    """The bundled portrait at full depth, fading out to the left."""
    read = read_picture(photo)
    fade = np.linspace(0, 65535, read.size_hw[1]).astype(np.uint16)
    deep = read.pixels.astype(np.uint16) * 257
    return replace(read, deep_pixels=deep, alpha=np.tile(fade, (read.size_hw[0], 1)))


@pytest.fixture
def me() -> Identity:
    """This computer."""
    return own_identity()


@pytest.fixture
def claim(photo: Path) -> Claim:
    """A smile."""
    return Claim("warp", False, ({"set": {"jawOpen": 0.25}},), Source(photo, "PNG"))


@pytest.fixture
def issue() -> Issue:
    """Gives files of a certificate for "Ada Example", its key, and the authority that vouches."""
    return _issue


def _issue(
    folder: Path, kind: str = "P-256", *, days: int = 365, password: bytes = b""
) -> tuple[Path, Path, Path]:
    """Files of a certificate for "Ada Example", its key, and the authority that vouches for it."""
    root_key, key = _KEYS["P-256"](), _KEYS[kind]()
    root_name, name = _name("Example Authority"), _name("Ada Example")
    root = (
        _draft(root_name, root_name, root_key.public_key(), 365)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(authority=True), critical=True)
        .sign(root_key, hashes.SHA256())
    )
    vouched = x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key())
    own = (
        _draft(name, root_name, key.public_key(), days)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(authority=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), False)
        .add_extension(vouched, critical=False)
        .sign(root_key, hashes.SHA256())
    )
    encryption = (
        serialization.BestAvailableEncryption(password)
        if password
        else serialization.NoEncryption()
    )
    contents = {
        "chain.pem": own.public_bytes(serialization.Encoding.PEM),
        "key.pem": key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, encryption
        ),
        "root.pem": root.public_bytes(serialization.Encoding.PEM),
    }
    folder.mkdir(exist_ok=True)
    for file, data in contents.items():
        (folder / file).write_bytes(data)
    return folder / "chain.pem", folder / "key.pem", folder / "root.pem"


def _name(text: str) -> x509.Name:
    return x509.Name([
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Example"),
        x509.NameAttribute(NameOID.COMMON_NAME, text),
    ])  # fmt: skip


def _draft(
    subject: x509.Name, issuer: x509.Name, public_key: Any, days: int
) -> x509.CertificateBuilder:
    begin = datetime.now(UTC) - timedelta(days=100)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=days))
    )


def _usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority, key_cert_sign=authority, crl_sign=authority,
        content_commitment=False, key_encipherment=False, data_encipherment=False,
        key_agreement=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
