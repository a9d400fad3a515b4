// Reads QR codes with the camera: by the browser itself where it can (BarcodeDetector), else by zxing, loaded only then.
// Nothing of the picture leaves the machine; what is read leads to a page of this site or is refused.

const place = document.querySelector("[data-scan]");
const video = place.querySelector("video");
const button = place.querySelector("[data-start]");
const said = place.querySelector("[data-said]");
const LOOKS_EVERY = 200; // milliseconds

function say(words) {
  said.textContent = words;
}

/** The address of this site that a code stands for; null for what is not of it. */
export function addressIn(read, origin) {
  const code = /^\s*[NVKT]\s*-?\s*\d*\s*$/i.test(read) ? read.trim() : null;
  if (code) return `/quet-ma/?ma=${encodeURIComponent(code)}`;
  try {
    const found = new URL(read);
    const ma = found.pathname === "/quet-ma/" ? found.searchParams.get("ma") : null;
    if (ma) return `/quet-ma/?ma=${encodeURIComponent(ma)}`; // whatever name the site was printed under
    return found.origin === origin ? found.pathname + found.search : null;
  } catch {
    return null;
  }
}

let stopped = false;
function take(read) {
  const address = addressIn(read, location.origin);
  if (!address) {
    say("Đây không phải mã của hệ thống này. Hãy đưa mã khác vào khung hình.");
    return false;
  }
  stopped = true;
  stop();
  say("Đã đọc được mã, đang mở trang…");
  location.assign(address);
  return true;
}

function stop() {
  for (const track of video.srcObject?.getTracks() ?? []) track.stop();
}

async function lookWithBrowser() {
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  while (!stopped) {
    const codes = await detector.detect(video).catch(() => []);
    if (codes.length && take(codes[0].rawValue)) return;
    await new Promise((done) => setTimeout(done, LOOKS_EVERY));
  }
}

function loadReader() {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = place.dataset.reader;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
}

async function lookWithReader() {
  await loadReader();
  const reader = new ZXingBrowser.BrowserQRCodeReader(undefined, { delayBetweenScanAttempts: LOOKS_EVERY });
  await reader.decodeFromVideoElement(video, (found, _, controls) => {
    if (found && !stopped && take(found.getText())) controls.stop();
  });
}

async function readsQrItself() {
  try {
    return "BarcodeDetector" in window && (await BarcodeDetector.getSupportedFormats()).includes("qr_code");
  } catch {
    return false;
  }
}

async function start() {
  button.hidden = true;
  say("Đang mở máy ảnh…");
  try {
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
  } catch {
    button.hidden = false;
    say("Chưa mở được máy ảnh: hãy cho phép trang này dùng máy ảnh rồi thử lại, hoặc nhập mã bên dưới.");
    return;
  }
  video.hidden = false;
  await video.play();
  say("Đưa mã QR vào giữa khung hình.");
  try {
    await ((await readsQrItself()) ? lookWithBrowser() : lookWithReader());
  } catch {
    stop();
    say("Không đọc được mã bằng máy ảnh này; hãy nhập mã bên dưới.");
  }
}

if (navigator.mediaDevices?.getUserMedia) {
  button.hidden = false;
  say("Ảnh chỉ được đọc trong máy của bạn, không gửi đi đâu.");
  button.addEventListener("click", start);
  addEventListener("pagehide", stop);
}
