"""The app package for Teams: what stands in it, and that Microsoft's own schemas have nothing against it.

`tests/rendered/teams_manifest.json` is the snapshot; after a wanted change raise PACKAGE_VERSION and run
`REFRESH_RENDERED=1 .venv/bin/python -m pytest tests/test_teams_manifest.py`, and look at what changed.
"""

from __future__ import annotations

import json
import os
import shutil
import struct
import subprocess
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from aiohttp.test_utils import TestClient, TestServer
from click.testing import CliRunner, Result
from yarl import URL

from bot.composition import build_app
from bot.settings import Settings
from bot.teams.setup.manifest import Choice, app_manifest, localised
from bot.teams.setup.package import as_json
from bot.terminal.commands import main
from handlers.wording import LANGUAGES, text
from tests.conftest import missing

pytest_plugins = ["tests.databases"]

CI = Path(__file__).parent.parent / ".ci"
SNAPSHOT = Path(__file__).parent / "rendered" / "teams_manifest.json"
APP_ID, ADDRESS = "11111111-2222-3333-4444-555555555555", "https://farjag.example.fi"
CHOICES = {
    "plain": Choice(APP_ID, ADDRESS, "Hangö stad"),
    "targeted": Choice(APP_ID, ADDRESS, "En mycket lång kommuns namn, som är längre", "https://stad.example/om", True),
}


def run(*arguments: str, **environment: str | None) -> Result:
    given: dict[str, str | None] = {"TEAMS_APP_ID": APP_ID, "PUBLIC_URL": ADDRESS, "TEAMS_TARGETED": None}
    return CliRunner().invoke(main, ["manifest", "teams", *arguments], env=given | environment)


def packed(folder: Path, **environment: str | None) -> dict[str, bytes]:
    """The files of the package that the command writes."""
    file = folder / "app.zip"
    done = run("--output", str(file), **environment)
    assert done.exit_code == 0, done.output
    with ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def judged(made: dict[str, Any], texts: list[dict[str, Any]]) -> dict[str, list[str]]:
    node = shutil.which("node")
    if node is None or not (CI / "node_modules" / "@microsoft" / "app-manifest").is_dir():
        missing("Microsoft's schemas of the manifest", "install Node 20 and run: npm ci --prefix .ci")
    command = [str(node), str(CI / "judge_manifest.cjs")]
    asked = json.dumps({"manifest": made, "texts": texts})
    done = subprocess.run(command, input=asked, capture_output=True, encoding="utf-8", check=True)
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("choice", CHOICES.values(), ids=CHOICES)
def test_microsofts_schemas_have_nothing_against_it(choice: Choice) -> None:
    texts = [localised(language) for language in LANGUAGES]
    assert judged(app_manifest(choice), texts) == {"1.29": [], "1.30": []}


def test_the_schemas_do_find_faults() -> None:
    wrong = app_manifest(CHOICES["plain"]) | {"colour": "blue"}
    found = judged(wrong, [localised("fi") | {"name.short": "x" * 31}])
    assert all(len(faults) == 2 for faults in found.values()), found


def test_the_package_reads_as_it_was_last_read() -> None:
    drawn = as_json({"manifest": app_manifest(CHOICES["targeted"]), "fi": localised("fi")}) + "\n"
    if os.environ.get("REFRESH_RENDERED"):
        SNAPSHOT.write_text(drawn, encoding="utf-8")
    assert drawn == SNAPSHOT.read_text(encoding="utf-8")


def test_the_package_holds_what_its_manifest_names(tmp_path: Path) -> None:
    files = packed(tmp_path)
    made = json.loads(files["manifest.json"])
    languages = made["localizationInfo"]
    named = {*made["icons"].values(), languages["defaultLanguageFile"]}
    named |= {each["file"] for each in languages["additionalLanguages"]}
    assert set(files) == named | {"manifest.json"}
    assert json.loads(files["fi.json"])["name.short"] == text("fi", "manifest-name")


def test_the_icons_have_the_sizes_that_teams_wants(tmp_path: Path) -> None:
    files = packed(tmp_path)
    for icon, side in (("color.png", 192), ("outline.png", 32)):
        signature, width, height = struct.unpack(">8s8xII", files[icon][:24])
        assert signature == b"\x89PNG\r\n\x1a\n" and (width, height) == (side, side)


def test_whoever_reads_swedish_reads_in_the_manifest_what_others_read_in_their_file() -> None:
    """Every text of a localised file stands where its key says, and in the manifest in Swedish."""
    made = app_manifest(CHOICES["plain"])
    for key, swedish in localised("sv").items():
        found: Any = made
        for part in key.replace("]", "").replace("[", ".").split("."):
            found = found[int(part)] if part.isdecimal() else found[part]
        assert key == "$schema" or found == swedish, key


def test_the_words_of_a_channel_stand_in_three_languages_and_are_commands_where_they_are_targeted() -> None:
    plain, targeted = (app_manifest(choice)["bots"][0] for choice in CHOICES.values())
    words = [each["title"] for each in targeted["commandLists"][1]["commands"]]
    assert words == ["fråga", "kysy", "ask", "granska", "tarkista", "review", "ansök", "hakemus", "request"]
    assert targeted["commandLists"][1]["triggers"] == ["mention", "slash"] and targeted["supportsTargetedMessages"]
    assert "slash" not in json.dumps(plain) and "supportsTargetedMessages" not in plain


def test_the_command_follows_the_settings(tmp_path: Path) -> None:
    made = json.loads(packed(tmp_path, TEAMS_TARGETED="1", PUBLIC_URL=ADDRESS + "/")["manifest.json"])
    assert made["bots"][0]["supportsTargetedMessages"] is True and made["bots"][0]["botId"] == APP_ID
    assert made["validDomains"] == ["farjag.example.fi"] and made["developer"]["name"] == "Hangö stad"


async def test_every_page_it_links_to_is_served_in_production(sqlite_url: str) -> None:
    links = [
        URL(link)
        for name, link in app_manifest(next(iter(CHOICES.values())))["developer"].items()
        if name.endswith("Url")
    ]
    settings = Settings(farjag_env="production", database_url=sqlite_url)
    async with TestClient(TestServer(build_app(settings))) as client:
        for link in links:
            page, place = await client.get(link.path), f'id="{link.fragment}"' if link.fragment else ""
            assert page.status == 200 and place in await page.text(), link
    assert len(links) == 3


def test_one_bot_is_one_app_and_another_bot_another(tmp_path: Path) -> None:
    other = APP_ID.replace("5", "6")
    ids = [json.loads(run("--json", TEAMS_APP_ID=app_id).output)["id"] for app_id in (APP_ID, APP_ID.upper(), other)]
    assert ids[0] == ids[1] and len({APP_ID, ids[0], ids[2]}) == 3
    assert packed(tmp_path) == packed(tmp_path)


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"TEAMS_APP_ID": None}, "TEAMS_APP_ID"),
        ({"TEAMS_APP_ID": "farjag"}, "TEAMS_APP_ID"),
        ({"PUBLIC_URL": None}, "PUBLIC_URL"),
        ({"PUBLIC_URL": "http://farjag.example.fi"}, "https://"),
    ],
)
def test_what_is_missing_is_told(environment: dict[str, str | None], told: str) -> None:
    done = run("--json", **environment)
    assert done.exit_code == 2 and told in done.output
