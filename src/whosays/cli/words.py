"""The sentences that the command prints, kept in ``words.toml`` so that they can be translated."""

import os
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, TextIO

__all__ = ["Trouble", "say", "tell", "trouble", "typed"]


class Trouble(str):
    """What is wrong, why, and how to mend it, in three short sentences."""

    what: str
    why: str
    mend: str

    def __new__(cls, what: str, why: str, mend: str) -> "Trouble":
        """Join the three parts into the text that is printed."""
        text = super().__new__(cls, f"{what} {why} {mend}")
        text.what, text.why, text.mend = what, why, mend
        return text


def say(key: str, /, **values: object) -> str:
    """Return one sentence, such as ``main.stopped``, with its blanks filled in."""
    section, name = key.split(".")
    return str(_words()[section][name]).format(**values)


def trouble(name: str, /, **values: object) -> Trouble:
    """Return the trouble of that name, with its blanks filled in."""
    parts = _words()["trouble"][name]
    return Trouble(*(str(parts[part]).format(**values) for part in ("what", "why", "mend")))


def tell(text: str, stream: TextIO) -> None:
    """Print a text where an old console may lack a letter: that must not end in a traceback."""
    encoding = stream.encoding or "utf-8"
    try:
        print(text.encode(encoding, "backslashreplace").decode(encoding), file=stream, flush=True)
    except BrokenPipeError:
        # The reader of a long report, such as head, has seen enough; what was to do goes on.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def typed(path: object) -> str:
    """Return a path as it is typed in a terminal."""
    text = str(path)
    return f'"{text}"' if " " in text else text


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((files("whosays.cli") / "words.toml").read_text("utf-8"))
