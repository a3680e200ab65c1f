"""What a page is made of: sections of tables, charts, maps and paragraphs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of text."""

    text: str
    kind: str = "paragraph"


@dataclass(frozen=True)
class Table:
    """A table; columns named in `right` are set flush right."""

    headers: Sequence[str]
    rows: Sequence[Sequence[str]]
    right: Sequence[int] = ()
    title: str = ""
    kind: str = "table"


@dataclass(frozen=True)
class Chart:
    """A figure in the terms of Plotly: traces and layout as JSON values.

    `words` says what is to be seen, for those who cannot see it.
    """

    title: str
    words: str
    data: Sequence[Mapping[str, Any]]
    layout: Mapping[str, Any]
    kind: str = "chart"


@dataclass(frozen=True)
class MapLayer:
    """Lines over the map, one a link: `svg` holds them, `key` of colours and widths explains.

    The colours in `dashed` are those of outlines.
    """

    name: str
    svg: str
    key: Sequence[tuple[str, str]]
    dashed: Sequence[str] = ()


@dataclass(frozen=True)
class Map:
    """A map with layers to choose from, and what a click on a building tells.

    `buildings` maps the id of a building to pairs of a name and a value; `curves` to the people in
    it, hour by hour.
    """

    title: str
    view_box: str
    ground: str
    layers: Sequence[MapLayer]
    labels: str
    buildings: Mapping[str, Sequence[tuple[str, str]]]
    curves: Mapping[str, Sequence[float]]
    hint: str
    kind: str = "map"


Block: TypeAlias = Paragraph | Table | Chart | Map


@dataclass(frozen=True)
class Section:
    """A part of the page under a heading; `form` is plain, columns, or folded until opened."""

    title: str
    blocks: Sequence[Block]
    form: str = "plain"
