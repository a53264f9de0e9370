// The words in which a customer is asked whether it is solved stand in the answer, ready to be changed and sent.
class AskCustomer extends HTMLElement {
  connectedCallback() {
    if (this.listens) return;
    this.listens = true;
    this.addEventListener("click", (event) => this.ask(event.target.closest("[data-asks]")?.dataset.asks));
  }

  ask(words) {
    if (!words) return;
    document.querySelector('.composer [role=tab][data-key="r"]')?.click();
    const rich = document.querySelector('.composer [data-side="reply"] textarea[name=words]')?.closest("rich-text");
    rich?.editor?.commands.focus();
    rich?.put(words);
  }
}

customElements.define("ask-customer", AskCustomer);
