"""Loads a scenario: a built-in name or a file, over its parents, under the settings."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from maps import builtin
from maps.faults import Fault, Faults, InputError, did_you_mean, noted
from scenarios import catalogue
from scenarios.checks import find_faults
from scenarios.schema import PATHS, Scenario
from scenarios.source import Key, Source, read_setting, read_source

MOST_PARENTS = 10
# What a child does not take over from its parent.
_OWN = ("name", "description", "description_zh", "extends")


def load(name_or_path: str, settings: Sequence[str] = ()) -> Scenario:
    """Return a scenario with its parents and the settings `KEY=VALUE` merged in, checked.

    Tables merge key by key; any other value, a list too, replaces the parent's. Raises
    `InputError` with every fault, each with the file that says it.
    """
    sources = [*_with_parents(name_or_path), *_read_settings(settings)]
    table: dict[str, Any] = {}
    said_by: dict[Key, Source] = {(): sources[0]}
    for source in sources:
        _from_its_folder(source)
        for key, value in _leaves(source.table):
            _put(table, key, value)
            said_by.update({key[:length]: source for length in range(1, len(key) + 1)})

    def source_of(key: Key) -> Source:
        return next(said_by[key[:n]] for n in range(len(key), -1, -1) if key[:n] in said_by)

    found = find_faults(table, source_of)
    if found:
        raise InputError(found)
    return Scenario.model_validate(table)


def load_all(names_or_paths: Sequence[str], settings: Sequence[str] = ()) -> list[Scenario]:
    """Return several scenarios under the same settings; `InputError` tells the faults of all."""
    found: list[Fault] = []
    scenarios = []
    for name_or_path in names_or_paths:
        with noted(found):
            scenarios.append(load(name_or_path, settings))
    if found:
        raise InputError(found)
    return scenarios


def _with_parents(name_or_path: str) -> list[Source]:
    """Return a scenario's source after those of its parents, the farthest one first."""
    file = _file_of(name_or_path, Path(), ("scenario", ""))
    youngest = source = read_source(file)
    chain = [file.resolve()]
    sources = [source]
    while (parent := source.table.get("extends")) is not None:
        blame = (source.label, source.place(("extends",)))
        file = _file_of(parent, source.folder, blame)
        if file.resolve() in chain:
            raise _refused(
                blame, parent, "a scenario must not extend itself, nor any that extends it"
            )
        if len(chain) > MOST_PARENTS:
            raise _refused(
                blame, parent, f"a scenario has at most {MOST_PARENTS} parents in a line"
            )
        source = read_source(file)
        chain.append(file.resolve())
        sources.insert(0, source)
    for other in sources:
        for key in _OWN if other is not youngest else ("extends",):
            other.table.pop(key, None)
    youngest.table.setdefault("name", chain[0].stem)
    return sources


def _file_of(name_or_path: object, folder: Path, blame: tuple[str, str]) -> Path:
    """Return the file of a scenario that is named in `folder`, in the file and place `blame`."""
    known = catalogue.names()
    if not isinstance(name_or_path, str):
        raise _refused(blame, name_or_path, "must be the name or the path of a scenario")
    if name_or_path in known:
        return catalogue.built_in(name_or_path)
    file = folder / name_or_path
    try:
        if file.is_file():
            return file
    except OSError:  # a name too long for the file system
        pass
    hint = did_you_mean(name_or_path, known)
    if name_or_path in builtin.names():
        hint = f"it is a campus: --campus {name_or_path}"
    raise _refused(blame, name_or_path, "must be a built-in scenario or a scenario file", hint)


def _refused(blame: tuple[str, str], value: object, rule: str, hint: str = "") -> InputError:
    faults = Faults(blame[0])
    faults.add(blame[1], value, rule, hint)
    return InputError(faults.found)


def _read_settings(settings: Sequence[str]) -> list[Source]:
    faults = Faults("--set")
    sources = []
    for setting in settings:
        try:
            sources.append(read_setting(setting))
        except InputError as refused:
            faults.found += refused.faults
    faults.raise_if_any()
    return sources


def _from_its_folder(source: Source) -> None:
    """Let the relative paths of a source start where the source lies."""
    for section, key in PATHS:
        inner = source.table.get(section)
        if not isinstance(inner, dict):
            continue
        value = inner.get(key)
        if isinstance(value, str) and not (key == "map" and value in builtin.names()):
            inner[key] = str(source.folder / value)


def _leaves(table: dict[str, Any], outer: Key = ()) -> Iterator[tuple[Key, Any]]:
    """Yield each value that is not a table, or is an empty one, with its key."""
    for name, value in table.items():
        if isinstance(value, dict) and value:
            yield from _leaves(value, (*outer, name))
        else:
            yield (*outer, name), value


def _put(table: dict[str, Any], key: Key, value: Any) -> None:
    """Set a leaf; what stands in its way is replaced, and an empty table replaces no table."""
    *outer, last = (str(part) for part in key)
    for part in outer:
        if not isinstance(table.get(part), dict):
            table[part] = {}
        table = table[part]
    if value != {} or not isinstance(table.get(last), dict):
        table[last] = value
