"""Roles: names are marked in the text (<PER …>, <ORG …>, <LOC …>); each row says person, role, organization."""

from __future__ import annotations

import pytest

from pipeline import french
from pipeline.components.press_names.phrases import split
from pipeline.rules import Rule
from pipeline.steps.relate.roles.book import ROLES
from pipeline.steps.relate.roles.role_nouns import role_noun
from tests.steps.relate.marked import read_marked

CASES = [
    # before the name
    ("Le député <ORG MoDem> <PER Aude Orval> part.", ["Aude Orval | député MoDem | MoDem"]),
    ("L'ancien ministre de l'Industrie <PER Jean Roque> nie.", ["Jean Roque | ancien ministre de l'Industrie | -"]),
    ("La directrice du projet, <PER Aude Orval>, répond.", ["Aude Orval | directrice du projet | -"]),
    (
        "Le patron par intérim de <ORG Roque>, <PER Jean Orval>, dit oui.",
        ["Jean Orval | patron par intérim de Roque | Roque"],
    ),
    ("Le préfet du <LOC Gard>, <PER Jean Orval>, signe.", ["Jean Orval | préfet du Gard | -"]),
    (
        "Le maire, <PER Luc Roque>, le préfet du <LOC Gard>, M. <PER Jean Orval>, et la juge sont là.",
        ["Luc Roque | maire | -", "Jean Orval | préfet du Gard | -"],
    ),
    (
        "Les ministres de l'Économie <PER Jean Orval> et <PER Aude Roque> signent.",
        ["Jean Orval | ministres de l'Économie | -", "Aude Roque | ministres de l'Économie | -"],
    ),
    ("Du côté de <ORG Roque>, le PDG <PER Jean Orval> déplore.", ["Jean Orval | PDG | Roque"]),
    ("Chez <ORG Roque>, le délégué <PER Jean Orval> déplore.", ["Jean Orval | délégué | Roque"]),
    (
        "Le <ORG tribunal> entendra le recours de Norvane, représentée par sa présidente <PER Aude Orval>.",
        ["Aude Orval | présidente | -"],
    ),
    (
        "Le <ORG tribunal> entendra <ORG Norvane>, dûment représentée par sa présidente <PER Aude Orval>.",
        ["Aude Orval | présidente | Norvane"],
    ),
    ("Du côté de la <ORG Roque>, la juriste <PER Aude Orval> rit.", ["Aude Orval | juriste | Roque"]),
    (
        "Au même moment au <ORG Sénat>, le ministre du Budget <PER Jean Orval> rit.",
        ["Jean Orval | ministre du Budget | -"],
    ),
    ("À l'<ORG Assemblée>, le ministre <PER Jean Orval> rit.", ["Jean Orval | ministre | -"]),
    ("Au <ORG tribunal>, l'avocate <PER Aude Orval> rit.", ["Aude Orval | avocate | -"]),
    ("Chez <ORG Roque>, la ministre de la Mer <PER Aude Orval> rit.", ["Aude Orval | ministre de la Mer | -"]),
    ("Chez un voisin de <ORG Roque>, le maire <PER Jean Orval> rit.", ["Jean Orval | maire | -"]),
    ("Le secrétaire général, l'Allemand <PER Jean Orval>, rit.", ["Jean Orval | secrétaire général | -"]),
    ("La directrice de l'agence, l'Espagnole <PER Aude Orval>, rit.", ["Aude Orval | directrice de l'agence | -"]),
    ("Pour le maire, l'Allemand <PER Jean Orval> exagère.", []),
    ("Devant le juge, <PER Jean Orval> a nié.", []),
    ("Reçue par le secrétaire général, Mme <PER Orval> n'a rien dit.", []),
    ("Après avoir vu la ministre, <PER Jean Orval> s'est tu.", []),
    ("Face au préfet, <PER Jean Orval> a cédé.", []),
    ("Elle a été reçue par le maire, <PER Jean Orval>.", ["Jean Orval | maire | -"]),
    ("Selon la présidente, <PER Aude Orval>, le bac rouvrira.", ["Aude Orval | présidente | -"]),
    ("Devenu le président du club, <PER Jean Orval> a fui.", ["Jean Orval | président du club | -"]),
    ("Hier, le maire, <PER Jean Orval> a parlé.", ["Jean Orval | maire | -"]),
    ("La ministre <ORG PLR> des Finances, <PER Aude Orval>, rit.", ["Aude Orval | ministre PLR des Finances | -"]),
    ("La championne d'Europe la Suissesse <PER Aude Orval> rit.", ["Aude Orval | championne d'Europe | -"]),
    ("Le quintuple champion d'Europe, le Belge <PER Jean Orval>, rit.", ["Jean Orval | champion d'Europe | -"]),
    ("On voit la Suissesse championne d'Europe <PER Aude Orval>.", ["Aude Orval | championne d'Europe | -"]),
    ("Devant l'Italien champion d'Europe, <PER Jean Orval> court.", []),
    ("<PER Jean Orval>, neuf fois champion d'Europe, rit.", ["Jean Orval | champion d'Europe | -"]),
    ("<PER Jean Orval> fut trois fois ministre.", ["Jean Orval | ministre | -"]),
    ("Le champion d'Europe 2014, <PER Jean Orval>, rit.", ["Jean Orval | champion d'Europe 2014 | -"]),
    # more of it behind a role that opens the sentence
    (
        "Physicienne de formation, entrée au club à 27 ans, <PER Aude Orval> rit.",
        ["Aude Orval | Physicienne de formation | -"],
    ),
    ("Porte-parole du club, qui a fait fortune, <PER Aude Orval> rit.", ["Aude Orval | Porte-parole du club | -"]),
    ("D'abord juge, puis maire, <PER Aude Orval> rit.", ["Aude Orval | juge | -", "Aude Orval | maire | -"]),
    ("Ancienne juge, la ville le sait, <PER Aude Orval> rit.", []),
    ("Accusée de vol, partie hier, <PER Aude Orval> rit.", []),
    ("Convertie à la voile, partie hier, <PER Aude Orval> rit.", []),
    ("<PER Aude Orval>, élue, en 1965, et longtemps juge, rit.", ["Aude Orval | élue | -", "Aude Orval | juge | -"]),
    ("<PER Aude Orval> n'est plus maire.", ["Aude Orval | maire | -"]),
    ("<PER Aude Orval> n'est pas maire.", []),
    (
        "<PER Aude Orval>, qui dirige à <LOC Luzac> la maison <ORG Roque>, rit.",
        [
            "Aude Orval | dirige à Luzac la maison Roque | Roque",
        ],
    ),
    ("<PER Aude Orval>, sauveteuse, rit.", ["Aude Orval | sauveteuse | -"]),  # no list has it but « sauveteur »
    # said to be somebody's
    ("La maire de <LOC Luzac> sera <PER Aude Orval>.", ["Aude Orval | maire de Luzac | -"]),
    ("La porte-parole du maire est <PER Aude Orval>.", ["Aude Orval | porte-parole du maire | -"]),
    ("Le tracas du maire est <PER Jean Orval>.", []),
    ("<PER Aude Orval>, 42 ans, est préfète.", ["Aude Orval | préfète | -"]),
    ("<PER Aude Orval>, 42 ans, est malade.", []),
    ("<PER Jean Orval> a été élu hier député.", ["Jean Orval | député | -"]),
    ("Le jury attend et la présidente sera <PER Aude Orval>.", ["Aude Orval | présidente | -"]),
    ("Le tireur a été identifié comme étant <PER Jean Orval>.", ["Jean Orval | tireur | -"]),
    ("La nouvelle préfète s'appelle <PER Aude Orval>.", ["Aude Orval | nouvelle préfète | -"]),
    ("La préfète appelle <PER Aude Orval>.", []),
    ("La lauréate n'est autre que <PER Aude Orval>.", ["Aude Orval | lauréate | -"]),
    ("Le directeur, c'est <PER Jean Orval>.", ["Jean Orval | directeur | -"]),
    ("Un pêcheur du nom de <PER Jean Orval> a fui.", ["Jean Orval | pêcheur | -"]),
    ("Un célèbre pêcheur, au nom de <PER Jean Orval>, a fui.", ["Jean Orval | pêcheur | -"]),
    ("Une infirmière nommée <PER Aude Orval> a crié.", ["Aude Orval | infirmière | -"]),
    ("Un lycéen répondant au nom de <PER Jean Orval> a fui.", ["Jean Orval | lycéen | -"]),
    ("Le pilote, un certain <PER Jean Orval>, a fui.", ["Jean Orval | pilote | -"]),
    ("Le ministre a nommé <PER Jean Orval>.", []),
    ("Au nom de <PER Jean Orval>, le pêcheur a fui.", []),
    ("<PER Jean Orval> vient d'être élu maire.", ["Jean Orval | maire | -"]),
    ("<PER Aude Orval>, fraîchement nommée préfète, signe.", ["Aude Orval | préfète | -"]),
    ("<PER Jean Orval> est l'un des avocats de la famille.", ["Jean Orval | avocats de la famille | -"]),
    ("<PER Jean Orval>, qui dirige <ORG Norvane>, rit.", ["Jean Orval | dirige Norvane | Norvane"]),
    ("<PER Jean Orval> dirige <LOC Lyon>.", []),
    (
        "<PER Aude Orval> a été élue le 3 mai 2016 à la tête de <ORG Norvane>.",
        ["Aude Orval | à la tête de Norvane | Norvane"],
    ),
    ("<PER Aude Orval> fut nommée en 2014 préfète du <LOC Gard>.", ["Aude Orval | préfète du Gard | -"]),
    ("<PER Aude Orval> devient cette fois maire.", ["Aude Orval | maire | -"]),
    ("<PER Aude Orval> a été élue le 3 mai.", []),
    ("Ils ont choisi comme directrice l'Espagnole <PER Aude Orval>.", ["Aude Orval | directrice | -"]),
    ("Vu comme directrice, <PER Aude Orval> rit.", []),
    (
        "<PER Jean Orval> devient délégué du gouvernement, puis ministre.",
        ["Jean Orval | délégué du gouvernement | -", "Jean Orval | ministre | -"],
    ),
    ("<PER Aude Orval>, elle aussi juge, rit.", ["Aude Orval | juge | -"]),
    (
        "<PER Aude Orval> maire de <LOC Luzac> et juge rit.",
        ["Aude Orval | maire de Luzac | -", "Aude Orval | juge | -"],
    ),
    ("Membre du parti alors interdit, <PER Jean Orval> rit.", ["Jean Orval | Membre du parti | -"]),
    # several roles, several names
    (
        "Le fondateur et directeur de <ORG Norvane>, <PER Jean Orval>, signe.",
        ["Jean Orval | fondateur | Norvane", "Jean Orval | directeur de Norvane | Norvane"],
    ),
    (
        "<PER Jean Orval>, ouvrier chez <ORG Norvane> et délégué <ORG CGT>, rit.",
        ["Jean Orval | ouvrier chez Norvane | Norvane", "Jean Orval | délégué CGT | CGT"],
    ),
    (
        "<PER Jean Orval>, docteur en droit et maire, rit.",
        ["Jean Orval | docteur en droit | -", "Jean Orval | maire | -"],
    ),
    # more behind a role before its name
    ("Le directeur de l'école fermée depuis mai, <PER Jean Orval>, nie.", ["Jean Orval | directeur de l'école | -"]),
    ("L'avocate mandatée par la famille, <PER Aude Orval>, nie.", ["Aude Orval | avocate | -"]),
    ("L'avocate quitte la famille, <PER Aude Orval>, 30 ans, nie.", []),
    ("Selon le juge du tribunal de <LOC Metz> mardi, <PER Aude Orval>, 30 ans, nie.", []),
    (
        "Avocate au barreau de <LOC Metz> mandatée par la famille, <PER Aude Orval> écrit.",
        ["Aude Orval | Avocate au barreau de Metz | -"],
    ),
    (
        "<PER Jean Orval>, directeur du bureau <LOC Afrique> de <ORG Norvane>, rit.",
        ["Jean Orval | directeur du bureau Afrique de Norvane | Norvane"],
    ),
    (
        "<PER Jean Orval>, responsable du pôle santé de la <ORG CGT>, rit.",
        ["Jean Orval | responsable du pôle santé de la CGT | CGT"],
    ),
    (
        "<PER Jean Orval>, chargé du programme Mers propres chez <ORG Norvane>, rit.",
        ["Jean Orval | chargé du programme Mers propres chez Norvane | Norvane"],
    ),
    ("<PER Jean Orval>, chef du service, quitte <ORG Norvane>.", ["Jean Orval | chef du service | -"]),
    (
        "Sont venus <PER Luc Roque>, adjoint à la maire de <LOC Luzac>, <PER Jean Orval>, ou encore <PER Aude Orval>.",
        ["Luc Roque | adjoint à la maire de Luzac | -"],
    ),
    ("<PER Aude Orval>, juge d'ailleurs critiquée, rit.", ["Aude Orval | juge | -"]),
    # ages, spelling
    ("<PER Aude Orval>\n43 ans, caissière", ["Aude Orval | caissière | -"]),
    ("<PER Aude Orval>\nCaissière, 43 ans", ["Aude Orval | Caissière | -"]),
    ("<PER Aude Orval>\n43 ans", []),
    ("<PER Jean Orval>, un Lyonnais de 37 ans, menuisier, rit.", ["Jean Orval | menuisier | -"]),
    ("L'entraineur <PER Jean Orval> rit.", ["Jean Orval | entraineur | -"]),
    ("<PER Jean Orval>, prix Nobel de la paix, rit.", ["Jean Orval | prix Nobel de la paix | -"]),
    ("Son père <PER Jean Orval> dit la messe.", []),
    ("Le père de <PER Jean Orval> dit la messe.", []),
    ("Le maire DVD de <LOC Luzy>, <PER Jean Orval>, rit.", ["Jean Orval | maire DVD de Luzy | -"]),
    # of somebody who is named with a role
    (
        "<PER Luc Roque>, avocat du chanteur belge <PER Jean Orval>, rit.",
        ["Luc Roque | avocat du chanteur belge Jean Orval | -", "Jean Orval | chanteur belge | -"],
    ),
    ("Selon <PER Luc Roque>, le maire <PER Jean Orval> ment.", ["Jean Orval | maire | -"]),
    (
        "<PER Aude Orval>, journaliste et ancienne ministre, rit.",
        ["Aude Orval | journaliste | -", "Aude Orval | ancienne ministre | -"],
    ),
    # a verb, a participle, an age
    ("« Trop tard », juge <PER Aude Orval>.", []),
    ("« Trop tard », dit la juge <PER Aude Orval>.", ["Aude Orval | juge | -"]),
    ("<PER Jean Orval>, représentant la ville de <LOC Luzac>, rit.", []),
    ("<PER Jean Orval>, représentant du personnel, rit.", ["Jean Orval | représentant du personnel | -"]),
    ("<PER Jean Orval> est mineur.", []),
    ("On part depuis que <PER Aude Orval> y est préfète.", ["Aude Orval | préfète | -"]),
    # what belongs to a role
    (
        "La ministre de la Mer, des Ports et de la Pêche <PER Aude Orval> rit.",
        ["Aude Orval | ministre de la Mer, des Ports et de la Pêche | -"],
    ),
    ("<PER Aude Orval>, ministre de la Mer, de passage, rit.", ["Aude Orval | ministre de la Mer | -"]),
    (
        "<PER Aude Orval>, spécialiste des liens entre la mer et la ville, rit.",
        ["Aude Orval | spécialiste des liens entre la mer et la ville | -"],
    ),
    ("<PER Aude Orval>, candidate à la mairie Orance-Sud, rit.", ["Aude Orval | candidate à la mairie Orance-Sud | -"]),
    # what stands between a name and its role
    ("<PER Jean Orval>, Luzacois, menuisier, rit.", ["Jean Orval | menuisier | -"]),
    ("<PER Jean Orval>, père de famille salarié chez <ORG Roque>, rit.", ["Jean Orval | salarié chez Roque | Roque"]),
    ("<PER Aude Orval>, une des trois directrices, rit.", ["Aude Orval | directrices | -"]),
    # who signs, and for whom
    ("Par <PER Aude Orval>, sociologue, <ORG Fondation Roque>", ["Aude Orval | sociologue | Fondation Roque"]),
    ("Pour <PER Aude Orval>, sociologue, <ORG Roque> ment.", ["Aude Orval | sociologue | -"]),
    ("<PER Jean Orval> a été, dans les années 1980, syndicaliste <ORG CGT>.", ["Jean Orval | syndicaliste CGT | CGT"]),
    ("<PER Jean Orval> fut, de 1994 à 2002, maire de <LOC Luzac>.", ["Jean Orval | maire de Luzac | -"]),
    ("<PER Jean Orval> a longtemps été journaliste au <ORG Roque>.", ["Jean Orval | journaliste au Roque | Roque"]),
    ("<PER Jean Orval> a été, avec <PER Aude Roque>, maire de <LOC Luzac>.", ["Aude Roque | maire de Luzac | -"]),
    ("<PER Jean Orval> a été maire de <LOC Luzac>.", ["Jean Orval | maire de Luzac | -"]),
    ("<PER Jean Orval> a été délégué à <LOC Luzac>.", []),
    ("<PER Jean Orval> a été envoyé au front.", []),
    ("<PER Jean Orval> a été le héros du match.", []),
    ("<PER Jean Orval> est, dit-on, fatigué.", []),
    ("<PER Aude Orval>, présidente d'une association, rit.", ["Aude Orval | présidente d'une association | -"]),
    (
        "Le gérant d'un bar de <LOC Luzac>, <PER Jean Orval>, rit.",
        ["Jean Orval | gérant d'un bar de Luzac | -"],
    ),
    ("<PER Jean Orval>, titulaire d'un CAP, rit.", ["Jean Orval | titulaire d'un CAP | -"]),
    ("L'autoproclamé président <PER Jean Orval> a fui.", ["Jean Orval | autoproclamé président | -"]),
    ("La soi-disant juriste <PER Aude Orval> a fui.", ["Aude Orval | soi-disant juriste | -"]),
    ("Le président autoproclamé <PER Jean Orval> a fui.", ["Jean Orval | président autoproclamé | -"]),
    ("Le tueur présumé <PER Jean Orval> a fui.", ["Jean Orval | tueur présumé | -"]),
    ("<PER Jean Orval>, tueur présumé, a fui.", ["Jean Orval | tueur présumé | -"]),
    ("<ORG Roque> se tait, dit son président <PER Jean Orval>.", ["Jean Orval | président | Roque"]),
    ("<ORG Roque>, dont l'ancien directeur <PER Jean Orval> part, se tait.", ["Jean Orval | ancien directeur | Roque"]),
    ("La très médiatique maire <PER Aude Orval> rit.", ["Aude Orval | maire | -"]),
    (
        "Une affaire de journalistes (<PER Aude Orval> - <ORG Roque> ; <PER Jean Vasselin>).",
        ["Aude Orval | journalistes | Roque", "Jean Vasselin | journalistes | -"],
    ),
    (
        "Le président du club, le juriste <PER Jean Orval>, rit.",
        ["Jean Orval | président du club | -", "Jean Orval | juriste | -"],
    ),
    ("Un allié du club, le juriste <PER Jean Orval>, rit.", ["Jean Orval | juriste | -"]),
    ("Pour le maire, le juriste <PER Jean Orval> exagère.", ["Jean Orval | juriste | -"]),
    ("Le blogueur « libre » <PER Jean Orval> rit.", ["Jean Orval | blogueur « libre » | -"]),
    ("La sénatrice-maire <PER Aude Orval> rit.", ["Aude Orval | sénatrice-maire | -"]),
    ("La première dame <PER Aude Orval> rit.", ["Aude Orval | première dame | -"]),
    ("Le centre commercial <PER Jean Orval> ferme.", []),
    (
        "Les députés <ORG RN> sortants <PER Jean Orval> et <PER Aude Roque> rient.",
        ["Jean Orval | députés RN sortants | RN", "Aude Roque | députés RN sortants | RN"],
    ),
    # after the name
    (
        "<PER Aude Orval> et <PER Jean Roque>, deux juges de <LOC Luzac>, rient.",
        ["Aude Orval | juges de Luzac | -", "Jean Roque | juges de Luzac | -"],
    ),
    ("<PER Aude Orval> et <PER Jean Roque>, des juges et des élus rient.", []),
    ("<PER Aude Orval>, à la tête de la <ORG CGT>, rit.", ["Aude Orval | à la tête de la CGT | CGT"]),
    ("<PER Aude Orval> est nommée à la tête de la <ORG CGT>.", ["Aude Orval | à la tête de la CGT | CGT"]),
    ("<PER Aude Orval>, à la tête, rit.", []),
    ("<PER Aude Orval>, chargée de la culture, rit.", ["Aude Orval | chargée de la culture | -"]),
    ("<PER Aude Orval>, chargée de convaincre les élus, rit.", []),
    ("<PER Aude Orval>, ex-cadre « <ORG Les Verts> », rit.", ["Aude Orval | ex-cadre « Les Verts » | Les Verts"]),
    ("<PER Aude Orval>, une des gérantes de ce bar, rit.", ["Aude Orval | gérantes de ce bar | -"]),
    ("<PER Aude Orval>\nSecrétaire de la <ORG CGT>", ["Aude Orval | Secrétaire de la CGT | CGT"]),
    (
        "<PER Aude Orval>\nSecrétaire de la <ORG CGT>, elle a parlé hier devant la foule.",
        ["Aude Orval | Secrétaire de la CGT | CGT"],
    ),
    ("<PER Aude Orval>\nSecrétaire de la <ORG CGT>, il a parlé hier devant la foule.", []),
    ("<PER Aude Orval>, PDG de <ORG Roque>, répond.", ["Aude Orval | PDG de Roque | Roque"]),
    (
        "<PER Aude Orval>, députée <ORG MoDem> et commissaire à la <ORG CNIL>.",
        ["Aude Orval | députée MoDem | MoDem", "Aude Orval | commissaire à la CNIL | CNIL"],
    ),
    ("<PER Aude Orval> [sénatrice du <LOC Gard>] écrit.", ["Aude Orval | sénatrice du Gard | -"]),
    ("Selon <PER Aude Orval>, porte-parole de <ORG Roque>, oui.", ["Aude Orval | porte-parole de Roque | Roque"]),
    ("Le cabinet de <PER Aude Orval>, alors ministre de la Mer, nie.", ["Aude Orval | ministre de la Mer | -"]),
    ("<PER Aude Orval> (danseuse, chorégraphe).", ["Aude Orval | danseuse | -", "Aude Orval | chorégraphe | -"]),
    ("<PER Aude Orval> (<ORG CGT>) répond.", ["Aude Orval | CGT | CGT"]),
    (
        "<PER Aude Orval>, directrice de la communication et des affaires sociales chez <ORG Roque>, sourit.",
        ["Aude Orval | directrice de la communication et des affaires sociales chez Roque | Roque"],
    ),
    ("<PER Aude Orval>, nommée préfète du <LOC Gard>, arrive.", ["Aude Orval | préfète du Gard | -"]),
    # by a verb
    ("<PER Aude Orval> est la présidente de <ORG Roque>.", ["Aude Orval | présidente de Roque | Roque"]),
    ("<PER Aude Orval> a été nommée directrice de <ORG Roque>.", ["Aude Orval | directrice de Roque | Roque"]),
    ("« Non », dit <PER Aude Orval>. Elle est rapporteure du texte.", ["Aude Orval | rapporteure du texte | -"]),
    ("<PER Aude Orval> rejoint <ORG Roque> en tant que conseillère santé.", ["Aude Orval | conseillère santé | Roque"]),
    ("<PER Aude Orval> dirige le groupe <ORG Roque>.", ["Aude Orval | dirige le groupe Roque | Roque"]),
    (
        "<PER Aude Orval>, qui a été ministre et qui dirige désormais la <ORG CGT>, rit.",
        ["Aude Orval | ministre | -", "Aude Orval | dirige désormais la CGT | CGT"],
    ),
    ("<PER Aude Orval>, venue avec l'<ORG UPS>, qui dirige la <ORG CGT>, rit.", []),
    ("Nommée hier préfète du <LOC Gard>, <PER Aude Orval> rit.", ["Aude Orval | préfète du Gard | -"]),
    (
        "<PER Aude Orval> a été directrice de cabinet de <PER Jean Roque> avant de partir.",
        ["Aude Orval | directrice de cabinet de Jean Roque | -"],
    ),
    ("<PER Aude Orval> dirige la foule contre <ORG Roque>.", []),
    ("<PER Aude Orval> rit. Elle dirige la <ORG CGT>.", ["Aude Orval | dirige la CGT | CGT"]),
    ("Devant <PER Aude Orval>, la <ORG Cour> garde son rôle de juge.", []),
    # the role alone
    (
        "La sénatrice <PER Aude Orval> doute. « Non », ajoute la sénatrice.",
        ["Aude Orval | sénatrice | -", "Aude Orval | sénatrice | -"],
    ),
    (
        "Le député <ORG MoDem> <PER Jean Orval> doute. Le député <PER Jean Orval> insiste.",
        ["Jean Orval | député MoDem | MoDem", "Jean Orval | député | MoDem"],
    ),
    (
        "Le directeur général de la mer <PER Jean Orval> quitte la <ORG Direction générale de la mer>.",
        ["Jean Orval | directeur général de la mer | Direction générale de la mer"],
    ),
    ("L'ex-ministre <PER Aude Orval> nie.", ["Aude Orval | ex-ministre | -"]),
    ("<PER Aude Orval>, aide-soignante, raconte.", ["Aude Orval | aide-soignante | -"]),
    (
        "Le <ORG cégep de Luzac> ferme, dit le directeur général du cégep, <PER Jean Orval>.",
        ["Jean Orval | directeur général du cégep | cégep de Luzac"],
    ),
    (
        "Le directeur général du cégep, <PER Jean Orval>, hésite. Le <ORG cégep de Luzac> ferme.",
        ["Jean Orval | directeur général du cégep | cégep de Luzac"],
    ),
    (
        "Le <ORG cégep de Luzac> et le <ORG cégep de Brévent> ferment, dit le directeur du cégep, <PER Jean Orval>.",
        ["Jean Orval | directeur du cégep | -"],
    ),
    (
        "L'<ORG hôpital Roque> ferme, dit la directrice de l'hôpital suisse de Luzac, <PER Aude Orval>.",
        ["Aude Orval | directrice de l'hôpital suisse de Luzac | -"],
    ),
    ("Le secrétaire d'Etat <PER Jean Orval> part.", ["Jean Orval | secrétaire d'Etat | -"]),
    # whose « son » is: the only body of the sentences before
    ("La <ORG CGT> refuse. « Non », dit <PER Jean Orval>, son porte-parole.", ["Jean Orval | porte-parole | CGT"]),
    ("La <ORG CGT> refuse. « Non », dit son porte-parole, <PER Jean Orval>.", ["Jean Orval | porte-parole | CGT"]),
    ("La <ORG CGT> et la <ORG CFDT> refusent. « Non », dit <PER Jean Orval>, son chef.", ["Jean Orval | chef | -"]),
    ("La <ORG CGT> refuse. <PER Luc Roque> a vu <PER Jean Orval>, son directeur.", ["Jean Orval | directeur | -"]),
    ("La <ORG CGT> refuse. « Non », dit <PER Jean Orval>, son voisin.", []),
    (
        "« Non », dit <PER Jean Orval>, l'un des initiateurs du texte contre la loi.",
        ["Jean Orval | initiateurs du texte | -"],
    ),
    ("Selon <PER Jean Orval>, le maire dans sa lettre refuse.", []),
    ("Selon <PER Jean Orval>, le maire à <LOC Luzac> refuse.", []),
    ("Le maire et son bras droit, <PER Jean Orval>, refusent.", ["Jean Orval | bras droit | -"]),
    ("Le conseil de l'étudiant Me <PER Jean Orval> rit.", []),
    ("Sa consœur Me <PER Aude Orval> rit.", ["Aude Orval | consœur | -"]),
    ("L'avocat de la gérante Me <PER Jean Orval> rit.", ["Jean Orval | avocat de la gérante | -"]),
    # past a bracket, an age, a stretch of time
    ("« Non », dit <PER Aude Orval> (*), menuisière, qui rit.", ["Aude Orval | menuisière | -"]),
    ("« Non », dit <PER Aude Orval> (prénom modifié), la gérante.", ["Aude Orval | gérante | -"]),
    (
        "<PER Aude Orval> (du parti centriste <ORG Union vive>), rapporteuse du texte, rit.",
        ["Aude Orval | Union vive | Union vive", "Aude Orval | rapporteuse du texte | -"],
    ),
    ("<PER Aude Orval> (photo) rit.", []),
    (
        "La fougue de <PER Aude Orval>, 18 ans, la cadette du groupe, est grande.",
        ["Aude Orval | cadette du groupe | -"],
    ),
    ("« Non », dit <PER Jean Orval>, un menuisier de 63 ans venu de <LOC Luzac>.", ["Jean Orval | menuisier | -"]),
    ("Selon <PER Jean Orval>, un menuisier refuse.", []),
    ("« Non », dit <PER Jean Orval>, l'un des initiateurs du recours.", ["Jean Orval | initiateurs du recours | -"]),
    ("<PER Jean Orval> a été pendant dix ans (2008-2018) maire de <LOC Luzac>.", ["Jean Orval | maire de Luzac | -"]),
    ("<PER Jean Orval> est depuis 2014 maire de <LOC Luzac>.", ["Jean Orval | maire de Luzac | -"]),
    ("<PER Jean Orval> a été pendant dix ans à <LOC Luzac>.", []),
    ("<PER Jean Orval> est de la région.", []),
    # what somebody says to be
    ("<PER Aude Orval> s'est déclarée candidate à la mairie.", ["Aude Orval | candidate à la mairie | -"]),
    ("<PER Jean Orval> se présente comme le candidat du centre.", ["Jean Orval | candidat du centre | -"]),
    ("<PER Jean Orval> s'est présenté au maire.", []),
    ("<PER Jean Orval> se dit inquiet.", []),
    # several behind a colon
    (
        "On pense aux maîtres du noir : <PER Jean Orval> et <PER Luc Roque>.",
        ["Jean Orval | maîtres du noir | -", "Luc Roque | maîtres du noir | -"],
    ),
    ("Signataires : <PER Jean Orval>, <PER Aude Roque> et <PER Luc Roque>.", []),
    # none
    ("Le maire appelle <PER Aude Orval> à la raison.", []),
    ("Le maire a rencontré <PER Aude Orval>.", []),
    ("Selon <PER Aude Orval>, le maire refuse.", []),
    ("La mère de <PER Aude Orval> se tait.", []),
    ("La femme du directeur, <PER Aude Orval>, se tait.", []),
    ("<PER Aude Orval>, 42 ans, se tait.", []),
    ("<PER Aude Orval> est fatiguée.", []),
    ("", []),
    # lists of names, brackets, marks and asides between a name and its role
    (
        "On salue les députés <PER Aude Orval>, <PER Jean Roque> et <PER Gabriel Massot>.",
        ["Aude Orval | députés | -", "Jean Roque | députés | -", "Gabriel Massot | députés | -"],
    ),
    (
        "Les présidents belge <PER Jean Roque> et suédois <PER Luc Massot> signent.",
        ["Jean Roque | présidents belge | -", "Luc Massot | présidents | -"],
    ),
    (
        "<PER Aude Orval> (<ORG Nouvel élan>) devient ministre de la Ville.",
        [
            "Aude Orval | Nouvel élan | Nouvel élan",
            "Aude Orval | ministre de la Ville | -",
        ],
    ),
    ("<PER Aude Orval> (42 ans) est préfète.", ["Aude Orval | préfète | -"]),
    ("<PER Aude Orval> (on l'a dit et redit partout hier soir ici) est préfète.", []),
    ("La députée <PER Aude Orval> (<ORG Nouvel élan>) sourit.", ["Aude Orval | députée | Nouvel élan"]),
    (
        "La ministre <PER Aude Orval> (<ORG Nouvel élan>) sourit.",
        [
            "Aude Orval | ministre | -",
            "Aude Orval | Nouvel élan | Nouvel élan",
        ],
    ),
    ("Un fil « tendu par <PER Jean Roque> », ancien juge de <LOC Luzac>.", ["Jean Roque | ancien juge de Luzac | -"]),
    (
        "<PER Jean Roque>, employé communal, engagé dans la vie locale et sportive, délégué <ORG SUD>, rit.",
        ["Jean Roque | employé communal | -", "Jean Roque | délégué SUD | SUD"],
    ),
    ("<PER Aude Orval>, mère de trois enfants et infirmière, rit.", ["Aude Orval | infirmière | -"]),
    ("<PER Aude Orval>, mère de trois enfants, rit.", []),
    (
        "Les ex-députés « Insoumis » <PER Aude Orval> (3e) et <PER Jean Roque> (9e) rient.",
        [
            "Aude Orval | ex-députés « Insoumis » | -",
            "Jean Roque | ex-députés « Insoumis » | -",
        ],
    ),
    (
        "Luc, le jeune retraité, <PER Aude Orval>, préfète, rient.",
        [
            "Aude Orval | jeune retraité | -",
            "Aude Orval | préfète | -",
        ],
    ),
    (
        "<PER Luc>, le jeune retraité, <PER Jean Orval>, cheminot, rient.",
        [
            "Luc | jeune retraité | -",
            "Jean Orval | cheminot | -",
        ],
    ),
    # what somebody is held for; who speaks or is one of several
    ("<PER Jean Roque>, présenté comme le chef du réseau, rit.", ["Jean Roque | chef du réseau | -"]),
    ("<PER Jean Roque>, considéré comme perdu, rit.", []),
    ("« Non », juge <PER Aude Orval>, une éleveuse croisée au marché.", ["Aude Orval | éleveuse croisée | -"]),
    ("Selon <PER Aude Orval>, une éleveuse croisée au marché refuse.", []),
    ("Ils sont trois, dont <PER Jean Roque>, un forain au gilet cousu d'or.", ["Jean Roque | forain | -"]),
    # an adjective before an office; one that is no role; fields and circumstances
    ("Le frondeur président chilien <PER Jean Roque> rit.", ["Jean Roque | président chilien | -"]),
    ("Le prix littéraire du même nom, <PER Jean Roque> l'a eu.", []),
    ("L'autoritaire <PER Jean Roque> rit.", []),
    ("La centriste <PER Aude Orval> rit.", ["Aude Orval | centriste | -"]),
    (
        "<PER Aude Orval>, chargée des questions migratoires au <ORG SUD>, rit.",
        [
            "Aude Orval | chargée des questions migratoires au SUD | SUD",
        ],
    ),
    ("<PER Aude Orval>, maire en colère, rit.", ["Aude Orval | maire | -"]),
    ("<PER Aude Orval>, professeure en psychologie, rit.", ["Aude Orval | professeure en psychologie | -"]),
    (
        "<PER Aude Orval>, ministre auprès du Premier ministre, rit.",
        [
            "Aude Orval | ministre auprès du Premier ministre | -",
        ],
    ),
    # a body goes from one telling of a role to another, not to another office
    (
        "<PER Jean Roque>, chef du parti <ORG Nouvel élan>, rit. L'ancien chef de l'État <PER Jean Roque> part.",
        ["Jean Roque | chef du parti Nouvel élan | Nouvel élan", "Jean Roque | ancien chef de l'État | -"],
    ),
    # posts that a proche of somebody has had
    (
        "<PER Aude Orval>, une proche de <PER Jean Roque>, a été nommée hier au poste de préfète.",
        ["Aude Orval | préfète | -"],
    ),
    ("L'ex-<ORG UMP> <PER Jean Roque> rit.", ["Jean Roque | ex-UMP | UMP"]),
    # which body a post is of
    (
        "<PER Aude Orval>, fondatrice et présidente de <ORG Norvane>, rit.",
        ["Aude Orval | fondatrice | Norvane", "Aude Orval | présidente de Norvane | Norvane"],
    ),
    (
        "<PER Aude Orval>, romancière et présidente de <ORG Norvane>, rit.",
        ["Aude Orval | romancière | -", "Aude Orval | présidente de Norvane | Norvane"],
    ),
    (
        "Le <ORG Sénat> hésite. Le président de l'institution, <PER Jean Roque>, rit.",
        [
            "Jean Roque | président de l'institution | Sénat",
        ],
    ),
    (
        "Le <ORG Sénat> et la <ORG Cour> hésitent. Le président de l'institution, <PER Jean Roque>, rit.",
        [
            "Jean Roque | président de l'institution | -",
        ],
    ),
    (
        "La <ORG CFU> vote. La <ORG CFU> rit. La <ORG CFU> part. Le secrétaire général <PER Jean Roque> rit.",
        [
            "Jean Roque | secrétaire général | CFU",
        ],
    ),
    (
        "La <ORG CFU> vote. La <ORG CFU> rit. La <ORG CFU> part. Le président <PER Jean Roque> rit.",
        [
            "Jean Roque | président | -",
        ],
    ),
    (
        "La <ORG CFU> vote. La <ORG CFU> rit. Le secrétaire général <PER Jean Roque> rit.",
        [
            "Jean Roque | secrétaire général | -",
        ],
    ),
    (
        "Le patron des Insoumis, <PER Jean Roque>, rit. <ORG Les Insoumis> hésitent.",
        [
            "Jean Roque | patron des Insoumis | Les Insoumis",
        ],
    ),
    (
        "<PER Jean Roque>, directeur <LOC France> de <ORG Norvane>, rit.",
        [
            "Jean Roque | directeur France de Norvane | Norvane",
        ],
    ),
    ("<PER Aude Orval> dirige depuis mai la <ORG CFU>.", ["Aude Orval | dirige depuis mai la CFU | CFU"]),
    ("<PER Aude Orval>, numéro 2 du <ORG Parti vif>, rit.", ["Aude Orval | numéro 2 du Parti vif | Parti vif"]),
    (
        "<PER Aude Orval>, membre fondatrice de <ORG Norvane>, rit.",
        [
            "Aude Orval | membre fondatrice de Norvane | Norvane",
        ],
    ),
    (
        "Sa candidate aux élections régionales, <PER Aude Massot>, rit.",
        [
            "Aude Massot | candidate aux élections régionales | -",
        ],
    ),
    # « élus » are several; nothing is said by « chargée de l'affaire », « un copain », « une de ses idoles »
    ("La grogne des élus locaux, <PER Aude Orval> part.", []),
    ("Les élus <PER Aude Orval> et <PER Jean Roque> rient.", ["Aude Orval | élus | -", "Jean Roque | élus | -"]),
    ("<PER Aude Orval>, chargée de l'affaire, rit.", []),
    ("<PER Aude Orval>, chargée de l'environnement, rit.", ["Aude Orval | chargée de l'environnement | -"]),
    ("<PER Jean Roque>, le copain, rit.", []),
    ("<PER Jean Roque>, une de ses idoles, rit.", []),
    ("Sa collègue <PER Aude Orval> rit.", []),
    # names joined by « puis », a noun that no list has, what goes on behind an apposition
    (
        "Les présidents <PER Luc Massot> puis <PER Jean Roque> ont signé.",
        ["Luc Massot | présidents | -", "Jean Roque | présidents | -"],
    ),
    ("Le cryptozoologue <PER Jean Roque> rit.", ["Jean Roque | cryptozoologue | -"]),
    ("Le monologue <PER Roque> plaît.", []),
    ("<PER Jean Roque>, un retraité à la longue barbe, a ri.", ["Jean Roque | retraité | -"]),
    ("Pour <PER Jean Roque>, un retraité à la longue barbe a menti.", []),
    ("<PER Jean Roque>, chargé de mission Zibelle, rit.", ["Jean Roque | chargé de mission | -"]),
    (
        "Photographes passionnées, <PER Aude Orval> et <PER Lise Roque> exposent.",
        [
            "Aude Orval | Photographes passionnées | -",
            "Lise Roque | Photographes passionnées | -",
        ],
    ),
    # roles that open a sentence, of whom a pronoun or description stands for; work
    (
        "<PER Jean Roque> hésite. Juge à la retraite, ancien marin, il attend.",
        ["Jean Roque | Juge à la retraite | -", "Jean Roque | ancien marin | -"],
    ),
    (
        "<PER Jean Roque> hésite. Ancien juge, ce menuisier de 40 ans attend.",
        ["Jean Roque | Ancien juge | -", "Jean Roque | menuisier | -"],
    ),
    ("<PER Jean Roque> hésite. Devant le juge, il attend.", []),
    ("<PER Aude Orval> hésite. Elle a travaillé comme menuisière.", ["Aude Orval | menuisière | -"]),
    ("<PER Aude Orval> hésite. Elle a travaillé comme jamais.", []),
    (
        "<PER Aude Orval>, déléguée aux relations avec la presse, rit.",
        [
            "Aude Orval | déléguée aux relations avec la presse | -",
        ],
    ),
    ("<PER Aude Orval>, ministre en guerre avec la presse, rit.", ["Aude Orval | ministre | -"]),
    (
        "La <ORG CGT> hésite. « Non », dit <PER Aude Orval>, membre du bureau confédéral.",
        [
            "Aude Orval | membre du bureau confédéral | CGT",
        ],
    ),
    (
        "La <ORG CGT> et la <ORG CFDT> hésitent. « Non », dit <PER Aude Orval>, membre du bureau confédéral.",
        [
            "Aude Orval | membre du bureau confédéral | -",
        ],
    ),
    # before a role and no part of it; roles before a comma with since when; who follows whom
    ("<PER Aude Orval>, jusque-là préfète du <LOC Gard>, part.", ["Aude Orval | préfète du Gard | -"]),
    ("<PER Aude Orval>, à l'époque préfète, part.", ["Aude Orval | préfète | -"]),
    ("Maire de <LOC Luzac> depuis 2014, <PER Aude Orval> rit.", ["Aude Orval | Maire de Luzac | -"]),
    ("Élue maire en 2014, <PER Aude Orval> rit.", ["Aude Orval | maire | -"]),
    ("Juge puis préfète, <PER Aude Orval> rit.", ["Aude Orval | Juge | -", "Aude Orval | préfète | -"]),
    ("Maire que tout le monde connaît, <PER Aude Orval> rit.", []),
    (
        "<PER Aude Orval> succède à <PER Jean Roque> comme directrice de <ORG Norvane>.",
        [
            "Aude Orval | directrice de Norvane | Norvane",
        ],
    ),
    ("<PER Aude Orval> remplace M. <PER Roque> au poste de préfète.", ["Aude Orval | préfète | -"]),
    ("<PER Aude Orval> succède à <PER Jean Roque> comme prévu.", []),
    (
        "<ORG Norvane> a nommé hier <PER Aude Orval> directrice générale.",
        [
            "Aude Orval | directrice générale | Norvane",
        ],
    ),
    (
        "<ORG Norvane> rit : le préfet a nommé <PER Aude Orval> directrice générale.",
        [
            "Aude Orval | directrice générale | -",
        ],
    ),
    ("La nomination de <PER Aude Orval> comme préfète surprend.", ["Aude Orval | préfète | -"]),
    (
        "Les deux avocats de <PER Luc Massot>, <PER Aude Orval> et <PER Jean Roque>, rient.",
        ["Aude Orval | avocats de Luc Massot | -", "Jean Roque | avocats de Luc Massot | -"],
    ),
    ("Le champion olympique du 100 m <PER Jean Roque> rit.", ["Jean Roque | champion olympique du 100 m | -"]),
    ("<PER Aude Orval>, sans emploi, rit.", ["Aude Orval | sans emploi | -"]),
    ("<PER Aude Orval>, sans voiture, rit.", []),
    ("<PER Jean Roque> revient de <LOC Luzac>, où le patron du club est venu en tant que juge.", []),
    ("<PER Jean Roque> revient de <LOC Luzac>, où il est venu en tant que juge.", ["Jean Roque | juge | -"]),
    (
        "« Non », répond <PER Aude Orval>. La quinquagénaire, secrétaire médicale, rit.",
        [
            "Aude Orval | secrétaire médicale | -",
        ],
    ),
    (
        "« Non », répond <PER Aude Orval>. La quadragénaire, mère de deux enfants, travaille comme caissière.",
        [
            "Aude Orval | caissière | -",
        ],
    ),
    ("Le romancier à succès <PER Jean Roque> rit.", ["Jean Roque | romancier à succès | -"]),
    # no title over the end of a line, no verb, no gerund, nothing that is denied
    ("La ville salue le maire\n\n<PER Jean Roque> part.", []),
    ("Le gardien, <PER Jean Roque>, juge que tout va.", ["Jean Roque | gardien | -"]),
    ("Léa est championne en battant <PER Aude Orval>.", []),
    ("<PER Jean Roque> ne parvient pas à devenir maire.", []),
    ("<PER Jean Roque> parvient à devenir maire.", ["Jean Roque | maire | -"]),
    # the field of a post; not whom words are said to
    ("L'adjoint au sport <PER Jean Orval> part.", ["Jean Orval | adjoint au sport | -"]),
    (
        "L'adjoint à l'artisanat, <PER Jean Orval>, part.",
        ["Jean Orval | adjoint à l'artisanat | -"],
    ),
    (
        "Le maire <PER Jean Orval> part. « Non », dit le maire à la presse.",
        ["Jean Orval | maire | -", "Jean Orval | maire | -"],
    ),
    # a body that is named elsewhere; not a town that a club is called after
    (
        "<PER Aude Orval>, directrice de Norvane, part. <ORG Norvane> hésite.",
        ["Aude Orval | directrice de Norvane | Norvane"],
    ),
    ("<PER Aude Orval>, juge de Norvane, part. <ORG Norvane> hésite.", ["Aude Orval | juge de Norvane | -"]),
    # « sa présidente »: of the subject of the sentence before, whatever else it names
    (
        "La <ORG CGT> a saisi la <ORG CFDT>. Sa présidente, <PER Aude Orval>, rit.",
        ["Aude Orval | présidente | CGT"],
    ),
    (
        "La <ORG CGT> a saisi la <ORG CFDT>. « Non », promet sa présidente, <PER Aude Orval>.",
        ["Aude Orval | présidente | CGT"],
    ),
    (
        "<PER Luc Roque> a saisi la <ORG CFDT>. Sa présidente, <PER Aude Orval>, rit.",
        ["Aude Orval | présidente | CFDT"],
    ),
    (
        "La <ORG CGT> a reçu <PER Luc Roque>. Son avocate, <PER Aude Orval>, rit.",
        ["Aude Orval | avocate | -"],
    ),
    # both marks of a pair, or none
    ("<PER Luc Roque>, auteur de « La mer », rit.", ["Luc Roque | auteur de « La mer » | -"]),
    ("<PER Luc Roque>, auteur de « La mer, rit.", ["Luc Roque | auteur | -"]),
    ("<PER Luc Roque>, inventeur de l'ascenseur », rit.", ["Luc Roque | inventeur de l'ascenseur | -"]),
    # several in their order
    (
        "<PER Aude Orval> et <PER Luc Roque>, respectivement juge et maire, rient.",
        ["Aude Orval | juge | -", "Luc Roque | maire | -"],
    ),
    (
        "Le président et la directrice de <ORG Norvane>, <PER Luc Roque> et <PER Aude Orval>, rient.",
        ["Aude Orval | directrice de Norvane | Norvane", "Luc Roque | président | Norvane"],
    ),
    (
        "Le préfet et la directrice de <ORG Norvane>, <PER Luc Roque> et <PER Aude Orval>, rient.",
        ["Aude Orval | directrice de Norvane | Norvane", "Luc Roque | préfet | -"],
    ),
    ("<PER Aude Orval>, élue municipale d'opposition, rit.", ["Aude Orval | élue municipale d'opposition | -"]),
    ("<PER Aude Orval>, candidate écologiste, rit.", ["Aude Orval | candidate écologiste | -"]),
    ("<PER Aude Orval>, élue maire en 2014, rit.", ["Aude Orval | maire | -"]),
    # whose people somebody is one of
    ("L'économiste <PER Aude Orval>, de la <ORG CGT>, rit.", ["Aude Orval | économiste | CGT"]),
    ("<PER Luc Roque>, 54 ans, marié, père de deux fils, juge, rit.", ["Luc Roque | juge | -"]),
    # in whose place somebody comes
    (
        "<PER Aude Orval> remplace <PER Luc Roque> à la tête de la <ORG CGT>.",
        ["Aude Orval | à la tête de la CGT | CGT"],
    ),
    # a woman's role is no man's
    ("Nièce du maire <PER Jean Orval>, infirmière, elle part.", ["Jean Orval | maire | -"]),
    ("<PER Jean Orval>, vedette du film, part.", ["Jean Orval | vedette du film | -"]),
    ("La firme cède. Le directeur de celle-ci, <PER Jean Roque>, signe.", ["Jean Roque | directeur | -"]),
    ("Le club cède. Le directeur de ce dernier, <PER Jean Roque>, signe.", ["Jean Roque | directeur | -"]),
    (
        "Les autres coureurs, <PER Aude Orval> et <PER Luc Roque>, rient.",
        ["Aude Orval | coureurs | -", "Luc Roque | coureurs | -"],
    ),
    # « dont »; terms between roles
    (
        "La firme <ORG Roque>, dont le fondateur et patron n'est autre que <PER Jean Orval>, part.",
        ["Jean Orval | fondateur | Roque", "Jean Orval | patron | Roque"],
    ),
    (
        "<PER Aude Orval>, juge de 2002 à 2012, présidente de la <ORG CGT> de 2013 à 2016 et préfète, est là.",
        ["Aude Orval | juge | -", "Aude Orval | présidente de la CGT | CGT", "Aude Orval | préfète | -"],
    ),
    ("La directrice de <ORG Roque> (<PER Aude Orval>) a cédé.", ["Aude Orval | directrice de Roque | Roque"]),
    ("La directrice de <ORG Roque> – <PER Aude Orval> – a cédé.", ["Aude Orval | directrice de Roque | Roque"]),
    ("La directrice de <ORG Roque> – <PER Aude Orval> arrive – a cédé.", []),
    ("L'ex-<ORG PS> <PER Aude Orval> vote.", ["Aude Orval | ex-PS | PS"]),
    ("Le <ORG LR> <PER Jean Orval> vote.", ["Jean Orval | LR | LR"]),
    ("Au <ORG PS> <PER Jean Orval> vote.", []),
    ("L'économiste <PER Aude Orval> (<ORG CNRS>) doute.", ["Aude Orval | économiste | CNRS"]),
    ("L'économiste <PER Aude Orval> (<ORG AFP>) doute.", ["Aude Orval | économiste | -"]),
    ("<PER Jean Orval> a pris en mai les rênes de <ORG Roque>.", ["Jean Orval | rênes de Roque | Roque"]),
    ("<PER Jean Orval> a pris les rênes de <ORG Roque>.", ["Jean Orval | rênes de Roque | Roque"]),
    ("<PER Jean Orval> tient la tête de son chien.", []),
    ("La <ORG CGT>, que préside <PER Jean Orval>, doute.", ["Jean Orval | préside | CGT"]),
    ("Le chantier de la <ORG CGT>, dit-on, que préside <PER Jean Orval>, ferme.", []),
    ("<PER Jean Orval>, aux commandes de <ORG Roque>, doute.", ["Jean Orval | aux commandes de Roque | Roque"]),
    (
        "<PER Jean Orval> et <PER Aude Roque>, tous deux juges à Lyon, doutent.",
        ["Jean Orval | juges à Lyon | -", "Aude Roque | juges à Lyon | -"],
    ),
    ("Le·la président·e de <ORG Roque>, <PER Aude Orval>, doute.", ["Aude Orval | président·e de Roque | Roque"]),
    ("Le·la conseiller·ère de <ORG Roque>, <PER Aude Orval>, part.", ["Aude Orval | conseiller·ère de Roque | Roque"]),
    ("<PER Aude Orval>, conseiller.ère à Gap, part.", ["Aude Orval | conseiller.ère à Gap | -"]),
    ("<ORG Norvane> ferme. Le PDG, <PER Jean Orval>, a cédé.", ["Jean Orval | PDG | Norvane"]),
    ("<ORG Norvane> et <ORG Kalyx> ferment. Le PDG, <PER Jean Orval>, a cédé.", ["Jean Orval | PDG | -"]),
    ("<ORG Norvane> ferme. Le préfet, <PER Jean Orval>, a cédé.", ["Jean Orval | préfet | -"]),
    ("Le <ORG lycée Roque> ferme. Le proviseur, <PER Jean Orval>, a cédé.", ["Jean Orval | proviseur | lycée Roque"]),
    ("L'<ORG ONU> vote. Le président, <PER Jean Orval>, a cédé.", ["Jean Orval | président | -"]),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_roles(marked: str, expected: list[str]) -> None:
    _, names, rows, _ = read_marked(marked)
    found = [f"{names[row.actor]} | {row.role} | {names.get(row.organization or '', '-')}" for row in rows]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize("marked", [marked for marked, _ in CASES])
def test_spans_hold_role_and_text(marked: str) -> None:
    text, _, rows, _ = read_marked(marked)
    for row in rows:
        assert text[row.start_char : row.end_char] == row.text
        assert all(word in row.text for word in row.role.split())


def test_a_very_long_sentence_takes_bounded_time() -> None:
    _, _, rows, _ = read_marked("le directeur de la santé et de la mer, " * 400 + "<PER Aude Orval> part.")
    assert len(rows) <= 1


def test_each_role_is_read_in_its_example() -> None:
    missed = []
    for row in french.rows("roles"):
        if row["kind"] != "relation":
            noun = role_noun(split(row["role"].lower()))
            assert noun is not None
            plural = "les {} <PER Aude Orval> et <PER Jean Roque>", 2
            frame, n = plural if noun.number == "p" else ("<PER Aude Orval>, {}", 1)
            words = row["role"] + (" du port" if row["kind"] == "complement needed" else "")
            _, _, rows, _ = read_marked(f"Voici {frame.format(words)}.")
            if [one.role for one in rows] != [words] * n:
                missed.append((row["role"], [one.role for one in rows]))
    assert missed == []


@pytest.mark.parametrize("rule", ROLES.rules.values(), ids=lambda rule: rule.id)
def test_each_rule_reads_its_example(rule: Rule) -> None:
    _, names, rows, _ = read_marked(rule.example.replace("¶", "\n"))
    found = [row for row in rows if row.rule == rule.id]
    given = [f"{row.role} @ {names[row.organization]}" if row.organization else row.role for row in found]
    assert "|".join(given) == rule.gives
