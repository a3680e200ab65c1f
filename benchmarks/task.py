"""Calls one function, `module:function`, with arguments in JSON, and prints what it returns.

It needs the standard library only, so that it runs in the environment of the peers too.
"""

import importlib
import json
import sys


def main() -> None:
    name, arguments = sys.argv[1:]
    module, function = name.split(":")
    told = getattr(importlib.import_module(module), function)(*json.loads(arguments))
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
