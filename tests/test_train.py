"""`train` makes the models of any town, and says what it lacks; it never half makes them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.composition import build_answers
from bot.terminal import training
from bot.terminal.commands import main
from tests.conftest import TOWNS
from tests.test_terminal import bot

MODELS = ("model.bin", "heads.npz")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TOWNS / "bergvik", tmp_path / "bergvik"))


def test_a_small_town_is_trained_and_answers_by_what_it_learnt(folder: Path) -> None:
    done = bot("train", str(folder))
    assert done.returncode == 0, done.stderr
    answers = build_answers(folder)
    assert answers._model and answers._reader
    found = answers.find("voinko julkaista työkaverin ottamia kuvia", "fi").situation
    assert found and found.sections[0] == "kuvat"
    assert answers.find("millainen sää huomenna on", "fi").situation is None


def test_the_same_texts_give_the_same_models(folder: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(folder, tmp_path / "other"))
    for one in (folder, other):
        assert bot("train", str(one)).returncode == 0
    assert [(folder / name).read_bytes() for name in MODELS] == [(other / name).read_bytes() for name in MODELS]


def test_a_town_where_no_section_is_judged_in_two_ways_is_trained_too(folder: Path) -> None:
    verdicts = {"kuvat": "conditional", "henkilotiedot": "no", "vastaaminen": "info"}
    for file in folder.glob("phrasings/*/*.jsonl"):
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        for row in rows:
            section = row["situation"].removesuffix("-yleista")
            row["verdict"] = verdicts.get(section, "conditional")
        file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    done = bot("train", str(folder))
    assert done.returncode == 0, done.stderr
    found = build_answers(folder).find("saako kuvan laittaa nettiin", "fi")
    assert found.situation and found.verdict == "conditional"


def test_every_kind_of_text_that_a_town_lacks_is_told_at_once(folder: Path) -> None:
    shutil.rmtree(folder / "phrasings" / "sv")
    shutil.rmtree(folder / "refusals")
    done = bot("train", str(folder))
    assert done.returncode == 1
    told = [line.partition(": has no ")[0].removeprefix(f"{folder}/") for line in done.stderr.splitlines()]
    assert told == ["phrasings/sv", "refusals/fi", "refusals/sv"]
    assert not any((folder / name).exists() for name in MODELS)


def test_a_folder_with_faults_is_not_trained_and_each_is_told(folder: Path) -> None:
    for name in ("town.toml", "sections/kuvat.toml"):
        (folder / name).write_text("broken", encoding="utf-8")
    done = bot("train", str(folder))
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert f"{folder}/town.toml:" in done.stderr and f"{folder}/sections/kuvat.toml:" in done.stderr


def test_without_the_training_packages_one_line_says_how(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "LIBRARY", "no_such_library")
    done = CliRunner().invoke(main, ["train", str(folder)])
    assert done.exit_code == 1 and done.output.count("\n") == 1
    assert "requirements-train.txt" in done.output and "far-jag[train]" in done.output
