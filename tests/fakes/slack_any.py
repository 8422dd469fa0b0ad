"""Hypothesis strategies for cards of any content, hostile and endless texts among them."""

from __future__ import annotations

from hypothesis import strategies as st

from handlers.blocks import Actions, Bullets, Button, Facts, Link, Mark, Marked, Quotation, Remark, Text, Verdict
from handlers.card import Choice, Field, Form
from knowledge.headlines import HEADLINE_KINDS

HOSTILE = "<!channel> <@U1|x> <https://evil.example|bank> & *bold* _it_ ~no~ `code` ‮back &lt;!here&gt;"
_CHARACTERS = "aå \n<@!#&>*_`\u0301\u200d👩🏽🇸🇪️\x00\u202e\ud800𝕏"

ANY = st.text(max_size=200) | st.sampled_from([HOSTILE, "<!channel>" * 400, "a" * 5000, " \u200b ", "&" * 3500, ""])
ANY_URL = ANY | st.sampled_from(["https://a.example/?q=1&b=2", "mailto:a@b.example?body=%F0%9F&" * 80, "tel:+1"])
BUTTON = st.builds(Button, ANY, ANY, ANY, st.booleans(), st.booleans(), ANY)
ACTIONS = st.builds(Actions, ANY, st.lists(BUTTON | st.builds(Link, ANY, ANY_URL)).map(tuple))


@st.composite
def _marked(draw: st.DrawFn) -> Marked:
    text = draw(st.text(st.characters() | st.sampled_from(_CHARACTERS), max_size=300) | ANY)
    points = sorted(draw(st.sets(st.integers(0, len(text)), max_size=12)))
    severity = st.sampled_from(["stop", "fix"])
    pairs = zip(points[::2], points[1::2], strict=False)
    return Marked(draw(ANY), text, tuple(Mark(a, b, n, draw(severity)) for n, (a, b) in enumerate(pairs, start=1)))


MARKED = _marked()
BLOCK = (
    st.builds(Verdict, st.sampled_from([*HEADLINE_KINDS, "?"]), ANY)
    | st.builds(Text, ANY, st.booleans())
    | st.builds(Bullets, ANY, st.lists(ANY, max_size=5).map(tuple), st.booleans())
    | st.builds(Quotation, ANY, ANY, ANY, ANY, ANY, ANY, ANY, ANY, ANY, ANY, st.booleans())
    | st.builds(Facts, ANY, st.lists(st.tuples(ANY, ANY), max_size=20).map(tuple))
    | st.builds(
        Remark, st.integers(0, 99), st.sampled_from(["stop", "fix"]), ANY, ANY, ANY, ANY, ANY, st.none() | BUTTON
    )
    | MARKED
    | ACTIONS
)
CHOICE = st.builds(Choice, ANY, ANY)
FIELD = st.builds(
    Field,
    name=st.text("abcdefghijklmnopqrstuvwxyz-0123456789", min_size=1, max_size=40),  # ours, never typed
    label=ANY,
    kind=st.sampled_from(["text", "long", "choice", "date", "address", "people", "yes-no"]),
    help=ANY,
    rests_on=ANY,
    required=st.booleans(),
    choices=st.lists(CHOICE, max_size=8).map(tuple),
    open=st.booleans(),
    value=ANY | st.sampled_from(["yes", "no", "2026-11-23", "2026-02-30", "=other"]),
    error=ANY,
    placeholder=ANY,
    longest=st.integers(0, 30_000),
)
FORM = st.builds(
    Form,
    form=ANY,
    value=ANY,
    title=ANY,
    fields=st.lists(FIELD, max_size=20, unique_by=lambda field: field.name).map(tuple),
    submit=ANY,
    introduction=ANY,
    error=ANY,
    keep=ANY,
    opened_by=st.none() | BUTTON,
)
