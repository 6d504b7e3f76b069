"""Find what is named, mention by mention, with its type."""

from analysis.document import Document
from analysis.mentions.document_consistency import align_with_document, without_lone_roles
from analysis.mentions.elections import is_in_election
from analysis.mentions.entity_types import decide_types
from analysis.mentions.join_fragments import join_fragments
from analysis.mentions.overlaps import without_overlaps
from analysis.mentions.split_names import split_name
from analysis.mentions.trim_boundaries import MAX_NAME_CHARS, trim
from analysis.mentions.typed_mentions import TypedMention
from analysis.mentions.unseen_mentions import find_unseen
from analysis.mentions.web_addresses import find_addresses, in_address

MAX_TAGGED_CHARS = 4 * MAX_NAME_CHARS  # beyond, what the tagger took for one name is none


def find_mentions(document: Document) -> list[TypedMention]:
    """Every mention of a person, organisation, place or group, in order, without overlap, none of them empty.

    Courtesy titles belong to a name ("Mrs Okafor"), offices do not; nor do "the" before it and "'s" behind it. Not found: names
    that the tagger never sees and no lexicon knows, names inside other names and in web addresses, pronouns and descriptions.
    """
    text = document.text
    addresses = find_addresses(text)
    cuts = sorted({span.start for span in (*document.sentences, *addresses)})
    trimmed = [
        mention
        for name in join_fragments(text, document.reading.names, cuts)
        if name.end - name.start <= MAX_TAGGED_CHARS
        for part in split_name(text, name)
        if (mention := trim(text, part)) and not in_address(addresses, mention.start, mention.end)
    ]
    tagged = decide_types(
        document, align_with_document(text, without_lone_roles(text, without_overlaps(text, trimmed)))
    )
    found = without_overlaps(text, [*tagged, *find_unseen(document, tagged, addresses)])
    return [mention for mention in found if not is_in_election(text, mention)]
