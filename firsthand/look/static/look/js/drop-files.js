// Files come by button, by dropping on the form or by pasting into it; each can be taken away before it is sent.
const size = (bytes) => new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit: bytes < 1e6 ? "kilobyte" : "megabyte", maximumFractionDigits: bytes < 1e6 ? 0 : 1 }).format(Math.max(1, bytes / (bytes < 1e6 ? 1e3 : 1e6)));

class DropFiles extends HTMLElement {
  connectedCallback() {
    if (this.form) return;
    this.form = this.closest("form");
    this.input = this.querySelector("input[type=file]");
    this.chosen = [];
    this.input.addEventListener("change", () => this.take(this.input.files));
    this.form.addEventListener("dragover", (event) => this.over(event));
    this.form.addEventListener("dragleave", () => this.removeAttribute("data-over"));
    this.form.addEventListener("drop", (event) => this.drop(event));
    this.form.addEventListener("paste", (event) => event.clipboardData.files.length && this.take(event.clipboardData.files));
    this.form.addEventListener("reset", () => this.show([]));
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

  take(files) { this.show([...this.chosen, ...[...files].filter((file) => !this.chosen.includes(file))]); }

  show(files) {
    this.chosen = files;
    const carried = new DataTransfer();
    files.forEach((file) => carried.items.add(file));
    this.input.files = carried.files;
    this.querySelector("[data-chosen]").replaceChildren(...files.map((file) => this.row(file)));
  }

  row(file) {
    const row = this.querySelector("template").content.firstElementChild.cloneNode(true);
    row.querySelector(".file__name").textContent = file.name;
    row.querySelector("small").textContent = size(file.size);
    row.querySelector("button").addEventListener("click", () => this.show(this.chosen.filter((each) => each !== file)));
    return row;
  }
}

customElements.define("drop-files", DropFiles);
