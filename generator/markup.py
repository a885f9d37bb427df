"""HTML from templates: the only user of Jinja."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import CodeType

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from generator import dutch
from generator.model.observation import Quantity
from generator.vocabulary import CHALLENGES, Bound


def look(value: Quantity) -> str:
    """How exact a quantity looks: the name of its style."""
    if value.words is not None:
        return "words"
    return "range" if value.from_ is not None else value.bound.value


def quantity(value: Quantity) -> Markup:
    """A quantity as readers see it: exact, circa, range and bound look different."""
    text = dutch.quantity(value)
    bound = value.bound.label if value.bound is not Bound.EXACT and value.words is None else ""
    before = Markup('<span class="amount__bound">{}</span> ').format(bound) if bound else Markup("")
    return Markup('<span class="amount amount--{}">{}{}</span>').format(look(value), before, text.removeprefix(f"{bound} "))


def sentence(text: str) -> str:
    """The words with a capital at the start."""
    return text[:1].upper() + text[1:]


def typographic(value: object) -> object:
    """Plain words with the apostrophe that belongs in print; finished HTML and all else stay as they are."""
    return value.replace("'", "’") if type(value) is str else value


def verbatim(text: str) -> Markup:
    """Words of a file as they were typed, with their own apostrophes."""
    return Markup(escape(text))


class _Compiled(BytecodeCache):
    """Templates that this process compiled before, by their name and their words: a preview, and the tests, draw the same ones again and again.

    Not kept on disk: what is compiled depends on our filters too, which may be others the next time.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], CodeType] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name alone: the words are compared by their checksum, wherever the file stands."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand over what is known, if anything."""
        bucket.code = self._known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if bucket.code:
            self._known[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


class Markuper:
    """Draws pages from the templates in `theme/guide/`."""

    def __init__(self, templates: Path) -> None:
        self._loader = FileSystemLoader(templates)
        self._env = Environment(
            loader=self._loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined, finalize=typographic, bytecode_cache=_COMPILED, auto_reload=False
        )
        self._env.filters.update(
            number=dutch.number,
            date=dutch.date,
            on=dutch.on,
            period=dutch.period,
            quantity=quantity,
            short=dutch.short,
            moment=dutch.moment,
            listing=dutch.listing,
            labels=dutch.labels,
            sentence=sentence,
            certainty=dutch.certainty,
            per=dutch.per,
            section=dutch.section,
            verbatim=verbatim,
        )
        self._env.globals.update(count=dutch.count, CHALLENGES=CHALLENGES, SILENT=dutch.SILENT)

    def names(self, word: str) -> bool:
        """Does any template hold this word between quotation marks, as it does the id of a section?"""
        sources = (self._loader.get_source(self._env, name)[0] for name in self._env.list_templates())
        return any(f'"{word}"' in source or f"'{word}'" in source for source in sources)

    def draw(self, template: str, **given: object) -> str:
        """The HTML of one template; every name that it uses must be given."""
        return self._env.get_template(template).render(**given)

    def parts(self, template: str, **given: object) -> Callable[..., str]:
        """Draws the macros of one template, each by its name and with what it needs; every name that they use must be given."""
        made = self._env.get_template(template).make_module(given)

        def part(name: str, *arguments: object) -> str:
            return str(getattr(made, name)(*arguments)).strip()

        return part
