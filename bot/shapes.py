"""The sign before a statement or a finding wherever it is drawn: its kind shows without colour too."""

from __future__ import annotations

SHAPES = {
    "allowed": "✅",
    "not_allowed": "⛔",
    "only_if": "☑️",
    "required": "❗",
    "not_required": "🆗",
    "recommended": "👍",
    "fact": "ℹ️",
    "ask": "💬",
    "stop": "⛔",
    "fix": "✏️",
    "perhaps": "❔",
}
