// A place to write grows with the words. Browsers that know field-sizing do it alone.
const alone = CSS.supports("field-sizing", "content");

class GrowingText extends HTMLElement {
  connectedCallback() {
    if (alone) return;
    this.addEventListener("input", () => this.grow());
    this.grow();
  }

  grow() {
    const place = this.querySelector("textarea");
    if (!place) return;
    place.style.blockSize = "auto";
    place.style.blockSize = `${place.scrollHeight + 2}px`;
  }
}

customElements.define("growing-text", GrowingText);
