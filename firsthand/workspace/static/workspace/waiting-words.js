// What waits for the network, or was refused when its turn came: it can be read, changed, tried again and thrown away.
const box = () => document.querySelector("out-box");
const NEAR = 96; // pixels
let all = [];

class WaitingWords extends HTMLElement {
  static observedAttributes = ["data-in"];
  connectedCallback() { this.show(); }
  attributeChangedCallback() { this.show(); }

  show() {
    const mine = all.filter(({ conversation }) => !this.dataset.in || conversation === this.dataset.in);
    const seen = JSON.stringify(mine.map(({ id, refused, words }) => [id, refused, words]));
    if (seen === this.seen || (this.seen && this.querySelector("[data-writes]:not([hidden])"))) return;
    const isNews = mine.length > this.childElementCount || (mine.length && this.isAtEnd);
    this.seen = seen;
    this.replaceChildren(...mine.map((item) => this.article(item)));
    this.hidden = mine.length === 0;
    if (this.dataset.in && isNews) this.bring();
  }

  get isAtEnd() {
    const pane = this.closest(".main");
    return pane && pane.scrollHeight - pane.scrollTop - pane.clientHeight < NEAR;
  }

  // It stands at the end of the thread, which may be below what one sees.
  bring() { requestAnimationFrame(() => this.lastElementChild?.scrollIntoView({ block: "end" })); }

  article(item) {
    const made = document.getElementById("waiting-answer").content.firstElementChild.cloneNode(true);
    const part = (name) => made.querySelector(`[data-${name}]`);
    const files = item.fields.filter(([, value]) => value instanceof File && value.name).map(([, { name }]) => name);
    made.dataset.held = item.refused ? "yes" : "no";
    made.dataset.side = item.side;
    part("words").textContent = item.words;
    part("why").textContent = item.refused ?? "";
    part("to").textContent = item.whom;
    part("to").href = `/conversations/${item.conversation}/`;
    part("files").textContent = files.join(", ");
    part("files").hidden = !files.length;
    part("anyway").hidden = !item.anyway;
    part("again").hidden = Boolean(item.anyway);
    part("again").onclick = () => this.again(item);
    part("anyway").onclick = () => this.again({ ...item, fields: [...item.fields.filter(([name]) => !["read_to", "counted"].includes(name)), ...item.seen] });
    part("drop").onclick = () => box().drop(item.id);
    part("change").onclick = () => this.write(made, item);
    part("keep").onclick = () => this.keep(made, item);
    return made;
  }

  async again(item) {
    await box().keep({ ...item, refused: undefined, anyway: false });
    box().send();
  }

  write(made, item) {
    const place = made.querySelector("textarea");
    place.value = item.words;
    made.querySelector("[data-writes]").hidden = false;
    made.querySelector("[data-reads]").hidden = true;
    // While it is being changed it does not leave.
    box().keep({ ...item, refused: item.refused ?? this.dataset.changing });
    place.focus();
  }

  async keep(made, item) {
    const words = made.querySelector("textarea").value.trim();
    if (!words) return;
    made.querySelector("[data-writes]").hidden = true;
    this.seen = null;
    const fields = item.fields.map(([name, value]) => [name, name === "words" ? words : value]).filter(([name]) => name !== "html" || words === item.words);
    await this.again({ ...item, words, fields });
  }
}

// How many wait is said on every page, and leads to all of them.
function sign() {
  const told = document.querySelector("[data-waiting-sign]");
  if (!told) return;
  told.hidden = all.length === 0;
  told.querySelector("span").textContent = (all.some(({ refused }) => refused) ? told.dataset.refused : told.dataset.waits).replace("{count}", all.length);
  if (!all.length) document.getElementById("waiting").close();
}

function showAll() {
  document.querySelectorAll("waiting-words").forEach((each) => each.show());
  sign();
}

document.addEventListener("outbox:changed", ({ detail }) => { all = detail; showAll(); });
document.addEventListener("htmx:after:swap", showAll);
customElements.define("waiting-words", WaitingWords);
