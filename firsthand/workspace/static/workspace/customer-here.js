// In a chat: whether the customer is there and writes, as the line to the house has told it, also before this was here.
import { customers } from "./who-is-here.js";

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

document.addEventListener("look:heard", ({ detail: { present } }) => present && showAll());
document.addEventListener("look:lost", showAll);
document.addEventListener("htmx:after:swap", showAll);
customElements.define("customer-here", CustomerHere);
