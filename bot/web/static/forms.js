// Forms in the log: their answers are sent, put aside as the person goes along, and found again after a reload.

import { answerTo, arriving, bring, busy, cardOf, log, post, remember, say, tab, tell } from "./talk.js";
import { lookSoon } from "./inbox.js";

const RESUME = "edit-request";
const openForms = () => [...log.querySelectorAll("form.form")];

function answersOf(form) {
  const values = {};
  for (const field of form.querySelectorAll("[data-name]")) {
    if (field.type === "radio" && !field.checked) continue;
    values[field.dataset.name] = (saysOther(field) ? otherOf(field).querySelector("input") : field).value;
  }
  return values;
}

const saysOther = (field) => field.selectedOptions?.[0]?.hasAttribute("data-other") ?? false;
const otherOf = (field) => field.parentElement.querySelector(".other");

function sent(form, finished, pressed = "") {
  return { form: form.dataset.form, value: form.dataset.value, values: answersOf(form), finished, pressed };
}

// A form is answered in its place: by itself with what is wrong, or by what became of it.
async function send(form, finished, pressed) {
  if (busy() || form.ariaBusy === "true") return;
  form.ariaBusy = "true";
  const answer = await answerTo("/chat/form", sent(form, finished, pressed));
  form.ariaBusy = "false";
  if (!form.isConnected || !answer) return;
  if (!answer.understood) return tell(answer.announce);
  const card = arriving(cardOf(answer));
  form.closest(".card").replaceWith(card);
  say(answer.announce, answer.language);
  settle(card);
  lookSoon();
}

// Where to go when a card with or without a form has come: to the first fault, else to the card.
export function settle(card) {
  const form = card.querySelector("form.form");
  if (form) replaceOlder(form);
  noteOpenForm();
  const fault = card.querySelector("[aria-invalid=true]:not([hidden] *)");
  if (!fault) {
    card.focus({ preventScroll: true });
    return bring(card);
  }
  (fault.querySelector("input") ?? fault).focus({ preventScroll: true });
  fault.closest(".field").scrollIntoView({ block: "center" });
}

function replaceOlder(form) {
  for (const other of openForms())
    if (other !== form && other.dataset.form === form.dataset.form && other.dataset.value === form.dataset.value)
      other.closest(".card").remove();
}

export function noteOpenForm() {
  const kept = openForms().filter((form) => "keeps" in form.dataset).at(-1);
  remember({ form: kept?.dataset.value ?? "" });
}

export function dropForms() {
  for (const form of openForms()) if ("keeps" in form.dataset) form.closest(".card").remove();
  noteOpenForm();
}

// Nothing that was filled in is lost: each answer is put aside as it is left, and once more as the page goes.
// What the server finds similar meanwhile is shown above the form.

const unkept = new Set();

async function putAside(form, options = {}) {
  unkept.delete(form);
  try {
    const answer = await post("/chat/form", sent(form, false), options);
    if (!form.isConnected || !answer.understood) return;
    form.querySelector(".kept").hidden = false;
    showSimilar(form, cardOf(answer).querySelector(".bullets"), answer.language);
  } catch {
    unkept.add(form); // tried again with the next answer, and told of when it is sent
  }
}

function showSimilar(form, found, language) {
  const shown = form.parentElement.querySelector(":scope > .bullets");
  if (shown?.textContent === found?.textContent) return;
  if (shown) shown.remove();
  if (!found) return;
  form.before(found);
  say(found.innerText, language);
}

log.addEventListener("input", ({ target }) => {
  const form = target.closest("form[data-keeps]");
  if (form) unkept.add(form);
});

log.addEventListener("change", ({ target }) => {
  const form = target.closest("form.form");
  if (!form) return;
  if (target.matches("select")) showOther(target);
  if ("keeps" in form.dataset && form.ariaBusy !== "true") putAside(form);
});

function showOther(select) {
  const other = otherOf(select);
  if (!other) return;
  other.hidden = !saysOther(select);
  if (!other.hidden) other.querySelector("input").focus();
}

addEventListener("pagehide", () => {
  for (const form of unkept) if (form.isConnected) putAside(form, { keepalive: true });
});

log.addEventListener("submit", (event) => {
  event.preventDefault();
  send(event.target, true);
});

log.addEventListener("click", ({ target }) => {
  const keep = target.closest("form.form .keep");
  if (keep) send(keep.form, false);
  const along = target.closest("[data-with-form]");
  const form = along?.closest(".card").querySelector("form.form");
  if (form) send(form, false, `${along.dataset.withForm} ${along.dataset.value}`.trim());
});

// A text from a file is read here; the server sees it when the form is sent.
log.addEventListener("change", async ({ target }) => {
  if (target.type !== "file" || !target.files[0]) return;
  const box = document.getElementById(target.dataset.into);
  box.value = (await target.files[0].text()).replaceAll("\r\n", "\n");
  target.value = "";
  box.focus();
});

// Enter in one of many lines means "next", not "send everything".
log.addEventListener("keydown", (event) => {
  const form = event.target.closest("form.form");
  if (event.key !== "Enter" || !form || !event.target.matches("input")) return;
  if (form.querySelectorAll(".field").length > 1) event.preventDefault();
});

export async function resume() {
  if (!tab.form || openForms().some((form) => form.dataset.value === tab.form)) return;
  try {
    const answer = await post("/chat/press", { action: RESUME, value: tab.form, draft: "" });
    const card = cardOf(answer);
    if (answer.understood && card.querySelector("form.form")) log.append(arriving(card));
  } catch {
    return; // it lies unsent at the server, and is found by asking for it
  }
  noteOpenForm();
}
