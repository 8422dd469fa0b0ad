"""docs/rules.md, written from the rules themselves: `python -m bot rules --markdown`."""

from __future__ import annotations

from knowledge.rule import LANGUAGES, Example, Rule
from knowledge.rules import all_rules
from knowledge.town import Town

LANGUAGE_NAMES = {"sv": "Svenska", "fi": "Suomi", "en": "English"}
SHOWN = 3
HEAD = """# What a review looks for

Written from `knowledge/rules/` by `python -m bot rules --markdown`; a test holds the two equal. A *stop* finding means
do not publish, a *fix* finding change it first; tips never change the verdict. **Bold** marks what the rule finds.
"""


def rules_page(town: Town) -> str:
    """The whole page as Markdown."""
    rules = sorted(all_rules().values(), key=lambda rule: (("stop", "fix", "tip").index(rule.severity), rule.code))
    return "\n".join([HEAD, *(_rule(rule, town) for rule in rules)])


def _rule(rule: Rule, town: Town) -> str:
    cited = town.findings.get(rule.code)
    about = [rule.severity, *([f"cites {cited}"] if cited else []), f"in a {', '.join(rule.drafts)}"]
    lines = [f"## {rule.code}", "", " · ".join(about), ""]
    for language in LANGUAGES:
        said = " ".join(filter(None, (rule.wording.message[language], rule.wording.suggestion[language])))
        lines += [f"**{LANGUAGE_NAMES[language]}.** {said} *{rule.why[language]}*", ""]
        lines += _examples([e for e in rule.examples if e.language == language])
    return "\n".join(lines)


def _examples(examples: list[Example]) -> list[str]:
    flagged = [f"- ✗ {_marked(e)}" for e in examples if e.found][:SHOWN]
    clean = [f"- ✓ {_marked(e)}" for e in examples if not e.found][:SHOWN]
    return [*flagged, *clean, ""] if flagged or clean else []


def _marked(example: Example) -> str:
    """The example on one line, what is found in bold."""
    text = example.text
    for place in reversed(example.found):
        if place:
            text = f"{text[: place[0]]}**{text[place[0] : place[1]]}**{text[place[1] :]}"
    return " / ".join(text.replace("*n", r"\*n").replace("*tt", r"\*tt").replace("*ck", r"\*ck").split("\n"))
