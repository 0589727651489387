// The addresses of the rule browser, which stay the same: `#/rules`, `#/rules?search=30+days`, `#/rules/course/minimum-clients`.
import type { RuleId } from "rehab-rules";

const LIST = "#/rules";
export const isOfRules = (address: string): boolean => /^#\/rules($|[/?])/.test(address);
export const ruleAddress = (rule: RuleId): string => `${LIST}/${rule}`;
export const listAddress = (search = ""): string => (search === "" ? LIST : `${LIST}?${new URLSearchParams({ search })}`);

/** What an address asks for. */
export function readAddress(address: string): { rule: string } | { search: string } {
  const [path, query] = address.split("?", 2) as [string, string | undefined];
  if (path.startsWith(`${LIST}/`) && path.length > LIST.length + 1) return { rule: decoded(path.slice(LIST.length + 1)) };
  return { search: new URLSearchParams(query).get("search") ?? "" };
}

/** A part of an address as it was before it was encoded; unchanged if it never was. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
