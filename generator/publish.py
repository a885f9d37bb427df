"""Builds the whole site into a new folder and puts it in place only when it is complete."""

from __future__ import annotations

import logging
import shutil
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.utils.yaml import yaml_load

from generator.pipeline import Checked, Made
from generator.plugin import WijkengidsPlugin, is_placeholder, new_addresses

log = logging.getLogger(__name__)
Say = Callable[[str], None]


def site_config(root: Path, site_dir: Path, search: bool) -> MkDocsConfig:
    """MkDocs' settings for a build of `root` into `site_dir`; without the search index when `search` is false."""
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(site_dir))
    if not search:
        config.plugins["wijkengids"].config["search"] = False
    return config


def site_address(root: Path) -> str:
    """The address of the site with a slash at its end; nothing while it has none, or when the settings cannot be read."""
    try:
        settings = yaml_load((root / "mkdocs.yml").read_text(encoding="utf-8"))
    except (ConfigurationError, OSError, UnicodeDecodeError):
        return ""
    address = str(settings.get("site_url") or "")
    return "" if is_placeholder(address) else f"{address.rstrip('/')}/"


def build_site(root: Path, site_dir: Path, checked: Checked, search: bool, say: Say, verbose: bool = False) -> int:
    """Build the site of a guide that was read and checked; returns how many pages it has. Whatever fails, `site_dir` stays as it was.

    The new site is made beside `site_dir`, on the same disk, so that it can be moved into place.
    """
    _refuse_other_folders(site_dir)
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f"{site_dir.name}.", dir=site_dir.parent))
    try:
        say("De gids maakt de pagina’s, zet ze in het ontwerp en maakt ze doorzoekbaar …")
        logging.getLogger("mkdocs").setLevel(logging.INFO if verbose else logging.WARNING)
        config = site_config(root, fresh, search)
        config.plugins.on_startup(command="build", dirty=False)
        plugin = config.plugins["wijkengids"]
        assert isinstance(plugin, WijkengidsPlugin)
        plugin.given = checked
        _run(config)
        if words := new_addresses(plugin.made):
            say(words)
        _open_to_all(fresh)
        say(f"De nieuwe site komt op zijn plaats: {site_dir}")
        _swap(fresh, site_dir)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return sum(1 for _ in site_dir.rglob("index.html"))


def made_site(root: Path, checked: Checked) -> Made:
    """All that the site of a guide would hold, without building it: what `record` needs. Abort when it could not be published."""
    config = site_config(root, root / "site", search=False)
    plugin = config.plugins["wijkengids"]
    assert isinstance(plugin, WijkengidsPlugin)
    plugin.given = checked
    plugin.on_startup(command="build", dirty=False)
    plugin.on_pre_build(config=plugin.on_config(config))
    return plugin.made


def _refuse_other_folders(site_dir: Path) -> None:
    """A folder that holds something else than a site is never thrown away."""
    if site_dir.is_file() or (site_dir.is_dir() and any(site_dir.iterdir()) and not all((site_dir / name).is_file() for name in ("404.html", "index.html"))):
        raise ConfigurationError(f"In '{site_dir}' staat iets anders dan een site. Kies met --site-dir een nieuwe of lege map.")


def _open_to_all(fresh: Path) -> None:
    """Whatever rights this machine gives to new files: a site is there to be read, and is the same from every machine."""
    for path in (fresh, *fresh.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def _run(config: MkDocsConfig) -> None:
    """Let MkDocs build. What goes wrong in the program or the theme is told in one line."""
    try:
        mkdocs_build(config)
    except (Abort, ConfigurationError, OSError):
        raise
    except Exception as error:
        log.debug("", exc_info=error)
        template = next((f" ({Path(frame.filename).name}, regel {frame.lineno})" for frame in reversed(traceback.extract_tb(error.__traceback__)) if frame.filename.endswith(".html")), "")
        raise Abort(f"Er ging iets mis in het ontwerp of het programma{template}: {type(error).__name__}: {error}") from error


def _swap(fresh: Path, site_dir: Path) -> None:
    """Move the old site aside and the new one in; the old one comes back when that fails."""
    old = Path(tempfile.mkdtemp(prefix=f"{site_dir.name}.old.", dir=site_dir.parent)) / "site"
    had = site_dir.exists()
    if had:
        site_dir.rename(old)
    try:
        fresh.rename(site_dir)
    except OSError:
        if had:
            old.rename(site_dir)
        raise
    finally:
        shutil.rmtree(old.parent, ignore_errors=True)
