// A cell of the map opens its two texts beside the map; without this script it opens them on their own page.
const dialog = document.getElementById("cell");

document.addEventListener("click", async (event) => {
  const link = event.target.closest(".map .c a, .map .plus a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  await window.htmx.ajax("GET", link.getAttribute("href"), { target: "#cell-texts", swap: "innerHTML" });
  dialog.showModal();
});
