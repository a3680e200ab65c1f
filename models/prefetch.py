"""Asks the processor for memory before it is needed."""

from collections.abc import Callable
from typing import Any, cast

from llvmlite import ir
from numba.core import cgutils, types
from numba.extending import intrinsic
from numpy.typing import NDArray

_READ_AND_WRITTEN, _KEPT, _DATA = 1, 3, 1  # what LLVM's `llvm.prefetch` is told

_tools = cast(Any, cgutils)


def _generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
    kind, index = signature.args
    array = context.make_array(kind)(context, builder, arguments[0])
    numbers, row = [index], [arguments[1]]
    if isinstance(index, types.BaseTuple):
        numbers, row = [*cast(Any, index)], _tools.unpack_tuple(builder, arguments[1])
    pairs = zip(row, numbers, strict=True)
    row = [context.cast(builder, at, number, types.intp) for at, number in pairs]
    item = _tools.get_item_pointer(context, builder, kind, array, row, wraparound=False)
    byte, number = ir.IntType(8).as_pointer(), ir.IntType(32)
    shape = ir.FunctionType(ir.VoidType(), [byte, number, number, number])
    function = builder.module.declare_intrinsic("llvm.prefetch", [byte], shape)
    hints = [number(hint) for hint in (_READ_AND_WRITTEN, _KEPT, _DATA)]
    builder.call(function, [builder.bitcast(item, byte), *hints])
    return context.get_dummy_value()


def _prefetch(_: Any, array: Any, index: Any) -> Any:
    return types.void(array, index), _generate


# prefetch(array, index): have `array[index]` brought near, `index` being a number or a tuple. It
# changes nothing but how long the next access takes, and an index beyond the ends does no harm.
prefetch = cast(Callable[[NDArray[Any], Any], None], intrinsic(_prefetch))
