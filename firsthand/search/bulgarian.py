"""The stem of a Bulgarian word: without its article, its plural and its gender.

After the idea of J. Savoy, "Searching strategies for the Bulgarian language" (Information Retrieval 10, 2007):
nouns and adjectives carry most of a query, so their endings are taken off and verbs are left nearly as they are.
"""

import re

SHORTEST = 3
# The articles with т of the feminine, the neuter and the plural follow a vowel: доставката, леглото, клиентите.
ARTICLE = re.compile(r"(?<=....)(?:(?<=[аеиоуя])т[аое]|и?ят)$|(?<=...)ът$")
PLURAL = re.compile(r"(?<=...)(?:ове|еве|ища|овци)$")
ENDING = re.compile(r"(?<=...)[аеиоуя]{1,2}$")
MOVING_VOWEL = re.compile(r"(?<=...)[ъе](?=[рлнк]$)")
# к, г and х become ц, з and с before a plural (матрак, матраци), so a stem always ends in the soft one.
SOFT = {"к": "ц", "г": "з", "х": "с"}


def stem(word: str) -> str:
    """The part that a word shares with its other forms: хладилник, хладилника and хладилниците have one stem."""
    for part in (ARTICLE, PLURAL, ENDING, MOVING_VOWEL):
        word = part.sub("", word)
    return word[:-1] + SOFT.get(word[-1], word[-1]) if len(word) >= SHORTEST else word
