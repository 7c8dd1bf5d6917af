from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import BadSettings
from pipeline.settings import read_settings


def test_flag_wins_over_variable_wins_over_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "filrouge.toml"
    file.write_text('csv_style = "standard"\nbatch_articles = 7\nmax_file_mb = 3.0\n')
    monkeypatch.setenv("FILROUGE_BATCH_ARTICLES", "8")
    monkeypatch.setenv("FILROUGE_MAX_FILE_MB", "4")
    chosen = read_settings(file, max_file_mb=5.0, model=None)
    assert (chosen.csv_style, chosen.batch_articles, chosen.max_file_mb) == ("standard", 8, 5.0)


def test_file_of_the_current_folder_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "filrouge.toml").write_text("any_language = true\n")
    monkeypatch.chdir(tmp_path)
    assert read_settings().any_language


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("batch_articles = 0\n", "batch_articles"),
        ('csv_style = "tabs"\n', "csv_style"),
        ("batch_artcles = 3\n", "batch_artcles"),
        ("batch_articles = \n", "filrouge.toml"),
        ('[columns]\ntexte = "contenu"\n', "no field 'texte'"),
        ('model = "été"\n', "filrouge.toml: its characters are not in UTF-8"),
    ],
)
def test_bad_settings_are_named(tmp_path: Path, content: str, named: str) -> None:
    file = tmp_path / "filrouge.toml"
    file.write_text(content, encoding="cp1252")
    with pytest.raises(BadSettings, match=named):
        read_settings(file)


def test_a_file_as_windows_saves_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "filrouge.toml"
    file.write_text("batch_articles = 7\r\n", encoding="utf-8-sig")
    assert read_settings(file).batch_articles == 7


def test_a_settings_file_that_is_a_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "filrouge.toml").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BadSettings, match=r"filrouge\.toml: cannot be read"):
        read_settings()


def test_a_list_in_a_variable_is_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FILROUGE_RULES_OFF", "events.verb_beside")
    with pytest.raises(BadSettings, match="FILROUGE_RULES_OFF: it is no JSON"):
        read_settings()
    monkeypatch.setenv("FILROUGE_RULES_OFF", '["events.verb_beside"]')
    assert read_settings().rules_off == ("events.verb_beside",)


def test_missing_settings_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match=r"nowhere\.toml"):
        read_settings(tmp_path / "nowhere.toml")


def test_settings_are_frozen() -> None:
    chosen = read_settings()
    with pytest.raises(ValueError, match="frozen"):
        chosen.model = "other"  # type: ignore[misc]


def test_a_variable_that_nothing_reads_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FILROUGE_BATCH_ARTICLE", "3")
    with pytest.raises(BadSettings, match="Did you mean FILROUGE_BATCH_ARTICLES"):
        read_settings()


def test_a_rule_that_is_not_there_cannot_be_left_out() -> None:
    assert read_settings(rules_off=("events.verb_beside",)).rules_off == ("events.verb_beside",)
    with pytest.raises(BadSettings, match=r"Did you mean 'events\.verb_beside'"):
        read_settings(rules_off=("events.verb_besides",))
    with pytest.raises(BadSettings, match=r"Did you mean 'events\.verb_beside'"):
        read_settings(rules_off=("verb_beside",))


@pytest.mark.parametrize("gone", ["predicates.causes", "predicates.caused_by", "events.near_noun", "superlative"])
def test_no_other_rule_is_offered_for_one_that_is_gone(gone: str) -> None:
    with pytest.raises(BadSettings, match="Take it out"):
        read_settings(rules_off=(gone,))


@pytest.mark.parametrize("rule", ["links.surname", "event_links.kin_here"])
def test_a_rule_that_nothing_leaves_out_is_refused(rule: str) -> None:
    with pytest.raises(BadSettings, match="cannot be left out"):
        read_settings(rules_off=(rule,))
