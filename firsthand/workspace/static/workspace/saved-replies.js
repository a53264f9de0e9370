// After a / at the beginning of a word the saved replies are offered that hold the words behind it, as this customer would
// read them; arrows choose, Enter or Tab takes one with its files, Escape puts away.
const CALLED = /(?:^|\s)\/([^\s/]*(?: [^\s/]+){0,2})$/u;
const SOON = 100;

class SavedReplies extends HTMLElement {
  connectedCallback() {
    if (this.list) return;
    this.list = this.querySelector(":scope > ul");
    this.addEventListener("input", (event) => event.target === this.place && this.offer());
    this.addEventListener("keydown", (event) => this.press(event), true);
    this.addEventListener("focusout", () => setTimeout(() => this.contains(document.activeElement) || this.leave(), 150));
    this.addEventListener("click", (event) => event.target.closest("[data-saved-replies]") && this.begin());
    this.list.addEventListener("mousedown", (event) => { event.preventDefault(); this.take(event.target.closest("[role=option]")); });
    this.place?.form.addEventListener("reset", () => this.querySelectorAll("input[name=used]").forEach((each) => each.remove()));
    if (this.place && this.contains(document.activeElement)) this.offer(); // whoever wrote before this came is answered too
  }

  get place() { return this.querySelector('[data-side="reply"] textarea[name=words]'); }
  get rich() { return this.place.closest("rich-text"); }
  get choices() { return [...this.list.querySelectorAll("[role=option]")]; }
  get chosen() { return this.choices.find((each) => each.getAttribute("aria-selected") === "true"); }

  get before() {
    const from = this.rich.editor?.state.selection.$from;
    return from ? from.parent.textBetween(0, from.parentOffset, "\n", "\n") : this.place.value.slice(0, this.place.selectionStart);
  }

  // By its button: the same / as by hand, set apart from the word before it.
  begin() {
    this.rich.editor ? this.rich.editor.commands.focus() : this.place.focus();
    const mark = /\S$/.test(this.before) ? " /" : "/";
    this.rich.put(mark);
    this.begun = mark;
  }

  // What the button wrote goes again, unless something was written behind it; a / by hand stays.
  leave() {
    const mark = this.called === "" && this.begun;
    this.away();
    if (!mark || !this.before.endsWith(mark)) return;
    const at = this.rich.editor ? this.rich.editor.state.selection.from : this.place.selectionStart;
    this.rich.cut({ from: at - mark.length, to: at });
  }

  offer() {
    const called = CALLED.exec(this.before)?.[1];
    clearTimeout(this.soon);
    if (called === undefined) return this.away();
    this.called = called;
    this.soon = setTimeout(() => this.fetch(called), SOON);
  }

  async fetch(called) {
    const answer = await fetch(`${this.dataset.from}?q=${encodeURIComponent(called)}`, { headers: { "HX-Request": "true", Accept: "application/json" } }).catch(() => null);
    if (called !== this.called || !answer?.ok) return;
    const { replies } = await answer.json();
    if (called !== this.called) return;
    if (!replies.length && called) return this.away(called);
    this.list.querySelectorAll("[role=option]").forEach((each) => each.remove());
    this.list.prepend(...replies.map((reply, index) => this.choice(reply, index)));
    this.list.querySelector("[data-none]").hidden = replies.length > 0;
    this.list.hidden = false;
  }

  choice(reply, index) {
    const made = this.querySelector(":scope > template").content.firstElementChild.cloneNode(true);
    made.id = `${this.id}-${index}`;
    made.reply = reply;
    made.setAttribute("aria-selected", index === 0);
    made.querySelector("b").textContent = reply.name;
    made.querySelector("small").textContent = [reply.circle, ...reply.files.map((file) => file.name)].filter(Boolean).join(" · ");
    made.querySelector("span").textContent = reply.hint;
    return made;
  }

  press(event) {
    if ((this.list.hidden && !this.begun) || !event.target.closest('[data-side="reply"]')) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.move(step);
    else if (event.key === "Escape") this.leave();
    else if (this.chosen && ((event.key === "Enter" && !event.ctrlKey && !event.metaKey) || event.key === "Tab")) this.take(this.chosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  move(step) {
    if (!this.choices.length) return;
    const next = this.choices.at((this.choices.indexOf(this.chosen) + step) % this.choices.length);
    this.choices.forEach((each) => each.setAttribute("aria-selected", each === next));
    next.scrollIntoView({ block: "nearest" });
  }

  take(choice) {
    if (!choice) return;
    const { reply } = choice, length = this.called.length + 1;
    const at = this.rich.editor ? this.rich.editor.state.selection.from : this.place.selectionStart;
    this.away();
    this.rich.put(reply.words, { from: at - length, to: at });
    this.place.form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "used", value: reply.id }));
    reply.files.forEach((file) => this.querySelector('[data-side="reply"] drop-files').keep(file));
  }

  away() {
    this.called = this.begun = undefined;
    this.list.hidden = true;
  }
}

customElements.define("saved-replies", SavedReplies);
