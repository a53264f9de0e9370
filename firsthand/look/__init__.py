"""How everything looks and behaves: tokens, parts, small behaviours, the living page."""
