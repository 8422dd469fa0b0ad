// What the page's parts share: who this tab is, how it talks with the server, how a card comes into the log.

export const $ = (id) => document.getElementById(id);
export const log = $("log");
const [waiting, notice, spoken, person] = ["waiting", "notice", "spoken", "person"].map($);
const SHOW_WAITING_AFTER = 300;
const GIVE_UP_AFTER = 30_000;
const MOST_SPOKEN = 4;
export const calm = matchMedia("(prefers-reduced-motion: reduce)");

// The tab: ids only. It outlives a reload, and ends with the tab.
// `seen` is by person the message that this tab begins after; `form` the unsent form that lies open.

export const tab = { conversation: newId(), person: person.value, seen: {}, form: "", ...remembered() };
person.value = tab.person;
if (!person.value) person.value = tab.person = person.options[0].value;

function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem("tab"));
  } catch {
    return null; // storage is forbidden, or holds something else
  }
}

export function remember(changes) {
  Object.assign(tab, changes);
  try {
    sessionStorage.setItem("tab", JSON.stringify(tab));
  } catch {
    // then a reload begins anew
  }
}

export function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function origin() {
  return { conversation: tab.conversation, person: tab.person, language: document.documentElement.lang };
}

// Talking with the server. An answer that is no answer of ours (a proxy's error page) counts as unreachable.

export async function post(path, what, options = {}) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ ...origin(), ...what }),
    signal: AbortSignal.timeout(GIVE_UP_AFTER),
    ...options,
  });
  const answer = await response.json();
  if (typeof answer.html !== "string") throw new TypeError("not an answer");
  return { ...answer, understood: response.ok };
}

let underWay = false;
export const busy = () => underWay;

export async function answerTo(path, what) {
  const slow = setTimeout(() => showWaiting(true), SHOW_WAITING_AFTER);
  underWay = true;
  tell("");
  try {
    return await post(path, what);
  } catch {
    tellUnreachable();
    return null;
  } finally {
    clearTimeout(slow);
    showWaiting(false);
    underWay = false;
  }
}

function showWaiting(shown) {
  waiting.hidden = !shown;
  if (shown) waiting.scrollIntoView({ block: "nearest" });
}

export function tell(problem) {
  notice.textContent = problem;
}

export function tellUnreachable() {
  tell($("unreachable").content.textContent);
}

// Read aloud, one after the other: what comes quickly after something else does not silence it.
export function say(words, language) {
  const line = document.createElement("p");
  line.lang = language;
  line.textContent = words;
  spoken.append(line);
  while (spoken.children.length > MOST_SPOKEN) spoken.firstChild.remove();
}

// Cards.

export function cardOf({ html }) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content.firstElementChild;
}

export function arriving(element) {
  element.classList.add("arrives");
  return element;
}

export function bring(element) {
  element.scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
}

export function clear() {
  log.replaceChildren();
  spoken.replaceChildren();
  tell("");
}
