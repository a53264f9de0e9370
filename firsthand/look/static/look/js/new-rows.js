// Rows that come while one reads or works in the list wait behind a button ("3 new"); those already there change in place.
const rows = (root) => [...root.querySelectorAll("[data-row]")];

class NewRows extends HTMLElement {
  connectedCallback() {
    // A list that is swapped in stands here before its rows do: what is in it is looked for when it is needed.
    if (this.listens) return;
    this.listens = true;
    this.addEventListener("htmx:before:swap", (event) => this.hold(event));
    this.addEventListener("htmx:after:swap", () => this.announce());
    this.addEventListener("click", (event) => this.button.contains(event.target) && this.reveal());
  }

  get shown() { return (this.seen ??= new Set(rows(this).map((row) => row.id))); }
  get button() { return this.querySelector(".new-rows__call button"); }
  get pane() { return this.closest(".list") ?? document.scrollingElement; }
  get isRead() { return this.matches(":hover") || this.contains(document.activeElement) || this.pane.scrollTop > 8; }

  hold(event) {
    // Rows that one asked for ("More", a filter) are no surprise.
    const mine = event.detail.ctx.sourceElement === this;
    for (const row of event.detail.tasks.flatMap((task) => rows(task.fragment))) {
      if (mine && this.shown.size && this.isRead && !this.shown.has(row.id)) row.hidden = true;
      else this.shown.add(row.id);
    }
  }

  announce() {
    const count = rows(this).filter((row) => row.hidden).length;
    this.button.hidden = count === 0;
    this.button.textContent = count ? this.dataset.one.replace("{count}", count) : "";
  }

  reveal() {
    rows(this).forEach((row) => { row.hidden = false; this.shown.add(row.id); });
    this.announce();
    this.pane.scrollTop = 0;
    this.querySelector("[data-row] a")?.focus({ preventScroll: true });
  }
}

customElements.define("new-rows", NewRows);
