"""The upper half of a product of two 64-bit numbers, which the processor makes in one step."""

from collections.abc import Callable
from typing import Any, cast

import numpy as np
from llvmlite import ir
from numba.core import types
from numba.extending import intrinsic


def _generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
    del context, signature
    wide = ir.IntType(128)
    a, b = (builder.zext(argument, wide) for argument in arguments)
    upper = builder.lshr(builder.mul(a, b), wide(64))
    return builder.trunc(upper, ir.IntType(64))


def _upper_half(_: Any, a: Any, b: Any) -> Any:
    if a == b == types.uint64:
        return types.uint64(types.uint64, types.uint64), _generate
    return None


upper_half = cast(Callable[[np.uint64, np.uint64], np.uint64], intrinsic(_upper_half))
