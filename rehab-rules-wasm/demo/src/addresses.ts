// The addresses of the page, which can be sent: `#/`, `#/course/91001`, `#/client/A101`, `#/provider`, and those of the rules.
import { decoded, isOfRules } from "./rules/addresses.ts";

export const WEEK = "#/";
export const PROVIDER = "#/provider";
export const courseAddress = (course: string): string => `#/course/${encodeURIComponent(course)}`;
export const clientAddress = (client: string): string => `#/client/${encodeURIComponent(client)}`;

/** What an address shows. */
export type Shown = { view: "week" | "provider" | "rules" | "unknown" } | { view: "course" | "client"; id: string };

export function shownAt(address: string): Shown {
  if (isOfRules(address)) return { view: "rules" };
  if (address === PROVIDER) return { view: "provider" };
  const [, view, id] = /^#\/(course|client)\/(.+)$/.exec(address) ?? [];
  if (view && id) return { view: view as "course" | "client", id: decoded(id) };
  return { view: ["", "#", WEEK].includes(address) ? "week" : "unknown" };
}
