// A page for each person, organization, event and article, with the words of the articles behind every line.
import { day, h, plural, quoted, Text } from "./dom.js";
import { go, href } from "./address.js";
import { SURE, timeline } from "./timeline.js";

const NEAR = 3;
const MANY = 4;

export function links(data) {
  const entity = (place) => {
    const row = data.entities[place];
    return h("a", { href: href({ vue: row.kind === "actor" ? "personne" : "organisation", id: row.id }) }, row.name);
  };
  const event = (row, text) => h("a", { href: href({ vue: "evenement", id: row.id }) }, text ?? row.label);
  const article = (place, start, end, text) => {
    const row = data.articles[place];
    const target = data.run.texts || start === undefined
      ? href({ vue: "article", id: row.id, de: start, a: end })
      : `report-data/${row.id}.html#c${start}`;
    return h("a", { href: target }, text ?? row.title);
  };
  // What did not happen, or not yet, is nowhere listed as if it had.
  const status = (row) => row.modality !== "realised" && h("small", { class: "status" }, data.codes.modality[row.modality]);
  return { entity, event, article, status };
}

// What marks a row that must be read again before it is used.
export const unsure = (event) => event.confidence <= SURE && h("span", { class: "unsure", title: "lecture incertaine : relisez la phrase" }, "incertain");

const facts = (pairs) => h("dl", { class: "facts" }, pairs.filter(([, value]) => value !== null && value !== undefined && value !== "")
  .map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
const list = (items, name) => (items.length ? h("ul", { class: name }, items.map((item) => h("li", {}, item))) : null);
const section = (title, ...content) => content.some(Boolean) && h("section", {}, h("h3", {}, title), content);
const joined = (parts) => parts.flatMap((part, place) => (place ? [" ; ", part] : [part]));

function quote(data, to, telling) {
  const [place, start, end, sentence, triggerStart, triggerEnd, dateStart, dateEnd, speaker, modality, reading] = telling;
  const text = new Text(sentence);
  const marks = [[triggerStart - start, triggerEnd - start, "trigger"], [dateStart - start, dateEnd - start, "date"]]
    .filter(([from, until]) => from >= 0 && until <= text.length).sort((a, b) => a[0] - b[0]);
  return h("blockquote", {}, h("p", {}, quoted(sentence, marked(text, marks))),
    h("footer", {}, speaker !== null && ["selon ", to.entity(speaker), " ; "],
      modality !== "realised" && `${data.codes.modality[modality]} ; `,
      data.articles[place].source, ", ", to.article(place, start, end, "voir dans l’article"),
      reading && h("span", { class: "reading" }, reading)));
}

function marked(text, marks) {
  const parts = [];
  let done = 0;
  for (const [from, until, name] of marks) {
    if (from < done) continue;
    parts.push(text.slice(done, from), h("mark", { class: name }, text.slice(from, until)));
    done = until;
  }
  return [...parts, text.slice(done)];
}

// Why two names or two tellings are one, or are not; `own` is what the page is about, and need not be said again.
const decisions = (data, merges, own = []) => list(merges.map(([left, right, decision, by, why, evidence]) =>
  [joined([left, right].filter((name) => !own.includes(name)).map((name) => h("strong", {}, name))),
    ` : ${data.codes.decision[decision]}, ${by === "user" ? "par vous" : why} ; ${evidence}`]), "merges");

// Events by when they were, each with its day and, unless it took place, its status.
const eventList = (to, events) => list(events.map((event) =>
  [h("span", { class: "when" }, event.when), h("span", {}, to.event(event), " ", to.status(event), " ", unsure(event))]), "events");

// Those just before and after in the chronology, and what else the same people were in.
function around(data, to, event) {
  const who = new Set(event.parts.map(([place]) => place));
  const at = data.events.indexOf(event);
  const dated = event.day ? data.events.filter((one) => one.day) : [];
  const here = dated.indexOf(event);
  const shared = data.events.map((one, place) => [Math.abs(place - at), one])
    .filter(([, one]) => one !== event && one.parts.some(([place]) => who.has(place)))
    .sort((a, b) => a[0] - b[0]).slice(0, 2 * NEAR).map(([, one]) => one).sort((a, b) => data.events.indexOf(a) - data.events.indexOf(b));
  return [
    section("Juste avant", here > 0 && eventList(to, dated.slice(Math.max(0, here - NEAR), here))),
    section("Juste après", here >= 0 && here + 1 < dated.length && eventList(to, dated.slice(here + 1, here + 1 + NEAR))),
    section("Avec les mêmes", shared.length > 0 && eventList(to, shared)),
  ];
}

export function eventPage(data, event) {
  const to = links(data);
  return h("article", { class: "page" },
    h("p", { class: "kicker" }, event.when), h("h2", {}, event.label),
    h("div", { class: "columns" },
      h("div", {},
        event.doubts && h("p", { class: "doubt note" }, h("strong", {}, "À vérifier : "), event.doubts),
        section("Les phrases qui le racontent", event.tellings.map((telling) => quote(data, to, telling))),
        section("Pourquoi un seul événement, ou plusieurs", decisions(data, event.merges, [event.label, event.id]))),
      h("div", { class: "aside" },
        facts([
          ["Type", data.codes.type[event.type]], ["Statut", data.codes.modality[event.modality]],
          ["Avec", event.parts.length ? list(event.parts.map(([place, role]) => [to.entity(place), h("small", {}, ` ${data.codes.role[role]}`)]), "plain") : null],
          ["Raconté par", plural(event.nArticles, "article")],
          ["Confiance", [event.confidence.toLocaleString("fr-FR", { maximumFractionDigits: 2 }), " ", unsure(event)]],
          ["Identifiant", h("code", {}, event.id)],
        ]),
        around(data, to, event))));
}

export function entityPage(data, entity) {
  const to = links(data);
  const said = ([, , place]) => data.articles[place].published ?? "9999";
  const inTime = [...entity.roles].sort((left, right) => (said(left) < said(right) ? -1 : said(left) > said(right) ? 1 : 0));
  const roles = inTime.map(([role, other, place, start, end, text]) =>
    [entity.kind === "actor" ? role : [to.entity(other), `, ${role}`], entity.kind === "actor" && other !== null && [" (", to.entity(other), ")"],
      h("small", {}, " ", quoted(text), ", ", to.article(place, start, end, data.articles[place].source))]);
  const ties = data.network.edges.filter(([source, target, , form]) => form === "together" && (source === entity.place || target === entity.place))
    .slice(0, 25).map(([source, target, weight]) => [to.entity(source === entity.place ? target : source), ` (${plural(weight, "article")})`]);
  return h("article", { class: "page" },
    h("p", { class: "kicker" }, data.codes.kind[entity.kind]), h("h2", {}, entity.name),
    h("div", { class: "columns" }, h("div", {},
    entity.events.filter((event) => event.day).length >= MANY && timeline(entity.events, (event) => go({ vue: "evenement", id: event.id })),
    section("Événements", eventList(to, entity.events)),
    section(entity.kind === "actor" ? "Fonctions, mot pour mot" : "Personnes et fonctions, mot pour mot", list(roles, "roles")),
    section("Décisions de fusion", decisions(data, entity.merges))),
    h("div", { class: "aside" }, facts([
      [entity.kind === "actor" ? "Fonction" : "Sigle", entity.short],
      ["Organisation", entity.body !== null && entity.body !== undefined ? to.entity(entity.body) : null],
      ["Formes", entity.aliases.map(([alias, n]) => `${alias} (${n})`).join(" ; ")],
      ["Paraît dans", `${plural(entity.nArticles, "article")}, ${plural(entity.nMentions, "fois", "fois")}`],
      ["Entre", entity.first && `le ${day(entity.first)} et le ${day(entity.last)}`],
      ["Confiance", entity.confidence.toLocaleString("fr-FR", { maximumFractionDigits: 2 })],
      ["Identifiant", h("code", {}, entity.id)],
    ]),
    section("Dans les mêmes paragraphes", list(ties, "plain")))));
}

export function articlePage(data, article, { from, until }) {
  const to = links(data);
  const main = h("div");
  const page = h("article", { class: "page" },
    h("p", { class: "kicker" }, article.source), h("h2", {}, article.title),
    h("div", { class: "columns" }, main, h("div", { class: "aside" },
      facts([
        ["Auteur", article.author], ["Publié le", article.published ? `${day(article.published)} (${article.basis})` : "date inconnue"],
        ["Fichier", h("code", {}, article.file)], ["Adresse", article.url && h("code", {}, article.url)],
        ["Reprend", article.copyOf !== null && article.copyOf !== undefined ? to.article(article.copyOf) : null],
      ]),
      section("Événements", eventList(to, article.events)))));
  if (article.text === undefined) {
    main.append(h("p", {}, h("a", { href: `report-data/${article.id}.html` }, "Lire l’article"), " (les articles sont trop nombreux pour tenir dans cette page)"));
    return page;
  }
  const text = new Text(article.text);
  const bounds = new Set([0, text.length, from, until].filter((place) => Number.isInteger(place)));
  for (const [start, end] of article.mentions) bounds.add(start).add(end);
  for (const at of paragraphs(text)) bounds.add(at);
  const cuts = [...bounds].sort((a, b) => a - b);
  const named = new Map(article.mentions.map(([start, end, place]) => [start, [end, place]]));
  const body = h("div", { class: "text" });
  let paragraph = h("p");
  let here = null;
  for (let n = 0; n + 1 < cuts.length; n += 1) {
    const [start, end] = [cuts[n], cuts[n + 1]];
    const words = text.slice(start, end);
    if (/^\n\s*$/.test(words)) {
      body.append(paragraph);
      paragraph = h("p");
      continue;
    }
    const name = named.get(start);
    let node = document.createTextNode(words.replace(/\n/g, " "));
    if (name && name[0] >= end) { const link = to.entity(name[1]); link.textContent = words; node = link; }
    if (from !== null && start >= from && end <= until) {
      node = h("mark", here ? {} : { id: "passage", tabindex: "-1" }, node);
      here ??= node;
    }
    paragraph.append(node);
  }
  body.append(paragraph);
  main.append(body);
  page.passage = here;
  return page;
}

function paragraphs(text) {
  const found = [];
  let at = 0;
  for (const part of text.slice(0, text.length).split(/(\n\s*)/)) {
    at += part.length === 0 ? 0 : new Text(part).length;
    found.push(at);
  }
  return found;
}
