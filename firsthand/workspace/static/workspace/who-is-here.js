// Colleagues who read or write the same conversation: as faces in the rows of the list, with words beside the head and where
// one writes. And the customer of a chat who is there: as a quiet word in its row. The line to the house brings who it is; nothing of it is kept.
const company = new Map();
export const customers = new Map();
const me = () => Number(document.querySelector("live-screen")?.dataset.me);
const others = (conversation) => (company.get(String(conversation)) ?? []).filter((one) => one.id !== me());

function face({ name, initials, hue, picture, how }) {
  const made = document.getElementById("face-here").content.firstElementChild.cloneNode(true);
  made.dataset.hue = hue;
  made.dataset.how = how;
  made.title = name;
  if (picture) made.prepend(Object.assign(new Image(), { src: picture, alt: "" }));
  else made.prepend(initials || "·");
  return made;
}

class WhoIsHere extends HTMLElement {
  static observedAttributes = ["data-in"];
  connectedCallback() { this.show(); }
  attributeChangedCallback() { this.show(); }

  show() {
    const there = others(this.dataset.in), shown = this.hasAttribute("data-writing") ? there.filter(({ how }) => how === "writing") : there;
    const seen = JSON.stringify(shown);
    if (seen === this.seen) return;
    this.seen = seen;
    this.replaceChildren(...shown.slice(0, 5).map(face), ...this.words(shown));
    this.hidden = shown.length === 0;
  }

  words(shown) {
    const writing = shown.filter(({ how }) => how === "writing"), named = writing.length ? writing : shown;
    const pattern = writing.length ? this.dataset.writes : this.dataset.reads;
    if (!pattern || !named.length) return [];
    const names = new Intl.ListFormat(document.documentElement.lang).format(named.map(({ name }) => name));
    return [Object.assign(document.createElement("span"), { textContent: pattern.replace("{names}", names) })];
  }
}

// A row is drawn once for everybody, so whoever is there is laid upon it here.
function lay() {
  for (const row of document.querySelectorAll("[data-row]")) {
    const known = row.querySelector(":scope who-is-here"), there = others(row.dataset.row);
    if (!there.length) known?.remove();
    else (known ?? laid(row)).dataset.in = row.dataset.row;
    known?.show?.();
    markCustomer(row, customers.get(row.dataset.row));
  }
}

function markCustomer(row, how) {
  const known = row.querySelector(".row__there");
  if (!how) return known?.remove();
  const made = known ?? document.getElementById("customer-there").content.firstElementChild.cloneNode(true);
  made.dataset.how = how;
  if (!known) row.querySelector(".row__foot")?.prepend(made);
}

function laid(row) {
  const made = document.createElement("who-is-here");
  made.setAttribute("aria-hidden", "true");
  (row.querySelector(".row__line") ?? row).append(made);
  return made;
}

function forget(conversation) {
  company.delete(conversation);
  customers.delete(conversation);
}

let soon;
const showAll = () => (soon ??= requestAnimationFrame(() => {
  soon = null;
  document.querySelectorAll("who-is-here").forEach((each) => each.show());
  lay();
}));

document.addEventListener("look:topics", ({ detail }) => document.querySelectorAll("[data-row], #main [data-conversation]").forEach((each) => detail.add(`presence:${each.dataset.row ?? each.dataset.conversation}`)));
document.addEventListener("look:heard", ({ detail: { watching, present } }) => {
  if (watching) [...company.keys()].filter((known) => !watching.includes(`presence:${known}`)).forEach(forget);
  if (present) [[company, present.who], [customers, present.customer]].forEach(([known, who]) => known.set(String(present.conversation), who));
  if (watching || present) showAll();
});
document.addEventListener("look:lost", () => { company.clear(); customers.clear(); showAll(); });
document.addEventListener("htmx:after:swap", showAll);
customElements.define("who-is-here", WhoIsHere);
// The line may have opened before this was here to name its topics.
document.dispatchEvent(new CustomEvent("look:more"));
