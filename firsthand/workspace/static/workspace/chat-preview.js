// The chat as it will stand on the site, beside the form that shapes it: it follows what is typed, and sends nothing.
class ChatPreview extends HTMLElement {
  connectedCallback() {
    this.form = document.querySelector("form[action^='/settings/chats/'] [name='hue']")?.form;
    const script = Object.assign(document.createElement("script"), { src: this.dataset.script, async: true });
    script.dataset.preview = "";
    script.addEventListener("load", () => this.show());
    this.append(script);
    this.form?.addEventListener("input", () => this.follow());
  }

  show() {
    this.chat = document.createElement("firsthand-chat");
    this.chat.setAttribute("data-preview", "");
    this.append(this.chat);
    this.follow();
  }

  follow() {
    const said = new FormData(this.form), language = this.chat.language;
    this.chat.style.setProperty("--hue", said.get("hue"));
    this.chat.dataset.side = said.get("side");
    this.chat.preview?.({ title: said.get(`title-${language}`), welcome: said.get(`welcome-${language}`) });
  }
}

customElements.get("chat-preview") ?? customElements.define("chat-preview", ChatPreview);
