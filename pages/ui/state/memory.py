"""What the articles of all visitors take, and giving back what they took."""

import ctypes
import sys
from contextlib import suppress
from weakref import WeakValueDictionary

from analysis.records import Analysis


class Collection(dict[str, Analysis]):
    """One window's analyses by article id. It counts for as long as somebody holds it."""

    __slots__ = ("__weakref__",)


_collections: WeakValueDictionary[int, Collection] = WeakValueDictionary()


def new_collection() -> Collection:
    """An empty collection."""
    collection = Collection()
    _collections[id(collection)] = collection
    return collection


def count_characters() -> int:
    """The characters of the articles in all collections; an article in two windows of one visitor counts once."""
    articles = {
        id(analysis): len(analysis.article.text)
        for collection in list(_collections.values())
        for analysis in list(collection.values())
    }
    return sum(articles.values())


def give_back() -> None:
    """Let the system have the memory that is free inside this process. Only Linux's usual library offers that."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
