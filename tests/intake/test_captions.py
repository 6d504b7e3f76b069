"""Captions, credits and the alternative texts of photos."""

import pytest

from analysis import read_paste

STORY = "The ferry was late on Monday, the port said.\n\nNobody minded, and the band played on until noon."
CAPTION = "A woman in a red coat waits at the quay. Photo: Jo Doe/Coast News"
ALTERNATIVE = "A woman in a red coat waits at the quay"
PAIR = "Ana Lim, left, and Bo Okafor in Harrow. Jo Doe/Coast News"

EXAMPLES = [
    # a caption that ends in its credit
    (f"Ferry is late\n{CAPTION}\n\n{STORY}", [CAPTION]),
    # the alternative text above it, and the headline behind both
    (f"{ALTERNATIVE}\n{CAPTION}\nFerry is late again\n\n{STORY}", [ALTERNATIVE, CAPTION]),
    # below it, with a full stop
    (f"Ferry is late again\n{CAPTION}\n{ALTERNATIVE}.\n\n{STORY}", [CAPTION, f"{ALTERNATIVE}."]),
    # a credit with its pool, and the same words once more
    (
        f"Orland President Ana Lim. REUTERS/Pool\nOrland President Ana Lim.\nReuters\nFerry is late again\n\n{STORY}",
        ["Orland President Ana Lim. REUTERS/Pool", "Orland President Ana Lim."],
    ),
    # in words of its own: of a picture, a scene, names alone
    (
        f"Ana Lim and Bo Okafor in a composite image\n{PAIR}\n\n{STORY}",
        ["Ana Lim and Bo Okafor in a composite image", PAIR],
    ),
    (f"Mayor Ana Lim waves to Bo Okafor.\n{PAIR}\n\n{STORY}", ["Mayor Ana Lim waves to Bo Okafor.", PAIR]),
    (f"Ana Lim and Bo Okafor\n{PAIR}\n\n{STORY}", ["Ana Lim and Bo Okafor", PAIR]),
    (f"Ana Lim speaking in Harrow.\nAna Lim. Jo Doe/Getty Images\n\n{STORY}", ["Ana Lim speaking in Harrow."]),
    # the first sentence of the story, above it and below it
    (f"Ferry is late\nAna Lim and Bo Okafor agreed to wait.\n{PAIR}\n\n{STORY}", [PAIR]),
    (f"Ferry is late\n{PAIR}\nAna Lim and Bo Okafor wait at the quay.\n\n{STORY}", [PAIR]),
    # a scene without a verb, between the headline and the caption; but not what has happened, and no headline
    (
        f"Ferry is late again\nTwo people in a rowing boat\n{PAIR}\n\n{STORY}",
        ["Two people in a rowing boat", PAIR],
    ),
    (f"Ferry is late again\nTwo people rescued in a rowing boat\n{PAIR}\n\n{STORY}", [PAIR]),
    (f"Mayor Ana Lim at a podium\n{PAIR}\n\n{STORY}", [PAIR]),
    # the paper before the photographer
    (
        f"Ferry is late again\nThe quay on Monday. (Harrow Daily/Jo Doe)\n\n{STORY}",
        ["The quay on Monday. (Harrow Daily/Jo Doe)"],
    ),
    # a headline with the same people, a line with another, what somebody says
    (f"Holt Beats Ana Lim\n{PAIR}\n\n{STORY}", [PAIR]),
    (f"Ana Lim meets Bo Okafor\n{PAIR}\n\n{STORY}", [PAIR]),
    (f"Ana Lim and Luis Holt.\n{PAIR}\n\n{STORY}", [PAIR]),
    (f"Ferry is late\n{PAIR}\nAna Lim said it was late.\n\n{STORY}", [PAIR]),
    # a headline that shares but three words with the caption
    (f"A woman in\n{CAPTION}\n\n{STORY}", [CAPTION]),
]


@pytest.mark.parametrize(("text", "left_out"), EXAMPLES)
def test_what_belongs_to_a_photo_is_left_out(text: str, left_out: list[str]) -> None:
    assert [text[p.start : p.end] for p in read_paste(text).left_out if p.reason == "caption"] == left_out


def test_the_alternative_text_of_a_photo_is_no_title() -> None:
    assert read_paste(EXAMPLES[1][0]).title == "Ferry is late again"
