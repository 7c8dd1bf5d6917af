"""The battery, second half: what is announced, fixed, convened, put off, called off, remembered, planned and reported.

For each, in the past, the present and the future, with what looks like it and is told the other way round. The shape
is that of `test_year.py`, which runs them: a sentence of our own and its year when published on 15 January, 15 June,
15 December 2024.
"""

from __future__ import annotations

from tests.temporal.marked import rows_of

ANNOUNCED = rows_of("""
    Le préfet a fait savoir que la digue serait rouverte le [20 juin]. | 24 24 25
    La compagnie a dévoilé un départ pour le [10 octobre]. | 24 24 25
    Le patron confirme une visite du ministre le [3 mars]. | 24 - 25
    Le club confirmera sa venue pour le [10 octobre]. | 24 24 25
    L'hôpital prévient que les urgences fermeront le [20 juin]. | 24 24 25
    Un tract promet du pain gratuit dès le [3 mars]. | 24 25 25
    La mairie a prévenu que l'eau serait coupée le [10 octobre]. | 24 24 25
    Elle a annoncé le [10 octobre] qu'elle se retirait. | 23 23 24
    C'est le [10 octobre] que le maire a annoncé son départ. | 23 23 24
    Annoncée le [10 octobre], la fusion n'a surpris personne. | 23 23 24
    Le rachat, annoncé le [12 décembre], inquiète les caissières. | 23 23 24
    Le président avait annoncé le [10 octobre] un gel des loyers. | 23 23 24
    L'annonce du [12 décembre] a semé le trouble. | 23 23 24
    Depuis l'annonce du [10 octobre], les forains campent. | 23 23 24
    Dans un message du [12 décembre], le recteur promet des lits. | 23 23 24
    Le syndicat dit avoir été averti le [10 octobre]. | 23 23 24
    Le sculpteur a promis que tout serait prêt pour le [20 juin]. | 24 24 25
    La régie assure que le bac naviguera le [10 octobre]. | 24 24 25
    La ministre a indiqué que la loi entrerait en vigueur le [3 mars]. | 24 25 25
    Un courrier reçu le [12 décembre] annonce la hausse. | 23 23 24
""")

FIXED = rows_of("""
    Rendez-vous est pris pour le [10 octobre]. | 24 24 25
    Le conseil a retenu le [10 octobre] le projet du lavoir. | 23 23 24
    Le tribunal rendra sa décision le [20 juin]. | 24 24 25
    Le jugement sera rendu le [10 octobre]. | 24 24 25
    Le jugement a été rendu le [10 octobre]. | 23 23 24
    La cour dira le [3 mars] si le bail tient. | 24 25 25
    L'appel doit être jugé le [10 octobre]. | 24 24 25
    La clôture de l'enquête interviendra le [20 juin]. | 24 24 25
    Les candidats ont jusqu'au [10 octobre] pour se faire connaître. | 24 24 25
    Le permis court jusqu'au [3 mars]. | 24 25 25
    Il reste à payer avant le [10 octobre]. | 24 24 25
    La limite est fixée au [12 décembre] à minuit. | 24 24 24
    Le loyer est dû le [10 octobre]. | - 24 -
    La foire a été fixée au [10 octobre] par les éleveurs. | 24 24 25
    Fixée au [20 juin], la vente attire la foule. | 24 24 25
    L'accord signé le [10 octobre] fixe les prix. | 23 23 24
    Le décret qui fixe ce tarif date du [12 décembre]. | 23 23 24
    Le conseil a fixé, le [10 octobre], le prix de l'eau. | 23 23 24
    On saura le [20 juin] qui tiendra la buvette. | 24 24 25
    Le verdict est attendu le [3 mars]. | 24 25 25
""")

CONVENED = rows_of("""
    Une réunion publique est organisée le [20 juin] au foyer. | - 24 -
    Les parents sont attendus le [3 mars] à l'école. | 24 25 25
    Les adhérents se réuniront le [10 octobre]. | 24 24 25
    Les adhérents se sont réunis le [10 octobre]. | 23 23 24
    Le comité se réunit le [20 juin] à huis clos. | - 24 -
    Les élus étaient réunis le [10 octobre] pour voter. | 23 23 24
    Réunis le [10 octobre] en assemblée, les élus ont dit non. | 23 23 24
    Une assemblée se tiendra le [3 mars] dans la grange. | 24 25 25
    L'assemblée s'est tenue le [12 décembre]. | 23 23 24
    Le gérant doit s'expliquer le [10 octobre] devant les élus. | 24 24 25
    Le maire recevra les forains le [20 juin]. | 24 24 25
    Le maire a reçu les forains le [10 octobre]. | 23 23 24
    Les bouchers ont rendez-vous le [3 mars] avec la préfète. | 24 25 25
    L'intéressé a été entendu le [10 octobre] par les gendarmes. | 23 23 24
    Il sera entendu le [10 octobre] par le juge. | 24 24 25
    Le syndic les a convoqués pour le [20 juin]. | 24 24 25
    Les électeurs voteront le [3 mars]. | 24 25 25
    Les électeurs ont voté le [12 décembre]. | 23 23 24
    Le jury, réuni le [10 octobre], a primé un âne. | 23 23 24
    Un sommet réunira les bergers le [10 octobre]. | 24 24 25
""")

POSTPONED = rows_of("""
    Le départ, d'abord prévu le [8 janvier], a été repoussé. | 24 - 25
    Initialement programmée le [10 octobre], la course a été avancée. | - 24 24
    Le vote est remis au [20 juin]. | 24 24 25
    Le procès a été ajourné au [3 mars]. | 24 25 25
    Les travaux sont prolongés jusqu'au [10 octobre]. | 24 24 25
    La mise en service est décalée au [12 décembre]. | 24 24 24
    Le délai sera étendu jusqu'au [3 mars]. | 24 25 25
    La garde à vue a été prolongée le [12 décembre]. | 23 23 24
    Le ministre a suspendu le [12 décembre] le chantier. | 23 23 24
    La fermeture du gué a été repoussée au [20 juin]. | 24 24 25
    Le sursis expire le [10 octobre]. | 24 24 25
    Le sursis a expiré le [10 octobre]. | 23 23 24
    La trêve est reconduite jusqu'au [3 mars]. | 24 25 25
    Le report, décidé le [12 décembre], a déçu. | 23 23 24
    Le scrutin a été différé au [20 juin]. | 24 24 25
    L'ouverture glisse au [10 octobre]. | 24 24 25
    Le maire repousse au [3 mars] la vente du lavoir. | 24 25 25
    L'audience du [12 décembre] a été renvoyée. | 23 - 24
    Il a fallu repousser le bal du [10 octobre]. | 23 - 24
    Le bal repoussé le [10 octobre] n'a jamais eu lieu. | 23 23 24
""")

CANCELLED = rows_of("""
    La fête du [8 janvier] a été annulée. | 24 24 -
    La fête du [20 juin] sera annulée. | 24 24 25
    Le train du [12 décembre] n'est jamais parti. | 23 23 24
    L'interdiction sera levée le [20 juin]. | 24 24 25
    L'interdiction a été levée le [10 octobre]. | 23 23 24
    Le permis a été annulé le [10 octobre] par le juge. | 23 23 24
    Le juge annulera le permis le [3 mars]. | 24 25 25
    Faute de neige, la course n'aura pas lieu le [3 mars]. | 24 25 25
    La course n'a pas eu lieu le [12 décembre], faute de neige. | 23 23 24
    On renonce au feu de joie du [20 juin]. | - 24 -
    La représentation du [10 octobre] est supprimée. | - 24 -
    Le contrat a été rompu le [12 décembre]. | 23 23 24
    Le contrat prendra fin le [10 octobre]. | 24 24 25
    Le contrat prend fin le [20 juin]. | 24 24 25
    Les cours sont suspendus depuis le [12 décembre]. | 23 23 24
    Les cours reprendront le [3 mars]. | 24 25 25
    Les cours ont repris le [8 janvier]. | 24 24 -
    Le couvre-feu, levé le [10 octobre], manque aux chats. | 23 23 24
""")

COMMEMORATED = rows_of("""
    Le village a fêté le [10 octobre] les cent ans du lavoir. | 23 23 24
    Le village fêtera le [10 octobre] les cent ans du lavoir. | 24 24 25
    Une plaque a été dévoilée le [12 décembre]. | 23 23 24
    Une plaque sera dévoilée le [20 juin]. | 24 24 25
    Une gerbe est déposée le [20 juin] au pied du mur. | - 24 -
    On se recueillera le [12 décembre] devant la stèle. | 24 24 -
    Les anciens se sont recueillis le [10 octobre]. | 23 23 24
    Le drame du [12 décembre] hante le bourg. | 23 23 24
    Les rescapés de la crue du [10 octobre] attendent des lits. | 23 23 24
    Après l'éboulement du [8 janvier], la route est close. | 24 24 -
    Un an de deuil suivra le vote du [20 juin]. | - 24 -
    L'anniversaire sera marqué le [3 mars] par un bal. | 24 25 25
    Le bal du [20 juin] rendra hommage au facteur. | 24 24 25
    Le bal du [10 octobre] a rendu hommage au facteur. | 23 23 24
    Les cloches sonneront le [10 octobre]. | 24 24 25
    Les cloches ont sonné le [10 octobre]. | 23 23 24
    Tuée le [12 décembre], la louve est empaillée. | 23 23 24
    La marche partira le [3 mars] du moulin. | 24 25 25
""")

PLANNED = rows_of("""
    La fanfare se produira le [20 juin] sous la halle. | 24 24 25
    Le préau devrait être livré le [10 octobre]. | 24 24 25
    Le préau aurait dû être livré le [10 octobre]. | 23 23 24
    La halle ouvre ses portes le [20 juin]. | 24 24 25
    La halle a ouvert ses portes le [10 octobre]. | 23 23 24
    La grève débutera le [3 mars]. | 24 25 25
    La grève a débuté le [12 décembre]. | 23 23 24
    Un préavis court pour le [20 juin]. | - 24 -
    Les dockers feront grève le [10 octobre]. | 24 24 25
    Les dockers ont fait grève le [10 octobre]. | 23 23 24
    Les dockers vont débrayer le [3 mars]. | 24 25 25
    Ils espèrent rouvrir le [10 octobre]. | 24 24 25
    Ils souhaitent rejouer la pièce le [20 juin]. | 24 24 25
    Le cirque plantera sa tente le [3 mars]. | 24 25 25
    Le cirque a planté sa tente le [12 décembre]. | 23 23 24
    Les inscriptions sont ouvertes jusqu'au [20 juin]. | 24 24 25
    Les inscriptions ont été closes le [10 octobre]. | 23 23 24
    Il est prévu de curer le bief à partir du [10 octobre]. | 24 24 25
    La mue du quai commence le [20 juin]. | - 24 -
    Le quai sera interdit aux cars à compter du [3 mars]. | 24 25 25
    Les vendangeurs arriveront avant le [10 octobre]. | 24 24 25
    L'usine tournera à nouveau dès le [3 mars]. | 24 25 25
    Elle compte se présenter le [20 juin]. | 24 24 25
    Il s'apprête à plaider le [3 mars]. | 24 25 25
    Son nouveau disque sort le [20 juin]. | 24 24 25
    Son nouveau disque est sorti le [10 octobre]. | 23 23 24
    Le film sortira en salle le [10 octobre]. | 24 24 25
    La collecte a lieu le [20 juin]. | - 24 -
    La collecte a eu lieu le [10 octobre]. | 23 23 24
    La collecte devait avoir lieu le [10 octobre]. | 23 - 24
""")

REPORTED = rows_of("""
    Un incendie a ravagé la scierie le [10 octobre]. | 23 23 24
    La foudre est tombée sur le clocher le [12 décembre]. | 23 23 24
    Les pompiers ont été appelés le [8 janvier] vers midi. | 24 24 -
    Le maire, élu le [10 octobre], prend ses marques. | 23 23 24
    La boulangère, décédée le [12 décembre], avait cent ans. | 23 23 24
    Ce texte, adopté le [10 octobre], divise. | 23 23 24
    Ce texte sera adopté le [10 octobre]. | 24 24 25
    Le veau né le [8 janvier] a deux têtes. | 24 24 24
    Le suspect est en prison depuis le [10 octobre]. | 23 23 24
    Elle dort sur place depuis le [12 décembre]. | 23 23 24
    Il a été relâché le [10 octobre], faute de preuves. | 23 23 24
    Il sera relâché le [10 octobre]. | 24 24 25
    Les faits remontent au [10 octobre]. | 23 23 24
    Les faits se sont produits le [12 décembre]. | 23 23 24
    Le rapport remis le [10 octobre] pointe des fuites. | 23 23 24
    Le rapport sera remis le [3 mars]. | 24 25 25
    Selon un avis publié le [12 décembre], le lait manque. | 23 23 24
    Dans un arrêt du [10 octobre], la cour lui donne tort. | 23 23 24
    L'ordonnance du [12 décembre] déplaît aux notaires. | 23 23 24
    On l'avait vu le [10 octobre] près du puits. | 23 23 24
    Le témoin jure l'avoir vu le [10 octobre]. | 23 23 24
    C'était le [10 octobre], il pleuvait. | 23 23 24
    Ce sera le [10 octobre], s'il ne pleut pas. | 24 24 25
    Le [10 octobre], la grange s'effondrait. | 23 23 24
    Le [10 octobre], la grange sera démolie. | 24 24 25
    Le [12 décembre], un homme est entré dans la banque. | 23 23 24
    Blessé le [12 décembre], le skieur va mieux. | 23 23 24
    Le chien, perdu le [10 octobre], est revenu. | 23 23 24
    Son mandat a pris fin le [10 octobre]. | 23 23 24
    Son mandat prendra fin le [10 octobre]. | 24 24 25
""")

MONTHS = rows_of("""
    La scierie a été vendue en [janvier] à un fonds. | 24 24 24
    Après avoir fermé en [janvier] sa cantine, le lycée la rouvre. | 24 24 24
    Le maire, qui avait été réélu fin [janvier], s'en va. | 23 24 24
    La scierie a vendu ses parts de la halle en [février]. | 23 24 24
    La scierie a annoncé une fête au port en [février]. | 24 24 25
    La cantine a fermé début [février] faute de cuisinier. | 23 24 24
    Le bail, prévu en [janvier], n'est pas signé. | 24 25 25
    Le musée a prévu en [janvier] une nuit des contes. | 24 - 25
    La régie a annoncé la fermeture du bac en [janvier]. | 24 24 25
    Le marché est fermé en [janvier]. | 24 24 25
    Les foires du 3 au 6 [mai] dernier ont fait le plein. | 23 24 24
""")
"""Months right behind a deed: no day says how near they are."""

TABLES = {
    "announced": ANNOUNCED,
    "months": MONTHS,
    "fixed": FIXED,
    "convened": CONVENED,
    "postponed": POSTPONED,
    "cancelled": CANCELLED,
    "commemorated": COMMEMORATED,
    "planned": PLANNED,
    "reported": REPORTED,
}
