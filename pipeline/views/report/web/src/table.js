// A table that sorts by its headings and grows on demand: thousands of rows at once would stall the page.
// On a narrow screen each row is a card (style.css), so roles are said outright: browsers forget them with the layout.
import { fold, h, plural, replace } from "./dom.js";

const STEP = 150;

export function table({ caption, columns, rows, group, empty = "Rien à montrer avec ces filtres." }) {
  let shown = STEP;
  let sorted = rows;
  let order = null;
  const body = h("tbody", { role: "rowgroup" });
  const more = h("button", { type: "button", class: "more", onclick: () => { shown += STEP; draw(); } });
  const headings = columns.map((column) =>
    h("th", { scope: "col", role: "columnheader", class: column.class, "aria-sort": column.value ? "none" : null },
      column.value
        ? h("button", { type: "button", class: "sort", onclick: () => sort(column) }, column.heading)
        : column.heading));

  function sort(column) {
    const down = order?.column === column ? !order.down : Boolean(column.down);
    order = { column, down };
    const key = (row) => { const value = column.value(row); return typeof value === "string" ? fold(value) : value; };
    sorted = [...rows].sort((left, right) => {
      const [a, b] = [key(left), key(right)];
      if (a === b) return 0;
      if (a === null || a === undefined || a === "") return 1;
      if (b === null || b === undefined || b === "") return -1;
      return (a < b ? -1 : 1) * (down ? -1 : 1);
    });
    columns.forEach((one, place) => { if (one.value) headings[place].setAttribute("aria-sort", one === column ? (down ? "descending" : "ascending") : "none"); });
    draw();
  }

  const line = (row) => h("tr", { role: "row" }, columns.map((column, place) => {
    const cell = column.cell(row);
    const name = place === 0 ? "th" : "td";
    const blank = cell === null || cell === undefined || cell === false || cell === "" || (Array.isArray(cell) && !cell.some(Boolean));
    return h(name, { scope: place === 0 ? "row" : null, role: place === 0 ? "rowheader" : "cell", class: [column.class, blank && "blank"].filter(Boolean).join(" ") || null, "data-heading": column.heading }, cell);
  }));

  function draw() {
    const lines = [];
    let last;
    for (const row of sorted.slice(0, shown)) {
      // Headings of groups hold in the order in which the rows came.
      const of = group && !order ? group.of(row) : undefined;
      if (of !== undefined && of !== last) {
        lines.push(h("tr", { role: "row", class: "group" }, h("th", { scope: "rowgroup", role: "rowheader", colspan: columns.length }, group.title(of))));
        last = of;
      }
      lines.push(line(row));
    }
    replace(body, lines);
    more.hidden = shown >= sorted.length;
    more.textContent = `Afficher plus (${plural(sorted.length - shown, "ligne restante", "lignes restantes")})`;
  }

  draw();
  if (!rows.length) return h("p", { class: "empty" }, empty);
  return h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
    h("table", { role: "table" }, h("caption", {}, caption), h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, headings)), body), more);
}
