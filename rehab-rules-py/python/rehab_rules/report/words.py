"""The words of the report in English, Finnish and Swedish; `{n}`, `{day}` and the like are filled in."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..request import Language
from ..words import Forms


@dataclass(frozen=True)
class ReportWords:
    """All fixed wording of the report and the charts, in one language; wording shared with the table is in `rehab_rules.words`."""

    name: str
    title_audit: str
    title_replay: str
    title_empty: str
    read: Forms
    within: str
    only_effects: str
    without_effects: str
    only_provider: str
    only_providers: str
    nameless: Forms
    of_providers: str
    open_courses: str
    clients_on_them: str
    language: str
    to_findings: str
    first: str
    broken: str
    nothing_broken: str
    rule: str
    findings: str
    show: str
    soon: Forms
    due_soon: str
    due_on: str
    due_after_log: str
    nothing_due: str
    more_due: Forms
    malformed_note: Forms
    charts: str
    as_table: str
    time_line: str
    time_line_says: str
    time_line_none: str
    ahead: str
    missed: str
    week_from: str
    earlier: str
    later: str
    by_month: str
    by_month_says: str
    by_month_due_says: str
    by_month_none: str
    month: str
    most_in_month: str
    in_all: str
    no_day: str
    filling: str
    filling_says: str
    filling_none: str
    filled: str
    needs: str
    confirmed: str
    unconfirmed: str
    starts: str
    started: str
    unscheduled: str
    course: str
    provider: str
    service: str
    client: str
    start: str
    clients: str
    group_size: str
    status: str
    first_rows: str
    capacity: str
    capacity_says: str
    capacity_none: str
    used_of: str
    places_left: str
    excess: str
    year: str
    used: str
    declared: str
    left: str
    due_by_week: str
    by_month_of_event: str
    by_month_of_last_day: str
    findings_by_rule: str
    all_findings: str
    most_rows: str
    without_script: str
    inferred_says: str
    same_cause: str
    effect: str
    what: str
    last_day: str
    any: str
    reset: str
    shown: str
    none_match: str
    more: str
    all: str
    event: str
    line: str
    code: str
    field: str
    problem: str
    malformed_says: str
    sources: str


ENGLISH = ReportWords(
    name="English",
    title_audit="Rehabilitation courses: situation on {day}",
    title_replay="Rehabilitation courses: events until {day}",
    title_empty="Rehabilitation courses: an empty log",
    read=Forms("{n} row read", "{n} rows read"),
    within="Only findings due by {day}, or without a deadline, are listed.",
    only_effects="Only these are listed: {effects}.",
    without_effects="Not listed: {effects}.",
    only_provider="Only the events of provider {providers} were evaluated.",
    only_providers="Only the events of these providers were evaluated: {providers}.",
    nameless=Forms(
        "{n} line of the log has no provider and was left out. It may be about this provider.",
        "{n} lines of the log have no provider and were left out. They may be about this provider.",
    ),
    of_providers="By provider",
    open_courses="Upcoming and ongoing courses",
    clients_on_them="Clients on them",
    language="Language",
    to_findings="Go to the list of findings",
    first="Most important first",
    broken="Prohibitions and violations",
    nothing_broken="Nothing is prohibited and no duty was missed.",
    rule="Rule",
    findings="Findings",
    show="Show in the list",
    soon=Forms("Due in {n} day", "Due in {n} days"),
    due_soon="{soon}, by {day}",
    due_on="Due on {day}",
    due_after_log="The situation after the last date of the log, {day}.",
    nothing_due="No duty is due then.",
    more_due=Forms("And {n} more duty.", "And {n} more duties."),
    malformed_note=Forms(
        "{n} row is malformed and was left out. Its content is missing from the results.",
        "{n} rows are malformed and were left out. Their content is missing from the results.",
    ),
    charts="Charts",
    as_table="As a table",
    time_line="Timeline of deadlines",
    time_line_says="Duties by the week of their deadline. Striped: missed before {day}.",
    time_line_none="No duty has a deadline.",
    ahead="Upcoming duties",
    missed="Missed",
    week_from="First day of the week",
    earlier="{n} earlier",
    later="{n} later",
    by_month="Findings by rule and month",
    by_month_says="By the month of the event, {first} to {last}; each rule has its own scale.",
    by_month_due_says="By the month of the deadline, {first} to {last}; each rule has its own scale.",
    by_month_none="There are no findings.",
    month="Month",
    most_in_month="{n} in all; most in a month: {most}",
    in_all="{n} in all",
    no_day="No deadline",
    filling="Clients on courses",
    filling_says="Courses that are not over on {day}, in order of their start.",
    filling_none="There are no upcoming or ongoing courses.",
    filled="{clients} of {places} places",
    needs="needs {n}",
    confirmed="confirmed",
    unconfirmed="not confirmed",
    starts="starts {day}",
    started="started {day}",
    unscheduled="not scheduled",
    course="Course",
    provider="Provider",
    service="Service",
    client="Client",
    start="First day",
    clients="Clients",
    group_size="Group size",
    status="Status",
    first_rows="The first {n} of {all}.",
    capacity="Client capacity used by year",
    capacity_says="Group sizes of the courses of a year compared with the declared places, for the year of {day} and later years.",
    capacity_none="No capacity is declared for the year or a later one.",
    used_of="{used} of {declared} places",
    places_left="{n} left",
    excess="{n} too many",
    year="Year",
    used="Used",
    declared="Declared",
    left="Left",
    due_by_week="Deadlines by week",
    by_month_of_event="Findings by the month of the event",
    by_month_of_last_day="Findings by the month of the deadline",
    findings_by_rule="Findings by rule",
    all_findings="Findings",
    most_rows="The {n} most severe of {all} findings are listed; --format csv and parquet contain all of them.",
    without_script="Without JavaScript the list cannot be filtered. It shows {n} of {all} findings, the most severe first.",
    inferred_says="{label}: the instructions do not state this directly, but it follows from them.",
    same_cause="Same cause as above",
    effect="Kind",
    what="Finding",
    last_day="Deadline",
    any="All",
    reset="Clear the filter",
    shown="{shown} of {matching} findings shown",
    none_match="No finding matches the filter.",
    more="Show {n} more",
    all="Show all {n}",
    event="Event",
    line="Line",
    code="Code",
    field="Field",
    problem="What is wrong",
    malformed_says="These lines changed nothing.",
    sources="Rules, version {version}. The rules come from:",
)

FINNISH = ReportWords(
    name="Suomi",
    title_audit="Kuntoutuskurssit: tilanne {day}",
    title_replay="Kuntoutuskurssit: tapahtumat {day} asti",
    title_empty="Kuntoutuskurssit: loki on tyhjä",
    read=Forms("Luettiin {n} rivi", "Luettiin {n} riviä"),
    within="Luettelossa ovat vain havainnot, joiden määräaika päättyy viimeistään {day} tai joilla ei ole määräaikaa.",
    only_effects="Luettelossa ovat vain: {effects}.",
    without_effects="Luettelossa ei ole: {effects}.",
    only_provider="Vain palveluntuottajan {providers} tapahtumat arvioitiin.",
    only_providers="Vain näiden palveluntuottajien tapahtumat arvioitiin: {providers}.",
    nameless=Forms(
        "{n} lokin rivi ei kerro palveluntuottajaa ja jätettiin pois. Se voi koskea tätä palveluntuottajaa.",
        "{n} lokin riviä ei kerro palveluntuottajaa ja jätettiin pois. Ne voivat koskea tätä palveluntuottajaa.",
    ),
    of_providers="Palveluntuottajittain",
    open_courses="Tulevia tai käynnissä olevia kursseja",
    clients_on_them="Asiakkaita niillä",
    language="Kieli",
    to_findings="Siirry havaintojen luetteloon",
    first="Tärkeimmät ensin",
    broken="Kiellot ja täyttymättömät vaatimukset",
    nothing_broken="Kieltoja tai täyttymättömiä vaatimuksia ei ole.",
    rule="Sääntö",
    findings="Havaintoja",
    show="Näytä luettelossa",
    soon=Forms("Määräaika {n} päivän kuluessa", "Määräaika {n} päivän kuluessa"),
    due_soon="{soon}, viimeistään {day}",
    due_on="Määräaika {day}",
    due_after_log="Tilanne lokin viimeisen päivän {day} jälkeen.",
    nothing_due="Minkään velvollisuuden määräaika ei pääty silloin.",
    more_due=Forms("Ja vielä {n} velvollisuus.", "Ja vielä {n} velvollisuutta."),
    malformed_note=Forms(
        "{n} rivi on virheellinen ja jäi pois. Sen sisältö puuttuu tuloksista.",
        "{n} riviä on virheellisiä ja jäi pois. Niiden sisältö puuttuu tuloksista.",
    ),
    charts="Kuvioina",
    as_table="Taulukkona",
    time_line="Määräajat aikajanalla",
    time_line_says="Velvollisuudet määräpäivän viikon mukaan. Raidoitettu: määräaika ylittyi ennen päivää {day}.",
    time_line_none="Millään velvollisuudella ei ole määräaikaa.",
    ahead="Tulevat velvollisuudet",
    missed="Määräaika ylittynyt",
    week_from="Viikon ensimmäinen päivä",
    earlier="{n} aiemmin",
    later="{n} myöhemmin",
    by_month="Havainnot säännöittäin ja kuukausittain",
    by_month_says="Tapahtuman kuukauden mukaan, {first}–{last}; kullakin säännöllä on oma asteikkonsa.",
    by_month_due_says="Määräpäivän kuukauden mukaan, {first}–{last}; kullakin säännöllä on oma asteikkonsa.",
    by_month_none="Havaintoja ei ole.",
    month="Kuukausi",
    most_in_month="yhteensä {n}; eniten yhdessä kuukaudessa {most}",
    in_all="yhteensä {n}",
    no_day="Ei määräaikaa",
    filling="Kurssien täyttyminen",
    filling_says="Kurssit, jotka eivät ole päättyneet {day}, alkamisjärjestyksessä.",
    filling_none="Tulevia tai käynnissä olevia kursseja ei ole.",
    filled="{clients}/{places} asiakaspaikkaa",
    needs="tarvitaan {n}",
    confirmed="vahvistettu",
    unconfirmed="vahvistamatta",
    starts="alkaa {day}",
    started="alkanut {day}",
    unscheduled="ei aikataulua",
    course="Kurssi",
    provider="Palveluntuottaja",
    service="Palvelu",
    client="Asiakas",
    start="Ensimmäinen päivä",
    clients="Asiakkaita",
    group_size="Ryhmäkoko",
    status="Tila",
    first_rows="Ensimmäiset {n}, yhteensä {all}.",
    capacity="Asiakasmäärän käyttö vuosittain",
    capacity_says="Vuoden kurssien ryhmäkoot ilmoitettuun asiakasmäärään verrattuna; vuosi, johon {day} kuuluu, ja sitä myöhemmät.",
    capacity_none="Tälle vuodelle tai myöhemmille vuosille ei ole ilmoitettu asiakasmäärää.",
    used_of="{used}/{declared} asiakaspaikkaa",
    places_left="jäljellä {n}",
    excess="ylitys {n}",
    year="Vuosi",
    used="Käytetty",
    declared="Ilmoitettu",
    left="Jäljellä",
    due_by_week="Määräajat viikoittain",
    by_month_of_event="Havainnot tapahtuman kuukauden mukaan",
    by_month_of_last_day="Havainnot määräpäivän kuukauden mukaan",
    findings_by_rule="Havainnot säännöittäin",
    all_findings="Havainnot",
    most_rows="Havaintoja on {all}, ja luettelossa on niistä {n} vakavinta; --format csv ja parquet antavat kaikki.",
    without_script="Ilman JavaScriptiä luetteloa ei voi suodattaa. Siinä on {n}/{all} havaintoa, vakavimmat ensin.",
    inferred_says="{label}: ohje ei kerro tätä suoraan, mutta se seuraa ohjeesta.",
    same_cause="Sama syy kuin edellä",
    effect="Laji",
    what="Havainto",
    last_day="Määräaika",
    any="Kaikki",
    reset="Tyhjennä suodatin",
    shown="Näytetään {shown}/{matching} havaintoa",
    none_match="Suodatinta vastaavia havaintoja ei ole.",
    more="Näytä {n} lisää",
    all="Näytä kaikki {n}",
    event="Tapahtuma",
    line="Rivi",
    code="Koodi",
    field="Kenttä",
    problem="Mikä on vialla",
    malformed_says="Nämä rivit eivät muuttaneet mitään.",
    sources="Säännöt, versio {version}. Säännöt perustuvat asiakirjoihin:",
)

SWEDISH = ReportWords(
    name="Svenska",
    title_audit="Rehabiliteringskurser: läget {day}",
    title_replay="Rehabiliteringskurser: händelser till och med {day}",
    title_empty="Rehabiliteringskurser: en tom logg",
    read=Forms("{n} rad lästes", "{n} rader lästes"),
    within="Listan innehåller bara sådant vars tidsfrist går ut senast {day} eller som saknar tidsfrist.",
    only_effects="Listan innehåller bara: {effects}.",
    without_effects="Listan innehåller inte: {effects}.",
    only_provider="Bara händelserna för serviceproducent {providers} har bedömts.",
    only_providers="Bara händelserna för följande serviceproducenter har bedömts: {providers}.",
    nameless=Forms(
        "{n} rad i loggen anger ingen serviceproducent och utelämnades. Den kan gälla den här serviceproducenten.",
        "{n} rader i loggen anger ingen serviceproducent och utelämnades. De kan gälla den här serviceproducenten.",
    ),
    of_providers="Enligt serviceproducent",
    open_courses="Kommande eller pågående kurser",
    clients_on_them="Klienter på dem",
    language="Språk",
    to_findings="Gå till listan över observationer",
    first="Det viktigaste först",
    broken="Förbud och ouppfyllda krav",
    nothing_broken="Inget är förbjudet, och inget krav är ouppfyllt.",
    rule="Regel",
    findings="Observationer",
    show="Visa i listan",
    soon=Forms("Tidsfrist inom {n} dag", "Tidsfrist inom {n} dagar"),
    due_soon="{soon}, senast {day}",
    due_on="Tidsfrist {day}",
    due_after_log="Läget efter loggens sista dag, {day}.",
    nothing_due="Ingen tidsfrist går ut då.",
    more_due=Forms("Och {n} skyldighet till.", "Och {n} skyldigheter till."),
    malformed_note=Forms(
        "{n} rad är felaktig och utelämnades. Resultaten saknar det som står på den.",
        "{n} rader är felaktiga och utelämnades. Resultaten saknar det som står på dem.",
    ),
    charts="I diagram",
    as_table="Som tabell",
    time_line="Tidsfrister på en tidslinje",
    time_line_says="Skyldigheter enligt veckan för tidsfristen. Randigt: tidsfristen gick ut före {day}.",
    time_line_none="Ingen skyldighet har en tidsfrist.",
    ahead="Kommande skyldigheter",
    missed="Tidsfristen har gått ut",
    week_from="Veckans första dag",
    earlier="{n} tidigare",
    later="{n} senare",
    by_month="Observationer enligt regel och månad",
    by_month_says="Enligt händelsens månad, {first}–{last}; varje regel har sin egen skala.",
    by_month_due_says="Enligt månaden för tidsfristen, {first}–{last}; varje regel har sin egen skala.",
    by_month_none="Det finns inga observationer.",
    month="Månad",
    most_in_month="sammanlagt {n}; flest på en månad {most}",
    in_all="sammanlagt {n}",
    no_day="Ingen tidsfrist",
    filling="Hur kurserna fylls",
    filling_says="Kurser som inte har avslutats {day}, i den ordning de börjar.",
    filling_none="Det finns inga kommande eller pågående kurser.",
    filled="{clients} av {places} klientplatser",
    needs="{n} behövs",
    confirmed="bekräftad",
    unconfirmed="inte bekräftad",
    starts="börjar {day}",
    started="började {day}",
    unscheduled="ingen tidtabell",
    course="Kurs",
    provider="Serviceproducent",
    service="Tjänst",
    client="Klient",
    start="Första dag",
    clients="Klienter",
    group_size="Gruppstorlek",
    status="Status",
    first_rows="De första {n} av {all}.",
    capacity="Använd klientkapacitet per år",
    capacity_says="Gruppstorlekarna för årets kurser jämförda med den angivna klientkapaciteten, för året som {day} hör till och senare år.",
    capacity_none="Ingen klientkapacitet har angetts för året eller senare år.",
    used_of="{used} av {declared} klientplatser",
    places_left="{n} kvar",
    excess="{n} för många",
    year="År",
    used="Använt",
    declared="Angivet",
    left="Kvar",
    due_by_week="Tidsfrister per vecka",
    by_month_of_event="Observationer enligt händelsens månad",
    by_month_of_last_day="Observationer enligt månaden för tidsfristen",
    findings_by_rule="Observationer enligt regel",
    all_findings="Observationer",
    most_rows="Listan innehåller de {n} allvarligaste av {all} observationer; --format csv och parquet innehåller alla.",
    without_script="Utan JavaScript kan listan inte filtreras. Den visar {n} av {all} observationer, de allvarligaste först.",
    inferred_says="{label}: anvisningen säger inte detta direkt, men det följer av den.",
    same_cause="Samma orsak som ovan",
    effect="Typ",
    what="Observation",
    last_day="Tidsfrist",
    any="Alla",
    reset="Rensa filtret",
    shown="{shown} av {matching} observationer visas",
    none_match="Ingen observation motsvarar filtret.",
    more="Visa {n} till",
    all="Visa alla {n}",
    event="Händelse",
    line="Rad",
    code="Kod",
    field="Fält",
    problem="Vad som är fel",
    malformed_says="De här raderna ändrade ingenting.",
    sources="Regler, version {version}. Reglerna bygger på:",
)

REPORT_WORDS: Mapping[Language, ReportWords] = {"fi": FINNISH, "sv": SWEDISH, "en": ENGLISH}
