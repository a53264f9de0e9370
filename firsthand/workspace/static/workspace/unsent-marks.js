// The rows of conversations in which something waits in this browser, or was not taken, say so.
let all = [];

class UnsentMarks extends HTMLElement {
  connectedCallback() { this.show(); }

  show() {
    for (const row of document.querySelectorAll(".list [data-row]")) this.mark(row, all.filter(({ conversation }) => conversation === row.dataset.row));
  }

  mark(row, waiting) {
    const mark = row.querySelector(".row__unsent") ?? Object.assign(document.createElement("span"), { className: "row__unsent" });
    if (!waiting.length) return mark.remove();
    const isRefused = waiting.some(({ refused }) => refused);
    mark.toggleAttribute("data-refused", isRefused);
    mark.textContent = isRefused ? this.dataset.refused : this.dataset.waits;
    if (!mark.parentElement) row.querySelector(".row__foot")?.prepend(mark);
  }
}

const showAll = () => document.querySelector("unsent-marks")?.show();
document.addEventListener("outbox:changed", ({ detail }) => { all = detail; showAll(); });
document.addEventListener("htmx:after:swap", showAll);
customElements.define("unsent-marks", UnsentMarks);
