// What is being written is kept on this machine with every key stroke, survives a reload, and is forgotten once it was sent.
const name = (key) => `draft:${key}`;

class AutoSave extends HTMLElement {
  connectedCallback() {
    if (this.watched) return;
    this.watched = true;
    this.addEventListener("input", () => this.keep());
    this.addEventListener("submit", (event) => event.target.matches("[hx-post],[hx-put],[hx-patch]") || this.forget());
    this.addEventListener("htmx:after:request", (event) => event.target.matches("form") && event.detail.ctx.response?.status < 400 && this.sent());
    this.restore();
  }

  get places() { return [...this.querySelectorAll("textarea[name], input[type=text][name], input:not([type])[name]")]; }

  restore() {
    const kept = JSON.parse(localStorage.getItem(name(this.getAttribute("key"))) ?? "{}");
    for (const place of this.places) {
      if (place.value !== place.defaultValue || !kept[place.name]) continue;
      place.value = kept[place.name];
      place.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  keep() {
    const words = Object.fromEntries(this.places.filter((place) => place.value && place.value !== place.defaultValue).map((place) => [place.name, place.value]));
    if (!Object.keys(words).length) return this.forget();
    localStorage.setItem(name(this.getAttribute("key")), JSON.stringify(words));
  }

  forget() { localStorage.removeItem(name(this.getAttribute("key"))); }

  sent() {
    this.forget();
    this.querySelector("form")?.reset();
    this.places.forEach((place) => place.dispatchEvent(new Event("input", { bubbles: true })));
    this.forget();
  }
}

// Signing out leaves nothing behind for the next person at this machine.
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-forget-drafts]")) return;
  Object.keys(localStorage).filter((key) => key.startsWith("draft:")).forEach((key) => localStorage.removeItem(key));
  indexedDB.deleteDatabase("firsthand");
});

customElements.define("auto-save", AutoSave);
