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
            "kind": "according|acts in a case|as for|asks|at the wheel|before a pronoun|beside somebody|broad body|"
            "charged|clitic|clock|coordinator|death of|definite|definite f|definite m|definite plural|"
            "demonstrative f|demonstrative m|does harm|drove|each|euphony|finite verb|fronts|fronts before that|"
            "goes on speaking|head of government|head of state|honours the dead|human|human f|human m|"
            "human verb|humans f|humans m|idiom|impersonal|impersonal adverb|impersonal being|impersonal clitic|"
            "impersonal has|impersonal state|impersonal that|impersonal there|impersonal to|impersonal verb|"
            "indefinite f|indefinite m|is dead|kin f|kin m|latter f|latter m|latter stem|lawyer|negation|number|"
            "object clitic|of a body|of a person|of the dead|of the state|office of one country|other clause|"
            "possessive|presents|prize|pronoun f|pronoun m|pronoun plural|reflexive|relative|said object|"
            "says which|set phrase|siblings|somebody's|speech without words|suffers|that|the latter f|"
            "the latter m|tied pronoun f|tied pronoun m|to come|under charge|vague body|was accused|was hurt|"
            "weather|weather verb|who"
        },
    ),
    "civilities": _table("lexicons", "word gender note", gender="f|m|u"),
    "closed_classes": _table("lexicons", "class words note"),
    "common_endings": _table("lexicons", "ending example"),
    "company_words": _table("lexicons", "group words example note"),
    "countries": _table("lexicons", "name with_article state adjectives capital kind", kind="state|land|spelling"),
    "decision_words": _table(
        "lexicons",
        "word decision example note",
        decision="actor|add|date|different|ignore|modality|organization|same|type|unsure|without",
    ),
    "event_complements": _table(
        "lexicons",
        "frame part words example note",
        {"frame": "befalls|contest|deed|joins|leaves|office", "part": "governor|through"},
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
            "use": "accuses|acts_for|against|ahead_of|aim|air_of|allusion|among|announce_verb|anybody|"
            "apart_in_time|around_year|as|asked|asks_answers|at|attribute_verb|auxiliary|auxiliary_form|bare_of|"
            "bare_state|bars|beginning|begins_with|beside_happening|bill|body_of|born|both|brings_in|"
            "broadcast|carrier_verb|causal_verb|chamber|charge_verb|chooses_time|clause_mark|cleft_mark|"
            "clitic|clock|compared|compared_since|comparison|comparison_of_kind|contact_verb|copula|"
            "corrects|counted_from|counting_verb|counts_off|court|court_ruling|date_determiner|date_noun|"
            "date_tie|dating_verb|day_at_large|day_before|day_of|day_part|day_when|deadline|"
            "deciding_verb|deed_ending|deictic|denial_verb|done_if_not|done_when_past|doubt_noun|during|"
            "empty|ends_verb|figure_tie|figure_unit|first_person|forces|foresees|from_then|going_verb|"
            "have_verb|honours|if|in_contest|in_date_of|in_list|in_period|instead|issue|leads|leaning|"
            "learns|lets|level_verb|level_word|many_sided|marking_verb|meant_for|memorial|moment_of_noun|"
            "moves_day|must_verb|negation|neither|next_word|nobody|not_alone|not_first|not_only|"
            "not_strong|not_then|not_until|not_without_second|now|object_control|occur_verb|of|"
            "of_any_day|of_noun|of_the_verb|one_of_a_country|open_if_not|opens_clause|opines|ordinal|"
            "own_departure|own_house|participle_ending|passive_act|phase|place|plan_noun|plan_verb|planned|"
            "pointing|possessive|possible|presents|purpose|quantity|question|quote_verb|recall_verb|"
            "recurs|reflexive|reflexive_act|reflexive_copula|regrets|relative|relative_of|remembered|"
            "reports|resumes_noun|retracts|said_of_winner|see_verb|session|set_for|set_phrase|sets_deed|"
            "setting|setting_ahead|setting_of_noun|shows_verb|since|sort_of_happening|sought_by|"
            "sought_with|source|source_phrase|speaks_on|stage_noun|stamp|stamp_opening|start_verb|"
            "state_of_event|still|subject_matter|takes_part|takes_time|term_of_noun|"
            "that|there|times|to_do|toward|toward_noun|tries_verb|undoes_without|unless|unmet_when_past|"
            "until|vague_opening|vague_time|wait_verb|weighed|when|without",
        },
    ),
    "field_words": _table("lexicons", "word field note", field="conflict|culture|election|justice|sport"),
    "generic_institutions": _table("lexicons", "form example note"),
    "given_names": _table("lexicons", "name gender kind source", gender="f|m|u"),
    "heading_words": _table("lexicons", "word kind example note", kind="phrase|verb|word"),
    "homonym_phrases": _table(
        "lexicons",
        "phrase after reach says",
        {"after": "-|person", "reach": "sentence|text", "says": "kin|another|namesake"},
    ),
    "inclusive_endings": _table("lexicons", "ending parted example", parted="any|dots"),
    "institution_adjectives": _table(
        "lexicons", "adjective kind", kind="field|law|local reach|nation or region|rank|reach|several nations"
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
            "use": "about|another|any_one|anybody|article|article_new|at_day|at_scene|attended|auxiliary|before|"
            "before_clause|before_perfect|before_that|being|between|binds_clause|cannot_end|claims|cleft|clitic|"
            "contrast|day_name|day_part|day_tie|definite|filler|from_to|future_auxiliary|has_matter|having|hour_zone|"
            "impersonal|in_text|joins_negation|known_acronym|known_alone|leans_back|limits|link|"
            "negated_alone|negation_first|negation_second|object_relative|of_day|of_family|of_one|opening|opens_clause|"
            "opens_modifier|orders|owner_relative|owning_determiner|participle_ending|passive_auxiliary|"
            "perfect_auxiliary|place_relative|pointer|pointing_determiner|points_back|preposition_noun|pronoun|relative|"
            "relative_head|scene|sets|shell_noun|spends|stands_for|stands_for_owner|subjunctive|superlative|"
            "takes_being|that|then|title|tonic|which_one"
        },
    ),
    "legal_forms": _table("lexicons", "form note"),
    "light_verbs": _table(
        "lexicons",
        "lemma slot nouns trigger voice example note",
        {"slot": "head|object|subject", "trigger": "idiom|noun|verb", "voice": "active|any|passive|reflexive"},
    ),
    "local_posts": _table("lexicons", "post stays", stays="no|yes"),
    "military_units": _table("lexicons", "word kind note", kind="arm|number|short|unit"),
    "name_particles": _table("lexicons", "particle casing example note", casing="capital|either|lower"),
    "name_titles": _table("lexicons", "title gender example note", gender="f|m|u"),
    "not_organization_heads": _table(
        "lexicons",
        "word kind note",
        kind="event|gathering|label|law|matter|measure|named|place|project|street|thing|venue|work",
    ),
    "not_organizations": _table("lexicons", "name kind note", kind="country|event|label|law|platform|product|vague"),
    "org_appositions": _table("lexicons", "word note"),
    "org_heads": _table(
        "lexicons", "head extent note", extent="army|body|domain|named|none|place|school|self|short|strong"
    ),
    "office_holders": _table("lexicons", "name office country adjectives from to", office="government|state"),
    "organization_descriptors": _table("lexicons", "word note"),
    "person_nouns": _table(
        "lexicons", "noun gender number kind", gender="f|m|u", number="p|s", kind="compound|person|profession"
    ),
    "post_bodies": _table("lexicons", "post kinds note"),
    "review_words": _table("lexicons", "word use means note", {"use": "column|kind|side"}),
    "role_bodies": _table("lexicons", "word kind note", kind="agency|club|company|media|named|ngo|party|union"),
    "role_modifiers": _table("lexicons", "word position note", {"position": "after|before|skip"}),
    "role_words": _table(
        "lexicons",
        "word kind example note",
        {
            "kind": "a certain|accused|adjective ending|all|answering|any body|article|as|auxiliary|"
            "auxiliary verb|become|becoming|been|being|between|birth|by|called|charge|child|clause|"
            "clitic of place|closing|closing quote|copula|declared|department|determiner|distance|"
            "family state|field link|former|goes on|heads a direction|helm|human|in turn|indefinite|"
            "infinitive ending|is named|joins|joins names|just|lawyer role|lawyer title|leads|like|link|"
            "link of|link of ties|link of two|mandate|name|name link|no field|no noun|no role|not|"
            "noun ending|number|of|of a union|of age|of another|of them|of whom|on the side of|one in s|"
            "opens a clause|opens an adverbial|part of a body|part played|participle|party noun|"
            "past ending|place noun|points|points back|portfolio head|possessive|post|prefix|"
            "preposition|present participle|reflexive|says little|side|source|span|span part|span unit|"
            "speech|stands for a body|succeeds|takes|tells when|ties|told as|vague charge|verb too|"
            "which of several|whose|works as|years"
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
            "kind": "aim|another|another name|any body|article|at a place|bears a surname|"
            "beside who signs|birth name|called by its own name|calls for|calls itself|canton|"
            "capital makes a club|church f|church m|closes a grouping|closes a title|court|deed|"
            "determiner|ends a firm|ends a firm of partners|far head|federation|firm of partners|"
            "first of a title|first word of a body|friends|glued before a name|glued to a name|groups|"
            "has organs|head in an idiom|heads a row|indefinite|infinitive ending|is no person|"
            "joins a row|kin|last word of a body|last word of a venue|last word of an award|"
            "leads to another name|leads who took a picture|link|make|make of|maker|many people|member|minister|"
            "named after who found it|named in honour|"
            "names a thing|news agency|no adjective|no name|noble title|numbered|of|of a body|of a club|of a firm|"
            "of a seat|of a town|of a union|of its town|of some size|of the press|of those who join|"
            "of without article|one nation's|one of a make|one of many|only of a person|own nation|"
            "owned|portfolio|portfolio field|portfolio link|preposition|quoted body|road|says|school|"
            "schools|service|signed by a firm|signs|signs where it leads|sits in a town|small head|somebody's|state|"
            "surname particle|tells an age|ties what follows|union of communes|verbal ending|where"
        },
    ),
    "state_bodies": _table(
        "lexicons", "form use kind example", use="head|name", kind="chamber|council|court|force|office|party"
    ),
    "subsidiary_words": _table("lexicons", "word note"),
    "time_context": _table(
        "lexicons",
        "form type example note",
        {
            "type": "about_year|after_today|after_what|after_year|after_yesterday|at_season|aux_between|aux_future|"
            "aux_had|aux_have|aux_is|aux_was|auxiliary|before_cued|before_hours|before_lone_day|"
            "before_month|before_month_end|before_noon|before_season_name|before_thing_feast|before_time|"
            "before_title|before_today|before_tomorrow|behind|birth_date|cleft|countdown|countdown_to|"
            "counted|counted_hours|dials|feast_time|holds_nothing|hour_of_day|law_date|list_ahead|"
            "list_behind|lone_unit|nearly|no_day_of_words|no_name|noun_date|noun_weekday|old_times|planet|"
            "pointing|quantity|reviewed_after|reviewed_before|scheduled|season_name|speech|subject|sure_before_year|that|"
            "thing_feast|weak_before_year|within|writing_day"
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
        "lexicons",
        "form kind example note",
        {"kind": "aim|announces|calls|disposes|endings|perfect|sets|starts|tells|wants"},
    ),
    "time_units": _table("lexicons", "form unit example note"),
    "time_verbs": _table(
        "lexicons",
        "form type example note",
        {
            "type": "be|future|going|have|looks_ahead|moves|no_participle|none|not_verb|participle|past|semi_future|"
            "sets_to"
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
        {"taken_for": "conditional|future|noun|participle|verb"},
    ),
    "verb_classes": _table(
        "lexicons",
        "lemma class modality example note",
        {"class": "be|be or have|cancel|commit|deny|doubt|modal|state"},
        modality="keep|negated|planned|possible",
    ),
    "confidence": _table("", "label feature weight note", label="ORG|PER"),
    "boilerplate_stems": _table(
        "page", "id label stem weight example note", label="comments|cookies|paywall", weight="1|2"
    ),
    "calendar": _table("page", "id kind word number example note", {"kind": "month|weekday|wire"}),
    "credits": _table("page", "id pattern sign example kept note"),
    "export_words": _table(
        "page",
        "id kind pattern example note",
        {
            "kind": "aside|box|certificate|forwarded|gallica_ark|gallica_day|gallica_end|gallica_title|lexis_author|"
            "lexis_body|lexis_cover|lexis_end|lexis_index|lexis_language|lexis_length|lexis_loaded|lexis_publication|lexis_rights|lexis_section|lexis_start|"
            "lexis_title|mail_date|mail_from|mail_sender|mail_subject|mail_to|number|outlet_end|rights|words"
        },
    ),
    "fields": _table(
        "page",
        "id field name example note",
        {"field": "author|day|language|lead|month|outlet|page|published|text|title|updated|url|year"},
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
    "press_words": _table(
        "page", "id kind word example note", {"kind": "adjective|closing|describes|noun|page|past|shared|source"}
    ),
    "sentence_words": _table(
        "page", "id kind word example note", {"kind": "ending|finite|house|interrogative|reader|whole"}
    ),
    "stamp_words": _table(
        "page",
        "id kind phrase example note",
        {
            "kind": "agency|article|author|button|deictic|elapsed|filler|hyphen|label|particle|picture"
            "|rubric|today|update"
        },
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
