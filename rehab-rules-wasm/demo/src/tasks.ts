// The tasks of the page, as data: the fields of each task, in order.
import type { Action, ActionName } from "rehab-rules";

export interface Input {
  path: string;
  /** `one` and `many` choose among existing items; `answer` is yes or no, and asked only if a rule needs it. */
  kind: "text" | "number" | "one" | "many" | "answer" | "schedule";
}

interface Task {
  /** The field for the selected course. */
  course?: "course" | "from";
  inputs: readonly Input[];
}

const tasks = {
  create_course: {
    inputs: [
      { path: "course", kind: "text" },
      { path: "service", kind: "one" },
      { path: "target_groups", kind: "many" },
      { path: "group_size", kind: "number" },
      { path: "periods", kind: "schedule" },
      { path: "contact", kind: "text" },
    ],
  },
  publish_course: { course: "course", inputs: [{ path: "checked", kind: "answer" }] },
  attach_client: {
    course: "course",
    inputs: [
      { path: "client", kind: "one" },
      { path: "agreed", kind: "answer" },
    ],
  },
  move_client: {
    course: "from",
    inputs: [
      { path: "client", kind: "one" },
      { path: "to", kind: "one" },
      { path: "agreed", kind: "answer" },
    ],
  },
  confirm_course: { course: "course", inputs: [] },
  reschedule_course: {
    course: "course",
    inputs: [
      { path: "periods", kind: "schedule" },
      { path: "clients_agreed", kind: "answer" },
      { path: "clients_declined", kind: "many" },
    ],
  },
  set_group_size: { course: "course", inputs: [{ path: "group_size", kind: "number" }] },
  detach_client: { course: "course", inputs: [{ path: "client", kind: "one" }] },
  delete_course: { course: "course", inputs: [] },
} as const satisfies Partial<Record<ActionName, Task>>;

export type TaskName = keyof typeof tasks;
export const TASKS: Record<TaskName, Task> = tasks;
export const TASK_NAMES = Object.keys(tasks) as TaskName[];

/** Whether the page has a form for an action. */
export const isTask = (action: Action): action is Extract<Action, { action: TaskName }> => action.action in tasks;
