"""What the guideline is silent about has a name that fits a sentence, and no refusal hangs on anything else."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from bot.terminal.check import check_folder, sign
from knowledge.town import Town, inspect_town
from knowledge.words import normalised
from tests.conftest import TOWNS

TOPIC = """also = ["lounas"]
read_by = ""
digest = ""

[name]
sv = "löner"
fi = "palkoista"
"""


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """Bergvik with one topic near its guideline, and the topic that its refusals hang on listed as far."""
    folder = Path(shutil.copytree(TOWNS / "bergvik", tmp_path / "bergvik"))
    (folder / "silence").mkdir()
    (folder / "silence" / "palkka.toml").write_text(TOPIC, encoding="utf-8")
    (folder / "silence" / "far.toml").write_text('topics = ["muu"]\n', encoding="utf-8")
    sign(folder, (folder / "silence" / "palkka.toml",), "the tests")
    return folder


def faults(town: Path) -> list[str]:
    return [str(fault).replace(str(town) + "/", "") for fault in sorted(inspect_town(town)[1])]


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_signed_topic_has_no_faults_and_is_counted(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check_folder(town, date(2026, 12, 1)) == 0
    assert "1 topics of silence: no faults" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('fi = "palkoista"\n', "", "name.fi: is missing"),
        ('fi = "palkoista"', 'fi = " "', "name.fi: is empty"),
        ('sv = "löner"', 'sv = "löner."', "name.sv: stands inside a sentence"),
        ('sv = "löner"', f'sv = "{"x" * 61}"', "name.sv: has 61 characters, at most 60"),
        ('read_by = "the tests"', 'read_by = ""', "read_by: nobody has read this"),
        ("[name]", "[nmae]", "nmae: is not a field of this file"),
        ('["lounas"]', '["muu"]', 'also: "muu" is a topic already'),
        ('["lounas"]', '["palkka"]', 'also: "palkka" is a topic already'),
        ("[name]", '[asked]\nsv = ["("]\nfi = ["a"]\n\n[name]', "asked.sv: is no regular expression"),
        ("[name]", "[name", "is not TOML"),
    ],
)
def test_a_fault_of_a_topic_is_told_with_file_and_field(town: Path, old: str, new: str, fault: str) -> None:
    change(town / "silence" / "palkka.toml", old, new)
    told = faults(town)
    assert any(one.startswith("silence/palkka.toml:") and fault in one for one in told), told


def test_a_changed_section_asks_for_a_new_reading_whichever_it_is(town: Path) -> None:
    """Silence is read against all sections: any of them may begin to speak of the topic."""
    section = next((town / "sections").glob("*.toml"))
    original = inspect_town(town)[0].guideline.original
    change(section, f'{original} = "', f'{original} = "Uutta: ')
    assert any("palkka.toml" in one and "a section has changed" in one for one in faults(town))


def test_a_refusal_hangs_on_a_topic_on_what_is_also_it_or_on_a_far_one(town: Path) -> None:
    refusals = town / "refusals" / "fi" / "testi.jsonl"
    rows = [{"text": f"kysymys {topic}", "topic": topic} for topic in ("palkka", "lounas", "muu")]
    refusals.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert faults(town) == []
    change(refusals, '"lounas"', '"lunas"')
    assert faults(town) == [
        "refusals/fi/testi.jsonl:2: topic: there is no silence/lunas.toml, and silence/far.toml does not list it"
    ]


def test_two_topics_do_not_share_a_name(town: Path) -> None:
    shutil.copy(town / "silence" / "palkka.toml", town / "silence" / "ansiot.toml")
    change(town / "silence" / "ansiot.toml", '["lounas"]', "[]")
    assert any('name.sv: "ansiot" has this name too' in one for one in faults(town))


def test_a_topic_is_not_listed_as_far_too(town: Path) -> None:
    change(town / "silence" / "far.toml", '"muu"', '"muu", "palkka"')
    assert any('far.toml:1: topics: "palkka" has a file of its own' in one for one in faults(town))


def test_a_town_without_topics_calls_its_refusals_what_it_likes(bergvik: Town) -> None:
    assert bergvik.refusals and not bergvik.silences.near and not bergvik.silences.known()


def test_a_refusal_is_answered_with_the_name_of_what_it_asks_about(hango: Town) -> None:
    names = {topic: silence.names for topic in ("salary", "pay") if (silence := hango.silences.about(topic))}
    assert names["pay"] == names["salary"] == {"sv": "löner", "fi": "palkoista", "en": "pay"}
    assert hango.silences.about("weather") is None


@pytest.mark.parametrize(
    ("language", "text", "about"),
    [
        ("sv", "vad är påföljden om jag sprider interna uppgifter", "disciplinary"),
        ("sv", "va händer om ja bryter mot tystnadsplikten", "disciplinary"),
        ("fi", "mitä mulle seuraa jos rikon kielisääntöä", "disciplinary"),
        ("fi", "mitä tapahtuu jos en noudata vaitiolovelvollisuutta", "disciplinary"),
        ("en", "what are the penalties for swearing on the page", "disciplinary"),
        ("en", "what happens if I don't follow the privacy rules", "disciplinary"),
        ("sv", "vad händer med kommentaren när vi tar bort den", None),
        ("fi", "mitä kommentille tapahtuu kun se poistetaan", None),
        ("en", "what happens to my rights when I leave", None),
    ],
)
def test_what_is_asked_about_whoever_breaks_a_duty_is_told_by_the_words(
    hango: Town, language: str, text: str, about: str | None
) -> None:
    silence = hango.silences.asked(text, language)
    assert (silence.id if silence else None) == about


def test_the_words_of_a_silence_catch_nothing_that_the_guideline_answers(hango: Town) -> None:
    caught = [one.text for one in hango.phrasings if hango.silences.asked(normalised(one.text), one.language)]
    assert caught == []


def test_the_silences_of_hango_are_many_and_each_is_asked_about_in_every_language(hango: Town) -> None:
    asked = Counter((refusal.topic, refusal.language) for refusal in hango.refusals)
    assert len(hango.silences.near) >= 150
    for topic in hango.silences.near:
        assert all(asked[topic, language] >= 8 for language in hango.guideline.languages), topic


def test_a_finnish_name_stands_in_the_elative(hango: Town) -> None:
    """ "Palkoista ohje ei sano mitään": one of its words ends in -sta or -stä (or is "siitä", with what follows)."""
    for silence in hango.silences.near.values():
        words = silence.names["fi"].replace(",", "").split()
        assert any(word.endswith(("sta", "stä")) or word == "siitä" for word in words), silence.names["fi"]
