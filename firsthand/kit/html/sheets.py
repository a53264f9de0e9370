"""Style sheets of a page, written into the elements they speak of: a cleaned page keeps no sheet.

Without them Outlook's paragraphs stand two lines apart, and what a newsletter hides on a desktop is shown.
"""

import re

from css_inline import CSSInliner, InlineError

SHEET = re.compile(r"<style\b[^>]*>(.*?)</style", re.DOTALL | re.IGNORECASE)
LONGEST = 150_000  # characters of all sheets; a large newsletter has 40,000
MOST_WRITTEN = 60_000_000  # characters of sheets times tags: each rule may stand in each element
INLINER = CSSInliner(load_remote_stylesheets=False, keep_style_tags=False, keep_link_tags=False, extra_css=None)


def dressed(html: str) -> str:
    """The page with its sheets in its `style` attributes; as it was when there are none or too many."""
    written = sum(len(sheet) for sheet in SHEET.findall(html)) if "<style" in html.lower() else 0
    if not written or written > LONGEST or written * html.count("<") > MOST_WRITTEN:
        return html
    try:
        return INLINER.inline(html)
    except InlineError:
        return html
