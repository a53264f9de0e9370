"""What can happen to the words by which matters are found again."""

from firsthand.journal.facts import Fact, fact


@fact("tag.made", "{by} made the tag {tag}")
class TagMade(Fact):
    tag: int


@fact("tag.renamed", "{by} renamed the tag {tag}")
class TagRenamed(Fact):
    tag: int


@fact("tag.put_away", "{by} put the tag {tag} away")
class TagPutAway(Fact):
    tag: int


@fact("tag.taken_out", "{by} has the tag {tag} offered again")
class TagTakenOut(Fact):
    tag: int


@fact("tag.merged", "{by} made a tag one with {into}")
class TagsMerged(Fact):
    tag: int
    into: int
