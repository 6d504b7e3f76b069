"""Say what a correction does, in a sentence."""

from collections.abc import Callable, Mapping
from typing import Any

from analysis.corrections import Correction, What

_TYPES = {"person": "a person", "organisation": "an organisation", "place": "a place", "group": "a group"}
_KINDS = {"direct": "direct", "mixed": "partly quoted", "indirect": "reported"}
_VERDICTS = {
    "right": "Judged right",
    "wrong speaker": "Judged to have the wrong speaker",
    "not a quotation": "Judged to be no quotation",
    "missed": "Judged to be missed",
}


def describe_correction(correction: Correction) -> str:
    """What was put right: "Speaker: Ana Lim, not Bo Lim". The words that it is about are `correction.text`."""
    before, after = correction.before, correction.after
    sentences: dict[What, Callable[[], str]] = {
        "set_speaker": lambda: f"Speaker: {_voice(after)}, not {_voice(before)}",
        "name_source": lambda: f"Source: “{_voice(before)}” is {_voice(after)}",
        "change_quotation": lambda: f"Other words or kind: {_kinds(after)}",
        "add_quotation": lambda: f"Added as words of {_voice(after)}",
        "remove_quotation": lambda: f"Not someone’s words; they had been given to {_voice(before)}",
        "merge": lambda: f"{before.get('name')} is the same as {after.get('name')}",
        "split": lambda: f"Some mentions of {before.get('name')} are {after.get('name')}",
        "rename": lambda: f"{before.get('name')} is called {after.get('name')}",
        "retype": lambda: f"{before.get('name')} is {_TYPES.get(str(after.get('type')), 'of another type')}",
        "remove_mention": lambda: f"Here, {before.get('name')} is not a name",
        "remove_entity": lambda: f"{before.get('name')} is not a name",
        "leave_out": lambda: "Left out",
        "bring_back": lambda: "Counted again",
        "judgement": lambda: _VERDICTS.get(str(after.get("verdict")), "Judged"),
    }
    return sentences[correction.what]()


def _voice(side: Mapping[str, Any]) -> str:
    voice = side.get("speaker", {})
    nobody = "nobody" if voice.get("kind") == "unattributed" else "an unclear speaker"
    return str(voice.get("name") or nobody)


def _kinds(side: Mapping[str, Any]) -> str:
    kinds = dict.fromkeys(_KINDS.get(str(s.get("kind")), "") for s in side.get("stretches", ()))
    return " and ".join(filter(None, kinds))
