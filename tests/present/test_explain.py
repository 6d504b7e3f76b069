from typing import get_args

import pytest
from factories import make_article, make_entity, make_harbour, make_quotation, make_speaker

from analysis.present.explain import HOW, KINDS, REASONS, explain_entity, explain_left_out, explain_quotation
from analysis.records import How, LeftOut, QuoteKind, Reason

TEXT = "“We sail at dawn,” she told reporters, the captain of the Merle said."


def facts_of(number: int) -> dict[str, str]:
    """What is told of a quotation of the harbour, by label."""
    harbour = make_harbour()
    return dict(explain_quotation(harbour.quotations[number - 1], harbour.article.text))


def test_who_speaks_how_we_know_and_how_sure_we_are() -> None:
    facts = facts_of(3)
    assert facts["Speaker"] == "Nkechi Okafor"
    assert facts["How we know"] == "The text gives the speaker’s surname: “Mrs Okafor”."
    assert facts["Confidence"] == "96% likely to be right"
    assert facts["Reporting verb"] == "“said”"
    assert facts["Kind"].startswith("Partly quoted")


def test_who_passed_it_on() -> None:
    assert facts_of(5)["Said to or in"] == "told the Ellery Courier"


def test_a_repeat_says_so() -> None:
    assert "count once" in facts_of(2)["Repeated"]


def test_the_unresolved_names_its_source_and_claims_no_certainty() -> None:
    facts = facts_of(10)
    assert "“they”" in facts["Speaker"] and "Confidence" not in facts and "How we know" not in facts
    assert facts["Check this"] == "The source “they” could not be resolved."


def test_the_unattributed_has_no_source() -> None:
    assert facts_of(11)["Speaker"] == "No source is given for these words."


# Braces in the words of an article are no places to fill in.
def test_words_of_the_article_stand_as_they_are() -> None:
    article = make_article("“We sail,” said {source} {0}.")
    speaker = make_speaker(article, "s1", "{source}", "unnamed")
    quotation = make_quotation(article, 1, "direct", ["We sail,"], speaker, "{source} {0}", "said", "described")
    assert dict(explain_quotation(quotation, article.text))["How we know"].endswith("“{source} {0}”.")


@pytest.mark.parametrize(("given", "told"), [(REASONS, Reason), (KINDS, QuoteKind)])
def test_nothing_is_without_words(given: dict[str, str], told: object) -> None:
    assert set(given) == set(get_args(told))


def test_every_way_of_knowing_has_its_words() -> None:
    assert set(HOW) == set(get_args(How)) - {""}


# Who named the speaker needs no probability
def test_a_speaker_named_by_hand() -> None:
    article = make_article("“We sail,” she said.")
    speaker = make_speaker(article, "s1", "Ana Brill", "person")
    quotation = make_quotation(article, 1, "direct", ["We sail,"], speaker, "she", "said", "by hand", confidence=1.0)
    facts = dict(explain_quotation(quotation, article.text))
    assert facts["How we know"] == "You named the speaker." and "Confidence" not in facts


def test_a_name() -> None:
    article = make_article("Ana Brill came. Brill left.")
    brill = make_entity(article, 1, "Ana Brill", "person", [("Ana Brill", 1), ("Brill", 2)], role="captain")
    assert dict(explain_entity(brill, 1)) == {
        "Type": "Person",
        "Role": "captain",
        "Named": "Twice",
        "Also written as": "Brill",
        "Quoted": "Once",
    }
    assert dict(explain_entity(brill, 0))["Quoted"] == "Not in this article"


def test_what_is_left_out() -> None:
    assert explain_left_out(LeftOut(0, 4, "caption"))[0].text == "Photo caption"
