"""How a reply ended, in one word: for logs, counts and tests, never for people."""

from __future__ import annotations

from typing import Literal

#: A question answered, or why not.
Asked = Literal[
    "answered", "nearest", "unsure", "outside", "unclear", "empty", "topic", "section", "contact", "channel"
]
Talk = Literal[
    "greeting",
    "thanks",
    "goodbye",
    "okay",
    "who",
    "help",
    "ai",
    "stored",
    "human",
    "upset",
    "guideline",
    "feedback",
    "voted-before",
    "not-counted",
    "language",
]
Reviewed = Literal["review-ok", "review-revise", "review-stop", "review-form", "second-eyes", "not-sent"]
#: A form is shown, or came back.
Formed = Literal[
    "form",
    "form-faults",
    "form-offered",
    "ask-here",
    "ask-form",
    "answer-form",
    "eyes-answer-form",
    "words-asked",
    "kept",
    "too-late",
]
#: A request or question took a step.
Done = Literal[
    "sent",
    "similar",
    "joined",
    "left",
    "dropped",
    "withdrawn",
    "withdraw-asked",
    "undo-asked",
    "undone",
    "approved",
    "decided",
    "reject",
    "ask-more",
    "close",
    "grant",
    "confirm",
    "listed",
    "completed",
    "asked",
    "answer-sent",
    "answered-more",
    "eyes-answered",
    "taken",
    "absence",
    "absence-asked",
    "absence-ended",
    "forget-asked",
    "drop-asked",
    "forgotten",
]
Shown = Literal["shown", "mine", "held", "home", "register", "shared", "which-answer"]
#: Nothing was done, and the person reads why.
Refusal = Literal[
    "already-decided",
    "away",
    "changed",
    "failed",
    "not-allowed",
    "not-ready",
    "not-shared",
    "own-question",
    "own-request",
    "paste-again",
    "refused",
    "repeated",
    "stale",
    "too-long",
    "too-many",
    "unknown",
]
Outcome = Literal[Asked, Talk, Reviewed, Formed, Done, Shown, Refusal]
