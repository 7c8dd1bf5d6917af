// Search over everything, by words and their beginnings, accents left aside.
import MiniSearch from "minisearch";
import { fold } from "./dom.js";

export function makeIndex(data) {
  const index = new MiniSearch({
    fields: ["title", "text"],
    processTerm: (term) => fold(term) || null,
    searchOptions: { prefix: true, combineWith: "AND", boost: { title: 3 } },
  });
  index.addAll([
    ...data.entities.map((row) => ({
      id: `${row.kind}:${row.id}`,
      title: row.name,
      text: [row.short, ...row.aliases.map(([alias]) => alias), ...row.roles.map(([role]) => role)].join(" "),
    })),
    ...data.events.map((row) => ({
      id: `event:${row.id}`,
      title: row.label,
      text: [row.when, ...row.tellings.map((telling) => telling[3])].join(" "),
    })),
    ...data.articles.map((row) => ({
      id: `article:${row.id}`,
      title: row.title,
      text: [row.source, row.author, row.text].join(" "),
    })),
  ]);
  return (query) => index.search(query).map((hit) => hit.id);
}
