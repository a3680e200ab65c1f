"""`campus scenarios`: the built-in scenarios, each with a sentence."""

from cli.language import Language, LanguageOption
from cli.listing import print_rows
from scenarios import catalogue


def list_scenarios(language: LanguageOption) -> None:
    """List the built-in scenarios: name, and what it asks."""
    chinese = language is Language.ZH
    print_rows(
        [
            (entry.name, entry.description_zh if chinese else entry.description)
            for entry in catalogue.entries()
        ]
    )
