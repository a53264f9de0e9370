// What is known is changed where it stands: it is kept when one leaves the field or presses Enter, and Escape takes it back.
class EditInPlace extends HTMLElement {
  connectedCallback() {
    if (this.field) return;
    this.field = this.querySelector("input:not([type=hidden]), select, textarea");
    this.field.addEventListener("change", () => this.field.form.requestSubmit());
    this.field.addEventListener("keydown", (event) => this.press(event));
  }

  press(event) {
    if (event.isComposing || !["Enter", "Escape"].includes(event.key) || (event.key === "Enter" && event.shiftKey)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") this.takeBack();
    this.field.blur();
  }

  takeBack() {
    if (this.field.matches("select")) [...this.field.options].forEach((each) => (each.selected = each.defaultSelected));
    else this.field.value = this.field.defaultValue;
  }
}

customElements.define("edit-in-place", EditInPlace);

// Where one more is added, what was kept makes room for the next.
document.addEventListener("htmx:after:request", ({ target, detail }) => target.matches?.("form[data-clears]") && detail.ctx.response?.status < 400 && target.reset());
