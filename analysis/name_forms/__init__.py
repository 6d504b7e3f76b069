"""A name as written → its parts and its likeness to other names: titles, spellings, short forms, acronyms.

Everything here looks at names alone, not at the text around them. Words are compared folded: small letters without accents
and dots, with straight apostrophes.
"""

from analysis.name_forms.never_names import is_never_name
from analysis.name_forms.organisation_names import (
    acronyms,
    core_words,
    could_stand_for,
    is_acronym,
    is_short_organisation,
    is_short_place,
    sorted_words,
)
from analysis.name_forms.person_names import (
    LONGEST_RANK,
    NO_FIT,
    PersonName,
    courtesy,
    first_name_pronoun,
    is_address,
    is_first_name,
    is_profession,
    is_rank,
    is_throne_title,
    may_be_same_person,
    pronoun_of_title,
    read_person,
    short_form_fit,
    split_rank,
)
from analysis.name_forms.spelling import CACHED_NAMES, MIN_KEY_LETTERS, ONE_SLIP_LETTERS, fold, same_spelling, spelling

__all__ = [
    "CACHED_NAMES",
    "LONGEST_RANK",
    "MIN_KEY_LETTERS",
    "NO_FIT",
    "ONE_SLIP_LETTERS",
    "PersonName",
    "acronyms",
    "core_words",
    "could_stand_for",
    "courtesy",
    "first_name_pronoun",
    "fold",
    "is_acronym",
    "is_address",
    "is_first_name",
    "is_never_name",
    "is_profession",
    "is_rank",
    "is_short_organisation",
    "is_short_place",
    "is_throne_title",
    "may_be_same_person",
    "pronoun_of_title",
    "read_person",
    "same_spelling",
    "short_form_fit",
    "sorted_words",
    "spelling",
    "split_rank",
]
