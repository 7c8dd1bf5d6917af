"""Whom pronouns and descriptions stand for: names are marked in the text, each row says « words = name »."""

from __future__ import annotations

import pytest

from pipeline.rules import Rule
from pipeline.steps.relate.cast.book import REFERENCES
from tests.steps.relate.marked import read_marked

CASES = [
    ("La sénatrice <PER Aude Orval> doute. « Non », ajoute la sénatrice.", ["la sénatrice = Aude Orval"]),
    ("« Non », dit <PER Aude Orval>. Elle est rapporteure du texte.", ["Elle = Aude Orval"]),
    ("L'ancien maire <PER Jean Roque> est mort. L'ex-maire avait 80 ans.", ["L'ex-maire = Jean Roque"]),
    ("Le maire <PER Jean Roque> hésite. L'ancienne ministre de 60 ans part.", []),
    ("La maire <PER Aude Orval> hésite. L'ancienne ministre de 60 ans part.", ["L'ancienne ministre = Aude Orval"]),
    # an adjective that no list has before nouns, and the pronoun behind it
    ("<PER Jean Roque> hésite. Ce souriant menuisier attend.", ["Ce souriant menuisier = Jean Roque"]),
    # endings that only given names of women have
    ("<PER Norabela Orval> part. Elle rit.", ["Elle = Norabela Orval"]),
    ("<PER Norabela Orval> part. Il rit.", []),
    # a role ahead says that the pronoun is a person
    (
        "<PER Jean Roque> dort. <PER Jean Roque> rit. Le prix va à <PER Jean Roque>.\n\nMaire depuis 2010, il paie.",
        ["il = Jean Roque"],
    ),
    # a nation that nobody has told
    ("<PER Jean Roque> hésite. Le menuisier portugais attend.", ["Le menuisier portugais = Jean Roque"]),
    ("<PER Jean Roque> hésite.\n\nLe menuisier portugais attend.", []),
    ("L'Italien <PER Jean Roque> hésite. Le menuisier portugais attend.", []),
    # whose people open a sentence
    ("<PER Aude Orval> a gagné. Son entraîneur exulte.", ["Son = Aude Orval"]),
    ("La mort de <PER Luc Roque> émeut. <PER Aude Orval> écrit. Ses obsèques ont lieu.", ["Ses = Luc Roque"]),
    ("<PER Luc Roque> est mort. <PER Aude Orval> écrit. Ses obsèques ont lieu.", ["Ses = Luc Roque"]),
    ("<PER Aude Orval> écrit. Ses obsèques auront lieu.", []),
    ("<PER Aude Orval> a vu <ORG Norvane>. Son entraîneur exulte.", []),
    ("<PER Aude Orval> a gagné. Son livre plaît.", []),
    # whom the pronoun means that opens an article
    ("Elle est née à Luzac. Fille de mineur, <PER Aude Orval> part.", ["Elle = Aude Orval"]),
    ("Il est né à Luzac. Fils de mineur, <PER Aude Orval> part.", []),
    ("Il est blanc. Fils de mineur, <PER Jean Roque> part.", []),
    ("Il est né à Luzac. Hier, <PER Luc Roque> a vu <PER Jean Roque>.", []),
    ("Un voisin rit. Il est né à Luzac. Hier, <PER Jean Roque> part.", []),
    # whom the headline names at its head, and who comes with the next sentence
    ("<PER Aude Orval> quitte la scène\n\nLa chanteuse a dit adieu.", ["La chanteuse = Aude Orval"]),
    ("Adieux : <PER Aude Orval> part\n\nLa maire de Luzac a pleuré.", ["La maire de Luzac = Aude Orval"]),
    (
        "Un hommage au maire <PER Jean Roque>\n\nL'élu de Luzac a pleuré. Le menuisier <PER Luc Orval> rit.",
        ["L'élu de Luzac = Jean Roque"],
    ),
    ("La juge <PER Aude Orval> répond à la maire\n\nLa maire de Luzac a pleuré.", []),
    ("La juge <PER Aude Orval> part\n\nLa procureure de Luzac avait parlé.", []),
    ("<PER Aude Orval> et <PER Lise Roque> partent\n\nLa maire de Luzac a pleuré.", []),
    ("<PER Aude Orval> est jugée. La procureure de Luzac avait parlé.", []),
    ("La patineuse se retire. Battue mardi, <PER Aude Orval> a pleuré.", ["La patineuse = Aude Orval"]),
    ("La patineuse se retire. Le club, lui, salue <PER Aude Orval>.", []),
    ("La patineuse se retire. Selon <PER Aude Orval>, la ville pleure.", []),
    # an office is not new of whom another one heard
    ("<PER Jean Roque> pleure. La ville rit. Le juge a entendu <PER Luc Orval>. Le préfet a visité l'école.", []),
    ("La patineuse se retire. La maire <PER Aude Orval> a pleuré.", []),
    ("La patineuse se retire. <PER Jean Roque> a pleuré.", []),
    ("<PER Lise Roque> pleure. La ville rit. La patineuse se retire. <PER Aude Orval> a pleuré.", []),
    # « ce », « cette » point back, wherever they stand
    (
        "<PER Luc Roque> part. Il pleut. <PER Aude Orval> hésite. Le cas de cette juge du Gard divise.",
        ["cette juge du Gard = Aude Orval"],
    ),
    ("C'est la fête de <PER Aude Orval>, en l'honneur de cette juge d'ailleurs primée.", ["cette juge = Aude Orval"]),
    ("<PER Jean Roque> espère un titre. Car ce jeune menuisier va partir.", ["ce jeune menuisier = Jean Roque"]),
    ("<PER Luc Orval> part. La mer monte. <PER Jean Roque> craint que ce menuisier parte.", []),
    ("<PER Jean Roque> a vu <PER Luc Orval>. Le cas de ce menuisier divise.", []),
    ("<PER Luc Orval> part. La mer monte. <PER Jean Roque> a vu un juge. Le cas de ce menuisier divise.", []),
    ("<PER Aude Orval> hésite. Le cas de ce menuisier divise.", []),
    ("<PER Jean Roque> hésite. Le cas de ce menuisier qui a fui divise.", []),
    ("<PER Jean Roque> hésite. Le cas de ce président divise.", []),
    ("Elle a reçu le prix Nobel. <PER Aude Orval> a souri. Le prix Nobel attend.", []),
    # whose relative is named in passing has what follows
    (
        "<PER Aude Orval> hésite. Sa sœur, <PER Lise Roque>, l'encourage. Le conseil vote sa nomination.",
        ["Sa = Aude Orval"],
    ),
    ("<PER Lise Roque> hésite. Le conseil vote sa nomination.", ["sa = Lise Roque"]),
    (
        "<PER Aude Orval> fut juge. Elle hésite… <PER Lise Roque> part. Elle a souri.",
        ["Elle = Aude Orval", "Elle = Lise Roque"],
    ),
    # who speaks stands before an aside, or is the subject of what was told last
    ("La ministre, <PER Aude Orval>, a précisé le plan. « Tout ira », a-t-elle dit.", ["-elle = Aude Orval"]),
    ("<PER Aude Orval>, la ministre, a précisé le plan. « Tout ira », a-t-elle dit.", ["-elle = Aude Orval"]),
    ("<PER Jean Roque>, son rival, gagne. « J'ai perdu », a-t-il dit.", ["-il = Jean Roque"]),
    ("<PER Jean Roque> a salué le maire. « Bravo », a-t-il dit.", ["-il = Jean Roque"]),
    ("<PER Aude Orval> attend, mais <PER Anne Roque> part. « Non », a-t-elle dit.", []),
    ("Une élue part. Elle a battu <PER Aude Orval>. « Bravo », a-t-elle dit.", []),
    # who speaks of nobody but themselves goes on
    ("« J'ai vu la mer », raconte <PER Jean Roque>. Il ne sait rien du navire.", ["Il = Jean Roque"]),
    ("« Le voisin a vu la mer », raconte <PER Jean Roque>. Il ne sait rien du navire.", []),
    # the subject behind « est », behind its title, behind what opens the sentence
    ("Le vainqueur de l'étape est <PER Jean Roque>. Il rentre jeudi.", ["Il = Jean Roque"]),
    ("Le frère du vainqueur est parti avec <PER Jean Roque>. Il rentre jeudi.", []),
    ("Malgré la pluie du matin, le maire <PER Jean Roque> devrait annoncer son plan.", ["son = Jean Roque"]),
    # the only one of a nation
    ("L'Italien <PER Jean Roque> a battu <PER Luc Orval>. L'Italien reviendra.", ["L'Italien = Jean Roque"]),
    ("L'Italien <PER Jean Roque> a battu l'Italien <PER Luc Orval>. L'Italien reviendra.", []),
    ("L'Italien <PER Jean Roque> reste. L'Italienne reviendra.", []),
    ("L'Italienne <PER Ykai Roque> part. Elle reviendra.", ["Elle = Ykai Roque"]),
    ("L'Italienne <PER Ykai Roque> part. Il reviendra.", []),
    ("<PER Jean Roque> est parti. Un Italien attend. Il reviendra.", []),
    # whom the article is about, and nobody since
    (
        "<PER Jean Roque> chante. <PER Jean Roque> rit. La mer monte. La foule danse. La nuit tombe. En mai, il part.",
        ["il = Jean Roque"],
    ),
    (
        "<PER Jean Roque> chante. <PER Jean Roque> rit. La mer monte. La foule rit. Son frère tombe. En mai, il part.",
        [],
    ),
    (
        "<PER Jean Roque> chante. <PER Jean Roque> rit, poussé par un menuisier. La nuit tombe. En mai, il part.",
        [],
    ),
    ("<PER Jean Roque> chante. <PER Jean Roque> rit. La nuit tombe. Il s'ensuit une bagarre.", []),
    # nobody
    ("<PER Aude Orval> est partie. Il reviendra.", []),
    ("<PER Jean Roque> est parti. Il faut attendre.", []),
    ("<PER Jean Roque> a vu <PER Luc Orval>. Le maire a souri.", []),
    ("Le projet de <PER Jean Roque> avance. Il coûtera cher.", []),
    ("La loi déplaît à <PER Aude Orval>. Elle sera votée mardi.", []),
    ("L'ancien maire <PER Jean Roque> est mort. Le maire l'a salué.", []),
    ("Les ministres <PER Jean Roque> et <PER Luc Orval> sont là. Le ministre a souri.", []),
    ("Un policier a arrêté <PER Jean Roque>. Le policier a souri.", []),
    ("<PER Jean Roque> a crié. « Il ment », dit la foule.", []),
    # whom a speaker speaks of is not the speaker
    ("<PER Jean Roque> a avoué. <PER Aude Orval> a crié et la juge lui a parlé.", []),
    ("La gérante a fui, dit la juge <PER Aude Orval>. Elle risque dix ans.", []),
    ("L'association <ORG Les Quais>, présidée par <PER Aude Orval>, proteste. Elle a saisi le juge.", []),
    ("Le comité des quais, présidé par <PER Aude Orval>, proteste. Elle a saisi le juge.", ["Elle = Aude Orval"]),
    ("La gérante a fui, dit la juge <PER Aude Orval>. Elle a ajouté un mot.", ["Elle = Aude Orval"]),
    ("Il devra payer, dit <PER Jean Roque>. Il n'a pas parlé au public.", []),
    ("« Non », dit <PER Jean Roque>. Il s'est étonné du bruit.", ["Il = Jean Roque"]),
    ("La gérante a fui, dit la juge <PER Aude Orval>. Berlin refuse son extradition.", []),
    ("La gérante est morte, dit la juge <PER Aude Orval>. La ville lui a rendu hommage.", []),
    ("La juge <PER Aude Orval> a dit que la gérante avait fui. Elle a été arrêtée.", []),
    ("La juge <PER Aude Orval> a dit que tout allait bien. Elle a souri.", ["Elle = Aude Orval"]),
    ("La foule salue <PER Jean Roque>. Il a souri.", ["Il = Jean Roque"]),
    # a title that goes with no role of a namesake; a noun for either that ends as women's do
    ("L'élu <PER Jean Roque> se tait. Me <PER Roque> a plaidé. L'élu a souri.", ["L'élu = Jean Roque"]),
    ("L'élu et avocat <PER Jean Roque> est là. Me <PER Roque> a plaidé. L'élu a souri.", ["L'élu = Roque"]),
    ("Le virologue <PER Ykai Roque> est parti. Il reviendra.", ["Il = Ykai Roque"]),
    ("L'évêque <PER Ykai Roque> est parti. Elle reviendra.", []),
    # what only looks like a name's second mention
    ("<PER Jean Roque> est là. Qu'il grêle ou qu'il pleuve, rien ne change.", []),
    ("<PER Jean Roque> est là. Il est à craindre que la digue cède.", []),
    ("<PER Jean Roque> est là. Il est à Gap.", ["Il = Jean Roque"]),
    ("<PER Jean Roque> a écrit. « Trop long », estime l'écrivain et membre du jury, <PER Luc Orval>.", []),
    ("<PER Jean Roque> est parti. Ce dernier a été exclu par ce dernier.", ["Ce dernier = Jean Roque"]),
    ("<PER Jean Roque> est parti. Depuis les pluies dans le pays, ce dernier est sous l'eau.", []),
    ("<PER Jean Roque> devance le Norvégien. Il compte une minute sur ce dernier.", ["Il = Jean Roque"]),
    ("Un homme a frappé <PER Jean Roque>. L'agresseur a fui.", []),
    ("<PER Jean Roque> a été arrêté. Le suspect a avoué.", ["Le suspect = Jean Roque"]),
    # who was hurt neither did it nor drove; who did it was not hurt; nobody drove of whom nothing of the kind is told
    ("<PER Aude Orval> a été blessée mardi. La conductrice a fui.", []),
    ("<PER Jean Roque> a tué un chien mardi. L'agresseur a fui.", ["L'agresseur = Jean Roque"]),
    ("<PER Aude Orval> a heurté un mur mardi. La conductrice a fui.", ["La conductrice = Aude Orval"]),
    ("<PER Aude Orval> a été blessée mardi. La suspecte nie.", []),
    ("<PER Jean Roque> a été condamné mardi. Le plaignant rit.", []),
    ("<PER Jean Roque> a parlé mardi. L'agresseur a fui.", []),
    ("Pour lui, la bande de <PER Jean Roque> recule. Il s'interroge.", []),
    ("La société <ORG Roque> a vendu une mine au groupe norvégien.", []),
    ("La société <ORG Roque> a vendu une mine. Le groupe norvégien part.", ["Le groupe norvégien = Roque"]),
    # someone without a name
    ("Le frère de <PER Jean Roque> est parti. Il a été blessé.", []),
    ("Selon <PER Jean Roque>, son père est mort. Il a été enterré lundi.", []),
    ("La balle a touché <PER Jean Roque>. Il a été hospitalisé.", ["Il = Jean Roque"]),
    # « y » is a thing where a participle follows; whom a quotation names is meant in it
    ("<PER Jean Roque> était là. Il y avait renoncé.", ["Il = Jean Roque"]),
    ("<PER Jean Roque> était là. Il y avait du monde.", []),
    ("« <PER Jean Roque> a tout vendu. Il est parti. »", ["Il = Jean Roque"]),
    ("« <PER Jean Roque> a tout vendu », dit la foule. « Il ment. »", []),
    # a noun of persons before a name brings nobody else in
    ("L'homme d'affaires <PER Jean Roque> est parti. Il reviendra.", ["Il = Jean Roque"]),
    # what is done to persons
    ("La presse du lieu raconte la vie d'<PER Aude Orval>. Elle a été invitée mardi à Luzac.", ["Elle = Aude Orval"]),
    ("La presse du lieu raconte la vie d'<PER Aude Orval>. Elle a été vendue mardi à Luzac.", []),
    # whose something is: the subject's of its verb, or of the sentence that it opens
    ("La loi passe quand <PER Jean Roque> retire son texte.", ["son = Jean Roque"]),
    ("La loi passe quand <PER Jean Roque> voit <PER Luc Orval> à son domicile.", []),
    ("Dans son rapport de mardi, la <ORG CGT> regrette un abandon.", ["son = CGT"]),
    ("À son avis, <PER Jean Roque> a tort.", []),
    ("Au petit matin, sa femme, <PER Aude Orval>, est partie.", []),
    # of bodies of one kind the one that the article is about; no society of persons
    (
        "La <ORG CGT> attend. La <ORG CGT> hésite. La <ORG CFDT> crie. Un jour passe. Le syndicat part.",
        ["Le syndicat = CGT"],
    ),
    ("La <ORG CGT> attend. La <ORG CFDT> crie. Un jour passe. Le syndicat part.", []),
    ("La <ORG Zorbel> attend. Le <ORG tribunal de Luzac> juge. La compagnie part.", []),
    ("La <ORG Zorbel> attend. Le <ORG tribunal de Luzac> juge. La société change.", []),
    # hours and weather
    ("<PER Jean Roque> est parti. Il était 10 h 30 quand la salle s'est vidée.", []),
    ("<PER Jean Roque> est parti. Il était déjà 22h15.", []),
    ("<PER Jean Roque> est parti. Il faisait nuit.", []),
    ("<PER Jean Roque> est mort. Il était né à 10 h.", ["Il = Jean Roque"]),
    ("<PER Jean Roque> est parti. Il fait du vélo.", ["Il = Jean Roque"]),
    # « il » of nobody, and « il » of somebody whose verb only looks like it
    ("<PER Jean Roque> est parti. Il est de notre devoir de le dire.", []),
    ("<PER Jean Roque> est parti. Il « lui manque » du temps.", []),
    ("<PER Jean Roque> est parti. Il y aura du bruit.", []),
    ("<PER Jean Roque> est parti. Il a été décidé de fermer.", []),
    ("<PER Jean Roque> est parti. Il va falloir attendre.", []),
    ("<PER Jean Roque> est parti. Il a demandé un siège.", ["Il = Jean Roque"]),
    ("<PER Jean Roque> est parti. Il a proposé un plan important.", ["Il = Jean Roque"]),
    ("<PER Jean Roque> est parti. Ce repas a-t-il servi le village ?", []),
    # who spoke last
    ("« Non », dit <PER Aude Orval>. La salle siffle. « Si », a-t-elle repris.", ["-elle = Aude Orval"]),
    ("« Non », dit <PER Aude Orval>. « Si », répond une voisine. « Tant pis », a-t-elle repris.", []),
    ("<PER Jean Roque> hésite. <PER Luc Orval> a refusé un « faux débat », a-t-il dit.", ["-il = Luc Orval"]),
    ("Pour <PER Jean Roque>, tout va bien. « Je reste », lance-t-il.", ["-il = Jean Roque"]),
    ("« Non », dit <PER Jean Roque>. « Si », lance <PER Luc Orval>. « Bon », ajoute-t-il.", ["-il = Luc Orval"]),
    # the subject goes on
    (
        "<PER Jean Roque> est mort. Pendant sa cavale, il chantait tard.",
        ["sa = Jean Roque", "il = Jean Roque"],
    ),
    (
        "<PER Jean Roque> chante. <PER Jean Roque> a vu <PER Luc Orval>. En mai, il a quitté Brévent.",
        ["il = Jean Roque"],
    ),
    ("<PER Jean Roque> a vu <PER Luc Orval>. En mai, il a quitté Brévent.", []),
    (
        "<PER Jean Roque> est parti. Il était le doyen du club. Il avait deux chats.",
        ["Il = Jean Roque", "Il = Jean Roque"],
    ),
    ("<PER Jean Roque> est parti. Quand un cadre gagne plus, il paie moins.", []),
    ("<PER Jean Roque> dirige le <ORG syndicat des ports>. Il vend sa ferme.", ["Il = Jean Roque", "sa = Jean Roque"]),
    (
        "<PER Jean Roque> et <PER Luc Orval> ont signé. Ces deux candidats hésitent.",
        ["Ces deux candidats = Jean Roque", "Ces deux candidats = Luc Orval"],
    ),
    ("<PER Jean Roque> et <PER Aude Orval> ont vu <PER Luc Orval>. Ces deux candidats hésitent.", []),
    ("<PER Jean Roque> est parti. Le texte est prêt. En mai, il sera voté.", []),
    ("<PER Jean Roque> est là. « Non », dit <PER Luc Orval>. « Si », a-t-il dit plus tard.", ["-il = Luc Orval"]),
    ("<PER Aude Orval> dort. Son frère <PER Luc Orval> l'a dit. Il a souri.", ["Son = Aude Orval"]),
    ("<PER Jean Roque> dort alors que <PER Luc Orval> dit qu'il sort.", []),
    # the clause before the comma
    ("Si <PER Jean Roque> a vendu la ferme, il a gardé le bois.", ["il = Jean Roque"]),
    ("Alors que la <ORG CGT> appelle à la grève, elle négocie.", ["elle = CGT"]),
    ("Si la vente de <PER Jean Roque> échoue, il perdra tout.", []),
    ("La <ORG CGT> a confirmé qu'elle partait.", ["elle = CGT"]),
    ("Selon le gérant du bar, qui cite un voisin, M. <PER Roque> dort. Il a été vu.", ["Il = Roque"]),
    ("<PER Elsa> dort. Elle rêve.", ["Elle = Elsa"]),
    # somebody or something else that « il » may be
    ("Le juge <PER Jean Roque> lui a précisé qu'il aurait été libéré.", []),
    ("<PER Jean Roque> juge le projet sain, estimant qu'il est prêt.", []),
    ("Ravi de voir le chef <PER Jean Roque>, qu'il a salué, <PER Luc Orval> rit.", []),
    ("La <ORG CGT> a aidé la gérante avant son procès.", []),
    ("La <ORG CGT> a réuni ses sections.", ["ses = CGT"]),
    ("L'avocat de la militante, Me <PER Jean Roque>, part. Le <ORG PCF> l'a dit. La militante dort.", []),
    ("<PER Aude Orval> est là. La femme et l'homme frappés lundi vont mieux.", []),
    ("<PER Jean Roque> est là. « L'homme est un soldat », dit un tract.", []),
    ("Hier, dit <PER Aude Orval>, une femme est tombée parce qu'elle courait.", []),
    # what is new of somebody
    ("<PER Jean Roque> hésite. Cet ouvrier de 36 ans attend.", ["Cet ouvrier = Jean Roque"]),
    ("<PER Jean Roque> et <PER Luc Orval> hésitent. Cet ouvrier de 36 ans attend.", []),
    ("Le juge <PER Jean Roque> hésite. Le préfet attend.", []),
    ("<PER Jean Roque> a vu <PER Aude Orval>. Le collègue belge attend.", []),
    ("Le préfet <PER Jean Roque> a parlé. Le suspect a été arrêté.", []),
    ("<PER Jean Roque> est là. La chanteuse attend.", []),
    ("<PER Jean Roque> est là. Le menuisier du village Luc <PER Orval> attend.", []),
    ("Un ouvrier a vu <PER Jean Roque>. L'ouvrier attend.", []),
    ("« Non », dit Me <PER Jean Roque>. La salle rit. « Si », reprend l'avocat.", ["l'avocat = Jean Roque"]),
    # the highest offices
    ("<PER Emmanuel Macron> a vu <PER Jean Roque>. Le président part.", ["Le président = Emmanuel Macron"]),
    ("<PER Emmanuel Macron> a vu <PER Jean Roque>. Le président du club part.", []),
    ("<PER Emmanuel Macron> a vu <PER Jean Roque>. Le président turc part.", []),
    ("<PER Emmanuel Macron> a vu <PER Donald Trump>. Le président part.", []),
    (
        "<PER Emmanuel Macron> a vu <PER Donald Trump>. Le président américain part.",
        ["Le président américain = Donald Trump"],
    ),
    ("<PER Jean Roque> est là. Le chef de l'État part.", []),
    (
        "<PER Emmanuel Macron> est là. Le chef de l'Etat français part.",
        ["Le chef de l'Etat français = Emmanuel Macron"],
    ),
    ("Le président du club <PER Jean Roque> est là. Le chef de l'État part.", []),
    (
        "<PER Emmanuel Macron> a vu le président du club <PER Jean Roque>. Le chef de l'État part.",
        ["Le chef de l'État = Emmanuel Macron"],
    ),
    # one of several who have the role
    (
        "Les ministres <PER Jean Roque> et <PER Luc Orval> sont là. La pluie part. <PER Orval> parle. Le ministre rit.",
        ["Le ministre = Orval"],
    ),
    (
        "Le ministre de la Mer <PER Jean Roque> a vu le ministre du Budget <PER Luc Orval>. Le ministre du Budget rit.",
        ["Le ministre du Budget = Luc Orval"],
    ),
    # who is known to be something else is not meant
    (
        "Le gendarme <PER Luc Orval> est mort. La pluie tombe. Le ministre <PER Jean Roque> salue ce gendarme.",
        ["ce gendarme = Luc Orval"],
    ),
    ("Le gendarme <PER Luc Orval> est mort. La pluie tombe. <PER Jean Roque> salue ce gendarme.", []),
    ("<PER Jean Roque> hésite. L'insoumis attend.", ["L'insoumis = Jean Roque"]),
    ("Le sénateur <PER Jean Roque> hésite. Le menuisier de 45 ans attend.", ["Le menuisier = Jean Roque"]),
    # described before the name
    ("Le maire a dit qu'il partait. Le maire <PER Jean Roque> rit.", ["Le maire = Jean Roque", "il = Jean Roque"]),
    # institutions by the head of their name
    ("Le <ORG tribunal de Luzac> a jugé. Le tribunal a tranché.", ["Le tribunal = tribunal de Luzac"]),
    ("Le <ORG tribunal de Luzac> a jugé. Le tribunal administratif a tranché.", []),
    ("Le <ORG tribunal de Luzac> a jugé, un tribunal suisse aussi. Le tribunal a tranché.", []),
    ("Le <ORG tribunal de Luzac> a vu le <ORG tribunal de Brévent>. Le tribunal a tranché.", []),
    ("Le <ORG tribunal de Luzac> a jugé. Le tribunal de Brévent a tranché.", []),
    ("Le tribunal a tranché. Le <ORG tribunal de Luzac> a jugé.", []),
    ("Le <ORG ministère de la Mer> hésite. « Non », dit le ministère.", ["le ministère = ministère de la Mer"]),
    # who speaks is known by then
    (
        "« Non », dit mardi <PER Aude Orval>. « Si », ajoute celle qui dirige le club.",
        ["celle = Aude Orval"],
    ),
    ("« Non », dit <PER Aude Orval>. « Si », ajoute celui qui dirige le club.", []),
    ("Le maire <PER Jean Roque> est là. « Tout va », s'emporte le maire qui part.", ["le maire = Jean Roque"]),
    ("Le maire <PER Jean Roque> est là. On attend le maire qui osera.", []),
    ("<PER Jean Roque>, 47 ans, un menuisier, est là. Ce dernier attend.", ["Ce dernier = Jean Roque"]),
    ("<PER Jean Roque> a vu un menuisier. Ce dernier attend.", []),
    ("<PER Aude Orval> est là. « J'attends. » « On reste », dit cette dernière.", ["cette dernière = Aude Orval"]),
    (
        "La <ORG CGT> a vu la <ORG CFDT>. Le bar est plein. La <ORG CGT> refuse. La centrale part.",
        ["La centrale = CGT"],
    ),
    ("La <ORG CGT> a vu la <ORG CFDT>. La centrale part.", []),
    ("Le <ORG tribunal de Luzac> a rendu sa décision avant son procès.", ["sa = tribunal de Luzac"]),
    # two names of one office
    (
        "La garde des Sceaux <PER Aude Orval> rit. La ministre de la Justice part.",
        ["La ministre de la Justice = Aude Orval"],
    ),
    ("La ministre de la Mer <PER Aude Orval> rit. La garde des Sceaux part.", []),
    (
        "Le ministre des Affaires étrangères <PER Jean Roque> a vu <PER Luc Orval>. Le chef de la diplomatie part.",
        ["Le chef de la diplomatie = Jean Roque"],
    ),
    # somebody else
    ("<PER Jean Roque> craint que le préfet refuse.", []),
    ("<PER Jean Roque> est revenu. Le préfet l'a salué.", []),
    ("<PER Jean Roque> a été condamné. Le juge a parlé.", []),
    # an office that nothing gives to somebody: not where another acts, nor beside another office
    ("<PER Jean Roque> est revenu. Le préfet attend.", ["Le préfet = Jean Roque"]),
    ("<PER Aude Orval> est revenue avec <PER Jean Roque>. Le préfet attend.", []),
    ("Voulue par <PER Jean Roque>, la <ORG CGT> compte dix ans. Le fondateur attend.", ["Le fondateur = Jean Roque"]),
    ("<PER Jean Roque> est revenu. Le préfet et le député attendent.", []),
    # descriptions of which something else is said
    ("<PER Jean Roque> a parlé. La ville rend hommage à l'officier mort en mer.", []),
    ("Le colonel <PER Jean Roque> a parlé. La ville fleurit la tombe de l'officier tué en mer.", []),
    ("Le colonel <PER Jean Roque> a parlé. L'officier a souri.", ["L'officier = Jean Roque"]),
    ("<PER Jean Roque> a parlé. La foule salue l'artiste disparu en mer.", []),
    ("Le candidat <PER Jean Roque> a parlé. On plaint le candidat qui a perdu.", []),
    ("Le candidat <PER Jean Roque> a parlé. Le candidat, qui a perdu, est parti.", ["Le candidat = Jean Roque"]),
    ("L'association <ORG Vallée vive> part. On cherche l'association qui gérera le refuge.", []),
    ("Le journal <ORG Le Phare> ferme. La vie au quotidien reste dure.", []),
    ("Le journal <ORG Le Phare> ferme. Le quotidien emploie dix personnes.", ["Le quotidien = Le Phare"]),
    # who speaks inside a quotation is told by the article; who goes on speaking may be told anew
    (
        "« La route est longue, dit <PER Aude Orval>, chargée des ponts. Partons. » La responsable politique rit.",
        ["La responsable politique = Aude Orval"],
    ),
    (
        "<PER Aude Orval>, eurodéputée, hésite. « C'est dur, dit <PER Aude Orval>. Il le faut, continue l'élue. Oui. »",
        ["l'élue = Aude Orval"],
    ),
    (
        "<PER Aude Orval>, maire, rit. « Non », dit <PER Aude Orval>. « Jamais », a riposté l'élue du <LOC Gard>.",
        [
            "l'élue du Gard = Aude Orval",
        ],
    ),
    (
        "<PER Luc Roque> part. « Non », dit <PER Aude Orval>, la cheffe. « Jamais », a riposté la procureure.",
        [],
    ),
    # the subject goes on, by what is new of it
    (
        "Mais <PER Aude Orval> hésite. Le chemin est long. Depuis mai, cette menuisière attend.",
        [
            "cette menuisière = Aude Orval",
        ],
    ),
    ("<PER Killian Roque>, élève, a fui. La route est vide. Le proviseur du lycée attend.", []),
    (
        "<PER Aude Orval> hésite. <PER Lise Roque> part. Le chemin est long. Depuis mai, cette menuisière attend.",
        [
            "cette menuisière = Lise Roque",
        ],
    ),
    ("<PER Jean Roque> sourit. Le président de la République attend.", []),
    # who was something else before; an office of one country
    (
        "<PER Luc Massot> sort. Le ministre <PER Jean Roque> hésite. « Non », dit <PER Jean Roque>. "
        "« Jamais », a riposté l'ex-animateur de radio.",
        ["l'ex-animateur de radio = Jean Roque"],
    ),
    ("<PER Édouard Philippe> a vu <PER Angela Merkel>. La chancelière attend.", ["La chancelière = Angela Merkel"]),
    ("<PER Édouard Philippe> attend. La chancelière aussi.", []),
    # too far from the name for a word that says no more; not for one that says which
    ("La fille du roi a ri." + " Il pleuvait." * 12 + " Le roi <PER Jean Roque> est parti.", []),
    ("La fille du roi a ri. Il pleuvait. Le roi <PER Jean Roque> est parti.", ["du roi = Jean Roque"]),
    ("Le roi <PER Jean Roque> est parti." + " Il pleuvait." * 12 + " La fille du roi a ri.", []),
    (
        "La ministre de la Mer <PER Aude Orval> part." + " Il pleuvait." * 12 + " La ministre de la Mer a ri.",
        ["La ministre de la Mer = Aude Orval"],
    ),
    ("La société <ORG Roque> part." + " Il pleuvait." * 12 + " Les peurs de la société restent.", []),
    ("Le moulin, dit <PER Jean Roque>, est vieux." + " Il pleuvait." * 7 + " « Non », dit le métayer.", []),
    # nor of who acts on it; nor of who is pictured above
    ("Le maître <PER Jean Roque> est parti. <PER Jean Roque> quitta le maître.", []),
    ("Le maire <PER Jean Roque> est parti. <PER Luc Orval> quitta le maire.", ["le maire = Jean Roque"]),
    ("<PER Jean Roque> est là. Il a souvent été reproché à la ville de dormir.", []),
    ("Un drame à Gap\n\n<PER Jean Roque>\n\nL'agresseur, 45 ans, a fui.", []),
    ("<PER Jean Roque> est là.\n\nL'agresseur, 45 ans, a fui.", ["L'agresseur = Jean Roque"]),
    # « quant à lui » is whoever stands before it
    ("<PER Jean Roque> a perdu. La ville a, quant à lui, tout rendu.", []),
    # several at once
    ("<PER Jean Roque> a épousé <PER Aude Orval>. Ils vivent à Gap.", ["Ils = Jean Roque", "Ils = Aude Orval"]),
    ("<PER Aude Orval> a vu <PER Léa Vidal>. En mai, elles ont signé.", ["elles = Aude Orval", "elles = Léa Vidal"]),
    ("<PER Jean Roque> a vu <PER Aude Orval>. Elles ont signé.", []),
    ("<PER Jean Roque> et <PER Luc Orval> ont vu les ouvriers. Ils ont signé.", []),
    ("<PER Jean Roque> et <PER Luc Orval> ont vu trois ouvriers. Ils ont signé.", []),
    ("<PER Jean Roque> est parti. Ils reviendront.", []),
    # what only bodies have, and only persons
    ("La <ORG CGT> hésite. Sa direction se tait.", ["Sa = CGT"]),
    ("La <ORG CGT> a vu la <ORG CFDT>. Sa direction se tait.", []),
    ("<PER Jean Roque> hésite. Sa direction se tait.", []),
    ("<PER Jean Roque> hésite. Son nouveau roman paraît.", ["Son = Jean Roque"]),
    ("La <ORG CGT> hésite. Son nouveau roman paraît.", []),
    ("L'<ORG Ligue des ports> proteste. L'ONG ira au tribunal.", []),
    ("La loi de <PER Jean Roque> est là. Quoi qu'il en soit, tout va.", []),
    ("<PER Malik Roque> aide le couple. L'adolescente, fâchée avec son père, part.", []),
    ("L'<ORG Onu> se tait, mais les élus parlent de son bureau.", []),
    ("<PER Jean Roque> a vu <PER Luc Orval>. Les deux frères ont souri.", []),
    (
        "<PER Jean Roque> a vu <PER Luc Roque>. Les deux frères ont souri.",
        ["Les deux frères = Jean Roque", "Les deux frères = Luc Roque"],
    ),
    ("Le président <PER Luc Roque> part. <PER Luc Roque> part. Le président du <ORG Club> rit.", []),
    ("La sénatrice <PER Aude Orval> part. Il faut nommer la future sénatrice.", []),
    ("<PER Jean Roque> est mort. Le parquet a lui dit non.", []),
    ("La <ORG police de Gap> est là. Une maison près du club brûle.", []),
    ("<PER Ykai Roque> est là. La cellule meurt si elle bouge.", []),
    # whose somebody is; what each of some has
    ("<PER Luc Orval>, son rival, a perdu.", []),
    ("La <ORG CGT> rend à chaque élu ses clés.", []),
    ("La <ORG CGT> rend à la ville ses clés.", ["ses = CGT"]),
    ("<PER Jean Roque> hésite. La nuit, cet homme et son épouse ont fui.", []),
    # another has come in since
    ("<PER Jean Roque> est parti. <PER Jean Roque> part, <PER Luc Orval> reste à Gap. Il hésite.", []),
    ("<PER Jean Roque> est là. Le projet de loi plaît. Il est long. Il est bon. Il sera voté.", []),
    ("<PER Jean Roque> a été giflé par un juge. Il a été arrêté.", []),
    ("<PER Jean Roque> a été giflé par une juge. Il a été blessé.", ["Il = Jean Roque"]),
    ("<PER Jean Roque> parle de la <ORG CGT>. Ce dernier a souri.", []),
    ("Pour <PER Jean Roque>, ce vélo est lourd, les pédales de ce dernier aussi.", []),
    (
        "La juge <PER Aude Orval> double <PER Léa Vidal>, qui suit la juge. Celle-ci rit.",
        ["la juge = Aude Orval", "Celle-ci = Aude Orval"],
    ),
    # not who is quoted as named; not what is said of a subject
    ("« <PER Jean Roque> ment », dit-il.", []),
    ("Le président <PER Jean Roque> est parti. Luc est aussi le président de la commune.", []),
    ("On verra. Il s'agirait d'un vol pour <PER Jean Roque>. Selon lui, il s'agirait d'un vol.", []),
    # nations and genders that contradict, posts of a place that nobody names, a name that nobody took for one
    ("Le tireur coréen <PER Jean Roque> gagne. Une touche manque au tireur hongrois.", []),
    ("Le tireur coréen <PER Jean Roque> gagne. Une touche manque au tireur coréen.", ["au tireur coréen = Jean Roque"]),
    ("<PER Jean Roque> hésite. Le directeur du cinéma attend.", []),
    ("Selon <PER Jean Roque>, tout va. Les clés, données par <PER Luc Orval>, sont là. Le menuisier attend.", []),
    ("La championne <PER Aude Orval> court. Elle suit l'ancien champion.", ["Elle = Aude Orval"]),
    ("Le président de la <ORG CGT>, <PER Jean Roque>, part. Le président de la <ORG CGT> Vidalin reste.", []),
    ("La firme <ORG Roque> est là. Le groupe surnommé « La Vague » part.", []),
    (
        "<PER Aude Orval> est morte. La chanteuse avait 80 ans. Le père de la chanteuse <PER Léa Vidal> rit.",
        ["La chanteuse = Aude Orval"],
    ),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_cast(marked: str, expected: list[str]) -> None:
    _, names, _, references = read_marked(marked)
    assert [f"{row.text} = {names[row.mention]}" for row in references] == expected


@pytest.mark.parametrize("rule", REFERENCES.rules.values(), ids=lambda rule: rule.id)
def test_each_rule_ties_its_example(rule: Rule) -> None:
    text, names, _, references = read_marked(rule.example.replace("¶", "\n\n"))
    assert rule.gives in [f"{row.text} = {names[row.mention]}" for row in references if row.rule == rule.id]
    assert all(text[row.start_char : row.end_char] == row.text for row in references)
