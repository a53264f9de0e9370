// The session ended, in another tab or by itself: said kindly, once, over a page that shows nothing more of any customer.
// What was being written is kept for this tab alone, and stands there again as soon as the same person has signed in.
const KEPT = "written-when-signed-out";
const screen = () => document.querySelector("live-screen");

function keep() {
  const written = {};
  for (const place of document.querySelectorAll("auto-save")) {
    const words = Object.fromEntries(place.places.filter(({ value }) => value.trim()).map(({ name, value }) => [name, value]));
    if (Object.keys(words).length) written[place.getAttribute("key")] = words;
  }
  sessionStorage.setItem(KEPT, JSON.stringify(written));
  return Object.keys(written).length > 0;
}

function say(at) {
  const dialog = document.getElementById("signed-out");
  if (!dialog || dialog.open) return;
  document.querySelectorAll("dialog[open]").forEach((other) => other.close());
  dialog.querySelector("[data-written]").hidden = !keep();
  dialog.querySelector("a").href = at ?? `/accounts/login/?next=${encodeURIComponent(location.pathname + location.search)}`;
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  dialog.showModal();
  // What is kept for reading without a network was kept for whoever was signed in.
  globalThis.caches?.keys().then((all) => all.filter((name) => name.startsWith("pages")).forEach((name) => caches.delete(name)));
}

// Only somebody who signed in as the same person finds it again.
function restore() {
  const written = JSON.parse(sessionStorage.getItem(KEPT) ?? "{}"), account = screen()?.dataset.account;
  if (!account) return;
  sessionStorage.removeItem(KEPT);
  for (const [key, words] of Object.entries(written)) {
    if (!key.startsWith(`${account}-`) || localStorage.getItem(`draft:${key}`)) continue;
    localStorage.setItem(`draft:${key}`, JSON.stringify(words));
    document.querySelector(`auto-save[key="${CSS.escape(key)}"]`)?.restore();
  }
}

document.addEventListener("look:heard", ({ detail }) => detail.signed_out && say());
document.addEventListener("htmx:before:response", (event) => {
  const { status, headers } = event.detail.ctx.response;
  if (status !== 401) return;
  event.preventDefault();
  say(headers.get("HX-Redirect"));
});
restore();
