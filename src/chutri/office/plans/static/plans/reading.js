// The plan's page: a click on the source finds what was read there, a click on what was read finds its words;
// j and k walk through it. Refs (t5, c2 …) are written by plans/rules/marks.py.

export const panes = document.querySelector("[data-panes]");
export const source = document.querySelector("[data-source]");
export const panel = document.getElementById("panel");
const PANEL_OF = { t: "nhiem-vu", k: "kiem-tra", e: "su-kien", g: "su-kien", q: "su-kien", h: "bao-cao", r: "bao-cao", m: "bao-cao", n: "bao-cao", c: "can-cu", p: "can-cu", u: "chua-hieu" };
const calm = matchMedia("(prefers-reduced-motion: reduce)");
export const narrow = matchMedia("(max-width: 860px)");

export const items = () => [...panel.querySelectorAll("article[data-ref]")];
export const item = (ref) => panel.querySelector(`article[data-ref="${ref}"]`);
const piecesOf = (ref) => [...source.querySelectorAll(`[data-ref~="${ref}"]`)];

export function show(pane) {
  panes.dataset.show = pane;
  for (const button of document.querySelectorAll("[data-pane]")) {
    button.setAttribute("aria-selected", String(button.dataset.pane === pane));
  }
}

export function bring(element, block = "center") {
  element?.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });
}

// Light up one thing that was read, on both sides.
export function light(ref) {
  for (const lit of document.querySelectorAll(".on")) lit.classList.remove("on");
  for (const card of items()) card.removeAttribute("aria-current");
  const card = item(ref);
  card?.classList.add("on");
  card?.setAttribute("aria-current", "true");
  if (card) panel.dispatchEvent(new CustomEvent("plans:lit", { detail: card }));
  const pieces = piecesOf(ref);
  for (const piece of pieces) piece.classList.add("on");
  return { card, pieces };
}

// The words of a task are what counts, not the first place where its body is named (a heading far above).
function firstWords(ref, pieces) {
  return (ref[0] === "t" && pieces.find((piece) => piece.classList.contains("f-task"))) || pieces[0];
}

export function fromPanel(ref, { reveal = true } = {}) {
  const { card, pieces } = light(ref);
  history.replaceState(null, "", `#${ref}`);
  if (narrow.matches && reveal && pieces.length) {
    show("source");
    offerWayBack(ref);
  }
  bring(firstWords(ref, pieces));
  return card;
}

async function fromSource(refs) {
  const here = refs.find((ref) => item(ref)) ?? refs[0];
  if (!item(here)) await openPanel(PANEL_OF[here[0]]);
  if (!item(here)) return;
  if (narrow.matches) show("panel");
  const { card } = light(here);
  history.replaceState(null, "", `#${here}`);
  bring(card, "nearest");
}

function openPanel(name) {
  const tab = panel.querySelector(`.tabs a[href*="muc=${name}"]`);
  if (!tab) return undefined;
  return window.htmx.ajax("GET", tab.getAttribute("hx-get"), { source: tab, target: "#panel" });
}

// On a phone the panes take turns: after a look at the words, one tap leads back.
const wayBack = document.createElement("button");
wayBack.type = "button";
wayBack.className = "back-to-card";
wayBack.hidden = true;
document.body.append(wayBack);
function offerWayBack(ref) {
  wayBack.textContent = ref[0] === "t" ? `← Về nhiệm vụ ${ref.slice(1)}` : "← Về kết quả đọc";
  wayBack.hidden = false;
  wayBack.onclick = () => {
    wayBack.hidden = true;
    show("panel");
    bring(item(ref));
  };
}

source.addEventListener("click", (event) => {
  const piece = event.target.closest("[data-ref]");
  if (piece && !getSelection().toString()) fromSource(piece.dataset.ref.split(" "));
});
source.addEventListener("mouseover", (event) => {
  const piece = event.target.closest("[data-ref]");
  for (const near of source.querySelectorAll(".near")) near.classList.remove("near");
  if (piece) for (const near of piecesOf(piece.dataset.ref.split(" ")[0])) near.classList.add("near");
});
source.addEventListener("mouseleave", () => {
  for (const near of source.querySelectorAll(".near")) near.classList.remove("near");
});

panel.addEventListener("click", (event) => {
  const card = event.target.closest("article[data-ref]");
  if (!card) return;
  const link = event.target.closest("a");
  if (link) {
    if (!link.getAttribute("href").startsWith("#")) return;
    event.preventDefault();
  } else if (event.target.closest("form, select, button")) return;
  fromPanel(card.dataset.ref);
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, select, textarea, dialog[open]")) return;
  const step = { j: 1, k: -1 }[event.key];
  if (event.key === "Enter" && event.target.matches?.("article[data-ref]")) {
    fromPanel(event.target.dataset.ref);
  } else if (step) {
    event.preventDefault();
    walk(step);
  }
});

export function walk(step) {
  const all = items();
  const at = all.findIndex((card) => card.classList.contains("on"));
  const next = at < 0 ? all[step > 0 ? 0 : all.length - 1] : all[at + step];
  if (!next) {
    document.querySelector(`.parts [rel=${step > 0 ? "next" : "prev"}]`)?.click();
    return;
  }
  fromPanel(next.dataset.ref, { reveal: false });
  next.focus({ preventScroll: true });
  bring(next, "nearest");
}

for (const button of document.querySelectorAll("[data-pane]")) {
  button.addEventListener("click", () => {
    wayBack.hidden = true;
    show(button.dataset.pane);
  });
}

if (narrow.matches) document.querySelector(".legend")?.removeAttribute("open");

// Six tabs are more than a phone is wide: the chosen one comes into sight.
const showTab = () => panel.querySelector(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
panel.addEventListener("htmx:afterSettle", showTab);
showTab();

// A link may point at one thing: #t5, or #at-t5 for its words.
const asked = location.hash.slice(1).replace(/^at-/, "");
if (/^[a-z]\d+$/.test(asked)) {
  const { card, pieces } = light(asked);
  bring(firstWords(asked, pieces));
  bring(card, "nearest");
}
