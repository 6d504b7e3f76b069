"""What the program says of an article, as a draft to correct, and the page that an annotator reads."""

import re
from collections import Counter
from collections.abc import Sequence

from analysis import analyse_all
from analysis.intake.metadata import find_metadata
from analysis.records import Analysis, Article, Entity, Quotation
from training.marks import DESCRIBED, Span
from training.marks.articles import Attribution, GoldArticle
from training.marks.drafts import UNDECIDED, Draft, find_forms, paragraphs_of, plain, spell, split_form

SHOWN = 90  # characters of a content: enough to find it in the text
COVERED = 0.3  # of the words of a content and of a quotation together: then they are the same attribution


def read_all(articles: Sequence[GoldArticle]) -> list[Analysis]:
    """The program's reading of each."""
    return analyse_all([Article(a.text, byline=find_metadata(a.text).byline) for a in articles])


def propose(article: GoldArticle, analysis: Analysis) -> Draft:
    """What the program says, as a draft. Speakers that it does not know are undecided."""
    text = article.text
    standing = _standing(text, analysis)
    entities = spell(text, [(e.type, e.pronoun, spans) for e, spans in standing], loose=True)
    keys = dict(zip((e.id for e, _ in standing), entities, strict=True))
    draft: Draft = {"speakers": {}, "entities": entities, "via": {}}
    for number, gold in enumerate(article.attributions, 1):
        found = match(gold, analysis)
        speaker = _speaker_of(text, found, keys) if found else UNDECIDED
        draft["speakers"][f"a{number}"] = _from_source(text, gold, entities) if speaker == UNDECIDED else speaker
        if found and found.via and found.via in text:
            draft["via"][f"a{number}"] = plain(found.via)
    return draft


def match(gold: Attribution, analysis: Analysis) -> Quotation | None:
    """The program's quotation that shares most words with an attribution."""
    inside = _words(analysis, gold.content)
    best, share = None, COVERED
    for quotation in analysis.quotations:
        mine = _words(analysis, [Span(s.start, s.end) for s in quotation.stretches])
        if (common := len(mine & inside) / max(1, len(mine | inside))) >= share:
            best, share = quotation, common
    return best


def _words(analysis: Analysis, spans: Sequence[Span]) -> set[int]:
    return {w.start for w in analysis.words for s in spans if s.start <= w.start < s.end}


def _standing(text: str, analysis: Analysis) -> list[tuple[Entity, list[Span]]]:
    """The program's entities with their mentions, the name first, but for those that stand only inside longer forms."""
    mentions = [Span(m.start, m.end) for e in analysis.entities for m in e.mentions]
    stand = {o.span for o in find_forms(text, [text[slice(*span)] for span in mentions])}
    out = []
    for entity in analysis.entities:
        spans = [Span(m.start, m.end) for m in entity.mentions if (m.start, m.end) in stand]
        if spans:
            out.append((entity, sorted(spans, key=lambda s: (text[slice(*s)] != entity.name, s))))
    return out


def _speaker_of(text: str, quotation: Quotation, keys: dict[str, str]) -> str | list[str]:
    if quotation.how == "byline":
        return "author"
    if quotation.speaker_id in keys:
        return keys[quotation.speaker_id]
    several = [k for k in keys.values() if k in plain(quotation.speaker).split(" and ")]
    if len(several) > 1:
        return several
    if quotation.speaker_kind in DESCRIBED:
        written = quotation.source.of(text) if quotation.source else ""
        words = plain(next((w for w in (quotation.speaker, written) if find_forms(text, [w])), ""))
        return f"{quotation.speaker_kind}: {words}" if words else quotation.speaker_kind
    return UNDECIDED


_NEW = re.compile(r"(?:an?|some|many|several|most|one|two|three|critics|officials|experts)\b", re.I)


def _from_source(text: str, gold: Attribution, entities: dict[str, list[str]]) -> str:
    """Where the program has nothing: the first entity that PolNeAR's source names, else the source if it is a new description."""
    if not gold.source:
        return UNDECIDED
    source = plain(text[slice(*gold.source[0])])
    owner = {split_form(form)[0]: key for key, (_, _, *forms) in entities.items() for form in (key, *forms)}
    named = find_forms(source, owner)
    if named:
        return owner[named[0].form]
    return f"unnamed: {source}" if _NEW.match(source) and find_forms(text, [source]) else UNDECIDED


# ------------------------------------------------------------------------------------------------------------------ page


def page(number: str, article: GoldArticle, analysis: Analysis | None = None, draft: Draft | None = None) -> str:
    """Text, attributions and, with an analysis and its draft, what the program says of both."""
    numbers = [f"[{n}] {article.text[slice(*p)].strip()}" for n, p in enumerate(paragraphs_of(article.text), 1)]
    lines = [
        f"===== {number} {article.id}",
        *numbers,
        "--- attributions: paragraph, source, cue, content, quoted stretches",
    ]
    for n, gold in enumerate(article.attributions, 1):
        lines.append(f"a{n} {_show_attribution(article.text, gold)}")
        if analysis and draft:
            lines.append(f"   = {_show_speaker(f'a{n}', match(gold, analysis), draft)}")
    if draft:
        counts = Counter(o.form for o in find_forms(article.text, _all_forms(draft)))
        lines.append("--- entities: type, pronoun, forms")
        lines += [_show_entity(key, value, counts) for key, value in draft["entities"].items()]
        lines += [f"capitals in no name: {', '.join(capitals(article.text, draft))}"]
    return "\n".join(lines)


def _all_forms(draft: Draft) -> set[str]:
    return {split_form(f)[0] for key, value in draft["entities"].items() for f in (key, *value[2:])}


def _show_attribution(text: str, gold: Attribution) -> str:
    paragraph = sum(p.start <= gold.content[0].start for p in paragraphs_of(text))
    source, cue, content = (
        " … ".join(" ".join(text[slice(*s)].split()) for s in spans) for spans in (gold.source, gold.cue, gold.content)
    )
    if len(content) > SHOWN:
        content = f"{content[: SHOWN * 2 // 3]} … {content[-SHOWN // 3 :]}"
    stretches = " ".join(f"q{n}" for n, _ in gold.stretches)
    return f"[{paragraph}] {source or '-'} | {cue or '-'} | {content} | {stretches}".rstrip(" |")


def _show_speaker(key: str, quotation: Quotation | None, draft: Draft) -> str:
    speaker, via = draft["speakers"][key], draft["via"].get(key)
    found = f"{quotation.how or '-'} {quotation.confidence:.2f}" if quotation else "not found"
    return " · ".join([str(speaker), found, *([f"via {via}"] if via else [])])


def _show_entity(key: str, value: list[str], counts: Counter[str]) -> str:
    type_, pronoun, *forms = value
    shown = "; ".join(f"{f} ×{counts[split_form(f)[0]]}" for f in (key, *forms))
    return f"{type_[:6]:6} {pronoun or '-':4} {shown}"


# Inside a sentence, after a word, a comma or a semicolon.
_CAPITALS = re.compile(r"(?<=[\w,;] )[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*")
_NO_NAMES = frozenset("I I’m I'm I’ve I've I’ll I'll I’d I'd Mr Mrs Ms Dr Sen Sens Rep Reps Gov Govs".split())
_NO_NAMES |= frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_NO_NAMES |= frozenset("January February March April May June July August September October November December".split())


def capitals(text: str, draft: Draft) -> list[str]:
    """Capitalised words inside sentences that no form covers, with their paragraphs: names that may be missing."""
    covered = [o.span for o in find_forms(text, _all_forms(draft))]
    found: dict[str, list[int]] = {}
    for n, paragraph in enumerate(paragraphs_of(text), 1):
        for m in _CAPITALS.finditer(text[slice(*paragraph)]):
            start, end = m.start() + paragraph.start, m.end() + paragraph.start
            inside = any(s.start < end and start < s.end for s in covered)
            if not inside and not set(m[0].split()) <= _NO_NAMES:
                found.setdefault(m[0], []).append(n)
    return [f"{words} [{','.join(map(str, dict.fromkeys(places)))}]" for words, places in found.items()]
