"""What can arrive, whatever chat product it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from handlers.actions import Action, FormName, Press

#: The longest text that is read. Longer ones are no questions and no posts, and never judged by a part of them.
LONGEST_MESSAGE = 20_000


@dataclass(frozen=True)
class Origin:
    """Who and where. `person` and `place` are ids that begin with the surface (`slack:U1`, `web:4f2a`).

    `place` names the conversation that follow-up questions belong to: a thread, a direct message, a browser tab.
    `public` places are read by others too; `alone`: there, but only the person sees the answer. `chosen` is the
    language the person has chosen, `locale` what the platform says (`fi-FI`), `spoken` what this conversation is in;
    all may be None.
    """

    person: str
    place: str
    public: bool = False
    chosen: str | None = None
    locale: str | None = None
    alone: bool = False
    spoken: str | None = None


@dataclass(frozen=True)
class Attached:
    """What came along with a message. `text` is what stands in a file that the surface could read from memory."""

    kind: Literal["picture", "file"]
    text: str | None = None


@dataclass(frozen=True)
class Message:
    """Somebody wrote to the assistant. `text` is as written, without the mention.

    Not `addressed`: a line in a thread where the same person was answered before. It is answered only where it surely
    goes on from that.
    """

    id: str
    origin: Origin
    text: str
    attached: tuple[Attached, ...] = ()
    addressed: bool = True


@dataclass(frozen=True)
class Pressed:
    """Somebody pressed a button: `action` and `value` are those of `reply.Button`, and come from outside.

    `draft` is the text that the card was about (`reply.Reply.draft`), empty for most cards.
    """

    id: str
    origin: Origin
    action: Action
    value: str
    draft: str = ""


@dataclass(frozen=True)
class FormSent:
    """Somebody sent a form, put it aside to go on later, or pressed another of its card's buttons.

    `form` and `value` are those of `reply.Form`, `values` the answers by field name; all come from outside. It is
    `finished` when it was sent; `pressed` is the button that took the answers along instead.
    """

    id: str
    origin: Origin
    form: FormName
    value: str
    values: Mapping[str, str] = field(default_factory=dict)
    finished: bool = True
    pressed: Press | None = None


Incoming = Message | Pressed | FormSent


def wished(message: Message) -> Incoming:
    """The message, or where somebody has only called us by our name, the wish for help that this is."""
    if message.text or message.attached or not message.addressed:
        return message
    return Pressed(message.id, message.origin, "help", "")


def is_vote(incoming: Incoming) -> bool:
    """Whether somebody says that an answer helped, or did not."""
    return isinstance(incoming, Pressed) and incoming.action == "helpful"


def unread_length(incoming: Incoming) -> int:
    """How long a text is that is too long to be read; 0 where there is none."""
    match incoming:
        case Message(text=text) | Pressed(draft=text) if len(text) > LONGEST_MESSAGE:
            return len(text)
    return 0  # a form tells at its field what is too long
