"""Tells everything that is wrong with a scenario, each fault with the file that says it."""

from collections.abc import Callable, Mapping
from datetime import date, time
from pathlib import Path
from typing import Any, TypeAlias

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from maps import builtin
from maps.campus import Campus
from maps.faults import Fault, Faults, InputError, did_you_mean
from maps.overlay import load_with
from maps.parameters import Parameter
from scenarios.interventions import KINDS, AnyIntervention
from scenarios.interventions.intervention import Intervention
from scenarios.levers import lever_faults
from scenarios.parameters import known_parameters
from scenarios.schema import DAY_S, Scenario
from scenarios.source import Key, Source
from scenarios.steps import step_faults

Table: TypeAlias = Mapping[str, Any]
SourceOf: TypeAlias = Callable[[Key], Source]

_HINTS = {
    "date_type": "a date is written without quotes, as 2026-10-13",
    "bool_type": "true or false, without quotes",
    "string_type": 'a text is written in quotes, as "huxi"',
    "missing": "add it",
}


def find_faults(table: Table, source_of: SourceOf) -> list[Fault]:
    """Return every fault of a merged scenario; `source_of` tells who says a key."""
    found: list[Fault] = []
    for key, value, rule, hint in [
        *_schema_faults(table),
        *_parameter_faults(table),
        *lever_faults(table),
        *step_faults(table),
        *_intervention_faults(table),
        *_path_faults(table),
    ]:
        source = source_of(key)
        faults = Faults(source.label)
        faults.add(source.place(key), value, rule, hint)
        found += faults.found
    return found


def _schema_faults(table: Table) -> list[tuple[Key, object, str, str]]:
    try:
        Scenario.model_validate(table)
    except ValidationError as refused:
        return [schema_fault(error, Scenario) for error in refused.errors(include_url=False)]
    return []


def schema_fault(error: ErrorDetails, schema: type[BaseModel]) -> tuple[Key, object, str, str]:
    """Return one of pydantic's errors with a file of a schema as key, value, rule and hint."""
    key, said = error["loc"], error["input"]
    if error["type"].startswith("union_tag"):
        kind = said.get("kind", "") if isinstance(said, Mapping) else ""
        hint = did_you_mean(kind if isinstance(kind, str) else "", KINDS)
        return (*key, "kind"), _shown(kind), "must be a kind of intervention", hint
    return _said(key), _shown(said), *_rule(error["type"], error["msg"], key, schema)


def _said(key: Key) -> Key:
    """Return a key as the scenario says it: without the kind by which pydantic chose a class."""
    return (*key[:2], *key[3:]) if _kind_in(key) else key


def _kind_in(key: Key) -> str | None:
    """Return the kind of the intervention that a key of pydantic's lies in."""
    lies_in = key[:1] == ("interventions",) and len(key) > 2 and key[2] in KINDS
    return str(key[2]) if lies_in else None


def _rule(kind: str, message: str, key: Key, schema: type[BaseModel]) -> tuple[str, str]:
    """Return the rule and the hint of one of pydantic's errors."""
    if kind == "extra_forbidden":
        return "unknown key", did_you_mean(str(key[-1]), _keys_beside(key, schema))
    if kind in ("model_type", "dict_type"):
        return "must be a table", f"as in [{key[0]}]"
    if kind == "missing":
        return "must be given", ""
    if kind == "too_short":
        return "must have " + message.partition(" should have ")[2].partition(" after ")[0], ""
    rule = message.removeprefix("Value error, ").removeprefix("Input should ")
    return (f"must {rule}" if message.startswith("Input should ") else rule), _HINTS.get(kind, "")


def _keys_beside(key: Key, schema: type[BaseModel]) -> list[str]:
    """Return the keys that the schema knows where an unknown one stands."""
    kind = _kind_in(key)
    section: type[BaseModel] = schema if kind is None else KINDS[kind]
    for part in key[:-1] if kind is None else key[3:-1]:
        if isinstance(part, str):
            section = _section_of(section, part)
    return [field.alias or name for name, field in section.model_fields.items()]


def _section_of(section: type[BaseModel], key: str) -> type[BaseModel]:
    """Return the schema of the table (or of the items of the list) that a key holds."""
    annotation = section.model_fields[key].annotation
    inner = [annotation, *getattr(annotation, "__args__", ())]
    return next(kind for kind in inner if isinstance(kind, type) and issubclass(kind, BaseModel))


def _shown(value: object) -> object:
    if isinstance(value, BaseModel | Mapping | list):
        return ""  # a table's fault lies in what the rule names, not in the table as a whole
    if isinstance(value, date | time):
        return value.isoformat()
    return repr(value) if isinstance(value, str) else value


def _parameter_faults(table: Table) -> list[tuple[Key, object, str, str]]:
    """Return unknown names and values out of range of the section `parameters`."""
    found: list[tuple[Key, object, str, str]] = []
    groups = table.get("parameters")
    for group, values in groups.items() if isinstance(groups, dict) else ():
        known = known_parameters().get(group)
        if known is None:
            hint = did_you_mean(group, known_parameters())
            found.append((("parameters", group), group, "unknown group of parameters", hint))
            continue
        for name, value in values.items() if isinstance(values, dict) else ():
            key = ("parameters", group, name)
            parameter = known.get(name)
            if parameter is None:
                found.append((key, name, "unknown parameter", did_you_mean(name, known)))
            elif isinstance(value, int | float) and not isinstance(value, bool):
                rule = _range_rule(parameter, value)
                if rule:
                    found.append((key, _shown(value), rule, parameter.description))
    return found


def _range_rule(parameter: Parameter, value: float) -> str:
    """Return the rule that a value breaks, "" where it lies in the parameter's range."""
    if parameter.low is None or parameter.high is None:
        return "" if value == parameter.value else f"is {parameter.value:g}, and has no range"
    if parameter.low <= value <= parameter.high:
        return ""
    unit = "" if parameter.unit == "1" else f" {parameter.unit}"
    return f"must lie from {parameter.low:g} to {parameter.high:g}{unit}"


def _path_faults(table: Table) -> list[tuple[Key, object, str, str]]:
    """Return the campus, the timetable and the files that are not there."""
    found: list[tuple[Key, object, str, str]] = []
    campus = _text(table, "campus", "map")
    if campus is not None and campus not in builtin.names() and not _is_folder(campus):
        hint = did_you_mean(Path(campus).name, builtin.names())
        rule = "must be a built-in campus or a campus folder"
        found.append((("campus", "map"), repr(campus), rule, hint))
    changes = _text(table, "campus", "changes")
    if changes is not None and not _is_folder(changes):
        rule = "must be a folder of changes, in files as a campus folder has them"
        found.append((("campus", "changes"), repr(changes), rule, ""))
    folder = _text(table, "timetable", "folder")
    if folder is not None and not _is_folder(folder):
        rule = "must be a folder with timetable.csv and enrolments.csv"
        found.append((("timetable", "folder"), repr(folder), rule, ""))
    for section, key, rule in (
        ("weather", "file", "must be a weather file (EPW)"),
        ("energy", "tariffs", "must be a file of tariffs (CSV)"),
        ("energy", "walls", "must be a file of walls (CSV)"),
    ):
        file = _text(table, section, key)
        if file is not None and not _is_file(file):
            found.append(((section, key), repr(file), rule, ""))
    return found


def _intervention_faults(table: Table) -> list[tuple[Key, object, str, str]]:
    """Return what the interventions name that is not on the campus or not within the run."""
    said = _interventions(table)
    campus = _campus(table) if said else None
    if campus is None:
        return []
    end_s = _days(table) * DAY_S
    found: list[tuple[Key, object, str, str]] = []
    for number, intervention in said:
        here = ("interventions", number)
        if intervention.needs_energy and not _has_energy(table):
            rule = "does nothing where energy is not simulated"
            found.append(((*here, "kind"), repr(intervention.kind), rule, "set energy.on = true"))
        if intervention.start_s >= end_s:
            rule = f"must lie within the run, which ends after {end_s} s"
            found.append(((*here, "from"), intervention.start_s, rule, ""))
        found += [
            ((*here, *field.split(".", 1)), value, rule, hint)
            for field, value, rule, hint in intervention.faults_on(campus)
        ]
    return found


def _interventions(table: Table) -> list[tuple[int, Intervention]]:
    """Return those interventions that are as the schema says, with their numbers."""
    listed = table.get("interventions")
    read: list[tuple[int, Intervention]] = []
    for number, item in enumerate(listed if isinstance(listed, list | tuple) else ()):
        try:
            read.append((number, TypeAdapter(AnyIntervention).validate_python(item)))
        except ValidationError:
            continue  # its faults are those of the schema
    return read


def _campus(table: Table) -> Campus | None:
    """Return the campus of a scenario; None where it has faults, which its reader will tell."""
    default = Scenario.model_fields["campus"].default.map
    try:
        changes = _text(table, "campus", "changes")
        base = builtin.folder_of(_text(table, "campus", "map") or default)
        return load_with(base, None if changes is None else Path(changes))
    except InputError:
        return None


def _has_energy(table: Table) -> bool:
    energy = table.get("energy")
    return not isinstance(energy, dict) or energy.get("on") is not False


def _days(table: Table) -> int:
    calendar = table.get("calendar")
    days = calendar.get("days") if isinstance(calendar, dict) else None
    return days if type(days) is int else 1


def _text(table: Table, section: str, key: str) -> str | None:
    inner = table.get(section)
    value = inner.get(key) if isinstance(inner, dict) else None
    return value if isinstance(value, str) else None


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except OSError:  # a name too long for the file system
        return False


def _is_file(path: str) -> bool:
    try:
        return Path(path).is_file()
    except OSError:  # a name too long for the file system
        return False
