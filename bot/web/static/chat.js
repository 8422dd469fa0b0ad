// The chat page: sends what is written or pressed, and shows the cards that come back.

import { $, answerTo, arriving, bring, busy, calm, cardOf, clear, log, newId, post, remember, say, tell,
  tellUnreachable } from "./talk.js";
import { dropForms, resume, settle } from "./forms.js";
import { forget, takeUp } from "./keeping.js";
import { keepLooking, leaveBehind, look, lookSoon, turnTo } from "./inbox.js";

const [ask, box, welcome, person] = ["ask", "question", "welcome", "person"].map($);

// The conversation.

function showSaid(text) {
  const said = $("said").content.cloneNode(true).firstElementChild;
  said.querySelector("p").textContent = text;
  log.append(arriving(said));
  bring(said);
  return said;
}

function showAnswer(answer, said) {
  if (answer.outcome === "dropped") dropForms();
  if (answer.outcome === "forgotten") start(); // nothing of it stays on the page either
  const card = cardOf(answer);
  log.append(arriving(card));
  bring(said.isConnected && said.offsetHeight < innerHeight / 4 ? said : card);
  say(answer.announce, answer.language);
  lookSoon();
  return card;
}

async function send(text) {
  box.value = "";
  grow();
  const said = showSaid(text);
  const answer = await answerTo("/chat/message", { text });
  if (!said.isConnected) return; // a new conversation has begun meanwhile
  if (answer) takeForm(showAnswer(answer, said));
  else said.remove();
  if (!answer?.understood && !box.value) box.value = text;
  grow();
}

// A form that comes as an answer to a message takes over from the field.
function takeForm(card) {
  if (card.querySelector("form.form")) settle(card);
}

async function press(button) {
  const { action, value } = button.dataset;
  const draft = button.closest(".card")?.dataset.draft ?? "";
  if (action === "helpful") return count(button);
  if (busy()) return;
  const said = showSaid(button.textContent.trim());
  const answer = await answerTo("/chat/press", { action, value, draft });
  if (!said.isConnected) return;
  if (answer) return settle(showAnswer(answer, said));
  said.remove();
  button.focus();
}

// Helpful or not is counted beside the conversation: once, and thanked for where it was pressed.
async function count(button) {
  const row = button.closest("ul");
  const choices = [...row.querySelectorAll(".press-helpful")];
  const { action, value } = button.dataset;
  const draft = button.closest(".card")?.dataset.draft ?? "";
  for (const choice of choices) choice.ariaDisabled = "true";
  try {
    const { announce, language } = await post("/chat/press", { action, value, draft: "" });
    for (const choice of choices) choice.ariaPressed = String(choice === button);
    const thanks = document.createElement("li");
    thanks.className = "thanks";
    thanks.textContent = announce;
    row.append(thanks);
    say(announce, language);
  } catch {
    for (const choice of choices) choice.ariaDisabled = "false";
    tellUnreachable();
  }
}

function begin() {
  leaveBehind();
  start();
  box.focus({ preventScroll: true });
}

function start() {
  forget();
  remember({ conversation: newId(), form: "" });
  clear();
  scrollTo({ top: 0, behavior: calm.matches ? "auto" : "smooth" });
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
    const spare = ["said", "unreachable", "changed"].map((id) => $(id).content);
    for (const root of [document, ...spare]) putWords(root, page.words);
    for (const button of document.querySelectorAll("[data-language]"))
      button.setAttribute("aria-pressed", button.dataset.language === page.language);
  } catch {
    tellUnreachable();
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
  if (text && !busy()) send(text);
  box.focus({ preventScroll: true });
});

box.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  ask.requestSubmit();
});

box.addEventListener("input", grow);
$("new").addEventListener("click", begin);

person.addEventListener("change", () => {
  turnTo(person.value);
  start();
  box.value = "";
  grow();
  look(true);
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.language) speak(button.dataset.language);
  else if (button?.dataset.action && button.ariaDisabled !== "true") press(button);
});

remember({});
takeUp();
grow();
await look(true);
await resume();
keepLooking();
