// Elements from plain calls. Text only ever enters the page as text.

export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "class") element.className = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  for (const child of children.flat(5)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return element;
}

// What is quoted; words that hold marks of their own stand between others.
export const quoted = (text, content = text) => (/[«»]/.test(text) ? ["“", content, "”"] : ["«\u00a0", content, "\u00a0»"]);

export function replace(element, ...children) {
  element.replaceChildren(...children.flat(5).filter((child) => child));
}

export const fold = (text) =>
  String(text ?? "").normalize("NFD").replace(/\p{M}/gu, "").replace(/[’']/g, " ").toLowerCase();

export const plural = (n, one, many = `${one}s`) => `${n.toLocaleString("fr-FR")} ${n > 1 ? many : one}`;

const DAY = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: "UTC" });
// Intl writes « 1 mars », French « 1er mars ».
const ordinal = (format, iso) => format.format(new Date(`${iso}T00:00:00Z`)).replace(/^1 /, "1er ");
export const day = (iso) => (iso ? ordinal(DAY, iso) : "");

const SHORT = new Intl.DateTimeFormat("fr-FR", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
export const shortDay = (iso) => ordinal(SHORT, iso);

// Article text is counted in code points, JavaScript strings in UTF-16 units.
export class Text {
  constructor(text) {
    this.text = text;
    this.plain = !/[\ud800-\udfff]/.test(text);
    this.points = this.plain ? null : Array.from(text);
  }
  slice(start, end) {
    return this.plain ? this.text.slice(start, end) : this.points.slice(start, end).join("");
  }
  get length() {
    return this.plain ? this.text.length : this.points.length;
  }
}
