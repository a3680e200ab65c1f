"""The kinds of intervention that a scenario may declare: a module of this folder each.

A kind is a module with a `DECLARATION`, a subclass of `Intervention`; it is found because it is
there. What it does to a world stands in `sim.interventions`, in a module of the same name.
"""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import Annotated, Any

from pydantic import Field

from maps.extensions import widened
from maps.faults import Fault, InputError
from scenarios.interventions.intervention import Intervention

__path__ = widened(__path__, __name__)


def _kinds() -> Mapping[str, type[Intervention]]:
    modules = sorted(found.name for found in pkgutil.iter_modules(__path__))
    declared = {name: importlib.import_module(f"{__name__}.{name}") for name in modules}
    found = {
        name: module.DECLARATION
        for name, module in declared.items()
        if hasattr(module, "DECLARATION")
    }
    rule = "DECLARATION must be a subclass of Intervention"
    faults = [
        Fault(str(declared[name].__file__), "", repr(kind), rule, "")
        for name, kind in found.items()
        if not (isinstance(kind, type) and issubclass(kind, Intervention))
    ]
    if faults:
        raise InputError(faults)
    return found


KINDS = _kinds()
# What pydantic reads an item of `interventions` as: the class that its `kind` says.
AnyIntervention: Any = Annotated[reduce(or_, KINDS.values()), Field(discriminator="kind")]
