"""What `mkdocs.yml` says of a site, in the words of the core."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable, Collection
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from generator.around import Around
from generator.exports.security import Security
from generator.guide import Guide
from generator.pages.site import Host

log = logging.getLogger("mkdocs.plugins.wijkengids")


def configured(root: Path, **given: str) -> MkDocsConfig:
    """What `mkdocs.yml` says, with what is given instead; ConfigurationError, with what to do, when it cannot be used. MkDocs tells, in English, which value is wrong."""
    try:
        config = load_config(str(root / "mkdocs.yml"), **given)
    except (Abort, ConfigurationError) as error:
        mark = getattr(error.__context__, "problem_mark", None)
        where = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise ConfigurationError(f"mkdocs.yml{where} klopt niet. Verbeter het bestand, of zet het terug zoals het was.") from error
    if "wijkengids" not in config.plugins:
        raise ConfigurationError("In mkdocs.yml ontbreekt de plugin. Zet 'wijkengids' in de lijst onder 'plugins'.")
    return config


def around(config: MkDocsConfig, guide: Guide, cache: Path, assets: Collection[str], room: Path | None) -> Around:
    """What a build needs beside the guide. `assets` stand beside the pages; what is drawn is kept in `cache`; in `room` may stand what is needed for a while."""
    base = f"{(config.site_url or 'https://wijkengids.example').rstrip('/')}/"
    return Around(
        templates=theme_of(config) / "guide",
        cache=cache,
        edit=_edit(config),
        assets=assets,
        home="" if is_placeholder(config.site_url) else base,
        base=base,
        host=_host(config),
        written=_written(root_of(config), guide),
        robots=not config.extra.get("noindex"),
        name=config.site_name,
        tagline=str(config.extra.get("tagline") or ""),
        security=_security(config),
        room=room,
    )


def root_of(config: MkDocsConfig) -> Path:
    """The folder of the guide."""
    return Path(config.config_file_path).resolve().parent


def theme_of(config: MkDocsConfig) -> Path:
    """The folder of our own theme: Material's alone has none of our pages."""
    if not config.theme.custom_dir:
        raise Abort("mkdocs.yml: onder 'theme' staat geen 'custom_dir'. Schrijf daar de map van het thema, bijvoorbeeld 'custom_dir: theme'.")
    return Path(config.theme.custom_dir)


def is_placeholder(address: str | None) -> bool:
    """Is this address not a real one yet? Names under `.example` never exist."""
    return not address or (urlsplit(address).hostname or "").endswith(".example")


def _host(config: MkDocsConfig) -> Host:
    """What the host offers, as `mkdocs.yml` says."""
    return Host(takes_forms=bool(config.extra.get("tip_form")), mail=str(config.extra.get("tip_mail") or ""))


def _security(config: MkDocsConfig) -> Security:
    """Whom to tell of a weak spot, as `mkdocs.yml` says. The clock only decides about a warning, never about what is built."""
    contact, expires = (str(config.extra.get(f"security_{name}") or "") for name in ("contact", "expires"))
    if contact:
        try:
            if datetime.date.fromisoformat(expires) < datetime.date.today():
                log.warning("mkdocs.yml: security_expires (%s) is voorbij. Klopt security_contact nog? Kies dan een nieuwe dag, binnen een jaar.", expires)
        except ValueError:
            raise Abort(f"mkdocs.yml: security_expires is geen dag zoals 2027-11-01: '{expires}'.") from None
    return Security(contact, expires)


def _written(root: Path, guide: Guide) -> dict[str, bytes]:
    """Case → the bytes of its file, which the form opens."""
    return {name: (root / "cases" / f"{name}.yml").read_bytes() for name in guide.cases}


def _edit(config: MkDocsConfig) -> Callable[[str], str]:
    """path → the address at which the file can be changed in the repository; nothing while the repository is a placeholder."""
    repository = None if is_placeholder(config.repo_url) else (config.repo_url or "").rstrip("/")

    def edit(path: str) -> str:
        return f"{repository}/{(config.edit_uri or 'edit/main/').strip('/')}/{path}" if repository else ""

    return edit
