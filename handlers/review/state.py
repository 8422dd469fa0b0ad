"""What a review's form carries from one check to the next: codes and counts, never a word of the draft.

`post|outdated:1,personal-name:2|personal-name~3f9ac1`: the kind (`?` while it is only guessed), how many findings of
each code the last check had, and what the author has dismissed. A dismissed finding is known again by a tag, keyed with
a secret of this process: after a restart nothing is dismissed any more, which errs on the safe side.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from knowledge.rule import KINDS, Finding, Kind
from knowledge.rules import all_rules

MOST_DISMISSED = 40
_COUNT = re.compile(r"([a-z-]+):(\d{1,3})", re.ASCII)
_DISMISSED = re.compile(r"[a-z-]+~[0-9a-f]{6}")


@dataclass(frozen=True)
class State:
    """`kind` None: not said by anybody. `counts` None: this is the first check."""

    kind: Kind | None = None
    counts: Mapping[str, int] | None = None
    dismissed: frozenset[str] = field(default_factory=frozenset)

    def __str__(self) -> str:
        counted = "-" if self.counts is None else ",".join(f"{code}:{n}" for code, n in sorted(self.counts.items()))
        return f"{self.kind or '?'}|{counted}|{','.join(sorted(self.dismissed)[:MOST_DISMISSED])}"


def read_state(written: str) -> State:
    """The state in a form's value; a first check for whatever is forged or cut, and nothing of a code that no rule has:
    what comes back becomes words on a card and the label of a count.
    """
    kind, _, rest = written[:4000].partition("|")
    counted, _, dismissed = rest.partition("|")
    pairs = [match.groups() for one in counted.split(",") if (match := _COUNT.fullmatch(one))]
    counts = {code: int(n) for code, n in pairs if _is_known(code)}
    tags = [one for one in dismissed.split(",") if _DISMISSED.fullmatch(one) and _is_known(code_in(one))]
    return State(
        next((one for one in KINDS if one == kind), None),
        None if not rest or counted == "-" else counts,
        frozenset(tags[:MOST_DISMISSED]),
    )


def _is_known(code: str) -> bool:
    """Whether a rule finds it; a tip is no finding."""
    rule = all_rules().get(code)
    return rule is not None and rule.severity != "tip"


def counts_of(findings: tuple[Finding, ...]) -> dict[str, int]:
    return dict(Counter(finding.code for finding in findings))


def code_in(tag: str) -> str:
    return tag.partition("~")[0]


def tag_of(finding: Finding, key: bytes) -> str:
    """Names a finding by its code and what it points at, without a way back for who lacks the key."""
    pointed_at = f"{finding.code}\n{finding.quote or ''}".encode("utf-8", "replace")
    return f"{finding.code}~{hmac.new(key, pointed_at, hashlib.sha256).hexdigest()[:6]}"
