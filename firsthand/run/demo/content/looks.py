"""Which customers have a drawn face, and what it looks like; the others are shown by initials."""

from firsthand.run.demo.content.story import Face, Gender

ONE_FACE_IN = 5
SKINS = ("fair", "tan", "olive", "fair", "brown", "fair", "tan", "deep")
HAIRS = ("brown", "blonde", "black", "grey", "chestnut", "ash", "copper", "white", "black")
SHAPES = {
    "f": ("bob", "long", "bun", "fringe", "curly", "side"),
    "m": ("short", "side", "curls", "receding", "quiff", "bald", "short"),
}
CLOTHES = ("moss", "ink", "coral", "cream", "teal", "plum", "mustard")
GROUNDS = ("sky", "sand", "mint", "lilac", "rose", "sun")
GLASSES = ("", "round", "", "", "square")
BEARDS = ("", "full", "", "stubble", "moustache", "")


def customer_face(gender: Gender, *, place: int) -> Face | None:
    """A face for one customer in five, always the same for the same place in the file."""
    if place % ONE_FACE_IN != 0:
        return None
    turn = place // ONE_FACE_IN
    shapes = SHAPES[gender]
    return Face(
        skin=SKINS[turn % len(SKINS)],
        hair=HAIRS[(turn * 2) % len(HAIRS)],
        shape=shapes[turn % len(shapes)],
        clothes=CLOTHES[turn * 3 % len(CLOTHES)],
        ground=GROUNDS[turn % len(GROUNDS)],
        glasses=GLASSES[turn % len(GLASSES)],
        beard=BEARDS[turn % len(BEARDS)] if gender == "m" else "",
    )
