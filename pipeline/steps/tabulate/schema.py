"""The thirteen tables: every column with its type and meaning. All other descriptions are made from this one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from pipeline.records import (
    Basis,
    EntityKind,
    EventType,
    LabelKind,
    Modality,
    ParticipantRole,
    Precision,
    PublishedBasis,
    Severity,
    TimexKind,
)

SCHEMA_VERSION = "2"

ColumnType = Literal["text", "integer", "number", "date", "boolean"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. `values` lists what a closed column may hold; `parquet_only` keeps it out of the CSV."""

    name: str
    type: ColumnType
    meaning: str
    required: bool = False
    values: tuple[str, ...] = ()
    parquet_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table. `foreign` maps own columns to (table, columns) where that table alone is meant."""

    name: str
    row: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    foreign: tuple[tuple[str, str, str], ...] = ()

    @property
    def csv_columns(self) -> tuple[Column, ...]:
        """The columns that the CSV form holds."""
        return tuple(column for column in self.columns if not column.parquet_only)

    @property
    def csv_names(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(column.name for column in self.csv_columns)


def _text(name: str, meaning: str, *, required: bool = False, values: tuple[str, ...] = ()) -> Column:
    return Column(name=name, type="text", meaning=meaning, required=required, values=values)


def _id(name: str, meaning: str) -> Column:
    return Column(name=name, type="text", meaning=meaning, required=True)


def _count(name: str, meaning: str) -> Column:
    return Column(name=name, type="integer", meaning=meaning, required=True)


def _offset(name: str, meaning: str) -> Column:
    return Column(
        name=name, type="integer", meaning=f"{meaning}, in Unicode code points of articles.text", required=True
    )


def _date(name: str, meaning: str) -> Column:
    return Column(name=name, type="date", meaning=meaning)


def _share(name: str, meaning: str) -> Column:
    return Column(name=name, type="number", meaning=f"{meaning}, 0..1", required=True)


KIND = get_args(EntityKind)
_FIRST = _date("first_published", "first day on which an article that tells of it was published")
_LAST = _date("last_published", "last day on which an article that tells of it was published")
_N_ARTICLES = _count("n_articles", "articles that name it; near-duplicates count once")
_N_MENTIONS = _count("n_mentions", "places where it is named")

TABLES: tuple[Table, ...] = (
    Table(
        name="articles",
        row="one article (one file may hold several)",
        key=("article_id",),
        columns=(
            _id("article_id", "the article"),
            _text("source", "path of the file under the input folder", required=True),
            _count("part", "1, 2, … in that file"),
            _text("title", "headline"),
            _text("outlet", "newspaper, site or agency"),
            _text("author", "who signs the article"),
            _date("published", "day of publication"),
            _text("published_basis", "where that day comes from", required=True, values=get_args(PublishedBasis)),
            _date("updated", "day of the last update that the page shows"),
            _text("url", "web address"),
            _text("page", "page of the paper, where the source states it: `4`, `4-5`, `B1`"),
            _text("language", "ISO 639-1 code"),
            _count("n_chars", "length of the cleaned text, in code points"),
            _count("n_words", "words of the cleaned text"),
            _count("n_words_source", "words of the source that look like prose (sentences)"),
            _count("n_words_dropped", "those of them that were not kept: `filrouge check` shows them"),
            _count("n_actors", "different actors that it names"),
            _count("n_organizations", "different organizations that it names"),
            _count("n_events", "different events that it tells"),
            _text("near_duplicate_of", "article_id of the article that this one repeats"),
            _text("sha256", "checksum of the raw bytes of the file", required=True),
            _text("encoding", "how the bytes of the file were read"),
            _text("repairs", "what the reading had to mend, codes joined by a space"),
            Column(name="text", type="text", meaning="the cleaned article", required=True, parquet_only=True),
        ),
        foreign=(("near_duplicate_of", "articles", "article_id"),),
    ),
    Table(
        name="actors",
        row="one person over the whole corpus",
        key=("actor_id",),
        columns=(
            _id("actor_id", "the person"),
            _text("name", "canonical name: the fullest frequent form", required=True),
            _text("given_name", "given name or names"),
            _text("family_name", "family name, with its particle"),
            _text("main_role", "the role that most articles give, in the form that says of what"),
            _text("main_organization_id", "the organization that most of its articles name"),
            _N_MENTIONS,
            _N_ARTICLES,
            _FIRST,
            _LAST,
            _share("confidence", "estimated probability that this is one person, and a person"),
        ),
        foreign=(("main_organization_id", "organizations", "organization_id"),),
    ),
    Table(
        name="organizations",
        row="one organization over the whole corpus",
        key=("organization_id",),
        columns=(
            _id("organization_id", "the organization"),
            _text("name", "canonical name, full form", required=True),
            _text("acronym", "short form in capitals, as written"),
            _N_MENTIONS,
            _N_ARTICLES,
            _FIRST,
            _LAST,
            _share("confidence", "estimated probability that this is one organization, and an organization"),
        ),
    ),
    Table(
        name="aliases",
        row="one form of one entity",
        key=("kind", "entity_id", "alias"),
        columns=(
            _text("kind", "kind of entity", required=True, values=KIND),
            _id("entity_id", "actor_id or organization_id"),
            _text("alias", "the form as written", required=True),
            _N_MENTIONS,
        ),
    ),
    Table(
        name="affiliations",
        row="one role that an article gives to an actor",
        columns=(
            _id("actor_id", "the person"),
            _text("organization_id", "the organization of the role; missing where none is named"),
            _text("role", "as written, without determiner", required=True),
            _id("article_id", "the article that says so"),
            _offset("start_char", "where the words stand: first character"),
            _offset("end_char", "end, excluded"),
            _text("text", "the words, role and name together", required=True),
            _text("rule", "what found it"),
        ),
        foreign=(
            ("actor_id", "actors", "actor_id"),
            ("organization_id", "organizations", "organization_id"),
            ("article_id", "articles", "article_id"),
        ),
    ),
    Table(
        name="mentions",
        row="one name in one place",
        key=("mention_id",),
        columns=(
            _id("mention_id", "the mention"),
            _id("article_id", "where it stands"),
            _text("kind", "kind of entity", required=True, values=KIND),
            _id("entity_id", "actor_id or organization_id"),
            _text("text", "the name as written", required=True),
            _offset("start_char", "first character"),
            _offset("end_char", "end, excluded"),
            _text("rule", "what found it", required=True),
            _text("link_rule", "what tied it to the entity", required=True),
            _share("confidence", "estimated probability that span and kind are right"),
        ),
        foreign=(("article_id", "articles", "article_id"),),
    ),
    Table(
        name="references",
        row="one pronoun or description in one place; not counted as mentions",
        columns=(
            _id("article_id", "where it stands"),
            _text("kind", "kind of entity", required=True, values=KIND),
            _id("entity_id", "actor_id or organization_id of whom it stands for"),
            _text("text", "the words as written", required=True),
            _offset("start_char", "first character"),
            _offset("end_char", "end, excluded"),
            _text("rule", "what tied it to the entity", required=True),
            _share("confidence", "estimated probability that it denotes that entity"),
        ),
        foreign=(("article_id", "articles", "article_id"),),
    ),
    Table(
        name="dates",
        row="one time expression in one place",
        key=("date_id",),
        columns=(
            _id("date_id", "the expression"),
            _id("article_id", "where it stands"),
            _text("kind", "date, duration, or repeated time", required=True, values=get_args(TimexKind)),
            _text("text", "the expression as written", required=True),
            _offset("start_char", "first character"),
            _offset("end_char", "end, excluded"),
            _date("date_start", "first day; missing when the article gives no way to place it"),
            _date("date_end", "last day, included"),
            _text("edtf", "value in EDTF (ISO 8601-2), such as 2024-03 or XXXX-01-30"),
            _text("precision", "how precise the words are", values=get_args(Precision)),
            _text("basis", "how the value was found", values=get_args(Basis)),
            _date("anchor", "the day that it was counted from"),
            Column(
                name="weekday_conflict",
                type="boolean",
                meaning="true when the weekday contradicts the date (the date is kept)",
                required=True,
            ),
            _date("alternative", "first day of the other reading, where it was nearly as likely"),
            _text("rule", "what found it", required=True),
        ),
        foreign=(("article_id", "articles", "article_id"),),
    ),
    Table(
        name="events",
        row="one happening over the whole corpus: the chronology",
        key=("event_id",),
        columns=(
            _id("event_id", "the happening"),
            _date("date_start", "first day; missing when it cannot be placed"),
            _date("date_end", "last day, included"),
            _text("edtf", "value in EDTF (ISO 8601-2)"),
            _text("precision", "how precise the date is", values=get_args(Precision)),
            _text(
                "label",
                "French clause that says what happened, and stands alone; in square brackets what other words of the "
                "article tell: whom a pronoun means, which day a relative one of another happening is, an auxiliary, "
                "the title or the sentence before where who or which is left open",
                required=True,
            ),
            _text("label_kind", "how the label was made", required=True, values=get_args(LabelKind)),
            _text("type", "kind of happening", required=True, values=get_args(EventType)),
            Column(
                name="date_conflict",
                type="boolean",
                meaning="true when tellings disagree on the day, or on whether it happened",
                required=True,
            ),
            _text("trigger", "the word that names it", required=True),
            _text("modality", "whether it did, will or might happen", required=True, values=get_args(Modality)),
            _count("n_mentions", "tellings"),
            _count("n_articles", "articles that tell it; near-duplicates count once"),
            _FIRST,
            _LAST,
            _share(
                "confidence",
                "estimated probability that date and happening belong together, less where articles disagree",
            ),
        ),
    ),
    Table(
        name="event_mentions",
        row="one telling of an event in one place",
        columns=(
            _id("event_id", "the happening"),
            _id("article_id", "where it is told"),
            _id("date_id", "the time expression that dates it"),
            _text("sentence", "the sentence", required=True),
            _offset("start_char", "first character of the sentence"),
            _offset("end_char", "its end, excluded"),
            _text("trigger", "the word that names the happening here", required=True),
            _offset("trigger_start_char", "first character of the trigger"),
            _offset("trigger_end_char", "its end, excluded"),
            _text(
                "modality",
                "whether this telling says that it did, will or might happen",
                required=True,
                values=get_args(Modality),
            ),
            _text("reported_by", "actor or organization that says so, in quotations and reported speech"),
            _text("rule", "what tied date and happening", required=True),
            _share("confidence", "estimated probability that they belong together"),
        ),
        foreign=(
            ("event_id", "events", "event_id"),
            ("article_id", "articles", "article_id"),
            ("date_id", "dates", "date_id"),
        ),
    ),
    Table(
        name="event_participants",
        row="one entity's part in one event",
        key=("event_id", "kind", "entity_id", "role"),
        columns=(
            _id("event_id", "the happening"),
            _text("kind", "kind of entity", required=True, values=KIND),
            _id("entity_id", "actor_id or organization_id"),
            _text("role", "its part", required=True, values=get_args(ParticipantRole)),
            _count("n_mentions", "tellings that give it this part"),
            _share("confidence", "estimated probability that it took this part"),
        ),
        foreign=(("event_id", "events", "event_id"),),
    ),
    Table(
        name="merges",
        row="one decision about two names or two events",
        columns=(
            _text("kind", "what is merged", required=True, values=(*KIND, "event")),
            _text("left", "one name, or one event", required=True),
            _text("right", "the other", required=True),
            _text("decision", "what was decided", required=True, values=("same", "different", "unsure")),
            _text("by", "who decided", required=True, values=("rule", "user")),
            _text("rule", "the rule, or the line of the corrections file", required=True),
            _share("score", "how alike they are"),
            _text("evidence", "what it rests on", required=True),
        ),
    ),
    Table(
        name="rejections",
        row="one thing set aside, with the reason",
        columns=(
            _text("source", "path of the file under the input folder", required=True),
            Column(
                name="part", type="integer", meaning="which text of that file; missing when the whole file is meant"
            ),
            _text("step", "the step that set it aside", required=True),
            _text("reason", "a stable code", required=True),
            _text("severity", "whether a person should look", required=True, values=get_args(Severity)),
            _text("detail", "what is wrong and what to do about it", required=True),
        ),
    ),
)
