// Pictures among the words: dropped, pasted or chosen, they stand where the cursor is at once and go up to the house while
// one writes on. In the page that is sent each is named by its content id; here it is fetched from where the house keeps it.
const KINDS = /^image\/(png|jpeg|gif|webp)$/, HOUSE = "@firsthand", WIDEST = 560;
const NAMELESS = /^(image|clipboard|unnamed)?\.?\w*$/i;

export class RichPictures {
  constructor(place) {
    [this.place, this.files, this.at] = [place, place.closest("form").querySelector("drop-files"), place.dataset.pictures];
    [this.known, this.waiting, this.failed] = [new Map(), new Map(), new Set()];
    place.querySelector("[data-places]").addEventListener("change", ({ target }) => this.take(target.files) && (target.value = ""));
    place.closest("form").addEventListener("look:raised", ({ detail }) => this.raised(detail));
    place.closest("auto-save").addEventListener("submit", (event) => this.waits(event), true);
    place.closest("form").addEventListener("reset", () => this.waiting.clear());
  }

  node(Node) {
    const attribute = (fallback, name) => ({ default: fallback, parseHTML: (tag) => tag.getAttribute(name) ?? fallback });
    return Node.create({
      name: "picture", group: "inline", inline: true, atom: true, draggable: true,
      addAttributes: () => ({ token: { default: "", parseHTML: (tag) => token(tag) }, alt: attribute("", "alt"), width: attribute(null, "width"), local: { default: "", parseHTML: () => "" } }),
      parseHTML: () => [{ tag: `img[src^="cid:"][src$="${HOUSE}"]` }],
      renderHTML: ({ node: { attrs } }) => ["img", { ...(attrs.token && { src: `cid:${attrs.token}${HOUSE}` }), alt: attrs.alt, ...(attrs.width && { width: attrs.width }) }],
      renderText: ({ node }) => `[${node.attrs.alt}]`,
      addNodeView: () => ({ node }) => this.drawn(node),
    });
  }

  drawn(node) {
    const dom = document.createElement("img");
    const update = (now) => {
      if (now.type !== node.type) return false;
      const source = now.attrs.local || `${this.at}${now.attrs.token}/`;
      if (dom.getAttribute("src") !== source) dom.src = source;
      [dom.alt, dom.title] = [now.attrs.alt, now.attrs.alt];
      dom.toggleAttribute("data-goes", !now.attrs.token);
      return true;
    };
    dom.addEventListener("dblclick", () => this.describe());
    update(node);
    return { dom, update };
  }

  // What was dropped, pasted or chosen: pictures come among the words, all else beside them. False where there was nothing.
  take(list, at = this.editor.state.selection.to) {
    const given = [...list], pictures = given.filter((file) => KINDS.test(file.type));
    if (!pictures.length) return false;
    const nodes = pictures.map((file) => {
      const local = URL.createObjectURL(file);
      this.waiting.set(file, local);
      return { type: "picture", attrs: { local, alt: NAMELESS.test(file.name) ? this.place.dataset.picture : file.name.replace(/\.\w+$/, "") } };
    });
    this.editor.chain().focus().insertContentAt(at, nodes).run();
    this.files.take(given, pictures);
    return true;
  }

  // Its file is with the house, or could not go up and then goes beside the words.
  raised({ file, kept }) {
    const local = this.waiting.get(file);
    if (!this.waiting.delete(file)) return;
    kept ? this.known.set(local, kept.token) : this.failed.add(local);
    this.settle();
    if (this.waiting.size || !this.sending) return;
    const by = this.sending;
    this.sending = null;
    by.form ? by.form.requestSubmit(by.submitter) : null;
  }

  settle() {
    const { state, view } = this.editor, { tr } = state;
    state.doc.descendants((node, at) => {
      const { token, local } = node.attrs, found = this.known.get(local);
      if (node.type.name !== "picture" || token) return;
      const width = Math.min(view.nodeDOM(at)?.naturalWidth || WIDEST, WIDEST);
      if (found) tr.setNodeMarkup(tr.mapping.map(at), null, { ...node.attrs, token: found, width });
      if (this.failed.has(local)) tr.delete(tr.mapping.map(at), tr.mapping.map(at + 1));
    });
    if (tr.docChanged) view.dispatch(tr.setMeta("addToHistory", false));
  }

  // One that was copied from another answer brings its file along.
  bring() {
    this.editor.state.doc.descendants(({ type, attrs }) => {
      if (type.name === "picture" && attrs.token) this.files.keep({ token: attrs.token, name: attrs.alt, bytes: 0, placed: true });
    });
  }

  waits(event) {
    if (!this.editor || !this.waiting.size) return;
    event.preventDefault();
    event.stopPropagation();
    this.sending = { form: event.target, submitter: event.submitter };
  }

  get chosen() { return this.editor.state.selection.node?.type.name === "picture"; }

  describe() {
    if (!this.chosen) return;
    this.place.ask("picture", this.editor.state.selection.node.attrs.alt, (alt) => this.editor.chain().focus().updateAttributes("picture", { alt: alt || this.place.dataset.picture }).run());
  }
}

const token = (tag) => tag.getAttribute("src").slice(4, -HOUSE.length);
