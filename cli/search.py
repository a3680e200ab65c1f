"""`campus search`: looks for the values of a scenario with the best indicators."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.language import LanguageOption
from cli.options import ClusterOption, WorkersOption

if TYPE_CHECKING:
    from sim.batch.search import Choice, Found

RESULT = "search.json"
WORDS = {
    "en": {
        "none": "None of {trials} choices keeps the limits.",
        "found": "Of {trials} choices, these are beaten by none, as fresh runs confirm:",
        "broken": "breaks a limit in confirmation",
    },
    "zh": {
        "none": "{trials} 个方案均不满足约束。",
        "found": "在 {trials} 个方案中，以下方案未被其他方案超越；均以新的随机种子验证：",
        "broken": "验证时不满足约束",
    },
}


def search(
    plan: Annotated[Path, typer.Argument(help="The search, a TOML file.")],
    out: Annotated[Path, typer.Option(help="The folder of the search and its runs.")],
    workers: WorkersOption = None,
    cluster: ClusterOption = None,
    *,
    language: LanguageOption,
) -> None:
    """Try values of a scenario, keep those that none beats, and confirm them by fresh runs."""
    from scenarios.plan import beside
    from scenarios.search_plan import read_search_plan
    from sim.batch.search import check_search
    from sim.batch.search import search as search_for

    asked = read_search_plan(plan)
    check_search(asked)

    from cli.batch_progress import BatchProgress
    from cli.pool import pool_of
    from sim.batch.store import Store
    from sim.batch.trials import Trials
    from sim.record.run_folder import json_text, write_whole

    with BatchProgress() as progress:
        trials = Trials(Store(out), pool_of(workers, cluster), progress.show)
        choices, found = search_for(asked, beside(plan, asked.scenario), trials)
    record = {
        "plan": asked.model_dump(mode="json"),
        "choices": [_choice(each) for each in choices],
        "found": [
            {
                **_choice(each.choice),
                "confirmed": {
                    key: [interval.mean, interval.low, interval.high]
                    for key, interval in each.confirmed.items()
                },
                "holds_in_confirmation": each.holds,
            }
            for each in found
        ],
    }
    write_whole(out / RESULT, json_text(record))
    _tell(found, len(choices), language.value)
    typer.echo(out / RESULT)


def _choice(choice: "Choice") -> dict[str, Any]:
    return {
        "number": choice.number,
        "values": dict(choice.values),
        "means": dict(choice.means),
        "holds": choice.holds,
    }


def _tell(found: "list[Found]", trials: int, language: str) -> None:
    from cli.listing import print_rows
    from sim.study.indicators import indicators
    from viz.quantity import interval_shown

    words = WORDS[language]
    typer.echo(words["found" if found else "none"].format(trials=trials))
    if not found:
        return
    keys = list(found[0].confirmed)
    heads = ["", *found[0].choice.values, *keys, ""]
    rows = [
        (
            str(each.choice.number),
            *(str(value) for value in each.choice.values.values()),
            *(
                interval_shown(
                    interval.mean, interval.low, interval.high, indicators()[key].unit, language
                )
                for key, interval in each.confirmed.items()
            ),
            "" if each.holds else words["broken"],
        )
        for each in found
    ]
    print_rows([heads, *rows])
