"""Annotated texts: what is written reads back the same, each fault is said with its line, drafts are the tables."""

from __future__ import annotations

import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pipeline.compose import write_tables
from pipeline.evaluate import evaluate_run
from pipeline.evaluate.annotate.marks import BRACKETS, Mark, put_marks, read_value, take_marks, write_value
from pipeline.evaluate.annotate.read_marked import read_annotations, read_marked
from pipeline.evaluate.annotate.write_marked import write_marked
from pipeline.evaluate.evaluation import read_set
from pipeline.evaluate.gold import GoldFile, to_gold_json
from pipeline.evaluate.read_gold import parse_gold, text_of
from pipeline.records import Facts
from pipeline.settings import Settings
from tests.command import filrouge
from tests.conftest import SAMPLE
from tests.evaluate.small import RAW, content, gold
from tests.evaluation.sets import SETS

OWN = {
    file: one
    for each in SETS
    if each.ours and not each.rows
    for file, one in read_set(each.gold, each.texts[0]).items()
}
MARKED = write_marked(gold(events=[dict(event, type="closure", what="x") for event in content()["events"]]), RAW)[0]


def _as_compared(notes: GoldFile) -> dict[str, object]:
    """What both forms say: lists sorted, sentences cut by machine in one of them, tellings in the order of the text."""
    found = to_gold_json(notes)
    for event in found["events"]:
        spans = [event.pop("timex"), *(told["timex"] for told in event.pop("also", []))]
        event["spans"] = sorted(spans)
        del event["sentence"]
    for one in (*found["persons"], *found["organizations"]):
        one["mentions"] = sorted(one["mentions"])
    found["timex"] = sorted(found["timex"], key=lambda one: one["span"])
    return found


@pytest.mark.parametrize("file", OWN)
def test_our_gold_reads_back_from_both_forms(file: str) -> None:
    notes, raw = OWN[file]
    assert parse_gold(to_gold_json(notes), raw) == (notes, [])
    marked, left = write_marked(notes, raw)
    back, text, problems = read_marked(file, marked, raw)
    assert (left, problems, text) == ([], [], raw)
    assert back is not None
    assert _as_compared(back) == _as_compared(notes)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("+++\n", "", "text:1: no line +++"),
        ('name = "Zoé Lenoir"', "name = Zoé", "the lists cannot be read"),
        ("[persons.lenoir]", "[persons.lenoire]", "'lenoir' is in no list; did you mean 'lenoire'?"),
        ("type = ", "tipe = ", "events.e1: there is no field 'tipe'; did you mean 'type'?"),
        ("what = ", "why = ", "there is no field 'why'"),
        ("[[lenoir|Zoé Lenoir]]", "[[lenoir|Zoé Lenoir", "the mark (lenoir) is not closed"),
        ("[[lenoir|Zoé Lenoir]]", "[[lenoir Zoé Lenoir]]", "no bar"),
        ("[[lenoir|Zoé Lenoir]]", "Zoé Lenoir]]", "closes nothing"),
        ("[[lenoir|Zoé Lenoir]]", "[[lenoir|]]Zoé Lenoir", "around no words"),
        ("[[lenoir|Zoé Lenoir]]", "[[lenoir|Zoé Len]]oir", "'Zoé Len' (lenoir) cuts a word"),
        ("[[lenoir|Zoé Lenoir]]", "[[lenoir| Zoé Lenoir]]", "the text reads ' Zoé"),
        ("[[lenoir|Zoé Lenoir]]", "[[lenoir|Zoe Lenoir]]", 'the text reads "e Lenoir'),
        ("[[@2024-03-03 !e1|", "[[@2024-03-03|", "events.e1: no date carries it"),
        ("[[@2024-03-03 !e1|", "[[@2024-02-30 !e1|", "date '3 mars 2024': day"),
        ("[[@2024-03-03 !e1|", "[[@2024-03-04..2024-03-03 !e1|", "ends before it begins"),
        ("[[@2024-03-03 !e1|", "[[@hier !e1|", "'hier' is no day, month or year"),
        ("[[@2024-03-03 !e1|", "[[@2024-03-03 !e1 relativ|", "'relativ' says nothing; did you mean 'relative'?"),
        ("[[@2024-03-03 !e1|", "[[@2024-03-03 !e1 !e9|", "event '!e9' is in no list"),
        ("[[@2024-03-03 !e1|", "[[@duration !e1|", "'3 mars 2024' is a duration, which dates nothing"),
        ("[[!e1|fermé]]", "fermé", "events.e1: no word names it"),
        ("[[union|Union des meuniers]]", "Union des meuniers", "organizations.union: no mark"),
        ('type = "closure"', 'type = "closing"', "'closing' is none of decision"),
        ('type = "closure"', 'type = "closure"\nparticipants_optional = ["nobody"]', "participant 'nobody' is no key"),
        ('modality = "realised"', 'modality = "done"', "'done' is none of realised"),
        ("[[-menu|Menu", "[[lenoir|Bernard]] [[-menu|Menu", "the text reads"),
        ("Menu Contact Bernard", "Menu Contact [[lenoir|Bernard]]", "'Bernard' stands in no article"),
        ("[articles.a1]", "[articles.a2]", "article 'a1' is not in the list"),
        ('marks = "[[ ]]"', 'marks = "( )"', "are no brackets"),
        ("|Luzac ferme", "|Luzac, ferme", "the text reads ', ferme"),
    ],
)
def test_what_is_wrong_is_said(old: str, new: str, told: str) -> None:
    changed = MARKED.replace(old, new, 1)
    assert changed != MARKED
    _, _, problems = read_marked("text", changed, RAW)
    assert any(told in problem for problem in problems), problems


def test_a_fault_in_the_text_has_its_line() -> None:
    changed = MARKED.replace("[[lenoir|Zoé Lenoir]]", "[[lenoir|Zoé Len]]oir")
    line = changed[: changed.index("Zoé Len]]")].count("\n") + 1
    _, _, problems = read_marked("text", changed, RAW)
    assert problems[0].startswith(f"text:{line}: ")


def test_line_ends_that_an_editor_changes_do_not_matter() -> None:
    raw = RAW.replace("\n", "\r\n")
    body = MARKED[MARKED.index("+++") :].rstrip()
    marked = MARKED[: MARKED.index("sha256")] + MARKED[MARKED.index("marks =") : MARKED.index("+++")] + body + "\n\n"
    found, _, problems = read_marked("text", marked, raw)
    assert problems == []
    assert found is not None
    assert [raw[slice(*one.span)] for one in found.timexes] == ["3 mars 2024", "mardi", "2019"]
    assert [raw[slice(*span)] for span in found.persons[0].mentions] == ["Zoé Lenoir", "Lenoir"]


@pytest.mark.parametrize("text", ["un [lien](x) ici", "{un} ici", "[a] {b} <c> ici"])
def test_brackets_of_the_text_are_no_marks(text: str) -> None:
    notes = GoldFile(file="a.txt", articles=gold().articles)
    marked, _ = write_marked(notes, text)
    assert marked.endswith(text) or "ici" in marked
    raw, marks, _ = take_marks(put_marks(text, [Mark("a", (0, 2))], BRACKETS[3])[0], BRACKETS[3])
    assert (raw, marks) == (text, [Mark("a", (0, 2))])


def test_marks_nest_and_those_that_cross_are_said() -> None:
    marks = [Mark("a", (0, 10)), Mark("b", (0, 3)), Mark("c", (3, 10)), Mark("d", (8, 12)), Mark("e", (0, 3))]
    text, left = put_marks("0123456789abcdef", marks, BRACKETS[0])
    assert text == "[[a|[[b|[[e|012]]]][[c|3456789]]]]abcdef"
    assert left == [Mark("d", (8, 12))]
    assert take_marks(text, BRACKETS[0])[0] == "0123456789abcdef"


@pytest.mark.parametrize(
    ("value", "start", "end", "granularity"),
    [
        ("2024-03-03", "2024-03-03", "2024-03-03", "day"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2024", "2024-01-01", "2024-12-31", "year"),
        ("2024-03-01..2024-03-10", "2024-03-01", "2024-03-10", "range"),
        ("open", "None", "None", None),
        ("set", "None", "None", None),
    ],
)
def test_values_of_dates(value: str, start: str, end: str, granularity: str | None) -> None:
    kind, first, last, size = read_value(value)
    assert (str(first), str(last), size) == (start, end, granularity)
    assert write_value(kind, first, last) == value


def test_a_gold_file_is_checked_too(tmp_path: Path) -> None:
    (tmp_path / "moulin.txt").write_bytes(RAW.encode())
    notes = content()
    notes["timex"][0]["text"] = "4 mars 2024"
    notes["events"] = []
    (tmp_path / "moulin.json").write_text(json.dumps(notes), encoding="utf-8")
    _, problems = read_annotations(tmp_path / "moulin.json", None)
    assert [problem.partition(": ")[2] for problem in problems] == [
        "timex[0]: its text is '4 mars 2024', its span holds '3 mars 2024'"
    ]


def test_a_folder_of_texts_that_is_not_there_is_said_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.annotated.txt").write_text(MARKED, encoding="utf-8")
    done = _write(tmp_path, "nowhere")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("filrouge: nowhere: no such folder.")
    assert not (tmp_path / "gold").exists()


def test_a_folder_of_annotations_that_is_none_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.annotated.txt").write_text(MARKED, encoding="utf-8")
    (tmp_path / "gold").write_bytes(b"")
    (tmp_path / "texts").mkdir()
    done = _write(tmp_path, "texts")
    assert done.returncode == 2
    assert done.stderr.startswith("filrouge: gold: cannot be written (")
    assert list((tmp_path / "texts").iterdir()) == []


@pytest.mark.parametrize(
    ("beside", "refused"),
    [
        ("moulin.docx", True),
        ("Moulin.html", True),
        ("moulin.md", True),
        ("moulin-neuf.docx", False),
        ("mou.docx", False),
        ("metadata.csv", False),
        ("gold/moulin.json", False),
    ],
)
def test_a_text_is_not_put_beside_the_file_that_it_was_read_from(beside: str, refused: bool, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    (texts / beside).parent.mkdir(parents=True)
    (texts / beside).write_bytes(b"x")
    (tmp_path / "a.annotated.txt").write_text(MARKED, encoding="utf-8")
    done = _write(tmp_path, "texts")
    assert done.returncode == (2 if refused else 0), done.stderr
    assert (f"texts: it holds {beside}," in done.stderr) is refused
    assert (tmp_path / "gold" / "moulin.json").exists() is not refused
    assert (texts / "moulin.txt").exists() is not refused


def test_the_second_part_of_a_file_is_known_by_its_number(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "moulin.txt").write_bytes(b"x")
    (tmp_path / "a.annotated.txt").write_text(MARKED.replace("moulin.txt", "moulin-2.txt"), encoding="utf-8")
    assert _write(tmp_path, "texts").returncode == 0
    (texts / "moulin-2.txt").unlink()
    (texts / "moulin.docx").write_bytes(b"x")
    assert _write(tmp_path, "texts").returncode == 2


def _write(folder: Path, texts: str) -> CompletedProcess[str]:
    return filrouge("annotate", "--write", "a.annotated.txt", "--gold", "gold", "--texts", texts, cwd=folder)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_offsets_count_the_ends_of_lines_as_the_file_has_them(encoding: str) -> None:
    text = "La digue cède\r\nà l'été.\rFin.\n"
    assert text_of(text.encode(encoding)) == text


@pytest.mark.model
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_draft_left_as_it_is_scores_its_own_tables_as_perfect(
    encoding: str, sample_facts: Facts, settings: Settings, tmp_path: Path
) -> None:
    out, notes = tmp_path / "outputs", tmp_path / "gold"
    write_tables(sample_facts, out, settings.model_copy(update={"views": False}))
    article = next(one for one in sample_facts.articles if one.source == "tribunal-suspend-contrat.txt")
    path, texts = tmp_path / "a.annotated.txt", tmp_path / "texts"
    texts.mkdir()
    (texts / article.source).write_bytes((SAMPLE / article.source).read_bytes().decode().encode(encoding))
    asked = ("annotate", out, "--article", article.article_id, "--texts", texts, "--to", path)
    code, said = _ran(filrouge(*asked))
    assert (code, said.endswith(f"filrouge annotate --check {path}\n")) == (0, True)
    assert _ran(filrouge(*asked))[0] == 2  # it is there already
    code, said = _ran(filrouge("annotate", "--check", path, "--texts", texts))
    assert (code, "in order" in said) == (0, True)
    assert _ran(filrouge("annotate", "--write", path, "--texts", texts, "--gold", notes))[0] == 0
    scores = evaluate_run(notes, texts, out).headlines
    assert {row: figure for row, figure in scores.items() if figure not in (None, 1.0, 0.0)} == {}
    assert scores["events told right"] == scores["roles"] == scores["dates strict"] == 1
    path.write_text(path.read_text(encoding="utf-8").replace("]]", "", 1), encoding="utf-8")
    code, said = _ran(filrouge("annotate", "--check", path))
    assert (code, f"{path}:" in said) == (1, True)


def _ran(done: CompletedProcess[str]) -> tuple[int, str]:
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout
