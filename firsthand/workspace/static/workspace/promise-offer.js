// Words that bind whoever writes them are offered to be recorded as a promise, quietly and with one key.
const PAUSE = 700;

class PromiseOffer extends HTMLElement {
  connectedCallback() {
    this.guard = this.closest("answer-guard");
    if (this.watched || !this.guard) return;
    this.watched = true;
    this.guard.addEventListener("input", (event) => this.form?.contains(event.target) && this.wait());
    this.guard.addEventListener("keydown", (event) => this.press(event), true);
    this.guard.addEventListener("htmx:after:request", (event) => this.form?.contains(event.target) && event.detail.ctx.response?.status < 400 && this.begin());
    this.addEventListener("click", (event) => event.target.closest("[data-record]") && this.record(event.target.closest("[data-record]")));
    this.addEventListener("click", (event) => event.target.closest("[data-recorded] button") && this.drop(event.target.closest("[data-recorded]")));
  }

  get form() { return this.guard.querySelector('[data-side="reply"] form'); }
  get place() { return this.querySelector("[data-offered]"); }
  get words() { return this.form.querySelector("[contenteditable=true]")?.innerText ?? this.form.querySelector("textarea[name=words]")?.value ?? ""; }
  get recorded() { return [...this.querySelectorAll("[data-recorded]")]; }

  wait() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    const words = this.words.trim();
    if (words === this.asked) return;
    this.asked = words;
    const said = new FormData();
    said.set("words", words.slice(-4000));
    said.set("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value);
    const answer = words ? await fetch(this.dataset.at, { method: "POST", body: said, headers: { "HX-Request": "true" } }).catch(() => undefined) : undefined;
    if (words !== this.asked) return;
    this.place.innerHTML = answer?.status === 200 ? await answer.text() : "";
    const offered = this.place.querySelector("[data-record]");
    if (offered && this.recorded.some((each) => each.dataset.words === offered.dataset.words)) this.place.replaceChildren();
  }

  press(event) {
    const offered = this.place.querySelector("[data-record]");
    if (!offered || !event.altKey || event.ctrlKey || event.metaKey || event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();
    this.record(offered);
  }

  record(offered) {
    const chip = Object.assign(document.createElement("p"), { className: "promise-offer" });
    Object.assign(chip.dataset, { recorded: "", words: offered.dataset.words });
    const away = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: this.dataset.away });
    Object.assign(away.dataset, { kind: "quiet", size: "small" });
    const picture = offered.querySelector("svg").cloneNode(true);
    chip.append(picture, Object.assign(document.createElement("span"), { textContent: offered.dataset.done }), away);
    chip.inputs = [["promise_due", offered.dataset.due], ["promise_words", offered.dataset.words]].map(([name, value]) => Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    this.form.append(...chip.inputs);
    this.append(chip);
    this.place.replaceChildren();
  }

  drop(chip) {
    chip.inputs.forEach((each) => each.remove());
    chip.remove();
  }

  begin() {
    this.recorded.forEach((each) => this.drop(each));
    this.place.replaceChildren();
    this.asked = "";
  }
}

customElements.define("promise-offer", PromiseOffer);
