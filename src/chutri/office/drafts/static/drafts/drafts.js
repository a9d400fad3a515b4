// The drafter's desk by keyboard: n goes to the next opinion without an answer, g opens the answer's field.
const typing = (target) => target.closest("input, textarea, select");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const waiting = [...document.querySelectorAll("[data-unanswered]")];
  if (event.key === "n" && waiting.length) {
    const below = waiting.find((one) => one.getBoundingClientRect().top > 160) ?? waiting[0];
    below.open = true;
    below.scrollIntoView({ block: "center" });
    below.querySelector("textarea")?.focus();
    event.preventDefault();
  }
});
