// A button with data-opens shows the native dialog it names; the help of keys is filled each time, with those that work now.
// Where one begins in a dialog or menu that came with its page says data-begins: what says autofocus is tried at each swap of
// the page, hidden as it is, and lays the page out for nothing.
import { offered } from "./key-map.js";

document.addEventListener("click", (event) => {
  const dialog = document.getElementById(event.target.closest("[data-opens]")?.dataset.opens);
  if (!dialog) return;
  const keys = dialog.querySelector("[data-keys]");
  if (keys) fill(keys);
  dialog.showModal();
  begin(dialog);
});

document.addEventListener("toggle", ({ target, newState }) => newState === "open" && target.matches("[popover]") && begin(target), true);

const begin = (shown) => shown.querySelector("[data-begins]")?.focus();

document.addEventListener("click", (event) => event.target instanceof HTMLDialogElement && event.target.close());

function fill(keys) {
  keys.querySelectorAll("[data-found]").forEach((old) => old.remove());
  const seen = new Set();
  for (const element of offered()) {
    if (seen.has(element.dataset.key)) continue;
    seen.add(element.dataset.key);
    keys.append(made("dt", words(element)), made("dd", "", ...element.dataset.key.split(" ").map((key) => made("kbd", /^[A-Z]$/.test(key) ? `⇧${key}` : key))));
  }
}

function words(element) {
  const copy = element.cloneNode(true);
  copy.querySelectorAll("kbd, .count, .face, [aria-hidden]").forEach((part) => part.remove());
  return element.getAttribute("aria-label") || copy.textContent.trim().replace(/\s+/g, " ") || element.title;
}

function made(tag, words, ...inside) {
  const element = Object.assign(document.createElement(tag), { className: tag === "kbd" ? "key" : "" });
  element.dataset.found = "";
  element.append(words, ...inside);
  return element;
}
