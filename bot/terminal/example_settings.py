"""`.env.example`: every setting with its default and what it is for, from the settings themselves."""

from __future__ import annotations

import textwrap
from pathlib import Path

from pydantic import SecretStr

from bot.environment import Environment

WIDTH = 100


def example() -> str:
    """Each line is commented out: what is not set keeps its default."""
    parts = ["# Every setting with its default, for `EnvironmentFile=` or `--env-file`. Made by `make pages`.\n"]
    for name, field in Environment.model_fields.items():
        told = textwrap.fill(field.description or "", WIDTH, initial_indent="# ", subsequent_indent="# ")
        parts.append(f"{told}\n#{name.upper()}={_written(field.default)}\n")
    return "\n".join(parts)


def _written(default: object) -> str:
    """As the environment has it; a folder of the project by where it is in it."""
    if isinstance(default, Path):
        return default.relative_to(Path(__file__).parents[2]).as_posix()
    if isinstance(default, bool):
        return str(int(default))
    return "" if default is None or isinstance(default, SecretStr) else str(default)


if __name__ == "__main__":
    print(example(), end="")
