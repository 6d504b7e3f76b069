"""How a file's text is decoded, what is put right in it, and what is no text at all."""

import base64
import random
import string

import pytest

from analysis.intake.formats.plain import NO_TEXT, REPAIRED, decode, has_words, mend
from analysis.intake.paste import read_paste
from analysis.records import ArticleError

RANDOM = random.Random(7)

MENDED = [
    # UTF-8 that was read as Windows-1252
    ("FranÃ§ois Marlow opened the cafÃ©.", "François Marlow opened the café."),
    ("â€œWe stay,â€\x9d said Lim. Itâ€™s late.", "“We stay,” said Lim. It’s late."),
    # beside marks that are right, and other scripts
    ("“SÃ£o Paulo” or Москва", "“São Paulo” or Москва"),
    # twice
    ("cafÃƒÂ©", "café"),
    # Windows-1252 that was read as Latin-1
    ("\x93We stay,\x94 said Lim.", "“We stay,” said Lim."),
    # a closing mark whose last byte is lost
    ("â€œWe stay,â€\ufffd said Lim. â€œYes.â€", "“We stay,” said Lim. “Yes.”"),
]


@pytest.mark.parametrize(("broken", "whole"), MENDED)
def test_what_was_decoded_wrongly_is_put_right(broken: str, whole: str) -> None:
    assert mend(broken) == (whole, (REPAIRED,))
    assert mend(whole) == (whole, ())


UNTOUCHED = [
    # quotation marks of every kind
    "“We stay,” she said. ‘Yes.’ \"No.\" 'Why?' «Oui», „nein“ — …",
    # line ends, spaces, tabs, what other fixers would change
    "One\r\nTwo\rThree\u2028Four\u00a0five\u2009six\tseven  eight \n",
    "ﬁnance, Ａ, &amp;, &quot;, \x1b[31m, e\u0301, ½, №",
    # accents as they belong
    "François, São Tomé, Ångström, Ž, à la carte, «\u00a0oui\u00a0», 10 °C, £5, 5 €",
    # a sign that is lost for good
    "One \ufffd two",
    # other scripts
    "Привет, мир. 中文新闻。 हिन्दी",
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_a_text_without_mistakes_is_returned_to_the_last_character(text: str) -> None:
    assert mend(text) == (text, ())


def test_a_paste_is_put_right_and_says_so() -> None:
    article = read_paste("Bridge stays\n\nâ€œWe stay,â€\x9d said FranÃ§ois Kirk.")
    assert article.text == "Bridge stays\n\n“We stay,” said François Kirk."
    assert article.notes == (REPAIRED,)
    assert read_paste("Bridge stays\n\n“We stay,” said François Kirk.").notes == ()


# random bytes; a file with many NULs
@pytest.mark.parametrize("data", [RANDOM.randbytes(5_000), b"\x00\x01\x02word" * 100])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(ArticleError, match=NO_TEXT):
        decode(data)


NO_WORDS = [
    # Base64, in lines and without
    base64.encodebytes(RANDOM.randbytes(3_000)).decode(),
    base64.b64encode(RANDOM.randbytes(3_000)).decode(),
    RANDOM.randbytes(3_000).hex(),
    # characters in no order
    "".join(RANDOM.choices(string.printable, k=3_000)),
    "".join(RANDOM.choices([chr(c) for c in range(32, 256)], k=3_000)),
    "aé" * 3_000,
]


@pytest.mark.parametrize("text", NO_WORDS)
def test_characters_without_words(text: str) -> None:
    assert not has_words(text)


WORDS = [
    "The council of Harrow voted on Monday to keep the old bridge open. " * 10,
    "THE COUNCIL OF HARROW VOTED ON MONDAY. " * 10,
    # other scripts, whose signs for vowels are no letters, or that have no spaces
    "यह एक हिन्दी वाक्य है। " * 20,
    "中文新闻，今天。" * 40,
    # too short to judge
    "x1 y2",
]


@pytest.mark.parametrize("text", WORDS)
def test_words(text: str) -> None:
    assert has_words(text)
