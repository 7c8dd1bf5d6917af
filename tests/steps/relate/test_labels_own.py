"""Labels tell their own happening: its own clause or phrase, and not what another verb of the sentence tells."""

from __future__ import annotations

import pytest

from tests.steps.relate.test_labels_alone import labels_of

YEAR = "en 2012|2012-01-01..2012-12-31"

GOVERNED = (
    # A participle that opens a sentence has the subject of its clause, and all that is its own.
    ("Réunis [mardi] à Lannes, les élus du port ont voté une motion.", "Les élus du port [ont été] réunis à Lannes"),
    (
        "Annoncée [mardi] par la ville, l'arrivée des péniches devait ravir.",
        "L'arrivée des péniches [a été] annoncée par la ville",
    ),
    (
        f"{{Paul Orval}} tient un bar. Battu par {{Anne Morvel}} [{YEAR}], il était devenu un de ses critiques.",
        "Il [Paul Orval] [a été] battu par Anne Morvel",
    ),
    # Not a subject that it does not agree with.
    ("Opéré [mardi] à Lannes, son absence durera un mois.", "Opéré mardi à Lannes, son absence durera un mois"),
    # So has what was done before the rest, or is done to it after.
    (
        "Après avoir fermé le port [mardi], la ville de Lannes attend les péniches.",
        "La ville de Lannes [a] fermé le port",
    ),
    (
        "{Paul Orval}, ancien batelier, a quitté la ville après être passé devant le tribunal [mardi].",
        "Paul Orval, ancien batelier, [est] passé devant le tribunal",
    ),
    (
        "Des bateliers de Lannes avaient été enlevés par des pirates avant d'être relâchés [mardi].",
        "Des bateliers de Lannes [ont été] relâchés",
    ),
    # What one behind somebody's name tells.
    (
        "{Paul Rivoire}, tombé [mardi] dans la descente, n'a pas pris le départ.",
        "Paul Rivoire [est] tombé dans la descente",
    ),
    # Of the nearer noun that it agrees with.
    (
        "Il avait loué la halle à la suite du décès de sa fille, emportée par la grippe [mardi].",
        "Sa fille [a été] emportée par la grippe",
    ),
    # Not another's, nor what is only supposed.
    (
        "Après avoir été suspendue [mardi], les huit juges ont confirmé la peine.",
        "Après avoir été suspendue mardi, les huit juges ont confirmé la peine",
    ),
    (
        "Le maire aurait fui après avoir percuté un passant [mardi].",
        "Le maire aurait fui après avoir percuté un passant mardi",
    ),
    # « ayant » beside its noun, or with a subject of its own.
    ("Lannes a eu peur, le niveau du fleuve ayant atteint le quai [mardi].", "Le niveau du fleuve [a] atteint le quai"),
    (
        f"La région de {{Paul Orval}}, batelier ayant tué [{YEAR}] à Lannes sept cygnes, dort.",
        "Paul Orval [a] tué à Lannes sept cygnes",
    ),
    (
        f"On parle des élus du conseil de Lannes ayant voté la taxe [{YEAR}].",
        "Des élus du conseil de Lannes [ont] voté la taxe",
    ),
)

PARTICIPLES = (
    # With who did it, a participle tells what happened, though it says as well which are meant.
    (
        "{Paul Orval} devait détailler le coût des mesures annoncées [mardi] par {Anne Morvel}.",
        "Les mesures [ont été] annoncées par Anne Morvel",
    ),
    (
        "On parle de la déclaration signée [mardi] par tous les bateliers de Lannes.",
        "La déclaration [a été] signée par tous les bateliers de Lannes",
    ),
    ("On parle des marins rencontrés [mardi] à Lannes.", "Des marins rencontrés mardi à Lannes"),
    # Of the name beside it, where it does not agree with the noun over that.
    ("Le port a été vendu en remplacement d'{Anne Morvel} assassinée [mardi].", "Anne Morvel [a été] assassinée"),
    (
        f"On parle de l'un des plus grands ports de Norvège, détruit par la crue [{YEAR}].",
        "L'un des plus grands ports de Norvège [a été] détruit par la crue",
    ),
    ("Pour {Paul Orval}, ancien batelier rallié [mardi], le port est beau.", "Paul Orval [a été] rallié mardi"),
    ("Le bilan du port, dévoilé [mardi], dit l'échec de la ville.", "Le bilan du port [a été] dévoilé"),
    # A second one joined to the first.
    (
        "Le juge a reçu la batelière vivant à Lannes et détenue depuis [mardi].",
        "La batelière vivant à Lannes [est] détenue depuis mardi",
    ),
    (
        "Le batelier, âgé de 31 ans et incarcéré depuis [mardi], dort.",
        "Le batelier [est] incarcéré depuis mardi",
    ),
    # A text or figure tells what it says.
    (
        "Selon un sondage publié [mardi] dans un journal de Lannes, six élus sur dix soutiennent le port.",
        "Selon un sondage publié dans un journal de Lannes, six élus sur dix soutiennent le port",
    ),
    (
        "Les chiffres dévoilés [mardi] par la ville montrent une baisse du trafic.",
        "Les chiffres dévoilés par la ville montrent une baisse du trafic",
    ),
)

RELATIVES = (
    # In brackets, between dashes, of « ce dernier » or « celle ».
    (
        "{Paul Orval} sait que le gouvernement (qui doit se prononcer [mardi]) hésite.",
        "Le gouvernement doit se prononcer",
    ),
    (
        f"Le tigre de Lannes – qui avait sollicité la ville [{YEAR}] – a été condamné.",
        "Le tigre de Lannes avait sollicité la ville",
    ),
    (
        "{Paul Orval} aime la danse. On rit : ce dernier, qui a vu le préfet [mardi], reste prudent.",
        "Ce dernier [Paul Orval] a vu le préfet",
    ),
    (
        "{Anne Morvel} est élue. « On rit », ajoute celle qui a été nommée préfète [mardi].",
        "Celle [Anne Morvel] a été nommée préfète",
    ),
    (
        f"L'armée va vers la base de Lannes qu'elle avait perdue [{YEAR}].",
        "Elle [l'armée] avait perdu la base de Lannes",
    ),
    (
        "Tel est le constat du baromètre annuel de Lannes (1), dont les notes ont été données [mardi] à la presse.",
        "Les notes du baromètre annuel de Lannes (1) ont été données à la presse",
    ),
    (
        "Bréval a rouvert de force une halle et une digue dans le sud, dont les quais étaient occupés depuis [mardi]"
        " par des marins du syndicat opposés à la taxe.",
        "Les quais d'une halle et d'une digue dans le sud étaient occupés depuis mardi par des marins du syndicat"
        " opposés à la taxe",
    ),
    # Of what is said, no part.
    (
        "Le port de Lannes est plein, selon la ville de Bréval qui l'a confirmé [mardi].",
        "Le port de Lannes est plein, selon la ville de Bréval qui l'a confirmé mardi",
    ),
    # Of nobody that is not named.
    ("Merci à tous ceux qui nous ont aidés [mardi].", "Merci à tous ceux qui nous ont aidés mardi"),
    # Of the noun that its verb agrees with, where only one does.
    (
        "On sait le mérite des élus de Lannes, qui ont tenté [mardi] de fermer le port.",
        "Les élus de Lannes ont tenté de fermer le port",
    ),
    ("Cette mesure ira au Sénat, qui réalisera le vote [mardi].", "Le Sénat réalisera le vote"),
    (
        "Comme l'Association des maires de Lannes, qui soulignait, [mardi], la misère du port, il proteste.",
        "L'Association des maires de Lannes soulignait la misère du port",
    ),
    (
        "{Paul Orval} a écrit au ministère de l'Équipement qui a fermé le port [mardi].",
        "Le ministère de l'Équipement a fermé le port",
    ),
)

WHOLE = (
    # Who says all the rest, a cleft, and a number of those who do it are the point of their sentence.
    (
        "{Paul Orval} est mort, a-t-on appris [mardi] à Lannes.",
        "Paul Orval est mort, a-t-on appris à Lannes",
    ),
    ("À Lannes, c'est la halle qui a brûlé [mardi].", "À Lannes, c'est la halle qui a brûlé"),
    ("C'est une foule immense qui a défilé [mardi] à Lannes.", "C'est une foule immense qui a défilé à Lannes"),
    (
        "« Le port est plein », a justifié [mardi] la ville de Lannes.",
        "« Le port est plein », a justifié la ville de Lannes",
    ),
    (
        "La ville de Lannes dort et le quai du nord a brûlé [mardi].",
        "Le quai du nord a brûlé",
    ),
    ("À Lannes, « un marin (est) blessé » [mardi].", "À Lannes, « un marin est blessé »"),
    (
        "[Mardi], un hommage de la ville lui sera rendu, avec une foule de bateliers.",
        "Un hommage de la ville lui sera rendu, avec une foule de bateliers",
    ),
    # What shares a subject, or says how, is one with its verb; what has its own is not.
    (
        "Un plan qui sera soumis aux élus, puis transmis au préfet [mardi], a promis {Paul Orval}.",
        "Un plan sera soumis aux élus, puis transmis au préfet",
    ),
    ("La ville a surpris en fermant [mardi] le port de Lannes.", "La ville a surpris en fermant le port de Lannes"),
    (
        "Alors que l'heure de départ avait été fixée à midi [mardi], la ville de Lannes a fermé le port.",
        "L'heure de départ avait été fixée à midi",
    ),
)


@pytest.mark.model
@pytest.mark.parametrize(("marked", "label"), [*GOVERNED, *PARTICIPLES, *RELATIVES, *WHOLE], ids=lambda one: one[:60])
def test_a_label_tells_its_own_happening(marked: str, label: str) -> None:
    assert labels_of(marked)[-1:] == [label]
