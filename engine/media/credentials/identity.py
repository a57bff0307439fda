"""Who signs: a certificate that the user brings, or one that this computer makes for itself.

A self-made certificate proves that a file has not changed since it was signed, and that the same
computer signed it; it does not prove who its user is. It names nobody.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.x509.oid import NameOID

from engine import folders
from engine.errors import MediaError, UsageError
from engine.media.credentials.self_made import make_certificate
from engine.media.files import require_readable

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes

_FILE = "signing.pem"
_CURVES = {"secp256r1": "es256", "secp384r1": "es384", "secp521r1": "es512"}
_LEAST_RSA_BITS = 2048
_RUNS_OUT = timedelta(days=2)


@dataclass(frozen=True)
class Identity:
    """A certificate and its key.

    Attributes:
        chain: certificates as PEM, the signer's own first.
        key: private key as PKCS#8 PEM, not encrypted.
        algorithm: C2PA's name of the signature algorithm ("es256" ...).
        name: whom the certificate names.
        self_made: this computer made it.
    """

    chain: bytes
    key: bytes = field(repr=False)
    algorithm: str
    name: str
    self_made: bool


def own_identity() -> Identity:
    """The certificate of this computer; it is made when there is none, or when it runs out.

    Raises:
        MediaError: the user's folder cannot be read or written.
    """
    path = own_file()
    try:
        if path.exists():
            kept = _read_own(path)
            if kept is not None:
                return kept
        return _write_own(path)
    except OSError as error:
        raise MediaError(
            f"The signing key {path} cannot be used: {error.strerror}.",
            "Switch Content Credentials off or bring a certificate.",
        ) from error


def own_file() -> Path:
    """Where key and certificates of this computer lie; may not exist yet."""
    return folders.user_data() / "credentials" / _FILE


def own_root() -> bytes:
    """The certificate as PEM that vouches for this computer's own, or empty when it has none."""
    try:
        return _pem(x509.load_pem_x509_certificates(own_file().read_bytes())[-1])
    except (OSError, ValueError):
        return b""


def read_identity(certificate: str | Path, key: str | Path) -> Identity:
    """A certificate that the user brings.

    Args:
        certificate: PEM file with the signer's certificate and those that vouch for it, the
            signer's first.
        key: PEM file with its private key, without a password.

    Raises:
        MediaError: a file cannot be read, or is not what it should be.
        UsageError: the key belongs to another certificate, or the certificate has run out.
    """
    chain_file, key_file = require_readable(certificate), require_readable(key)
    chain = _certificates(chain_file)
    private = _private_key(key_file)
    if chain[0].public_key() != private.public_key():
        raise UsageError(
            f"{key_file.name} is not the key of the first certificate in {chain_file.name}."
        )
    if chain[0].not_valid_after_utc < datetime.now(UTC):
        raise UsageError(f"The certificate in {chain_file.name} has run out.")
    return _identity(chain, private, self_made=False)


def read_anchors(path: str | Path) -> bytes:
    """Certificates of those who are trusted to vouch for signers, as PEM.

    Raises:
        MediaError: the file cannot be read, or holds none.
    """
    return b"".join(map(_pem, _certificates(require_readable(path))))


def _certificates(path: Path) -> list[x509.Certificate]:
    try:
        return x509.load_pem_x509_certificates(path.read_bytes())
    except ValueError as error:
        raise MediaError(f"{path.name} holds no certificate in PEM form.") from error


def _private_key(path: Path) -> PrivateKeyTypes:
    try:
        return serialization.load_pem_private_key(path.read_bytes(), password=None)
    except TypeError as error:
        raise MediaError(
            f"{path.name} is protected by a password.", "Please give the key without one."
        ) from error
    except ValueError as error:
        raise MediaError(f"{path.name} holds no private key in PEM form.") from error


def _identity(chain: list[x509.Certificate], key: PrivateKeyTypes, *, self_made: bool) -> Identity:
    names = chain[0].subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return Identity(
        chain=b"".join(map(_pem, chain)),
        key=key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ),
        algorithm=_algorithm(key),
        name=str(names[0].value) if names else chain[0].subject.rfc4514_string(),
        self_made=self_made,
    )


def _algorithm(key: PrivateKeyTypes) -> str:
    if isinstance(key, ec.EllipticCurvePrivateKey) and key.curve.name in _CURVES:
        return _CURVES[key.curve.name]
    if isinstance(key, rsa.RSAPrivateKey) and key.key_size >= _LEAST_RSA_BITS:
        return "ps256"
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return "ed25519"
    raise UsageError(
        "Content Credentials cannot be signed with a key of this kind.",
        "Use ECDSA (P-256, P-384, P-521), Ed25519, or RSA with 2048 bits or more.",
    )


# The certificate of this computer


def _read_own(path: Path) -> Identity | None:
    """The kept certificate while it is valid; None when another one must be made."""
    data = path.read_bytes()
    try:
        chain = x509.load_pem_x509_certificates(data)
        key = serialization.load_pem_private_key(data, password=None)
    except (ValueError, TypeError):
        return None
    if chain[0].not_valid_after_utc < datetime.now(UTC) + _RUNS_OUT:
        return None
    return _identity(chain, key, self_made=True)


def _write_own(path: Path) -> Identity:
    """Make a certificate and keep it where only the user may read it."""
    chain, key = make_certificate()
    made = _identity(chain, key, self_made=True)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = path.with_name(f".{secrets.token_hex(4)}.pem")
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(made.key + made.chain)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
    return made


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)
