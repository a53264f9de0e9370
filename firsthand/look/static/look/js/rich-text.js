// Words with form: the plain place to write becomes a rich one when somebody asks for it, and stays so on this machine.
// The words go on standing in the textarea, so that drafts, warnings and sending know nothing of it; the page goes beside.
import { isWords } from "./drop-files.js";

const CHOSEN = "rich-text";
const FORMED = /<(?!\/?(?:p|br)\b)/;

class RichText extends HTMLElement {
  connectedCallback() {
    if (this.area) return;
    [this.area, this.page, this.paper] = [this.querySelector("textarea"), this.querySelector("input[name=html]"), this.querySelector("[data-paper]")];
    [this.bar, this.form] = [this.querySelector("[role=toolbar]"), this.closest("form")];
    this.switch = this.form.querySelector("[data-rich]");
    this.switch?.addEventListener("click", () => this.turn(!this.editor));
    this.bar.addEventListener("click", (event) => this.does(event.target.closest("[data-does]")));
    this.form.addEventListener("reset", () => this.editor?.commands.clearContent());
    this.area.addEventListener("focus", () => (this.editor ? this.editor.commands.focus() : this.page.value || localStorage.getItem(CHOSEN)) && this.turn(true));
    if (this.page.value) this.turn(true);
  }

  async turn(on) {
    if (on === Boolean(this.editor) || this.turning) return;
    this.turning = true;
    if (on) await this.open();
    else this.close();
    localStorage[on ? "setItem" : "removeItem"](CHOSEN, "yes");
    this.turning = false;
    this.toggleAttribute("data-on", on);
    this.switch?.setAttribute("aria-pressed", String(on));
    this.editor ? this.editor.commands.focus("end") : this.area.focus();
  }

  // What somebody else gives to be written: as a page where there is one, and as plain words in a plain place.
  put(words, { page = "", ...where } = {}) {
    if (!this.editor) return this.querySelector("growing-text").put(words, where);
    const chain = this.editor.chain().focus();
    if (where.from !== undefined) chain.setTextSelection(where);
    chain.insertContent(page || paragraphs(words).content).run();
  }

  cut(where) {
    if (this.editor) this.editor.commands.deleteRange(where);
    else this.querySelector("growing-text").cut(where);
  }

  // It is written anew: by form where it has one, else as plain words in the place that is open.
  set(words, page = "") {
    this.page.value = page;
    this.area.value = words;
    if (this.editor) this.editor.commands.setContent(page || paragraphs(words));
    else if (page) this.turn(true);
  }

  quote(words) {
    if (!this.editor) return this.querySelector("growing-text").quote(words);
    this.editor.chain().focus().insertContent([{ type: "blockquote", content: paragraphs(words).content }, { type: "paragraph" }]).run();
  }

  async open() {
    const { Editor, Extension, Node, StarterKit, Placeholder } = await import(this.dataset.src);
    if (this.dataset.pictures) this.pictures ??= new (await import("./rich-pictures.js")).RichPictures(this);
    const sends = Extension.create({ priority: 1000, addKeyboardShortcuts: () => ({ "Mod-Enter": () => this.form.requestSubmit() ?? true, "Mod-Shift-Enter": () => this.send("shift"), "Mod-Alt-Enter": () => this.send("alt") }) });
    this.editor = new Editor({
      element: this.paper,
      injectCSS: false,
      extensions: [StarterKit.configure({ heading: { levels: [2, 3] }, link: { openOnClick: false, defaultProtocol: "https" } }), Placeholder.configure({ placeholder: this.area.placeholder }), sends, ...(this.pictures ? [this.pictures.node(Node)] : [])],
      content: this.page.value || paragraphs(this.area.value),
      editorProps: { attributes: { role: "textbox", "aria-multiline": "true", "aria-label": this.area.getAttribute("aria-label"), lang: this.area.lang, spellcheck: "true" }, handlePaste: (view, event) => this.pasted(event), handleDrop: (view, event) => this.dropped(view, event) },
      onUpdate: () => this.write(),
      onTransaction: () => this.mark(),
    });
    if (this.pictures) this.pictures.editor = this.editor;
  }

  pasted(event) {
    const { files } = event.clipboardData;
    return isWords(event.clipboardData) || !files.length || !this.pictures ? false : this.taken(event, files);
  }

  dropped(view, event) {
    const { files } = event.dataTransfer;
    return files.length && this.pictures ? this.taken(event, files, view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos) : false;
  }

  // The form takes what is no picture, and what stands among the words is none of its own.
  taken(event, files, at) {
    if (!this.pictures.take(files, at)) return false;
    event.preventDefault();
    event.stopPropagation();
    this.closest("form").querySelector("drop-files").removeAttribute("data-over");
    return true;
  }

  send(way) {
    this.form.requestSubmit(this.form.querySelector(`[data-sends=${way}]`));
    return true;
  }

  close() {
    this.editor.destroy();
    this.editor = null;
    if (this.pictures) this.pictures.editor = null;
    this.page.value = "";
    this.closest("form").querySelector("drop-files")?.besideAll();
  }

  // Plain words stay a plain letter: a page goes along only when there is form in it.
  write() {
    this.pictures?.settle();
    this.pictures?.bring();
    const page = this.editor.getHTML();
    this.page.value = FORMED.test(page) ? page : "";
    this.area.value = this.editor.getText({ blockSeparator: "\n\n" }).trimEnd();
    this.area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  mark() {
    const describes = this.bar.querySelector("[data-does=describe]");
    if (describes) describes.hidden = !this.pictures?.editor || !this.pictures.chosen;
    for (const button of this.bar.querySelectorAll("[data-does]")) button.setAttribute("aria-pressed", String(this.editor?.isActive(button.dataset.does) ?? false));
  }

  does(button) {
    if (!button || !this.editor) return;
    const chain = this.editor.chain().focus();
    const acts = { bold: "toggleBold", italic: "toggleItalic", bulletList: "toggleBulletList", orderedList: "toggleOrderedList", blockquote: "toggleBlockquote", code: "toggleCode" };
    if (button.dataset.does === "link") return this.link();
    if (button.dataset.does === "describe") return this.pictures.describe();
    chain[acts[button.dataset.does]]().run();
  }

  link() {
    if (this.editor.isActive("link")) return this.editor.chain().focus().extendMarkRange("link").unsetLink().run();
    this.ask("link", "", (href) => this.keepLink(href));
  }

  ask(what, words, answered) {
    const dialog = this.querySelector(`dialog[data-asks=${what}]`), place = dialog.querySelector("input");
    const keep = () => { dialog.close(); answered(place.value.trim()); };
    place.value = words;
    place.onkeydown = (event) => event.key === "Enter" && (event.preventDefault(), keep());
    dialog.querySelector("[data-keeps]").onclick = keep;
    dialog.showModal();
  }

  keepLink(href) {
    if (!href) return;
    const whole = /^[a-z]+:/i.test(href) ? href : `https://${href}`;
    const chain = this.editor.chain().focus();
    if (this.editor.state.selection.empty) chain.insertContent([{ type: "text", text: href, marks: [{ type: "link", attrs: { href: whole } }] }]).run();
    else chain.setLink({ href: whole }).run();
  }
}

function paragraphs(words) {
  return { type: "doc", content: words.split(/\n{2,}/).map((each) => ({ type: "paragraph", content: each.split("\n").flatMap((line, at) => [...(at ? [{ type: "hardBreak" }] : []), ...(line ? [{ type: "text", text: line }] : [])]) })) };
}

customElements.define("rich-text", RichText);
