// The forms of all actions, as data: the field for what the page shows, and the other fields in order.
import type { ActionName } from "rehab-rules";

/**
 * How a field is filled in: `one` and `many` choose among existing things; `answer` is yes or no, and asked only if a rule needs it; `yesno` is always
 * there.
 */
export type Kind = "text" | "number" | "day" | "one" | "many" | "answer" | "yesno" | "schedule";

const KINDS: { readonly [field: string]: Kind } = {
  service: "one",
  client: "one",
  to: "one",
  target_group: "one",
  period: "one",
  pool: "one",
  multiprofessional_experience: "one",
  distance_experience: "one",
  target_groups: "many",
  clients_declined: "many",
  group_size: "number",
  year: "number",
  places: "number",
  issued: "day",
  received: "day",
  rehabilitation_started: "day",
  start: "day",
  end: "day",
  checked: "answer",
  agreed: "answer",
  clients_agreed: "answer",
  continues: "yesno",
  declined_move: "yesno",
  periods: "schedule",
};

export interface Input {
  path: string;
  kind: Kind;
}

interface Task {
  /** The field for the course or client that is shown. */
  about?: "course" | "from" | "client";
  inputs: readonly Input[];
}

function task(about: Task["about"], ...fields: string[]): Task {
  const inputs = fields.map((path) => ({ path, kind: KINDS[path] ?? "text" }));
  return { ...(about && { about }), inputs };
}

export const TASKS: Record<ActionName, Task> = {
  create_course: task(undefined, "course", "service", "target_groups", "group_size", "periods", "office", "contact"),
  publish_course: task("course", "checked"),
  unpublish_course: task("course"),
  correct_course: task("course", "office", "contact"),
  attach_client: task("course", "client", "agreed"),
  detach_client: task("course", "client"),
  move_client: task("from", "client", "to", "agreed"),
  set_group_size: task("course", "group_size"),
  set_target_groups: task("course", "target_groups"),
  confirm_course: task("course"),
  reschedule_course: task("course", "periods", "clients_agreed", "clients_declined"),
  reschedule_period: task("course", "period", "start", "end", "clients_agreed", "clients_declined"),
  delete_course: task("course"),
  declare_capacity: task(undefined, "service", "year", "places"),
  update_provider_info: task(undefined, "service", "office", "multiprofessional_experience", "distance_experience", "pool", "contact"),
  receive_decision: {
    inputs: [
      // A new client is typed, not chosen.
      { path: "client", kind: "text" },
      ...task(undefined, "service", "issued", "received", "target_group", "continues", "rehabilitation_started").inputs,
    ],
  },
  tell_authority_line: task("client", "service"),
  change_provider: task("client", "service", "declined_move"),
  end_rehabilitation: task("client", "service"),
};

/** The actions that a course is asked for, in the order of their use. */
export const OF_COURSE: readonly ActionName[] = [
  "attach_client",
  "move_client",
  "detach_client",
  "publish_course",
  "confirm_course",
  "reschedule_course",
  "reschedule_period",
  "set_group_size",
  "set_target_groups",
  "correct_course",
  "delete_course",
  "unpublish_course",
];
