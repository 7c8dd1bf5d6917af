// The tables, unpacked from the template element.

export async function load() {
  const packed = document.getElementById("data").content.textContent.trim();
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const data = JSON.parse(await new Response(stream).text());
  for (const list of ["articles", "entities", "events"]) {
    data[list].forEach((row, place) => { row.place = place; });
  }
  data.byId = new Map([
    ...data.entities.map((row) => [`${row.kind}:${row.id}`, row]),
    ...data.events.map((row) => [`event:${row.id}`, row]),
    ...data.articles.map((row) => [`article:${row.id}`, row]),
  ]);
  for (const entity of data.entities) entity.events = [];
  for (const article of data.articles) article.events = [];
  for (const event of data.events) {
    for (const [place] of event.parts) data.entities[place].events.push(event);
    for (const place of new Set(event.tellings.map((telling) => telling[0]))) data.articles[place].events.push(event);
  }
  for (const entity of data.entities) entity.events = [...new Set(entity.events)];
  return data;
}
