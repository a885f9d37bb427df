"""The gate, the writer and the texts in the browser: each gives exactly what the generator gives, for the same bytes."""

from __future__ import annotations

import base64
import difflib
import gzip
import json
import re
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from pydantic import ValidationError

from generator import dutch
from generator.checks.plain import known_words
from generator.ids import nearest, slug
from generator.model.case import Period
from generator.model.observation import Quantity
from generator.model.walk import proses
from generator.pages.form_data import ADDRESS, form_data
from generator.pipeline import read_guide
from generator.plain.advice import advice
from generator.reading.tree import read_tree
from generator.texts import parse, plain, render, render_inline
from generator.writing.form import canonical
from tests.plain import ALL_TEXTS
from tests.site.browser import visiting
from tests.site.built import Built
from tests.site.commands import INVENTED, ROOT, copy_guide
from tests.site.form_core import MARKUP, SIGNS, Breaker, Gate, Neutral, restyled, tree_of
from tests.site.server import serving
from tests.support import guide_in

MODULES = ROOT / "theme/assets/js/form"
GUIDES = {"real": ROOT, "invented": INVENTED}
BROKEN = ROOT / "tests/broken"
MANY, SOME = 1000, 200

#: What is done in the browser with each of many inputs: a function of an input, the data of the form and the modules.
WORK = {
    "check": """([id, file], data, { check }) => check.checkFile(id, bytes(file), data).problems
        .map((p) => [p.line, p.column, p.severity, p.code, p.message, p.hint, p.field])""",
    "read": """(text, data, { read }) => {
        const row = (f) => [f.line, f.column, f.code, f.message, f.hint, f.field];
        const marks = (found) => Object.fromEntries([...found].map(([name, m]) => [name, [m.line, m.column, m.textLine, m.textColumn]]));
        const first = read.readBytes(bytes(text), data);
        const { tree, faults } = first.faults.length ? { tree: null, faults: first.faults } : read.readTree(first.text, data);
        return { tree: tree && { value: tree.value, marks: marks(tree.marks), keys: marks(tree.keys) }, faults: faults.map(row) };
    }""",
    "write": """(file, data, { read, write }) => {
        const { tree } = read.readTree(read.readBytes(bytes(file), data).text, data);
        return write.writeCase(write.withIds(tree.value), data.schema, tree.comments);
    }""",
    "text": """(text, data, { texts, words }) => {
        const context = {
            kinds: Object.keys(data.ids),
            opening: (kind, id) => `<a kind="${kind}" id="${texts.attribute(id)}">`,
            mention: ({ document, section, lines }) => `<q>${document}|${section ?? ""}|${lines ?? ""}</q>`,
            words: (text) => `<w>${texts.escape(text)}</w>`,
        };
        const parsed = texts.parse(text, data);
        return {
            html: texts.render(text, context), inline: texts.renderInline(text, context), plain: texts.plain(text),
            links: parsed.links.map((l) => [l.kind, l.id, l.line, l.column]),
            mentions: parsed.mentions.map((m) => [m.document, m.section, m.lines, m.line, m.column]),
            refusals: parsed.refusals.map((r) => ({ ...words.say(data, "texts", r.name, r.given), line: r.line, column: r.column })),
        };
    }""",
    "plain": "(text, data, { plain }) => plain.advice(text, data).map((one) => [one.line, one.column, one.code, one.message, one.hint])",
    "quantity": "(value, data, { dutch }) => [dutch.quantity(value, data), dutch.short(value, data), dutch.moment(value, data)]",
    "period": "(value, data, { dutch }) => dutch.period(value, data)",
    "near": "([word, known], data, { nearest }) => [nearest.nearest(word, known) ?? null, nearest.slug(word)]",
}
_RUN = """async ([guide, work, inputs]) => {
    const names = { check: "check", read: "yaml-read", write: "yaml-write", texts: "texts", words: "words", dutch: "dutch", nearest: "nearest", plain: "plain" };
    const modules = {};
    for (const [name, file] of Object.entries(names)) modules[name] = await import(`/form/${file}.js`);
    const data = await (await fetch(`/${guide}.json`)).json();
    const encoder = new TextEncoder();
    const bytes = (file) => typeof file === "string" ? encoder.encode(file) : Uint8Array.from(atob(file.base64), (char) => char.charCodeAt(0));
    const run = WORK;
    return inputs.map((input) => {
        try {
            return JSON.stringify(run(input, data, modules));
        } catch (error) {
            return JSON.stringify(String(error.stack));
        }
    });
}"""

Ask = Callable[[str, str, list[Any]], list[Any]]


@pytest.fixture(scope="module")
def ask(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Does a piece of work in the browser with many inputs at once: (guide, name of the work, inputs) → the answers."""
    folder = tmp_path_factory.mktemp("kern")
    shutil.copytree(MODULES, folder / "form")
    shutil.copy(MODULES.parent / "trusted.js", folder)
    (folder / "index.html").write_text('<!doctype html><html lang="nl"><link rel="icon" href="/leeg.svg"><title>Kern</title>', encoding="utf-8")
    (folder / "leeg.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    for name, root in GUIDES.items():
        checked = read_guide(root)
        (folder / f"{name}.json").write_bytes(form_data(checked.guide, checked.places).data)
    with serving(folder) as home, visiting(browser, home) as visit:
        visit.go("")

        def asked(guide: str, work: str, inputs: list[Any]) -> list[Any]:
            return [json.loads(answer) for answer in visit.page.evaluate(_RUN.replace("WORK", WORK[work]), [guide, work, inputs])]

        yield asked
        assert not visit.faults


def cases(guide: str) -> dict[str, str]:
    """The case files of a guide."""
    return {file.stem: file.read_text(encoding="utf-8") for file in sorted((GUIDES[guide] / "cases").glob("*.yml"))}


def assert_same(inputs: list[Any], wanted: list[Any], found: list[Any]) -> None:
    """The answers are those of the generator; of the first that differs is shown how."""
    assert len(inputs) == len(wanted) == len(found)
    for given, want, answer in zip(inputs, wanted, found):
        # Through JSON, so that tuples and lists are the same.
        want = json.loads(json.dumps(want))
        if want != answer:
            before, after = (json.dumps(one, indent=1, ensure_ascii=False).splitlines() for one in (want, answer))
            lines = difflib.ndiff(before, after)
            pytest.fail(f"{given!r:.2000}\n" + "\n".join(line for line in lines if line[0] != " "))


@pytest.mark.parametrize("guide", GUIDES)
def test_cases_are_read_alike(ask: Ask, guide: str) -> None:
    """Every case: its values, and the place of each value and key."""
    texts = list(cases(guide).values())
    assert_same(texts, [tree_of(text) for text in texts], ask(guide, "read", texts))


def test_any_yaml_is_read_alike(ask: Ask) -> None:
    """Thousands of texts that look like YAML: the same value, or the same fault at the same place."""
    breaker = Breaker(1)
    short = ["a: b\n", "a: {b: c, d: [e, f]}\n", "- a\n- b: c\n  d: e\n", "x: |\n  tekst\n  meer\ny: >\n  z\n", "? a\n: b\n", 'a: "b \\\n  c"\n', "[a: b, ? c : d, : e]\n", "a:\n- b\n- c\nd:\n  - e\n"]
    texts = [breaker.soup(SIGNS) for _ in range(MANY)] + [breaker.signs(breaker.random.choice(short), SIGNS) for _ in range(MANY)]
    wanted = [tree_of(text) for text in texts]
    assert_same(texts, wanted, ask("invented", "read", texts))
    assert sum(bool(want["tree"]) for want in wanted) > MANY / 2


@pytest.mark.parametrize("guide", GUIDES)
def test_cases_pass(ask: Ask, guide: str) -> None:
    """What the gate says of the published cases, which is nothing that stops them."""
    problems = read_guide(GUIDES[guide]).problems
    said = {name: [[p.line, p.column, str(p.severity), p.code, p.message, p.hint, p.field] for p in problems if p.path == f"cases/{name}.yml"] for name in cases(guide)}
    inputs = [list(item) for item in cases(guide).items()]
    assert_same(inputs, list(said.values()), ask(guide, "check", inputs))


def test_broken_cases_give_the_same_messages(ask: Ask, tmp_path: Path) -> None:
    """Hundreds of cases with one to three mistakes: every message, hint, place and order."""
    gate, breaker = Gate(INVENTED, tmp_path), Breaker(2)
    texts = cases("invented")
    inputs = [[name := breaker.random.choice(list(texts)), breaker.case(texts[name])] for _ in range(SOME)]
    wanted = [gate.problems(name, text.encode()) for name, text in inputs]
    assert_same(inputs, wanted, ask("invented", "check", inputs))
    assert len({problem[3] for problems in wanted for problem in problems}) >= 15


def test_numbers_and_places_give_the_same_messages(ask: Ask, tmp_path: Path) -> None:
    """Amounts without a unit or in euros in another way, and a new place of which nobody says where it lies."""
    gate, text = Gate(INVENTED, tmp_path), cases("invented")["de-brug"]
    source = "source: {document: " + text.partition("document: ")[2].split("}")[0].split(",")[0] + "}"
    numbers = [
        "{value: 2}",
        "{value: 2, unit: Euro}",
        "{value: 2, unit: EUR}",
        "{from: 1, to: 2, unit: '€ '}",
        "{words: niets}",
        "{value: 2, of: {value: 3}}",
        "{value: 2, of: {unit: wijken}}",
        "{value: 2, unit: euro’s}",
    ]
    inputs = []
    for number in numbers:
        lines = f"financing:\n  lines:\n    - {{id: a, what: A, nature: kosten, amount: {number}, term: {number}, {source}}}\n  rates:\n    - {{id: b, what: B, step: {number}, worth: {number}, {source}}}\n"
        figures = f"results:\n  figures:\n    - {{id: c, what: C, baseline: {number}, target: {number}, {number[1:-1]}, {source}}}\n"
        inputs.append(["proef", without(text, "financing", "results") + lines + figures])
    places = ("type: wijk", "type: wijk, part_of: []", "type: stadsdeel, part_of: [veldstad]", "type: regio")
    inputs += [["proef", without(text, "new") + f"new: {{places: [{{id: het-dorp, name: Het Dorp, {place}}}]}}\n"] for place in places]
    wanted = [gate.problems(name, text.encode()) for name, text in inputs]
    assert_same(inputs, wanted, ask("invented", "check", inputs))
    codes = [[problem[3] for problem in problems] for problems in wanted]
    assert [found.count("eenheid") for found in codes] == [3, 7, 0, 7, 0, 3, 0, 7, 0, 0, 0, 0]
    assert [found.count("zonder-gemeente") for found in codes[-4:]] == [1, 1, 0, 0]


def without(text: str, *fields: str) -> str:
    """A case file without these fields."""
    for field in fields:
        text = re.sub(rf"^{field}:.*\n([ -].*\n)*", "", text, flags=re.MULTILINE)
    return text


def test_files_as_people_break_them(ask: Ask, tmp_path: Path) -> None:
    """The collection of broken files, byte for byte, also those that are no text at all."""
    gate = Gate(INVENTED, tmp_path)
    files = [file for file in sorted(BROKEN.iterdir()) if file.suffix == ".yml"]
    inputs: list[Any] = [[file.stem, {"base64": base64.b64encode(file.read_bytes()).decode()}] for file in files]
    wanted = [gate.problems(file.stem, file.read_bytes()) for file in files]
    assert_same(inputs, wanted, ask("invented", "check", inputs))
    assert sum(map(bool, wanted)) > 30


@pytest.mark.parametrize("name", ["Foo", "README", "index", "De-Brug", "a_b", "é"])
def test_names_that_cannot_be_right(ask: Ask, tmp_path: Path, name: str) -> None:
    """A file name that is no id, or that of another but for capitals, is said, and the rest is not judged."""
    root = copy_guide(INVENTED, tmp_path / "gids")
    text = (root / "cases/de-brug.yml").read_text(encoding="utf-8")
    (root / f"cases/{name}.yml").write_text(text, encoding="utf-8")
    wanted = [[p.line, p.column, str(p.severity), p.code, p.message, p.hint, p.field] for p in read_guide(root).problems if p.path == f"cases/{name}.yml"]
    assert len(wanted) == 1
    assert_same([name], [wanted], ask("invented", "check", [[name, text]]))


@pytest.mark.parametrize("guide", GUIDES)
def test_cases_are_written_alike(ask: Ask, guide: str) -> None:
    """Every case, and each as other programs write it with comments in it: the bytes of `fmt`."""
    breaker, inputs, wanted = Breaker(3), [], []
    for number, (name, text) in enumerate(cases(guide).items()):
        tree, _ = read_tree(text)
        assert tree
        styles = [text, *(restyled(breaker, tree.value) if number % 8 == 0 else ())]
        for style in styles:
            form = canonical(name, style.encode())
            if form.text is not None:
                inputs.append(style)
                wanted.append(form.text)
    assert len(inputs) > len(cases(guide)) + 2
    assert_same(inputs, wanted, ask(guide, "write", inputs))


def test_golden_files_are_written_alike(ask: Ask) -> None:
    """The files that show the canonical form."""
    files = sorted((ROOT / "tests/writing/voor").iterdir())
    inputs: list[Any] = [{"base64": base64.b64encode(file.read_bytes()).decode()} for file in files]
    wanted = [(ROOT / "tests/writing/na" / file.name).read_text(encoding="utf-8") for file in files]
    assert_same(inputs, wanted, ask("invented", "write", inputs))


def text_of(text: str) -> dict[str, Any]:
    """What the generator makes of a Markdown text."""
    parsed = parse(text)
    return {
        "html": render(text, Neutral()),
        "inline": render_inline(text, Neutral()),
        "plain": plain(text),
        "links": [[link.kind.value, link.id, link.line, link.column] for link in parsed.links],
        "mentions": [[mention.document, mention.section, mention.lines, mention.line, mention.column] for mention in parsed.mentions],
        "refusals": [{"code": refusal.code, "message": refusal.message, "hint": refusal.hint, "line": refusal.line, "column": refusal.column} for refusal in parsed.refusals],
    }


@pytest.mark.parametrize("guide", GUIDES)
def test_texts_are_rendered_alike(ask: Ask, guide: str) -> None:
    """Every text of the guide."""
    texts = [text for records in read_guide(GUIDES[guide]).guide.records.values() for record in records.values() for _, text in proses(record)]
    assert_same(texts, [text_of(text) for text in texts], ask(guide, "text", texts))


def test_any_markdown_is_read_alike(ask: Ask) -> None:
    """Markdown with signs too many or too few: the same HTML, links, mentions and refusals."""
    breaker = Breaker(4)
    whole = "Een *alinea* met een [link](casus:de-brug) en “een vermelding”[^bron: verslag, 3.2, 12-14].\n\n- een\n- 'twee'\n\n| a | b |\n|---|---|\n| c | **d** |\n"
    texts = [breaker.soup(SIGNS + MARKUP, 20) for _ in range(MANY)] + [breaker.signs(whole, MARKUP) for _ in range(SOME)]
    assert_same(texts, [text_of(text) for text in texts], ask("invented", "text", texts))


@cache
def known(guide: str) -> frozenset[str]:
    """The long words that a guide knows."""
    return known_words(read_guide(GUIDES[guide]).guide)


def advice_of(text: str, guide: str) -> list[list[Any]]:
    """The advice of the generator on a text."""
    return [[one.line, one.column, *one.words] for one in advice(text, known(guide))]


@pytest.mark.parametrize("guide", GUIDES)
def test_advice_is_given_alike(ask: Ask, guide: str) -> None:
    """On every text of the guide, and on the sentences of which is known what is said of them: the same advice at the same place."""
    texts = [text for records in read_guide(GUIDES[guide]).guide.records.values() for record in records.values() for _, text in proses(record)]
    texts += ALL_TEXTS
    wanted = [advice_of(text, guide) for text in texts]
    assert sum(map(len, wanted)) > 50
    assert_same(texts, wanted, ask(guide, "plain", texts))


def test_advice_on_any_text_is_given_alike(ask: Ask) -> None:
    """Sentences that were cut, joined and marked up anyhow."""
    breaker = Breaker(6)
    whole = " ".join(ALL_TEXTS[::7])
    parts = [*MARKUP, *".!?…;:,()“”‘’\"'\u00a0", *whole.split(" ")]
    texts = [" ".join(breaker.random.choices(parts, k=breaker.random.randint(5, 60))) for _ in range(MANY)]
    texts += [breaker.signs(whole, parts) for _ in range(20)]
    assert_same(texts, [advice_of(text, "invented") for text in texts], ask("invented", "plain", texts))


def quantities(value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Everything in a case that is a quantity or a period, as it was typed."""
    if isinstance(value, list):
        for item in value:
            yield from quantities(item)
    elif isinstance(value, dict):
        own = {key: item for key, item in value.items() if key in ("value", "from", "to", "words", "bound", "unit", "of", "date", "when")}
        if {"value", "from", "words"} & own.keys():
            yield "quantity", own
        if {"start", "end"} & value.keys():
            yield "period", {key: item for key, item in value.items() if key != "source"}
        for item in value.values():
            yield from quantities(item)


def as_python(kind: str, value: dict[str, Any]) -> Any:
    """The words of the generator for a quantity or a period."""
    if kind == "period":
        return dutch.period(Period.model_validate(value))
    found = Quantity.model_validate(value)
    return [dutch.quantity(found), dutch.short(found), dutch.moment(found)]


NUMBERS = ["1", "0", "6.0", "12.50", "1413.7", "200000", "-4", "-2.5", "0.1250", "2.3750", "999999999999999", "0.000001", "1.0", "2.6751", "1234567.8912", "7.0050", "-0.0010"]
UNITS = [None, "EUR", "%", "jaartal", "wijken", "huishoudens", "rapportcijfer", "meldingen per maand"]


@pytest.mark.parametrize("kind", ["quantity", "period"])
def test_quantities_are_said_alike(ask: Ask, kind: str) -> None:
    """Every quantity and period of the cases, and a table of odd ones."""
    found = [own for guide in GUIDES for text in cases(guide).values() for name, own in quantities(read_tree(text)[0].value) if name == kind]  # type: ignore[union-attr]
    if kind == "quantity":
        found += [
            {"value": number, **({"unit": unit} if unit else {}), **more}
            for number in NUMBERS
            for unit in UNITS
            for more in ({}, {"bound": "circa", "when": "in 2017", "date": "2017-04"}, {"of": {"value": "20"}}, {"of": {"unit": "wijken"}})
        ]
    else:
        found += [
            {"start": start, "end": end, **more}
            for start in ("onbekend", "2014", "2014-05")
            for end in ("onbekend", "lopend", "2015", "2020-03-04")
            for more in ({}, {"duration": {"value": "1", "unit": "jaar"}})
        ]
    valid = []
    for value in found:
        try:
            valid.append((value, as_python(kind, value)))
        except ValidationError:
            continue
    assert len(valid) > 20
    assert_same([value for value, _ in valid], [words for _, words in valid], ask("real", kind, [value for value, _ in valid]))


def test_near_words_are_found_alike(ask: Ask) -> None:
    """The nearest of all ids for ids with mistakes, and the id that a text gets."""
    breaker = Breaker(5)
    known = sorted(guide_in(ROOT).parties)
    words = [breaker.signs(breaker.random.choice(known), list("abcde-é ")) for _ in range(SOME)] + ["", "a" * 250, "Buurt­werf № 1", "Ça va?", "ﬁets İ ß"]
    assert_same(words, [[nearest(word, known), slug(word)] for word in words], ask("real", "near", [[word, known] for word in words]))


def test_the_data_is_published(built: Built) -> None:
    """It stands beside the form, is small when sent, and holds the guide that was built."""
    found = json.loads((built.site / ADDRESS).read_text(encoding="utf-8"))
    assert set(found["ids"]["casus"]) == set(built.guide.cases)
    assert found["schema"]["properties"]["title"]


def test_the_data_is_light(real: Built) -> None:
    """At most 60 kB as a host sends it."""
    assert len(gzip.compress((real.site / ADDRESS).read_bytes(), mtime=0)) < 60_000
