"""One incoming message, its handler, one reply: whatever needs nothing that is kept."""

from __future__ import annotations

from dataclasses import replace

from handlers.ask.addresses import LINK
from handlers.ask.answer_card import contact_card, section_reply, topic_reply
from handlers.ask.asking import asks
from handlers.ask.channel_offer import answer_with_form, channel_contact, channel_offer
from handlers.ask.form import ask_form
from handlers.ask.going_on import gone_on
from handlers.ask.heard import Heard, Intent
from handlers.ask.intent import hear, means_what_is_unseen
from handlers.ask.several import reply_to_each
from handlers.ask.share import share_reply, shareable
from handlers.blocks import Text
from handlers.card import Card
from handlers.drafts import Drafts, may_be_draft, or_draft, unopened, unseen
from handlers.help import help_reply, small_talk_reply
from handlers.incoming import LONGEST_MESSAGE, FormSent, Incoming, Message, Origin, Pressed, unread_length
from handlers.line import line
from handlers.records import Memory
from handlers.reply import Reply
from handlers.review.draft import Reviewer
from handlers.safe_text import readable
from handlers.wording import LANGUAGES, text
from knowledge.answers import Answers
from knowledge.found import Answer
from knowledge.framing import asks_nothing_yet
from knowledge.leaning import MUCH
from knowledge.phrases import begins_as_follow_up, phrase_kind
from knowledge.two_questions import find_each
from knowledge.words import normalised, words_of

#: So few words of such talk tell no language against the conversation's own: "ok thanks" is said in any.
SHORT, FLEETING = 4, ("okay", "thanks", "goodbye")
#: Words beside a picture that may be a question of their own; words that may go on from an answer.
SHORT_BESIDE, MOST_FOLLOWING, FEW = 5, 14, 6
#: So much of a text tells which language it is in; nothing else is ever told by a part.
HEARD = 1_000


def beginning_of(incoming: Incoming) -> str:
    """What to tell a language by where there is no time for the whole."""
    return readable(incoming.text[:HEARD]) if isinstance(incoming, Message) else ""


class Assistant:
    """Answers whatever arrives.

    `takes_requests` is false in a town without a chat, where nobody could follow a request: none is offered there.
    """

    takes_requests = True

    def __init__(self, answers: Answers, reviewer: Reviewer) -> None:
        self.town, self.answers, self.reviewer = answers.town, answers, reviewer
        self._drafts = Drafts(reviewer, self.language_around)

    def reply_to(self, incoming: Incoming) -> Reply:
        """`answer` for what nobody has read yet."""
        return self.answer(self.hear(incoming))

    def hear(self, incoming: Incoming) -> Heard:
        return hear(incoming, self.town.guideline.contact.name)

    def answer(self, heard: Heard) -> Reply:
        """The reply to a message or a pressed button. Never raises for anything a person can write or forge."""
        match incoming := heard.incoming:
            case Message() | Pressed() if unread := unread_length(incoming):
                return too_long_reply(unread, self.language(beginning_of(incoming), incoming.origin))
            case Message():
                return self._message(incoming, heard)
            case Pressed():
                return self._pressed(incoming)
            case FormSent():
                return self._form(incoming)

    def overheard(self, heard: Heard) -> Reply | None:
        """The answer to a line in a thread that turned to nobody, where it surely goes on from our answer there.

        None to everything else: colleagues talk among themselves, and nothing of that is refused or thanked for.
        """
        message = heard.incoming
        if not isinstance(message, Message) or heard.intent is not Intent.QUESTION or message.attached:
            return None
        written = readable(message.text)
        topic, language = heard.memory.topic, self.language(written, message.origin)
        follows = bool(topic) and begins_as_follow_up(normalised(written))
        if not (follows or heard.asks):
            return None
        reply = self._answered(written, language, message.origin, heard.memory)
        fits = reply.outcome == "answered" or (follows and reply.outcome == "nearest")
        return reply if fits else None

    def language(self, written: str, origin: Origin) -> str:
        """What the person wrote in, their choice, what is spoken here, the platform's locale, the town's first:
        whichever first is sure. So few words as are said in any language are taken for the one spoken here.
        """
        known = self.town.guideline.languages
        few = origin.spoken is not None and 0 < len(written.split()) <= SHORT
        short = few and phrase_kind(normalised(written)) in FLEETING
        wanted = (
            None if short else self.answers.language(written, origin.spoken),
            origin.spoken if short else None,
            origin.chosen,
            origin.spoken,
            (origin.locale or "").replace("_", "-").partition("-")[0].lower(),
        )
        return next((language for language in wanted if language in known and language in LANGUAGES), known[0])

    def reader_language(self, draft: str, origin: Origin) -> str:
        """What to speak of a draft in: the author's own language where it is known, for drafts are written in any."""
        return self.language_around("", draft, origin)

    def language_around(self, around: str, draft: str, origin: Origin) -> str:
        """The language of the words `around` a draft, else the author's own, else the draft's."""
        own = (self.answers.language(around) if around else None) or origin.spoken or origin.chosen
        known = self.town.guideline.languages
        if own in known:
            return str(own)
        return self.language("" if origin.locale else draft, origin)

    def _form(self, sent: FormSent) -> Reply:
        if sent.form == "question":
            return self.reply_to(Message(sent.id, sent.origin, sent.values.get("question", "")))
        if sent.form != "review":  # the desk takes the others where there is one
            return line(self.language("", sent.origin), "stale-button", "stale")
        return self.reviewer.sent(sent, self.reader_language(sent.values.get("text", ""), sent.origin))

    def _message(self, message: Message, heard: Heard) -> Reply:
        written = readable(message.text)
        language = self.language(written, message.origin)
        if heard.intent is Intent.ATTACHED:
            return self._attached(message, heard, written, language)
        return (
            gone_on(self.town, heard.memory, written, language)
            or self._drafts.reply(heard, written)
            or self._said(message, heard, written, language)
        )

    def _attached(self, message: Message, heard: Heard, written: str, language: str) -> Reply:
        """What came along is told of; words beside it that surely ask something of their own are answered."""
        asks = heard.asks and len(written.split()) > SHORT_BESIDE
        reply = self._answered(written, language, message.origin, heard.memory) if asks else None
        answered = reply if reply and reply.outcome == "answered" else None
        return self._drafts.attached(message, written, language, answered)

    def _said(self, message: Message, heard: Heard, written: str, language: str) -> Reply:
        match heard.intent:
            case Intent.EMPTY:
                return line(language, "empty", "empty", private=False)
            case Intent.LINK:
                return unopened(self.language_around(LINK.sub(" ", written), "", message.origin), "link-unopened")
            case Intent.UNCLEAR if not heard.asks:
                return or_draft(written, self.reader_language(written, message.origin))
            case Intent.REVIEW:
                form = self.reviewer.form(language)
                return unseen(form, message.origin.public) if means_what_is_unseen(written) else form
            case Intent.CHANNEL:
                offer = channel_offer if self.takes_requests else channel_contact
                return offer(self.town, self._find(written, language, Memory()), written, language)
            case (
                Intent.QUESTION
                | Intent.DRAFT
                | Intent.UNCLEAR
                | Intent.ABSENCE
                | Intent.ABSENCE_MOVED
                | Intent.BACK
                | Intent.STANDS_IN
                | Intent.MY_QUESTION
                | Intent.TO_INFORMATOR
            ):
                return self._asked_or_told(message, heard, written, language)
            case talk:
                return small_talk_reply(self.town, talk, language, self.takes_requests)

    def _asked_or_told(self, message: Message, heard: Heard, written: str, language: str) -> Reply:
        """What nothing surely answers may be a draft."""
        if not heard.memory.topic and asks_nothing_yet(written, language):
            return line(language, "asks-what", "unclear", private=False)
        reply = self._answered(written, language, message.origin, heard.memory)
        if reply.outcome in ("outside", "unsure", "nearest") and may_be_draft(heard, written, reply.outcome):
            return or_draft(written, language)
        return reply

    def _find(self, question: str, language: str, memory: Memory) -> Answer:
        found = self.answers.find(question, language, memory.topic or None)
        return self._gone_on(found, question, language, memory)

    def _gone_on(self, found: Answer, question: str, language: str, memory: Memory) -> Answer:
        """What says little by itself leans on the answer before it; what then says nothing new is not sure."""
        words = normalised(question)
        if memory.topic not in self.town.situations or found.sure == "sure":
            return found
        if not (begins_as_follow_up(words) or len(words_of(words)) <= (MOST_FOLLOWING if asks(question) else FEW)):
            return found
        leaning = self.answers.find(question, language, memory.topic, MUCH)
        return leaning if leaning.situation else found

    def _pressed(self, pressed: Pressed) -> Reply:
        language = self.language("", pressed.origin)
        situation = self.town.situations.get(pressed.value.partition(" ")[0])
        match pressed.action:
            case "topic" if situation:
                return topic_reply(self.town, situation, language)
            case "helpful" if situation:  # nobody can count it now: thanked all the same
                return line(language, "feedback-thanks", "not-counted")
            case "share" if situation:
                return share_reply(self.town, situation)
            case "ask-informator" | "request-channel":  # the desk takes these where there is one
                return Reply(contact_card(self.town, readable(pressed.value), language), "contact", private=True)
            case "review":
                language = self.reader_language(pressed.draft, pressed.origin)
                return self.reviewer.opened(pressed.draft, pressed.value, language)
            case "ask-this" if pressed.draft:
                return self._asked(pressed)
        return self._looked_up(pressed, language) or line(language, "stale-button", "stale")

    def _looked_up(self, pressed: Pressed, language: str) -> Reply | None:
        """What is the same whoever asks and whatever came before."""
        if pressed.action == "section" and pressed.value in self.town.guideline.sections:
            return section_reply(self.town, pressed.value, language)
        if pressed.action == "ask":
            return ask_form(language)
        return help_reply(self.town, language, self.takes_requests) if pressed.action == "help" else None

    def _asked(self, pressed: Pressed) -> Reply:
        """The text was a question after all."""
        written = readable(pressed.draft)
        language = self.language(written, pressed.origin)
        return self._answered(written, language, pressed.origin, Memory())

    def _answered(self, question: str, language: str, origin: Origin, memory: Memory) -> Reply:
        asked = find_each(self.answers, question, language, memory.topic or None)
        if len(asked) == 1 and not asked[0].tells:
            found = self._gone_on(asked[0].answer, question, language, memory)
            asked = (replace(asked[0], answer=found),)
        answered = answer_with_form if self.takes_requests else reply_to_each
        reply = answered(self.town, asked, question, language)
        alone = origin.alone and reply.outcome == "answered" and len(asked) == 1
        return shareable(reply, reply.about.situation or None) if alone else reply


def too_long_reply(length: int, language: str) -> Reply:
    """Nothing was read: a verdict on a part would be taken for one on the whole."""
    said = text(language, "review-too-long", count=length, most=LONGEST_MESSAGE)
    return Reply(Card(language, (Text(said),)), "too-long", private=True)
