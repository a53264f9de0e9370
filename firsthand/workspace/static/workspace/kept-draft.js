// What one writes is kept by the house too, a moment after one stops, and goes on wherever one signs in. `auto-save` has kept
// it on this machine before: a lost network or a crash loses nothing, and what is newer there is sent when it can be.
import { marks } from "./draft-marks.js";
import { ask, raise } from "./draft-line.js";
import { fresh } from "./kept-sending.js";

const SOON = 900, LATER = 8000, SAID_OTHERWISE = 409;
const NOT_KEPT = ["csrfmiddlewaretoken", "files", "read_to", "counted", "checked", "draft", "used", "send_words", "send_day", "forwards"];
// Fields that stand there filled in: they are kept as they were changed.
const CHANGED = ["to", "subject", "inbox"];
const stood = (place) => place.matches("select") ? [...place.options].find((one) => one.defaultSelected)?.value ?? place.options[0]?.value : place.defaultValue;

class KeptDraft extends HTMLElement {
  letter = 0;

  connectedCallback() {
    if (this.form) return;
    [this.form, this.box] = [this.closest("form"), this.querySelector("[data-other]")];
    [this.number, this.said] = [this.querySelector("input[name=draft]"), this.form.querySelector("[data-saved]")];
    [this.conversation, this.side] = /(\d+|new)\/(?:drafts\/)?([\w-]+)\/$/.exec(this.dataset.at).slice(1);
    this.form.addEventListener("input", () => this.changed());
    this.form.addEventListener("look:files", () => this.filesChanged());
    this.form.addEventListener("submit", () => this.rest());
    this.form.addEventListener("reset", () => this.sent());
    this.form.addEventListener("htmx:after:request", ({ detail }) => this.refused(detail.ctx.response?.status));
    this.addEventListener("click", (event) => this.choose(event.target.closest("[data-choice]")?.dataset.choice));
    this.back = () => document.visibilityState === "visible" && marks(true).then(() => this.begin());
    this.online = () => this.known.dirty && this.later(0);
    document.addEventListener("visibilitychange", this.back);
    addEventListener("online", this.online);
    this.numbered();
    this.begin();
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.back);
    removeEventListener("online", this.online);
    if (this.soon) this.keep();
  }

  get key() { return `draft:${this.closest("auto-save")?.getAttribute("key") ?? this.dataset.at}:kept`; }
  get known() { return JSON.parse(localStorage.getItem(this.key) ?? "{}"); }
  get choosable() { return [...this.form.querySelectorAll("input[name=chosen]")]; }
  get once() { return this.form.querySelector("input[name=once]"); }
  get area() { return this.form.querySelector("textarea[name=words]"); }
  get files() { return this.form.querySelector("drop-files"); }
  get isBegun() { return (this.area.value.trim() && this.area.value !== this.area.defaultValue) || this.files.kept.length > 0 || this.changes.length > 0; }
  get changes() { return CHANGED.map((name) => this.place(name)).filter((place) => place && place.value !== stood(place)); }
  place(name) { return this.form.querySelector(`:is(input:not([type=checkbox]), select)[name=${name}]`); }

  note(changes) {
    localStorage.setItem(this.key, JSON.stringify({ ...this.known, ...changes }));
    if ("version" in changes) this.number.value = changes.version || "";
  }

  // Under this number it is known once it is sent, and kept no more; a place to write in that is no composer has it from here.
  numbered() { if (this.once?.hasAttribute("data-own")) this.once.value = fresh(); }

  // What was kept and has not been touched since gives way to what the house has; what was touched is newer or is offered.
  async begin() {
    const version = (await marks())[this.conversation]?.[this.side] ?? 0;
    // A page that was morphed may have brought an empty place after the words were put back into it.
    this.closest("auto-save")?.restore();
    const { version: seen, dirty, at = 0 } = this.known;
    if (seen || dirty) this.show();
    this.number.value = version || (this.keeping ? 1 : "");
    if (version === (seen ?? 0)) return (await (this.bringing ??= this.bringFiles())), dirty && this.later(0);
    // Marks may be older than what was just kept, so the house itself is asked before anything here gives way.
    const there = await ask(this.dataset.at);
    if (!there || this.known.version !== seen || this.known.dirty !== dirty) return;
    if (there.version === seen) return dirty && this.later(0);
    if (!there.version) return this.endedElsewhere(dirty);
    const here = { words: this.area.value, html: this.form.querySelector("input[name=html]")?.value ?? "" };
    if (!dirty || !here.words.trim() || here.words.trim() === there.words.trim()) return this.put(there);
    if (at > there.at) return this.later(0);
    this.put(there);
    this.offer({ ...here, hint: here.words.slice(0, 200), when: this.dataset.here });
  }

  // A page that was loaded anew has the words from this machine, and the files from the house.
  async bringFiles() {
    if (!this.known.files) return;
    const there = await ask(this.dataset.at);
    this.quiet = true;
    there?.files?.forEach((file) => this.files.keep(file));
    this.quiet = false;
  }

  // It was sent or thrown away on another device: what had been kept ends here too, what is newer stays.
  endedElsewhere(dirty) {
    this.note({ version: 0 });
    if (dirty) this.later(0);
    else this.put({ words: "" });
  }

  put({ words = "", html = "", fields = {}, files = [], version = 0, other }) {
    this.quiet = true;
    const rich = this.form.querySelector("rich-text");
    if (rich) rich.set(words, html);
    else this.area.value = words;
    this.area.dispatchEvent(new Event("input", { bubbles: true }));
    Object.entries(fields).forEach(([name, value]) => this.fill(name, value));
    files.forEach((file) => this.files.keep(file));
    this.quiet = false;
    if (version) this.show();
    this.note({ version, dirty: false, files: files.length > 0 });
    if (version) this.say(this.dataset.elsewhere);
    if (other) this.offer(other);
  }

  // A letter aside that is being written is seen, though its thread is folded.
  show() { this.closest("details.aside")?.setAttribute("open", ""); }

  fill(name, value) {
    if (name === "chosen" && value) return this.choosable.forEach((each) => (each.checked = value.split(", ").includes(each.value)));
    const place = this.place(name);
    if (!place || !value || (CHANGED.includes(name) ? place.value === value : place.value.includes(value))) return;
    place.value = value;
    place.closest("details")?.setAttribute("open", "");
  }

  offer(other) {
    this.other = other;
    this.box.querySelector("p").textContent = this.box.dataset.words.replace("{when}", other.when).replace("{words}", other.hint);
    this.box.hidden = false;
  }

  async choose(choice) {
    if (!choice || !this.other) return;
    const other = this.other;
    [this.other, this.box.hidden] = [null, true];
    await ask(`${this.dataset.at}?only=other`, "DELETE");
    if (choice === "drop") return;
    this.put({ ...other, version: this.known.version });
    this.changed();
  }

  changed() {
    // A form as it came, of which nothing is kept: it was just sent, or nothing was begun.
    if (this.quiet || (!this.known.version && !this.isBegun)) return;
    if (this.dataset.liesAt) history.replaceState(history.state, "", this.dataset.liesAt);
    this.resting = false;
    this.note({ dirty: true, at: Date.now() });
    this.later(SOON);
  }

  later(after) {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.keep(), after);
  }

  async keep() {
    clearTimeout(this.soon);
    if (this.keeping) return this.later(SOON);
    [this.keeping, this.soon] = [true, 0];
    const letter = this.goesAlong();
    await this.bringing;
    const answer = await ask(this.dataset.at, "POST", this.written());
    this.keeping = false;
    if (letter !== this.letter) return;
    if (this.resting) return answer && this.note({ version: answer.version });
    if (!answer) {
      this.say(this.dataset.alone);
      return this.isConnected && this.later(LATER);
    }
    this.note({ version: answer.version, dirty: Boolean(this.soon), files: this.files.kept.length > 0 || (this.known.files && !this.hadFiles) });
    this.say(answer.version ? this.dataset.kept : "");
    if (answer.other) this.offer(answer.other);
    this.mark(answer.version);
  }

  written() {
    const said = new FormData(this.form);
    NOT_KEPT.forEach((name) => said.delete(name));
    const changes = this.changes.map(({ name }) => name);
    CHANGED.filter((name) => !changes.includes(name)).forEach((name) => said.delete(name));
    said.delete("chosen");
    if (this.choosable.some((each) => each.checked !== each.defaultChecked)) said.set("chosen", this.choosable.filter((each) => each.checked).map((each) => each.value).join(", ") || "none");
    said.set("seen", this.known.version ?? 0);
    this.hadFiles ||= said.has("stored");
    if (this.hadFiles && !said.has("stored")) said.set("stored", "");
    return said;
  }

  // Files go up at once, one after the other, and are only named when the answer is sent.
  async filesChanged() {
    const file = this.files.chosen.find((each) => !this.stuck?.has(each));
    if (this.quiet || this.raising) return;
    if (!file) return this.changed();
    this.raising = true;
    const letter = this.goesAlong();
    const answer = await raise(`${this.dataset.at}files/`, { file, once: this.once?.value ?? "" }, (part) => this.files.goes(file, part));
    this.raising = false;
    if (letter !== this.letter) return this.filesChanged();
    // Without a draft to hold it, it goes with the form.
    if (!answer?.version) {
      (this.stuck ??= new WeakSet()).add(file);
      return this.files.stays(file);
    }
    this.note({ version: answer.version, files: true });
    this.mark(answer.version);
    this.files.raised(file, answer.files[0]);
  }

  refused(status) {
    if (status === SAID_OTHERWISE) this.numbered();
    if (status >= 400) this.changed();
  }

  rest() {
    clearTimeout(this.soon);
    [this.resting, this.soon] = [true, 0];
  }

  // What is sent from now on ends what is being kept, although its version is not known yet: a page that is left hears of none.
  goesAlong() {
    this.number.value ||= 1;
    return this.letter;
  }

  // It has left, and with it what was kept: what the house answers about that letter from here on is not of the next.
  sent() {
    this.letter += 1;
    this.numbered();
    this.rest();
    localStorage.removeItem(this.key);
    [this.number.value, this.box.hidden] = ["", true];
    this.say("");
    this.mark(0);
  }

  async mark(version) {
    const found = await marks(), sides = { ...found[this.conversation], [this.side]: version };
    if (!version) delete sides[this.side];
    if (Object.keys(sides).length) found[this.conversation] = sides;
    else delete found[this.conversation];
    document.dispatchEvent(new CustomEvent("workspace:drafts"));
  }

  say(words) { if (this.said) this.said.textContent = words; }
}

customElements.define("kept-draft", KeptDraft);
