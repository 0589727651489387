"use strict";
// Filters the list of findings and shows it in the chosen language. Without this script the page shows the first findings.
(async () => {
  const STEP = 100;
  const languages = [...document.getElementsByName("language")];
  const language = () => languages.find((radio) => radio.checked).value;
  const mains = Object.fromEntries([...document.querySelectorAll("main")].map((main) => [main.lang, main]));
  const skip = document.querySelector(".skip");

  const data = await unpack(document.getElementById("data"));
  const follow = () => {
    document.documentElement.lang = language();
    document.title = mains[language()].querySelector("h1").textContent;
    if (!skip) return;
    skip.textContent = mains[language()].dataset.skip;
    skip.href = "#findings-" + language();
  };
  follow();
  // A plan that shows its courses afterwards does so in every language.
  document.addEventListener("change", ({ target }) => {
    if (target.name === "state") document.querySelectorAll(`[name=state][value=${target.value}]`).forEach((radio) => (radio.checked = true));
  });
  languages.forEach((radio) => radio.addEventListener("change", follow));
  if (!data) return;

  let room = STEP;
  let before = language();
  const form = () => mains[language()].querySelector("form.filter");

  const matching = () => {
    const asked = Object.fromEntries([...new FormData(form())].map(([name, text]) => [name, text.trim().toLowerCase()]));
    const holds = (id, text) => !text || (id !== null && id.toLowerCase().includes(text));
    return data.rows.filter(
      ([effect, rule, provider, course]) =>
        (!asked.effect || effect === asked.effect) && (!asked.rule || rule === asked.rule) && holds(provider, asked.provider) && holds(course, asked.course),
    );
  };

  const show = () => {
    const main = mains[language()];
    const words = data.words[language()];
    const rows = matching();
    const shown = rows.slice(0, room);
    const above = new Set(rows);
    // A finding whose cause is not in the list is shown on its own.
    const isCaused = (cause) => cause !== null && above.has(data.rows[cause]);
    main.querySelector(".list tbody").replaceChildren(...shown.map((row) => line(row, words, isCaused(row[10]))));
    const count = { shown: number(shown.length), matching: number(rows.length) };
    main.querySelector(".shown").textContent = rows.length ? fill(words.shown, count) : words.none_match;
    const [some, all] = main.querySelectorAll(".more button");
    const left = rows.length - shown.length;
    some.hidden = left <= STEP;
    all.hidden = left <= 0;
    some.textContent = fill(words.more, { n: number(STEP) });
    all.textContent = fill(words.all, { n: number(rows.length) });
  };

  // A row in the same form as on the page without this script.
  const line = ([effect, rule, provider, course, client, number, on, due, messages, isInferred], words, isCaused) => {
    const about = element("p", "about");
    if (isCaused) about.append(element("b", "", words.same_cause), " · ");
    about.append(words.provider + " ", element("bdi", "", provider));
    if (course !== null) about.append(" · " + words.course.toLowerCase() + " ", element("bdi", "", course));
    if (client !== null) about.append(" · " + words.client.toLowerCase() + " ", element("bdi", "", client));
    if (number !== null) about.append(" · " + fill(words.line, { n: number }) + ", " + day(on));
    about.append(" · ", element("code", "", rule));
    if (isInferred) about.append(" · " + words.inferred);
    const mark = element("span", "mark " + effect, data.marks[effect]);
    mark.ariaHidden = "true";
    const message = messages[languages.findIndex((radio) => radio.checked)];
    const cells = [cell(mark, " " + words.effects[effect]), cell(element("p", "", message), about), cell(due === null ? "" : day(due))];
    const row = element("tr", "is-" + effect + (isCaused ? " caused" : ""), ...cells);
    row.setAttribute("role", "row");
    return row;
  };
  const cell = (...content) => {
    const made = element("td", "", ...content);
    made.setAttribute("role", "cell");
    return made;
  };
  const element = (name, style, ...content) => {
    const made = document.createElement(name);
    if (style) made.className = style;
    made.append(...content);
    return made;
  };

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const number = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, language() === "en" ? "," : "\u00a0");
  const day = (text) => {
    const [year, month, date] = text.split("-").map(Number);
    return language() === "en" ? `${date} ${data.months[month - 1]} ${year}` : `${date}.${month}.${year}`;
  };

  const offer = (list, place) => {
    const ids = [...new Set(data.rows.map((row) => row[place]).filter((id) => id !== null))].slice(0, 500);
    document.getElementById(list).append(...ids.map((id) => Object.assign(document.createElement("option"), { value: id })));
  };
  offer("providers", 2);
  offer("courses", 3);

  for (const main of Object.values(mains)) {
    const filter = main.querySelector("form.filter");
    const again = () => { room = STEP; show(); };
    filter.addEventListener("input", again);
    filter.addEventListener("submit", (event) => event.preventDefault());
    filter.addEventListener("reset", () => setTimeout(again));
    main.addEventListener("click", ({ target }) => {
      const button = target.closest("button");
      if (button?.dataset.more) {
        room = button.dataset.more === "all" ? Infinity : room + STEP;
        const first = main.querySelectorAll(".list tbody tr").length;
        show();
        // The button may be gone: keyboard users continue at the first new row.
        const row = main.querySelectorAll(".list tbody tr")[first];
        row.tabIndex = -1;
        row.focus({ preventScroll: true });
      } else if (button?.dataset.rule) {
        filter.reset();
        filter.elements.rule.value = button.dataset.rule;
        filter.elements.effect.value = button.dataset.effect;
        again();
        document.getElementById("findings-" + main.lang).focus();
      }
    });
  }
  languages.forEach((radio) =>
    radio.addEventListener("change", () => {
      for (const { name, value } of mains[before].querySelector("form.filter").elements) if (name) form().elements[name].value = value;
      before = language();
      show();
    }),
  );
  document.documentElement.classList.add("has-script");
  show();

  async function unpack(place) {
    if (!place) return null;
    const bytes = Uint8Array.from(atob(place.textContent), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(stream).json();
  }
})();
