"""A day's work in Japanese: every word on the screen is Japanese but for names, commands and codes."""

import csv
import io
import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pexpect
import pytest

from rechallenge_cli.cli.exporting import FORMATS
from rechallenge_cli.cli.settings import KEYS
from rechallenge_cli.cli.verbs import VERBS
from rechallenge_cli.domain.codes import Closeness, EventKind, StepKind, VerdictCode
from rechallenge_cli.domain.customs import Track
from rechallenge_cli.domain.dates import DateOrder
from rechallenge_cli.domain.situation import POSSIBLE_IN
from rechallenge_cli.domain.stages import Stage
from rechallenge_cli.domain.vocabulary import WORDS, word
from rechallenge_cli.intake.columns import FIELDS
from rechallenge_cli.intake.statuses import Meaning
from rechallenge_cli.letters.kinds import LetterKind, Tone

PROGRAM = Path(sysconfig.get_path("scripts")) / "rc"
ANSI = re.compile(r"\x1b\[[\d;?]*[A-Za-z]")
NAMES = ("Pine", "Example Robotics GmbH")

# commands in backticks and on lines of their own, options, variables, files, addresses
NO_WORDS = re.compile(
    r"`[^`\n]*`|\brc [a-z]+(?: \d+)?(?: --?[\w-]+)*(?: DATE)?|(?<![A-Za-z-])--?[a-z][a-z-]*|\$?EDITOR|[A-Z]+_[A-Z]+"
    r"|\S*/\S*|[\w.-]+@[\w.-]+"
)
SPELLED_OUT = {
    *("CSV", "JSON", "UTF", "BOM", "Excel", "Web", "Enter", "TOML", "NUL", "mbox", "Maildir"),
    *("rc", "ja", "en", "yes", "no", "N", "x", "d", "y", "yesterday", "nov", "JP", "US", "COMPANY", "FILE"),
    *FORMATS,
    *("codes", "local", "default", "UTF-8", "cp932", "zip", "LinkedIn"),
    # what a column of a table can hold, and what a status can mean
    *FIELDS,
    *Meaning,
}
CODES = {str(code) for enum in (*WORDS, LetterKind, Tone, Track, DateOrder) for code in enum}


def english_in(text: str, *known: str) -> set[str]:
    """The English words in a text that are no names, commands, codes or options."""
    bare = ANSI.sub("", text)
    for each in (*NAMES, *known):
        bare = bare.replace(each, " ")
    words = set(re.findall(r"[A-Za-z][A-Za-z0-9._-]*", NO_WORDS.sub(" ", bare), re.ASCII))
    return {each.rstrip(".-") for each in words} - SPELLED_OUT - CODES - set(KEYS) - set(VERBS)


def test_the_net_catches_english():
    assert english_in("エラー: not found `rc show 1` --json final Pine rc letter 3") == {"not", "found"}


@pytest.fixture
def ja(rc, monkeypatch):
    """`rc` in Japanese, seen on a screen if asked."""
    monkeypatch.setenv("RC_LANG", "ja")

    def call(*arguments: str, screen: bool = False, **options: Any) -> Any:
        env = {"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": "100"} if screen else {}
        return rc(*arguments, env={**env, **options.pop("env", {})}, **options)

    return call


def seen(ja: Any, *arguments: str, **options: Any) -> str:
    """A screen in Japanese, without colours, in which nothing is English."""
    result = ja(*arguments, screen=True, **options)
    assert result.code == 0, result.err
    out = ANSI.sub("", result.out)
    assert english_in(out + result.err) == set()
    return out


# --- one day ---------------------------------------------------------------------------------------------------------

ANSWERS = {
    "会社名": "株式会社サンプル",
    "職種": "企画",
    "進んだ選考段階": "最終面接",
    "不採用の連絡があった日": "昨日",
    "志望度": "５",
    "合格との差": "あと一歩",
    "フィードバック": "落ち着いて話せていた",
}


def test_a_day_in_japanese(ja, on_terminal, sealed, monkeypatch):
    child = on_terminal(PROGRAM, "add", TERM="xterm")
    for question, answer in ANSWERS.items():
        child.expect(r"[）\]]: $")
        asked = child.before.replace("\r\n", "\n").splitlines()[-1]
        assert question in asked
        assert english_in(asked) == set()
        child.sendline(answer)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    told = child.before.replace("\r\n", "\n")
    assert "#1 株式会社サンプルを記録しました（2026年11月22日(日)に不採用）。" in told
    assert english_in(told) == set()

    morning = seen(ja, "followups", "--all")
    assert morning.startswith("2026年11月23日(月・祝) 勤労感謝の日")
    assert re.search(r"1 +明日 +株式会社サンプル +お願い送付（12月7日\(月\)まで） +rc letter 1", morning)

    case = seen(ja, "show", "1")
    assert "2026年11月22日(日)の1営業日後（11月23日(月・祝) 勤労感謝の日は休日）" in case
    assert re.search(r"合格との差 +あと一歩", case)
    reasons = seen(ja, "why", "1")
    assert "進んだ段階: 最終面接" in reasons
    assert "再チャレンジの案内があった場合" in reasons
    assert "2026年12月7日(月)まで（14日後）" in seen(ja, "appeals")

    letter = ja("letter", "1")
    assert letter.out.startswith("件名: ")
    assert english_in(letter.out + letter.err) == set()

    for arguments, answer in (
        (("snooze", "1", "3日後"), "2026年11月26日(木)に延期しました"),
        (("log", "1", "お願い送付"), "「お願い送付」を記録しました"),
        (("note", "1", "電話あり"), "メモを追加しました"),
        (("remind", "1", "来週の月曜", "確認"), "リマインダーを2026年11月30日(月)に追加しました: 確認"),
        (("log", "1", "承諾の返事"), "「前向きな返事」を記録しました"),
        (("log", "1", "面談", "--on", "11月25日"), "「面談」を記録しました"),
        (("done", "1"), "「準備完了」を記録しました"),
        (("drop", "1", "--kind", "リマインダー"), "を取りやめました"),
        (("edit", "1", "--desire", "4"), "変更しました"),
    ):
        result = ja(*arguments)
        assert result.code == 0, result.err
        assert answer in result.out
        assert english_in(result.out + result.err) == set()

    assert re.search(r"1 +11月22日\(日\) +株式会社サンプル · 企画 +最終面接 +案内あり", seen(ja, "list"))
    assert seen(ja, "search", "ｻﾝﾌﾟﾙ") == seen(ja, "list")
    timeline = seen(ja, "show", "1").partition("経過")[2]
    assert [word in timeline for word in ("お願い送付", "前向きな返事", "面談", "準備完了")] == [True] * 4

    exported = ja("export", "--headers", "local")
    header, row = csv.reader(io.StringIO(exported.out))
    assert english_in(" ".join(header)) == set()
    assert dict(zip(header, row, strict=True))["会社名"] == "株式会社サンプル"
    assert dict(zip(header, row, strict=True))["選考段階"] == "final", "values are codes in every language"

    written = ja("export", "記録.csv")
    assert written.err == "1件の記録を 記録.csv に書き出しました\n"
    removed = ja("remove", "1", "--yes")
    assert removed.out.startswith("#1 株式会社サンプルを削除しました: 2026年11月22日(日) · 企画 · 最終面接")


def test_a_season_of_a_new_graduate(ja):
    ja("add", "みなと商事", "--stage", "二次面接", "--on", "10月26日", "--desire", "4")
    case = re.sub(r"\s+", "", seen(ja, "show", "1"))
    assert "2026年度（27卒）の採用では、2027年2月20日(土)〜2027年3月15日(月)が辞退の出やすい時期" in case


def test_a_season_in_mid_career_names_no_class(ja):
    ja("config", "track", "mid-career")
    ja("add", "みなと商事", "--stage", "二次面接", "--on", "10月26日", "--desire", "4")
    case = seen(ja, "show", "1")
    assert "卒" not in case
    assert "年度" not in case


def test_the_holidays_are_those_of_the_country(ja):
    ja("config", "country", "US")
    ja("add", "Pine", "--stage", "final", "--desire", "5", "--on", "2026-11-20")
    assert seen(ja, "followups").startswith("2026年11月23日(月) ")
    holiday = ja("followups", screen=True, today="2026-11-26")
    assert ANSI.sub("", holiday.out).startswith("2026年11月26日(木・祝) Thanksgiving Day")


def test_in_english_the_holidays_of_a_country_that_was_set_are_named_too(rc):
    rc("config", "country", "JP")
    rc("add", "Pine", "--stage", "final", "--desire", "5", "--on", "2026-11-20")
    drawn = ANSI.sub("", rc("followups", env={"FORCE_COLOR": "1"}).out)
    assert drawn.startswith("Monday 23 Nov 2026, Labor Thanksgiving Day")


@pytest.mark.parametrize(
    ("shown", "iso"),
    [
        ("2026年11月23日(月・祝)", "2026-11-23"),
        ("11月23日(月・祝)", "2026-11-23"),
        ("2026年11月20日(金)", "2026-11-20"),
        ("11月3日(火・祝)", "2026-11-03"),
    ],
)
def test_a_day_as_it_is_shown_can_be_typed(ja, shown, iso):
    assert ja("add", "Pine", "--on", shown, "--json").data["rejected_on"] == iso
    day = re.sub(r"^2026年", "", shown)
    assert day in seen(ja, "list")


# --- pages of help and errors ----------------------------------------------------------------------------------------


def test_pages_of_help(ja):
    player = """
import contextlib, io, sys
from rechallenge_cli.cli.funnel import guarded
for verb in sys.argv[1:]:
    print("\\f" + verb)
    code = guarded([verb, "--help"] if verb else ["--help"])
    assert code == 0
"""
    done = subprocess.run(
        [sys.executable, "-c", player, "", *VERBS],
        env={**os.environ, "COLUMNS": "90"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    pages = done.stdout.split("\f")[1:]
    assert len(pages) == len(VERBS) + 1
    for page in pages:
        verb, _end, text = page.partition("\n")
        assert text.startswith("使い方: ")
        assert english_in(text) == set(), verb


ERRORS = [
    (("なに",), "なに というコマンドはありません"),
    (("--nope",), "--nope というオプションはありません"),
    (("show",), "番号が指定されていません"),
    (("show", "1", "2"), "余分な指定があります: 2"),
    (("show", "あ"), "「あ」は記録の番号ではありません"),
    (("show", "7"), "#7という記録はありません"),
    (("followups", "--days", "あ"), "--daysには数字を指定します"),
    (("followups", "--days", "-1"), "--daysに指定できる数字の範囲は0<=x<=36500です"),
    (("followups", "--days"), "オプション --days には値が必要です"),
    (("followups", "--all=1"), "オプション --all に値は付けられません"),
    (("letter", "1", "--kind", "あ"), "--kindに指定できるのは"),
    (("add", "A", "--stage", "最集面接"), "もしかして: 集団面接、最終面接"),
    (("add", "A", "--closeness", "あと二歩"), "もしかして: あと一歩"),
    (("log", "1", "お願い送った"), "もしかして: お願い"),
    (("add", "A", "--on", "11月31日"), "暦にない日付です"),
    (("add", "A", "--on", "11月20日(月)"), "2026-11-20は金曜日です"),
    (("add", "A", "--on", "明日"), "2026-11-24はまだ先の日です"),
    (("add", "A", "--desire", "6"), "志望度として読み取れません"),
    (("config", "country", "日本"), "country に「日本」は設定できません"),
    (("config", "色"), "色 という設定項目はありません"),
    (("--ui-lang", "fr", "list"), "「fr」は表示言語として使えません"),
    (("export", "なし/あり.csv"), "なし/あり.csv に書き込めません"),
    (("add",), "会社名（COMPANY）が指定されていません"),
    (("setup",), "setup は質問に答える形で設定しますが"),
]


@pytest.mark.parametrize(("arguments", "told"), ERRORS, ids=lambda each: " ".join(each) if each is tuple else None)
def test_errors(ja, arguments, told):
    result = ja(*arguments)
    assert result.code in {1, 2}
    assert result.err.startswith("エラー: ")
    assert told in result.err
    # what the system says of a failure is quoted
    assert english_in(result.err, *arguments, "No such file or directory") == set()
    assert all(line.startswith(("エラー: ", "ヒント: ")) for line in result.err.splitlines())


@pytest.mark.parametrize("verb", ["followups", "list", "appeals", "reassess"])
def test_nothing_on_record(ja, verb):
    result = ja(verb)
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith("まだ記録がありません。")


def test_json_speaks_in_codes(ja, rc):
    ja("add", "株式会社サンプル", "--stage", "最終面接", "--on", "昨日", "--closeness", "あと一歩")
    japanese = ja("show", "1", "--json").data
    english = rc("show", "1", "--json", env={"RC_LANG": "en"}).data

    def without_text(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: without_text(each) for key, each in value.items() if key not in {"text", "because"}}
        return [without_text(each) for each in value] if isinstance(value, list) else value

    assert without_text(japanese) == without_text(english)
    assert (japanese["stage"], japanese["closeness"], japanese["lang"]) == ("final", "near", "ja")


# --- which language --------------------------------------------------------------------------------------------------

NOTHING = {"ja": "まだ記録がありません。", "en": "Nothing is on record yet."}
ORDER = ("--ui-lang", "RC_LANG", "config", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.mark.parametrize("at", range(len(ORDER)))
@pytest.mark.parametrize("wanted", ["ja", "en"])
def test_the_first_that_speaks_decides(rc, sealed, monkeypatch, at, wanted):
    """From one place on, everything asks for another language; what stands before it is not set."""
    other = {"ja": "en", "en": "ja"}[wanted]
    before = []
    monkeypatch.delenv("LANG")
    for place in range(at, len(ORDER)):
        code = wanted if place == at else other
        if ORDER[place] == "--ui-lang":
            before = ["--ui-lang", code]
        elif ORDER[place] == "config":
            (sealed / "config.toml").write_text(f'lang = "{code}"\n')
        elif ORDER[place] == "RC_LANG":
            monkeypatch.setenv("RC_LANG", code)
        else:
            monkeypatch.setenv(ORDER[place], f"{code}_XX.UTF-8")
    assert rc(*before, "list").err.startswith(NOTHING[wanted])
    if before:
        assert rc("list", *before).err.startswith(NOTHING[wanted])
        assert rc("list", "--ui-lang=" + wanted).err.startswith(NOTHING[wanted])


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("ja", "ja"),
        ("ja_JP", "ja"),
        ("ja_JP.UTF-8", "ja"),
        ("ja-JP", "ja"),
        ("JA_jp.eucJP", "ja"),
        ("C", "en"),
        ("C.UTF-8", "en"),
        ("POSIX", "en"),
        ("de_DE.UTF-8", "en"),
        ("jam_JM", "en"),
        ("", "en"),
    ],
)
def test_locales(rc, locale, language):
    assert rc("list", env={"LANG": locale}).err.startswith(NOTHING[language])


def test_an_empty_variable_is_none(rc):
    assert rc("list", env={"LC_ALL": "", "LANG": "ja_JP.UTF-8"}).err.startswith(NOTHING["ja"])
    assert rc("list", env={"RC_LANG": "", "LANG": "ja_JP.UTF-8"}).err.startswith(NOTHING["ja"])


def test_behind_two_dashes_it_is_text(rc):
    assert rc("search", "--", "--ui-lang", "ja").err.startswith(NOTHING["en"])


# --- words typed -----------------------------------------------------------------------------------------------------

STAGES = {
    "最終面接": "final",
    "最終": "final",
    "final": "final",
    "ＦＩＮＡＬ": "final",
    "Final Interview": "final",
    "ﾘｸﾙｰﾀｰ面談": "screen",
    "りくるーたー面談": "screen",
    "１次面接": "interview1",
    "一次": "interview1",
    "ｴﾝﾄﾘｰｼｰﾄ": "documents",
    "ＥＳ": "documents",
    "ｸﾞﾙｰﾌﾟﾃﾞｨｽｶｯｼｮﾝ": "group",
    "WEBテスト": "test",
    "内々定": "offer",
}
EVENTS = {
    "お願い送付": "appeal-sent",
    "おねがい送付": None,
    "appeal-sent": "appeal-sent",
    "ａｐｐｅａｌ　ｓｅｎｔ": "appeal-sent",
    "OKの返事": "reply-yes",
    "ＯＫの返事": "reply-yes",
    "ﾒﾓ": "note",
    "めも": "note",
    "面談": "meeting",
    "ｵﾌｧｰ": "offer",
}
CLOSENESS = {
    "あと一歩": "near",
    "near": "near",
    "ｎｅａｒ": "near",
    "僅差": "near",
    "わからない": "unclear",
    "遠い": "far",
}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_words_are_understood_in_either_language(rc, language):
    env = {"RC_LANG": language}
    for number, (typed, stage) in enumerate(STAGES.items()):
        assert rc("add", f"会社{number}", "--stage", typed, "--json", env=env).data["stage"] == stage
    for typed, closeness in CLOSENESS.items():
        assert rc("edit", "1", "--closeness", typed, "--json", env=env).data["closeness"] == closeness
    for typed, event in EVENTS.items():
        rc("add", "会社", "--again", env=env)
        number = str(rc("list", "--json").data[0]["id"])
        result = rc("log", number, typed, "--force", env=env)
        if event:
            assert result.code == 0, (typed, result.err)
            assert rc("show", number, "--json").data["events"][-1]["kind"] == event
        else:
            assert result.code == 2
    open_ones = rc("list", "--status", "open").rows
    assert open_ones
    for typed in ("未対応", "ｏｐｅｎ"):
        assert rc("list", "--status", typed, env=env).rows == open_ones


@pytest.mark.parametrize(
    ("typed", "removed"),
    [("はい", True), ("ﾊｲ", True), ("Ｙ", True), ("ｙｅｓ", True), ("いいえ", False), ("ｲｲｴ", False), ("", False)],
)
def test_yes_and_no_on_the_terminal(ja, on_terminal, typed, removed):
    ja("add", "株式会社サンプル")
    child = on_terminal(PROGRAM, "remove", "1")
    child.expect(r"\]: $")
    assert "削除しますか？" in child.before
    child.sendline(typed)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == (0 if removed else 1)
    assert ("#1 株式会社サンプルを削除しました" in child.before) == removed
    assert ("何も削除していません" in child.before) != removed


def test_yes_and_no_in_the_form(ja, sealed):
    ja("add", "株式会社サンプル", "--stage", "最終面接")
    (sealed / "editor.py").write_text(
        "import pathlib, sys\npath = pathlib.Path(sys.argv[1])\nform = path.read_text(encoding='utf-8')\n"
        "pathlib.Path('seen.txt').write_text(form, encoding='utf-8')\n"
        "form = form.replace('再募集: なし', '再募集: ｱﾘ').replace('選考段階: 最終面接', '選考段階: 二次')\n"
        "path.write_text(form.replace('不採用日: 2026-11-23', '不採用日: １１月２０日（金）'), encoding='utf-8')\n",
        encoding="utf-8",
    )
    result = ja("edit", "1", "--editor", env={"EDITOR": f"{sys.executable} editor.py"})
    assert result.code == 0, result.err
    form = (sealed / "seen.txt").read_text(encoding="utf-8")
    assert english_in(form) == set()
    data = ja("show", "1", "--json").data
    assert (data["reposted"], data["stage"], data["rejected_on"]) == (True, "interview2", "2026-11-20")


# --- completion ------------------------------------------------------------------------------------------------------


def offered(rc: Any, line: str, language: str) -> set[str]:
    words = line.split(" ")
    result = rc(
        env={
            "RC_LANG": language,
            "_RC_COMPLETE": "complete_bash",
            "COMP_WORDS": line.rstrip(" "),
            "COMP_CWORD": str(len(words) - 1),
        }
    )
    assert (result.code, result.err) == (0, "")
    return set(result.out.splitlines())


@pytest.mark.parametrize(
    ("line", "enum", "known"),
    [
        ("rc add X --stage ", Stage, None),
        ("rc add X --closeness ", Closeness, None),
        ("rc log 1 ", EventKind, POSSIBLE_IN),
        ("rc done 1 --kind ", StepKind, None),
        ("rc list --verdict ", VerdictCode, None),
    ],
)
def test_completion_speaks_the_language_of_the_interface(rc, line, enum, known):
    codes = list(known or enum)
    assert offered(rc, line, "en") == set(map(str, codes))
    assert offered(rc, line, "ja") == {word(code, "ja") for code in codes}
    assert not any(each.isascii() for each in offered(rc, line, "ja"))


@pytest.mark.parametrize(
    ("line", "found"),
    [("rc add X --stage 最", "最終面接"), ("rc log 1 お願", "お願い送付"), ("rc log 1 app", "appeal-sent")],
)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_is_begun_is_completed_in_either_language(rc, line, found, language):
    assert found in offered(rc, line, language)
