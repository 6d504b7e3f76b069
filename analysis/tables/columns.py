"""The columns of every table, as `docs/tables.md` promises them."""

Cell = str | int | float | None  # None: not known
Row = tuple[Cell, ...]
SEPARATOR = " | "  # between the parts of a list in one cell


def _columns(names: str) -> dict[str, type]:
    """Columns in order, each with the type of its cells: `name` text, `name#` whole number, `name%` other number, `name?` yes or no."""
    kinds = {"#": int, "%": float, "?": bool}
    return {name.rstrip("#%?"): kinds.get(name[-1], str) for name in names.split()}


COLUMNS: dict[str, dict[str, type]] = {
    "articles": _columns(
        "article_id file title outlet byline published url language characters# words# sentences# paragraphs#"
        " left_out_words# quotations# quoted_words# quoted_share% speakers# people# organisations# places#"
        " flesch_kincaid_grade% notes"
    ),
    "mentions": _columns(
        "article_id file entity_id entity type text start# end# sentence# canonical_id canonical_name"
    ),
    "entities": _columns(
        "article_id file entity_id entity type role pronoun mentions# sentences# share_of_mentions% first_start# aliases"
        " quotations# quoted_words# canonical_id canonical_name"
    ),
    "quotes": _columns(
        "article_id file quotation_id kind text words# start# end# paragraph# sentence# cue cue_start# cue_end#"
        " source source_start# source_end# speaker_id speaker speaker_kind via how confidence% quotation_kind quotation repeat?"
        " canonical_id canonical_name"
    ),
    "speakers": _columns(
        "article_id file speaker_id speaker speaker_kind role pronoun quotations# words# share_of_words%"
        " share_of_quotations% direct_words# mixed_words# indirect_words# first_start# first_rank# canonical_id canonical_name"
    ),
    "readability": _columns(
        "article_id file scope name speaker_id words# sentences# syllables# words_per_sentence% syllables_per_word%"
        " letters# characters# polysyllables# complex_words# difficult_words# flesch_reading_ease% flesch_kincaid_grade%"
        " gunning_fog% smog_index% automated_readability_index% coleman_liau_index% dale_chall_score% linsear_write% note"
    ),
    "left_out": _columns("article_id file reason text words# start# end#"),
    "corrections": _columns("correction_id article_id file what start# end# text before after when by applied"),
    "skipped": _columns("file reason"),
}
COUNTS = tuple(name for name, kind in COLUMNS["readability"].items() if kind is int)

# The tables that end in canonical_id and canonical_name, with the columns whose id and name stand there where nothing is joined.
JOINED: dict[str, tuple[str, str]] = {
    "mentions": ("entity_id", "entity"),
    "entities": ("entity_id", "entity"),
    "quotes": ("speaker_id", "speaker"),
    "speakers": ("speaker_id", "speaker"),
}
