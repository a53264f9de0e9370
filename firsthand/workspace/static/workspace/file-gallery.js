// The files of a thread one after the other: arrows go on, + and - and 0 change the size, d takes the file away, Escape
// ends it. Without it every link takes its file away, as it does with Ctrl or Shift held.
const LARGEST = 6;
const made = (tag, values) => Object.assign(document.createElement(tag), values);

class FileGallery extends HTMLElement {
  connectedCallback() {
    if (this.dialog) return;
    this.dialog = this.closest("dialog");
    this.stage = this.querySelector(".gallery__stage");
    document.addEventListener("click", (event) => this.called(event));
    this.dialog.addEventListener("keydown", (event) => this.press(event));
    this.dialog.addEventListener("close", () => this.stage.replaceChildren());
    this.addEventListener("click", (event) => this[event.target.closest("button[data-does]")?.dataset.does]?.());
    this.addEventListener("touchstart", ({ touches }) => (this.from = touches.length === 1 ? touches[0].clientX : null), { passive: true });
    this.addEventListener("touchend", ({ changedTouches }) => this.swiped(changedTouches[0].clientX - (this.from ?? changedTouches[0].clientX)));
  }

  called(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const all = event.target.closest("[data-gallery]") && [...document.querySelectorAll(".thread a.file[data-preview]")].at(-1);
    const file = all || event.target.closest("a.file[data-preview]");
    if (!file) return;
    event.preventDefault();
    this.files = [...(file.closest(".thread, .side, .page") ?? document).querySelectorAll("a.file[data-preview]")];
    this.dialog.showModal();
    this.show(this.files.indexOf(file));
  }

  show(number) {
    [this.number, this.file, this.size] = [number, this.files[number], 0];
    const { name, count } = { name: this.file.querySelector(".file__name").textContent, count: this.files.length };
    this.querySelector("h2").textContent = name;
    this.querySelector(".gallery__place").textContent = this.dataset.place.replace("{number}", number + 1).replace("{count}", count);
    this.querySelector("[data-does=taken]").href = this.file.href;
    this.querySelector("[data-does=previous]").disabled = number === 0;
    this.querySelector("[data-does=next]").disabled = number === count - 1;
    this.querySelector(".gallery__none").hidden = true;
    this.stage.removeAttribute("data-larger");
    this.stage.replaceChildren(...this.drawn(this.file.dataset.preview, this.file.dataset.shown, name));
    this.stage.focus();
  }

  drawn(preview, src, alt) {
    const refused = () => this.refuse();
    if (preview === "picture") return [made("img", { src, alt, onerror: refused, onclick: () => (this.size ? this.fitting() : this.larger()) })];
    if (preview === "video") return [made("video", { src, controls: true, preload: "metadata", onerror: refused })];
    if (preview === "sound") return [made("audio", { src, controls: true, autoplay: true, onerror: refused })];
    if (preview === "pdf") return navigator.pdfViewerEnabled === false ? (this.refuse(), []) : [made("iframe", { src, title: alt, referrerPolicy: "no-referrer" })];
    const words = made("pre", { textContent: "" });
    this.read(src, words);
    return [words];
  }

  async read(src, words) {
    const answer = await fetch(src).catch(() => null);
    if (!answer?.ok || !answer.headers.get("Content-Type")?.startsWith("text/")) return words.isConnected && this.refuse();
    words.textContent = await answer.text();
    if (answer.headers.has("X-Cut")) words.after(made("p", { className: "quiet", textContent: this.dataset.cut }));
  }

  refuse() {
    this.stage.replaceChildren();
    this.querySelector(".gallery__none").hidden = false;
  }

  press(event) {
    if (event.target.matches("video, audio")) return;
    const keys = { ArrowRight: "next", ArrowLeft: "previous", Home: "first", End: "last", "+": "larger", "=": "larger", "-": "smaller", 0: "fitting", d: "taken" };
    const turned = document.dir === "rtl" ? { next: "previous", previous: "next" } : {};
    const does = event.ctrlKey || event.metaKey ? "" : keys[event.key];
    if (!does) return;
    event.preventDefault();
    if (does === "taken") return this.querySelector("[data-does=taken]").click();
    this[event.key.startsWith("Arrow") ? (turned[does] ?? does) : does]();
  }

  swiped(across) { if (!this.size && Math.abs(across) > 60) this[across < 0 === (document.dir !== "rtl") ? "next" : "previous"](); }
  next() { if (this.number < this.files.length - 1) this.show(this.number + 1); }
  previous() { if (this.number > 0) this.show(this.number - 1); }
  first() { this.show(0); }
  last() { this.show(this.files.length - 1); }
  close() { this.dialog.close(); }
  larger() { this.resize(Math.min(LARGEST, this.size + 1)); }
  smaller() { this.resize(Math.max(0, this.size - 1)); }
  fitting() { this.resize(0); }

  // 0 fits; each step makes a picture half as wide again, and words a quarter larger.
  resize(size) {
    const [shown] = this.stage.children;
    this.size = size;
    if (shown?.matches("pre")) shown.style.fontSize = `${1 + size / 4}em`;
    if (!shown?.matches("img")) return;
    shown.dataset.fits ??= shown.clientWidth / this.stage.clientWidth;
    shown.style.inlineSize = size ? `${100 * shown.dataset.fits * 1.5 ** size}%` : "";
    this.stage.toggleAttribute("data-larger", size > 0);
  }
}

// What is not the picture that its name says stands as a file among the others.
document.addEventListener("error", ({ target }) => {
  if (!target.matches?.(".file > img")) return;
  target.closest("li")?.removeAttribute("data-preview");
  target.remove();
}, true);

customElements.define("file-gallery", FileGallery);
