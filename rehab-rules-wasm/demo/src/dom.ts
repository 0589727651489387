// Creates elements of the page.

type Child = Node | string | undefined | false;
/** Attributes by name; a function is a listener of that event. Undefined and false are left out. */
type Attributes = { [name: string]: string | number | boolean | undefined | ((event: Event) => void) };

export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes,
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child): child is Node | string => child !== undefined && child !== false));
  return element;
}

/** Icons that accompany words and never replace them. */
const SHAPES = {
  prohibition: "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1M4 7h8v2H4z",
  violation: "M8 1 15.5 14.5H.5zM7.2 6v4h1.6V6zM7.2 11.2v1.6h1.6v-1.6z",
  undetermined:
    "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1M7.2 11h1.6v1.8H7.2zM5.3 6.3C5.3 4.6 6.4 3.6 8 3.6s2.8 1 2.8 2.4c0 1.9-2 2.1-2 4H7.2c0-2.5 1.9-2.7 1.9-3.9 0-.6-.4-1-1.1-1s-1.1.4-1.1 1.2z",
  obligation: "M3 1h10v14H3zM5 4h6v1.4H5zM5 7h6v1.4H5zM5 10h4v1.4H5z",
  right: "M6.2 13.5 1 8.3l1.6-1.6 3.6 3.6 7.2-7.2L15 4.7z",
  recommendation: "M8 1l2.1 4.6 5 .6-3.7 3.4 1 4.9L8 12l-4.4 2.5 1-4.9L.9 6.2l5-.6z",
  unregulated: "M2 7h3v2H2zM6.5 7h3v2h-3zM11 7h3v2h-3z",
  notice: "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1M7.2 7h1.6v5H7.2zM7.2 4h1.6v1.7H7.2z",
  calendar: "M4 1h1.6v2h4.8V1H12v2h3v12H1V3h3zM2.6 6.5v7h10.8v-7z",
} as const;

export function shape(name: keyof typeof SHAPES): SVGElement {
  const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  picture.setAttribute("viewBox", "0 0 16 16");
  picture.setAttribute("aria-hidden", "true");
  picture.setAttribute("class", "shape");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", SHAPES[name]);
  path.setAttribute("fill-rule", "evenodd");
  picture.append(path);
  return picture;
}

let numbers = 0;
/** A unique id in the page. */
export const freshId = (): string => `n${++numbers}`;

/** A part of a view under its heading. */
export function section(heading: string, ...children: Child[]): HTMLElement {
  return h("section", {}, h("h3", {}, heading), ...children);
}
