"""`train`: a town's own models, made by the training code in a process of its own, so that nothing else loads it."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import click

from bot.terminal.loading import Failed

#: What training needs beyond what answers: `pyproject.toml`, train.
LIBRARY = "sklearn"
HOW = "training needs more packages: pip install -r requirements-train.txt, or pip install 'far-jag[train]'"
#: The same texts give the same models only where one thread adds in one order.
IN_ORDER = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, writable=True, path_type=Path))
def train(folder: Path) -> None:
    """Train a town's models in FOLDER from its phrasings and refusals. Do so again whenever these have changed.

    Exit code 1 when the folder has faults or too little to learn from.
    """
    if find_spec(LIBRARY) is None:
        raise Failed(HOW)
    command = [sys.executable, "-m", "knowledge.training.town", str(folder)]
    # The environment is handed on, not read: the process needs its PATH and the like.
    code = subprocess.run(command, env=os.environ | IN_ORDER, check=False).returncode  # noqa: S603
    if code:
        raise SystemExit(1)
    click.echo(f"Trained. Try it: GUIDELINE={folder} python -m bot ask …")
