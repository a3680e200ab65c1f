"""The application: what can be asked, by GET alone, and who may ask it."""

import time
from collections.abc import Awaitable, Callable
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import duckdb
from fastapi import APIRouter, Depends, FastAPI, HTTPException, Query, Request, Response
from fastapi import Path as InPath
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from maps.faults import InputError
from sim.export import geojson, ngsi_ld
from sim.export.source import instant_of, open_source
from sim.record.identity import DISTRIBUTION
from sim.serving.answers import (
    ColumnDescription,
    IndicatorValue,
    Problem,
    Runs,
    State,
    TableDescription,
    TablePage,
)
from sim.serving.limits import MOST_BODY_BYTES, MOST_QUERY_BYTES, MOST_ROWS, Rate
from sim.serving.live import newest_estimate
from sim.serving.page import page_of
from sim.serving.shelf import ServedRun, Shelf
from sim.serving.tokens import Tokens
from sim.study.indicators import indicators

DESCRIPTION = """\
Runs, indicators, tables, maps and exports of Campus Twin, and the live state of a twin. Nothing can
be written. Tables tell of no person, and small cohorts are hidden. Show a token in the header
`Authorization: Bearer TOKEN`."""
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
PAGE_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'none'"
PAGE = "/docs"
_MOST_OFFSET = 2**31 - 1

RunKey = Annotated[str, InPath(description="hash of a run", pattern="^[0-9a-zA-Z]{1,64}$")]
TableName = Annotated[str, InPath(description="a table or view", pattern="^[a-z_0-9]{1,64}$")]
Limit = Annotated[int, Query(ge=1, le=MOST_ROWS)]
Offset = Annotated[int, Query(ge=0, le=_MOST_OFFSET)]
At = Annotated[
    str | None, Query(max_length=32, description="clock time, as 08:30; left out, the peak")
]
_REFUSED: dict[int | str, dict[str, Any]] = {
    401: {"model": Problem, "description": "no token, or an unknown one"},
    413: {"model": Problem, "description": "a body, which nothing here takes"},
    414: {"model": Problem, "description": "a query that is too long"},
    429: {"model": Problem, "description": "too many requests; Retry-After says when"},
}
_NOT_FOUND: dict[int | str, dict[str, Any]] = {404: {"model": Problem}}

router = APIRouter(responses=_REFUSED)


def make_app(shelf: Shelf, tokens: Tokens, twin: Path | None, per_minute: float) -> FastAPI:
    """Return the application over some runs and, where there is one, the folder of a twin."""
    app = FastAPI(
        title="Campus Twin",
        version=version(DISTRIBUTION),
        description=DESCRIPTION,
        docs_url=None,  # FastAPI's pages load their programs from another network
        redoc_url=None,
    )
    app.state.shelf, app.state.twin, app.state.tokens = shelf, twin, tokens
    app.include_router(router, dependencies=[Depends(_let_in)])
    rate = Rate(per_minute, time.monotonic)

    @app.middleware("http")
    async def limited(
        request: Request, answer: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        refusal = _refused(request, rate)
        response = refusal if refusal is not None else await answer(request)
        response.headers.update(HEADERS)
        if request.url.path == PAGE:
            response.headers["Content-Security-Policy"] = PAGE_POLICY
        return response

    @app.get(PAGE, include_in_schema=False)
    def tell_what_can_be_asked() -> HTMLResponse:
        return HTMLResponse(page_of(app.openapi()))

    @app.exception_handler(InputError)
    async def faulty(_: Request, error: InputError) -> JSONResponse:
        told = [  # in the form of the faults that FastAPI finds; the file would tell of a path
            {"loc": ["request"], "msg": f"{fault.value}: {fault.rule}", "type": "refused"}
            for fault in error.faults
        ]
        return JSONResponse({"detail": told}, status_code=422)

    @app.exception_handler(OSError)
    @app.exception_handler(duckdb.Error)
    async def gone(_: Request, error: Exception) -> JSONResponse:
        del error  # it may name a path
        return JSONResponse({"detail": "the files of this run have gone"}, status_code=404)

    return app


def _refused(request: Request, rate: Rate) -> Response | None:
    """Return why a request is not even looked at, None where it is."""
    client = request.client.host if request.client else ""
    wait_s = rate.wait_s(client)
    if wait_s > 0.0:
        told = {"Retry-After": str(int(wait_s) + 1)}
        return JSONResponse({"detail": "too many requests"}, 429, told)
    if len(request.url.query) > MOST_QUERY_BYTES:
        return JSONResponse({"detail": "the query is too long"}, 414)
    length = request.headers.get("content-length", "0")
    if not length.isdecimal() or int(length[:12]) > MOST_BODY_BYTES:
        return JSONResponse({"detail": "nothing here takes a body"}, 413)
    if "transfer-encoding" in request.headers:
        return JSONResponse({"detail": "nothing here takes a body"}, 413)
    return None


def _let_in(
    request: Request,
    shown: Annotated[HTTPAuthorizationCredentials | None, Depends(HTTPBearer(auto_error=False))],
) -> None:
    tokens: Tokens = request.app.state.tokens
    if shown is None or not tokens.know(shown.credentials):
        headers = {"WWW-Authenticate": "Bearer"}
        raise HTTPException(401, "show a token: Authorization: Bearer TOKEN", headers)


def _run(request: Request, run: RunKey) -> ServedRun:
    found: ServedRun | None = request.app.state.shelf.run(run)
    if found is None:
        raise HTTPException(404, "there is no such run")
    return found


def _whole_run(run: Annotated[ServedRun, Depends(_run)]) -> ServedRun:
    if not run.has_campus:
        raise HTTPException(404, "a run of a store has no campus of its own to export")
    return run


Run = Annotated[ServedRun, Depends(_run)]
WholeRun = Annotated[ServedRun, Depends(_whole_run)]


@router.get("/runs")
def list_runs(request: Request, limit: Limit = 100, offset: Offset = 0) -> Runs:
    """List the runs, by scenario and seed."""
    told = request.app.state.shelf.summaries()
    return Runs.model_validate({"total": len(told), "runs": told[offset : offset + limit]})


@router.get("/runs/{run}", responses=_NOT_FOUND)
def tell_run(run: Run) -> dict[str, Any]:
    """Return the manifest of a run: what was asked, with what, and what was assumed."""
    return dict(run.manifest())


@router.get("/runs/{run}/indicators", responses=_NOT_FOUND)
def tell_indicators(run: Run) -> list[IndicatorValue]:
    """Return what the indicators of a run came to."""
    return [
        IndicatorValue(
            key=key,
            name=indicators()[key].name,
            name_zh=indicators()[key].name_zh,
            unit=indicators()[key].unit,
            direction=indicators()[key].direction,
            value=value,
        )
        for key, value in run.indicators().items()
        if key in indicators()
    ]


@router.get("/runs/{run}/tables", responses=_NOT_FOUND)
def list_tables(run: Run) -> list[TableDescription]:
    """List the tables and views of a run that tell of no person."""
    return [
        TableDescription(
            name=told.name,
            meaning=told.meaning,
            columns=[
                ColumnDescription(
                    name=column.name, type=column.type, unit=column.unit, meaning=column.meaning
                )
                for column in told.columns
            ],
        )
        for told in run.tables.values()
    ]


@router.get("/runs/{run}/tables/{table}", responses=_NOT_FOUND)
def tell_table(run: Run, table: TableName, limit: Limit = 100, offset: Offset = 0) -> TablePage:
    """Return some rows of a table or view."""
    told = run.tables.get(table)
    if told is None:
        raise HTTPException(404, "there is no such table, or it tells of persons")
    total, rows = run.rows(told, limit, offset)
    after = offset + len(rows)
    return TablePage(
        table=table,
        total=total,
        columns=[column.name for column in told.columns],
        rows=rows,
        next_offset=after if rows and after < total else None,
    )


@router.get(
    "/runs/{run}/map",
    response_class=FileResponse,
    responses={200: {"content": {"image/png": {}}}, **_NOT_FOUND},
)
def show_map(run: Run) -> FileResponse:
    """Return the picture of a run: its campus at the most crowded minutes."""
    picture = run.picture()
    if picture is None:
        raise HTTPException(404, "this run has no picture")
    return FileResponse(picture, media_type="image/png")


@router.get("/runs/{run}/exports/geojson", responses=_NOT_FOUND)
def export_geojson(run: WholeRun) -> dict[str, Any]:
    """Return the campus with what the run was like, as GeoJSON (RFC 7946)."""
    return dict(geojson.collection(open_source(run.folder)))


@router.get("/runs/{run}/exports/ngsi-ld", responses=_NOT_FOUND)
def export_ngsi_ld(run: WholeRun, at: At = None) -> list[dict[str, Any]]:
    """Return what is on the campus at an instant, as entities of NGSI-LD."""
    source = open_source(run.folder)
    return [dict(each) for each in ngsi_ld.entities(source, instant_of(source, at))]


@router.get("/state", responses=_NOT_FOUND)
def tell_state(request: Request) -> State:
    """Return what the twin last published: people and temperatures by place, with bands."""
    twin: Path | None = request.app.state.twin
    found = None if twin is None else newest_estimate(twin)
    if found is None:
        raise HTTPException(404, "no twin has published a state")
    return State(columns=list(found[0]), rows=found[1])
