"""Guess the language of a text."""

from functools import cache
from typing import Any

from analysis.text_spans import find_words

ENOUGH = 40  # words: a guess about fewer is worth nothing
_LOOKED_AT = 4_000  # characters
_ENGLISH = frozenset(
    "the of and to in a is that for it was on with as by at be this from are have has not but an".split()
)
_NAMES = {
    "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch", "sv": "Swedish",
    "da": "Danish", "nb": "Norwegian", "no": "Norwegian", "nn": "Norwegian", "fi": "Finnish", "pl": "Polish", "cs": "Czech",
    "ru": "Russian", "uk": "Ukrainian", "tr": "Turkish", "ar": "Arabic", "he": "Hebrew", "el": "Greek", "hu": "Hungarian",
    "ro": "Romanian", "ja": "Japanese", "zh": "Chinese", "ko": "Korean", "hi": "Hindi", "id": "Indonesian", "vi": "Vietnamese",
}  # fmt: skip


def find_language(text: str) -> str:
    """The ISO 639-1 code of a text's language, "" for one of fewer than 40 words.

    English is told by its small words; only where they are rare is the rest compared with other languages.
    """
    part = text[:_LOOKED_AT]
    words = [w.of(part).lower() for w in find_words(part)]
    if len(words) >= ENOUGH and sum(w in _ENGLISH for w in words) / len(words) > 0.2:
        return "en"
    if len(words) < ENOUGH and sum(map(str.isalnum, part)) < 4 * ENOUGH:
        return ""
    code = str(_identifier().classify(part)[0])
    return "no" if code in ("nb", "nn") else code


def language_note(language: str) -> str:
    """A sentence for a text that is not English, "" for one that is or may be."""
    if language in ("", "en"):
        return ""
    return f"This looks like {_NAMES.get(language, f'another language ({language})')}, not English; the figures are unreliable."


@cache
def _identifier() -> Any:
    import py3langid  # late: its model takes a third of a second to load, and English news never needs it

    return py3langid
