"""The pages of a form that everybody may open."""
