// Ticking rows of the list: how many, all at once, and the bar of what can be done with them.

const rows = document.getElementById("rows");

function boxes() {
  return [...document.querySelectorAll("input[name=chon]")];
}

function count() {
  const bar = document.getElementById("ticked");
  if (!bar) return;
  const ticked = boxes().filter((box) => box.checked).length;
  bar.hidden = ticked === 0;
  bar.querySelector("[data-ticked]").textContent = ticked;
  const all = document.querySelector("[data-tick-all]");
  if (all) {
    all.checked = ticked > 0 && ticked === boxes().length;
    all.indeterminate = ticked > 0 && !all.checked;
  }
}

rows?.addEventListener("change", (event) => {
  if (event.target.matches("[data-tick-all]")) {
    for (const box of boxes()) box.checked = event.target.checked;
    count();
  } else if (event.target.matches("input[name=chon]")) count();
});
document.addEventListener("htmx:afterSwap", count);
count();
