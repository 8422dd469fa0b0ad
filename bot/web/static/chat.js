// The chat page: sends what is written or pressed, shows the cards that come back, keeps nothing.
"use strict";

const $ = (id) => document.getElementById(id);
const [ask, box, log, welcome, waiting, notice, spoken, person] =
  ["ask", "question", "log", "welcome", "waiting", "notice", "spoken", "person"].map($);
const SHOW_WAITING_AFTER = 300;
const GIVE_UP_AFTER = 30_000;
const calm = matchMedia("(prefers-reduced-motion: reduce)");

let conversation = newId();
let busy = false;

function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Talking with the server. An answer that is no answer of ours (a proxy's error page) counts as unreachable.

async function post(path, what) {
  const origin = { conversation, person: person.value, language: document.documentElement.lang };
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ ...origin, ...what }),
    signal: AbortSignal.timeout(GIVE_UP_AFTER),
  });
  const answer = await response.json();
  if (typeof answer.html !== "string") throw new TypeError("not an answer");
  return { ...answer, understood: response.ok };
}

async function answerTo(path, what) {
  const slow = setTimeout(() => showWaiting(true), SHOW_WAITING_AFTER);
  busy = true;
  tell("");
  try {
    return await post(path, what);
  } catch {
    tell($("unreachable").content.textContent);
    return null;
  } finally {
    clearTimeout(slow);
    showWaiting(false);
    busy = false;
  }
}

function showWaiting(shown) {
  waiting.hidden = !shown;
  if (shown) waiting.scrollIntoView({ block: "nearest" });
}

function tell(problem) {
  notice.textContent = problem;
}

// The conversation.

function showSaid(text) {
  const said = $("said").content.cloneNode(true).firstElementChild;
  said.querySelector("p").textContent = text;
  log.append(arriving(said));
  bring(said);
  return said;
}

function showAnswer(answer, said) {
  const holder = document.createElement("template");
  holder.innerHTML = answer.html;
  const card = holder.content.firstElementChild;
  log.append(arriving(card));
  bring(said.offsetHeight < innerHeight / 4 ? said : card);
  spoken.lang = answer.language;
  spoken.textContent = answer.announce;
  return card;
}

function arriving(element) {
  element.classList.add("arrives");
  return element;
}

function bring(element) {
  element.scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
}

async function send(text) {
  box.value = "";
  grow();
  const said = showSaid(text);
  const answer = await answerTo("/chat/message", { text });
  if (!said.isConnected) return; // a new conversation has begun meanwhile
  if (answer) showAnswer(answer, said);
  else said.remove();
  if (!answer?.understood && !box.value) box.value = text;
  grow();
}

async function press(button) {
  const { action, value } = button.dataset;
  if (action === "helpful") return count(button);
  if (busy) return;
  const said = showSaid(button.textContent.trim());
  const answer = await answerTo("/chat/press", { action, value });
  if (!said.isConnected) return;
  if (answer) return showAnswer(answer, said).focus({ preventScroll: true });
  said.remove();
  button.focus();
}

// Helpful or not is counted beside the conversation: once, and thanked for where it was pressed.
async function count(button) {
  const row = button.closest("ul");
  const choices = [...row.querySelectorAll(".press-helpful")];
  const { action, value } = button.dataset;
  for (const choice of choices) choice.ariaDisabled = "true";
  try {
    const { announce } = await post("/chat/press", { action, value });
    for (const choice of choices) choice.ariaPressed = String(choice === button);
    const thanks = document.createElement("li");
    thanks.className = "thanks";
    thanks.textContent = spoken.textContent = announce;
    row.append(thanks);
  } catch {
    for (const choice of choices) choice.ariaDisabled = "false";
    tell($("unreachable").content.textContent);
  }
}

function begin() {
  conversation = newId();
  log.replaceChildren();
  spoken.textContent = "";
  tell("");
  scrollTo({ top: 0, behavior: calm.matches ? "auto" : "smooth" });
  box.focus({ preventScroll: true });
}

// The page's own words, in another language; the conversation stays as it was said.

async function speak(language) {
  tell("");
  try {
    const response = await fetch(`/chat/words?language=${encodeURIComponent(language)}`);
    const page = await response.json();
    if (!response.ok) throw new TypeError("no words");
    document.documentElement.lang = page.language;
    welcome.innerHTML = page.welcome;
    for (const root of [document, $("said").content, $("unreachable").content]) putWords(root, page.words);
    for (const button of document.querySelectorAll("[data-language]"))
      button.setAttribute("aria-pressed", button.dataset.language === page.language);
  } catch {
    tell($("unreachable").content.textContent);
  }
}

function putWords(root, words) {
  for (const element of root.querySelectorAll("[data-word]")) element.textContent = words[element.dataset.word];
  for (const element of root.querySelectorAll("[data-word-label]"))
    element.setAttribute("aria-label", words[element.dataset.wordLabel]);
  for (const element of root.querySelectorAll("[data-word-placeholder]"))
    element.placeholder = words[element.dataset.wordPlaceholder];
}

// Hands on the page.

function grow() {
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight}px`;
}

ask.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = box.value.trim();
  if (text && !busy) send(text);
  box.focus({ preventScroll: true });
});

box.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  ask.requestSubmit();
});

box.addEventListener("input", grow);
$("new").addEventListener("click", begin);

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.language) speak(button.dataset.language);
  else if (button?.dataset.action && button.ariaDisabled !== "true") press(button);
});
