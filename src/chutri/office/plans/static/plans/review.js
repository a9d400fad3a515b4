// The review of a plan: keys, forms in cards, words selected in the source, and everybody's changes as they come.
// Answers carry templates (a card, a block of the source); they are put where they belong here.

import { bring, fromPanel, item, items, light, narrow, panel, panes, show, source, walk } from "./reading.js";

const base = panes.dataset.review;
const answer = document.getElementById("review-answer");
const cards = document.getElementById("cards");
const editing = document.getElementById("editing");
const bar = document.getElementById("paragraph-bar");
const keys = document.getElementById("keys");

const current = () => cards.querySelector(".card-task.on");
const formOf = (card) => card?.querySelector(".slot > *");
const deeds = document.getElementById("card-deeds").content.firstElementChild;
const post = (path, values) => window.htmx.ajax("POST", `${base}/${path}`, { source: panes, target: answer, values });
// the duty that is left for the next one once it is decided
let moveOn = null;

// What can be done with a duty stands in the card at hand alone: a hundred cards need no five hundred buttons.
panel.addEventListener("plans:lit", (event) => {
  const view = event.detail.querySelector(".card-view");
  if (view) view.append(deeds);
  else deeds.remove();
});

const ADDRESS = { accept: "chap-nhan", restore: "khoi-phuc", merge: "gop", fix: "thoi-han", edit: "sua", split: "cho-tach", dismiss: "ly-do" };
const ASKS = new Set(["edit", "split", "dismiss"]);

function run(card, name) {
  if (card.dataset.state === "dismissed" && name !== "restore") return;
  if (name === "accept" && card.dataset.state !== "proposed") { walk(1); return; }
  if (ASKS.has(name)) { open(card, ADDRESS[name], {}); return; }
  if (name === "accept") moveOn = card.dataset.ref;
  post(`${card.dataset.pk}/${ADDRESS[name]}`, { version: card.dataset.version });
}

function open(card, address, values) {
  const slot = card.querySelector(".slot");
  window.htmx.ajax("GET", `${base}/${card.dataset.pk}/${address}`, { source: slot, target: slot, values });
}

function chooseAgency(card, name, agency) {
  post(`${card.dataset.pk}/chon-co-quan`, { version: card.dataset.version, ten: name, "co-quan": agency });
}

// What an answer brings

document.body.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target !== answer || !answer.firstElementChild) return; // told once for each element that came
  const moved = answer.querySelector("[data-moved]");
  if (moved) { location.assign(moved.dataset.moved); return; }
  const about = answer.querySelector("[data-duty]");
  for (const one of answer.querySelectorAll("template[data-block]")) putBlock(one);
  for (const one of answer.querySelectorAll("template[data-card]")) putCard(one, about?.dataset.duty);
  cards.querySelector("[data-no-cards]").hidden = items().length > 0;
  if (about && !("refused" in about.dataset)) goOn(about.dataset.duty);
  answer.replaceChildren();
  noteEditing();
});

function putBlock(template) {
  const there = document.getElementById(template.dataset.block);
  const fresh = template.content.firstElementChild;
  if (there && fresh) there.replaceWith(fresh);
}

function putCard(template, about) {
  const { card: ref, after } = template.dataset;
  const there = item(ref);
  if ("gone" in template.dataset) { there?.remove(); return; }
  if (there && formOf(there) && ref !== about) { warn(there, template); return; }
  const lit = there?.classList.contains("on");
  const fresh = document.importNode(template.content, true).querySelector("article");
  there?.remove();
  const before = after && item(after);
  if (before) before.after(fresh);
  else cards.prepend(fresh);
  window.htmx.process(fresh);
  if (lit) light(ref);
}

// Somebody else saved what is being edited here: it is said, and nothing that was typed is lost.
function warn(card, template) {
  const line = card.querySelector("[data-stale]");
  const news = answer.querySelector("[data-news]")?.textContent;
  if (!line) return;
  line.hidden = false;
  line.querySelector("span").textContent = `${news ?? "Nhiệm vụ này vừa được sửa"}. Khi lưu, bạn sẽ chọn giữa hai bản.`;
  card.dataset.behind = template.dataset.card;
}

// After a deed the eye stays with its duty; after an acceptance it goes to the next one that waits.
function goOn(ref) {
  const card = item(ref);
  if (moveOn === ref) {
    moveOn = null;
    const all = items();
    const at = all.indexOf(card);
    const next = [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0))].find((one) => one.dataset.state === "proposed");
    if (next) { choose(next); return; }
  }
  if (card) choose(card);
}

function choose(card) {
  fromPanel(card.dataset.ref, { reveal: false });
  card.focus({ preventScroll: true });
  bring(card, "nearest");
}

// Forms in cards

function noteEditing() {
  const open = cards.querySelector(".slot > *")?.closest("article");
  editing.value = open?.dataset.pk ?? "";
}

function cancel(card) {
  const behind = card.dataset.behind;
  card.querySelector(".slot").replaceChildren();
  delete card.dataset.behind;
  noteEditing();
  card.focus({ preventScroll: true });
  if (behind) location.reload();
}

cards.addEventListener("htmx:afterSwap", (event) => {
  if (!event.target.classList.contains("slot")) return;
  for (const other of cards.querySelectorAll(".slot")) if (other !== event.target) other.replaceChildren();
  window.htmx.process(event.target); // at once: whoever types fast would send the form as a plain one
  const card = event.target.closest("article");
  light(card.dataset.ref);
  noteEditing();
  event.target.querySelector("[autofocus]")?.focus();
  bring(card, "nearest");
});

cards.addEventListener("click", (event) => {
  const card = event.target.closest("article");
  if (!card) return;
  if (event.target.closest("[data-cancel]")) cancel(card);
  const cut = event.target.closest("[data-cut]");
  if (cut) splitAt(cut.closest("form"), cut.dataset.cut);
  const button = event.target.closest("button");
  if (!button) return;
  if (!card.classList.contains("on")) light(card.dataset.ref);
  if (button.dataset.deed) run(card, button.dataset.deed);
  else if (button.dataset.choice) chooseAgency(card, button.dataset.name, button.dataset.choice);
  else if (button.dataset.name) open(card, "co-quan", { ten: button.dataset.name });
});

cards.addEventListener("change", (event) => {
  const { takes } = event.target.dataset;
  if (takes) take(event.target.form, takes, event.target.value);
});
cards.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.querySelector(".reason")) moveOn = form.closest("article").dataset.ref;
  for (const chosen of form.querySelectorAll("[data-takes]:checked")) take(form, chosen.dataset.takes, chosen.value);
  if (form.matches("[data-split]") && !form.elements.cho.value) {
    form.elements.cho.value = form.querySelector("[data-caret]").selectionStart;
  }
}, true);

function take(form, name, value) {
  form.querySelector(`[data-field="${name}"]`).value = value;
}

function splitAt(form, place) {
  form.elements.cho.value = place;
  form.requestSubmit();
}

// Keys

const KEYS = { a: "accept", e: "edit", x: "dismiss", s: "split", m: "merge", r: "restore" };

document.addEventListener("keydown", (event) => {
  const card = current();
  const form = formOf(card);
  if (event.key === "Escape" && form) { event.preventDefault(); cancel(card); return; }
  if (form && event.key === "Enter" && (event.ctrlKey || event.metaKey)) { form.requestSubmit?.(); return; }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (form?.matches("[data-split]") && event.key === "Enter" && event.target.matches("[data-caret]")) {
    event.preventDefault();
    form.requestSubmit();
    return;
  }
  if (event.target.closest?.("input, select, textarea, dialog[open]")) return;
  if (form && /^[1-9]$/.test(event.key)) { press(form, Number(event.key)); return; }
  if (form) return;
  if (event.key === "?") keys.showModal();
  else if (event.key === "u") post("hoan-tac", {});
  else if (event.key === "n") addSelected();
  else if (!card) return;
  else if (event.key === "1") card.querySelector("[data-choice]")?.click();
  else if (event.key === "g") { event.preventDefault(); card.querySelector("[data-unsettled]")?.click(); }
  else if (KEYS[event.key]) { event.preventDefault(); run(card, KEYS[event.key]); }
});

function press(form, number) {
  form.querySelectorAll(".reason, [data-nth]")[number - 1]?.click();
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-open-keys]")) keys.showModal();
  if (event.target.closest("[data-next-unclear]")) nextUnclear();
});

// Words of the source: what is selected becomes a duty, a paragraph is said to be something

function placeOf(node, offset) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const cell = element?.closest("[data-at]");
  if (!cell || !source.contains(cell)) return null;
  const range = document.createRange();
  range.selectNodeContents(cell);
  range.setEnd(node, offset);
  return Number(cell.dataset.at) + [...range.toString()].length;
}

function selectedSpan() {
  const chosen = getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed) return null;
  const range = chosen.getRangeAt(0);
  const start = placeOf(range.startContainer, range.startOffset);
  const end = placeOf(range.endContainer, range.endOffset);
  return start === null || end === null || end <= start ? null : { start, end };
}

let kept = null;
function addSelected() {
  const span = selectedSpan() ?? kept;
  if (!span) { say("Hãy chọn một đoạn chữ trong văn bản trước, rồi nhấn n."); return; }
  post("them", { "tu-ky-tu": span.start, "den-ky-tu": span.end });
  closeBar();
}

function say(words) {
  const line = document.createElement("div");
  line.className = "toast-line";
  line.dataset.toast = "";
  line.textContent = words;
  document.getElementById("toasts").append(line);
}

function blockSpan(block) {
  return { start: Number(block.id.slice(1)), end: Number(block.dataset.end) };
}

function openBar(span, words) {
  kept = span;
  bar.querySelector(".paragraph-said").textContent = words;
  bar.hidden = false;
}

function closeBar() {
  kept = null;
  bar.hidden = true;
  source.querySelector(".asked")?.classList.remove("asked");
  getSelection().removeAllRanges();
}

document.addEventListener("selectionchange", () => {
  const span = selectedSpan();
  if (!span) return;
  const words = getSelection().toString().trim();
  if (words.length > 3) openBar(span, `“${words.length > 90 ? `${words.slice(0, 90)}…` : words}”`);
});

source.addEventListener("click", (event) => {
  if (getSelection().toString()) return;
  const block = event.target.closest(".says-not_understood, .says-condition, .says-background");
  if (block && !event.target.closest("[data-ref]")) askAbout(block);
  else if (!event.target.closest(".paragraph-bar")) closeBar();
});

function askAbout(block) {
  source.querySelector(".asked")?.classList.remove("asked");
  block.classList.add("asked");
  openBar(blockSpan(block), block.classList.contains("says-not_understood") ? "Đoạn này là gì?" : "Đoạn này đang được hiểu khác?");
}

function nextUnclear() {
  const all = [...source.querySelectorAll(".says-not_understood")];
  if (!all.length) return;
  const at = all.findIndex((one) => one.classList.contains("asked"));
  const next = all[(at + 1) % all.length];
  if (narrow.matches) show("source");
  bring(next);
  askAbout(next);
}

bar.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays
bar.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button || !kept) return;
  if ("addDuty" in button.dataset) {
    if (narrow.matches) show("panel");
    addSelected();
  } else if (button.dataset.kind) {
    const asked = source.querySelector(".asked");
    const span = asked ? blockSpan(asked) : blockAt(kept.start);
    post("doan", { "tu-ky-tu": span.start, "den-ky-tu": span.end, loai: button.dataset.kind });
    closeBar();
  } else closeBar();
});

function blockAt(place) {
  const blocks = [...source.querySelectorAll("[data-end]")].map(blockSpan);
  return blocks.find(({ start, end }) => start <= place && place < end) ?? kept;
}

// The first duty that waits is at hand.
if (!location.hash) {
  const first = items().find((card) => card.dataset.state === "proposed");
  if (first) { light(first.dataset.ref); first.focus({ preventScroll: true }); }
}
