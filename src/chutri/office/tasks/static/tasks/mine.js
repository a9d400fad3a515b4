// Việc của tôi by one key: j k move, b begins, t and n open their forms, o opens beside, ? lists the keys.

const mine = document.querySelector("[data-mine]");
const keys = document.getElementById("keys");
let here = -1;

function rows() {
  return [...mine.querySelectorAll("[data-my-row]")];
}

function go(to) {
  const all = rows();
  if (!all.length) return;
  here = Math.max(0, Math.min(all.length - 1, to));
  for (const row of all) row.classList.toggle("on", row === all[here]);
  all[here].focus({ preventScroll: true });
  all[here].scrollIntoView({ block: "nearest" });
}

function deed(key) {
  const target = rows()[here]?.querySelector(`[data-key="${key}"]`);
  if (!target) return;
  if (target.matches("details")) {
    target.open = true;
    target.querySelector("input:not([type=hidden]), textarea").focus();
  } else target.click();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest("input, textarea, select");
  if (typing) {
    if (event.key === "Escape") rows()[here]?.focus();
    return;
  }
  const deeds = {
    j: () => go(here + 1),
    k: () => go(here - 1),
    o: () => rows()[here]?.querySelector("[data-open]").click(),
    "?": () => keys.showModal(),
    b: () => deed("b"),
    t: () => deed("t"),
    n: () => deed("n"),
  };
  if (!deeds[event.key] || keys.open) return;
  event.preventDefault();
  deeds[event.key]();
});

mine?.addEventListener("focusin", (event) => {
  const row = event.target.closest("[data-my-row]");
  if (row) here = rows().indexOf(row);
});
document.querySelector("[data-keys]")?.addEventListener("click", () => keys.showModal());
