// Ctrl+K: one field over all that the page can do, and all that can be found. The acts are read from the page itself, as
// the help of keys is, so that neither is ever out of date.
const SOON = 120;
const plain = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function said(element) {
  const copy = element.cloneNode(true);
  copy.querySelectorAll("kbd, .count, .face, [aria-hidden]").forEach((part) => part.remove());
  return element.getAttribute("aria-label") || copy.textContent.trim().replace(/\s+/g, " ") || element.title;
}

class CommandPalette extends HTMLElement {
  connectedCallback() {
    if (this.dialog) return;
    [this.dialog, this.field] = [this.closest("dialog"), this.querySelector("input")];
    [this.acts, this.found] = this.querySelectorAll("ul");
    this.also = JSON.parse(this.dataset.also);
    this.field.addEventListener("input", () => this.look());
    this.field.addEventListener("keydown", (event) => this.press(event));
    this.addEventListener("click", (event) => this.use(event.target.closest("[role=option]"), event.ctrlKey || event.metaKey));
    document.addEventListener("keydown", (event) => this.called(event));
    new MutationObserver(() => this.dialog.open && this.begin()).observe(this.dialog, { attributeFilter: ["open"] });
  }

  get options() { return [...this.querySelectorAll("[role=option]")]; }
  get chosen() { return this.querySelector("[aria-selected=true]") ?? this.options[0]; }

  called(event) {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (this.dialog.open) this.dialog.close();
    else if (!document.querySelector("dialog:modal")) this.dialog.showModal();
  }

  begin() {
    this.field.value = "";
    this.field.focus();
    this.look();
  }

  look() {
    const words = plain(this.field.value.trim()).split(/\s+/).filter(Boolean);
    this.acts.replaceChildren(...this.offered().filter(([name, each]) => words.every((word) => plain(`${name} ${this.also[each.dataset.key] ?? ""}`).includes(word))).slice(0, words.length ? 8 : 30).map((each) => this.line(...each)));
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.fetch(this.field.value.trim()), SOON);
    this.choose(this.options[0]);
  }

  offered() {
    const seen = new Set();
    // What can be done with the open conversation stands before the places one can go.
    const able = [...document.querySelectorAll("[data-keys-first]:not([hidden]) [data-key]"), ...document.querySelectorAll("#main [data-key]"), ...document.querySelectorAll("[data-key]")].filter((each) => !each.matches("[data-opens=palette]") && !this.contains(each) && !each.closest(".toast, [data-keys-first][hidden]") && !each.matches("[open] > [data-unfolds]"));
    return able.map((each) => [said(each), each]).filter(([name, each]) => name && !seen.has(each.dataset.key) && seen.add(each.dataset.key));
  }

  line(name, element) {
    const made = this.querySelector("template").content.firstElementChild.cloneNode(true);
    made.id = `palette-key-${element.dataset.key.replace(/\W/g, (each) => each.charCodeAt(0))}`;
    made.querySelector("span").textContent = name;
    made.querySelector("kbd").textContent = element.dataset.key;
    made.does = element;
    return made;
  }

  async fetch(words) {
    const answer = words ? await fetch(`${this.dataset.at}?q=${encodeURIComponent(words)}`, { headers: { "HX-Request": "true" } }).catch(() => null) : null;
    if (this.field.value.trim() !== words) return;
    this.found.innerHTML = answer?.ok ? await answer.text() : "";
    this.querySelector(".palette__none").hidden = this.options.length > 0;
    this.choose(this.chosen);
  }

  choose(option) {
    this.options.forEach((each) => each.setAttribute("aria-selected", String(each === option)));
    this.field.setAttribute("aria-activedescendant", option?.id ?? "");
    option?.scrollIntoView({ block: "nearest" });
  }

  press(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.choose(this.options[(this.options.indexOf(this.chosen) + step + this.options.length) % this.options.length]);
    else if (event.key === "Enter") this.use(this.chosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // An option holds no link or button of its own: whoever hears the page hears the option, and no control within it.
  use(option, aside = false) {
    if (!option) return;
    this.dialog.close();
    if (!option.does) return aside ? open(option.dataset.href) : location.assign(option.dataset.href);
    if (option.does.matches("input, textarea, select")) option.does.focus();
    else option.does.click();
  }
}

customElements.define("command-palette", CommandPalette);
