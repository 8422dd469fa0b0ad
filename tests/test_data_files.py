"""Whoever edits a town's folder is told file, line and field of every fault, all at once."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.terminal.check import sign
from knowledge.data_files import DataError, line_of, read_jsonl, read_toml
from knowledge.town import inspect_town, load_town
from tests.conftest import TOWNS


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TOWNS / "bergvik", tmp_path / "bergvik"))


def faults(town: Path) -> list[str]:
    return [str(fault).replace(str(town) + "/", "") for fault in sorted(inspect_town(town)[1])]


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


WORD_CHANGED = (
    "digest: a word of it or a cited section has changed since this was read: read it again, then check --read-by"
)
PICTURES = "situations/kuvat/kuvat-yleista.toml"


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        (PICTURES, '"conditional"', '"maybe"', f"{PICTURES}:1: verdict: must be one of yes, no"),
        (PICTURES, "kuvat#1", "kuvat#9", f'{PICTURES}:5: quote: the guideline has no sentence "kuvat#9"'),
        (
            PICTURES,
            "tunnistettavat-ihmiset",
            "nowhere",
            f'{PICTURES}:6: related: there is no situation "nowhere"',
        ),
        (PICTURES, 'sv = "Kommunen', 'sw = "Kommunen', f"{PICTURES}:20: answer.sw: is not a field"),
        (PICTURES, "[answer]", "[anwser]", f"{PICTURES}:18: anwser: is not a field of this file"),
        (PICTURES, "verdict = ", "verdict ", f"{PICTURES}:1: is not TOML"),
        (PICTURES, "general = true", 'general = "yes"', f"{PICTURES}:3: general: must be true or false"),
        (
            "sections/kuvat.toml",
            'fi = "Merkitse',
            'fi = "" #',
            "sections/kuvat.toml:16: sentences[2].fi: is empty",
        ),
        ("guideline.toml", '"vastaaminen"', '"svar"', "sections/svar.toml:0: is missing"),
        (
            "town.toml",
            '"kuvat"\n',
            '"bilder"\n',
            'town.toml:18: findings.copyright: the guideline has no section "bilder"',
        ),
        (
            "phrasings/sv/testi.jsonl",
            "kuvat-yleista",
            "foto",
            "phrasings/sv/testi.jsonl:1: situation: there is no",
        ),
        ("phrasings/sv/testi.jsonl", '"info"', '"?"', "phrasings/sv/testi.jsonl:5: verdict: must be one of"),
        ("phrasings/sv/testi.jsonl", "{", "[", "phrasings/sv/testi.jsonl:1: is not JSON"),
        (
            "refusals/fi/testi.jsonl",
            '"topic"',
            '"topik"',
            "refusals/fi/testi.jsonl:1: topic: is missing or empty",
        ),
    ],
)
def test_a_fault_names_its_file_line_and_field(town: Path, file: str, old: str, new: str, fault: str) -> None:
    change(town / file, old, new)
    assert any(told.startswith(fault) for told in faults(town)), faults(town)


def test_one_text_has_one_situation_and_one_verdict(town: Path) -> None:
    """Whoever asks word for word the same is told the same."""
    file = town / "phrasings/sv/testi.jsonl"
    again = '{"text": "hur fort ska man svara", "situation": "vastaaminen-yleista", "verdict": "no"}'
    file.write_text(f"{file.read_text(encoding='utf-8')}{again}\n", encoding="utf-8")
    fault = "testi.jsonl:6: text: stands under the situation vastaaminen-yleista as info too"
    assert [told for told in faults(town) if told.endswith(fault)], faults(town)


def test_what_sends_to_the_informator_is_judged_so(town: Path) -> None:
    """Two situations that say "ask the informatör" are never a yes to one and mere information to the other."""
    file = "situations/vastaaminen/vastaaminen-yleista.toml"
    change(town / file, 'headline_kind = "required"', 'headline_kind = "ask"')
    assert any('"ask" cannot stand over the verdict "info"' in told for told in faults(town)), faults(town)


def test_all_faults_of_a_folder_are_told_at_once(town: Path) -> None:
    change(town / PICTURES, '"conditional"', '"maybe"')
    change(town / "phrasings/sv/testi.jsonl", "kuvat-yleista", "foto")
    with pytest.raises(DataError) as error:
        load_town(town)
    assert "kuvat-yleista.toml:1" in str(error.value) and "testi.jsonl:1" in str(error.value)


def test_a_situation_nobody_has_read_is_a_fault(town: Path) -> None:
    change(town / PICTURES, 'read_by = "the tests"', 'read_by = ""')
    assert any("read_by: nobody has read this" in fault for fault in faults(town))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('headline_kind = "only_if"\n', "", "headline_kind: is missing"),
        ('"only_if"', '"maybe"', "headline_kind: must be one of allowed, not_allowed"),
        ('"only_if"', '"allowed"', 'headline_kind: "allowed" cannot stand over the verdict "conditional"'),
        ('"Bara med rätt till bilden"', '"Ja"', "headline.sv: is a yes or no"),
        ('"Bara med rätt till bilden"', '"Ja, med lov"', "headline.sv: is a yes or no"),
        ('"Vain käyttöoikeudella"', '"Ei: kysy ensin"', "headline.fi: is a yes or no"),
        ('"Bara med rätt till bilden"', '"Bara med rätt till hela bilden"', "headline.sv: has 6 words, at most 5"),
        ('sv = "Bara med rätt till bilden"\n', "", "headline.sv: is missing"),
    ],
)
def test_a_headline_is_a_short_statement_that_fits_its_verdict(town: Path, old: str, new: str, fault: str) -> None:
    change(town / PICTURES, old, new)
    assert any(f"{PICTURES}:" in told and fault in told for told in faults(town)), faults(town)


def test_a_statement_may_begin_with_a_negation(town: Path) -> None:
    """Finnish negates with a verb; what is no answer to a question is told by nobody as one."""
    change(town / PICTURES, '"Vain käyttöoikeudella"', '"Ei ilman käyttöoikeutta"')
    assert [told.partition(": ")[2] for told in faults(town)] == [WORD_CHANGED]


def test_what_is_allowed_on_conditions_names_one(town: Path) -> None:
    text = (town / PICTURES).read_text(encoding="utf-8")
    (town / PICTURES).write_text(re.sub(r"(?m)^(fi|sv) = \[.*\]$", r"\1 = []", text), encoding="utf-8")
    assert any("conditions: what is allowed on conditions names at least one" in told for told in faults(town))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Får jag publicera bilder?", "Får vi publicera bilder?"),
        ("Bara med rätt till bilden", "Bara med rätt till den"),
        ("och fotografens namn anges", "och fotografen nämns"),
        ("Ange fotografen.", "Nämn fotografen."),
        ('quote = ["kuvat#1", "kuvat#3"]', 'quote = ["kuvat#1", "kuvat#2"]'),
    ],
)
def test_a_word_changed_since_somebody_read_it_asks_for_another_reading(town: Path, old: str, new: str) -> None:
    change(town / PICTURES, old, new)
    (told,) = faults(town)
    assert PICTURES in told and WORD_CHANGED in told
    sign(town, (town / PICTURES,), "a reader")
    assert faults(town) == []


def test_a_changed_section_asks_for_its_situations_to_be_read_again(town: Path) -> None:
    change(town / "sections/kuvat.toml", "Merkitse kuvaajan nimi", "Mainitse kuvaaja")
    told = [fault for fault in faults(town) if WORD_CHANGED in fault]
    assert len(told) == 2


def test_a_file_that_is_not_utf8_is_told_by_name(town: Path) -> None:
    (town / "town.toml").write_bytes(b"\xff\xfe")
    assert any(fault.startswith("town.toml:0: is not UTF-8") for fault in faults(town))


@given(st.text())
def test_any_toml_is_read_or_told(text: str) -> None:
    _written(text, lambda file: read_toml(file, []))


@given(st.text())
def test_any_jsonl_is_read_or_told(text: str) -> None:
    _written(text, lambda file: list(read_jsonl(file, ("text",), [])))


def _written(text: str, read: Callable[[Path], object]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "any"
        file.write_bytes(text.encode("utf-8", "ignore"))
        read(file)


def test_a_field_in_a_list_of_tables_has_its_own_line() -> None:
    source = '[[s]]\nfi = "a"\n\n[[s]]\nsv = "b"\nfi = "c"\n'
    assert line_of(source, "s[1].fi") == 6


BERGVIK = TOWNS / "bergvik"


@pytest.mark.parametrize("file", [str(path.relative_to(BERGVIK)) for path in sorted(BERGVIK.rglob("*.toml"))])
def test_a_broken_line_is_one_fault_and_none_that_only_follow_from_it(town: Path, file: str) -> None:
    lines = (town / file).read_text(encoding="utf-8").splitlines()
    (town / file).write_text("\n".join(["broken", *lines]), encoding="utf-8")
    assert [told.partition(": ")[0] for told in faults(town)] == [f"{file}:1"]


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("verdict = ", "verdikt = ", "verdict"),
        ("general = true", 'general = "yes"', "general"),
        ("sections = [", "sections = [1, ", "sections"),
        ("[answer]", "[answers]", "answer"),
        ("[headline]", "[headlines]", "headline"),
        ('read_by = "the tests"', "", "read_by"),
    ],
)
def test_a_field_that_is_not_given_is_told_once(town: Path, old: str, new: str, field: str) -> None:
    """Beside a name spelt wrong, which is a fault of its own."""
    change(town / PICTURES, old, new)
    told = [fault for fault in faults(town) if "is not a field" not in fault]
    assert len(told) == 1 and f": {field}: " in told[0], told


def test_who_has_read_it_is_written_down_where_the_file_has_no_line_for_it(town: Path) -> None:
    file = town / "situations/henkilotiedot/henkilotiedot-yleista.toml"
    file.write_text(re.sub(r"(?m)^(read_by|digest) = .*\n", "", file.read_text(encoding="utf-8")), encoding="utf-8")
    assert any("read_by" in fault for fault in faults(town))
    sign(town, (file,), "Bo")
    assert 'read_by = "Bo"' in file.read_text(encoding="utf-8") and faults(town) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('read_by = "the tests"', 'read_by="the tests"  # told by telephone'),
        ('read_by = "the tests"', "'read_by' = 'the tests'"),
        ('read_by = "the tests"', ""),
        ("general = true", "general = true\n# [not a table]"),
        ("sections = [", "sections = [\n"),
    ],
)
def test_a_signature_touches_nothing_else_in_the_file(town: Path, old: str, new: str) -> None:
    """However somebody has written it; a name is text, whatever signs are in it."""
    file = town / PICTURES
    change(file, old, new)
    before = tomllib.loads(file.read_text(encoding="utf-8"))
    sign(town, (file,), 'Bo "Bosse" \\ Ek\n[answer]')
    source = file.read_text(encoding="utf-8")
    after = tomllib.loads(source)
    assert after.pop("read_by") == 'Bo "Bosse" \\ Ek\n[answer]' and faults(town) == []
    del after["digest"], before["digest"]
    before.pop("read_by", "")
    assert after == before
    assert ("# told by telephone" in new) == ("# told by telephone" in source)
