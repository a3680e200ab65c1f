"""The links of the campus graph, as numbered in the other tables."""

from sim.record.column import Column, Table

LINK = "link"
ID = "id"
EDGE = "edge"
BEGIN_SHARE = "begin_share"
END_SHARE = "end_share"
KIND = "kind"
PATH = "path"
LENGTH_M = "length_m"
WIDTH_M = "width_m"
ONWARD_LIMIT = "onward_limit"
BACK_LIMIT = "back_limit"

TABLE = Table(
    "links",
    "every link that people can walk on",
    (
        Column(LINK, "int32", "", "number of the link in this run"),
        Column(ID, "string", "", "id of the link"),
        Column(EDGE, "string", "", "key of the edge of the campus graph that it is a part of"),
        Column(BEGIN_SHARE, "double", "1", "where on the edge's geometry it begins"),
        Column(END_SHARE, "double", "1", "where it ends"),
        Column(KIND, "string", "", "kind of path"),
        Column(PATH, "string", "", "id of the path, building, area or entrance it belongs to"),
        Column(LENGTH_M, "double", "m", "length"),
        Column(WIDTH_M, "double", "m", "width"),
        Column(
            ONWARD_LIMIT,
            "double",
            "persons/s",
            "most who leave it at its end; infinite where it walks on as the same path",
        ),
        Column(BACK_LIMIT, "double", "persons/s", "most who leave it at its start"),
    ),
)
