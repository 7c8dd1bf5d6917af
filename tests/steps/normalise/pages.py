"""Pages of our own wording: `+` begins a line that is kept, `=` the headline, `-` a line that is dropped."""

from __future__ import annotations

BODY = """
+ Après deux ans de travaux, le port de Kervoal accueille de nouveau les chalutiers, a annoncé jeudi la mairie.
+ Les pêcheurs attendaient ce moment depuis la tempête de 2021, qui avait emporté une partie de la digue.
+ La région a financé la moitié du chantier, soit quatre millions d'euros. Le reste vient de la ville.
"""

LONG = (
    BODY
    + """
+ Le maire, Alain Tanguy, promet une fête sur le quai avant l'été, avec tous les équipages du canton.
+ Les mareyeurs demandent, eux, que la criée ouvre dès cinq heures, afin que le poisson parte avec le premier camion.
+ La députée se félicite d'un chantier mené à son terme malgré les recours des riverains, qui craignaient le bruit.
+ Un premier bateau, le Petit Loup, a débarqué huit tonnes de lieu dès mercredi, sous les yeux d'une foule nombreuse.
"""
)

PAGES = {
    "menus above and below": f"""
- Le Phare
- Accueil
- Politique
- Sports
- Accueil > Littoral > Kervoal
= Le port de Kervoal rouvre ses quais aux chalutiers
+ Par Soizic Le Braz
- Publié le 4 mars 2023 à 09h12
- 3 min de lecture
- Partager
{BODY}
- Mentions légales
- Contact
""",
    "comments under a heading": f"""
= Le port de Kervoal rouvre ses quais aux chalutiers
{BODY}
- Commentaires (2)
- Gwen29
- 04/03/2023 à 10:22
- Enfin une bonne nouvelle pour la commune, merci au maire Alain Tanguy pour son travail.
- Répondre
- Marin d'eau douce
- 04/03/2023 à 11:05
- Et les petits bateaux alors ? Personne ne pense à nous dans ce projet, comme toujours.
""",
    "numbered comments without heading": f"""
= Le port de Kervoal rouvre ses quais aux chalutiers
{BODY}
- 1. Gwen29, le 4 mars 2023 à 10:22
- Enfin une bonne nouvelle pour la commune, merci au maire Alain Tanguy pour son travail.
- 2. Marin d'eau douce, le 4 mars 2023 à 11:05
- Et les petits bateaux alors ? Personne ne pense à nous dans ce projet, comme toujours.
- 3. Loïc, le 5 mars 2023 à 08:01
- Il fallait venir à la réunion publique de septembre, c'est trop tard maintenant.
""",
    "comments by avatar": f"""
= Le port de Kervoal rouvre ses quais aux chalutiers
{BODY}
- votre avatar
- Enfin une bonne nouvelle pour la commune, merci au maire Alain Tanguy pour son travail.
- votre avatar
- Et les petits bateaux alors ? Personne ne pense à nous dans ce projet, comme toujours.
- votre avatar
- Bravo.
""",
    "comments by « a écrit »": f"""
= Le port de Kervoal rouvre ses quais aux chalutiers
{BODY}
- Gwen29 a écrit :
- Enfin une bonne nouvelle pour la commune, merci au maire Alain Tanguy pour son travail.
- Marin d'eau douce a écrit :
- Et les petits bateaux alors ? Personne ne pense à nous dans ce projet, comme toujours.
- Loïc a écrit :
- Il fallait venir à la réunion publique de septembre, c'est trop tard maintenant.
""",
    "teasers, paywall, newsletter": f"""
- Tout accepter
- Menu
- Abonnez-vous
= Le port de Kervoal rouvre ses quais aux chalutiers
- Réservé aux abonnés
{BODY}
- LIRE AUSSI
- Criée de Kervoal : le prix du bar s'envole
- Une éolienne flottante au large de l'île d'Hoëdec

+ Le maire, Alain Tanguy, promet une fête sur le quai avant l'été, avec tous les équipages du canton.
- Il vous reste 65 % de cet article à lire.
- Sur le même sujet
- Pêche : les quotas de lieu jaune divisés par deux
- La compagnie assure qu'un bateau de secours arrivera demain matin pour transporter les passagers bloqués.
- Recevez chaque matin l'essentiel de l'actualité du littoral dans votre boîte mail.
- © Le Phare 2023 - Tous droits réservés
""",
    "a heading named « Réactions » is the article's own": f"""
= Le port de Kervoal rouvre ses quais aux chalutiers
{BODY}
+ Réactions
+ « Nous serons vigilants », a prévenu le syndicat des mareyeurs, qui demande un calendrier précis des travaux à venir.
+ « C'est une étape », a répondu le président de la région, attendu lundi sur place avec le préfet du département.
+ La députée de la circonscription se félicite, elle, d'un chantier mené à son terme malgré les recours des riverains.
""",
    "a note on the author": f"""
- Accueil
= Le port de Kervoal rouvre ses quais aux chalutiers
{BODY}
- Soizic Le Braz est journaliste au Phare depuis 2012. Elle suit la pêche et les affaires maritimes.
- Tous les articles de Soizic Le Braz
""",
    "a box on the author under her name, then teasers without heading": f"""
- Accueil
= Le port de Kervoal rouvre ses quais aux chalutiers
+ Par Soizic Le Braz
- 4 mars 2023
{LONG}
- Soizic Le Braz
- Née à Kervoal, elle aime les ports, les phares et les longs récits, qu'elle rapporte de toutes ses marches en hiver.
- Vue du phare depuis la jetée
- Le phare ouvre ses portes aux visiteurs
- Un été sur les sentiers de la côte, entre landes et criques, avec notre carte à imprimer pour toute la famille.
""",
    "a list of tags that nothing introduces, then what the site says of itself": f"""
- Accueil
= Le port de Kervoal rouvre ses quais aux chalutiers
{LONG}
- * pêche
- * port
- * littoral
- * criée
- * chalut
- Notre journal est lu chaque mois par deux cent mille personnes, du cap à la baie, en kiosque et sur tous les écrans.
""",
    "a list that a sentence introduces": f"""
- Accueil
= Le port de Kervoal rouvre ses quais aux chalutiers
{LONG}
+ Les quais seront attribués dans cet ordre, a précisé la capitainerie lundi matin :
+ * Petit Loup
+ * Grand Large
+ * Marie-Jeanne
+ * Belle Étoile
+ * Ar Mor
+ Le règlement entre en vigueur au premier mai, après l'avis du conseil portuaire et celui des patrons pêcheurs.
""",
    "a foot in another language": f"""
- Accueil
= Le port de Kervoal rouvre ses quais aux chalutiers
{LONG}
- La empresa ha contado con el apoyo del fondo y con la ayuda de los socios para el desarrollo de su entorno.
""",
    "photographs: file names, agencies, a caption with its rights": f"""
- Accueil
= Le port de Kervoal rouvre ses quais aux chalutiers
+ Les chalutiers de retour au quai nord de Kervoal © Agence Littoral Tous droits réservés
{BODY}
- quai nord kervoal 1592248
- Soizic Le Braz/AFP
+ Le maire, Alain Tanguy, promet une fête sur le quai avant l'été, avec tous les équipages du canton.
""",
    "a contents list above the text": f"""
- Accueil
= Le port de Kervoal rouvre ses quais aux chalutiers
+ Par Soizic Le Braz
- * Un chantier de deux ans
- * Ce qui attend la criée
+ Un chantier de deux ans
{BODY}
+ Ce qui attend la criée
+ Le maire, Alain Tanguy, promet une fête sur le quai avant l'été, avec tous les équipages du canton.
""",
    "the people behind a work": f"""
- Accueil
= Le port de Kervoal rouvre ses quais aux chalutiers
{LONG}
+ Mise en scène :
+ Maël Tanguy
+ Avec :
+ Nolwenn Hascoët (danseuse)
+ Yann Le Dantec (comédien)
+ Rozenn Coat (récitante)
+ Ewen Prigent (musicien)
+ Azenor Quéré (costumière)
+ Coproduction :
+ Théâtre du Môle
- Mentions légales
- Contact
""",
    "the headline told again with « via »": f"""
- Accueil
= Le port de Kervoal rouvre ses quais aux chalutiers
{BODY}
- via Le port de Kervoal rouvre ses quais aux chalutiers
- Print Friendly, PDF & Email
""",
    "« Lire aussi : » is furniture even where it stands alone": f"""
= Le port de Kervoal rouvre ses quais aux chalutiers
{BODY}
- Lire aussi : Criée de Kervoal, le prix du bar s'envole avant les fêtes
+ Le maire, Alain Tanguy, promet une fête sur le quai avant l'été, avec tous les équipages du canton.
""",
    "who signs a column at head and foot": f"""
= Les quais de Kervoal, vus du large
+ Soizic Le Braz
{BODY}
- Soizic Le Braz
- Géographe à l'institut du littoral
""",
    "whom a portrait is about stands at its foot, too": f"""
+ Soizic Le Braz, à la barre
{BODY}
+ La patronne Soizic Le Braz attendait ce jour depuis deux ans, et elle ne le cache pas à ses équipages.
+ Soizic Le Braz
+ Patronne de chalutier
""",
    "« À ce propos : » within a paragraph": f"""
= Le port de Kervoal rouvre ses quais aux chalutiers
{BODY}
- À ce propos: La criée de Kervoal va changer de mains
+ Le maire, Alain Tanguy, promet une fête sur le quai avant l'été, avec tous les équipages du canton.
""",
    "who took a picture, on a line of its own": f"""
- Accueil
= Le port de Kervoal rouvre ses quais aux chalutiers
{BODY}
- Jeanne MARTIN / Photothèque du littoral
+ Le maire, Alain Tanguy, promet une fête sur le quai avant l'été, avec tous les équipages du canton.
+ La criée et la digue
+ Les mareyeurs demandent, eux, que la criée ouvre dès cinq heures, afin que le poisson parte avec le premier camion.
- Mentions légales
""",
    "a box of other articles between headline and stamp": """
= Port de Kervoal : le classement de la première régate

- Sur le même sujet Port de Kervoal

- Port de Kervoal : la mairie annonce la fermeture du quai nord
- Port de Kervoal : Lenoir gagne la régate des îles, Dubreuil garde son titre
- Port de Kervoal : Tom Delmas gagne la régate reine du golfe

- 3 mars 2021. –
+ Parties de Luzac au petit matin, les douze voiles ont passé la digue dans un vent faible, sans un seul abandon.

+ Marc Lenoir, que personne n'attendait, se hisse en tête de la saison devant Paul Sagnier.
""",
    "a box of other articles above the headline": """
- Sur le même sujet
- Port de Kervoal : la mairie annonce la fermeture du quai nord
- Port de Kervoal : Lenoir gagne la régate des îles, Dubreuil garde son titre

= Port de Kervoal : le classement de la première régate
- 3 mars 2021
+ Parties de Luzac au petit matin, les douze voiles ont passé la digue dans un vent faible, sans un seul abandon.

+ Marc Lenoir, que personne n'attendait, se hisse en tête de la saison devant Paul Sagnier.
""",
    "a headline that exclaims, above its stamp": """
= La digue tient !

- 3 mars 2021
+ Parties de Luzac au petit matin, les douze voiles ont passé la digue dans un vent faible, sans un seul abandon.
""",
}
