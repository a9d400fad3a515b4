// Keys of the machine (WebAuthn): made, asked for, handed to the form around the button. The page gives what is asked.

const fromBase64Url = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const toBase64Url = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

function withBytes(options) {
  const asked = { ...options.publicKey, challenge: fromBase64Url(options.publicKey.challenge) };
  if (asked.user) asked.user = { ...asked.user, id: fromBase64Url(asked.user.id) };
  for (const list of ["excludeCredentials", "allowCredentials"]) {
    if (asked[list]) asked[list] = asked[list].map((key) => ({ ...key, id: fromBase64Url(key.id) }));
  }
  return { publicKey: asked };
}

function written(key) {
  const { response } = key;
  const answer = { clientDataJSON: toBase64Url(response.clientDataJSON) };
  if (response.attestationObject) {
    answer.attestationObject = toBase64Url(response.attestationObject);
    answer.transports = response.getTransports?.() ?? [];
  } else {
    answer.authenticatorData = toBase64Url(response.authenticatorData);
    answer.signature = toBase64Url(response.signature);
    answer.userHandle = response.userHandle ? toBase64Url(response.userHandle) : null;
  }
  return {
    id: key.id,
    rawId: toBase64Url(key.rawId),
    type: key.type,
    response: answer,
    authenticatorAttachment: key.authenticatorAttachment,
    clientExtensionResults: key.getClientExtensionResults(),
  };
}

const read = (id) => JSON.parse(document.getElementById(id).textContent);

async function make(form) {
  const options = read(form.dataset.passkeyAdd);
  const alone = form.elements.passwordless.checked;
  Object.assign(options.publicKey.authenticatorSelection, {
    residentKey: alone ? "required" : "discouraged",
    requireResidentKey: alone,
    ...(alone && { userVerification: "required" }),
  });
  return navigator.credentials.create(withBytes(options));
}

async function ask(form) {
  let options;
  if (form.dataset.passkeyUse) options = read(form.dataset.passkeyUse);
  else {
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`Máy chủ báo lỗi ${answer.status}.`);
    options = (await answer.json()).request_options;
  }
  return navigator.credentials.get(withBytes(options));
}

function words(error) {
  if (error.name === "NotAllowedError") return "Chưa dùng được khóa: bạn đã hủy, hoặc máy này không có khóa của tài khoản. Hãy thử lại hoặc chọn cách khác.";
  if (error.name === "InvalidStateError") return "Khóa này đã được thêm trước đây.";
  if (error.name === "SecurityError") return "Trình duyệt không cho dùng khóa ở địa chỉ này. Hãy mở trang bằng tên miền (https).";
  return `Chưa dùng được khóa. ${error.message}`;
}

for (const form of document.querySelectorAll("[data-passkey-login], [data-passkey-use], [data-passkey-add]")) {
  const wrong = form.querySelector("[data-passkey-wrong]");
  const button = form.querySelector("button[type=button]");
  if (!window.PublicKeyCredential) {
    if ("passkeyLogin" in form.dataset) continue; // the offer stays hidden
    button.disabled = true;
    wrong.textContent = "Trình duyệt này không dùng được khóa truy cập.";
    wrong.hidden = false;
    continue;
  }
  form.hidden = false;
  button.addEventListener("click", async () => {
    wrong.hidden = true;
    button.disabled = true;
    try {
      const key = await ("passkeyAdd" in form.dataset ? make(form) : ask(form));
      form.elements.credential.value = JSON.stringify(written(key));
      form.submit();
    } catch (error) {
      wrong.textContent = words(error);
      wrong.hidden = false;
      button.disabled = false;
    }
  });
}
