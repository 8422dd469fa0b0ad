"""`new-town`: a folder that passes `check` out of any guideline, and every fault of what was given at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from bot.composition import build_answers
from bot.terminal.commands import main
from knowledge.source_text import read_source, sentences_of
from knowledge.town import HANGO, load_town
from tests.test_terminal import bot

SWEDISH = """Bergviks anvisning

1 Bilder
Publicera bara bilder som kommunen har rätt att använda. Be om lov
av alla som syns, t.ex. elever.

2 Svar
2.1 Frågor
Svara samma dag.

| Ålder | Vem ger lov |
|-------|-------------|
| under 15 | vårdnadshavaren |
2.2 Kritik

- låt den stå
- tacka för den
"""
FINNISH = """Bergvikin ohje

1 Kuvat
Julkaise vain kuvia, joihin kunnalla on oikeus. Kysy lupa
kaikilta, jotka näkyvät, esim. oppilailta.

2 Vastaaminen
2.1 Kysymykset
Vastaa samana päivänä.

| Ikä | Kuka antaa luvan |
|-----|------------------|
| alle 15 | huoltaja |
2.2 Kritiikki

- anna sen olla
- kiitä siitä
"""
CONTACT = ("--contact", "Testi Tiedottaja", "--phone", "09 000 0000", "--email", "some@bergvik.example")
NAMES = {"sv": "Bergviks kommun", "fi": "Bergvikin kunta", "en": "Bergvik"}


@pytest.fixture
def texts(tmp_path: Path) -> dict[str, Path]:
    files = {"sv": tmp_path / "anvisning.txt", "fi": tmp_path / "ohje.txt"}
    files["sv"].write_text(SWEDISH, encoding="utf-8")
    files["fi"].write_text(FINNISH, encoding="utf-8")
    return files


def new_town(*arguments: str | Path, answers: str | None = None) -> Result:
    return CliRunner().invoke(main, ["new-town", *map(str, arguments)], input=answers)


def names(*languages: str) -> list[str]:
    return [part for language in languages for part in ("--name", f"{language}={NAMES[language]}")]


def test_a_guideline_becomes_a_folder_of_one_language_that_answers(tmp_path: Path, texts: dict[str, Path]) -> None:
    folder = tmp_path / "town"
    done = bot(
        "new-town", str(folder), "--languages", "fi", "--name", NAMES["fi"], "--text", str(texts["fi"]), *CONTACT
    )
    assert done.returncode == 0, done.stderr
    assert "3 sections, 3 situations" in done.stdout and f"farjag train {folder}" in done.stdout
    assert bot("check", "--guideline", str(folder)).returncode == 0
    town = load_town(folder)
    assert town.guideline.names == {"fi": "Bergvikin ohje"} and town.guideline.original == "fi"
    assert {one.number: one.titles["fi"] for one in town.guideline.sections.values()} == {
        "1": "Kuvat", "2.1": "Vastaaminen – Kysymykset", "2.2": "Kritiikki",
    }  # fmt: skip
    assert [one.texts["fi"] for one in town.guideline.sections["section.2.1"].sentences] == [
        "Vastaa samana päivänä.", "Ikä | Kuka antaa luvan", "alle 15 | huoltaja",
    ]  # fmt: skip
    asked = bot("ask", "Kuvat: mitä ohje sanoo?", "--guideline", str(folder))
    assert "Kysy lupa kaikilta, jotka näkyvät, esim. oppilailta." in " ".join(asked.stdout.split())


@pytest.mark.parametrize("languages", [("sv", "fi"), ("fi", "sv"), ("en", "sv", "fi")], ids=",".join)
def test_two_or_three_languages_any_of_them_first(
    languages: tuple[str, ...], tmp_path: Path, texts: dict[str, Path]
) -> None:
    texts["en"] = texts["sv"]
    given = [part for one in languages for part in ("--text", f"{one}={texts[one]}")]
    done = new_town(tmp_path / "town", "--languages", ",".join(languages), *names(*languages), *given, *CONTACT)
    assert done.exit_code == 0, done.output
    town = load_town(tmp_path / "town")
    assert town.guideline.languages == languages and town.guideline.original == languages[0]
    assert town.guideline.official == set(languages)
    sentence = town.guideline.sections["section.2.2"].sentences[0].texts
    assert sentence["sv"] == "låt den stå" and sentence["fi"] == "anna sen olla"
    assert town.names == {language: NAMES[language] for language in languages}


def test_a_language_without_a_text_has_the_originals_words_and_is_told_as_still_to_write(
    tmp_path: Path, texts: dict[str, Path]
) -> None:
    done = new_town(tmp_path / "town", "--languages", "sv,fi", *names("sv", "fi"), "--text", texts["sv"], *CONTACT)
    assert done.exit_code == 0 and "translate fi" in done.output
    guideline = load_town(tmp_path / "town").guideline
    assert guideline.official == {"sv"}, "nobody is shown a stand-in as the town's own text"
    assert guideline.sections["section.1"].sentences[0].texts["fi"].startswith("Publicera bara")


def test_what_is_asked_is_what_was_not_given(
    tmp_path: Path, texts: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.terminal.new_town.somebody_sits_there", lambda: True)
    answers = f"fi,sv\n{NAMES['fi']}\n{NAMES['sv']}\n{texts['fi']}\n\n09\na@b.example\n"
    done = new_town(tmp_path / "town", "--contact", "Testi", answers=answers)
    assert done.exit_code == 0, done.output
    town = load_town(tmp_path / "town")
    assert town.names == {"fi": NAMES["fi"], "sv": NAMES["sv"]} and town.guideline.contact.phone == "09"


def test_a_file_gives_what_the_line_does_not(tmp_path: Path, texts: dict[str, Path]) -> None:
    (tmp_path / "town.toml").write_text(
        f'languages = "fi"\nname = "Väärä"\ntext = {{fi = "{texts["fi"]}"}}\ncontact = "T"\nphone = "1"\n'
        'email = "a@b.example"\ndomain = ["bergvik.example"]\n',
        encoding="utf-8",
    )
    done = new_town(tmp_path / "town", "--from", tmp_path / "town.toml", "--name", NAMES["fi"])
    assert done.exit_code == 0, done.output
    town = load_town(tmp_path / "town")
    assert town.names == {"fi": NAMES["fi"]} and town.domains == ("bergvik.example",)


def test_every_fault_is_told_at_once_and_nothing_written(tmp_path: Path, texts: dict[str, Path]) -> None:
    (tmp_path / "word.docx").write_bytes(b"PK\x03\x04\xff\xfe")
    done = new_town(
        tmp_path / "town", "--languages", "sv,fi,de", "--name", "Bergvik", "--text", tmp_path / "word.docx",
        "--text", f"fi={tmp_path / 'nowhere.txt'}", "--role", "en=officer", "--phone", "1",
    )  # fmt: skip
    assert done.exit_code == 1
    assert done.output.splitlines() == [
        "--languages: de is none of sv, fi, en",
        "--name: is missing in fi",
        "--role: en is not a language of this town",
        f"--text: {tmp_path / 'word.docx'}: is not UTF-8 text; save the document as plain text",
        f"--text: {tmp_path / 'nowhere.txt'}: No such file or directory",
        "--contact: is missing",
        "--email: is missing",
    ]
    assert not (tmp_path / "town").exists()


def test_texts_that_do_not_stand_side_by_side_are_told_section_by_section(
    tmp_path: Path, texts: dict[str, Path]
) -> None:
    changed = FINNISH.replace("Vastaa samana", "Kiitä. Vastaa samana").replace("- kiitä siitä\n", "")
    texts["fi"].write_text(changed, encoding="utf-8")
    given = ("--text", f"sv={texts['sv']}", "--text", f"fi={texts['fi']}")
    done = new_town(tmp_path / "town", "--languages", "sv,fi", *names("sv", "fi"), *given, *CONTACT)
    assert done.exit_code == 1
    assert [line.partition(" (")[0] for line in done.output.splitlines()] == ["--text: section 2", "--text: section 3"]


def test_a_folder_that_is_not_empty_is_left_as_it_is(tmp_path: Path, texts: dict[str, Path]) -> None:
    mine = Path(shutil.copy(texts["fi"], tmp_path / "mine.txt"))
    done = new_town(tmp_path, "--languages", "fi", "--name", "B", "--text", texts["fi"], *CONTACT)
    assert done.exit_code == 1 and "not empty" in done.output
    assert mine.exists() and not (tmp_path / "guideline.toml").exists()


def test_the_shipped_towns_own_source_becomes_a_town(tmp_path: Path) -> None:
    done = new_town(tmp_path / "town", "--languages", "sv", "--name", "H", "--text", HANGO / "source.txt", *CONTACT)
    assert done.exit_code == 0, done.output
    found = build_answers(tmp_path / "town").find("får man ladda upp bilder utan lov", "sv")
    assert next(one.sections for one in (found.situation, *found.nearest) if one) == ("section.4",)


def test_two_hundred_sections_in_capital_letters_with_numbers_that_begin_anew() -> None:
    once = [f"{n}. KOHTA {n}\nÄLÄ JULKAISE MITÄÄN ILMAN LUPAA. KYSY AINA." for n in range(1, 101)]
    parts = read_source("\n\n".join(once * 2)).parts
    assert [part.number for part in parts] == [str(n) for n in range(1, 101)] * 2
    assert all(len(part.sentences) == 2 and part.title.startswith("KOHTA") for part in parts)


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        ("Fråga först, t.ex. Anna. Vänta sedan.", ["Fråga först, t.ex. Anna.", "Vänta sedan."]),
        ("Voimassa 1. Tammikuuta alkaen. Kysy.", ["Voimassa 1. Tammikuuta alkaen.", "Kysy."]),
        ("Får jag? Ja! Ibland …", ["Får jag?", "Ja!", "Ibland …"]),
    ],
)
def test_sentences_end_where_a_reader_sees_them_end(paragraph: str, sentences: list[str]) -> None:
    assert sentences_of(paragraph) == sentences


@given(st.text(alphabet=st.sampled_from('aÄ1 .\n#-|§4:\t\x00\x7f"\\'), max_size=120))
def test_no_letter_of_a_text_is_lost_whatever_it_looks_like(text: str) -> None:
    source = read_source(text)
    kept = source.title + "".join(part.title + "".join(part.sentences) for part in source.parts)
    assert all(part.title and all(part.sentences) and part.sentences for part in source.parts)
    for letter in "aÄ":
        assert kept.count(letter) >= text.count(letter)
