// What every page does: toasts that leave, a dropzone with progress, a detail that closes, errors said aloud.

const TOAST_STAYS_MS = 8000;
const toasts = document.getElementById("toasts");

function watchToast(toast) {
  let left = setTimeout(() => toast.remove(), TOAST_STAYS_MS);
  toast.addEventListener("mouseenter", () => clearTimeout(left));
  toast.addEventListener("focusin", () => clearTimeout(left));
  toast.addEventListener("mouseleave", () => { left = setTimeout(() => toast.remove(), TOAST_STAYS_MS / 2); });
}

function toast(words, tone) {
  const line = document.createElement("div");
  line.className = `toast-line ${tone}`;
  line.textContent = words;
  toasts.append(line);
}

for (const line of toasts.children) watchToast(line);
new MutationObserver((changes) => {
  for (const change of changes) {
    for (const node of change.addedNodes) if (node.nodeType === Node.ELEMENT_NODE) watchToast(node);
  }
}).observe(toasts, { childList: true });

// An undo that was asked for is no longer offered.
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.elt;
  if (form.querySelector?.("[data-closes]")) form.closest("[data-toast]")?.remove();
});

// What the page asks for by itself may fail in silence: nobody was doing anything.
const quiet = (event) => event.detail.elt.matches?.("[data-quiet]");

document.addEventListener("htmx:responseError", (event) => {
  if (quiet(event)) return;
  const { xhr } = event.detail;
  const page = new DOMParser().parseFromString(xhr.responseText, "text/html");
  const reason = page.querySelector("[data-reason] p")?.textContent;
  toast(reason || `Máy chủ báo lỗi ${xhr.status}. Thao tác chưa được lưu; hãy thử lại.`, "error");
});

document.addEventListener("htmx:sendError", (event) => {
  if (quiet(event)) return;
  toast("Không nối được với máy chủ. Thao tác chưa được lưu; hãy kiểm tra mạng rồi thử lại.", "error");
});

// Dropzone
for (const form of document.querySelectorAll("[data-dropzone]")) {
  const input = form.querySelector("input[type=file]");
  const progress = form.querySelector("[data-progress]");
  const bar = progress.querySelector("progress");
  const stage = progress.querySelector("[data-stage]");
  const answer = form.querySelector("#dropzone-answer");
  const limitMb = Number(form.dataset.limitMb);

  const refuse = (words) => {
    const notice = document.createElement("div");
    notice.className = "notice error";
    notice.setAttribute("role", "alert");
    notice.textContent = words;
    answer.replaceChildren(notice);
    form.reset();
  };

  const send = () => {
    const [file] = input.files;
    if (!file) return;
    answer.replaceChildren();
    if (file.size > limitMb * 1024 * 1024) {
      const megabytes = (file.size / 1024 / 1024).toFixed(1).replace(".", ",");
      refuse(`Tệp “${file.name}” nặng ${megabytes} MB, hệ thống nhận tối đa ${limitMb} MB. Hãy quét lại ở độ phân giải thấp hơn hoặc tách phụ lục thành tệp riêng.`);
      return;
    }
    progress.querySelector("[data-file]").textContent = file.name;
    form.requestSubmit();
  };

  input.addEventListener("change", send);
  form.addEventListener("htmx:beforeRequest", () => {
    bar.value = 0;
    stage.textContent = "Đang gửi tệp…";
    progress.hidden = false;
    form.classList.add("busy");
  });
  form.addEventListener("htmx:xhr:progress", (event) => {
    const { loaded, total } = event.detail;
    if (!total) return;
    if (loaded < total) bar.value = Math.round((100 * loaded) / total);
    else {
      bar.removeAttribute("value");
      stage.textContent = "Đang đọc văn bản…";
    }
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.xhr.getResponseHeader("HX-Redirect")) return;
    progress.hidden = true;
    form.classList.remove("busy");
    form.reset();
  });

  const dropped = (event) => event.dataTransfer?.types.includes("Files");
  let depth = 0;
  document.addEventListener("dragenter", (event) => {
    if (!dropped(event)) return;
    depth += 1;
    form.classList.add("over");
  });
  document.addEventListener("dragleave", () => {
    depth = Math.max(0, depth - 1);
    if (depth === 0) form.classList.remove("over");
  });
  document.addEventListener("dragover", (event) => { if (dropped(event)) event.preventDefault(); });
  document.addEventListener("drop", (event) => {
    if (!dropped(event)) return;
    event.preventDefault();
    depth = 0;
    form.classList.remove("over");
    if (event.dataTransfer.files.length > 1) {
      refuse("Mỗi lần chỉ nhận một tệp. Hãy thả từng tệp.");
      return;
    }
    input.files = event.dataTransfer.files;
    send();
  });
}

// The task that stands beside the list
const detail = document.getElementById("detail");
if (detail) {
  const close = () => {
    detail.replaceChildren();
    document.querySelector("tr.open")?.classList.remove("open");
  };
  document.addEventListener("click", (event) => { if (event.target.closest("[data-close-detail]")) close(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && detail.firstChild) close(); });
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.target !== detail) return;
    document.querySelector("tr.open")?.classList.remove("open");
    event.detail.elt.closest("tr")?.classList.add("open");
  });
}

document.addEventListener("click", (event) => { if (event.target.closest("[data-print]")) window.print(); });

// What was chosen in a list's filters before htmx listened, or what the browser put back into them, is asked for now.
const chosenSince = (field) => {
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.tagName !== "SELECT") return field.tagName === "INPUT" && field.type !== "hidden" && field.value !== field.defaultValue;
  const stated = [...field.options].findIndex((option) => option.defaultSelected);
  return field.selectedIndex !== Math.max(stated, 0);
};
document.addEventListener("DOMContentLoaded", () => {
  for (const form of document.querySelectorAll("form[hx-get][hx-push-url]")) {
    if ([...form.elements].some(chosenSince)) form.requestSubmit();
  }
});

// Names offered while one types, wherever a field asks for it: the script comes when such a field is entered.
document.addEventListener("focusin", async (event) => {
  if (!event.target.matches?.("[data-suggest]:not([data-suggesting])")) return;
  const { attach } = await import("./suggest.js");
  attach(event.target);
});
