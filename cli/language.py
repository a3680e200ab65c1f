"""In which language people read."""

import os
from enum import StrEnum
from typing import Annotated, TypeAlias

import typer


class Language(StrEnum):
    """A language of names and texts."""

    EN = "en"
    ZH = "zh"


def of_locale() -> Language:
    """Return the language of the user's locale, English where that is neither."""
    settings = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next((setting for setting in settings if setting), "")
    return Language.ZH if locale.lower().startswith("zh") else Language.EN


LanguageOption: TypeAlias = Annotated[
    Language,
    typer.Option(
        default_factory=of_locale,
        show_default="that of the locale",
        help="Language of names and texts.",
    ),
]
