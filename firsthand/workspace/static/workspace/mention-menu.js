// After an @ in a note the colleagues are offered whose names begin so; arrows choose, Enter or Tab takes, Escape puts away.
const CALLED = /(?:^|[^\p{L}\p{N}@.])@([\p{L}\p{M}'’-]*(?: [\p{L}\p{M}'’-]*)?)$/u;
let names, absent = {};

class MentionMenu extends HTMLElement {
  connectedCallback() {
    if (this.list) return;
    this.list = Object.assign(document.createElement("ul"), { className: "mentions", hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.dataset.label);
    this.list.id = `${this.id}-names`;
    this.append(this.list);
    this.addEventListener("input", (event) => event.target === this.place && this.offer());
    this.addEventListener("keydown", (event) => event.target === this.place && this.press(event), true);
    this.addEventListener("focusout", () => setTimeout(() => this.away(), 150));
    this.list.addEventListener("mousedown", (event) => { event.preventDefault(); this.take(event.target.closest("li")); });
  }

  get place() { return this.querySelector('[data-side="note"] textarea'); }
  get choices() { return [...this.list.children]; }
  get chosen() { return this.choices.find((each) => each.getAttribute("aria-selected") === "true"); }

  async offer() {
    const called = CALLED.exec(this.place.value.slice(0, this.place.selectionStart))?.[1];
    if (called === undefined) return this.away();
    names ??= fetch(this.dataset.from, { headers: { Accept: "application/json" } }).then((answer) => answer.json()).then((found) => { absent = found.away; return found.names; });
    const fitting = (await names).filter((name) => name.toLowerCase().startsWith(called.toLowerCase()) || name.toLowerCase().split(" ").some((part) => called && part.startsWith(called.toLowerCase()))).slice(0, 6);
    if (fitting.length === 1 && fitting[0] === called) return this.away();
    this.called = called;
    this.list.replaceChildren(...fitting.map((name, index) => this.choice(name, index)));
    this.list.hidden = fitting.length === 0;
  }

  choice(name, index) {
    const made = Object.assign(document.createElement("li"), { textContent: name, id: `${this.list.id}-${index}` });
    made.dataset.name = name;
    if (absent[name]) made.append(Object.assign(document.createElement("small"), { textContent: ` ${absent[name]}`, className: "quiet" }));
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", index === 0);
    return made;
  }

  press(event) {
    if (this.list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.move(step);
    else if (event.key === "Escape") this.away();
    else if ((event.key === "Enter" && !event.ctrlKey && !event.metaKey) || event.key === "Tab") this.take(this.chosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  move(step) {
    const next = this.choices.at((this.choices.indexOf(this.chosen) + step) % this.choices.length);
    this.choices.forEach((each) => each.setAttribute("aria-selected", each === next));
  }

  take(choice) {
    if (!choice) return;
    const at = this.place.selectionStart;
    this.place.setRangeText(`${choice.dataset.name} `, at - this.called.length, at, "end");
    this.place.dispatchEvent(new Event("input", { bubbles: true }));
    this.away();
  }

  away() { this.list.hidden = true; }
}

customElements.define("mention-menu", MentionMenu);
