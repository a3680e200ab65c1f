"""`campus serve`: the read-only interface over HTTP."""

import os
from pathlib import Path
from typing import Annotated

import typer

from maps.faults import Fault, InputError


def serve(
    folder: Annotated[Path, typer.Argument(help="A run, a store, a comparison, or runs/.")],
    token_file: Annotated[
        Path | None, typer.Option(help="A file with a token a line; or set CAMPUS_TOKEN.")
    ] = None,
    twin: Annotated[Path | None, typer.Option(help="The folder that `campus twin` writes.")] = None,
    host: Annotated[str, typer.Option(help="Where to listen; 0.0.0.0 for every network.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(min=1, max=65535, help="Where to listen.")] = 8321,
    per_minute: Annotated[
        float, typer.Option(min=1.0, max=1e6, help="Most requests a minute of one client.")
    ] = 600.0,
    check: Annotated[
        bool, typer.Option("--check", help="Check the options and what would be served; then stop.")
    ] = False,
) -> None:
    """Serve runs, tables, exports and a twin's state to read, to whoever shows a token."""
    try:
        import uvicorn

        from sim.serving.app import make_app
    except ImportError:
        hint = "python -m pip install 'campus-twin[twin]'"
        raise InputError([Fault("serve", "", "", "FastAPI is not installed", hint)]) from None
    from sim.serving.shelf import Shelf
    from sim.serving.tokens import VARIABLE, read_tokens

    shelf, tokens = Shelf(folder), read_tokens(token_file, os.environ.get(VARIABLE))
    app = make_app(shelf, tokens, twin, per_minute)
    count = len(shelf.summaries())
    typer.echo(f"{count} {'run' if count == 1 else 'runs'} at http://{host}:{port}/docs", err=True)
    if not check:
        uvicorn.run(app, host=host, port=port, server_header=False, log_level="warning")
