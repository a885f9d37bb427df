"""Builds the whole site into a new folder and puts it in place only when it is complete."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.utils.yaml import yaml_load

from generator.elsewhere.settings import About
from generator.memory import looked_over_rarely
from generator.outputs import DataFile
from generator.pipeline import Checked, Made, read_guide
from generator.plugin import WijkengidsPlugin, new_addresses, own_files
from generator.settings import configured, is_placeholder
from generator.swap import NotASite, Room, alone, holds_guide, place, reason

log = logging.getLogger(__name__)
Say = Callable[[str], None]


def site_config(root: Path, site_dir: Path, search: bool) -> MkDocsConfig:
    """MkDocs' settings for a build of `root` into `site_dir`; without the search index when `search` is false."""
    config = configured(root, site_dir=str(site_dir))
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
    """Build the site of a guide that was read and checked; returns how many pages it has. Whatever fails, `site_dir` stays as it was."""
    site_dir = site_dir.resolve()
    if holds_guide(root, site_dir):
        raise Abort(f"In '{site_dir}' staat de gids zelf, iets anders dan een site. Kies met --site-dir een andere map.")
    try:
        with alone(site_dir, say) as room, looked_over_rarely():
            # What was read before another build took its time may be old by now.
            _make(root, room, site_dir, read_guide(root) if room.waited else checked, search, say, verbose)
            pages = sum(1 for _ in room.fresh.rglob("index.html"))
            _open_to_all(room.fresh)
            say(f"De nieuwe site komt op zijn plaats: {site_dir}")
            place(room, site_dir)
    except NotASite as problem:
        raise Abort(str(problem)) from problem
    except OSError as error:
        raise Abort(reason(error)) from error
    return pages


def _make(root: Path, room: Room, standing: Path, checked: Checked, search: bool, say: Say, verbose: bool) -> None:
    """Let MkDocs make the new site, all of it, beside the one that stands."""
    say("De gids maakt de pagina’s, zet ze in het ontwerp en maakt ze doorzoekbaar …")
    logging.getLogger("mkdocs").setLevel(logging.INFO if verbose else logging.WARNING)
    config = site_config(root, room.fresh, search)
    config.plugins.on_startup(command="build", dirty=False)
    plugin = config.plugins["wijkengids"]
    assert isinstance(plugin, WijkengidsPlugin)
    plugin.given, plugin.room, plugin.standing = checked, room.folder, standing
    run(config)
    if words := new_addresses(plugin.made):
        say(words)


def made_site(root: Path, checked: Checked) -> Made:
    """All that the site of a guide would hold, without building it: what `record` needs. Abort when it could not be published."""
    config = site_config(root, root / "site", search=False)
    plugin = config.plugins["wijkengids"]
    assert isinstance(plugin, WijkengidsPlugin)
    plugin.on_startup(command="build", dirty=False)
    plugin.given = checked
    with _in_one_line():
        plugin.on_pre_build(config=plugin.on_config(config))
    return plugin.made


def about_site(root: Path) -> tuple[About, tuple[DataFile, ...]]:
    """What `export` needs beside all that is made: what the settings say of the site, and the files that stand among its texts."""
    config = site_config(root, root / "site", search=False)
    name, description, licence = (str(config[key] or "") for key in ("site_name", "site_description", "copyright"))
    return About(name, site_address(root), description, licence), tuple(own_files(config))


def _open_to_all(fresh: Path) -> None:
    """Whatever rights this machine gives to new files: a site is there to be read, and is the same from every machine."""
    for path in (fresh, *fresh.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def run(config: MkDocsConfig) -> None:
    """Let MkDocs build; Abort when that cannot be."""
    with _in_one_line():
        mkdocs_build(config)


@contextmanager
def _in_one_line() -> Iterator[None]:
    """What goes wrong in the program or the theme is told in one line."""
    try:
        yield
    except (Abort, ConfigurationError, OSError):
        raise
    except Exception as error:
        log.debug("", exc_info=error)
        raise Abort(went_wrong(error)) from error


def went_wrong(error: Exception) -> str:
    """What went wrong: as it was said, or in the program or the theme, in one line, with the template in which it did."""
    if isinstance(error, (Abort, ConfigurationError, OSError)):
        return str(error)
    template = next((f" ({Path(frame.filename).name}, regel {frame.lineno})" for frame in reversed(traceback.extract_tb(error.__traceback__)) if frame.filename.endswith(".html")), "")
    return f"Er ging iets mis in het ontwerp of het programma{template}: {type(error).__name__}: {error}"
