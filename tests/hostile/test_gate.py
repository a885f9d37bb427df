"""What is no field of words, no field at all, or no file of the guide takes no attack either: the gate says where."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator import characters
from generator.around import Around
from generator.characters import ODD, host_is_plain, odd
from generator.model.base import Kind
from generator.pipeline import make_site, read_guide
from generator.problems import ProblemsFound
from generator.wording import FILES, TREE
from tests.hostile.corpus import REAL, Attack, corpus, kinds, of_kind
from tests.hostile.filled import leads_nowhere
from tests.hostile.guide import MODELS, load, write
from tests.hostile.places import WORDS, Steps, at, leaves, put
from tests.support import GUIDE, ROOT, assert_located, problems, small_guide
from tests.support import write as put_files

VALUES = load(GUIDE)
#: Attacks that are no words in YAML, so that they cannot stand in a file at all.
TEXTS = [attack for attack in corpus() if attack.is_text]


@pytest.mark.parametrize("number", range(len(kinds())), ids=kinds())
def test_no_other_field_takes_an_attack(number: int, tmp_path: Path) -> None:
    """Every date, number, id, choice, reference and address of every record, each with an attack of another kind: each is refused where it stands."""
    values = copy.deepcopy(VALUES)
    tried: dict[tuple[Kind, str, Steps], Attack] = {}
    order = 0
    for kind, model in MODELS.items():
        for name, value in values[kind].items():
            for leaf in list(leaves(model, value)):
                if leaf.sort in WORDS or _is_open(value, leaf.path):
                    continue
                attacks = [attack for attack in of_kind(kinds()[(order + number) % len(kinds())]) if attack.is_text]
                tried[kind, name, leaf.path] = attacks[(order + number) % len(attacks)]
                put(value, leaf.path, tried[kind, name, leaf.path].marked(leaf.sort))
                order += 1
    written = write(values, tmp_path)
    found = problems(tmp_path)
    assert_located(tmp_path, found)
    named = {written.at(problem.path, problem.line, problem.column) for problem in found if problem.is_error}
    # Of a table with a character that no text may hold nothing else is said: it is refused as a whole.
    tables = {problem.path for problem in found if problem.is_error and problem.path.endswith(".csv")}
    silent = [place for place in tried if place not in named and not (place[2][:1] == ("rows",) and f"content/indicatoren/{place[1]}.csv" in tables)]
    assert silent == []
    assert len(tried) > 350


def _is_open(value: dict[str, Any], path: Steps) -> bool:
    """Is this a field of an id that any words may follow? There is none; the address of a source is one that takes any path."""
    return path[-1] == "url" and at(value, path).startswith("https://")


@pytest.mark.parametrize("attack", TEXTS, ids=lambda attack: f"{attack.kind}-{attack.number}")
def test_no_attack_is_a_field(attack: Attack, tmp_path: Path) -> None:
    """As the name of a field, or of a column, it is refused."""
    columns = "measure,area,date,value,document"
    name = json.dumps(attack.text + "-", ensure_ascii=False).replace("\x7f", "")
    root = small_guide(
        tmp_path,
        changes={
            "cases/vijand.yml": f"{name}: ja\n",
            "content/indicatoren/banen.csv": (columns + ',"' + attack.text.replace('"', '""') + '-"\n').encode("utf-8", "surrogatepass"),
        },
    )
    found = problems(root)
    assert {"cases/vijand.yml", "content/indicatoren/banen.csv"} <= {problem.path for problem in found if problem.is_error}
    assert all(problem.message.isprintable() for problem in found)


@pytest.mark.parametrize("attack", [*of_kind("paths"), *of_kind("templates"), *of_kind("invisible"), *of_kind("homographs")], ids=lambda attack: f"{attack.kind}-{attack.number}")
def test_no_attack_is_a_file(attack: Attack, tmp_path: Path) -> None:
    """A file with such a name is refused; nothing is read from elsewhere."""
    name = attack.text.replace("/", "∕")[:80]
    root = small_guide(tmp_path)
    try:
        put_files(root, {f"cases/{name}.yml": "title: Vijand\n"})
    except (OSError, UnicodeEncodeError):
        pytest.skip("this system has no such names")
    said = [problem for problem in problems(root) if problem.is_error]
    # An id that is only a word is a name like any other: its file lacks everything else. Hidden files are not read.
    assert said or name.startswith(".")
    assert all(problem.message.isprintable() for problem in said)


@pytest.mark.parametrize("name", ["../verslag", "..", "con/../verslag", "%2e%2e%2fverslag", "__proto__", "constructor", "verslag\\x", "VERSLAG"])
@pytest.mark.parametrize("field", ["sources: [{{document: {}}}]", "places: [{}]", "part_of: {}", "aliases: [{}]", "terms: [{}]", "approach: 'Zie [x](casus:{}).'", "approach: 'Zo[^bron: {}].'"])
def test_no_reference_leads_out(name: str, field: str, tmp_path: Path) -> None:
    """A reference is an id that exists."""
    line = field.format(json.dumps(name) if not field.startswith("approach") else name)
    found = problems(small_guide(tmp_path, changes={"cases/vijand.yml": line + "\n"}))
    codes = {problem.code for problem in found if problem.path == "cases/vijand.yml" and problem.line == 1}
    assert codes & {"ongeldige-id", "onbekende-verwijzing", "onveilige-link", "bronvermelding"} or (name == "constructor" and field.startswith("aliases"))


@pytest.mark.parametrize("attack", [attack for attack in corpus() if not attack.is_text], ids=lambda attack: f"{attack.kind}-{attack.number}")
@pytest.mark.parametrize("file", ["cases/proef.yml", "content/partijen.yml", "content/over.md", "content/indicatoren/banen.yml", "content/indicatoren/banen.csv"])
def test_half_a_pair_is_in_no_file(attack: Attack, file: str, tmp_path: Path) -> None:
    """Neither as it is nor behind an escape."""
    escaped = json.dumps(attack.text)
    for number, text in enumerate((f"title: {escaped}\n", attack.text)):
        root = small_guide(tmp_path / str(number), changes={file: text.encode("utf-8", "surrogatepass")})
        assert any(problem.path == file for problem in problems(root))


@pytest.mark.parametrize("attack", [attack for attack in TEXTS if leads_nowhere(attack.text)], ids=lambda attack: f"{attack.kind}-{attack.number}")
def test_no_link_leads_to_what_is_not_there(attack: Attack, tmp_path: Path) -> None:
    """What the gate takes for an address on the site is refused when the site is made."""
    checked = read_guide(small_guide(tmp_path, changes={"content/over.md": f"---\ntitle: Over\n---\n{attack.text}\n"}))
    if any(problem.is_error for problem in checked.problems):
        return
    with pytest.raises(ProblemsFound) as refused:
        make_site(checked, Around(ROOT / "theme/guide", tmp_path / "cache"))
    assert any(problem.path == "over/" and problem.code == "dode-link" for problem in refused.value.problems)


def test_every_sort_of_character_has_words() -> None:
    """In a file, and behind an escape."""
    assert ODD.keys() <= FILES.keys()
    assert ODD.keys() <= TREE.keys()


@pytest.mark.parametrize("attack", of_kind(REAL), ids=lambda attack: attack.text)
def test_real_writing_is_no_attack(attack: Attack) -> None:
    """Greek, Russian, Arabic, Hebrew and Chinese words, units, emoji and accents pass."""
    assert list(odd(attack.text)) == []


@pytest.mark.parametrize("kind", ["invisible", "homographs", "broken"])
def test_what_cannot_be_seen_is_found(kind: str) -> None:
    """Every text of these kinds has a character that is refused, but those that write it as a code or in the name of a site, and a tab, of which the gate has other words."""
    for attack in of_kind(kind):
        coded = re.search(r"&#?\w+;|https://|\.nl|\t", attack.text)
        assert any(odd(attack.text)) or coded or not attack.is_text, attack


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("https://veldstad.example/verslag.pdf", True),
        ("http://www.veldstad-noord.example:8080?x=1", True),
        ("HTTPS://VELDSTAD.EXAMPLE", True),
        ("https://veldstad.example@kwaad.example/", False),
        ("https://veldst\u0430d.example/", False),
        ("https://xn--veldstd-2of.example/", False),
        ("https://www.xn--veldstd-2of.example/", False),
        ("https://veldstad.example\\@kwaad.example", False),
        ("https:kwaad.example", False),
        ("https:///kwaad.example", False),
        ("https://kwaad.example%2f@veldstad.example", False),
        ("https://-kwaad.example", False),
    ],
)
def test_a_host_can_be_read(address: str, plain: bool) -> None:
    """Only an address whose site stands in it in plain letters."""
    assert host_is_plain(address) is plain


def test_what_is_common_is_never_odd() -> None:
    """Text of nothing but common characters is not searched; nothing that is searched for has only those, beside each other or between letters."""
    common = [sign for sign in map(chr, range(0x110000)) if characters._COMMON.fullmatch(sign)]
    assert len(common) > 190
    together = "".join(f"{sign * 4}a{sign}" for sign in common)
    assert not [name for name, pattern in ODD.items() if re.search(pattern, together)]
    assert all(any(odd(f"{words}{sign}")) for words in ("", "één ’s €") for sign in ("\x00", "\u00ad", "\u200b", "\u202e", "\ufffd"))
