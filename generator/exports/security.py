"""Whom to tell of a weak spot in the site: `security.txt`, as RFC 9116 has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.outputs import DataFile

ADDRESS = ".well-known/security.txt"


@dataclass(frozen=True)
class Security:
    """An address for reports (of mail or of a page), and the last day on which it holds: both come from the settings."""

    contact: str = ""
    expires: str = ""


NO_SECURITY = Security()


def plan_security(security: Security, home: str) -> Iterator[DataFile]:
    """The file; nothing without an address and a day, which the standard asks for. A site without an address of its own does not name one."""
    if security.contact and security.expires:
        contact = security.contact if ":" in security.contact else f"mailto:{security.contact}"
        lines = [f"Contact: {contact}", f"Expires: {security.expires}T23:59:59Z", "Preferred-Languages: nl, en", *([f"Canonical: {home}{ADDRESS}"] if home else [])]
        yield DataFile(ADDRESS, "".join(f"{line}\n" for line in lines).encode())
