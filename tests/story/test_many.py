"""Many sources in several processes: every one has its answer, in order, whatever one of them does to its process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest
from story.troubles import Deadly, shout

from holdfast.story import Problem, Processes, Source, attempt
from holdfast.story.many import KILLED, TOO_BIG, TOO_SLOW


@pytest.mark.parametrize("many", [1, 40])
def test_answers_and_problems_stand_in_order(many: int) -> None:
    found: list[Source | Problem] = [Source(str(number), b"story %d" % number) for number in range(many)]
    found += [Problem("a folder", "It is a folder."), Source("no", b"refuse"), Source("big", b"huge")]
    problems = [Problem("a folder", "It is a folder."), Problem("no", "It will not be read."), Problem("big", TOO_BIG)]
    with Processes(shout, 2) as processes:
        answers = list(processes.each(iter(found)))
    assert [one for one, _ in answers] == found
    assert [answer for _, answer in answers] == [*(f"STORY {number}" for number in range(many)), *problems]


def test_only_the_sources_that_kill_are_refused() -> None:
    found = [Source(str(number), b"die" if number == 5 else b"story") for number in range(40)]
    found[33] = Deadly("33", b"story")
    with Processes(shout, 2) as processes:
        answers = [answer for _, answer in processes.each(found)]
    expected: list[object] = ["STORY"] * 40
    expected[5], expected[33] = Problem("5", KILLED), Problem("33", KILLED)
    assert answers == expected


def test_processes_that_are_killed_take_nothing_with_them() -> None:
    found = [Source(str(number), b"story") for number in range(120)]
    answers: list[object] = []
    with Processes(shout, 2) as processes:
        for _, answer in processes.each(iter(found)):
            if len(answers) == 20:
                for process in list(((processes._pool and processes._pool._processes) or {}).values()):
                    os.kill(process.pid or 0, signal.SIGKILL)
                time.sleep(0.2)
            answers.append(answer)
    assert answers == ["STORY"] * 120


def test_a_fault_of_ours_is_a_sentence_unless_it_is_asked_for() -> None:
    source = Source("a", b"fail")
    told = attempt(shout, source)
    assert isinstance(told, Problem)
    assert "ZeroDivisionError: by nought" in told.sentence
    with pytest.raises(ZeroDivisionError):
        attempt(shout, source, raise_faults=True)


def test_a_source_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("holdfast.story.many.SECONDS", 1)
    before = signal.getsignal(signal.SIGALRM)
    assert attempt(_for_ever, Source("slow", b"")) == Problem("slow", TOO_SLOW)
    assert signal.getsignal(signal.SIGALRM) == before


def _for_ever(source: Source) -> None:
    while source:
        try:
            time.sleep(10)
        except Exception:  # noqa: BLE001  nothing that a reader catches may keep it from being given up
            continue


def test_processes_end_with_a_parent_that_is_killed() -> None:
    code = """if True:
        import os
        from holdfast.story import Processes, Source, read_manuscript
        with Processes(read_manuscript, 1) as processes:
            list(processes.each([Source("a.txt", b"It rained.")]))
            print(*processes._pool._processes, flush=True)
            os.kill(os.getpid(), 9)
    """
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    (left,) = (int(one) for one in done.stdout.split())
    deadline = time.monotonic() + 20
    while _lives(left) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _lives(left)


def _lives(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True
