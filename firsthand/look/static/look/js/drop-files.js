// Files come by button, by dropping on the form or by pasting into it; each can be taken away before it is sent.
// Words that were copied from a table or a page may bring a picture of themselves, which nobody meant to send.
export const isWords = (clipboard) => clipboard.getData("text/plain").trim() !== "";
const size = (bytes) => new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit: bytes < 1e6 ? "kilobyte" : "megabyte", maximumFractionDigits: bytes < 1e6 ? 0 : 1 }).format(Math.max(1, bytes / (bytes < 1e6 ? 1e3 : 1e6)));

class DropFiles extends HTMLElement {
  connectedCallback() {
    if (this.form) return;
    this.form = this.closest("form");
    this.input = this.querySelector("input[type=file]");
    [this.chosen, this.kept, this.placed] = [[], [], new Set()];
    this.input.addEventListener("change", () => this.take(this.input.files));
    this.form.addEventListener("dragover", (event) => this.over(event));
    this.form.addEventListener("dragleave", () => this.removeAttribute("data-over"));
    this.form.addEventListener("drop", (event) => this.drop(event));
    this.form.addEventListener("paste", (event) => event.clipboardData.files.length && !isWords(event.clipboardData) && this.take(event.clipboardData.files));
    this.form.addEventListener("reset", () => this.show([], []));
  }

  over(event) {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    this.setAttribute("data-over", "");
  }

  drop(event) {
    this.removeAttribute("data-over");
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    this.take(event.dataTransfer.files);
  }

  // Those of them that stand among the words go up as the others do, and are in no list.
  take(files, placed = []) {
    placed.forEach((file) => this.placed.add(file));
    this.show([...this.chosen, ...[...files].filter((file) => !this.chosen.includes(file))]);
  }

  // Words without form hold no picture: what stood among them goes beside them.
  besideAll() { this.show(this.chosen, this.kept.map((file) => ({ ...file, placed: false }))); }

  // A file that the house has already is only named: {token, name, bytes, placed}.
  keep(file) { if (!this.kept.some((each) => each.token === file.token)) this.show(this.chosen, [...this.kept, file]); }

  // A file goes up to the house while one writes on; then it is only named. One that cannot go up goes with the form.
  goes(file, part) {
    const row = this.rows?.get(file);
    row?.setAttribute("data-goes", "");
    row?.style.setProperty("--part", part);
  }

  raised(file, kept) {
    if (!this.chosen.includes(file)) return;
    this.show(this.chosen.filter((each) => each !== file), [...this.kept, { ...kept, placed: this.placed.has(file) }]);
    this.told(file, kept);
  }

  stays(file) {
    this.rows?.get(file)?.removeAttribute("data-goes");
    this.told(file, null);
  }

  told(file, kept) { this.dispatchEvent(new CustomEvent("look:raised", { bubbles: true, detail: { file, kept } })); }

  show(files, kept = this.kept) {
    [this.chosen, this.kept] = [files, kept];
    const carried = new DataTransfer();
    files.forEach((file) => carried.items.add(file));
    this.input.files = carried.files;
    this.querySelector("[data-chosen]").replaceChildren(...kept.map((file) => this.keptRow(file)), ...files.map((file) => this.row(file, file.size, () => this.show(this.chosen.filter((each) => each !== file)))));
    this.dispatchEvent(new CustomEvent("look:files", { bubbles: true }));
  }

  keptRow(file) {
    const row = this.row(file, file.bytes, () => this.show(this.chosen, this.kept.filter((each) => each !== file)));
    for (const name of file.placed ? ["stored", "placed"] : ["stored"]) row.append(Object.assign(document.createElement("input"), { type: "hidden", name, value: file.token }));
    row.hidden = Boolean(file.placed);
    return row;
  }

  row(file, bytes, away) {
    const row = this.querySelector("template").content.firstElementChild.cloneNode(true);
    row.querySelector(".file__name").textContent = file.name;
    row.querySelector("small").textContent = size(bytes);
    row.querySelector("button").addEventListener("click", away);
    this.rows = (this.rows ?? new Map()).set(file, row);
    return row;
  }
}

customElements.define("drop-files", DropFiles);
