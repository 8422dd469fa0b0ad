"""The wheel as a town's IT installs it: in another place, run from another folder, with the tests' own dependencies."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path
from urllib.request import urlopen

import pytest

from bot import __version__

ROOT = Path(__file__).parent.parent
ROOMS = ("bot", "handlers", "knowledge")
PIP = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built beside the project, so that nothing that an earlier build left there goes along."""
    source, into = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in (*ROOMS, "pyproject.toml", "README.md", "LICENSE"):
        (source / name).symlink_to(ROOT / name)
    build = ["wheel", "--no-build-isolation", "--no-index", "--no-deps", "--wheel-dir", str(into), str(source)]
    subprocess.run([*PIP, *build], check=True)
    return next(into.glob("*.whl"))


@pytest.fixture(scope="module")
def farjag(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command in an environment of its own, which borrows the libraries of this one and nothing else."""
    home = tmp_path_factory.mktemp("venv")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    python = home / "bin" / "python"
    site = next(home.glob("lib/python*/site-packages"))
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    install = ["--python", str(python), "install", "--no-index", "--no-deps", "--no-compile", str(wheel)]
    subprocess.run([*PIP, *install], check=True)
    return home / "bin" / "farjag"


def clean() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "GUIDELINE")}


def run(farjag: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [farjag, *arguments], cwd=folder, env=clean(), capture_output=True, text=True, encoding="utf-8", timeout=300
    )


def test_the_wheel_holds_all_that_is_read_and_no_text_of_training(wheel: Path) -> None:
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    files = {str(file.relative_to(ROOT)) for room in ROOMS for file in (ROOT / room).rglob("*") if file.is_file()}
    training = {name for name in files if name.startswith("knowledge/training/") and not name.endswith(".py")}
    assert any(name.endswith(".jsonl") for name in training)
    assert held == {name for name in files - training if "__pycache__" not in name}
    assert {f"{room}/py.typed" for room in ROOMS} <= held


def test_what_is_installed_answers_from_another_folder(farjag: Path, tmp_path: Path) -> None:
    done = run(farjag, tmp_path, "ask", "får jag lägga ut bilder från skolans julfest?")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(" Bara med lov ") and "Ladda inte upp bilder utan lov." in done.stdout
    assert not list(tmp_path.iterdir()), "asking leaves nothing behind"


def test_what_is_installed_checks_its_town_and_says_its_version(farjag: Path, tmp_path: Path) -> None:
    done = run(farjag, tmp_path, "check")
    assert done.returncode == 0 and done.stdout.endswith(": no faults\n"), done.stderr
    assert run(farjag, tmp_path, "--version").stdout == f"farjag {__version__}\n"


def test_what_is_installed_serves_its_pages_and_says_where_and_how_to_stop(farjag: Path, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = clean() | {"FARJAG_ENV": "development", "PORT": str(port)}
    with subprocess.Popen([farjag, "serve"], cwd=tmp_path, env=settings, stdout=subprocess.PIPE, text=True) as served:
        assert served.stdout
        said = next(found for line in served.stdout if (found := re.search(r"(http://\S+) \(Ctrl\+C stops it\)", line)))
        try:
            page = urlopen(said[1]).read().decode()
            loaded = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
            assert loaded and all(urlopen(said[1] + path).read() for path in loaded)
        finally:
            served.send_signal(signal.SIGINT)
    assert served.returncode == 0


def test_there_is_one_version(wheel: Path) -> None:
    assert wheel.name.startswith(f"far_jag-{__version__}-")
