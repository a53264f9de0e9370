// A chat on any page: one file, no dependency. Nothing is stored before the visitor writes, and no cookie ever. What it shows
// stands in a shadow tree under a sheet that the script makes, so that neither the page's styles nor its content policy
// (script-src, connect-src and img-src of this origin are enough) get in the way. Words become text nodes, never markup.
(() => {
  const chat = /*CHAT*/null;
  if (!chat || !window.customElements || customElements.get("firsthand-chat")) return;
  const tag = document.currentScript, given = tag?.dataset ?? {};
  const KEPT = `firsthand:${chat.key}`, MB = 1024 * 1024, LARGEST = 25 * MB, MOST_FILES = 10;
  const [BREATH, SILENT, WRITES_FOR, SOCKETS_AGAIN, FULL] = [25_000, 10_000, 5_000, 300_000, 4029];
  const WAITS = [300, 800, 1_500, 2_500, 3_500];

  const matches = (pattern, path) => new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*/g, ".*")}$`).test(path);
  // What the site says of a visitor whom it knows; the house alone looks whether it is true.
  const told = (proof) => { try { return JSON.parse(atob(proof.split(".")[1].replace(/-/g, "+").replace(/_/g, "/"))); } catch { return {}; } };
  const language = (proof) => {
    const asked = [given.language, told(proof).language, document.documentElement.lang, ...navigator.languages].filter((one) => typeof one === "string").map((one) => one.toLowerCase().split("-")[0]);
    return asked.find((one) => chat.languages.includes(one)) ?? chat.language;
  };
  const random = () => Array.from(crypto.getRandomValues(new Uint8Array(32)), (one) => (one % 36).toString(36)).join("");
  const filled = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

  // What is kept in the browser: the token, what waits to be sent, and what was chosen. Where storing is forbidden it lives as long as the page.
  const store = {
    memory: {},
    read() { try { return JSON.parse(localStorage.getItem(KEPT)) ?? this.memory; } catch { return this.memory; } },
    write(parts) {
      this.memory = { ...this.read(), ...parts };
      try { localStorage.setItem(KEPT, JSON.stringify(this.memory)); } catch { /* private windows forbid it */ }
    },
  };

  function h(name, props = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(props)) {
      if (value === undefined || value === null || value === false) continue;
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else if (key === "hidden" || key === "disabled" || key === "multiple") made[key] = value;
      else made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children.filter((one) => one !== null && one !== undefined && one !== ""));
    return made;
  }

  const PATHS = {
    bubble: "M21 12a8 8 0 0 1-8 8H4l2-3.2A8 8 0 1 1 21 12z", close: "M6 6l12 12M18 6L6 18", send: "M4 12l16-7-6 16-3-7z",
    clip: "M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 5 5l-8.500 8.500a1.700 1.700 0 0 1-2.500-2.500L14.500 7.500", sound: "M11 5L6 9H3v6h3l5 4zM15 9a4 4 0 0 1 0 6M18 6.500a8 8 0 0 1 0 11", mute: "M11 5L6 9H3v6h3l5 4zM16 9.500l5 5M21 9.500l-5 5",
  };
  function icon(name) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", "svg"), line = document.createElementNS(made.namespaceURI, "path");
    for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", width: 22, height: 22, "aria-hidden": "true", fill: "none", stroke: "currentColor", "stroke-width": 2, "stroke-linecap": "round", "stroke-linejoin": "round" })) made.setAttribute(key, value);
    line.setAttribute("d", PATHS[name]);
    made.append(line);
    return made;
  }

  const SHEET = `
:host { all: initial; color-scheme: light dark; position: fixed; inset-block-end: 20px; inset-inline-end: 20px; z-index: 2147483000; font: 15px/1.5 system-ui, "Segoe UI", Roboto, sans-serif;
  --accent: oklch(42% .085 var(--hue)); --on-accent: white; --paper: light-dark(oklch(99% .004 85), oklch(23% .008 85)); --raised: light-dark(white, oklch(28% .009 85)); --ink: light-dark(oklch(24% .015 85), oklch(93% .008 85)); --quiet: light-dark(oklch(45% .015 85), oklch(75% .01 85)); --line: light-dark(oklch(89% .008 85), oklch(37% .01 85)); --mine: light-dark(oklch(94% .03 var(--hue)), oklch(36% .05 var(--hue))); --late: light-dark(oklch(48% .17 28), oklch(78% .12 28)); color: var(--ink); }
:host([data-side="start"]) { inset-inline: 20px auto; }
:host([data-preview]) { position: static; display: block; }
* { box-sizing: border-box; } [hidden] { display: none !important; }
button { font: inherit; color: inherit; background: none; border: 0; cursor: pointer; padding: 0; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.bubble { display: flex; align-items: center; gap: 8px; min-block-size: 52px; padding-inline: 18px; border-radius: 26px; background: var(--accent); color: var(--on-accent); font-weight: 600; box-shadow: 0 4px 18px rgb(0 0 0 / .22); margin-inline-start: auto; }
:host([data-side="start"]) .bubble { margin-inline: 0 auto; }
.bubble :focus-visible, .bubble:focus-visible { outline-color: var(--ink); }
.count { min-inline-size: 22px; padding-inline: 6px; border-radius: 11px; background: white; color: oklch(40% .17 28); font-size: 13px; line-height: 22px; text-align: center; }
.greeting { display: flex; gap: 10px; align-items: start; max-inline-size: 300px; margin-block-end: 12px; padding: 12px 14px; border: 1px solid var(--line); border-radius: 14px; background: var(--raised); box-shadow: 0 4px 18px rgb(0 0 0 / .16); }
.greeting button:first-of-type { text-align: start; flex: 1; }
.card { display: flex; flex-direction: column; inline-size: 380px; block-size: min(620px, calc(100dvh - 110px)); margin-block-end: 12px; border: 1px solid var(--line); border-radius: 16px; overflow: hidden; background: var(--paper); box-shadow: 0 8px 36px rgb(0 0 0 / .24); }
header { display: grid; grid-template-columns: auto 1fr auto; gap: 4px 12px; align-items: center; padding: 14px 12px 12px 16px; background: var(--accent); color: var(--on-accent); }
header h2 { margin: 0; font-size: 17px; line-height: 1.3; } header p { margin: 0; font-size: 13px; line-height: 1.4; grid-column: 1 / -1; }
header .acts { display: flex; gap: 4px; } header button { inline-size: 40px; block-size: 40px; border-radius: 10px; display: grid; place-items: center; }
header button:hover { background: rgb(255 255 255 / .16); } header :focus-visible { outline-color: white; }
.faces { display: flex; } .faces:empty + h2 { margin-inline-start: -12px; } .face { inline-size: 38px; block-size: 38px; border-radius: 50%; overflow: hidden; display: grid; place-items: center; background: oklch(90% .05 calc(var(--face, 0) * 30)); color: oklch(30% .06 calc(var(--face, 0) * 30)); font-weight: 600; font-size: 14px; border: 2px solid var(--accent); flex: none; }
.face + .face { margin-inline-start: -12px; } .face img { inline-size: 100%; block-size: 100%; object-fit: cover; } .face[data-small] { inline-size: 26px; block-size: 26px; font-size: 10px; border: 0; }
.thread { flex: 1; overflow-y: auto; overscroll-behavior: contain; padding: 14px; display: flex; flex-direction: column; gap: 10px; }
.earlier { align-self: center; padding: 6px 10px; font-size: 13px; }
.day { align-self: center; color: var(--quiet); font-size: 12px; margin: 0; }
.said { display: grid; gap: 2px; max-inline-size: 86%; justify-items: start; } .said[data-mine] { align-self: end; justify-items: end; }
.who { display: flex; align-items: center; gap: 6px; font-size: 12px; color: var(--quiet); }
.words { padding: 8px 12px; border-radius: 14px; background: var(--raised); border: 1px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; } .words, textarea { unicode-bidi: plaintext; text-align: start; } .said[data-mine] .words { background: var(--mine); border-color: transparent; }
.words a { color: inherit; } .foot { font-size: 12px; color: var(--quiet); } .foot[data-bad] { color: var(--late); } .foot button, .linklike { text-decoration: underline; }
.picture { display: block; border-radius: 12px; overflow: hidden; border: 1px solid var(--line); } .picture img { display: block; max-inline-size: 100%; max-block-size: 220px; }
.file { display: flex; gap: 8px; padding: 8px 12px; border: 1px solid var(--line); border-radius: 12px; color: inherit; overflow-wrap: anywhere; }
.product { inline-size: 250px; border: 1px solid var(--line); border-radius: 14px; overflow: hidden; background: var(--raised); color: inherit; text-decoration: none; display: block; }
.product img { display: block; inline-size: 100%; aspect-ratio: 4 / 3; object-fit: cover; } .product div { padding: 10px 12px; display: grid; gap: 2px; } .product b { font-size: 15px; } .product .go { color: light-dark(var(--accent), oklch(80% .09 var(--hue))); text-decoration: underline; }
.writing { min-block-size: 20px; padding-inline: 16px; font-size: 13px; color: var(--quiet); margin: 0; }
.notice { margin: 0 12px 8px; padding: 8px 12px; border: 1px solid var(--line); border-radius: 12px; background: var(--raised); font-size: 13px; } .notice form { display: grid; gap: 6px; margin-block-start: 6px; } .notice p { margin: 0; }
input.text, textarea { font: inherit; font-size: 16px; color: inherit; background: var(--raised); border: 1px solid light-dark(oklch(62% .01 85), oklch(60% .01 85)); border-radius: 10px; padding: 8px 10px; inline-size: 100%; }
.row { display: flex; gap: 10px; align-items: center; } .primary { background: var(--accent); color: var(--on-accent); border-radius: 10px; padding: 8px 14px; font-weight: 600; }
form.write { border-block-start: 1px solid var(--line); padding: 10px 12px calc(10px + env(safe-area-inset-bottom)); display: grid; gap: 8px; background: var(--paper); }
.write .row { align-items: end; gap: 6px; } textarea { resize: none; max-block-size: 140px; min-block-size: 42px; field-sizing: content; }
.tool { inline-size: 42px; block-size: 42px; border-radius: 10px; display: grid; place-items: center; flex: none; } .tool:hover { background: var(--line); } .tool.primary { padding: 0; }
.chosen { display: flex; flex-wrap: wrap; gap: 6px; margin: 0; padding: 0; list-style: none; font-size: 13px; } .chosen li { display: flex; gap: 6px; border: 1px solid var(--line); border-radius: 10px; padding: 2px 8px; }
.card[data-drop] .thread { outline: 3px dashed var(--accent); outline-offset: -8px; }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 480px), (max-height: 420px) { :host(:not([data-preview])[data-open]) { inset: 0; } :host(:not([data-preview])[data-open]) .card { inline-size: 100%; block-size: 100dvh; margin: 0; border: 0; border-radius: 0; } :host(:not([data-preview])[data-open]) .bubble { display: none; } }
@media (max-height: 420px) { .card { overflow-y: auto; } .thread { flex: 1 0 120px; } form.write { position: sticky; inset-block-end: 0; } }
@media (prefers-reduced-motion: no-preference) { .card, .greeting { animation: rise .14s ease-out; } @keyframes rise { from { opacity: 0; translate: 0 8px; } } }
`;

  // Where no socket gets through, the same words go by requests: one waits for what is new, others bring what is said, and
  // each begins with who it is. After a while a socket is tried again.
  class Requests extends EventTarget {
    constructor(hello) {
      super();
      Object.assign(this, { hello, readyState: 1, gone: new AbortController(), until: Date.now() + SOCKETS_AGAIN });
      this.wait();
    }
    async wait() { for (let how = ""; await this.ask("", how); how = "?wait") if (Date.now() > this.until) return this.end(0); }
    send(words) { this.ask(`\n${words}`); }
    async ask(words, how = "") {
      try {
        const answer = await fetch(`${chat.at}/chat/${chat.key}/talk${how}`, { method: "POST", credentials: "omit", keepalive: !how, signal: this.gone.signal, body: JSON.stringify({ hello: this.hello() }) + words });
        const said = await answer.text();
        if (!answer.ok) return this.end(answer.status === 410 ? 4004 : 0);
        for (const line of said.split("\n").filter(Boolean)) if (this.readyState === 1 && !(this.met && line.startsWith('{"welcome"'))) this.dispatchEvent(new MessageEvent("message", { data: line }));
        this.met = true;
      } catch { this.end(0); }
      return this.readyState === 1;
    }
    end(code) { if (this.readyState === 1) { this.close(); this.dispatchEvent(new CloseEvent("close", { code: code || 1006 })); } }
    close() { this.readyState = 3; this.gone.abort(); }
  }

  // The line to the house: it comes back by itself within five seconds, says who is there, and gives on what it hears.
  class Line {
    constructor(hello, heard) { Object.assign(this, { hello, heard, tries: 0, shut: 0, isOpen: false }); }
    open() {
      if (this.socket) return;
      clearTimeout(this.again);
      const socket = this.socket = this.shut < 2 ? new WebSocket(`${chat.at.replace(/^http/, "ws")}/chat/${chat.key}/socket`) : new Requests(this.hello);
      socket.addEventListener("open", () => socket.send(JSON.stringify({ hello: this.hello() })));
      socket.addEventListener("message", ({ data }) => this.take(JSON.parse(data)));
      socket.addEventListener("close", ({ code }) => this.lose(socket, code));
      this.late = setTimeout(() => this.isOpen || this.drop(socket), SILENT);
    }
    take(said) {
      clearTimeout(this.silent);
      if (said.welcome) { [this.tries, this.isOpen] = [0, true]; clearTimeout(this.late); }
      this.heard(said);
    }
    lose(socket, code) {
      if (socket !== this.socket) return;
      this.shut = code === FULL ? 2 : this.isOpen || this.shut > 1 ? 0 : this.shut + 1;
      [this.socket, this.isOpen] = [null, false];
      clearTimeout(this.silent);
      clearTimeout(this.late);
      this.heard({ lost: code });
      if (this.ended) return;
      const wait = WAITS[Math.min(this.tries++, WAITS.length - 1)];
      this.again = setTimeout(() => this.open(), wait * (0.75 + Math.random() / 2));
    }
    drop(socket) { if (socket && socket === this.socket) { socket.close(); this.lose(socket, 0); } }
    say(words) {
      if (!this.isOpen || this.socket.readyState !== 1) return false;
      this.socket.send(JSON.stringify(words));
      return true;
    }
    breathe() {
      if (!this.socket) return this.open();
      const socket = this.socket;
      if (this.say({ ping: 1 })) { clearTimeout(this.silent); this.silent = setTimeout(() => this.drop(socket), SILENT); }
    }
  }

  class FirsthandChat extends HTMLElement {
    constructor() {
      super();
      this.root = this.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(SHEET);
      this.root.adoptedStyleSheets = [sheet];
      Object.assign(this, { said: new Map(), last: 0, read: 0, unread: 0, files: [], queue: [], who: null, words: null, name: "", reached: true, announced: 0 });
    }

    get identity() { return this.proof ?? given.identity ?? ""; }
    set identity(proof) {
      if (proof === this.proof) return;
      const before = this.subject;
      this.proof = proof;
      this.queue = this.theirs(store.read().queue ?? []);
      if (this.area && before && before !== this.subject) { [this.area.value, this.files] = ["", []]; this.showChosen(); }
      this.forget();
      this.line.drop(this.line.socket);
    }

    // Whoever uses the browser after somebody who was signed in neither sees nor sends what that one had still to send.
    get subject() { return told(this.identity).sub ?? ""; }
    theirs(queue) { return queue.filter(({ as }) => !as || as === this.subject); }

    connectedCallback() {
      if (this.line) return;
      this.language = this.dataset.language ?? language(this.identity);
      this.lang = this.language;
      this.dir = given.dir || document.documentElement.dir || "ltr";
      this.dataset.side ||= chat.side;
      this.style.setProperty("--hue", this.dataset.hue ?? chat.hue);
      this.line = new Line(() => this.hello(), (said) => this.hear(said));
      const kept = store.read();
      [this.token, this.queue, this.muted] = [kept.token, this.theirs(kept.queue ?? []), kept.muted ?? false];
      this.bubble = h("button", { class: "bubble", type: "button", "aria-expanded": "false", onclick: () => this.toggle(), onpointerenter: () => this.learn().catch(() => {}) }, icon("bubble"), h("span", {}, chat.labels[this.language] ?? "Chat"), this.count = h("span", { class: "count", hidden: true }));
      this.live = h("p", { class: "unseen", role: "status" });
      this.root.append(this.live, this.bubble);
      if (this.hasAttribute("data-preview")) return void this.open();
      this.listen();
      if (this.token) this.later(() => this.learn().then(() => this.line.open()).catch(() => setTimeout(() => this.line.open(), 3000)));
      this.later(() => this.watchForGreeting());
      if (location.hash === "#chat") this.open();
      else if (kept.open && this.token && !this.covers()) this.later(() => this.open({ calmly: true }));
    }

    later(act) { "requestIdleCallback" in window ? requestIdleCallback(act, { timeout: 3000 }) : setTimeout(act, 1500); }

    listen() {
      addEventListener("online", () => this.line.socket ? this.line.breathe() : this.started && this.line.open());
      addEventListener("pagehide", () => this.line.say({ here: false }));
      addEventListener("storage", ({ key }) => key === KEPT && this.shared());
      document.addEventListener("visibilitychange", () => { if (this.started) { this.line.breathe(); this.comeAgain(); this.line.say({ here: !document.hidden }); this.see(); } });
      setInterval(() => { if (this.started && !document.hidden) { this.line.breathe(); this.comeAgain(); this.line.say({ here: true }); } }, BREATH);
    }

    // Whom the site vouches for may have begun to write on another device, of which this one has not heard.
    comeAgain() { if (this.identity && !this.said.size && !document.hidden) this.line.say({ hello: this.hello() }); }

    // Two tabs of one visitor: what the other one began is ours too.
    shared() {
      const { token } = store.read();
      if (token && token !== this.token) { this.token = token; this.forget(); this.line.drop(this.line.socket); if (!this.line.socket) this.line.open(); }
    }

    hello() {
      this.started = true;
      this.unkept ??= random();
      return { token: this.token ?? this.unkept, identity: this.identity, language: this.language, after: this.last };
    }

    async learn() {
      this.learning ??= fetch(`${chat.at}/chat/${chat.key}/words/?language=${this.language}`, { credentials: "omit" }).then((answer) => { if (!answer.ok) throw new Error(answer.status); return answer.json(); });
      try {
        const told = await this.learning;
        if (!this.words) [this.words, this.who] = [told.words, this.who ?? told.who];
      } catch (trouble) { this.learning = null; throw trouble; }
    }

    // On the page of the settings: its words follow what is typed there.
    async preview({ title, welcome }) {
      await this.learn();
      this.first ??= { ...this.words };
      Object.assign(this.words, { title: title || this.first.title, welcome: welcome || this.first.welcome });
      if (!this.card) return;
      this.card.querySelector("h2").textContent = this.words.title;
      this.drawn?.delete("welcome");
      this.show();
    }

    toggle() { this.card && !this.card.hidden ? this.close() : this.open(); }

    // Calmly: as it stood before a reload, without taking anybody's place in the page.
    async open({ calmly = false } = {}) {
      this.wants = true;
      try { await this.learn(); } catch { this.live.textContent = "…"; setTimeout(() => this.wants && this.open({ calmly }), 2000); return; }
      if (!this.card) this.build();
      this.greeting?.remove();
      this.card.hidden = false;
      this.card.setAttribute("aria-modal", String(this.covers()));
      this.setAttribute("data-open", "");
      this.bubble.setAttribute("aria-expanded", "true");
      if (!calmly && !this.hasAttribute("data-preview")) this.area.focus();
      if (!this.hasAttribute("data-preview")) { this.line.open(); if (this.token) store.write({ open: true }); }
      this.show();
      this.see();
    }

    close() {
      this.wants = false;
      this.card.hidden = true;
      this.removeAttribute("data-open");
      this.bubble.setAttribute("aria-expanded", "false");
      this.bubble.focus();
      if (this.token) store.write({ open: false });
    }

    build() {
      const say = this.words;
      this.card = h("section", { class: "card", role: "dialog", "aria-label": say.title, onkeydown: (event) => event.key === "Escape" ? (event.stopPropagation(), this.close()) : event.key === "Tab" && this.stayWithin(event) },
        h("header", {}, this.faces = h("div", { class: "faces" }), h("h2", {}, say.title),
          h("div", { class: "acts" }, this.sounds = h("button", { type: "button", "aria-label": say.sounds, title: say.sounds, onclick: () => this.mute(!this.muted) }), h("button", { type: "button", "aria-label": say.close, title: say.close, onclick: () => this.close() }, icon("close"))),
          this.presence = h("p", { role: "status" }), h("p", {}, say.person)),
        this.thread = h("div", { class: "thread", role: "log", "aria-label": say.thread, tabindex: "0", onscroll: () => this.scrolls() }),
        this.writing = h("p", { class: "writing", role: "status" }),
        this.trouble = h("p", { class: "notice", role: "status", hidden: true }),
        this.asking = h("div", { class: "notice", hidden: true }),
        this.form = h("form", { class: "write", onsubmit: (event) => { event.preventDefault(); this.send(); } },
          this.chosen = h("ul", { class: "chosen", hidden: true }),
          h("div", { class: "row" },
            h("button", { type: "button", class: "tool", "aria-label": say.attach, title: say.attach, onclick: () => this.picker.click() }, icon("clip")),
            this.picker = h("input", { type: "file", multiple: true, hidden: true, onchange: () => { this.add(this.picker.files); this.picker.value = ""; } }),
            this.area = h("textarea", { rows: 1, "aria-label": say.write, placeholder: say.write, maxlength: 8000, oninput: () => this.types(), onkeydown: (event) => { if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.send(); } }, onpaste: (event) => { if (event.clipboardData.files.length) { event.preventDefault(); this.add(event.clipboardData.files); } } }),
            h("button", { type: "submit", class: "tool primary", "aria-label": say.send, title: say.send }, icon("send")))));
      for (const [name, on] of [["dragover", true], ["dragleave", false], ["drop", false]]) this.card.addEventListener(name, (event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        this.card.toggleAttribute("data-drop", on);
        if (name === "drop") this.add(event.dataTransfer.files);
      });
      this.root.insertBefore(this.card, this.bubble);
      this.isDown = true;
      new ResizeObserver(() => this.stayDown()).observe(this.thread);
      const { draft = "", draftAs } = store.read();
      this.area.value = !draftAs || draftAs === this.subject ? draft : "";
      this.mute(this.muted);
    }

    // On a telephone, and where a page is magnified, it covers the page, of which nothing is to be reached unseen.
    covers() { return !this.hasAttribute("data-preview") && matchMedia("(max-width: 480px), (max-height: 420px)").matches; }

    stayWithin(event) {
      if (!this.covers()) return;
      const all = [...this.card.querySelectorAll("button, a[href], input, textarea, [tabindex]")].filter((one) => one.getClientRects().length);
      const [from, to] = event.shiftKey ? [all.at(0), all.at(-1)] : [all.at(-1), all.at(0)];
      if (this.root.activeElement === from) { event.preventDefault(); to.focus(); }
    }

    mute(muted) {
      if (muted !== this.muted) store.write({ muted });
      this.muted = muted;
      this.sounds.replaceChildren(icon(muted ? "mute" : "sound"));
      this.sounds.setAttribute("aria-pressed", String(!muted));
    }

    // What is typed is kept, and told to whoever answers: that one writes, never what.
    types() {
      if (this.token) store.write({ draft: this.area.value, draftAs: this.subject });
      clearTimeout(this.stops);
      this.stops = setTimeout(() => { this.typed = false; this.line.say({ typing: false }); }, WRITES_FOR);
      if (!this.typed) this.typed = this.line.say({ typing: true });
    }

    // From the first use on the browser keeps who it is.
    begin() {
      if (!this.token) { this.token = this.unkept ?? random(); store.write({ token: this.token, open: true }); }
    }

    add(files) {
      for (const file of this.hasAttribute("data-preview") ? [] : files) {
        if (this.files.length >= MOST_FILES) break;
        if (file.size > LARGEST) { this.tell(filled(this.words.tooLarge, { mb: LARGEST / MB })); continue; }
        this.begin();
        const one = { name: file.name || "picture.png", file };
        this.files.push(one);
        this.bring(one);
      }
      this.showChosen();
    }

    async bring(one) {
      one.ready = (async () => {
        for (let tries = 0; ; tries++) {
          try {
            const answer = await fetch(`${chat.at}/chat/${chat.key}/files/`, { method: "POST", credentials: "omit", body: one.file, headers: { "X-Visitor": this.token, "X-Name": encodeURIComponent(one.name), "Content-Type": "application/octet-stream" } });
            if (answer.ok) return (one.number = (await answer.json()).file);
            if (answer.status < 500) { this.files = this.files.filter((other) => other !== one); this.showChosen(); this.tell(answer.status === 413 ? filled(this.words.tooLarge, { mb: LARGEST / MB }) : this.words.tooMany); return 0; }
          } catch { /* no network: again below */ }
          await new Promise((on) => setTimeout(on, Math.min(1000 * 2 ** tries, 8000)));
        }
      })();
      return one.ready;
    }

    showChosen() {
      this.chosen.hidden = !this.files.length;
      this.chosen.replaceChildren(...this.files.map((one) => h("li", {}, one.name, h("button", { type: "button", "aria-label": `${this.words.takeAway}: ${one.name}`, onclick: () => { this.files = this.files.filter((other) => other !== one); this.showChosen(); } }, "×"))));
    }

    async send() {
      const text = this.area.value.trim(), files = this.files;
      if ((!text && !files.length) || this.hasAttribute("data-preview")) return;
      this.begin();
      // Until its files are there, the words are a draft, which outlives a reload.
      if (files.length) store.write({ draft: text, draftAs: this.subject });
      [this.area.value, this.files] = ["", []];
      this.showChosen();
      const one = { id: crypto.randomUUID?.() ?? random(), as: this.subject, text, at: new Date().toISOString(), names: files.map(({ name }) => name) };
      this.waiting = [...(this.waiting ?? []), one];
      this.show({ down: true });
      one.files = (await Promise.all(files.map((file) => file.ready))).filter(Boolean);
      this.waiting = this.waiting.filter((other) => other !== one);
      if (!one.text && !one.files.length) return this.show();
      this.queue.push(one);
      store.write({ queue: [...(store.read().queue ?? []), one], draft: this.area.value });
      clearTimeout(this.stops);
      this.typed = false;
      this.pour();
      this.show({ down: true });
    }

    // One at a time, in order; each is sent again until the house says that it has it, and it has it once.
    pour() {
      const one = this.queue[0];
      if (!one || one.refused || this.pouring === one.id) return;
      if (this.line.say({ say: { id: one.id, text: one.text, files: one.files ?? [], page: location.href.slice(0, 500) } })) this.pouring = one.id;
      else if (!this.line.socket) this.line.open();
    }

    forget() { this.said.clear(); [this.last, this.read, this.unread, this.more, this.goesBack] = [0, 0, 0, false, false]; this.show(); }

    hear(said) {
      if (said.lost !== undefined) this.lose(said.lost);
      if (said.welcome) this.greet(said.welcome);
      if (said.messages) { if (said.more) this.more = true; this.takeIn(said.messages); }
      if (said.earlier) this.takeEarlier(said);
      if (said.read !== undefined) this.read = Math.max(this.read, said.read);
      if (said.who) this.who = said.who;
      if (said.kept) this.keep(said.kept);
      if (said.refused) this.refuse(said);
      if (said.reached) { this.reached = true; this.tell(this.words.reached, { stays: 6000 }); }
      if (said.typing !== undefined) this.writer = said.typing;
      if (!("pong" in said)) this.show();
    }

    greet({ known, name, reached }) {
      if (known && !this.token) { this.token = this.unkept; store.write({ token: this.token }); }
      if (!known) this.forget();
      [this.name, this.reached, this.pouring, this.closed] = [name, reached, null, 0];
      if (this.wasLost) { this.wasLost = false; this.tell(this.words?.online ?? "", { stays: 2500 }); }
      this.line.say({ here: !document.hidden });
      this.pour();
    }

    lose(code) {
      this.pouring = null;
      this.goesBack = false;
      this.writer = "";
      if (code === 4004 && (this.closed = (this.closed ?? 0) + 1) > 3) this.line.ended = true;
      this.losing ||= setTimeout(() => { this.losing = 0; if (!this.line.isOpen && this.words) { this.wasLost = true; this.tell(this.words.offline); } }, 2500);
    }

    takeIn(messages) {
      let news = null;
      for (const one of messages) {
        if (one.mine && one.id) this.drop(one.id);
        if (!this.said.has(one.n) && !one.mine) { this.writer = ""; if (this.hasBegun) news = one; }
        this.said.set(one.n, one);
        this.last = Math.max(this.last, one.n);
      }
      this.hasBegun = true;
      if (news) this.ring(news);
      this.unread = [...this.said.values()].filter((one) => !one.mine && one.n > (store.read().seen ?? 0)).length;
      this.see();
    }

    goBack() { if (this.more && !this.goesBack) this.goesBack = this.line.say({ earlier: Math.min(...this.said.keys()) }); }

    // What one reads stays where it is, what came above it is not read aloud, and who pressed the button goes on in the thread.
    takeEarlier({ earlier, more }) {
      if (!this.goesBack) return;
      const { thread } = this, below = thread.scrollHeight - thread.scrollTop;
      for (const one of earlier) this.said.set(one.n, one);
      [this.more, this.goesBack, this.isDown] = [more, false, false];
      thread.setAttribute("aria-live", "off");
      setTimeout(() => thread.removeAttribute("aria-live"), 1000);
      if (this.root.activeElement?.className.startsWith("earlier")) thread.focus({ preventScroll: true });
      this.show();
      this.stood = thread.scrollTop = thread.scrollHeight - below;
    }

    ring(one) {
      this.live.textContent = filled(this.words?.newFrom ?? "{name}", { name: one.by?.name ?? "" });
      if (this.muted || (this.isRead() && document.hasFocus())) return;
      try {
        const sound = this.sound ??= new AudioContext(), tone = sound.createOscillator(), loud = sound.createGain();
        tone.frequency.value = 660;
        loud.gain.setValueAtTime(0.06, sound.currentTime);
        loud.gain.exponentialRampToValueAtTime(0.0001, sound.currentTime + 0.35);
        tone.connect(loud).connect(sound.destination);
        tone.start();
        tone.stop(sound.currentTime + 0.35);
      } catch { /* a browser may forbid sounds before the first click */ }
    }

    isRead() { return this.card && !this.card.hidden && !document.hidden; }

    see() {
      if (!this.isRead()) return this.showCount();
      const newest = Math.max(0, ...[...this.said.values()].filter((one) => !one.mine).map((one) => one.n));
      this.unread = 0;
      if (newest > (this.seenTo ?? 0) && this.line.say({ seen: newest })) { this.seenTo = newest; store.write({ seen: newest }); }
      this.showCount();
    }

    drop(id) {
      const others = (one) => one.id !== id;
      this.queue = this.queue.filter(others);
      // Another tab of the same browser has what it keeps waiting there too.
      store.write({ queue: (store.read().queue ?? []).filter(others) });
    }

    keep({ id, n, at }) {
      const one = this.queue.find((other) => other.id === id);
      this.drop(id);
      this.pouring = null;
      if (one && !this.said.has(n)) this.said.set(n, { n, id, at, mine: true, text: one.text, names: one.names });
      this.pour();
    }

    refuse({ refused, id }) {
      this.pouring = null;
      const one = this.queue.find((other) => other.id === id);
      if (refused === "address") return this.ask(this.words.wrongAddress);
      if (refused === "later") { setTimeout(() => this.pour(), 1500); return; }
      if (refused === "files" && one) return this.giveBack(one);
      if (one) one.refused = refused;
      this.tell(this.words.tooMany, { stays: 8000 });
    }

    // What was typed stands again where one writes, in front of what is being typed there now.
    giveBack(one) {
      this.drop(one.id);
      const words = [one.text, this.area?.value ?? store.read().draft].filter(Boolean).join("\n");
      store.write({ draft: words });
      if (this.area) this.area.value = words;
      this.gone = true;
      this.showGone();
      this.pour();
    }

    showGone() { if (this.gone && this.area) { this.gone = false; this.tell(this.words.filesGone); } }

    tell(words, { stays = 0 } = {}) {
      if (!this.trouble) return;
      clearTimeout(this.telling);
      [this.trouble.textContent, this.trouble.hidden] = [words, !words];
      if (stays) this.telling = setTimeout(() => { this.trouble.hidden = true; }, stays);
    }

    showCount() {
      this.count.hidden = !this.unread;
      this.count.textContent = this.unread || "";
      this.count.setAttribute("aria-label", filled(this.words?.new ?? "{number}", { number: this.unread }));
    }

    show({ down = false } = {}) {
      this.showCount();
      if (!this.card || this.card.hidden) return;
      if (this.line.isOpen && this.trouble.textContent === this.words.offline) this.trouble.hidden = true;
      this.showGone();
      this.showWho();
      this.isDown ||= down;
      this.showThread();
      this.stayDown();
      this.writing.textContent = this.writer ? filled(this.words.writing, { name: this.writer }) : "";
      this.ask();
    }

    // Whoever reads the newest goes on with it, whatever comes or takes place away; whoever has scrolled up is moved by nothing.
    scrolls() {
      const { scrollHeight, scrollTop, clientHeight } = this.thread;
      if (scrollHeight - scrollTop - clientHeight < 80) this.isDown = true;
      else if (scrollTop < this.stood) { this.isDown = false; if (scrollTop < 40) this.goBack(); }
      this.stood = scrollTop;
    }
    stayDown() { if (this.isDown) this.thread.scrollTop = this.thread.scrollHeight; }

    showWho() {
      const { people = [], owner, due } = this.who ?? {}, say = this.words, first = people[0];
      const there = people.length > 1 && !owner ? say.areHere : say.isHere;
      const words = first ? filled(there, { name: first.name }) : due ? filled(say.nobody, { time: this.moment(due) }) : say.nobodyAtAll;
      const looks = owner && !people.some((one) => one.name === owner.name) ? `${filled(say.looksAfter, owner)}. ` : "";
      if (this.presence.textContent !== looks + words) this.presence.textContent = looks + words;
      const shown = JSON.stringify(first ? people : owner ? [owner] : []);
      if (shown !== this.shownFaces) { this.shownFaces = shown; this.faces.replaceChildren(...JSON.parse(shown).map((one) => this.face(one))); }
    }

    face({ name, initials, hue, picture }, small) {
      const made = h("span", { class: "face", title: name, "data-small": small });
      made.style.setProperty("--face", hue);
      made.append(picture ? h("img", { src: picture, alt: "", onerror: () => made.replaceChildren(initials) }) : initials);
      return made;
    }

    moment(iso) {
      const then = new Date(iso), days = this.days(then), time = new Intl.DateTimeFormat(this.language, { hour: "2-digit", minute: "2-digit" }).format(then);
      if (days === 0) return time;
      if (days === 1) return `${new Intl.RelativeTimeFormat(this.language, { numeric: "auto" }).format(1, "day")} ${time}`;
      return new Intl.DateTimeFormat(this.language, { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" }).format(then);
    }
    days(then) { const day = (one) => new Date(one.getFullYear(), one.getMonth(), one.getDate()); return Math.round((day(then) - day(new Date())) / 86_400_000); }
    dayWords(then) {
      const days = this.days(then);
      return days === 0 ? this.words.today : days === -1 ? this.words.yesterday : new Intl.DateTimeFormat(this.language, { weekday: "long", day: "numeric", month: "long" }).format(then);
    }

    // Each message is drawn once, and drawn anew only when something about it has changed: what one reads never moves.
    showThread() {
      this.drawn ??= new Map();
      const kept = new Map(), parts = [], lastMine = Math.max(0, ...[...this.said.values()].filter((one) => one.mine).map((one) => one.n));
      const draw = (key, state, make) => {
        const known = this.drawn.get(key), made = known?.state === state ? known.made : make();
        kept.set(key, { state, made });
        parts.push(made);
      };
      if (!this.said.size && !this.queue.length) draw("welcome", this.name, () => h("div", { class: "said" }, h("div", { class: "words" }, this.name ? filled(this.words.welcomeName, { name: this.name }) : this.words.welcome)));
      if (this.more && this.said.size) draw("earlier", "", () => h("button", { type: "button", class: "earlier linklike", onclick: () => this.goBack() }, this.words.earlier));
      let day = "";
      for (const one of [...this.said.values()].sort((a, b) => a.n - b.n)) {
        const now = this.dayWords(new Date(one.at));
        if (now !== day) { day = now; draw(`day ${now}`, now, () => h("p", { class: "day" }, now)); }
        const foot = one.mine ? (one.n === lastMine ? (one.n <= this.read ? this.words.seen : this.words.sent) : "") : "";
        draw(one.n, foot + (one.files ? "f" : ""), () => this.message(one, foot));
      }
      for (const one of [...this.queue, ...(this.waiting ?? [])]) {
        const foot = one.refused ? this.words.failed : this.line.isOpen ? this.words.sending : this.words.waits;
        draw(one.id, foot, () => this.message({ ...one, mine: true }, foot, one));
      }
      this.drawn = kept;
      parts.forEach((part, place) => { if (this.thread.children[place] !== part) this.thread.insertBefore(part, this.thread.children[place] ?? null); });
      while (this.thread.children.length > parts.length) this.thread.lastElementChild.remove();
    }

    message(one, foot, waiting) {
      const time = new Intl.DateTimeFormat(this.language, { hour: "2-digit", minute: "2-digit" }).format(new Date(one.at));
      const who = one.mine ? this.words.you : one.by?.name ?? this.words.title;
      return h("article", { class: "said", "data-mine": one.mine, "aria-label": `${who}, ${time}` },
        h("div", { class: "who" }, !one.mine && one.by ? this.face(one.by, true) : null, one.mine ? time : `${who} · ${time}`, one.mail ? ` · ${this.words.byMail}` : null),
        one.card ? this.product(one) : one.text ? h("div", { class: "words" }, ...this.linked(one.text)) : null,
        ...(one.card ? [] : (one.files ?? []).filter((file) => file.name).map((file) => this.file(file))),
        ...(one.files?.[0]?.name ? [] : (one.names ?? []).map((name) => h("span", { class: "file" }, name))),
        foot ? h("div", { class: "foot", "data-bad": waiting?.refused }, foot, waiting?.refused ? h("button", { type: "button", onclick: () => { delete waiting.refused; this.pour(); this.show(); } }, this.words.again) : null) : null);
    }

    file({ name, at, picture }) {
      if (!picture) return h("a", { class: "file", href: at, download: name, "aria-label": filled(this.words.file, { name }) }, icon("clip"), name);
      return h("a", { class: "picture", href: at, target: "_blank", rel: "noopener" }, h("img", { src: at, alt: filled(this.words.picture, { name }), loading: "lazy", onload: () => this.stayDown() }));
    }

    product({ card: { title, price, link }, files = [] }) {
      const inside = [files[0] ? h("img", { src: files[0].at, alt: "" }) : null, h("div", {}, h("b", {}, title), price ? h("span", {}, price) : null, link ? h("span", { class: "go" }, this.words.look) : null)];
      return /^https?:\/\//.test(link) ? h("a", { class: "product", href: link, target: "_blank", rel: "noopener" }, ...inside) : h("div", { class: "product" }, ...inside);
    }

    linked(text) {
      return text.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/).map((part, place) => place % 2 ? h("a", { href: part, target: "_blank", rel: "noopener noreferrer" }, part) : part);
    }

    // Asked kindly, while an answer is awaited, and never in the way of writing.
    ask(trouble = "") {
      const newest = this.said.get(Math.max(...this.said.keys()));
      const wants = !this.reached && !store.read().asked && (newest?.mine || this.asking.contains(this.root.activeElement));
      if (!wants) { this.asking.hidden = true; return; }
      if (trouble) { this.asking.querySelector("[role=alert]").textContent = trouble; return; }
      if (!this.asking.hidden) return;
      const address = h("input", { class: "text", type: "email", name: "email", autocomplete: "email", required: true, "aria-label": this.words.address, placeholder: this.words.address });
      const name = h("input", { class: "text", name: "name", autocomplete: "name", "aria-label": this.words.name, placeholder: this.words.name });
      this.asking.replaceChildren(h("p", {}, this.words.askAddress), h("form", { novalidate: true, onsubmit: (event) => { event.preventDefault(); this.line.say({ reach: { address: address.value, name: name.value } }); } }, address, name, h("p", { role: "alert", class: "foot", "data-bad": true }), h("div", { class: "row" }, h("button", { class: "primary" }, this.words.leave), h("button", { type: "button", class: "linklike", onclick: () => { store.write({ asked: true }); this.ask(); } }, this.words.notNow))));
      this.asking.hidden = false;
    }

    // A greeting is offered once in a visit, never to whoever has written or sent one away today, and only while somebody is there.
    watchForGreeting() {
      if (this.token || !chat.greetings.length) return;
      const rule = chat.greetings.find(({ page, language }) => matches(page, location.pathname) && (!language || language === this.language));
      if (rule) this.greets = setTimeout(() => this.offer(rule).catch(() => {}), rule.seconds * 1000);
    }

    async offer({ words }) {
      try { if (sessionStorage.getItem(KEPT)) return; } catch { return; }
      if (document.hidden || this.token || (this.card && !this.card.hidden)) return;
      await this.learn();
      if (!this.who?.people?.length) return;
      this.greeting = h("div", { class: "greeting", role: "status" }, this.face(this.who.people[0]), h("button", { type: "button", onclick: () => this.open() }, words), h("button", { type: "button", "aria-label": this.words.notNow, onclick: () => { this.greeting.remove(); try { sessionStorage.setItem(KEPT, "greeted"); } catch { /* then it may come once more */ } } }, "×"));
      this.root.insertBefore(this.greeting, this.bubble);
    }
  }

  customElements.define("firsthand-chat", FirsthandChat);
  const stands = () => {
    if (given.preview !== undefined || document.querySelector("firsthand-chat")) return;
    if (chat.pages.length && !chat.pages.some((page) => matches(page, location.pathname))) return;
    document.body.append(document.createElement("firsthand-chat"));
  };
  document.body ? stands() : addEventListener("DOMContentLoaded", stands);
})();
