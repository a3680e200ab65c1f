"""The page of the views over the tables."""

from sim.study.views import View, views
from tools.reference.markdown import page, table

FILE = "views.md"
INTRODUCTION = """\
A view is SQL over the [tables](tables.md) of a run that answers what is asked often: how rooms are
used, who came late, how cohorts fare. It holds nothing of its own. `campus query` and
`sim.study.query.open_run` know all of them; other programs may run the SQL themselves. Cohorts of
fewer people than `privacy.smallest_cohort` are left out wherever cohorts are told. The definitions
are the TOML files in `sim/study/views/`. [Ten questions](questions.md) shows them at work."""


def text() -> str:
    """Return the page."""
    return page("The views of a run", INTRODUCTION, map(_section, views().values()))


def _section(view: View) -> str:
    columns = table(
        ("column", "meaning"), [(f"`{key}`", said) for key, said in view.columns.items()]
    )
    meaning = view.meaning[0].upper() + view.meaning[1:] + "."
    return f"## {view.key}\n\n{meaning}\n\n{columns}\n\n```sql\n{view.sql.strip()}\n```"
