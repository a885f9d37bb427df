"""More hands: whatever becomes of helpers, what is made is the same, in the same order, and nobody is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support import ROOT

#: Each job is told with the process that did it. `HELP` says what becomes of a helper.
SCRIPT = """
import os, signal, sys, time
from generator import hands
from generator.hands import shared_out

OWN, HELP, ROOM = os.getpid(), sys.argv[1], sys.argv[2]
hands.hands = lambda: int(sys.argv[3])

def make(job):
    if os.getpid() != OWN and job > 200:
        if HELP == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        if HELP == "failing":
            raise ValueError("only there")
        if HELP == "unkeepable":
            return lambda: job
        if HELP == "waiting":
            time.sleep(600)
    if HELP == "wrong" and job == 333:
        raise ValueError(f"job {job} is wrong")
    return job, "é" * job, os.getpid()

if HELP == "refused":
    def fork():
        raise BlockingIOError("no more processes")
    os.fork = fork
made = []
try:
    with shared_out(range(400), make, None if ROOM == "-" else ROOM) as all_made:
        for found in all_made:
            made.append(found)
            if HELP == "waiting" and found[0] == 199:
                print(*{pid for _, _, pid in made} - {OWN}, flush=True)
            if HELP == "left" and found[0] == 100:
                break
            if HELP == "in the way" and found[0] == 100:
                raise OSError("the disk is full")
except OSError as error:
    # Whoever tells of it holds it, and all that was at work then.
    held = error
assert [(job, words) for job, words, _ in made] == [(job, "é" * job) for job in range(101 if HELP in ("left", "in the way") else 400)], made
assert HELP != "well" or (made[0][2] == OWN) == (hands.hands() < 2), "a helper begins with the first"
print(*{pid for _, _, pid in made} - {OWN})
"""


def started(becomes: str, hands: int, room: str = "-") -> subprocess.Popen[str]:
    """Four hundred jobs, shared out."""
    return subprocess.Popen([sys.executable, "-c", SCRIPT, becomes, room, str(hands)], cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def lives(process: int) -> bool:
    """Does a process still do anything? One that ended and was not asked how does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_one_hand_needs_no_help() -> None:
    """On one processor nothing is copied."""
    said, wrong = started("well", 1).communicate(timeout=60)
    assert (said.split(), wrong) == ([], "")


@pytest.mark.parametrize("hands", [2, 4])
@pytest.mark.parametrize("becomes", ["well", "killed", "failing", "unkeepable", "left", "in the way"])
def test_all_is_made_in_order(becomes: str, hands: int, tmp_path: Path) -> None:
    """Helpers do their part; what they could not make is made all the same, without a word about it. They end, and leave nothing."""
    said, wrong = started(becomes, hands, str(tmp_path)).communicate(timeout=60)
    assert wrong == ""
    assert len(said.split()) == hands - 1
    assert not [helper for helper in map(int, said.split()) if lives(helper)]
    assert not list(tmp_path.iterdir())


def test_a_system_without_room_for_a_helper_is_no_fault() -> None:
    """All is made by who asked."""
    said, wrong = started("refused", 4).communicate(timeout=60)
    assert (said.split(), wrong) == ([], "")


def test_stopped_while_a_helper_begins() -> None:
    """The signal is only heard when the helper is there: it is ended all the same, though it would work for minutes."""
    script = """
import os, signal, time
from generator import hands
from generator.hands import shared_out

hands.hands = lambda: 2
fork = os.fork

def stopped_meanwhile():
    helper = fork()
    if helper:
        print(helper, flush=True)
        os.kill(os.getpid(), signal.SIGINT)
    return helper

os.fork = stopped_meanwhile
with shared_out(range(400), lambda job: time.sleep(10)) as made:
    list(made)
"""
    asking = subprocess.run([sys.executable, "-c", script], cwd=ROOT, text=True, capture_output=True, timeout=60)
    assert "KeyboardInterrupt" in asking.stderr
    assert not lives(int(asking.stdout))


def test_what_is_wrong_is_told_here() -> None:
    """A job that cannot be done fails as it would without helpers: where it is asked for."""
    said, wrong = started("wrong", 2).communicate(timeout=60)
    assert said == ""
    assert wrong.strip().endswith("ValueError: job 333 is wrong")
    assert wrong.count("Traceback") == 1


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_helpers_end_with_who_asked(how: signal.Signals) -> None:
    """Whoever is ended while a helper works, or waits, takes it along."""
    asking = started("waiting", 2)
    assert asking.stdout
    (helper,) = map(int, asking.stdout.readline().split())
    assert lives(helper)
    os.kill(asking.pid, how)
    asking.communicate(timeout=60)
    until = time.monotonic() + 30
    while lives(helper) and time.monotonic() < until:
        time.sleep(0.05)
    assert not lives(helper)
