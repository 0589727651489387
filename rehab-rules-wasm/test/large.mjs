// A very large provider, and how long its page waits for answers: in Node and in a browser.

const SERVICE = "kela.family-carers";
const TODAY = "2026-03-02";
const COURSES = 200;
const RUNS = 9;

/** A snapshot of 200 courses, half of them confirmed, and 2,000 clients, ten on each course. */
function large() {
  const courses = Array.from({ length: COURSES }, (_, number) => {
    const month = String(4 + (number % 6)).padStart(2, "0");
    const course = {
      course: `C${number}`,
      service: SERVICE,
      created_on: "2026-01-07",
      group_size: 12,
      target_groups: ["carer-of-adult"],
      periods: [
        { kind: "in_person", start: `2026-${month}-06`, end: `2026-${month}-10` },
        { kind: "digital", start: `2026-${month}-13`, end: `2026-${month}-24` },
      ],
      contact: "010 123 4567",
      published: true,
    };
    return number % 2 ? { ...course, confirmed_on: "2026-02-16", confirmed_with: 10 } : course;
  });
  const clients = Array.from({ length: COURSES * 10 }, (_, number) => ({
    client: `K${number}`,
    service: SERVICE,
    decision: { on: "2026-01-08", issued: "2026-01-05", target_group: "carer-of-adult" },
    stays: [{ course: `C${number % COURSES}`, attached_on: "2026-01-12" }],
  }));
  return { snapshot: 1, provider: "P1", last_on: "2026-02-16", capacity: [{ service: SERVICE, year: 2026, places: COURSES * 12 }], courses, clients };
}

/** The fastest of several runs, in milliseconds: the one least delayed by other work on the machine. */
function fastest(run) {
  const times = Array.from({ length: RUNS }, () => {
    const done = run();
    const begun = performance.now();
    done();
    return performance.now() - begun;
  });
  return Math.min(...times);
}

/** The time of each operation, in milliseconds, and the number of buttons. */
export async function measured({ Provider, init }) {
  await init({ language: "fi" });
  const early = Provider.fromSnapshot(large());
  await init({ answers: true });
  const provider = Provider.fromSnapshot(large());
  let buttons = 0;
  const page = (language) => () => {
    buttons = 0;
    for (let number = 0; number < COURSES; number++) buttons += provider.actions({ course: `C${number}` }, TODAY, language).length;
  };
  const leave = { action: "detach_client", course: "C1", client: "K1" };
  const ask = (one) => () => one.window(leave, TODAY, TODAY);
  ask(provider)();
  // As many evaluations as there are buttons.
  const evaluations = () => {
    for (let number = 0; number < COURSES; number++)
      for (let turn = 0; turn < 12; turn++) provider.evaluate({ action: "confirm_course", course: `C${number}` }, TODAY);
  };
  return {
    evaluations: fastest(() => evaluations),
    buttons: fastest(() => page()),
    buttonsInWords: fastest(() => page("fi")),
    count: buttons,
    fork: fastest(() => () => provider.fork().free()),
    question: fastest(() => ask(provider)),
    // Each fork moves separately.
    move: fastest(() => ask(early.fork())),
  };
}
