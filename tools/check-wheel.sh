#!/bin/sh
# Builds the wheel, installs it into an environment of its own outside the tree, and runs a day.
set -eu
python=$1
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
"$python" -m build --quiet --wheel --outdir "$place/dist" .
"$python" -m venv "$place/venv"
"$place/venv/bin/python" -m pip install --quiet "$place"/dist/*.whl
cd "$place"
"$place/venv/bin/campus" run --campus quad --json > indicators.json
"$place/venv/bin/campus" run weekend --campus quad --out weekend > told.txt
test -s indicators.json
test -s weekend/map.png
echo "the wheel installs and runs outside the tree"
