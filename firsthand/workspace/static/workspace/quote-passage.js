// A passage that one marks in the thread stands quoted where one writes, by its little button or the key q.
class QuotePassage extends HTMLElement {
  connectedCallback() {
    if (this.button) return;
    this.button = this.querySelector("button");
    this.chosen = () => this.show();
    document.addEventListener("selectionchange", this.chosen);
    this.button.addEventListener("mousedown", (event) => event.preventDefault());
    this.button.addEventListener("click", () => this.quote());
  }

  disconnectedCallback() { document.removeEventListener("selectionchange", this.chosen); }

  get words() {
    const marked = document.getSelection();
    const inside = marked.rangeCount && marked.getRangeAt(0).commonAncestorContainer;
    const message = (inside?.closest ? inside : inside?.parentElement)?.closest?.(".thread .message__paper");
    return message ? marked.toString().trim() : "";
  }

  get place() { return [...document.querySelectorAll(".composer textarea")].find((each) => each.closest("[role=tabpanel]:not([hidden])")); }

  show() {
    this.button.hidden = !this.words || !this.place;
    if (this.button.hidden) return;
    const at = document.getSelection().getRangeAt(0).getBoundingClientRect();
    this.style.setProperty("--quote-y", `${Math.max(8, at.top - 40)}px`);
    this.style.setProperty("--quote-x", `${Math.max(8, at.left)}px`);
  }

  quote() {
    const words = this.words;
    if (!words || !this.place) return;
    (this.place.closest("rich-text") ?? this.place.closest("growing-text")).quote(words);
    document.getSelection().removeAllRanges();
  }
}

customElements.define("quote-passage", QuotePassage);
