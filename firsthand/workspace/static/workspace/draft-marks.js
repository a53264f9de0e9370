// Which conversations hold something that one is writing, and under "new" the letters that begin one: asked once a page, and
// again when one comes back to it.
const MARKS = "/drafts/marks/";
let asked;

async function ask() {
  const answer = await fetch(MARKS, { headers: { "HX-Request": "true", "X-By-Itself": "1" } }).catch(() => null);
  return answer?.ok ? (await answer.json()).drafts : {};
}

export function marks(anew = false) {
  if (anew || !asked) asked = ask();
  return asked;
}

class DraftMarks extends HTMLElement {
  connectedCallback() {
    this.look = () => this.show();
    this.back = () => document.visibilityState === "visible" && marks(true).then(this.look);
    document.addEventListener("htmx:after:swap", this.look);
    document.addEventListener("workspace:drafts", this.look);
    document.addEventListener("visibilitychange", this.back);
    this.show();
  }

  disconnectedCallback() {
    document.removeEventListener("htmx:after:swap", this.look);
    document.removeEventListener("workspace:drafts", this.look);
    document.removeEventListener("visibilitychange", this.back);
  }

  async show() {
    const { new: letters = {}, ...found } = await marks();
    const count = Object.keys(found).length + Object.keys(letters).length;
    this.hidden = count === 0;
    this.querySelector("[data-count]").textContent = count || "";
    for (const row of document.querySelectorAll(".list [data-row]")) this.mark(row, row.dataset.row in found);
  }

  mark(row, has) {
    const mark = row.querySelector(".row__draft");
    if (!has) return mark?.remove();
    if (!mark) row.querySelector(".row__foot")?.prepend(Object.assign(document.createElement("span"), { className: "row__draft", textContent: this.dataset.word }));
  }
}

customElements.define("draft-marks", DraftMarks);
