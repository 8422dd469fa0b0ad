// What comes by itself: fetched every few seconds, put into the log, and changed where it stands when it changes.

import { $, arriving, bring, cardOf, log, origin, remember, say, tab } from "./talk.js";

const LOOK_EVERY = 3_000;
const GIVE_UP_AFTER = 10_000;
const SENT_WITHIN = 600;
const unread = $("unread");
let after = tab.seen[tab.person] ?? 0;
let looking = false;
let again = false;
let waiting = [];

export async function look(quietly = false) {
  again = looking;
  if (looking) return;
  looking = true;
  const asked = origin();
  try {
    const response = await fetch(`/chat/inbox?${new URLSearchParams({ ...asked, after })}`, {
      signal: AbortSignal.timeout(GIVE_UP_AFTER),
    });
    if (!response.ok) return;
    const inbox = await response.json();
    if (asked.conversation !== tab.conversation || asked.person !== tab.person) return;
    after = inbox.after;
    for (const letter of inbox.messages) show(letter, quietly === true);
  } catch {
    // not reachable just now: the next look will tell
  } finally {
    looking = false;
    if (again) look(quietly);
  }
}

// What somebody does may send something to themselves, a moment later.
export function lookSoon() {
  look();
  setTimeout(look, SENT_WITHIN);
}

function show(letter, quietly) {
  const card = cardOf(letter);
  card.dataset.key = letter.key;
  const shown = [...log.children].find((other) => other.dataset.key === letter.key);
  if (shown) return change(shown, card, letter);
  const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 160;
  log.append(arriving(card));
  if (quietly) return;
  say(`${card.querySelector("h2").textContent}. ${letter.announce}`, letter.language);
  if (atEnd && !log.contains(document.activeElement)) card.scrollIntoView({ block: "nearest" });
  waitToBeSeen(card);
}

function change(shown, card, letter) {
  const wasHere = shown.contains(document.activeElement);
  shown.replaceWith(card);
  say(`${$("changed").content.textContent}. ${letter.announce}`, letter.language);
  if (wasHere) card.focus({ preventScroll: true });
}

// A card below the edge of the window, or in a window that nobody looks at, is pointed at until it is seen.

const eye = new IntersectionObserver((seen) => {
  for (const { target, isIntersecting } of seen)
    if (isIntersecting && !document.hidden) {
      eye.unobserve(target);
      waiting = waiting.filter((card) => card !== target);
    }
  point();
}, { rootMargin: "0px 0px -140px 0px" });

function waitToBeSeen(card) {
  waiting.push(card);
  eye.observe(card);
}

function point() {
  waiting = waiting.filter((card) => card.isConnected);
  unread.hidden = waiting.length === 0;
  const title = document.querySelector("title");
  const plain = title.textContent.replace(/^\(\d+\) /, "");
  title.textContent = document.hidden && waiting.length ? `(${waiting.length}) ${plain}` : plain;
}

unread.addEventListener("click", () => {
  const [card] = waiting;
  if (!card) return;
  bring(card);
  card.focus({ preventScroll: true });
});

// A new conversation leaves behind what has come; another person begins where they left off in this tab.

export function leaveBehind() {
  remember({ seen: { ...tab.seen, [tab.person]: after } });
  forgetWaiting();
}

export function turnTo(person) {
  remember({ person });
  after = tab.seen[person] ?? 0;
  forgetWaiting();
}

function forgetWaiting() {
  eye.disconnect();
  waiting = [];
  point();
}

export function keepLooking() {
  setInterval(look, LOOK_EVERY);
  addEventListener("focus", () => look());
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    for (const card of waiting) {
      eye.unobserve(card);
      eye.observe(card);
    }
    point();
    look();
  });
}
