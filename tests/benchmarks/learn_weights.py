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
from rechallenge_cli.intake.kind import said_in, sentences_with_cues, signs_of
from rechallenge_cli.intake.message import Mail, read
from rechallenge_cli.intake.prose import heading_of, prose_of
from rechallenge_cli.intake.understanding import understand

HERE = Path(__file__).parent
TABLES = Path(cues.__file__).parent / "weights"
NEUTRAL = "neutral"
FOLDERS = ("develop", "everyday", "learnt")
"""The mails that are learnt from."""
LEAST_TIMES, LEAST_WEIGHT = 3, 0.12
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
    signs = weights(shown, kinds, MAIL_STRENGTH)
    write(lang, table | {name: [round(signs[kind][name], 3) for kind in cues.KINDS] for name in signs[cues.KINDS[0]]})


def sentences(lang: Language) -> Iterator[tuple[str, frozenset[str]]]:
    """Each sentence's label and cues."""
    for path in sorted((HERE / "sentences").glob(f"{lang}*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            label, _, text = line.partition("\t")
            found = [names for _place, names in sentences_with_cues(prose_of(text, lang))]
            yield label, frozenset().union(*found)


def mails(lang: Language) -> tuple[Signs, list[str]]:
    """What each mail shows, and its kind."""
    shown, kinds = [], []
    for folder in FOLDERS:
        for _path, labels, data in corpus(HERE / "mails" / lang / folder):
            shown.append(dict(shown_by(read(data), lang)))
            kinds.append(labels["kind"])
    return shown, kinds


def shown_by(mail: Mail, lang: Language) -> Iterable[tuple[str, float]]:
    subject, body = heading_of(mail.subject, lang), prose_of(mail.text, lang)
    return signs_of(mail, subject, body, said_in(body), names_a_job=understand(mail).role is not None)


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
        found = weights([shown[at] for at in rest], [kinds[at] for at in rest], MAIL_STRENGTH)
        table = {name: tuple(found[kind][name] for kind in cues.KINDS) for name in found[cues.KINDS[0]]}
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
