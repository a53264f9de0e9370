"""Draws a calm portrait from a few words: an original SVG of 160 by 160 that still reads at 32."""

from firsthand.run.demo.content.story import Face

SKIN = {
    "fair": ("#f3cdb1", "#e2ad8b"),
    "tan": ("#e3b08a", "#cb9068"),
    "olive": ("#d9a57c", "#bd8459"),
    "brown": ("#a9714b", "#8a5836"),
    "deep": ("#76482f", "#5b3521"),
}
HAIR = {
    "black": "#2b2626",
    "brown": "#59402f",
    "chestnut": "#7a4a2e",
    "copper": "#a9582f",
    "blonde": "#d9b26a",
    "ash": "#a8937a",
    "grey": "#9a9a99",
    "white": "#d9d7d1",
}
CLOTHES = {
    "teal": ("#2f6f74", "#24575c"),
    "moss": ("#64794a", "#4f613a"),
    "mustard": ("#c9973a", "#a97c2b"),
    "coral": ("#cf6f57", "#b05943"),
    "plum": ("#75506f", "#5d3e58"),
    "ink": ("#39465a", "#2b3546"),
    "cream": ("#ece3d3", "#d5c9b3"),
}
GROUND = {
    "sand": "#e9dfcd",
    "sky": "#cfdfe6",
    "mint": "#cfe2d6",
    "rose": "#ecd5d0",
    "sun": "#efe0b8",
    "lilac": "#dcd6e6",
}

# What hangs behind the head, and what lies over the brow, for each shape of hair.
BEHIND = {
    "long": "M44 74C40 30 62 20 80 20s40 10 36 54c-1 22 4 38 8 50-12 8-76 8-88 0 4-12 9-28 8-50z",
    "bob": "M43 72C40 32 60 22 80 22s40 10 37 50c0 14 2 24 4 32-10 7-72 7-82 0 2-8 4-18 4-32z",
    "fringe": "M43 74C40 32 60 21 80 21s40 11 37 53c0 20 4 32 6 42-14 8-72 8-86 0 2-10 6-22 6-42z",
    "curly": "M80 16c12-4 26 2 31 11 9 3 13 13 10 21 6 7 6 17 1 23 4 9 1 18-5 23 1 10-7 18-17 18H60"
    "c-10 0-18-8-17-18-6-5-9-14-5-23-5-6-5-16 1-23-3-8 1-18 10-21 5-9 19-15 31-11z",
    "bun": "M80 2c11 0 18 8 18 17s-7 16-18 16-18-7-18-16 7-17 18-17z",
}
OVER = {
    "long": "M47 74c-2-30 10-46 34-46 22 0 34 16 32 46-4-14-12-24-24-31-8 10-28 14-42 31z",
    "bob": "M47 76c-3-32 12-47 33-47 22 0 36 15 33 47-2-12-6-20-12-27-16 4-34 2-44-4-5 7-9 17-10 31z",
    "fringe": "M46 76c-4-34 12-49 34-49s38 15 34 49c-1-6-2-11-4-16-18 5-42 5-60 0-2 5-3 10-4 16z",
    "curly": "M48 70c-4-12 0-22 7-26 3-9 14-13 22-10 9-5 20-1 24 7 9 3 14 15 11 29-4-9-9-14-15-17-8 4-15 3-19 0"
    "-5 5-13 6-18 2-5 4-9 8-12 15z",
    "bun": "M47 74c-3-31 11-46 33-46s36 15 33 46c-3-16-13-28-33-28S50 58 47 74z",
    "short": "M47 72c-5-30 8-47 34-47 24 0 37 16 32 47-3-5-4-10-5-16-3-6-8-10-14-12-12 4-26 4-35 1-6 6-8 16-12 27z",
    "quiff": "M48 68c-6-22 0-34 9-39 3-10 27-17 42-7 13 3 19 22 13 46-3-6-5-12-7-18-10-2-20-6-27-11-5 9-14 14-24 15"
    "-3 4-4 9-6 14z",
    "curls": "M47 70c-6-8-5-18 1-23 0-10 9-16 17-15 6-8 20-8 25-1 9-3 19 3 19 12 7 5 9 17 4 27-2-7-5-12-9-16-6 3-12 2-15-2"
    "-5 5-13 5-17 0-5 5-11 5-15 3-5 4-8 9-10 15z",
    "receding": "M47 76c-4-14-3-27 4-34 1 8-1 22-2 34zM113 76c4-14 3-27-4-34-1 8 1 22 2 34zM53 42c8-11 46-11 54 0-8-5-46-5-54 0z",
    "side": "M47 74c-5-30 9-48 34-48 24 0 37 17 32 48-3-10-5-16-9-21-16-1-30-5-39-12-4 9-13 16-18 33z",
    "bald": "",
}
FULL_BEARD = "M48 78c2 10 3 12 6 12 8-6 16-7 26-7s18 1 26 7c3 0 4-2 6-12 3 26-10 41-32 41S45 104 48 78z"


def draw(face: Face) -> str:
    """The portrait as one SVG element without words in it."""
    parts = [ground(face), behind(face), body(face), head(face), beard(face), features(face), over(face), glasses(face)]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 160" width="160" height="160">'
        + "".join(parts)
        + "</svg>"
    )


def ground(face: Face) -> str:
    return f'<rect width="160" height="160" fill="{GROUND[face.ground]}"/>'


def behind(face: Face) -> str:
    return path(BEHIND.get(face.shape, ""), fill=HAIR[face.hair])


def body(face: Face) -> str:
    cloth, fold = CLOTHES[face.clothes]
    _, shade = SKIN[face.skin]
    return (
        path("M66 98h28v22c0 8-28 8-28 0z", fill=shade)
        + path("M14 160c2-28 22-38 48-42 4 12 32 12 36 0 26 4 46 14 48 42z", fill=cloth)
        + f'<path d="M60 117c4 17 36 17 40 0" fill="none" stroke="{fold}" stroke-width="4" stroke-linecap="round"/>'
    )


def head(face: Face) -> str:
    skin, shade = SKIN[face.skin]
    ears = "".join(f'<ellipse cx="{x}" cy="79" rx="6" ry="8" fill="{shade}"/>' for x in (48, 112))
    return ears + path("M48 68c0-24 12-38 32-38s32 14 32 38c0 28-13 48-32 48S48 96 48 68z", fill=skin)


def beard(face: Face) -> str:
    hair = HAIR[face.hair]
    if face.beard == "full":
        return path(FULL_BEARD, fill=hair)
    if face.beard == "stubble":
        return path(FULL_BEARD, fill=hair, opacity="0.22")
    return ""


def features(face: Face) -> str:
    """Eyes, brows, nose, a small smile; a moustache belongs to the mouth."""
    _, shade = SKIN[face.skin]
    brow = "#6f6a66" if face.hair in ("white", "grey") else HAIR[face.hair]
    eyes = "".join(f'<ellipse cx="{x}" cy="76" rx="3.4" ry="4" fill="#2a2523"/>' for x in (67, 93))
    brows = stroke("M60 66c4-3 9-3 13-1", colour=brow, width=3) + stroke("M87 65c4-2 9-2 13 1", colour=brow, width=3)
    cheeks = "".join(f'<circle cx="{x}" cy="89" r="6" fill="#d9705a" opacity="0.16"/>' for x in (60, 100))
    nose = stroke("M80 77c-1 5-3 8-3 10 1 2 4 2 6 1", colour=shade, width=2.6)
    mouth = path("M70 97c6 3 14 3 20 0-2 8-18 8-20 0z", fill="#fdf6f0") if face.beard == "full" else ""
    smile = stroke("M69 97c6 6 16 6 22 0", colour="#9c4a3c", width=3)
    lip = path("M64 96c3-6 12-8 16-5 4-3 13-1 16 5-6 2-12 1-16-1-4 2-10 3-16 1z", fill=HAIR[face.hair])
    return cheeks + eyes + brows + nose + (mouth or smile) + (lip if face.beard == "moustache" else "")


def over(face: Face) -> str:
    return path(OVER[face.shape], fill=HAIR[face.hair])


def glasses(face: Face) -> str:
    if not face.glasses:
        return ""
    radius = 11 if face.glasses == "round" else 5
    lenses = "".join(
        f'<rect x="{x}" y="66" width="23" height="{22 if radius == 11 else 18}" rx="{radius}" fill="#ffffff" '
        'fill-opacity="0.18" stroke="#33302e" stroke-width="2.6"/>'
        for x in (55.5, 81.5)
    )
    return lenses + stroke("M78.5 74c1-1 2-1 3 0M55 74l-7-2M105 74l7-2", colour="#33302e", width=2.6)


def path(shape: str, *, fill: str, opacity: str = "1") -> str:
    return f'<path d="{shape}" fill="{fill}" opacity="{opacity}"/>' if shape else ""


def stroke(shape: str, *, colour: str, width: float) -> str:
    return f'<path d="{shape}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="round"/>'
