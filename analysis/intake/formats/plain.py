"""Plain text: how it is encoded, what was decoded wrongly before it came here, and what is no text at all."""

import re

import ftfy
from charset_normalizer import from_bytes

from analysis.records import ArticleError

REPAIRED = (
    "Characters that had been decoded wrongly (“Ã©” for “é”) were repaired. Check names, accents and quotation marks."
)
NO_TEXT = "This is no text, whatever its name says. Save it again as text in UTF-8, or paste the text."

_UNFIT = re.compile(r"[\x00\ud800-\udfff]")
_LOOKED_AT = 200_000  # bytes or characters: enough to tell what the rest is
_CONTROLS = bytes({*range(32)} - set(b"\t\n\v\f\r\x1b"))  # ESC switches character sets in Japanese e-mail
_MOST_CONTROLS = 0.01  # of all bytes: a text has none, or a few that a program left behind
_FEW_WORDS = 0.3  # of all characters but spaces; in a news story nine in ten stand in words of three letters or more
_SHORT = 200  # characters: too few to judge
_LATIN_END = "\u0300"  # letters from here on belong to scripts in which words are not told by spaces and capitals
_LETTERS = re.compile(r"[^\W\d_]+")
# A closing mark of which the last byte, which Windows-1252 does not know, was lost: "We will stay,â€� said Lim."
_LOST_MARK = re.compile(r"â€(?:\ufffd|(?=[\s.,]|$))")
_MENDING = ftfy.TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    restore_byte_a0=False,  # else "â€ he" would become "† he"
    replace_lossy_sequences=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=False,
    remove_control_chars=False,
    normalization=None,
    explain=False,
)


def clean(text: str) -> str:
    """A text as it is kept: no byte-order mark; what no file can hold (NUL, half an emoji) replaced. Nothing else changes."""
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", text.removeprefix("\ufeff"))


def mend(text: str) -> tuple[str, tuple[str, ...]]:
    """A text with what was decoded wrongly before it came here put right, and a note if anything was.

    UTF-8 that was read as Windows-1252 or the like ("FranÃ§ois", "â€œ") and control characters that stand for quotation
    marks. A text without such is returned as it is, to the last character; marks, spaces and line ends are never touched.
    Not found: a character of which a part is lost, but for a closing mark ("â€").
    """
    if text.isascii():
        return text, ()
    mended = ftfy.fix_text(_LOST_MARK.sub("”", text), _MENDING)
    return mended, (REPAIRED,) if mended != text else ()


def find_encoding(data: bytes) -> tuple[str, str]:
    """The encoding of a file's text, and a note where it was guessed. Raises ArticleError where there is no text.

    In an encoding that was guessed, single bytes may be wrong: decode with errors="replace".
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16", ""
    part = data[:_LOOKED_AT]
    if len(part) - len(part.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(part) and len(part) > _SHORT:
        raise ArticleError(NO_TEXT)
    try:
        data.decode("utf-8-sig")
        return "utf-8-sig", ""
    except UnicodeDecodeError:
        pass
    foreign = sum(b > 127 for b in part) > 0.1 * len(part)  # else a Western text with some accents and curly quotes
    best = from_bytes(part).best() if foreign else None
    encoding = best.encoding if best else "cp1252"
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        encoding = "cp1252"
    return encoding, f"The file is not in UTF-8; it was read as {encoding}. Check accents and quotation marks."


def decode(data: bytes) -> tuple[str, str]:
    """A file's text, and a note where its encoding was guessed. Raises ArticleError where there is no text."""
    encoding, note = find_encoding(data)
    return data.decode(encoding, "replace"), note


def has_words(text: str) -> bool:
    """Whether a text is made of words, as far as its beginning shows; a short one always is.

    A word is three letters or more, all small, all capital, or small after a capital. Letters of other scripts than Latin
    count all. Random characters, Base64 and hexadecimal digits are no words.
    """
    part = text[:_LOOKED_AT]
    if len(part) < _SHORT:
        return True
    words = 0
    for run in _LETTERS.findall(part):
        if run[0] >= _LATIN_END or (len(run) > 2 and (run[1:].islower() or run.isupper()) and len(run) < 40):
            words += len(run)
    return words >= _FEW_WORDS * len("".join(part.split()))
