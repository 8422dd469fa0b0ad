"""Whether a message is about a request: a wish of whoever made one, or a decision of whoever decides. Only reads.

What is then done about it lies beside: `in_words` and `decided_in_words`.
"""

from __future__ import annotations

from dataclasses import replace

from handlers.actions import numbers
from handlers.ask.asking import asks, tells_before_it_asks
from handlers.ask.going_on import leaves_button
from handlers.ask.heard import Heard, Intent
from handlers.ask.remembering import ABSENCE, ANY_DRAFT, is_about_requests
from handlers.incoming import Incoming, Message, Pressed, unread_length
from handlers.office.errand import Office
from handlers.records import ChannelRequest, Memory
from handlers.request.decided_in_words import may_be_decision
from handlers.request.named import leaves_out_what, named, names_nobody, names_only, names_platform
from handlers.request.said_values import values_said
from handlers.store import Transaction
from handlers.workflow import GOING_ON, State
from knowledge.decisions import begins_by_pointing
from knowledge.field_words import announces
from knowledge.going_on import goes_on
from knowledge.role_names import by_role
from knowledge.town import Town
from knowledge.wishes import Wish, says_no, speaks_of_request, wish_in, without_thing, without_wish
from knowledge.words import normalised

#: A name that answers "which one?" is said in so many words, `den om …` in one more; of one alone nothing is asked.
MOST_NAMING, FEWEST_TO_CHOOSE = 2, 2
#: What may be a wish about a request that was made; a new channel is a new request.
_MAY_FILL = (Intent.QUESTION, Intent.UNCLEAR, Intent.DRAFT)
#: What is answered with a kind word where nothing is wanted.
_KINDLY = (Intent.DROP, Intent.THANKS, Intent.OKAY, Intent.GOODBYE)
_MAY_WISH = (Intent.QUESTION, Intent.MINE, Intent.UNCLEAR, *_KINDLY)


def made_by(office: Office, tx: Transaction, message: Incoming) -> list[ChannelRequest]:
    """What the writer of a message to us has asked for; of a press or a form nobody needs to know."""
    if not isinstance(message, Message) or not message.addressed:
        return []
    ids = office.directory.ids(message.origin.person)
    return [request for id in ids for request in tx.requests_of(id) if request.requester in ids]


def asked_since(made: list[ChannelRequest], heard: Heard, memory: Memory) -> bool:
    """Whether the last that was asked of whoever writes here came from the informatör, and not from us."""
    asked = [one for one in made if one.state == State.RETURNED.value]
    new = any(memory.at is None or one.updated_at > memory.at for one in asked)
    return new and not heard.incoming.origin.public


def chosen_by_name(office: Office, tx: Transaction, heard: Heard) -> Heard:
    """With the button of the one that is named, where all that was offered last are requests: "simhallen"."""
    message, offered = heard.incoming, heard.memory.offered
    shown = [numbers(one.removeprefix("show "))[0] for one in offered if one.startswith("show ")]
    if len(shown) < FEWEST_TO_CHOOSE or len(shown) < len(offered) or not _may_choose(message):
        return heard
    asked = [request for number in shown if (request := tx.request(number))]
    meant = named(office.town, message.text, asked) if isinstance(message, Message) else None
    if meant is None or meant.by != "known" or len(meant.requests) != 1:
        return heard
    pressed = Pressed(message.id, message.origin, "show", str(meant.requests[0].number))
    return replace(heard, incoming=pressed, in_words=True)


def _may_choose(message: Incoming) -> bool:
    """Whether a few words answer "which one?", and ask nothing of their own."""
    if not (isinstance(message, Message) and _is_plain(message)) or unread_length(message) or asks(message.text):
        return False
    words = len(message.text.split())
    return words <= MOST_NAMING or (words == MOST_NAMING + 1 and begins_by_pointing(message.text.lower()))


def about_requests(office: Office, made: list[ChannelRequest], heard: Heard) -> Heard:
    """With what its writer wants with a request, if anything. A command says so itself."""
    message = heard.incoming
    if not (isinstance(message, Message) and _is_plain(message)) or heard.command or _says_nothing(heard):
        return replace(heard, wish=None, decides=False)
    decides = office.directory.decides(message.origin.person)
    may_decide = decides and heard.memory.topic != ABSENCE and may_be_decision(message.text)
    return replace(heard, wish=_wish(office, made, heard, message.text), decides=may_decide)


def _says_nothing(heard: Heard) -> bool:
    return bool(unread_length(heard.incoming)) or leaves_button(heard)


def _wish(office: Office, mine: list[ChannelRequest], heard: Heard, written: str) -> Wish | None:
    """What whoever has made requests wants with them; a question or a draft beside it is nothing of the kind."""
    words = by_role(normalised(written), office.town.guideline.contact.name)
    asked = any(one.startswith("withdraw ") for one in heard.memory.offered)
    if asked and (says_no(words) or (heard.intent is Intent.DROP and names_nobody(_dropped(words)))):
        return "status"
    if not mine:
        return _of_none(heard, words)
    about_it = is_about_requests(heard.memory) or _news_since(mine, heard.memory)
    if about_it and _gives_value(office, mine, heard.intent, written):
        return "change"
    if heard.intent not in _MAY_WISH or (announces(written) and not speaks_of_request(words)):
        return None
    if about_it and goes_on(words) == ("why", ""):
        return "why"
    if heard.asked_since and tells_before_it_asks(written) and not speaks_of_request(words):
        return None  # it may be the answer to what was asked
    wish = wish_in(words, about_it) or _by_name(office.town, mine, words, about_it)
    return None if wish == "send" and _of_draft(mine, heard.memory) else wish


def _of_none(heard: Heard, words: str) -> Wish | None:
    """Whoever drops a request and has none is told so, and not that all is well."""
    dropped = heard.intent in _KINDLY and wish_in(words, about_it=False) == "withdraw"
    return "withdraw" if dropped else None


def _by_name(town: Town, mine: list[ChannelRequest], words: str, about_it: bool) -> Wish | None:
    """Where the request itself is left out and its name is enough: `hur går det med bibliotekets`, `hur gick insta`."""
    wish = wish_in(words, about_it=True)
    if wish and leaves_out_what(town, words, mine):
        return wish
    if wish == "status" and names_only(town, without_wish(words, wish), mine):
        return wish
    rest, going_on = without_thing(words), _going_on(mine)
    wish = wish_in(rest, about_it=True)
    if wish == "withdraw":
        return wish if not asks(words) and names_platform(town, words, going_on) else None
    spoken_of = rest != words and (about_it or going_on) and wish == "status"
    return "status" if spoken_of and names_nobody(without_wish(rest, "status")) else None


def _going_on(mine: list[ChannelRequest]) -> list[ChannelRequest]:
    return [one for one in mine if State(one.state) in GOING_ON]


def _dropped(words: str) -> str:
    return without_wish(words, "withdraw")


def _of_draft(mine: list[ChannelRequest], memory: Memory) -> bool:
    """Whether what is to be sent is the draft that was reviewed: no form is begun."""
    return memory.review not in ("", ANY_DRAFT) and not any(one.state == State.BEGUN.value for one in mine)


def _gives_value(office: Office, mine: list[ChannelRequest], intent: Intent, written: str) -> bool:
    """Whether it answers a field of the form; what the informatör has asked is answered first."""
    asked = any(request.state == State.RETURNED.value for request in mine)
    return intent in _MAY_FILL and not asked and bool(values_said(office.town, written))


def _is_plain(message: Message) -> bool:
    """Whether it was said to us, and in words alone."""
    return message.addressed and not message.attached


def _news_since(mine: list[ChannelRequest], memory: Memory) -> bool:
    """Whether something has become of a request since the last word here: then the next word is about that."""
    return any(memory.at is not None and request.updated_at > memory.at for request in mine)
