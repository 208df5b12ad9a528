"""Every letter, in each language and tone, against the rules."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from letter_samples import EN, EVERY_LETTER, HOSTILE, JA, TODAY, WRITER, full, hostile, sparse

from rechallenge_cli.domain.codes import Cause, Language, StepKind
from rechallenge_cli.domain.model import Contact
from rechallenge_cli.domain.stages import Stage
from rechallenge_cli.letters.kinds import LETTER_OF_STEP, LetterKind, Tone
from rechallenge_cli.letters.letter import Letter, Original, Sender, render, reply_subject
from rechallenge_cli.letters.rules import problems

every_letter = pytest.mark.parametrize(("kind", "lang", "tone"), EVERY_LETTER)
every_tone = pytest.mark.parametrize("tone", Tone)
LATER = date(2027, 2, 22)


def text_of(kind, lang=JA, tone=Tone.FORMAL, facts=None) -> str:
    letter = render(kind, lang, tone, facts or full(lang))
    return f"{letter.subject}\n{letter.body}"


@every_letter
@pytest.mark.parametrize("facts", [full, sparse])
@pytest.mark.parametrize("today", [TODAY, LATER])
def test_keeps_all_rules(kind, lang, tone, facts, today):
    assert problems(render(kind, lang, tone, replace(facts(lang), today=today)), lang) == ()


CIRCUMSTANCES = [
    {"reason": Cause.FILLED},
    {"reason": Cause.CANCELLED},
    {"waitlisted": True},
    {"waitlisted": True, "waitlist_until": date(2026, 12, 4)},
    {"waitlisted": True, "waitlist_until": date(2026, 11, 22)},
    {"reposted": True},
    {"referral": True},
    {"desire": 3},
    {"reapply_from": date(2026, 11, 21)},
    {"feedback": "とても長い言葉です。\n二行目もあります。"},
    {"feedback": None},
    {"points": (), "new_facts": None},
    {"new_facts": "・TOEIC 860\n\n- 内定辞退"},
    *({"stage": stage} for stage in (None, *Stage)),
]


@every_letter
def test_keeps_all_rules_whatever_the_case(kind, lang, tone):
    for changes in CIRCUMSTANCES:
        letter = render(kind, lang, tone, full(lang, **changes))
        assert problems(letter, lang) == (), changes
        assert not re.search(r"(?m)\n\n\n|[ \t]$|^ |  |、、|。。|\.\.|None", letter.body), changes
        assert letter.gaps == (), changes


@every_letter
def test_hostile_words_stay_words(kind, lang, tone):
    for text in HOSTILE:
        letter = render(kind, lang, tone, hostile(text, lang))
        assert "\n" not in letter.subject
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", letter.body)
        assert not re.search("(?m)^Bcc:", letter.body)
        assert text in letter.body or "{" not in text
        assert lang is EN or "\n\nお世話になっております。\n" in letter.body


@every_letter
def test_no_letter_is_longer_than_one_reads(kind, lang, tone):
    letter = render(kind, lang, tone, full(lang))
    if lang is EN:
        assert len(letter.body.split()) < 180
        return
    assert len(letter.body) < 600
    assert max(map(len, letter.body.splitlines())) <= 48


@every_tone
def test_an_appeal_has_its_natural_length(tone):
    words = text_of(LetterKind.APPEAL, JA, tone).partition("────")[0].replace("\n", "")
    assert 350 <= len(words) <= 500


@every_tone
def test_an_appeal_goes_in_the_order_of_the_domain(tone):
    body = render(LetterKind.APPEAL, JA, tone, full()).body
    in_order = (
        "株式会社サンプル\n人事部 佐藤花子様\n\n",
        "お世話になっております。\n青葉大学文学部の山田太郎",
        "営業職の選考",
        "最終面接まで貴重なお時間をいただき",
        "11月20日にご連絡",
        "受け止めております",
        "「志望動機に熱意を感じました」",
        "貴社で働きたい",
        "「業界研究の深さ」「結論から話すこと」",
        "・基本情報技術者試験に合格",
        "お声がけいただけますと",
        "よろしくお願い",
        "山田太郎（やまだ たろう）\n青葉大学文学部\n電話：090-0000-0000\nメール：taro@example.jp",
    )
    places = [body.index(part) for part in in_order]
    assert places == sorted(places)


@every_tone
def test_an_english_appeal_goes_in_the_order_of_the_domain(tone):
    letter = render(LetterKind.APPEAL, EN, tone, full(EN))
    assert letter.subject.startswith("Backend Engineer: thank you")
    in_order = (
        "Dear Jane Smith,\n\nThank you for considering me for the Backend Engineer",
        "your time through to the final interview",
        "accept",
        "20 November",
        '"strong on design, less so on testing"',
        "depth of testing; shorter answers",
        "- I passed the AWS",
        "I would still",
        "if you could keep me in mind",
        "Thank you again",
        "Taro Yamada\n+81 90 0000 0000\ntaro@example.com\n",
    )
    places = [letter.body.index(part) for part in in_order]
    assert places == sorted(places)


@every_letter
def test_the_tones_differ(kind, lang, tone):
    other = next(each for each in Tone if each is not tone)
    assert render(kind, lang, tone, full(lang)).body != render(kind, lang, other, full(lang)).body


@pytest.mark.parametrize(("desire", "is_strong"), [(None, False), (1, False), (3, False), (4, True), (5, True)])
@pytest.mark.parametrize(("lang", "words"), [(JA, "働きたい"), (EN, "would still")])
@pytest.mark.parametrize("kind", [LetterKind.APPEAL, LetterKind.CHECK_IN])
@every_tone
def test_a_strong_wish_only_where_there_is_one(kind, lang, words, tone, desire, is_strong):
    assert (words in text_of(kind, lang, tone, full(lang, desire=desire))) is is_strong


@every_letter
def test_nobody_is_on_a_waitlist_unawares(kind, lang, tone):
    assert not re.search("補欠|繰り上げ|waitlist|If a place", text_of(kind, lang, tone))


@pytest.mark.parametrize(
    ("kind", "lang", "changes", "words"),
    [
        (LetterKind.APPEAL, JA, {"waitlisted": True}, "繰り上げの機会"),
        (LetterKind.APPEAL, JA, {"waitlisted": True, "waitlist_until": date(2026, 12, 4)}, "12月4日まで補欠"),
        (LetterKind.APPEAL, EN, {"waitlisted": True, "waitlist_until": date(2026, 12, 4)}, "waitlist until 4 December"),
        (LetterKind.CHECK_IN, JA, {"waitlisted": True, "waitlist_until": date(2026, 11, 22)}, "11月22日を過ぎました"),
        (LetterKind.CHECK_IN, EN, {"waitlisted": True, "waitlist_until": date(2026, 11, 22)}, "ran until 22 November"),
        (LetterKind.APPEAL, JA, {"reason": Cause.FILLED}, "採用枠"),
        (LetterKind.APPEAL, EN, {"reason": Cause.FILLED}, "has been filled"),
        (LetterKind.APPEAL, JA, {"reason": Cause.CANCELLED}, "募集を再開される"),
        (LetterKind.APPEAL, EN, {"reason": Cause.CANCELLED}, "not going ahead"),
        (LetterKind.APPEAL, JA, {"referral": True}, "ご紹介"),
        (LetterKind.APPEAL, EN, {"referral": True}, "introduced me"),
        (LetterKind.APPEAL, JA, {"reposted": True}, "改めて募集"),
        (LetterKind.APPEAL, EN, {"reposted": True}, "open again"),
        (LetterKind.CHECK_IN, JA, {"reapply_from": date(2026, 11, 21)}, "（11月21日以降）"),
        (LetterKind.CHECK_IN, EN, {"reapply_from": date(2026, 11, 21)}, "from 21 November"),
        (LetterKind.APPEAL, JA, {"feedback": "一行目\n二行目"}, "頂戴したご講評"),
        (LetterKind.APPEAL, EN, {"feedback": "one\ntwo"}, "your feedback"),
    ],
)
def test_what_is_known_is_used(kind, lang, changes, words):
    assert words in text_of(kind, lang, facts=full(lang, **changes))


@every_tone
def test_a_nudge_is_short_and_names_the_day_of_the_appeal(tone):
    assert "11月24日" in text_of(LetterKind.NUDGE, JA, tone).splitlines()[0]
    assert "On 24 November" in text_of(LetterKind.NUDGE, EN, tone).replace("on 24", "On 24")
    assert "先日お送りしたメール" in text_of(LetterKind.NUDGE, JA, tone, sparse())
    assert "recently" in text_of(LetterKind.NUDGE, EN, tone, sparse(EN))
    for lang in Language:
        nudge, appeal = (render(kind, lang, tone, full(lang)).body for kind in (LetterKind.NUDGE, LetterKind.APPEAL))
        assert len(nudge) < len(appeal) * 3 / 4


@every_tone
def test_thanks_name_the_day_and_the_next_one(tone):
    facts = full()
    assert "11月23日は、" in text_of(LetterKind.THANKS, JA, tone, facts)
    assert "12月10日の面接" in text_of(LetterKind.THANKS, JA, tone, facts)
    assert "本日は、" in text_of(LetterKind.THANKS, JA, tone, replace(facts, met_on=TODAY))
    assert "先日は、" in text_of(LetterKind.THANKS, JA, tone, sparse())
    held = replace(full(EN), met_on=TODAY, met_kind=StepKind.REINTERVIEW)
    assert "our interview today" in text_of(LetterKind.THANKS, EN, tone, held)


@every_tone
def test_an_invitation_is_accepted_and_its_day_confirmed_or_asked_for(tone):
    assert "12月10日の面接の件" in text_of(LetterKind.ACCEPT_INVITE, JA, tone)
    assert "our interview on 10 December" in text_of(LetterKind.ACCEPT_INVITE, EN, tone)
    assert "ご希望の日時" in text_of(LetterKind.ACCEPT_INVITE, JA, tone, sparse())
    assert "your dates" in text_of(LetterKind.ACCEPT_INVITE, EN, tone, sparse(EN))


@every_tone
def test_feedback_is_asked_for_softly(tone):
    assert re.search("差し支えなければ今後の参考", text_of(LetterKind.FEEDBACK, JA, tone))


@every_tone
def test_a_result_is_asked_for_by_what_is_known(tone):
    assert "11月23日までにご連絡" in text_of(LetterKind.ASK_RESULT, JA, tone)
    assert "by 23 November" in text_of(LetterKind.ASK_RESULT, EN, tone)
    waiting = sparse(stage=Stage.INTERVIEW2)
    assert "先日は二次面接の機会" in text_of(LetterKind.ASK_RESULT, JA, tone, replace(waiting, sender=WRITER[JA]))
    assert "the interview for" in text_of(LetterKind.ASK_RESULT, EN, tone, waiting)
    early = replace(full(), result_by=date(2026, 12, 1))
    assert "12月1日" not in text_of(LetterKind.ASK_RESULT, JA, tone, early)


@every_tone
def test_a_check_in_names_the_time_that_has_passed(tone):
    assert "3か月ほど経ちました" in text_of(LetterKind.CHECK_IN, JA, tone, replace(full(), today=LATER))
    assert "about three months" in text_of(LetterKind.CHECK_IN, EN, tone, replace(full(EN), today=LATER))
    assert "11月24日にもメール" in text_of(LetterKind.CHECK_IN, JA, tone, replace(full(), today=LATER))


def test_stages_are_in_small_letters_within_a_sentence():
    for stage in Stage:
        for kind in (LetterKind.APPEAL, LetterKind.ASK_RESULT):
            assert not re.search(
                r"[a-z] (First|Second|Third|Final|Group|Screening)", text_of(kind, EN, facts=full(EN, stage=stage))
            )


@every_letter
def test_what_is_unknown_is_a_gap_with_the_command_that_fills_it(kind, lang, tone):
    letter = render(kind, lang, tone, sparse(lang))
    commands = {gap.command: gap.text for gap in letter.gaps}
    assert list(commands) == [
        'rc config name "…"',
        'rc config phone "…"',
        'rc config email "…"',
        'rc edit 12 --role "…"',
        *(['rc edit 12 --motivation "…"'] if kind is LetterKind.APPEAL else []),
    ]
    assert all(text in f"{letter.subject}\n{letter.body}" for text in commands.values())
    assert set(re.findall(r"【[^】]+】|\[[^\]]+\]", letter.body)) <= set(commands.values())


def test_one_way_to_be_reached_is_enough():
    body = render(LetterKind.APPEAL, JA, Tone.FORMAL, replace(full(), sender=Sender("山田太郎", phone="03"))).body
    assert "電話：03" in body
    assert "メール" not in body


def test_who_is_at_no_university_is_known_by_the_role():
    letter = render(LetterKind.APPEAL, JA, Tone.FORMAL, replace(full(), sender=Sender("山田太郎", email="a@b.jp")))
    assert "お世話になっております。\n営業職に応募いたしました山田太郎でございます。\n\nこのたびは選考に" in letter.body
    assert "（営業職／山田太郎）" in letter.subject
    at_university = render(LetterKind.APPEAL, JA, Tone.FORMAL, full(role=None))
    assert "（青葉大学 山田太郎）" in at_university.subject
    assert at_university.gaps == ()


def test_where_one_writes_to():
    assert render(LetterKind.APPEAL, JA, Tone.FORMAL, full()).to == "hanako@example.jp"
    for address in (None, "no-reply@example.jp", "not an address", "a@b.c\nBcc: x@y.zz"):
        assert render(LetterKind.APPEAL, JA, Tone.FORMAL, full(contact=Contact("佐藤", address))).to is None


@pytest.mark.parametrize(
    "subject",
    [
        "選考結果のご連絡",
        "Re: 選考結果のご連絡",
        "RE:Re: 選考結果のご連絡",
        "Re[2]: 選考結果のご連絡",
        "返信：選考結果のご連絡",
        "Re：選考結果の\nご連絡".replace("\n", ""),
    ],
)
def test_an_answer_has_one_re(subject):
    assert reply_subject(subject) == "Re: 選考結果のご連絡"


def test_an_answer_keeps_the_subject_and_quotes_the_mail():
    facts = replace(full(), answers=Original("RE: 選考結果のご連絡", "山田様\n\n御社\x1b[0m"))
    letter = render(LetterKind.APPEAL, JA, Tone.FORMAL, facts)
    assert letter.subject == "Re: 選考結果のご連絡"
    assert letter.body.endswith("────\n\n> 山田様\n>\n> 御社\n")
    assert problems(letter, JA) == ()
    assert not render(LetterKind.APPEAL, JA, Tone.FORMAL, replace(full(), answers=Original("x"))).body.endswith(">\n")


@pytest.mark.parametrize(
    ("lang", "subject", "body", "found"),
    [
        (JA, "x", "御社で働きたい", "御社"),
        (JA, "x", "貴社様", "貴社様"),
        (JA, "x", "人事部御中", "御中"),
        (JA, "x", "(株)サンプル", "(株)"),
        (JA, "x", "佐藤様様", "様様"),
        (JA, "x", "お伺いさせていただく", "お伺いさせて"),
        (JA, "x", "ご覧になられた", "ご覧になられ"),
        (JA, "x", "なぜでしょう", "なぜ"),
        (JA, "Re: Re: x", "", "Re: Re:"),
        (EN, "x", "I do not know why.", "why"),
        (EN, "x", "Please write. Could you call?", "Please / Could you"),
        (EN, "x", "word " * 180, "180"),
        (EN, "Hello!", "", "!"),
    ],
)
def test_broken_rules_are_found(lang, subject, body, found):
    assert found in [problem.found for problem in problems(Letter(subject, body), lang)]


def test_a_bare_text_misses_what_a_letter_needs():
    assert [problem.found for problem in problems(Letter("x", "y"), JA)] == ["", "", ""]
    assert len(problems(Letter("x", "y"), EN)) == 2


def test_each_step_has_its_letter():
    assert LETTER_OF_STEP[StepKind.SEND_APPEAL] is LetterKind.APPEAL
    assert StepKind.PREPARE not in LETTER_OF_STEP
    assert set(LetterKind) - set(LETTER_OF_STEP.values()) == {LetterKind.FEEDBACK}


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80), st.sampled_from(EVERY_LETTER))
@example("\r", EVERY_LETTER[0])
@example("様", EVERY_LETTER[0])
def test_any_text_makes_a_letter(text, which):
    kind, lang, tone = which
    letter = render(kind, lang, tone, hostile(text, lang))
    assert letter.subject == " ".join(letter.subject.split())
    assert letter.body.encode()
