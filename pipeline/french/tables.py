"""Every table of models/fr_press: its folder, its columns, and the vocabularies of its closed columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from pipeline.records import EventType

Vocabularies = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Table:
    """One table: `models/fr_press/<folder>/<name>.tsv`.

    `uses` are closed columns whose every value some code asks for by name (a test holds them to it);
    `vocabularies` are closed columns that code passes on or compares.
    """

    folder: str
    columns: tuple[str, ...]
    uses: Vocabularies
    vocabularies: Vocabularies

    @property
    def closed(self) -> Vocabularies:
        """All closed columns with their vocabularies."""
        return {**self.uses, **self.vocabularies}


def _table(folder: str, columns: str, uses: dict[str, str] | None = None, **vocabularies: str) -> Table:
    """Columns are parted by spaces; the words of a vocabulary, which may hold spaces, by bars."""
    return Table(
        folder,
        tuple(columns.split()),
        {column: tuple(words.split("|")) for column, words in (uses or {}).items()},
        {column.rstrip("_"): tuple(words.split("|")) for column, words in vocabularies.items()},
    )


EVENT_TYPES = "|".join(get_args(EventType))

PURPOSES: tuple[str, ...] = ("event_links", "events", "links", "names", "predicates", "references", "roles")
"""Purposes whose rules stand in models/fr_press/rules."""
KEPT_ON = frozenset({"event_links", "links"})
"""Those of which none can be left out: what makes one of two is what the store remembers of two articles."""
RULE = "id says example gives confidence measured_on n"

TABLES: dict[str, Table] = {
    # Rules, of one shape for all purposes: see pipeline/rules.py.
    **{f"rules/{purpose}": _table("rules", RULE) for purpose in PURPOSES},
    "abbreviations": _table("lexicons", "word example note"),
    "acronym_stop_words": _table("lexicons", "word example note"),
    "adjective_endings": _table("lexicons", "ending note"),
    "adjectives": _table("lexicons", "word kind", {"kind": "adjective|verb"}),
    "callings": _table(
        "lexicons", "word use calling note", {"use": "role|title", "calling": "church|law|medicine|papacy|reign"}
    ),
    "cast_words": _table(
        "lexicons",
        "word kind example note",
        {
            "kind": "according|as for|asks|before a pronoun|beside somebody|broad body|charged|clitic|clock|each|"
            "coordinator|"
            "definite|definite f|definite m|definite plural|"
            "demonstrative f|demonstrative m|euphony|fronts|fronts before that|goes on speaking|"
            "head of government|head of state|human|human f|human m|"
            "human verb|humans f|humans m|idiom|"
            "impersonal|impersonal adverb|impersonal being|impersonal clitic|impersonal has|impersonal state|"
            "impersonal that|impersonal there|impersonal to|impersonal verb|"
            "kin f|kin m|lawyer|negation|object clitic|reflexive|prize|relative|said object|says which|siblings|"
            "set phrase|somebody's|speech without words|that|to come|weather|weather verb|"
            "indefinite f|indefinite m|latter f|latter m|latter stem|number|of a body|of a person|of the state|"
            "office of one country|other clause|"
            "possessive|presents|pronoun f|pronoun m|pronoun plural|the latter f|the latter m|"
            "tied pronoun f|tied pronoun m|vague body|who"
        },
    ),
    "civilities": _table("lexicons", "word gender note", gender="f|m|u"),
    "common_endings": _table("lexicons", "ending example"),
    "company_words": _table("lexicons", "group words example note"),
    "decision_words": _table(
        "lexicons",
        "word decision example note",
        decision="actor|add|date|different|ignore|modality|organization|same|type|unsure|without",
    ),
    "event_kin": _table("lexicons", "group words example note"),
    "event_nouns": _table("lexicons", "lemma type kin class note", type=EVENT_TYPES, class_="act|text|weak"),
    "event_senses": _table(
        "lexicons",
        "lemma cue words type example note",
        {"cue": "attribute|complement|field|object|own|reflexive|subject"},
        type=EVENT_TYPES,
    ),
    "event_verbs": _table("lexicons", "lemma type speech note", type=EVENT_TYPES, speech="no|yes"),
    "event_words": _table(
        "lexicons",
        "word use example note",
        {
            "use": "acts_for|aim|air_of|allusion|against|ahead_of|anybody|both|if|learns|leads|"
            "purpose|relative_of|not_without_second|times|counting_verb|day_part|day_when|day_of|takes_up|"
            "bars|done_if_not|forces|foresees|instead|not_only|not_until|open_if_not|unmet_when_past|question|weighed|"
            "announce_verb|apart_in_time|around_year|as|at|attribute_verb|bare_of|"
            "among|auxiliary|auxiliary_form|bare_state|beside_happening|bill|carrier_verb|causal_verb|contact_verb|passive_act|deadline|deciding_verb|when|"
            "begins_with|beginning|body_of|brings_in|broadcast|chamber|charge_verb|clause_mark|cleft_mark|clitic|clock|"
            "compared|compared_since|counted_from|counts_off|comparison|comparison_of_kind|copula|court|court_ruling|date_determiner|date_noun|"
            "date_tie|dating_verb|day_at_large|day_before|deictic|denial_verb|done_when_past|"
            "during|empty|figure_unit|first_person|going_verb|have_verb|honours|in_date_of|in_list|"
            "in_contest|in_period|issue|leaning|level_verb|level_word|asked|born|figure_tie|still|deed_ending|moves_day|phase|recall_verb|recurs|see_verb|sets_deed|speaks_on|meant_for|memorial|must_verb|negation|neither|nobody|not_alone|"
            "not_first|not_strong|not_then|now|object_control|occur_verb|of|of_noun|of_the_verb|place|plan_noun|"
            "chooses_time|from_then|many_sided|marking_verb|next_word|of_any_day|one_of_a_country|opens_clause|ordinal|own_departure|participle_ending|plan_verb|planned|pointing|possessive|possible|presents|quantity|quote_verb|"
            "reflexive|reflexive_act|reflexive_copula|resumes_object|set_for|setting_ahead|shows_as|shows_verb|superlative|takes_time|term_of_noun|"
            "relative|remembered|said_of_winner|reports|resumes_noun|session|setting|setting_of_noun|since|sort_of_happening|sought_by|sought_with|source|"
            "stage_noun|stamp|stamp_opening|start_verb|state_of_event|subject_matter|takes_part|that|there|to_do|toward|toward_noun|tries_verb|"
            "until|vague_opening|vague_time|wait_verb|without"
        },
    ),
    "field_words": _table("lexicons", "word field note", field="conflict|culture|election|justice|sport"),
    "generic_institutions": _table("lexicons", "form example note"),
    "given_names": _table("lexicons", "name gender kind source", gender="f|m|u"),
    "heading_words": _table("lexicons", "word kind example note", kind="phrase|verb|word"),
    "homonym_phrases": _table(
        "lexicons",
        "phrase after reach note",
        {"after": "-|person", "reach": "sentence|text"},
    ),
    "institution_adjectives": _table(
        "lexicons", "adjective kind", kind="field|law|nation or region|rank|reach|several nations"
    ),
    "institution_domains": _table("lexicons", "word note"),
    "known_pairs": _table(
        "lexicons",
        "short long also kind check",
        kind="club|company|institution|international|media|ngo|party|union",
    ),
    "known_organizations": _table(
        "lexicons",
        "name kind note",
        kind="agency|club|company|institution|international|media|ngo|party|professional|union|university",
    ),
    "fused_articles": _table("lexicons", "form article preposition example note"),
    "label_words": _table(
        "lexicons",
        "word use example note",
        {
            "use": "about|another|any_one|anybody|article|article_new|at_scene|attended|auxiliary|before|before_clause|"
            "before_perfect|before_that|being|between|binds_clause|"
            "cannot_end|cleft|clitic|contrast|country|day_name|day_tie|definite|filler|from_to|"
            "has_matter|having|hour_zone|impersonal|in_text|joins_negation|known_acronym|known_alone|leans_back|limits|link|"
            "negation_first|negation_second|object_relative|of_day|of_family|of_one|opening|opens_clause|place_relative|"
            "opens_modifier|owner_relative|owning_determiner|pointer|"
            "participle_ending|perfect_auxiliary|pointing_determiner|points_back|preposition_noun|pronoun|relative|subjunctive|"
            "relative_head|scene|sets|shell_noun|"
            "spends|stands_for|stands_for_owner|superlative|that|title|tonic|which_one"
        },
    ),
    "legal_forms": _table("lexicons", "form note"),
    "light_verbs": _table(
        "lexicons",
        "lemma slot nouns trigger voice example note",
        {"slot": "head|object|subject", "trigger": "idiom|noun|verb", "voice": "active|any|passive|reflexive"},
    ),
    "local_posts": _table("lexicons", "post stays", stays="no|yes"),
    "name_particles": _table("lexicons", "particle casing example note", casing="capital|either|lower"),
    "name_titles": _table("lexicons", "title gender example note", gender="f|m|u"),
    "not_organization_heads": _table(
        "lexicons",
        "word kind note",
        kind="event|gathering|label|law|matter|measure|place|project|street|thing|venue|work",
    ),
    "not_organizations": _table("lexicons", "name kind note", kind="country|event|label|law|platform|product|vague"),
    "org_appositions": _table("lexicons", "word note"),
    "org_heads": _table("lexicons", "head extent note", extent="army|body|domain|named|none|place|school|self|strong"),
    "office_holders": _table("lexicons", "name office country adjectives from to", office="government|state"),
    "organization_descriptors": _table("lexicons", "word note"),
    "person_nouns": _table(
        "lexicons", "noun gender number kind", gender="f|m|u", number="p|s", kind="compound|person|profession"
    ),
    "review_words": _table("lexicons", "word use means note", {"use": "column|kind|side"}),
    "role_bodies": _table("lexicons", "word kind note", kind="agency|club|company|media|named|ngo|party|union"),
    "role_modifiers": _table("lexicons", "word position note", {"position": "after|before|skip"}),
    "role_words": _table(
        "lexicons",
        "word kind example note",
        {
            "kind": "a certain|accused|answering|being|called|just|part of a body|is named|name|opens a clause|"
            "adjective ending|any body|article|as|auxiliary|auxiliary verb|"
            "become|becoming|been|between|birth|"
            "by|charge|child|clause|clitic of place|declared|"
            "closing|closing quote|copula|department|determiner|distance|field link|former|goes on|"
            "heads a direction|human|"
            "indefinite|infinitive ending|joins|joins names|like|link|link of|link of ties|link of two|mandate|"
            "name link|no field|no noun|not|noun ending|number|no role|"
            "of|of a union|of them|of whom|"
            "on the side of|"
            "of age|one in s|opens an adverbial|part played|present participle|"
            "participle|party noun|past ending|place noun|points|portfolio head|"
            "lawyer role|lawyer title|"
            "stands for a body|"
            "leads|possessive|post|post of a body|prefix|reflexive|side|source|span|span part|span unit|"
            "speech|succeeds|"
            "ties|told as|vague charge|verb too|whose|works as|years"
        },
    ),
    "role_synonyms": _table("lexicons", "one other note"),
    "role_kin": _table("lexicons", "group general specific example note"),
    "role_endings": _table("lexicons", "ending gender masculine example note", gender="f|m|u"),
    "roles": _table(
        "lexicons",
        "role kind note",
        kind="business|complement needed|fixed gender|knowledge and arts|law and order|politics|profession|relation|"
        "society|sport",
    ),
    "scorer_words": _table("lexicons", "word kind example note", kind="grammar|time in office"),
    "small_words": _table(
        "lexicons",
        "word kind note",
        {
            "kind": "aim|another|any body|article|at a place|bears a given name|bears a surname|birth name|called|"
            "called by its own name|canton|closes a title|court|federation|church f|church m|deed|determiner|"
            "ends a firm|far head|firm of partners|first of a title|"
            "first word of a body|glued before a name|glued to a name|has organs|head in an idiom|"
            "heads a row|indefinite|infinitive ending|joins a row|kin|last word of a body|"
            "last word of a venue|last word of an award|link|make|make of|many people|member|minister|"
            "names a thing|news agency|no adjective|no name|noble title|numbered|"
            "of|of a body|of a club|of a place|of a town|of a union|of its town|"
            "of some size|"
            "of the press|of without article|one nation's|one of a make|one of many|only of a person|"
            "own nation|owned|portfolio|portfolio field|portfolio link|preposition|quoted body|road|says|"
            "school|schools|service|sits in a town|small head|somebody's|state|surname particle|ties what follows|"
            "union of communes|verbal ending|where"
        },
    ),
    "subsidiary_words": _table("lexicons", "word note"),
    "time_context": _table(
        "lexicons",
        "form type example note",
        {
            "type": "about_year|before_time|after_today|after_what|after_year|after_yesterday|at_season|"
            "aux_between|aux_future|aux_had|aux_have|aux_is|aux_was|auxiliary|"
            "before_cued|behind|within|before_hours|before_lone_day|before_month|before_month_end|"
            "before_noon|before_season_name|before_thing_feast|before_title|before_today|before_tomorrow|birth_date|cleft|countdown|countdown_to|counted|"
            "counted_hours|dials|feast_time|holds_nothing|no_name|hour_of_day|law_date|list_ahead|list_behind|lone_unit|nearly|no_day_of_words|noun_date|noun_weekday|old_times|planet|"
            "quantity|reviewed_after|reviewed_before|scheduled|season_name|speech|sure_before_year|that|thing_feast|this_year|weak_before_year|weekday|"
            "writing_day"
        },
    ),
    "time_cues": _table(
        "lexicons",
        "form direction force shape example note",
        {"direction": "ahead|behind", "force": "likely|set|sure", "shape": "day|noun|participle|word"},
    ),
    "time_deeds": _table("lexicons", "form type example note", {"type": "deed|mishap|not_deed"}),
    "time_endings": _table("lexicons", "ending not example note"),
    "time_english": _table("lexicons", "form month example note"),
    "time_famous": _table("lexicons", "day example note"),
    "time_feasts": _table("lexicons", "id forms rule example note"),
    "time_months": _table("lexicons", "form month type example note", {"type": "full|short"}),
    "time_numbers": _table("lexicons", "form value type example note", {"type": "cardinal|ordinal"}),
    "time_seasons": _table("lexicons", "form season example note"),
    "time_setters": _table(
        "lexicons", "form kind example note", {"kind": "aim|announces|calls|endings|perfect|sets|starts|tells|wants"}
    ),
    "time_units": _table("lexicons", "form unit example note"),
    "time_verbs": _table(
        "lexicons",
        "form type example note",
        {
            "type": "be|future|going|have|looks_ahead|moves|no_participle|none|not_verb|participle|past|"
            "semi_future|sets_to"
        },
    ),
    "time_words": _table(
        "lexicons",
        "form use value example note",
        {"use": "back|cue|decade|deictic|eve|hour|jubilee|part|republican_month|share"},
    ),
    "time_weekdays": _table("lexicons", "form weekday type example note", {"type": "full|short"}),
    "verb_endings": _table(
        "lexicons",
        "ending infinitive taken_for example note",
        {"taken_for": "adjective|conditional|future|noun|participle|verb"},
    ),
    "verb_classes": _table(
        "lexicons",
        "lemma class modality example note",
        {"class": "cancel|commit|deny|doubt|modal|state"},
        modality="keep|negated|planned|possible",
    ),
    "confidence": _table("", "label feature weight note", label="ORG|PER"),
    "boilerplate_stems": _table(
        "page", "id label stem weight example note", label="comments|cookies|paywall", weight="1|2"
    ),
    "calendar": _table("page", "id kind word number example note", {"kind": "month|weekday"}),
    "credits": _table("page", "id pattern sign example kept note"),
    "export_words": _table(
        "page",
        "id kind pattern example note",
        {
            "kind": "aside|box|certificate|lexis_author|lexis_body|lexis_end|lexis_language|lexis_length|lexis_loaded|"
            "lexis_publication|lexis_rights|lexis_section|lexis_start|lexis_title|number|outlet_end|rights|words"
        },
    ),
    "fields": _table(
        "page",
        "id field name example note",
        {"field": "author|day|language|lead|month|outlet|published|text|title|updated|url|year"},
    ),
    "function_words": _table("page", "id language word example note", language="de|en|es|fr|it|nl|pt"),
    "furniture": _table(
        "page",
        "id phrase match max_words role label example note",
        {"match": "any|end|line|start", "role": "bio|drop|item|next|post|tail|thread"},
        label="ad|author|comments|cookies|credit|dump|legal|navigation|newsletter|paywall|post|related|share|tags|teaser",
    ),
    "markup": _table("page", "id kind name example note", {"kind": "block|inline|shortcode"}),
    "outlets": _table("page", "domain name example note"),
    "places": _table(
        "page",
        "name label example note",
        label="ad|author|caption|comments|cookies|lead|legal|navigation|newsletter|paywall|related|share|tags",
    ),
    "press_words": _table("page", "id kind word example note", {"kind": "adjective|closing|noun|shared|source"}),
    "sentence_words": _table(
        "page", "id kind word example note", {"kind": "ending|finite|house|interrogative|reader|whole"}
    ),
    "stamp_words": _table(
        "page",
        "id kind phrase example note",
        {"kind": "agency|article|author|button|deictic|elapsed|filler|hyphen|label|particle|picture|today|update"},
    ),
    "timex": _table("patterns", "id reading pattern guard example value note"),
    "timex_classes": _table("patterns", "name pattern example note"),
    "timex_not": _table("patterns", "id reading pattern guard example value note", guard="|capital|named_day|upper"),
    "timex_stamps": _table("patterns", "id pattern example note"),
    "timex_tails": _table("patterns", "id after pattern sets example note"),
    "view_codes": _table("views", "vocabulary code text"),
    "view_columns": _table(
        "views",
        "sheet key heading width kind meaning",
        {"sheet": "Chronologie|Personnes|Organisations|Fonctions|Articles|À vérifier|À relire|Mis de côté"},
        kind="date|text|long|integer|share|link",
    ),
    "view_guide": _table("views", "level text", level="title|heading|plain"),
    "view_help": _table("views", "english french"),
    "view_phrases": _table("views", "english french where", where="corrections|merges|rejections|screen"),
}
