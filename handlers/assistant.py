"""One incoming message, its handler, one reply: the door every surface comes in by."""

from __future__ import annotations

from collections.abc import Callable

from handlers.answer_question import contact_card, situation_card
from handlers.free_text import Intent, intent_of
from handlers.help import help_reply, small_talk_reply
from handlers.incoming import FormSent, Incoming, Message, Origin, Pressed
from handlers.not_yet import draft_reply, empty_reply
from handlers.offer_channel import answer_with_form, channel_offer
from handlers.reply import Card, Reply, Text
from handlers.topics import Topics
from handlers.wording import LANGUAGES, text
from knowledge.answers import Answer, Answers

#: Longer texts are no questions; reading on would only cost time.
LONGEST_MESSAGE = 20_000

Feedback = Callable[[str, bool], None]


def readable(text: str) -> str:
    """The text without halves of characters (lone surrogates), which no encoding can carry on."""
    return text.encode("utf-8", "ignore").decode()


class Assistant:
    """Answers whatever arrives. `feedback` is told (situation, helpful?) and nothing more."""

    def __init__(self, answers: Answers, topics: Topics, feedback: Feedback) -> None:
        self.town, self.answers, self._topics, self._feedback = answers.town, answers, topics, feedback

    def reply_to(self, incoming: Incoming) -> Reply:
        """The reply to a message or a pressed button. Never raises for anything a person can write or forge."""
        match incoming:
            case Message():
                return self._message(incoming)
            case Pressed():
                return self._pressed(incoming)
            case FormSent():
                return _stale(self.language("", incoming.origin))

    def language(self, written: str, origin: Origin) -> str:
        """What the person wrote in, their choice, the platform's locale, the town's first: whichever first is sure."""
        known = self.town.guideline.languages
        wanted = (
            self.answers.language(written),
            origin.chosen,
            (origin.locale or "").replace("_", "-").partition("-")[0].lower(),
        )
        return next((language for language in wanted if language in known and language in LANGUAGES), known[0])

    def _message(self, message: Message) -> Reply:
        written = readable(message.text[:LONGEST_MESSAGE])
        language = self.language(written, message.origin)
        match intent_of(written):
            case Intent.EMPTY:
                return empty_reply(language)
            case Intent.DRAFT:
                return draft_reply(self.town, language, private=message.origin.public)
            case Intent.CHANNEL:
                return channel_offer(self.town, self._find(written, language, message.origin), written, language)
            case Intent.QUESTION | Intent.ABSENCE | Intent.BACK:
                return answer_with_form(self.town, self._find(written, language, message.origin), written, language)
            case Intent.DROP:
                return small_talk_reply(self.town, Intent.OKAY, language)
            case Intent.MINE | Intent.HELD | Intent.FORGET:
                return help_reply(self.town, language)  # the desk answers these where people are known
            case talk:
                return small_talk_reply(self.town, talk, language)

    def _find(self, question: str, language: str, origin: Origin) -> Answer:
        answer = self.answers.find(question, language, self._topics.get(origin.place))
        if answer.situation is not None:
            self._topics.put(origin.place, answer.situation.id)
        return answer

    def _pressed(self, pressed: Pressed) -> Reply:
        language = self.language("", pressed.origin)
        situation_id, _, rest = pressed.value.partition(" ")
        situation = self.town.situations.get(situation_id)
        match pressed.action:
            case "topic" if situation:
                self._topics.put(pressed.origin.place, situation.id)
                return Reply(situation_card(self.town, situation, None, language), "topic")
            case "helpful" if situation and rest in ("yes", "no"):
                self._feedback(situation.id, rest == "yes")
                return Reply(Card(language, (Text(text(language, "feedback-thanks")),)), "feedback", private=True)
            case "ask-informator" | "request-channel":  # the desk takes these where there is one
                return Reply(contact_card(self.town, readable(pressed.value), language), "contact", private=True)
            case "help":
                return help_reply(self.town, language)
        return _stale(language)


def _stale(language: str) -> Reply:
    return Reply(Card(language, (Text(text(language, "stale-button")),)), "stale", private=True)
