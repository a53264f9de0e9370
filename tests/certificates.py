"""A certificate for a server on this machine, made by the test that needs it."""

import subprocess
from pathlib import Path


def certificate(folder: Path, *, name: str) -> Path:
    """A PEM file with a key and a certificate signed by itself, good for today."""
    key, signed, both = folder / "key.pem", folder / "certificate.pem", folder / f"{name}.pem"
    kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    names = ["-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name},IP:127.0.0.1"]
    places = ["-keyout", str(key), "-out", str(signed)]
    subprocess.run(["openssl", "req", *kind, *names, *places], check=True, capture_output=True)
    both.write_bytes(key.read_bytes() + signed.read_bytes())
    return both
