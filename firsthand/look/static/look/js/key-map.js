// The keyboard reaches what the page offers: each element names its own key, so the help is never out of date.
const writing = (element) => element?.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
// On Cyrillic and Greek layouts the letter is told by its place on the keyboard.
const letter = (event) => (/^[ -~]$/.test(event.key) || event.key.length > 1 ? event.key : placed(event.code.replace(/^Key/, ""), event.shiftKey));
const placed = (place, shifted) => (shifted ? place : place.toLowerCase());
// What stands in a place of its own that came last (data-keys-first) is meant before the page under it.
export const offered = () => [...document.querySelectorAll("[data-keys-first] [data-key]"), ...document.querySelectorAll("[data-key]")].filter((element) => (element.checkVisibility() || (element.closest("[popover]") && !element.closest("[hidden]"))) && !isUnfolded(element));
// A fold answers to a key of something in it (data-unfolds) as long as that cannot be seen.
const isUnfolded = (element) => element.matches("[open] > [data-unfolds]") && element.checkVisibility();

// The row is asked, not its link: what is inside a row out of sight is laid out only when somebody asks for it.
const rowLinks = () => [...document.querySelectorAll("[data-row]:not([hidden]) a[href]:first-of-type")].filter((link) => link.closest("[data-row]").checkVisibility());

// The row whose page is on its way: keys are meant for it already, and not for the page that it will take the place of.
const opened = () => document.querySelector("[data-row] a.htmx-request");

// The place of the row that has the focus, else of the one that is open; -1 where neither is there.
function standingIn(links) {
  const here = links.findIndex((link) => link.closest("[data-row]").contains(document.activeElement));
  return here < 0 ? links.findIndex((link) => link.getAttribute("aria-current")) : here;
}

class KeyMap extends HTMLElement {
  connectedCallback() {
    document.documentElement.dataset.keys = /Mac|iP/.test(navigator.platform) ? "mac" : "pc";
    this.pressed = (event) => this.press(event);
    document.addEventListener("keydown", this.pressed);
    // Where one stands in a list is known when its row has gone: what came into its place is next.
    this.noted = ({ type, target }) => (type === "focusin" ? this.note() : this.swapped(target));
    document.addEventListener("focusin", this.noted);
    document.addEventListener("htmx:after:swap", this.noted);
    document.addEventListener("pointerdown", (this.left = () => (this.inRows = this.wanted = false)));
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.pressed);
    document.removeEventListener("focusin", this.noted);
    document.removeEventListener("htmx:after:swap", this.noted);
    document.removeEventListener("pointerdown", this.left);
  }

  press(event) {
    if (event.isComposing || event.defaultPrevented) return;
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) return this.send(event);
    if (writing(event.target)) return event.key === "Escape" && event.target.blur();
    if ("off" in this.dataset) return; // WCAG 2.1.4: single keys can be turned off
    if (event.metaKey || event.ctrlKey || event.altKey || document.querySelector("dialog:modal")) return;
    const key = letter(event);
    if (key === "j" || key === "k") return this.move(key === "j" ? 1 : -1, event);
    const chord = this.first ? `${this.first} ${key}` : key, opening = opened();
    // What the first key has fetched may come a moment after the second one; so may the row that was just opened.
    this.wanted = (this.first || opening) && { chord, until: Date.now() + 4000, opening };
    this.first = "";
    const element = offered().find((each) => each.dataset.key === chord);
    if (element && !(opening && element.closest("#main, #side"))) return (this.wanted = null), this.use(element, event);
    if (offered().some((each) => each.dataset.key.startsWith(`${key} `))) this.begin(key);
  }

  begin(key) {
    this.first = key;
    // What is fetched only when it is wanted may offer keys of its own.
    document.body.dispatchEvent(new CustomEvent("keys:begin"));
    setTimeout(() => (this.first = ""), 1200);
  }

  send(event) {
    const form = event.target.closest("form");
    if (!form) return;
    event.preventDefault();
    // Shift and Alt send in another way, where the form has one; a form of several ways says which is the plain one.
    form.requestSubmit(form.querySelector(event.shiftKey ? "[data-sends=shift]" : event.altKey ? "[data-sends=alt]" : "[data-sends=plain]"));
  }

  // Where one stands is asked in the next frame, which lays the page out anyway.
  swapped(source) {
    if (this.wanted && source === (this.wanted.opening ?? source)) this.useLate();
    requestAnimationFrame(() => this.note(true));
  }

  note(isSwapped = false) {
    const links = rowLinks(), at = standingIn(links);
    if (isSwapped && this.inRows && document.activeElement === document.body) return this.stay(links);
    this.inRows = at >= 0 && links[at].closest("[data-row]").contains(document.activeElement);
    if (at >= 0) this.place = at;
  }

  // The row that had the focus has gone: whoever works through a list goes on with the one in its place.
  stay(links) { links[Math.min(this.place, links.length - 1)]?.focus({ preventScroll: true }); }

  move(step, event) {
    const links = rowLinks(), at = standingIn(links);
    const next = at >= 0 ? at + step : this.place === undefined ? 0 : step > 0 ? this.place : this.place - 1;
    links[Math.min(links.length - 1, Math.max(0, next))]?.focus();
    event.preventDefault();
  }

  useLate() {
    const element = this.wanted.until > Date.now() && !writing(document.activeElement) && offered().find((each) => each.dataset.key === this.wanted.chord);
    if (!element) return;
    this.wanted = null;
    element.click();
  }

  use(element, event) {
    event.preventDefault();
    if (writing(element)) return element.focus();
    if (element.matches("[data-unfolds]")) return this.unfold(element);
    element.click();
  }

  // What is in the fold is there already, or fetched now that it can be seen.
  unfold(element) {
    if (!element.checkVisibility()) element.closest("[popover]").showPopover();
    element.parentElement.open = true;
    this.wanted = { chord: element.dataset.key, until: Date.now() + 4000 };
    this.useLate();
  }
}

customElements.define("key-map", KeyMap);
