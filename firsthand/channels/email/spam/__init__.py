"""Whether a letter is spam: by its signs, by its words, by its sender; and how that is learnt from representatives."""
