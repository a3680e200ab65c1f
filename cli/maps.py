"""`campus maps`: the built-in campuses, each with its size and a sentence."""

from cli.language import Language, LanguageOption
from cli.listing import print_rows
from maps.builtin import catalogue


def list_maps(language: LanguageOption) -> None:
    """List the built-in campuses: name, people, buildings, and what it is."""
    chinese = language is Language.ZH
    print_rows(
        [
            (
                entry.name,
                f"{entry.people:,} 人" if chinese else f"{entry.people:,} people",
                f"{entry.buildings} 栋建筑" if chinese else f"{entry.buildings} buildings",
                entry.description_zh if chinese else entry.description,
            )
            for entry in catalogue.entries()
        ]
    )
