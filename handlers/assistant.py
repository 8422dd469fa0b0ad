"""One incoming message, its handler, one reply: whatever needs nothing that is kept."""

from __future__ import annotations

from handlers.ask.answer_card import answer_reply, contact_card, section_reply, topic_reply, why_reply
from handlers.ask.channel_offer import answer_with_form, channel_contact, channel_offer
from handlers.ask.form import ask_form
from handlers.ask.intent import OF_PERSONS, Heard, Intent, hear
from handlers.ask.pasted import Pasted, pasted
from handlers.ask.share import share_reply, shareable
from handlers.ask.topics import Topics
from handlers.help import help_reply, small_talk_reply
from handlers.incoming import LONGEST_MESSAGE, FormSent, Incoming, Message, Origin, Pressed, unread_length
from handlers.line import line
from handlers.reply import Actions, Button, Card, Reply, Text
from handlers.review.draft import Reviewer
from handlers.safe_text import readable
from handlers.wording import LANGUAGES, text
from knowledge.answer import Answer
from knowledge.answers import Answers
from knowledge.phrases import begins_as_follow_up
from knowledge.words import normalised

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

    def __init__(self, answers: Answers, topics: Topics, reviewer: Reviewer) -> None:
        self.town, self.answers, self._topics = answers.town, answers, topics
        self.reviewer = reviewer

    def reply_to(self, incoming: Incoming) -> Reply:
        """`answer` for what nobody has read yet."""
        return self.answer(hear(incoming))

    def answer(self, heard: Heard) -> Reply:
        """The reply to a message or a pressed button. Never raises for anything a person can write or forge."""
        match incoming := heard.incoming:
            case Message() | Pressed() if unread := unread_length(incoming):
                return too_long_reply(unread, self.language(beginning_of(incoming), incoming.origin))
            case Message():
                return self._message(incoming, heard.intent)
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
        topic, language = self._topics.get(message.origin.place), self.language(written, message.origin)
        follows = topic is not None and begins_as_follow_up(normalised(written))
        if not (follows or heard.asks):
            return None
        found = self.answers.find(written, language, topic)
        fits = found.situation is not None and (follows or found.sure == "sure")
        return self._answered(written, language, message.origin) if fits else None

    def language(self, written: str, origin: Origin) -> str:
        """What the person wrote in, their choice, the platform's locale, the town's first: whichever first is sure."""
        known = self.town.guideline.languages
        wanted = (
            self.answers.language(written),
            origin.chosen,
            (origin.locale or "").replace("_", "-").partition("-")[0].lower(),
        )
        return next((language for language in wanted if language in known and language in LANGUAGES), known[0])

    def reader_language(self, draft: str, origin: Origin) -> str:
        """What to speak of a draft in: the author's own language where it is known, for drafts are written in any."""
        return origin.chosen or self.language(draft, origin)

    def _form(self, sent: FormSent) -> Reply:
        if sent.form == "question":
            return self.reply_to(Message(sent.id, sent.origin, sent.values.get("question", "")))
        if sent.form != "review":  # the desk takes the others where there is one
            return line(self.language("", sent.origin), "stale-button", "stale")
        return self.reviewer.sent(sent, self.reader_language(sent.values.get("text", ""), sent.origin))

    def _message(self, message: Message, intent: Intent) -> Reply:
        written = readable(message.text)
        language = self.language(written, message.origin)
        match intent:
            case Intent.EMPTY:
                return line(language, "empty", "empty", private=False)
            case Intent.DRAFT:
                return self._draft(pasted(written) or Pasted(written), message.origin)
            case Intent.UNCLEAR:
                return draft_or_question(written, self.reader_language(written, message.origin))
            case Intent.REVIEW:
                return self.reviewer.form(language)
            case Intent.CHANNEL:
                offer = channel_offer if self.takes_requests else channel_contact
                return offer(self.town, self._find(written, language, message.origin), written, language)
            case Intent.QUESTION | Intent.ABSENCE | Intent.BACK:
                return self._answered(written, language, message.origin)
            case Intent.WHY:
                return self._why(message, written, language)
            case one if one in OF_PERSONS:  # the desk answers these where people are known
                return help_reply(self.town, language, self.takes_requests)
            case talk:
                return small_talk_reply(self.town, talk, language, self.takes_requests)

    def _why(self, message: Message, written: str, language: str) -> Reply:
        """Asked of the answer before; without one it is a question like any other."""
        topic = self._topics.get(message.origin.place)
        if topic is None:
            return self._answered(written, language, message.origin)
        return why_reply(self.town, self.town.situations[topic], language)

    def _draft(self, found: Pasted, origin: Origin) -> Reply:
        read_by_others = origin.public and not origin.alone
        self._topics.drop(origin.place)
        return self.reviewer.pasted(found, self.reader_language(found.draft, origin), read_by_others)

    def _find(self, question: str, language: str, origin: Origin) -> Answer:
        answer = self.answers.find(question, language, self._topics.get(origin.place))
        if answer.situation is not None:
            self._topics.put(origin.place, answer.situation.id)
        return answer

    def _pressed(self, pressed: Pressed) -> Reply:
        language = self.language("", pressed.origin)
        situation = self.town.situations.get(pressed.value.partition(" ")[0])
        match pressed.action:
            case "topic" if situation:
                self._topics.put(pressed.origin.place, situation.id)
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
        return self._answered(written, language, pressed.origin)

    def _answered(self, question: str, language: str, origin: Origin) -> Reply:
        answered = answer_with_form if self.takes_requests else answer_reply
        reply = answered(self.town, self._find(question, language, origin), question, language)
        alone = origin.alone and reply.outcome == "answered"
        return shareable(reply, self._topics.get(origin.place)) if alone else reply


def too_long_reply(length: int, language: str) -> Reply:
    """Nothing was read: a verdict on a part would be taken for one on the whole."""
    said = text(language, "review-too-long", count=length, most=LONGEST_MESSAGE)
    return Reply(Card(language, (Text(said),)), "too-long", private=True)


def draft_or_question(written: str, language: str) -> Reply:
    """Two buttons ask; the text is in none of them, the surface brings it along."""
    buttons = (Button(text(language, "do-review"), "review"), Button(text(language, "do-ask-this"), "ask-this"))
    card = Card(language, (Text(text(language, "review-or-question")), Actions("", buttons)))
    return Reply(card, "unclear", private=True, draft=written)
