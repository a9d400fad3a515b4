// Names offered while one types: <input data-suggest="/danh-ba/goi-y">, or a <textarea> of which each line is a name.
// Without this script the field takes what is typed; what is offered is only ever a help. Loaded when such a field is entered.

const WAITS = 150; // milliseconds
const SHORTEST = 2; // letters
let count = 0;

/** Where the name that is being typed begins and ends: a field's whole value, or the line that the cursor stands in. */
function typed(field) {
  if (field.tagName !== "TEXTAREA") return [0, field.value.length];
  const before = field.value.lastIndexOf("\n", field.selectionStart - 1) + 1;
  const after = field.value.indexOf("\n", field.selectionStart);
  return [before, after < 0 ? field.value.length : after];
}

export function attach(field) {
  if (field.dataset.suggesting) return;
  field.dataset.suggesting = "1";
  const list = document.createElement("ul");
  list.className = "suggest-list";
  list.id = `suggest-${(count += 1)}`;
  list.setAttribute("role", "listbox");
  list.hidden = true;
  field.parentElement.classList.add("suggest-in");
  field.after(list);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");
  field.autocomplete = "off";
  let active = -1;
  let timer = 0;
  let asked = "";

  function close() {
    list.hidden = true;
    active = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function point(to) {
    active = (to + list.children.length) % list.children.length;
    [...list.children].forEach((one, place) => one.setAttribute("aria-selected", String(place === active)));
    field.setAttribute("aria-activedescendant", list.children[active].id);
    list.children[active].scrollIntoView({ block: "nearest" });
  }

  function pick(name) {
    const [from, to] = typed(field);
    field.setRangeText(name, from, to, "end");
    close();
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function show(names) {
    list.replaceChildren(
      ...names.map((name, place) => {
        const one = document.createElement("li");
        one.id = `${list.id}-${place}`;
        one.setAttribute("role", "option");
        one.textContent = name;
        one.addEventListener("mousedown", (event) => {
          event.preventDefault(); // the field keeps the cursor
          pick(name);
        });
        return one;
      }),
    );
    active = -1;
    list.hidden = names.length === 0;
    field.setAttribute("aria-expanded", String(names.length > 0));
  }

  async function ask() {
    const [from, to] = typed(field);
    const words = field.value.slice(from, to).trim();
    asked = words;
    if (words.length < SHORTEST) return close();
    const answer = await fetch(`${field.dataset.suggest}?tim=${encodeURIComponent(words)}`).catch(() => null);
    if (!answer?.ok || asked !== words) return;
    const { names } = await answer.json();
    if (document.activeElement === field) show(names.filter((name) => name !== words));
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAITS);
  });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") point(active + 1);
    else if (event.key === "ArrowUp") point(active < 0 ? list.children.length - 1 : active - 1);
    else if (event.key === "Enter" && active >= 0) pick(list.children[active].textContent);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
