// A place to write grows with the words. Browsers that know field-sizing do it alone.
const alone = CSS.supports("field-sizing", "content");

class GrowingText extends HTMLElement {
  get place() { return this.querySelector("textarea"); }

  connectedCallback() {
    if (alone) return;
    this.addEventListener("input", () => this.grow());
    this.grow();
  }

  // What somebody else gives to be written stands where one writes, and one goes on after it.
  put(words, { from = this.place.selectionStart, to = this.place.selectionEnd } = {}) {
    this.place.focus();
    this.change(words, from, to);
  }

  cut({ from, to }) { this.change("", from, to); }

  change(words, from, to) {
    this.place.setRangeText(words, from, to, "end");
    this.place.dispatchEvent(new Event("input", { bubbles: true }));
  }

  quote(words) {
    const before = this.place.value.slice(0, this.place.selectionStart);
    const apart = before && !before.endsWith("\n\n") ? (before.endsWith("\n") ? "\n" : "\n\n") : "";
    this.put(`${apart}${words.replace(/^/gm, "> ")}\n\n`);
  }

  grow() {
    const place = this.place;
    if (!place) return;
    place.style.blockSize = "auto";
    place.style.blockSize = `${place.scrollHeight + 2}px`;
  }
}

customElements.define("growing-text", GrowingText);
