"""Who and what an article names."""

import pytest
from marked_names import find


def test_types_are_never_linked() -> None:
    found = find("{Marlow/l} is a town. The {Marlow Group/o} pays. {Ana Marlowe/p} does not.")
    assert [(e.name, e.type) for e in found] == [
        ("Marlow", "place"),
        ("Marlow Group", "organisation"),
        ("Ana Marlowe", "person"),
    ]


def test_an_entity_has_id_name_aliases_and_sentences() -> None:
    ana, port = find("In {Port Ellery/l} it rained. {Okafor/p} spoke. {Ngozi Okafor/p} and {Okafor/p} left.")[::-1]
    article_id = port.id.partition("-")[0]
    assert (port.id, port.name, [m.sentence for m in port.mentions]) == (f"{article_id}-e1", "Port Ellery", [1])
    assert (ana.id, ana.name, ana.aliases) == (f"{article_id}-e2", "Ngozi Okafor", ("Okafor",))
    assert [m.sentence for m in ana.mentions] == [2, 3, 3]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # a title gives way to a first name, but not to nothing
        ("{Mrs Ngozi Okafor/p} came. {Mrs Okafor/p} left.", "Ngozi Okafor"),
        ("{Okafor/p} came. {Mrs Okafor/p} left.", "Mrs Okafor"),
        # a first name counts more than initials
        ("{J. K. Marlow/p} came. {Joanne Marlow/p} left.", "Joanne Marlow"),
        # of two spellings the more frequent one
        ("{Oleh Zaretskyy/p} came. {Oleh Zaretsky/p} spoke. {Oleh Zaretsky/p} left.", "Oleh Zaretsky"),
        # capitals are for headlines
        ("{NGOZI OKAFOR/p} WINS\n{Ngozi Okafor/p} won.", "Ngozi Okafor"),
    ],
)
def test_the_fullest_form_is_the_name(text: str, name: str) -> None:
    assert [e.name for e in find(text)] == [name]
