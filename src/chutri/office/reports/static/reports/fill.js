// Filling a report in: rows that are added, proposals that are taken, and handing in only what has been kept.

const form = document.getElementById("fill");

function keep() {
  form?.dispatchEvent(new Event("keep-now"));
}

document.addEventListener("click", (event) => {
  const add = event.target.closest("[data-add-row]");
  if (add) {
    const body = add.closest(".question-field").querySelector("[data-rows] tbody");
    const row = body.rows[body.rows.length - 1].cloneNode(true);
    for (const cell of row.querySelectorAll("textarea")) cell.value = "";
    body.append(row);
    row.querySelector("textarea").focus();
  }
  const take = event.target.closest("[data-take]");
  if (take) {
    document.getElementById(take.dataset.take).value = take.dataset.value;
    take.remove();
    keep();
  }
});

// A save that is under way changes the version: handing in waits for it.
let busy = 0;
let waiting = false;
form?.addEventListener("htmx:beforeRequest", () => { busy += 1; });
form?.addEventListener("htmx:afterRequest", () => {
  busy = Math.max(0, busy - 1);
  if (waiting && busy === 0) form.requestSubmit();
});
form?.addEventListener("submit", (event) => {
  if (busy === 0) return;
  event.preventDefault();
  waiting = true;
});

document.querySelector(".question.wrong :is(input, textarea)")?.focus();
