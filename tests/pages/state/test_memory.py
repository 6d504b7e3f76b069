"""What all visitors' articles take."""

import gc

from factories import HARBOUR, WEATHER, make_analysis, make_article

from pages.ui.state.memory import count_characters, new_collection


def test_articles_count_once_and_only_as_long_as_they_are_held() -> None:
    gc.collect()
    before = count_characters()
    harbour, weather = (make_analysis(make_article(text)) for text in (HARBOUR, WEATHER))
    mine, yours = new_collection(), new_collection()
    mine["a"], yours["a"], yours["b"] = harbour, harbour, weather
    assert count_characters() - before == len(HARBOUR) + len(WEATHER)
    del yours
    gc.collect()
    assert count_characters() - before == len(HARBOUR)
