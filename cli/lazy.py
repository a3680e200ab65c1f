"""A group of commands whose modules are imported only when they run, so that help is quick."""

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup


class LazyCommand(TyperCommand):
    """A command known by its name and summary; `target` is its `module:function`."""

    def __init__(self, name: str, summary: str, target: str) -> None:
        super().__init__(name=name, help=summary, rich_markup_mode=None)
        self.target = target

    def load(self) -> Any:
        """Import the function and return the command that typer makes of it."""
        module, _, function = self.target.partition(":")
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(self.name)(getattr(import_module(module), function))
        return typer.main.get_command(app)


class LazyGroup(TyperGroup):
    """A group that loads a command when it is chosen, and not to list it."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the name, the command and the arguments left over for it."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, command.load() if isinstance(command, LazyCommand) else command, rest


def group_of(
    name: str, summary: str, commands: Iterable[tuple[str, str, str]], groups: Mapping[str, str]
) -> LazyGroup:
    """Return the group of commands (name, summary, target); `groups` tells what inner ones do."""
    group = _group(name, summary)
    for command, help_line, target in commands:
        outer, _, inner = command.rpartition(" ")
        if outer and outer not in group.commands:
            group.add_command(_group(outer, groups[outer]))
        into = group.commands[outer] if outer else group
        assert isinstance(into, TyperGroup)
        into.add_command(LazyCommand(inner, help_line, target))
    return group


def _group(name: str, summary: str) -> LazyGroup:
    # Plain help: drawing frames round it would take longer than all else.
    return LazyGroup(name=name, help=summary, no_args_is_help=True, rich_markup_mode=None)
