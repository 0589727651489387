// Forms of libraries that read a Standard Schema (https://standardschema.dev).

import { labels } from "./languages.js";

/** The keys of a path: `periods[0].start` is the field `start` of the first period. */
const keys = (path) => path.split(/[.[\]]+/).filter(Boolean).map((key) => (/^\d+$/.test(key) ? Number(key) : key));

export function formSchema(action, context) {
  const now = typeof context === "function" ? context : () => context;
  function validate(fields) {
    const { provider, on, language } = now();
    const form = provider.checkForm(action, { ...fields, on }, language, { bounds: [] });
    // An answer that a rule waits for is asked for, even where the rule only recommends.
    if (form.action && form.missing.length === 0) return { value: form.action };
    // The date is no field of the form, which would not show its issue: it is of the whole form.
    const issue = (message, path) => ({ message, ...(path && path !== "on" && { path: keys(path) }) });
    const ofEffect = (one) => form.findings.filter(({ effect }) => effect === one).map(({ message, paths: [path] }) => issue(message, path));
    const issues = [
      ...form.errors.map(({ message, field }) => issue(message, field)),
      ...form.missing.map((path) => issue(labels(language).required, path)),
      ...ofEffect("prohibition"),
    ];
    // A question that the form cannot answer: for example, a fact that the registry does not have.
    if (issues.length === 0) issues.push(...ofEffect("undetermined"));
    return { issues };
  }
  return { "~standard": { version: 1, vendor: "rehab-rules", validate } };
}
