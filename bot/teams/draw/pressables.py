"""Buttons and links as actions: in sets as wide as a telephone, or a row each where a label is long.

In a chat a button is Action.Execute, whose answer can reach the presser alone, with Action.Submit for clients that
know no other; a dialog knows Action.Submit only. Where something is asked before it is done, the button shows the
question with the button that does it below: Teams opens no card in a card from a row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from bot.teams.draw.carried import KEEP, SEND, Carried, Referring
from bot.teams.draw.markdown import one_line
from bot.teams.draw.pieces import LONGEST_LABEL, Element, hidden, row, text_block, toggle
from handlers.blocks import Actions, Button, Link
from handlers.card import Form
from handlers.safe_text import seen
from handlers.wording import LANGUAGES, text

MOST_ACTIONS = 6
#: Teams cuts a button's title where the card ends, so a longer label becomes a row, which wraps.
#: The titles of a set stand side by side: together, with what is around each, they are no longer than a telephone is
#: wide.
LONGEST_TITLE, WIDEST_SET, AROUND = 32, 38, 4
LONGEST_CARRIED, LONGEST_URL = 2_000, 4_000
LONGEST_QUESTION = 600
MOST_ITEMS = 24
#: Of the buttons on cards that everybody sees.
OPEN_A_FORM = ("ask", "ask-informator", "request-channel", "review")
OPENED = ("https://", "http://", "mailto:", "tel:")


@dataclass
class Pressables:
    """What can be pressed in one card: no more than one primary button.

    `form` is the one whose answers come along with a press; without one, buttons that need it are left out.
    `public`: others read along.
    """

    language: str
    dialog: bool
    form: Form | None
    primary: bool = True
    public: bool = False
    numbers: Iterator[int] = field(default_factory=count)

    def actions(self, actions: Actions) -> Iterator[Element]:
        """Short labels in sets; where one is long, a row for each, so that like things look alike."""
        drawn: list[Element] = []
        asked: list[Element] = []
        for item in actions.items[:MOST_ITEMS]:
            action = self._link(item) if isinstance(item, Link) else self._asking(item, asked)
            drawn += [action] if action else []
        if any(len(action["title"]) > LONGEST_TITLE for action in drawn):
            shown = [row(action) for action in drawn]
        else:
            shown = list(sets(drawn, "Small" if actions.quiet else "Default"))
        yield from [{"type": "Container", "items": shown + asked}] if asked else shown

    def sending(self, form: Form) -> Iterator[Element]:
        """Sends the form, puts it aside, and shows it in another language with the answers so far."""
        first = one_line(form.submit, LONGEST_LABEL) or one_line(form.title, LONGEST_LABEL) or "…"
        drawn = [self._press(first, SEND, self._with_form(Carried(), form)) | {"style": "positive"}]
        if kept := one_line(form.keep, LONGEST_LABEL):
            drawn.append(self._press(kept, KEEP, self._with_form(Carried(KEEP), form)))
        yield from sets(drawn, "Medium")
        if form.keep:
            yield from sets([self._again(form, one) for one in LANGUAGES if one != self.language], "Small")

    def button(self, button: Button) -> Element | None:
        """The button that does it at once; None for what would not work: no label, too much to carry, no form."""
        title = one_line(button.label, LONGEST_LABEL)
        reference = str(button.number) if isinstance(button, Referring) else ""
        carried = Carried(button.action, seen(button.value), reference=reference)
        if not title or max(len(button.value), len(button.action)) > LONGEST_CARRIED:
            return None
        if button.with_form and self.form is None:
            return None
        drawn = self._press(title, button.action, self._with_form(carried, self.form if button.with_form else None))
        return drawn | self._style(button)

    def opener(self, button: Button) -> Element | None:
        """The button that opens its form as a dialog."""
        drawn = self.button(button)
        if drawn is None:
            return None
        data = {"msteams": {"type": "task/fetch"}, **drawn["data"]}
        return {"type": "Action.Submit", "title": drawn["title"], "data": data, "associatedInputs": "none"}

    def _asking(self, button: Button, asked: list[Element]) -> Element | None:
        """The button; where something is asked first, the one that shows the question, which is put into `asked`.

        Where others read along, what opens a form opens it as a dialog, which the presser alone sees.
        """
        if self.public and not self.dialog and button.action in OPEN_A_FORM:
            return self.opener(button)
        drawn, question = self.button(button), list(text_block(button.confirm, LONGEST_QUESTION))
        if drawn is None or not question:
            return drawn
        id = f"ask-{next(self.numbers)}"
        does = row(drawn) if len(drawn["title"]) > LONGEST_TITLE else {"type": "ActionSet", "actions": [drawn]}
        asked.append(hidden(id, [*question, does]))
        return toggle(drawn["title"], id)

    def _press(self, title: str, verb: str, carried: Carried) -> Element:
        alone = {} if carried.form else {"associatedInputs": "none"}
        submit = {"type": "Action.Submit", "title": title, "data": carried.data(), **alone}
        if self.dialog:
            return submit
        execute = {"type": "Action.Execute", "verb": seen(verb) or "press", "title": title, "data": carried.data()}
        return execute | alone | {"fallback": submit}

    def _with_form(self, carried: Carried, form: Form | None) -> Carried:
        """With the card's own, and what the form is known by on its way back."""
        whole = replace(
            carried,
            action=seen(carried.action),
            language=carried.language or self.language,
        )
        if form is None:
            return whole
        names = tuple(seen(one.name) for one in form.fields)
        return replace(whole, form=seen(form.form), about=seen(form.value), fields=names)

    def _again(self, form: Form, language: str) -> Element:
        carried = Carried("show-form", language=language)
        return self._press(text(language, "own-name"), "show-form", self._with_form(carried, form))

    def _style(self, button: Button) -> Element:
        """What is asked about first is what cannot be undone."""
        if button.confirm:
            return {"style": "destructive"}
        first, self.primary = self.primary and button.primary, self.primary and not button.primary
        return {"style": "positive"} if first else {}

    def _link(self, link: Link) -> Element | None:
        title, url = one_line(link.label, LONGEST_LABEL), _address(link.url)
        return {"type": "Action.OpenUrl", "title": title, "url": url} if title and url else None


def sets(actions: list[Element], spacing: str) -> Iterator[Element]:
    """As many in a set as stand beside one another on a telephone: Teams shortens their titles otherwise."""
    together: list[Element] = []
    for action in actions:
        width = sum(len(each["title"]) + AROUND for each in [*together, action])
        if together and (width > WIDEST_SET or len(together) == MOST_ACTIONS):
            yield {"type": "ActionSet", "spacing": spacing, "actions": together}
            together = []
        together.append(action)
    if together:
        yield {"type": "ActionSet", "spacing": spacing, "actions": together}


def _address(url: str) -> str:
    """`url` if it may be opened, else ""; a mail too long to open begins without its text."""
    if url.startswith("mailto:") and len(url) > LONGEST_URL:
        url = url.partition("?")[0]
    safe = url.lower().startswith(OPENED) and url.isprintable() and len(url) <= LONGEST_URL
    return url if safe else ""
