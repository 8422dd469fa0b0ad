"""Is this a draft, and what is said of it: pasted with or without a word, the next version of one, a link, a picture.

A draft is known by what leads it in, by how it is written, by what the review finds in it, and by what was done just
before. What could be two things is asked with two buttons.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import takewhile

from handlers.ask.answer_card import situation_card, topics
from handlers.ask.heard import Heard, Intent
from handlers.ask.intent import asks_if_ready, means_what_is_unseen
from handlers.ask.pasted import Pasted, after_lead, pasted, without_closing
from handlers.ask.remembering import ANY_DRAFT
from handlers.ask.written import is_chat, reads_as_text, speaks_to_readers
from handlers.blocks import Actions, Button, Quotation, Text
from handlers.card import Card
from handlers.incoming import Message, Origin
from handlers.outcomes import Outcome
from handlers.records import Memory
from handlers.reply import About, Reply
from handlers.review.draft import Reviewer
from handlers.review.form import LONGEST_DRAFT
from handlers.review.state import State, read_state
from handlers.wording import text
from knowledge.facts import facts_in
from knowledge.going_on import goes_on
from knowledge.got_out import got_out
from knowledge.phrases import begins_as_follow_up, says
from knowledge.words import normalised, words_of

#: A statement of so many words may be the next version of a draft, or a draft by itself.
FEWEST_WORDS, FEWEST_ALONE = 4, 7
#: How likely a draft is where it is asked about rather than told the section that lies nearest.
LIKELY_BESIDE = 0.2
#: What stands in a text to be published far more often than in what is told to an assistant.
TELLING = frozenset({"personal-id", "sensitive-data", "contact-details", "hate", "incitement", "personal-name"})


#: What to speak of a draft in, by the words around it, the draft, and where it came from.
Language = Callable[[str, str, Origin], str]


class Drafts:
    """`reviewer` judges what is found; `language` says what to speak of it in."""

    def __init__(self, reviewer: Reviewer, language: Language) -> None:
        self._reviewer, self._town, self._language = reviewer, reviewer.town, language

    def reply(self, heard: Heard, written: str) -> Reply | None:
        """The review of the draft in a message; None where there is none."""
        message = heard.incoming
        if not isinstance(message, Message):
            return None
        if _asks_how_it_stands(written) and (stands := self._stands(heard, message, written)):
            return stands
        found = self._found(heard, written)
        if found is None:
            return None
        origin = message.origin
        language = self._language(found.around, found.draft, origin)
        return self._reviewer.pasted(found, self._state(found, heard.memory), language, _read_by_others(origin))

    def _stands(self, heard: Heard, message: Message, written: str) -> Reply | None:
        """What the last review said; where nothing was read or spoken of, nobody here sees what is meant."""
        language = self._language(written, "", message.origin)
        if heard.memory.review not in ("", ANY_DRAFT):
            return self._reviewer.standing(read_state(heard.memory.review), language)
        unknown = heard.intent is Intent.QUESTION and not heard.memory.topic
        return unseen(self._reviewer.form(language), message.origin.public) if unknown else None

    def _found(self, heard: Heard, written: str) -> Pasted | None:
        if heard.intent in (Intent.DRAFT, Intent.UNCLEAR):
            return self._told(heard, written, pasted(written) or Pasted(written))
        if heard.memory.review and heard.intent is Intent.QUESTION and (led := after_lead(written)):
            return led
        if heard.intent is not Intent.QUESTION or begins_as_follow_up(normalised(written)):
            return None
        words = len(written.split())
        draft = without_closing(written)
        if heard.asks:
            return Pasted(draft) if heard.memory.review and speaks_to_readers(draft) else None
        if heard.memory.review and words >= FEWEST_WORDS and reads_as_text(draft):
            return Pasted(draft)
        return Pasted(draft) if words >= FEWEST_ALONE and self._tells(draft) else None

    def _told(self, heard: Heard, written: str, found: Pasted) -> Pasted | None:
        """What is no more than likely is asked about, unless it is said in both languages. After a review, what goes on
        from it or asks about it is no draft.
        """
        if found.led or (heard.memory.review and after_lead(written)):
            return found
        asks_on = begins_as_follow_up(normalised(written)) or (heard.asks and not speaks_to_readers(written))
        if heard.memory.review and asks_on:
            return None
        return found if found.sure or self._reviewer.in_both_languages(found.draft) else None

    def _tells(self, draft: str) -> bool:
        """Whether it reads as a text to be published: "I posted his number by mistake" tells us what has happened."""
        if reads_as_text(draft) and self._reviewer.in_both_languages(draft):
            return True  # nobody tells us a thing twice
        happened = any("happened" in facts_in(draft, language) for language in self._town.guideline.languages)
        return not (happened or got_out(draft)) and bool(TELLING & set(self._reviewer.codes(draft)))

    def _state(self, found: Pasted, memory: Memory) -> State:
        """A new version goes on from the review before, unless somebody says that it is something else."""
        if not memory.review or found.fresh:
            return State(found.kind)
        before = read_state(memory.review)
        same_kind = found.kind in (None, before.kind)
        return State(found.kind or before.kind, before.counts if same_kind else None)

    def attached(self, message: Message, written: str, language: str, answered: Reply | None) -> Reply:
        """What can be said of what came along. `answered`: the words beside it ask something of their own."""
        read = next((one.text.strip() for one in message.attached if one.text and one.text.strip()), "")
        if read:
            return _beside(self._file(message, read, written, language), answered)
        picture = any(one.kind == "picture" for one in message.attached)
        if answered:
            above = Text(text(language, "picture-also" if picture else "file-unread"))
            return replace(answered, card=replace(answered.card, blocks=(above, *answered.card.blocks)))
        return self._picture(language) if picture else unopened(language, "file-unread")

    def _file(self, message: Message, read: str, written: str, language: str) -> Reply:
        if len(read) > LONGEST_DRAFT:
            return self._reviewer.too_long(read, State(), language)
        led = pasted(f"{written}: {read}") if written else None
        found = Pasted(read, led.kind if led else None)
        return self._reviewer.pasted(found, State(found.kind), language, _read_by_others(message.origin))

    def _picture(self, language: str) -> Reply:
        """Nobody here sees a picture: what holds for all of them is told, and what decides is asked."""
        unseen = Text(text(language, "picture-unseen"))
        if not self._town.pictures:
            return Reply(Card(language, (unseen,)), "nearest")
        general, *others = (self._town.situations[id] for id in self._town.pictures)
        told = situation_card(self._town, general, language).blocks
        shown = [block for block in told if not isinstance(block, Actions)]
        asked = topics(text(language, "picture-what"), others, language)
        about = About(general.verdict, general.sections, situation=general.id)
        return Reply(Card(language, (unseen, *shown, asked)), "topic", about=about)


def _asks_how_it_stands(written: str) -> bool:
    """Whether all it asks is if the draft of before may go out now."""
    words = normalised(written)
    ready = goes_on(words) == ("fine-now", "") or says("ready-now", " ".join(words_of(words)))
    return ready or asks_if_ready(written) or means_what_is_unseen(written)


def _read_by_others(origin: Origin) -> bool:
    return origin.public and not origin.alone


def _beside(review: Reply, answered: Reply | None) -> Reply:
    """Above the review of what came along, the answer to what was asked beside it, without what it rests on."""
    said = answered.card.blocks if answered else ()
    short = tuple(takewhile(lambda block: not isinstance(block, Quotation), said))
    return replace(review, card=replace(review.card, blocks=(*short, *review.card.blocks)))


def unopened(language: str, key: str) -> Reply:
    """A file or a link: its text is asked for, and taken for a draft when it comes."""
    return Reply(Card(language, (Text(text(language, key)),)), "empty", about=About(awaits_draft=True))


def unseen(form: Reply, public: bool) -> Reply:
    """The form for the text that "this" means: it stands where nobody here reads unasked."""
    language = form.card.language
    said = Text(text(language, "this-unseen-public" if public else "this-unseen"))
    return replace(form, card=Card(language, (said, *form.card.blocks)))


def or_draft(written: str, language: str) -> Reply:
    """Two buttons ask; the text is in none of them, the surface brings it along."""
    buttons = (Button(text(language, "do-review"), "review"), Button(text(language, "do-ask-this"), "ask-this"))
    card = Card(language, (Text(text(language, "review-or-question")), Actions("", buttons)))
    return Reply(card, "unclear", private=True, draft=written)


def may_be_draft(heard: Heard, written: str, answered: Outcome) -> bool:
    """Whether something in a text that is no sure draft may be meant for publishing. Where a section lies near it, it
    must look the more like one.
    """
    asks_about_it = heard.asks and heard.memory.review != ""
    if asks_about_it or says("opens", normalised(written)) or len(written.split()) < FEWEST_ALONE:
        return False
    found, own = pasted(written), heard.asks or is_chat(written) or says("own-question", normalised(written))
    if answered == "nearest":
        return found is not None and found.likely > LIKELY_BESIDE
    return found is not None or not own
