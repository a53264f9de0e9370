// In a chat: whether the customer is there and writes, as the line to the house tells it.
const customers = new Map();

class CustomerHere extends HTMLElement {
  static observedAttributes = ["data-in"];
  connectedCallback() { this.show(); }
  attributeChangedCallback() { this.show(); }

  show() {
    const how = customers.get(this.dataset.in) ?? "gone";
    for (const part of this.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== how;
  }
}

const showAll = () => document.querySelectorAll("customer-here").forEach((one) => one.show());

document.addEventListener("look:heard", ({ detail: { present } }) => {
  if (!present) return;
  if (present.customer) customers.set(String(present.conversation), present.customer);
  else customers.delete(String(present.conversation));
  showAll();
});
document.addEventListener("look:lost", () => { customers.clear(); showAll(); });
document.addEventListener("htmx:after:swap", showAll);
customElements.define("customer-here", CustomerHere);
