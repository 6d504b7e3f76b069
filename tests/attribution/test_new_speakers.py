"""A new speaker of the same sex: who is "she" where somebody has just come in?"""

import pytest

from analysis import Article, analyse

NEW = [
    # who disagrees, laughs, sighs, walks out or looks at the floor right before the words
    (
        "Mara Oduya, the club's captain, said the pitch was unplayable.\n\nThe referee, Ilse Brandt, disagreed. “It was wet, that "
        "is all,” she said.",
        "Ilse Brandt",
    ),
    (
        "Chef Luis Arno blamed the supplier. “The fish was bad,” he said.\n\nSupplier Karl Voss laughed when he was told. “The fish "
        "was swimming that morning,” he said.",
        "Karl Voss",
    ),
    (
        "Police chief Omar Reyes said two men had been arrested.\n\nAsked about the delay, prosecutor Nina Falk sighed. “We work with "
        "what we get,” she said.",
        "Nina Falk",
    ),
    (
        "Senator Ruth Vane accused the bank of hiding losses. “It is a scandal,” she said.\n\nThe bank's chair, Moira Quill, walked "
        "out of the hearing. “I have never been so insulted,” she told reporters.",
        "Moira Quill",
    ),
    # nobody acts: who has spoken goes on
    (
        "Mayor Ana Lim said the fair would go ahead. Her predecessor, Bo Tarr, welcomed it. Lim said there would be music. “And "
        "fireworks,” she said.",
        "Ana Lim",
    ),
    # who has no name goes on speaking, though somebody with a name was there before
    (
        "Minister Dana Holt opened the bridge on Friday. A shopkeeper who watched from his doorway said he would believe it when a "
        "lorry crossed. “They opened the last one too,” he said.",
        "A shopkeeper",
    ),
    (
        "One resident said she had called the council nine times. “They hung up on me,” she said.",
        "One resident",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), NEW)
def test_who_speaks_last(text: str, speaker: str) -> None:
    last = analyse(Article(text)).quotations[-1]
    assert last.speaker.startswith(speaker)
