"""A certificate that a computer makes for itself: it names nobody and vouches for nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

# Without a timestamp a signature lasts as long as its certificate: it should outlive the file.
_LIFETIME = timedelta(days=30 * 365)
_LATE_CLOCKS = timedelta(days=2)


def make_certificate() -> tuple[list[x509.Certificate], ec.EllipticCurvePrivateKey]:
    """A certificate for signing, the one that vouches for it, and the key of the first.

    A signer that vouches for itself does not meet C2PA's profile of certificates. The key of the
    voucher is thrown away at once, so that it can never vouch for anything else.
    """
    voucher_key = ec.generate_private_key(ec.SECP256R1())
    key = ec.generate_private_key(ec.SECP256R1())
    voucher_name, name = _name("Self-made certificate"), _name("A user of Likeness")
    voucher = (
        _draft(voucher_name, voucher_name, voucher_key)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(certificates=True), critical=True)
        .sign(voucher_key, hashes.SHA256())
    )
    vouched_by = x509.AuthorityKeyIdentifier.from_issuer_public_key(voucher_key.public_key())
    purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION])
    own = (
        _draft(name, voucher_name, key)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(certificates=False), critical=True)
        .add_extension(purpose, critical=False)
        .add_extension(vouched_by, critical=False)
        .sign(voucher_key, hashes.SHA256())
    )
    return [own, voucher], key


def _name(text: str) -> x509.Name:
    return x509.Name([
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Likeness, self-made"),
        x509.NameAttribute(NameOID.COMMON_NAME, text),
    ])  # fmt: skip


def _draft(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey
) -> x509.CertificateBuilder:
    begin = datetime.now(UTC) - _LATE_CLOCKS
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(begin + _LIFETIME)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _usage(*, certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not certificates, key_cert_sign=certificates, crl_sign=certificates,
        content_commitment=False, key_encipherment=False, data_encipherment=False,
        key_agreement=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
