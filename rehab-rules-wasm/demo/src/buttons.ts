// The actions as buttons: those that can work now, and the others with the reason why not.
import { labels } from "rehab-rules";
import type { ActionName, PossibleAction } from "rehab-rules";
import { h } from "./dom.ts";
import { state } from "./state.ts";
import { TEXTS } from "./texts.ts";

/** The buttons of actions; each opens its form, also if it cannot work now. `order` may leave some out. */
export function actionButtons(possible: readonly PossibleAction[], order: readonly ActionName[], open: (action: ActionName) => void): HTMLElement {
  const texts = TEXTS[state.language];
  const shown = order.flatMap((action) => possible.find((one) => one.action === action) ?? []);
  const can = shown.filter((one) => reason(one) === undefined);
  const cannot = shown.filter((one) => reason(one) !== undefined);
  const button = ({ action }: PossibleAction) =>
    h(
      "button",
      { type: "button", class: "quiet", "data-task": action, "aria-expanded": String(state.draft?.task === action), click: () => open(action) },
      labels(state.language).actions[action],
    );
  return h(
    "div",
    { class: "tasks", role: "group", "aria-label": texts.tasks },
    ...can.map(button),
    cannot.length > 0 &&
      h(
        "details",
        // Beside an open form they would be in the way.
        { class: "cannot", open: !state.draft || cannot.some(({ action }) => action === state.draft?.task) },
        h("summary", {}, texts.cannotNow(String(cannot.length))),
        h("ul", {}, ...cannot.map((one) => h("li", {}, button(one), h("p", {}, reason(one)!)))),
      ),
  );
}

/** Why an action cannot work now, or would change nothing; undefined if it can work. */
function reason({ allowed, changes_nothing, findings, error }: PossibleAction): string | undefined {
  if (error) return error.message;
  if (allowed === false) return findings.find(({ effect }) => effect === "prohibition")?.message;
  return changes_nothing ? TEXTS[state.language].changesNothing : undefined;
}
