"""What every engine of the table must do; the rule of each query is spelled out once more here, the slow way."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.search.engines.contract import ANYWHERE, Document, Engine, IndexUnusable, Request, Sort
from holdfast.search.engines.table import ENGINES
from holdfast.search.language import All, Either, Not, Phrase, Query, understand

PUBLISHED = frozenset({"published"})


@pytest.fixture(params=sorted(ENGINES))
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    return ENGINES[request.param](tmp_path)


def work(number: int, state: str = "published", added: int = 0, **values: str | tuple[str, ...]) -> Document:
    folded = {field: (value,) if isinstance(value, str) else value for field, value in values.items()}
    return Document(f"address{number}", number, state, added, folded)


def found(engine: Engine, typed: str, **more: object) -> tuple[int, ...]:
    query = understand(typed).query
    assert query is not None
    answer = engine.search(Request(query, PUBLISHED, **more))  # type: ignore[arg-type]  # Request checks by name
    assert answer.total >= len(answer.numbers)
    return answer.numbers


def test_before_it_is_built_it_says_so(engine: Engine) -> None:
    with pytest.raises(IndexUnusable):
        _ = engine.position
    with pytest.raises(IndexUnusable):
        found(engine, "hound")
    with pytest.raises(IndexUnusable):
        engine.apply([work(1)], [], 1)


def test_an_empty_archive_is_built_and_holds_nothing(engine: Engine) -> None:
    assert engine.rebuild([], 7) == 0
    assert (engine.position, found(engine, "hound")) == (7, ())


def test_an_update_leaves_exactly_one_document(engine: Engine) -> None:
    engine.rebuild([work(1, title="the hound")], 1)
    for position in range(2, 6):
        engine.apply([work(1, title="the wolf")], [], position)
    assert (found(engine, "hound"), found(engine, "wolf"), engine.position) == ((), (1,), 5)


def test_what_is_taken_away_is_gone_and_taking_it_away_again_is_no_error(engine: Engine) -> None:
    engine.rebuild([work(1, title="hound"), work(2, title="hound")], 1)
    engine.apply([], ["address1", "nothing"], 2)
    engine.apply([], ["address1"], 2)
    assert found(engine, "hound") == (2,)


def test_a_rebuild_forgets_all_that_was(engine: Engine) -> None:
    engine.rebuild([work(1, title="hound")], 1)
    assert engine.rebuild([work(2, title="wolf"), work(3, title="wolf")], 5) == 2
    assert (found(engine, "hound"), set(found(engine, "wolf")), engine.position) == ((), {2, 3}, 5)


def test_another_process_that_has_it_open_sees_what_was_written(engine: Engine, tmp_path: Path) -> None:
    engine.rebuild([work(1, title="hound")], 1)
    other = type(engine)(tmp_path)  # type: ignore[call-arg]  # every engine of the table is made from a folder
    assert found(other, "hound") == (1,)
    engine.apply([work(2, title="hound")], [], 2)
    assert set(found(other, "hound")) == {1, 2}
    engine.rebuild([work(3, title="hound")], 3)
    assert found(other, "hound") == (3,)


def test_only_the_states_asked_for_are_found_and_counted(engine: Engine) -> None:
    engine.rebuild([work(1, title="hound"), work(2, "hidden", title="hound")], 1)
    query = Phrase(("hound",))
    assert engine.search(Request(query, PUBLISHED)).total == 1
    assert engine.search(Request(query, frozenset({"published", "hidden"}))).total == 2
    assert engine.search(Request(query, frozenset())).total == 0


def test_addresses_left_out_are_not_found_and_not_counted(engine: Engine) -> None:
    engine.rebuild([work(1, title="hound"), work(2, title="hound")], 1)
    answer = engine.search(Request(Phrase(("hound",)), PUBLISHED, without=frozenset({"address1", "no such"})))
    assert (answer.numbers, answer.total) == ((2,), 1)


def test_pages_follow_one_another(engine: Engine) -> None:
    engine.rebuild([work(number, added=number, title="hound") for number in range(1, 11)], 1)
    pages = [found(engine, "hound", sort=Sort.NEWEST, offset=offset, limit=4) for offset in (0, 4, 8, 12)]
    assert pages == [(10, 9, 8, 7), (6, 5, 4, 3), (2, 1), ()]


def test_a_phrase_does_not_run_from_one_value_into_the_next(engine: Engine) -> None:
    engine.rebuild([work(1, tag=("hurt comfort", "angst")), work(2, tag=("comfort angst",))], 1)
    assert found(engine, 'tag:"comfort angst"') == (2,)


def test_a_title_says_more_of_a_work_than_its_text(engine: Engine) -> None:
    engine.rebuild([work(1, text="a hound and a hound"), work(2, title="hound", text="grim moor")], 1)
    assert found(engine, "hound") == (2, 1)


def test_a_word_of_a_million_letters_is_survived(engine: Engine) -> None:
    engine.rebuild([work(1, title="hound", text="x" * 1_000_000 + " moor")], 1)
    assert found(engine, "hound moor") == (1,)


@pytest.mark.parametrize("what", ["the engine's own files", "our note of where it stands"])
@pytest.mark.parametrize("damage", ["cut", "emptied", "lost", "nonsense"])
def test_a_damaged_index_is_told_never_trusted(engine: Engine, tmp_path: Path, damage: str, what: str) -> None:
    engine.rebuild([work(number, title="hound", text="moor " * 500) for number in range(50)], 1)
    ours = what.startswith("our")
    for path in [path for path in tmp_path.rglob("*") if path.is_file() and (path.name == "state.json") == ours]:
        data = path.read_bytes()
        path.unlink()  # not written over: a file that is open as memory must not shrink
        if damage != "lost":
            path.write_bytes({"cut": data[: len(data) // 2], "emptied": b"", "nonsense": b"\xff" * len(data)}[damage])
    fresh = type(engine)(tmp_path)  # type: ignore[call-arg]  # as above
    with pytest.raises(IndexUnusable):
        found(fresh, "hound")
    assert fresh.rebuild([work(1, title="hound")], 3) == 1
    assert found(fresh, "hound") == (1,)


def test_distrusted_it_waits_to_be_rebuilt(engine: Engine) -> None:
    engine.rebuild([work(1, title="hound")], 1)
    engine.distrust()
    engine.distrust()
    with pytest.raises(IndexUnusable):
        found(engine, "hound")


WORDS = st.sampled_from(["hound", "wolf", "moor", "grim"])
VALUES = st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), max_size=2).map(tuple)
DOCUMENTS = st.lists(
    st.fixed_dictionaries({"title": VALUES, "tag": VALUES, "text": VALUES, "author": VALUES, "person": VALUES}),
    max_size=6,
)
PHRASES = st.builds(
    Phrase,
    st.lists(WORDS, min_size=1, max_size=3).map(tuple),
    st.sampled_from([None, "title", "tag", "text", "author"]),
)
QUERIES = st.recursive(
    PHRASES,
    lambda parts: st.one_of(
        st.builds(Not, parts),
        st.builds(All, st.lists(parts, max_size=3).map(tuple)),
        st.builds(Either, st.lists(parts, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=6,
)


def holds(document: Document, query: Query) -> bool:
    match query:
        case Phrase(sought, field):
            fields = ANYWHERE if field is None else (field,)
            values = [value for name in fields for value in document.values.get(name, ())]
            return any(f" {' '.join(sought)} " in f" {value} " for value in values)
        case Not(part):
            return not holds(document, part)
        case All(parts):
            return all(holds(document, part) for part in parts)
        case Either(parts):
            return any(holds(document, part) for part in parts)


@pytest.mark.parametrize("name", sorted(ENGINES))
@settings(max_examples=40, deadline=None)
@given(DOCUMENTS, st.lists(QUERIES, min_size=1, max_size=8))
def test_finds_what_the_rule_says(name: str, values: list[dict[str, tuple[str, ...]]], queries: list[Query]) -> None:
    documents = [Document(f"address{number}", number, "published", 0, one) for number, one in enumerate(values)]
    # An engine's own threads may touch their folder (a lock that comes and goes) while it is taken away.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        engine = ENGINES[name](Path(folder))
        engine.rebuild(documents, 1)
        for query in queries:
            expected = {document.number for document in documents if holds(document, query)}
            answer = engine.search(Request(query, PUBLISHED))
            assert (set(answer.numbers), answer.total) == (expected, len(expected))
