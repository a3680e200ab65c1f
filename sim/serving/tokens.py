"""Who may read: whoever shows a token that the server knows."""

import hashlib
import re
import secrets
from collections.abc import Iterable
from pathlib import Path

from maps.faults import Faults, InputError
from maps.text_files import read_text

LEAST_LETTERS = 16
VARIABLE = "CAMPUS_TOKEN"
_TOKEN = re.compile(r"[A-Za-z0-9\-._~+/]+=*", re.ASCII)  # token68 of RFC 9110, 11.2


class Tokens:
    """The digests of tokens; the tokens themselves are not kept."""

    def __init__(self, tokens: Iterable[str]) -> None:
        """Take tokens; each opens everything."""
        self._digests = [_digest(token) for token in tokens]

    def know(self, token: str) -> bool:
        """Say whether a token is one of them; takes the same time whichever it is."""
        shown = _digest(token)
        found = [secrets.compare_digest(shown, known) for known in self._digests]
        return any(found)


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def read_tokens(file: Path | None, variable: str | None) -> Tokens:
    """Return the tokens in a file (a line each, # begins a comment) and an environment variable.

    Raises InputError where there is none, or one that is short or malformed.
    """
    faults = Faults(VARIABLE if file is None else str(file))
    found: list[tuple[str, str]] = [] if not variable else [(VARIABLE, variable.strip())]
    text = None if file is None else read_text(file, faults)
    for number, line in enumerate((text or "").splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            found.append((f"line {number}", line.strip()))
    for place, token in found:
        if len(token) < LEAST_LETTERS:
            faults.add(place, f"{len(token)} letters", f"a token has at least {LEAST_LETTERS}")
        elif not _TOKEN.fullmatch(token):
            faults.add(place, "", "a token has letters, digits and - . _ ~ + / only")
    if not found and not faults:
        hint = f"set {VARIABLE}, or name a file with --token-file"
        faults.add("", "", "without a token nobody could read anything", hint)
    if faults:
        raise InputError(faults.found)
    return Tokens(token for _, token in found)
