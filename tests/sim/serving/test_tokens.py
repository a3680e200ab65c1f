from pathlib import Path

import pytest

from maps.faults import InputError
from sim.serving.tokens import Tokens, read_tokens

GOOD = "0123456789abcdef"


def test_a_token_is_known_whole() -> None:
    tokens = Tokens([GOOD, GOOD * 2])
    assert tokens.know(GOOD) and tokens.know(GOOD * 2)
    assert not any(map(tokens.know, ("", GOOD[:-1], GOOD + "0", GOOD.upper(), "\udcff")))


def test_tokens_are_read_from_a_file_and_the_environment(tmp_path: Path) -> None:
    file = tmp_path / "tokens"
    file.write_text(f"# mine\n\n{GOOD}\n", encoding="utf-8")
    tokens = read_tokens(file, f" {GOOD[::-1]} ")
    assert tokens.know(GOOD) and tokens.know(GOOD[::-1])


@pytest.mark.parametrize("text", ["", "# none\n", "short\n", f"{GOOD} {GOOD}\n", f"{GOOD}é\n"])
def test_no_token_or_a_poor_one_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "tokens"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_tokens(file, None)
    assert GOOD not in str(refused.value)


def test_without_anything_it_says_what_to_do() -> None:
    with pytest.raises(InputError, match="CAMPUS_TOKEN"):
        read_tokens(None, None)
