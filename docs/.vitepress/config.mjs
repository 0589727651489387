// The site that `make docs` builds of these pages: three languages, a search in each that needs no server.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitepress";

const DOCS = fileURLToPath(new URL("..", import.meta.url));
/** Where the repository is published, with a slash at its end. Without it, links to what lies outside these pages are shown as paths. */
const REPOSITORY = process.env.REPOSITORY_URL;

const page = (path) => ({
  text: readFileSync(join(DOCS, path), "utf8").match(/^# (.*)$/m)[1].replaceAll("`", ""),
  link: `/${path.replace(/README\.md$/, "").replace(/\.md$/, "")}`,
});
const pages = (...paths) => paths.map(page);
/** The pages of a folder in alphabetical order of their titles. */
const folder = (path) =>
  readdirSync(join(DOCS, path))
    .filter((name) => name.endsWith(".md") && name !== "README.md")
    .map((name) => page(`${path}/${name}`))
    .sort((one, other) => one.text.localeCompare(other.text));

const rules = (path, subjects, all) => [
  { text: all, items: pages(`${path}/README.md`, `${path}/sources.md`) },
  ...Object.entries(subjects).map(([subject, text]) => ({
    text,
    collapsed: true,
    items: folder(`${path}/${subject}`).map(({ text, link }) => ({ text: text.slice(subject.length + 1), link })),
  })),
];

const english = [
  { text: "Tutorials", items: folder("tutorials") },
  { text: "How to", items: [...pages("registry.md", "web.md"), ...folder("how-to")] },
  { text: "Reference", items: [...pages("log.md", "records.md"), ...folder("reference")] },
  { text: "Explanation", items: folder("explanation") },
  {
    text: "Rules",
    items: rules(
      "rules",
      {
        course: "Courses",
        client: "Clients",
        provider: "Providers",
        distance: "Distance rehabilitation",
        therapy: "Therapy (ÅHS)",
        coordinator: "Coordinators (Uppsala)",
      },
      "All rules",
    ).flatMap((group, index) => (index === 0 ? group.items : [group])),
  },
];
const finnish = [
  { text: "Virkailijalle", items: folder("fi") },
  ...rules(
    "fi/rules",
    {
      course: "Kurssit",
      client: "Asiakkaat",
      provider: "Palveluntuottajat",
      distance: "Etäkuntoutus",
      therapy: "Terapia (ÅHS)",
      coordinator: "Koordinaattorit (Uppsala)",
    },
    "Säännöt",
  ),
];
const swedish = [
  { text: "För handläggare", items: folder("sv") },
  ...rules(
    "sv/rules",
    {
      course: "Kurser",
      client: "Klienter",
      provider: "Serviceproducenter",
      distance: "Distansrehabilitering",
      therapy: "Terapi (ÅHS)",
      coordinator: "Koordinatorer (Uppsala)",
    },
    "Regler",
  ),
];

/** Pages are called README.md, as repositories show them, and index.md, as sites do; what lies outside is a path, or a link where it is published. */
function links(markdown) {
  markdown.core.ruler.push("links", ({ tokens, env }) => {
    for (const { children } of tokens) {
      let outside = false;
      for (const token of children ?? []) {
        if (token.type === "link_close" && outside) {
          [token.tag, outside] = ["span", false];
        }
        const href = token.type === "link_open" ? token.attrGet("href") : null;
        if (href === null || /^([a-z]+:|#)/.test(href)) continue;
        const [path, anchor] = href.split("#");
        const target = normalize(join(dirname(env.realPath ?? env.path), decodeURI(path)));
        const inside = target.startsWith(DOCS) && path.endsWith(".md");
        if (inside) {
          token.attrSet("href", href.replace(/README\.md(?=#|$)/, "index.md"));
          continue;
        }
        const inRepository = target.slice(dirname(DOCS.replace(/\/$/, "")).length + 1);
        if (REPOSITORY) {
          token.attrSet("href", `${REPOSITORY}${inRepository}${anchor ? `#${anchor}` : ""}`);
        } else {
          outside = true;
          [token.tag, token.type] = ["span", "span_open"];
          token.attrs = [["title", inRepository]];
        }
      }
    }
  });
}

const words = (search, none, reset, select, navigate, close) => ({
  translations: {
    button: { buttonText: search, buttonAriaLabel: search },
    modal: {
      noResultsText: none,
      resetButtonTitle: reset,
      backButtonTitle: close,
      displayDetails: search,
      footer: { selectText: select, navigateText: navigate, closeText: close },
    },
  },
});

export default defineConfig({
  title: "rehab-rules",
  description: "Kela's rehabilitation course rules as an engine: what is allowed, why not, what is due and when, what was broken",
  cleanUrls: false,
  lastUpdated: false,
  srcExclude: ["**/node_modules/**"],
  rewrites: (path) => path.replace(/README\.md$/, "index.md"),
  markdown: { config: links, languageAlias: { crontab: "bash" } },
  // The index of the search is one file for each language.
  vite: { build: { chunkSizeWarningLimit: 2000 } },
  locales: {
    root: { label: "English", lang: "en" },
    fi: {
      label: "Suomi",
      lang: "fi",
      description: "Kelan kuntoutuskurssien säännöt: saako näin tehdä, miksi ei, mitä on tehtävä mihin mennessä",
      themeConfig: {
        sidebar: finnish,
        outline: { label: "Tällä sivulla" },
        docFooter: { prev: "Edellinen", next: "Seuraava" },
        darkModeSwitchLabel: "Ulkoasu",
        lightModeSwitchTitle: "Vaihda vaaleaan teemaan",
        darkModeSwitchTitle: "Vaihda tummaan teemaan",
        sidebarMenuLabel: "Valikko",
        returnToTopLabel: "Sivun alkuun",
        langMenuLabel: "Vaihda kieltä",
        skipToContentLabel: "Siirry sisältöön",
      },
    },
    sv: {
      label: "Svenska",
      lang: "sv",
      description: "Reglerna för FPA:s rehabiliteringskurser: får detta göras, varför inte, vad ska göras senast när",
      themeConfig: {
        sidebar: swedish,
        outline: { label: "På denna sida" },
        docFooter: { prev: "Föregående", next: "Nästa" },
        darkModeSwitchLabel: "Utseende",
        lightModeSwitchTitle: "Byt till ljust tema",
        darkModeSwitchTitle: "Byt till mörkt tema",
        sidebarMenuLabel: "Meny",
        returnToTopLabel: "Till sidans början",
        langMenuLabel: "Byt språk",
        skipToContentLabel: "Hoppa till innehållet",
      },
    },
  },
  themeConfig: {
    sidebar: english,
    outline: { level: [2, 3] },
    search: {
      provider: "local",
      options: {
        locales: {
          fi: words("Hae", "Ei tuloksia haulle", "Tyhjennä", "valitse", "siirry", "sulje"),
          sv: words("Sök", "Inga träffar för", "Rensa", "välj", "flytta", "stäng"),
        },
      },
    },
  },
});
