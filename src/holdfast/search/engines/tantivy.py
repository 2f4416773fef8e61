"""The embedded engine: tantivy, in a folder under HOLDFAST_HOME/index.

The folder's name tells the format, so that another version of the library or of our fields starts a new one:

    tantivy-7-1/
        state.json      {"generation": "g000002", "position": 4711}: replaced whole after each commit
        g000002/        tantivy's own files

`state.json` is written after tantivy's commit. Killed between the two, the same changes are applied again, which
changes nothing. A rebuild fills a new generation and then switches.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

import tantivy

from holdfast.search.engines.contract import ANYWHERE, FIELDS, Answer, Document, IndexUnusable, Request, Sort
from holdfast.search.language import All, Either, Not, Phrase, Query

OUR_FORMAT = 1  # raise it when FIELDS or the folding changes
WRITER_BYTES = 128_000_000
REBUILD_COMMITS_EVERY = 20_000


@dataclass(frozen=True, slots=True)
class _State:
    generation: str
    position: int


class TantivyEngine:
    def __init__(self, home: Path) -> None:
        self.folder = home / f"tantivy-{_library_format()}-{OUR_FORMAT}"
        self._opening = Lock()
        self._opened: tuple[object, tantivy.Index] | None = None

    @property
    def position(self) -> int:
        return self._state().position

    def apply(self, upserts: Iterable[Document], deletes: Iterable[str], position: int) -> None:
        state = self._state()
        with _damage_told():
            index = tantivy.Index.open(str(self.folder / state.generation))
            writer = index.writer(WRITER_BYTES, 1)
            for address in deletes:
                _take_away(writer, index.schema, address)
            for document in upserts:
                _take_away(writer, index.schema, document.address)
                writer.add_document(_as_tantivy(document))
            writer.commit()
            writer.wait_merging_threads()
        self._write_state(_State(state.generation, position))

    def rebuild(self, documents: Iterable[Document], position: int) -> int:
        generation = self._next_generation()
        folder = self.folder / generation
        folder.mkdir(parents=True)
        writer = tantivy.Index(_schema(), str(folder)).writer(WRITER_BYTES, 2)
        count = 0
        for count, document in enumerate(documents, 1):
            writer.add_document(_as_tantivy(document))
            if count % REBUILD_COMMITS_EVERY == 0:
                writer.commit()
        writer.commit()
        writer.wait_merging_threads()
        self._write_state(_State(generation, position))
        self._clear_away(but=generation)
        return count

    def search(self, request: Request) -> Answer:
        index = self._index()
        with _damage_told():
            searcher = index.searcher()
            query = _Translation(index.schema).whole(request)
            order = "added" if request.sort is Sort.NEWEST else None
            # Its stubs do not know of `count`, and of what kind a field's values are.
            result: Any = searcher.search(query, request.limit, True, order, request.offset)
            numbers: Any = searcher.fast_field_values("number", [address for _, address in result.hits])
            return Answer(tuple(numbers), result.count)

    def distrust(self) -> None:
        (self.folder / "state.json").unlink(missing_ok=True)

    def _index(self) -> tantivy.Index:
        """The index as last committed: opened anew when another process has written since."""
        with self._opening, _damage_told():
            written = self._written()
            if self._opened is None or self._opened[0] != written:
                self._opened = (written, tantivy.Index.open(str(self.folder / self._state().generation)))
            return self._opened[1]

    def _written(self) -> object:
        facts = (self.folder / "state.json").stat()
        return facts.st_ino, facts.st_mtime_ns

    def _state(self) -> _State:
        try:
            data = json.loads((self.folder / "state.json").read_bytes())
            state = _State(str(data["generation"]), int(data["position"]))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise IndexUnusable(f"There is no whole index in {self.folder}.") from error
        if not re.fullmatch(r"g\d{6,}", state.generation):
            raise IndexUnusable(f"{self.folder / 'state.json'} names no index.")
        return state

    def _write_state(self, state: _State) -> None:
        fresh = self.folder / "state.json.new"
        with fresh.open("w", encoding="utf-8") as file:
            json.dump({"generation": state.generation, "position": state.position}, file)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.folder / "state.json")

    def _next_generation(self) -> str:
        numbers = [int(path.name[1:]) for path in self.folder.glob("g*") if path.name[1:].isdigit()]
        return f"g{max(numbers, default=0) + 1:06d}"

    def _clear_away(self, but: str) -> None:
        for path in self.folder.glob("g*"):
            if path.name != but:
                shutil.rmtree(path, ignore_errors=True)


class _Translation:
    """Our Query as tantivy's."""

    def __init__(self, schema: tantivy.Schema) -> None:
        self.schema = schema

    def whole(self, request: Request) -> tantivy.Query:
        states = tantivy.Query.term_set_query(self.schema, "state", sorted(request.states))
        parts = [
            (tantivy.Occur.Must, self.part(request.query)),
            (tantivy.Occur.Must, tantivy.Query.const_score_query(states, 0.0)),
        ]
        if request.without:
            without = tantivy.Query.term_set_query(self.schema, "address", sorted(request.without))
            parts.append((tantivy.Occur.MustNot, without))
        return tantivy.Query.boolean_query(parts)

    def part(self, query: Query) -> tantivy.Query:
        match query:
            case Phrase():
                return self._phrase(query)
            case Not(part):
                return self._all((Not(part),))
            case All(parts):
                return self._all(parts)
            case Either(parts):
                return tantivy.Query.boolean_query([(tantivy.Occur.Should, self.part(one)) for one in parts])

    def _all(self, parts: tuple[Query, ...]) -> tantivy.Query:
        wanted = [(tantivy.Occur.Must, self.part(one)) for one in parts if not isinstance(one, Not)]
        unwanted = [(tantivy.Occur.MustNot, self.part(one.part)) for one in parts if isinstance(one, Not)]
        everything = [(tantivy.Occur.Must, tantivy.Query.all_query())]
        return tantivy.Query.boolean_query((wanted or everything) + unwanted)

    def _phrase(self, phrase: Phrase) -> tantivy.Query:
        if phrase.field is not None:
            return self._in_field(phrase, phrase.field)
        each = [tantivy.Query.boost_query(self._in_field(phrase, field), boost) for field, boost in ANYWHERE.items()]
        return tantivy.Query.disjunction_max_query(each, 0.2)

    def _in_field(self, phrase: Phrase, field: str) -> tantivy.Query:
        if len(phrase.words) == 1:
            return tantivy.Query.term_query(self.schema, field, phrase.words[0])
        return tantivy.Query.phrase_query(self.schema, field, list(phrase.words))


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    # Deleting by an unsigned number deletes nothing and says nothing (tantivy-py 0.27); by a raw text it works.
    builder.add_text_field("address", tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("number", fast=True)
    builder.add_integer_field("added", fast=True)
    builder.add_text_field("state", tokenizer_name="raw", index_option="basic")
    for field in FIELDS:
        # The words come folded: white space is all that the engine has to know about them.
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="position")
    return builder.build()


def _as_tantivy(document: Document) -> tantivy.Document:
    values = {field: list(texts) for field, texts in document.values.items() if texts}
    return tantivy.Document(
        address=document.address, number=document.number, added=document.added, state=document.state, **values
    )


def _take_away(writer: tantivy.IndexWriter, schema: tantivy.Schema, address: str) -> None:
    writer.delete_documents_by_query(tantivy.Query.term_query(schema, "address", address))


def _library_format() -> str:
    """The number of tantivy's own index format, out of `tantivy v0.27.0, index_format v7`."""
    told = str(vars(tantivy)["__version__"])
    found = re.search(r"index_format v(\d+)", told)
    return found[1] if found else re.sub(r"\W+", "-", told)


@contextmanager
def _damage_told() -> Iterator[None]:
    """Tantivy tells of a damaged index by ValueError or OSError, and its own panics by a bare BaseException."""
    try:
        yield
    except (ValueError, OSError) as error:
        raise IndexUnusable(str(error)) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise IndexUnusable(str(error)) from error
        raise
