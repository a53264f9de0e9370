// Rows in an order of one's own: dragged by their handle, or moved with the arrows; the form sends them as they stand.
class OrderRows extends HTMLElement {
  connectedCallback() {
    this.addEventListener("pointerdown", (event) => this.hold(event));
    this.addEventListener("keydown", (event) => this.press(event));
    this.addEventListener("click", (event) => this.step(event));
  }

  hold(event) {
    const handle = event.target.closest("[data-handle]");
    if (!handle || event.button) return;
    const row = handle.closest("[role=listitem]");
    handle.setPointerCapture(event.pointerId);
    row.dataset.held = "";
    const move = ({ clientY }) => this.put(row, clientY);
    const end = () => {
      delete row.dataset.held;
      handle.removeEventListener("pointermove", move);
      this.tell(row);
    };
    handle.addEventListener("pointermove", move);
    handle.addEventListener("lostpointercapture", end, { once: true });
  }

  // The others make room: a row that is itself taken out and put in again would lose the pointer that holds it.
  put(row, y) {
    const middle = (one) => one.getBoundingClientRect().top + one.offsetHeight / 2;
    while (row.previousElementSibling && y < middle(row.previousElementSibling)) row.after(row.previousElementSibling);
    while (row.nextElementSibling && y > middle(row.nextElementSibling)) row.before(row.nextElementSibling);
  }

  press(event) {
    const handle = event.target.closest("[data-handle]");
    if (!handle || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    this.move(handle.closest("[role=listitem]"), event.key === "ArrowUp");
    handle.focus();
  }

  step(event) {
    const button = event.target.closest("[data-move=up], [data-move=down]");
    if (!button) return;
    event.preventDefault();
    event.stopPropagation();
    this.move(button.closest("[role=listitem]"), button.dataset.move === "up");
    button.focus();
  }

  move(row, up) {
    const other = up ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    other[up ? "before" : "after"](row);
    this.tell(row);
  }

  tell(row) {
    row.scrollIntoView({ block: "nearest" });
    this.dispatchEvent(new CustomEvent("moved", { bubbles: true }));
  }
}

customElements.define("order-rows", OrderRows);
