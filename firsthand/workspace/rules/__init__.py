"""Pure decisions about what a representative chose or wrote on a page."""
