"""The MkDocs plugin: the only part that knows how MkDocs builds. MkDocs lays out what stands around the pages; the plugin sets each finished page in it, and writes it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import material  # type: ignore[import-untyped]
from markupsafe import Markup
from mkdocs.commands.build import get_context
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, get_files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from generator import dutch, styles
from generator.complete.written import Promised, faults_of, together, told
from generator.exports.headers import POLICY_OF_A_PAGE
from generator.fonts import FontFile, subset_fonts
from generator.guide import Guide
from generator.hands import shared_out
from generator.outputs import DataFile, Output
from generator.pipeline import Checked, Made, Making, publishable, read_guide
from generator.problems import ProblemsFound
from generator.reading.published import PUBLISHED
from generator.search.index import FOLDER, IndexFailed, write_index
from generator.settings import around, is_placeholder, root_of, theme_of
from generator.store import DrawingStopped
from generator.swap import lay
from generator.wording import WRITTEN

log = logging.getLogger("mkdocs.plugins.wijkengids")

#: What is kept beside the texts, and published by the core once it was checked.
_RECORDS = "versies/"
_MATERIAL = Path(material.__file__).parent / "templates"


class Settings(Config):  # type: ignore[no-untyped-call]
    """What `mkdocs.yml` may set under the plugin."""

    cache = config_options.Type(str, default=".cache")
    search = config_options.Type(bool, default=True)


class ReadyPage(Page):
    """A page whose HTML is finished: MkDocs only places it in the theme."""

    def __init__(self, output: Output, file: File, config: MkDocsConfig) -> None:
        super().__init__(output.title, file, config)
        self._output = output
        # MkDocs would take the day of the clock.
        self.update_date = output.updated

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no Markdown: the HTML is what the core made."""
        made = self._output
        self.markdown = ""
        self.meta = {
            "title": made.title,
            "description": made.description,
            "kind": made.kind,
            "crumbs": [{"title": crumb.title, "url": crumb.url} for crumb in made.crumbs],
            "template": made.frame,
            "feeds": made.feeds,
            "linked": Markup(made.linked),
            "picture": made.picture,
            "pictured": made.pictured,
            "indexed": made.indexed,
            "changed": made.updated,
            "updated": dutch.date(made.updated) if made.updated else "",
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing to convert."""
        self.content = Markup(self._output.content)
        self.toc = TableOfContents([])
        self.present_anchor_ids = set()
        self.links_to_anchors = {}


@dataclass(frozen=True)
class Frame:
    """What MkDocs laid out around the pages. The plugin itself goes on with the next layout, which may fail half-way."""

    config: MkDocsConfig
    env: Any
    files: Files
    nav: Navigation

    def around(self, output: Output) -> bytes:
        """One page in it, as MkDocs makes it."""
        page = _file(output, self.config).page
        assert page
        page.read_source(self.config)
        page.render(self.config, self.files)
        template = self.env.get_template(page.meta["template"])
        return str(template.render(get_context(self.nav, self.files, self.config, page))).encode("utf-8", errors="xmlcharrefreplace")


class WijkengidsPlugin(BasePlugin[Settings]):  # type: ignore[no-untyped-call]
    """Reads and checks the guide before MkDocs touches the site folder, then writes every page."""

    guide: Guide
    checked: Checked
    #: A guide that was read just before the build, so that it need not be read again.
    given: Checked | None = None
    #: Where what is needed for a while may stand, beside the new site; nothing is that of the system.
    room: Path | None = None
    #: The site that stands while the new one is made: what did not change is taken from it.
    standing: Path | None = None
    #: Called between the parts of what takes long.
    between: Callable[[], None] = staticmethod(lambda: None)
    fonts: tuple[FontFile, ...]
    #: The files that stand beside the pages.
    assets: set[str]
    making: Making
    made: Made
    promised: Promised
    searched = True
    #: Is this a preview that makes its pages itself, each when somebody looks at it? Then MkDocs only places what stands around them.
    on_demand = False
    previewed = False
    env: Any
    files: Files
    nav: Navigation

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Be told of the command, so that this object is kept while serving; nothing of a command before stays. A preview has no search: its index takes longer than all the rest."""
        self.previewed, self.on_demand, self.given, self.room, self.standing = command == "serve", False, None, None, None
        self.searched = self.config.search and not self.previewed

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Stop on errors here: MkDocs has not emptied the site folder yet."""
        checked, self.given = self.given or read_guide(root_of(config)), None
        for problem in checked.problems:
            (log.error if problem.is_error else log.info)(str(problem))
        try:
            self.guide, self.checked = publishable(checked), checked
        except ProblemsFound as found:
            raise Abort(f"De gids is niet gebouwd: {dutch.count(len(found.problems), 'fout', 'fouten')}.") from found
        if self.searched:
            config.extra["search_index"] = f"{FOLDER}/"
        if is_placeholder(config.site_url):
            config.extra["placeholder"] = True
        config.extra["policy"] = POLICY_OF_A_PAGE
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Make every page here: MkDocs empties the site folder right after this."""
        self.fonts = subset_fonts(root_of(config) / self.config.cache / "fonts")
        found = get_files(config)
        found.add_files_from_theme(config.theme.get_env(), config)
        assets = {file.dest_uri for file in found if _published(file)} | {_address(font) for font in self.fonts} | {styles.TOGETHER}
        self.assets = assets
        self.making = self._begun(config)
        if not self.on_demand:
            self.made = self.whole()
            if words := new_addresses(self.made):
                log.info(words)

    def _begun(self, config: MkDocsConfig) -> Making:
        try:
            given = replace(around(config, self.guide, root_of(config) / self.config.cache, self.assets, self.room), between=self.between)
            self.promised = Promised(given.home, given.base, given.robots, self.searched)
            return Making(self.checked, given)
        except DrawingStopped as stopped:
            raise Abort(str(stopped)) from stopped

    def whole(self) -> Made:
        """All that the site would hold; Abort when it could not be published, with every reason told."""
        try:
            return self.making.made
        except DrawingStopped as stopped:
            raise Abort(str(stopped)) from stopped
        except ProblemsFound as problems:
            for problem in problems.problems:
                log.error(str(problem))
            raise Abort(f"De gids is niet gebouwd: {dutch.count(len(problems.problems), 'fout', 'fouten')} in de links en adressen.") from problems

    def begin_again(self, checked: Checked, config: MkDocsConfig) -> None:
        """Go on with another guide, in the same design."""
        self.given = checked
        self.on_config(config)
        self.making = self._begun(config)
        config.extra["addresses"] = set(self.making.drafts)

    def frame(self, config: MkDocsConfig) -> Frame:
        """What stands around each page after a build with these settings."""
        return Frame(config, self.env, self.files, self.nav)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out what is not ours to publish and add the fonts and the one style sheet."""
        found = Files([file for file in files if _published(file)])
        for font in self.fonts:
            found.append(File.generated(config, _address(font), content=font.data))
        found.append(File.generated(config, styles.TOGETHER, content=styles.together(theme_of(config) / "assets/css")))
        # The core makes a better one. Not earlier: MkDocs copies, as it is, what is in its theme and is not a template.
        config.theme.static_templates.discard("sitemap.xml")
        config.extra["addresses"] = set(self.making.drafts)
        return found

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Words of editors stand in the frame too (title, description, crumbs): MkDocs itself escapes nothing."""
        env.autoescape = True
        self.env, self.files = env, files
        return env

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep it: each page is drawn with it."""
        self.nav = nav
        return nav

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what the core made, and the index of the search beside it; then look at all that was written. A preview is not looked at: it is no publication."""
        if not self.on_demand:
            self._write(config)
        if self.searched:
            try:
                write_index(self.made.documents, self.made.documents.vocabulary, Path(config.site_dir) / FOLDER, self.room)
            except IndexFailed as problem:
                raise Abort(str(problem)) from problem
        if not self.previewed:
            _refuse_incomplete(Path(config.site_dir), self.guide, self.promised, self.room)

    def _write(self, config: MkDocsConfig) -> None:
        """Write what the core made: each page in its frame, and the files of data. Only now what stands on a page is taken from the shelf."""
        site, pages, data, around = Path(config.site_dir), self.made.pages, self.made.data, self.frame(config).around
        #: Folder → the same in the site that stands; nothing when that leads elsewhere.
        before: dict[Path, Path | None] = {}

        def write(number: int) -> None:
            page = pages[number] if number < len(pages) else None
            file = DataFile(f"{page.path}index.html", around(page)) if page else data[number - len(pages)]
            target = site / file.path
            if (folder := target.parent) not in before:
                folder.mkdir(parents=True, exist_ok=True)
                there = self.standing and self.standing / folder.relative_to(site)
                before[folder] = there if there and there.resolve() == there else None
            there = before[folder]
            lay(target, file.data, there and there / target.name)

        with shared_out(range(len(pages) + len(data)), write, self.room) as written:
            for _ in written:
                pass

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Rebuild when a case or the design changes; MkDocs itself watches `content/`. While the guide is broken, the last good site stays."""
        for folder in (root_of(config) / "cases", theme_of(config)):
            server.watch(str(folder))

        # MkDocs would let readers wait for as long as a rebuild fails.
        def rebuild() -> None:
            try:
                builder()
            except Abort as reason:
                log.error("%s De vorige versie blijft te zien.", reason)

        server.builder = rebuild
        return server


def _refuse_incomplete(site: Path, guide: Guide, promised: Promised, room: Path | None) -> None:
    """Stop when what was written is not complete, with all that is wrong."""
    found = together(faults_of(site, guide, promised, room))
    for line in told(found):
        log.error(line)
    if found:
        raise Abort(WRITTEN["refused"].format(number=dutch.count(len(found), "fout", "fouten")))


def _published(file: File) -> bool:
    """Is this a file of ours, and not a source of a page?"""
    if Path(file.abs_src_path or "").is_relative_to(_MATERIAL):
        return False
    if file.is_documentation_page() or file.src_uri.startswith(_RECORDS) or styles.replaced(file.src_uri):
        return False
    return not file.src_uri.endswith((".yml", ".csv")) and f"content/{file.src_uri}" != PUBLISHED


def own_files(config: MkDocsConfig) -> Iterator[DataFile]:
    """The files that stand among the texts of the guide and go on the site as they are."""
    for file in get_files(config):
        if _published(file):
            yield DataFile(file.dest_uri, file.content_bytes)


def _address(font: FontFile) -> str:
    return f"assets/fonts/{font.name}"


def _file(output: Output, config: MkDocsConfig) -> File:
    """The file of a page."""
    file = File.generated(config, f"{output.path}index.md", content="")
    file.page = ReadyPage(output, file, config)
    return file


def new_addresses(made: Made) -> str:
    """How many addresses are not on the list yet, for those who build; nothing when all are."""
    number = len(made.unrecorded)
    return f"{dutch.count(number, 'nieuw adres', 'nieuwe adressen')}; wijkengids record zet {'het' if number == 1 else 'ze'} op de lijst ({PUBLISHED})." if number else ""
