"""`rc report`: one page that any browser shows, in which nothing that was typed is more than text."""

import re
import shutil
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from rechallenge_cli.output.clean import one_line
from rechallenge_cli.output.report import job_words
from rechallenge_cli.output.report.names import Anonymous

VOID = {"meta", "path", "rect", "line"}
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></svg><b>bold</b>",
    "{{ 7 * 7 }}{% for x in y %}",
    "&lt;b&gt; &amp; ' \" `",
    "]]> --> <!-- ",
    "\u202egnp.exe\u2066\u200b",
    "a\x07b\x1b[31mc\x9b",
    "javascript:alert(1)",
]


class Page(HTMLParser):
    """A page as a browser takes it in: its elements with their attributes, and what each of them says."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.text = text
        self.elements, self.open, self.said = [], [], []
        self.feed(text)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag, attrs):
        assert len({name for name, _value in attrs}) == len(attrs)
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        if data.strip():
            self.said.append((self.open[-1], " ".join(data.split())))

    def tags(self):
        return [tag for tag, _attributes in self.elements]

    def all(self, tag):
        return [attributes for each, attributes in self.elements if each == tag]

    def texts(self, *tags):
        return [text for tag, text in self.said if tag in tags]

    @property
    def seen(self):
        return " ".join(text for tag, text in self.said if tag != "style")


@pytest.fixture
def demo(rc, sealed):
    """`rc` on the hunt of the demo."""

    def call(*arguments, lang="en", **options):
        environment = {"RC_LANG": lang}
        if not (sealed / f"{lang}.db").exists():
            found = rc("demo", "--json", env=environment).data["database"]
            shutil.move(found, sealed / f"{lang}.db")
        return rc("--db", str(sealed / f"{lang}.db"), *arguments, env=environment, **options)

    return call


def reported(rc, sealed, *arguments, **options) -> Page:
    result = rc("report", "hunt.html", "--force", *arguments, **options)
    assert (result.code, result.out) == (0, ""), result.err
    assert "hunt.html" in result.err
    return Page((sealed / "hunt.html").read_text(encoding="utf-8"))


# --- the page --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_a_page_that_needs_nothing_but_itself(demo, sealed, lang):
    page = reported(demo, sealed, lang=lang)
    assert page.text.startswith("<!doctype html>\n")
    assert page.all("html") == [{"lang": lang}]
    assert not set(page.tags()) & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "form",
        "base",
        "image",
        "use",
        "a",
    }
    for _tag, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on") or name in {"src", "href", "style"}]
    assert not re.search(r"url\(|@import|https?://", page.text)
    policies = [meta["content"] for meta in page.all("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"]
    assert {"charset": "utf-8"} in page.all("meta")
    assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in page.all("meta")
    assert len(page.texts("h1")) == 1
    assert len(page.text.encode()) < 60_000


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_whoever_cannot_see_it_gets_the_same(demo, sealed, lang):
    page = reported(demo, sealed, lang=lang)
    assert [tag for tag in page.tags() if tag in {"header", "main", "footer"}] == ["header", "main", "footer"]
    levels = [int(tag[1]) for tag in page.tags() if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    identifiers = [attributes["id"] for _tag, attributes in page.elements if "id" in attributes]
    assert len(set(identifiers)) == len(identifiers)
    pictures = page.all("svg")
    assert len(pictures) == 6
    for picture in pictures:
        assert picture["role"] == "img"
        title, description = picture["aria-labelledby"].split()
        assert ("title", {"id": title}) in page.elements
        assert ("desc", {"id": description}) in page.elements
    for attributes in page.all("section"):
        assert attributes["aria-labelledby"] in identifiers
    assert all(header["scope"] in {"col", "row"} for header in page.all("th"))
    assert len(page.all("caption")) == len(page.all("table")) == 6
    assert len(page.all("details")) == 5
    assert len(page.texts("desc")) == 6


def test_the_page_tells_what_stats_tells(demo, sealed):
    page = reported(demo, sealed)
    data = demo("stats", "--json").data
    assert f"{data['applications']} applications: Rejected {data['results']['rejected']}" in page.seen
    table = page.text.partition("<details>")[2].partition("</details>")[0]
    counts = [int(count) for count in re.findall(r'<td class="number">(\d+)</td>', table)]
    assert counts == [flow["count"] for flow in data["flows"]]
    for stage in data["stages"]:
        reached = stage["reached"]
        if stage["furthest"]:
            assert f"{reached['count']} of {reached['of']} · {reached['percent']}%" in page.seen


def test_a_sankey_says_every_count_in_both_drawings(demo, sealed):
    page = reported(demo, sealed)
    into = {"applications": 0}
    for flow in demo("stats", "--json").data["flows"]:
        into[flow["to"]] = into.get(flow["to"], 0) + flow["count"]
        into["applications"] += flow["count"] * (flow["from"] == "applications")
    counts = re.findall(r'<tspan class="count">(\d+)</tspan>', page.text)
    assert sorted(map(int, counts)) == sorted([*into.values()] * 2)


def test_nothing_leaves_the_drawing(demo, sealed):
    page = reported(demo, sealed)
    for picture in re.findall(r'<svg class="(?:across|down)".*?</svg>', page.text, re.DOTALL):
        left, top, width, height = map(float, re.search(r'viewBox="([^"]*)"', picture)[1].split())
        for x, y, wide, high in re.findall(
            r'<rect class="node \w+" x="(.*?)" y="(.*?)" width="(.*?)" height="(.*?)"', picture
        ):
            assert left <= float(x) <= left + width - float(wide)
            assert top <= float(y) <= top + height - float(high)
        points = re.findall(r"[MLC ](-?[\d.]+) (-?[\d.]+)", " ".join(re.findall(r' d="(.*?)"', picture)))
        assert points
        assert all(left <= float(x) <= left + width and top <= float(y) <= top + height for x, y in points)


def test_live_appeals_and_the_days_ahead(demo, sealed):
    page = reported(demo, sealed)
    headings = page.texts("h3")
    for record in demo("appeals", "--json").data:
        assert record["company"] in headings
    for line in demo("followups", "--all", "--json").data:
        assert line["company"] in page.texts("span")
    assert "Overdue" in headings
    assert "until Mon 30 Nov 2026 (in 7 days)" in page.texts("strong")
    assert {attributes["datetime"] for attributes in page.all("time")} >= {"2026-11-23", "2026-11-24"}


def test_the_weeks_ahead(demo, sealed):
    page = reported(demo, sealed)
    sheet = page.text.partition('<table class="weeks">')[2].partition("</table>")[0]
    days = re.findall(r'<time datetime="(.*?)">(.*?)</time>(?:<span>(\d+) due</span>)?', sheet)
    assert (days[0][0], days[-1][0], len(days)) == ("2026-11-23", "2026-12-27", 35)
    assert [name for _day, name, _due in days[:9]] == [
        *("23\xa0Nov", "24", "25", "26", "27", "28", "29", "30", "1\xa0Dec")
    ]
    due = [line["due_on"] for line in demo("followups", "--all", "--json").data]
    assert {day: int(count) for day, _name, count in days if count} == {
        day: due.count(day) for day in due if "2026-11-23" <= day <= "2026-12-27"
    }
    assert '<td class="due" aria-current="date"><time datetime="2026-11-23">' in sheet
    later = reported(demo, sealed, today="2026-11-26")
    assert later.text.count('<td class="over">') == 3


def test_the_last_week_of_the_calendar(rc, sealed):
    rc("add", "Alpha", "--stage", "final", "--desire", "5", today="2199-12-30")
    page = reported(rc, sealed, today="2199-12-31")
    assert "2200-01-01" in page.text


def test_a_record_in_talks_and_a_reminder_are_there(rc, sealed):
    rc("add", "Alpha", "--stage", "final", "--on", "2026-11-02")
    rc("log", "1", "invited", "--on", "2026-11-20")
    rc("add", "Beta", "--stage", "documents", "--on", "2026-09-01")
    rc("remind", "2", "3d", "ask <b>Jane</b>")
    page = reported(rc, sealed)
    assert page.texts("h3")[0] == "Alpha"
    assert "they offered another chance" in page.seen
    assert "ask <b>Jane</b>" in page.texts("span")
    assert "b" not in page.tags()


def test_a_hunt_of_one(rc, sealed):
    rc("add", "Alpha", "--awaiting")
    page = reported(rc, sealed)
    assert "No appeal is under way at the moment." in page.seen
    assert len(page.all("svg")) == 5
    rc("remove", "1", "--yes")
    rc("add", "Beta", "--never-reapply")
    page = reported(rc, sealed)
    assert "Nothing is planned for the days ahead." in page.seen


def test_a_large_hunt_stays_a_page(rc, sealed):
    from contextlib import closing
    from datetime import date

    from rechallenge_cli.cli.demo import fill
    from rechallenge_cli.cli.session import Session
    from rechallenge_cli.domain.model import Rejection
    from rechallenge_cli.domain.stages import Stage

    firms = [(Rejection(f"Firm {number}", date(2026, 11, 20), stage=Stage.FINAL, desire=5), ()) for number in range(80)]
    with Session().writing() as store, closing(store.connection), store.command("test"):
        fill(store, firms)
    page = reported(rc, sealed)
    assert page.seen.count("and 40 more") == 1
    assert page.seen.count("and 20 more") == 1


# --- what was typed is text ------------------------------------------------------------------------------------------


def with_firm(rc, sealed, company, role):
    (sealed / "rc.db").unlink(missing_ok=True)
    # in one language, whatever the letters are: the days of the steps hang on it
    added = rc("add", f"--role={role}", "--lang", "en", "--stage", "final", "--desire", "5", "--", company)
    assert added.code == 0
    assert rc("remind", "1", "3d", "--", company).code == 0
    return reported(rc, sealed)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_hostile_text_is_text(rc, sealed, monkeypatch, text, lang):
    monkeypatch.setenv("RC_LANG", lang)
    plain = with_firm(rc, sealed, "Alpha", "role")
    page = with_firm(rc, sealed, f"A{text}", f"r{text}")
    assert page.tags() == plain.tags()
    assert one_line(f"A{text}").split() == page.texts("h3")[0].split()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]", page.text)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20),
    st.text("<>&\"'/={}%#- ab", max_size=20),
)
@example("\u2028\u2029", "</h3><h3>")
@example("㈠", "")
def test_any_text_leaves_the_page_as_it_is(rc, sealed, company, role):
    plain = with_firm(rc, sealed, "Alpha", "role")
    assert with_firm(rc, sealed, f"A{company}", f"r{role}").tags() == plain.tags()


# --- for sharing -----------------------------------------------------------------------------------------------------

SECRET = st.text("QWXZKJ", min_size=5, max_size=9)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(SECRET, min_size=9, max_size=9, unique=True))
def test_a_page_for_sharing_names_nobody(rc, sealed, secrets):
    (sealed / "rc.db").unlink(missing_ok=True)
    firm, other, person, note, feedback, point, tag, reminder, fact = secrets
    rc(
        "add",
        f"{firm} GmbH",
        "--stage",
        "final",
        "--desire",
        "5",
        "--role",
        f"engineer ({person.lower()})",
        "--contact",
        person,
        "--email",
        f"{person}@{firm}.example.com",
        "--url",
        f"https://{firm}.example.com",
        "--note",
        note,
        "--feedback",
        feedback,
        "--point",
        point,
        "--tag",
        tag,
        "--new-facts",
        fact,
    )
    rc("add", f"株式会社{other}", "--stage", "final", "--desire", "5", "--role", f"{firm}担当")
    rc("remind", "1", "3d", reminder)
    rc("log", "1", "note", "--note", note)
    page = reported(rc, sealed, "--anonymize", "--tag", tag)
    whole = page.text.casefold()
    assert [secret for secret in secrets if secret.casefold() in whole] == []
    assert "Firm A" in page.texts("h3")
    assert "Narrowed to a part of the records" in page.seen
    page = reported(rc, sealed, "--anonymize", "--since", "2026-01-01")
    assert [secret for secret in secrets if secret.casefold() in page.text.casefold()] == []
    assert "Firm B" in page.texts("h3")
    assert "Narrowed to --since 2026-01-01" in page.seen


def test_a_firm_has_one_letter_wherever_it_is_shown(demo, sealed):
    page, plain = reported(demo, sealed, "--anonymize"), reported(demo, sealed)
    assert page.tags().count("h3") == plain.tags().count("h3")

    def firms(found):
        cards = found.text.partition('class="cards"')[2].partition('class="days"')
        return re.findall(r"<h3>(.*?)</h3>", cards[0]), re.findall(r'<span class="firm">(.*?)</span>', cards[2])

    letters: dict[str, str] = {}
    for shown, hidden in zip(firms(plain), firms(page), strict=True):
        assert len(shown) == len(hidden) > 5
        for name, letter in zip(shown, hidden, strict=True):
            assert letters.setdefault(name, letter) == letter
    assert len(set(letters.values())) == len(letters)
    assert list(letters.values())[:3] == ["Firm A", "Firm B", "Firm C"]


def test_roles_stay_where_they_name_nobody(rc, sealed):
    kept, gone = (
        ["data analyst", "機械設計"],
        ["Alpha trainee", "analyst at BETA", "jane@x.example", "call 0312345678", "ガンマ営業"],
    )
    for number, role in enumerate([*kept, *gone]):
        company = ["Alpha Works Inc.", "Beta", "株式会社ガンマ工業"][number % 3]
        rc("add", company, "--stage", "final", "--desire", "5", "--role", role)
    page = reported(rc, sealed, "--anonymize")
    for role in kept:
        assert role in page.seen
    for role in gone:
        assert role not in page.seen
    assert "企業A" in reported(rc, sealed, "--anonymize", env={"RC_LANG": "ja"}).texts("h3")


@pytest.mark.parametrize(
    "role",
    [
        "Assistant to Maria Lopez",
        "Backend engineer (team of Hans)",
        "プレイステーション企画 山田さん紹介",
        "Engineer, Bar GmbH via agency Hays",
        "IBM Z developer (Armonk office, boss Bob Smith)",
        "Nintendo Switch 開発",
        "NEC 研究職",
        "Recruit 営業",
        "DB Systel developer",
        "Facebook engineer",
        "Engineer 03-1234-5678",
        "🍎 engineer",
        "Инженер",
    ],
)
def test_a_role_with_a_word_that_is_not_for_jobs_is_withheld(role):
    assert Anonymous((), ()).role("Nobody", role) == ""


@pytest.mark.parametrize(
    "role",
    [
        "Senior Back-end Engineer",
        "Head of R&D",
        "Software Engineer III",
        "Webデザイナー",
        "システムエンジニア（SE）",
        "2026年卒 総合職",
    ],
)
def test_a_role_of_words_for_jobs_stays(role):
    assert Anonymous((), ()).role("Nobody", role) == role


@given(
    st.lists(st.sampled_from(sorted(job_words.ENGLISH | job_words.JAPANESE))),
    st.text("bcdfghjklmnpqrstvwxyz", min_size=12) | st.text("鷲嶋鞠凪", min_size=1),
)
def test_no_word_that_is_not_for_jobs_gets_through(words, other):
    assert Anonymous((), ()).role("Nobody", " ".join([*words, other])) == ""


def test_filters_narrow_the_page_and_it_says_so(demo, sealed):
    page = reported(demo, sealed, "--company", "robotics")
    assert page.texts("h3")[0] == "Example Robotics GmbH"
    assert "1 application: Rejected 1" in page.seen
    assert "Narrowed to --company robotics" in page.seen
    page = reported(demo, sealed, "--status", "reinterview")
    assert page.texts("h3")[0] == "Cedar Valley Software Inc."
    assert "Harbour" not in page.seen


# --- the file --------------------------------------------------------------------------------------------------------


def test_an_existing_file_needs_force(demo, sealed):
    (sealed / "hunt.html").write_text("mine")
    result = demo("report", "hunt.html")
    assert (result.code, result.out) == (1, "")
    assert "--force" in result.err
    assert (sealed / "hunt.html").read_text() == "mine"
    assert demo("report", "hunt.html", "--force").code == 0


def test_the_database_itself_is_never_replaced(demo, sealed):
    assert demo("stats").code == 0
    before = (sealed / "en.db").read_bytes()
    result = demo("report", "en.db", "--force")
    assert result.code == 1
    assert "database itself" in result.err
    assert (sealed / "en.db").read_bytes() == before


@pytest.mark.parametrize(
    ("filters", "sentence"), [((), "nothing is on record yet"), (("--tag", "x"), "nothing is on record")]
)
def test_nothing_on_record_is_no_page(rc, sealed, filters, sentence):
    result = rc("report", "hunt.html", *filters)
    assert (result.code, result.out) == (1, "")
    assert sentence in result.err
    assert "rc add COMPANY" in result.err
    assert not (sealed / "hunt.html").exists()


def test_nothing_that_matches_is_no_page(demo, sealed):
    result = demo("report", "hunt.html", "--tag", "nowhere")
    assert result.code == 1
    assert "no record matches" in result.err
    assert not (sealed / "hunt.html").exists()


def test_dash_is_standard_output(demo, sealed):
    page = reported(demo, sealed)
    result = demo("report", "-")
    assert (result.code, result.out, result.err) == (0, page.text, "")
    assert not (sealed / "-").exists()


def test_utf_8_whatever_the_terminal_speaks(rc, installed):
    rc("add", "株式会社サンプル")
    result = installed("report", "-", env={"PYTHONIOENCODING": "ascii", "RC_LANG": "ja"})
    assert (result.code, result.err) == (0, "")
    assert "応募の状況" in result.out


def test_a_name_is_needed(rc):
    assert rc("report").code == 2


# --- colours ---------------------------------------------------------------------------------------------------------


def luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_everything_stands_out_in_light_in_dark_and_on_paper(demo, sealed):
    style = reported(demo, sealed).text.partition("<style>")[2].partition("</style>")[0]
    schemes = [
        dict(re.findall(r"--(\w+): (#\w{6});", block)) for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    ]
    assert len(schemes) == 3
    for colours in schemes:
        for name in ("ink", "soft", "way", "open", "end", "good"):
            for ground in ("paper", "card"):
                assert contrast(colours[name], colours[ground]) >= 4.5, (name, ground)
