from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cli.terminal import on_a_terminal
from story.troubles import shout

from holdfast.cli.understanding import FEW, each
from holdfast.story import Problem, Source

Run = Callable[..., Any]


def test_what_was_found_is_shown_as_a_table(run: Run, stories: Path) -> None:
    done = run("read", stories)
    assert done.code == 0
    assert "The Lamp on the Skerry by Wren Halloway" in done.out
    assert "PG" in done.out
    assert "\x1b" not in done.out
    assert str(stories / "2-empty.txt") in done.err


def test_of_notes_in_several_paragraphs_each_shows_its_own_words(run: Run, tmp_path: Path) -> None:
    body = "The lamp had burned for eleven nights when the boat came in.\n\n" * 9
    notes = "END NOTES: Thanks to the gulls.\n\nThe lamp is a real one.\n\nThere is a picture of it.\n"
    (tmp_path / "lamp.txt").write_text(f"Title: The Lamp\nAuthor: Wren\n\n{body}THE END\n\n{notes}")
    rows = [row.split() for row in run("read", tmp_path / "lamp.txt").out.splitlines() if row.startswith("end_notes")]
    assert [" ".join(row[1:6]) for row in rows] == [
        "Thanks to the gulls. The",
        "The lamp is a real",
        "There is a picture of",
    ]


def test_json_is_one_object_with_stories_and_problems(run: Run, stories: Path) -> None:
    done = run("read", "--json", stories)
    answer = json.loads(done.out)
    assert (done.code, sorted(answer), answer["format"]) == (0, ["format", "problems", "stories"], 1)
    assert [story["work"]["title"] for story in answer["stories"]] == ["The Lamp on the Skerry"]
    refused = [problem["source"] for problem in answer["problems"]]
    assert refused == [str(stories / "2-empty.txt"), str(stories / "3-binary.txt")]
    assert all(problem["sentence"].endswith(".") for problem in answer["problems"])


def test_why_marks_the_text(run: Run, stories: Path) -> None:
    done = run("read", "--why", stories / "1-lamp.txt")
    assert "⟦title: The Lamp on the Skerry⟧" in done.out
    assert "The lamp had burned for eleven nights when the boat came in." in done.out


def test_nothing_that_could_be_read_ends_with_one(run: Run, stories: Path) -> None:
    assert run("read", stories / "2-empty.txt").code == 1
    done = run("read", "--json", stories / "no such file.txt")
    assert (done.code, json.loads(done.out)["stories"]) == (1, [])
    assert json.loads(done.out)["problems"][0]["source"] == str(stories / "no such file.txt")


def test_a_pipe_that_closes_is_no_error(stories: Path, environ: dict[str, str]) -> None:
    for number in range(60):
        (stories / f"more-{number}.txt").write_text(f"Title: {number}\n\n" + "A line of the story. " * 400)
    command = f"{sys.executable} -m holdfast read --json '{stories}' | head -c 10"
    done = subprocess.run(command, shell=True, env=environ, capture_output=True, timeout=60, check=False)
    assert (done.stdout, done.stderr) == (b'{"format":', b"")


def test_many_files_come_in_the_order_in_which_they_were_given(run: Run, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(40, 0, -1)]
    for number, path in enumerate(paths):
        path.write_text(f"Title: Story {number}\n\n" + "It was late, and it rained. " * (number % 7 + 3))
    answer = json.loads(run("read", "--json", *paths).out)
    assert [story["source"]["name"] for story in answer["stories"]] == [str(path) for path in paths]


def test_on_a_terminal_the_marked_text_is_broken_between_words(environ: dict[str, str], tmp_path: Path) -> None:
    story = tmp_path / "rain.txt"
    story.write_text("Title: Rain\nBy: Ann\n\n" + "It pattered extraordinarily. " * 20)
    told = on_a_terminal([sys.executable, "-m", "holdfast", "read", "--why", str(story)], environ, columns=50)
    lines = told.splitlines()
    words = {word for line in lines if "pattered" in line or "extra" in line for word in line.split()}
    assert words == {"It", "pattered", "extraordinarily."}
    assert max(len(line) for line in lines if "pattered" in line) <= 50


def test_a_fault_of_ours_is_told_of_its_file_and_raised_only_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[Source | Problem] = [Source("a", b"fail"), Source("b", b"story")]
    monkeypatch.delenv("HOLDFAST_DEBUG", raising=False)
    problem, story = each(shout, iter(found))
    assert isinstance(problem, Problem)
    assert (problem.source, story) == ("a", "STORY")
    monkeypatch.setenv("HOLDFAST_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        list(each(shout, iter(found)))


@pytest.mark.parametrize("many", [2, FEW, FEW + 1])
def test_few_and_many_are_answered_alike(many: int) -> None:
    found: list[Source | Problem] = [Source(str(number), b"story %d" % number) for number in range(many)]
    found[1] = Problem("1", "It is a folder.")
    expected = [one if isinstance(one, Problem) else one.data.decode().upper() for one in found]
    assert list(each(shout, iter(found))) == expected


def test_reading_does_not_wait_for_the_archive(stories: Path, environ: dict[str, str]) -> None:
    code = (
        "import sys; from holdfast.cli.main import holdfast; "
        f"holdfast.main(['read', '--json', {str(stories / '1-lamp.txt')!r}], standalone_mode=False); "
        "slow = {'django', 'tantivy', 'rich'} & set(sys.modules); sys.exit(f'{slow} loaded' if slow else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
