// Light or dark is chosen at once, and by a cookie for the next page, which so never flashes in the other.
class ThemeChoice extends HTMLElement {
  connectedCallback() { this.onchange = (event) => this.choose(event.target.value); }

  choose(theme) {
    document.documentElement.dataset.theme = theme;
    document.cookie = `theme=${theme}; path=/; max-age=31536000; SameSite=Lax${location.protocol === "https:" ? "; Secure" : ""}`;
  }
}

customElements.define("theme-choice", ThemeChoice);
