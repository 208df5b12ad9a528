"""Learns the weights by which mails are understood, from the sentences and the mails in this folder, and writes them.

    pip install -e '.[learn]'; python tests/benchmarks/learn_weights.py

Sentences are labelled with the kind of mail that they tell of, or as neutral; cues get their weights from them by a
logistic regression. The signs of whole mails get theirs in the same way from the mails. How well it does on mails that were not
learnt from is printed. What is held back is not read.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from mail_corpus import corpus
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from rechallenge_cli.domain.codes import Language
from rechallenge_cli.intake import cues
from rechallenge_cli.intake.kind import cues_in, said_in, sentences_with_cues, signs_of
from rechallenge_cli.intake.message import Mail, read
from rechallenge_cli.intake.prose import heading_of, prose_of
from rechallenge_cli.intake.understanding import understand

HERE = Path(__file__).parent
TABLES = Path(cues.__file__).parent / "weights"
NEUTRAL = "neutral"
FOLDERS = ("develop", "everyday", "learnt")
"""The mails that are learnt from."""
LEAST_TIMES, LEAST_WEIGHT = 3, 0.12
LEAST_MAILS, LEAST_SIGN = 5, 0.03
"""What is rarer, or weighs less, is left out: a cue by sentences, a word of whole mails by mails."""
EVERY = 4
"""Of so many sentences one counts as a mail."""
OF_A_WORD = 0.5
"""A word is one of hundreds that a mail says, and counts for less than its other signs."""
SENTENCE_STRENGTH, MAIL_STRENGTH = 0.2, 1.0

Signs = list[dict[str, float]]


def learn(lang: Language) -> None:
    """Write the table of a language."""
    rows = list(sentences(lang))
    times = Counter(cue for _label, found in rows for cue in found)
    features = [{cue: 1.0 for cue in found if times[cue] >= LEAST_TIMES} for _label, found in rows]
    learnt = weights(features, [label for label, _found in rows], SENTENCE_STRENGTH)
    table = {
        cue: [round(learnt[kind][cue] - learnt[NEUTRAL][cue], 2) for kind in cues.KINDS] for cue in learnt[NEUTRAL]
    }
    table = {cue: found for cue, found in table.items() if max(map(abs, found)) >= LEAST_WEIGHT}
    write(lang, table)
    shown, kinds = mails(lang)
    print(f"{lang}: {len(rows)} sentences, {len(table)} cues, {len(kinds)} mails, {right(shown, kinds):.1%} right")
    write(lang, table | {name: scaled(name, found) for name, found in signs(shown, kinds).items()})


def sentences(lang: Language) -> Iterator[tuple[str, frozenset[str]]]:
    """Each sentence's label and cues."""
    for label, text in labelled(lang):
        found = [names for _place, names in sentences_with_cues(prose_of(text, lang))]
        yield label, frozenset().union(*found)


def labelled(lang: Language) -> Iterator[tuple[str, str]]:
    for path in sorted((HERE / "sentences").glob(f"{lang}*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            label, _, text = line.partition("\t")
            yield label, text


def mails(lang: Language) -> tuple[Signs, list[str]]:
    """What each mail shows, and its kind; some sentences are mails too, as the shortest of mails say only what they decide."""
    telling = [(label, text) for label, text in labelled(lang) if label != NEUTRAL]
    shown = [shown_by(read(text.encode()), lang) for _label, text in telling[::EVERY]]
    kinds = [label for label, _text in telling[::EVERY]]
    for folder in FOLDERS:
        for _path, labels, data in corpus(HERE / "mails" / lang / folder):
            shown.append(shown_by(read(data), lang))
            kinds.append(labels["kind"])
    return shown, kinds


def shown_by(mail: Mail, lang: Language) -> dict[str, float]:
    """The signs of a mail, and the cues that it says or has in its subject."""
    subject, body = heading_of(mail.subject, lang), prose_of(mail.text, lang)
    above, said = said_in(subject)[:1], said_in(body)
    named = understand(mail).role is not None
    return {
        **{
            f"{where}{cue}": OF_A_WORD
            for where, found in ((cues.HEADS, above), (cues.SAYS, said))
            for cue in cues_in(found)
        },
        **dict(signs_of(mail, subject, body, above, said, names_a_job=named)),
    }


def scaled(name: str, found: Iterable[float]) -> list[float]:
    """Weights as the table has them, in which a word is there or is not."""
    return [round(each * (OF_A_WORD if is_word(name) else 1.0), 3) for each in found]


def signs(shown: Signs, kinds: list[str]) -> dict[str, tuple[float, ...]]:
    """The weights of what mails show: words only where they stand in several and weigh something."""
    times = Counter(name for each in shown for name in each)
    known = [
        {name: value for name, value in each.items() if times[name] >= LEAST_MAILS or not is_word(name)}
        for each in shown
    ]
    learnt = weights(known, kinds, MAIL_STRENGTH)
    found = {name: tuple(learnt[kind][name] for kind in cues.KINDS) for name in learnt[cues.KINDS[0]]}
    return {name: row for name, row in found.items() if not is_word(name) or max(map(abs, row)) >= LEAST_SIGN}


def is_word(name: str) -> bool:
    return name.startswith((cues.SAYS, cues.HEADS))


def weights(features: Signs, labels: list[str], strength: float) -> dict[str, dict[str, float]]:
    """For each label the weights of the features."""
    names = DictVectorizer()
    model = LogisticRegression(C=strength, max_iter=1000, fit_intercept=False)
    model.fit(names.fit_transform(features), labels)
    return {
        label: dict(zip(names.get_feature_names_out(), row, strict=True))
        for label, row in zip(model.classes_, model.coef_, strict=True)
    }


def right(shown: Signs, kinds: list[str]) -> float:
    """The share of mails whose kind is right when it is learnt from the others: four fifths of them at a time."""
    hits = 0
    for rest, left_out in StratifiedKFold(5, shuffle=True, random_state=0).split(kinds, kinds):
        table = signs([shown[at] for at in rest], [kinds[at] for at in rest])
        for at in left_out:
            weighed = cues.weigh_mail(shown[at].items(), table)
            hits += kinds[at] == cues.KINDS[weighed.index(max(weighed))]
    return hits / len(kinds)


def write(lang: Language, table: dict[str, list[float]]) -> None:
    """Write a table, its cues in order."""
    lines = ["\t".join(("cue", *cues.KINDS))]
    lines += ["\t".join((name, *(f"{each:g}" if each else "" for each in row))) for name, row in sorted(table.items())]
    (TABLES / f"{lang}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    cues.table.cache_clear()


if __name__ == "__main__":
    for language in Language:
        learn(language)
