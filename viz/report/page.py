"""Writes the page."""

import importlib
import json
import pkgutil
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from types import ModuleType

from scenarios import catalogue
from sim.record.run_folder import MANIFEST, write_whole
from sim.study.compare.record import RECORD
from viz.report import comparison, run
from viz.report.assumed import assumptions, reproduction
from viz.report.blocks import Section
from viz.report.sources import ComparisonSource, RunSource, open_source
from viz.words import say


def write_report(folder: Path, out: Path, language: str) -> None:
    """Write the page of a run or of a comparison as one HTML file.

    It asks nothing of a network: scripts, styles and data are in it. Raises InputError where the
    folder holds neither.
    """
    source = open_source(folder, language)
    title, subtitle, sections = (
        _of_run(source) if isinstance(source, RunSource) else _of_comparison(source)
    )
    write_whole(out, _page(title, subtitle, sections, language))


def _found(package: ModuleType) -> list[ModuleType]:
    """Return the modules of a package in their order."""
    names = [module.name for module in pkgutil.iter_modules(package.__path__)]
    modules = [importlib.import_module(f"{package.__name__}.{name}") for name in names]
    return sorted(modules, key=lambda module: (module.ORDER, module.__name__))


def _of_run(source: RunSource) -> tuple[str, str, list[Section]]:
    language, manifest = source.language, source.manifest
    scenario = manifest["scenario"]
    made = [module.section(source) for module in _found(run)]
    sections = [section for section in made if section is not None]
    command = f"campus run {_typed(scenario['name'])} --seed {manifest['seed']}"
    title = say(
        "report_run", language, scenario=_called(scenario), campus=source.campus.label(language)
    )
    return (
        title,
        _described(scenario, language) + say("report_seed", language, seed=manifest["seed"]),
        [
            *sections,
            assumptions(manifest, language),
            reproduction(manifest["version"], command, MANIFEST, language),
        ],
    )


def _of_comparison(source: ComparisonSource) -> tuple[str, str, list[Section]]:
    language, record = source.language, source.record
    made = [module.section(source) for module in _found(comparison)]
    sections = [section for section in made if section is not None]
    seeds = record["seeds"]
    command = (
        f"campus compare {' '.join(map(_typed, (source.base, *source.alternatives)))} "
        f"--first-seed {seeds[0]} --replications {len(seeds)} --level {record['level']} --out DIR"
    )
    names = ", ".join(source.alternatives)
    return (
        say("report_comparison", language, alternatives=names, base=source.base),
        say("report_pairs", language, pairs=len(seeds)),
        [
            *sections,
            assumptions(source.manifest, language),
            reproduction(record["version"], command, RECORD, language),
        ],
    )


def _typed(name: str) -> str:
    """Return what is typed for a scenario: its name, or a file where it is not built in."""
    return name if name in catalogue.names() else f"{name}.toml"


def _called(scenario: dict[str, str]) -> str:
    return str(scenario["name"])


def _described(scenario: dict[str, str], language: str) -> str:
    told = scenario.get("description_zh" if language == "zh" else "description", "")
    return f"{told} " if told else ""


def _page(title: str, subtitle: str, sections: Sequence[Section], language: str) -> str:
    from jinja2 import Environment

    folder = files("viz.report").joinpath("template")
    parts = {
        name: folder.joinpath(name).read_text(encoding="utf-8") for name in ("page.css", "page.js")
    }
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["embedded"] = _embedded
    template = environment.from_string(folder.joinpath("page.html").read_text(encoding="utf-8"))
    return template.render(
        title=title,
        subtitle=subtitle,
        sections=sections,
        language="zh-Hans" if language == "zh" else "en",
        css=parts["page.css"],
        js=parts["page.js"],
        plotly=_plotly(),
    )


def _plotly() -> str:
    """Return Plotly's script, which lies in its package."""
    script = files("plotly").joinpath("package_data", "plotly.min.js")
    return script.read_text(encoding="utf-8")


def _embedded(value: object) -> str:
    """Return a value as JSON that cannot end the script element it stands in."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
