//! The statements of source 003: ÅHS, therapies.

use crate::catalogue::source::NoRule::{Benefit, HelpText, NoEvent};
use crate::catalogue::source::Outcome::{NoRule, Type};
use crate::catalogue::source::Row;

rows! {
    "003":
    under "Information om medicinsk rehabilitering och terapier till ÅHS samarbetspartners" {
        "A-01" 7..=11
            "ÅHS is responsible for planning and following up medical rehabilitation, a process that often involves several professions."
            "ÅHS vastaa lääkinnällisen kuntoutuksen suunnittelusta ja seurannasta. Prosessiin osallistuu usein useita ammattiryhmiä."
            "Ansvaret för att den medicinska rehabiliteringen planeras och följs upp ligger hos ÅHS. I processen medverkar ofta flera yrkesgrupper."
            => [NoRule(NoEvent)];
        "A-02" 11..=12
            "Medical rehabilitation is given to persons of all ages whose functioning is reduced because of illness or injury."
            "Lääkinnällistä kuntoutusta annetaan kaikenikäisille henkilöille, joiden toimintakyky on heikentynyt sairauden tai vamman vuoksi."
            "Oavsett ålder kan den som på grund av sjukdom eller skada har nedsatt funktionsförmåga få medicinsk rehabilitering."
            => [NoRule(HelpText)];
        "A-03" 14..=16
            "The first category of medical rehabilitation is short-term need: shorter than one year, for example after surgery."
            "Lääkinnällisen kuntoutuksen ensimmäinen ryhmä on lyhytaikainen tarve, joka kestää alle vuoden, esimerkiksi leikkauksen jälkeen."
            "Den ena kategorin av medicinsk rehabilitering är kortvarigt behov: under ett år, exempelvis efter en operation."
            => [Type("therapy_case.need.category")];
        "A-04" 17..=17
            "The second category of medical rehabilitation is long-term need: longer than one year, in connection with disability."
            "Lääkinnällisen kuntoutuksen toinen ryhmä on pitkäaikainen tarve, joka kestää yli vuoden ja liittyy toimintarajoitteeseen."
            "Den andra kategorin av medicinsk rehabilitering är långvarigt behov: över ett år, i samband med funktionsnedsättning."
            => [Type("therapy_case.need.category")];
        "A-05" 19..=20
            "Medical rehabilitation may consist of various measures, but different forms of therapy are common, for example physiotherapy, occupational therapy, speech therapy or psychotherapy."
            "Lääkinnällinen kuntoutus voi koostua erilaisista toimenpiteistä, mutta tavallisia ovat eri terapiamuodot, esimerkiksi fysioterapia, toimintaterapia, puheterapia tai psykoterapia."
            "Åtgärderna inom medicinsk rehabilitering varierar. Vanliga är olika terapiformer, såsom fysioterapi, ergoterapi, talterapi eller psykoterapi."
            => [NoRule(HelpText)];
        "A-06" 22..=23
            "Kela may also pay for therapy when there is a long-term need for demanding medical rehabilitation and the patient is under 65."
            "Myös Kela voi maksaa terapian, kun vaativan lääkinnällisen kuntoutuksen tarve on pitkäaikainen ja potilas on alle 65-vuotias."
            "Även FPA kan stå för kostnaden för terapi, om patienten har ett långvarigt behov av krävande medicinsk rehabilitering och ännu inte fyllt 65 år."
            => [Type("therapy_case.need.demanding"), Type("therapy_case.patient.birth_date")];
        "A-07" 25..=26
            "ÅHS is responsible for ensuring that all patients entitled to demanding medical rehabilitation through Kela get the documents and support they need to apply for it."
            "ÅHS vastaa siitä, että kaikki potilaat, joilla on oikeus Kelan vaativaan lääkinnälliseen kuntoutukseen, saavat sen hakemiseen tarvittavat asiakirjat ja tuen."
            "ÅHS ansvarar för att samtliga patienter med rätt till krävande medicinsk rehabilitering via FPA får det stöd och det underlag som ansökan kräver."
            => [];
        "A-08" 26..=28
            "The purpose of demanding medical rehabilitation is that a person should be able to work or manage daily activities despite illness or disability."
            "Vaativan lääkinnällisen kuntoutuksen tarkoituksena on, että henkilö pystyy sairaudesta tai toimintarajoitteesta huolimatta työskentelemään tai selviytymään päivittäisistä toimista."
            "Krävande medicinsk rehabilitering syftar till att en person ska kunna arbeta eller sköta dagliga aktiviteter trots sin sjukdom eller funktionsnedsättning."
            => [NoRule(Benefit)];
        "A-09" 30..=30
            "When the need is long-term, the rehabilitation plan is the basis of therapy."
            "Kun tarve on pitkäaikainen, terapia perustuu kuntoutussuunnitelmaan."
            "När behovet är långvarigt bygger terapin på rehabiliteringsplanen."
            => [Type("therapy_case.plan")];
        "A-10" 30..=31
            "The overall goal of rehabilitation is always that a person should be able to work or to manage daily activities better."
            "Kuntoutuksen yleisenä tavoitteena on aina, että henkilö pystyy työskentelemään tai selviytyy päivittäisistä toimista paremmin."
            "Rehabiliteringen har alltid som övergripande mål att en person ska kunna arbeta eller sköta sina dagliga aktiviteter bättre."
            => [NoRule(Benefit)];
        "A-11" 31..=33
            "Which rehabilitation is of most benefit depends on the person's own goals, functioning and situation in life. The rehabilitation recommendation is therefore individual."
            "Se, mistä kuntoutuksesta on eniten hyötyä, riippuu henkilön omista tavoitteista, toimintakyvystä ja elämäntilanteesta. Kuntoutussuositus on siksi yksilöllinen."
            "Personens egna mål, funktionsförmåga och livssituation avgör vilken rehabilitering som är till störst nytta. Därför är rekommendationen om rehabilitering individuell."
            => [NoRule(HelpText)];
        "A-12" 33..=35
            "A rehabilitation plan must contain concrete and measurable goals for what the patient wants to achieve, and can be expected to achieve, with the planned therapy."
            "Kuntoutussuunnitelmassa on oltava konkreettiset ja mitattavat tavoitteet sille, mitä potilas haluaa saavuttaa ja mitä hänen voidaan odottaa saavuttavan suunnitellulla terapialla."
            "En rehabiliteringsplan ska ange konkreta och mätbara mål för det som patienten vill uppnå, och kan förväntas uppnå, genom den planerade terapin."
            => [Type("therapy_case.plan.goals")];
        "A-13" 35..=35
            "It is important that the goals motivate the person."
            "On tärkeää, että tavoitteet motivoivat henkilöä."
            "Det är viktigt att personen motiveras av målen."
            => [Type("therapy_case.plan.goals.motivating")];
        "A-14" 35..=36
            "The goals are usually evaluated after one year."
            "Tavoitteet arvioidaan tavallisesti yhden vuoden kuluttua."
            "En utvärdering av målen görs vanligtvis när ett år har gått."
            => [Type("therapy_case.plan.goals.evaluated_on")];
        "A-15" 36..=36
            "After the evaluation, new goals are set or the rehabilitation ends."
            "Arvioinnin jälkeen asetetaan uudet tavoitteet tai kuntoutus lopetetaan."
            "Efter utvärderingen ställs nya mål upp, eller så avslutas rehabiliteringen."
            => [Type("therapy_case.plan.goals.outcome")];
    }
    under "Allmänna principer:" {
        "A-16" 41..=44
            "A therapy report must always be given to ÅHS (to a physician at the referring clinic or to a fellow therapist within ÅHS) and to the patient."
            "Terapiapalaute on aina annettava ÅHS:lle (lähettävän yksikön lääkärille tai terapeuttikollegalle ÅHS:ssä) ja potilaalle."
            "Både ÅHS (en läkare vid den remitterande kliniken eller en terapikollega inom ÅHS) och patienten ska alltid få del av terapirapporten."
            => [Type("therapy_case.report.received_by_ahs"), Type("therapy_case.report.given_to_patient")];
        "A-17" 46..=48
            "When a therapy period is coming to an end, the therapy report must be available to ÅHS at least two months before the period ends, so that ÅHS can make an objective assessment, decide on further medical rehabilitation and write a new rehabilitation plan."
            "Kun terapiajakso on päättymässä, terapiapalautteen on oltava ÅHS:n käytettävissä vähintään kaksi kuukautta ennen jakson päättymistä. Näin ÅHS voi tehdä objektiivisen arvion, ottaa kantaa lääkinnällisen kuntoutuksen jatkoon ja laatia uuden kuntoutussuunnitelman."
            "Senast två månader innan en terapiperiod löper ut ska ÅHS ha tillgång till terapirapporten, så att ÅHS objektivt kan bedöma situationen, ta ställning till fortsatt medicinsk rehabilitering och skriva en ny rehabiliteringsplan."
            => [Type("therapy_case.report.received_by_ahs")];
        "A-18" 50..=50
            "ÅHS does not reimburse any administration fees linked to the visits."
            "ÅHS ei korvaa käynteihin mahdollisesti liittyviä hallinnollisia maksuja."
            "Eventuella administrationsavgifter i samband med besöken ersätts inte av ÅHS."
            => [Type("therapy_case.invoice.lines.kind")];
        "A-19" 51..=53
            "The length of the visits must be stated clearly on ÅHS's payment commitment and on the provider's invoice."
            "Käyntien pituuden on käytävä selvästi ilmi ÅHS:n maksusitoumuksesta ja palveluntuottajan laskusta."
            "Hur långa besöken är ska anges tydligt både på ÅHS betalningsförbindelse och på serviceproducentens faktura."
            => [Type("therapy_case.commitment.visit_minutes"), Type("therapy_case.invoice.lines.minutes")];
        "A-20" 53..=53
            "Record keeping is not part of a visit; it is done in addition to the visit time."
            "Kirjaaminen ei sisälly käyntiin, vaan se tehdään käyntiajan lisäksi."
            "Journalföring räknas inte in i ett besök utan görs därutöver."
            => [Type("therapy_case.visits.charting_minutes")];
        "A-21" 54..=55
            "ÅHS will not pay for treatments given without a valid payment commitment."
            "ÅHS ei maksa hoitoja, jotka annetaan ilman voimassa olevaa maksusitoumusta."
            "ÅHS betalar inte för behandlingar som har getts utan giltig betalningsförbindelse."
            => [Type("therapy_case.commitment.valid_from"), Type("therapy_case.commitment.valid_to")];
        "A-22" 54..=56
            "A payment commitment cannot be issued retroactively."
            "Maksusitoumusta ei voi myöntää takautuvasti."
            "Det går inte att skriva en betalningsförbindelse retroaktivt."
            => [Type("therapy_case.commitment.issued")];
        "A-23" 57..=59
            "The recommended number of visits must be spread over the whole period for which the payment commitment is valid."
            "Suositeltu käyntimäärä on jaettava maksusitoumuksen koko voimassaoloajalle."
            "De rekommenderade besöken ska spridas ut över betalningsförbindelsens hela giltighetstid."
            => [];
        "A-24" 59..=60
            "The visits may take place regularly or in blocks within the period of validity."
            "Käynnit voivat toteutua säännöllisesti tai jaksoittain maksusitoumuksen voimassaoloaikana."
            "Inom giltighetstiden kan besöken förläggas antingen regelbundet eller periodvis."
            => [];
        "A-25" 61..=62
            "If the action text gives an end date for the therapies, that date applies regardless of how long the payment commitment is valid."
            "Jos toimenpidekohdan tekstissä on terapioiden päättymispäivä, sitä noudatetaan maksusitoumuksen voimassaolosta riippumatta."
            "Anges ett slutdatum för terapierna i åtgärdstexten är det detta datum som gäller, oberoende av hur länge betalningsförbindelsen är giltig."
            => [Type("therapy_case.commitment.action_text_end")];
        "A-26" 64..=64
            "At the end of a therapy period, the provider must give its view of the patient's motivation."
            "Terapiajakson lopussa palveluntuottajan on otettava kantaa potilaan motivaatioon."
            "När en terapiperiod går mot sitt slut ska serviceproducenten ta ställning till hur motiverad patienten är."
            => [Type("therapy_case.report.motivation")];
        "A-27" 64..=65
            "At the end of a therapy period, the provider must also give its view of how the goals of the therapy have been met."
            "Terapiajakson lopussa palveluntuottajan on otettava kantaa myös siihen, miten terapian tavoitteet ovat toteutuneet."
            "När en terapiperiod går mot sitt slut ska serviceproducenten också ta ställning till hur terapins mål har uppfyllts."
            => [Type("therapy_case.report.goal_attainment")];
        "A-28" 65..=65
            "At the end of a therapy period, the provider must also state which assessment instruments have been used."
            "Terapiajakson lopussa palveluntuottajan on myös ilmoitettava, mitä arviointimenetelmiä on käytetty."
            "När en terapiperiod går mot sitt slut ska serviceproducenten också uppge vilka bedömningsinstrument som har kommit till användning."
            => [Type("therapy_case.report.instruments_and_results")];
        "A-29" 65..=66
            "If the benefit of the therapy to the patient is not in proportion to the effort, this should appear in the report."
            "Jos terapiasta potilaalle koituva hyöty ei ole oikeassa suhteessa panostukseen, tämän tulisi käydä ilmi palautteesta."
            "Om patientens nytta av terapin inte motsvarar insatsen bör rapporten visa detta."
            => [Type("therapy_case.report.benefit_in_proportion"), Type("therapy_case.report.disproportion_note")];
    }
    under "Terapirapport ska innehålla:" {
        "A-30" 71..=75
            "The therapy report must contain the patient's name, personal identity code and payment commitment number."
            "Terapiapalautteessa on oltava potilaan nimi, henkilötunnus ja maksusitoumuksen numero."
            "I terapirapporten ska patientens namn, personbeteckning och betalningsförbindelsens nummer anges."
            => [Type("therapy_case.report.patient_name"), Type("therapy_case.report.patient_id"), Type("therapy_case.report.commitment_number")];
        "A-31" 74..=75
            "The therapy report must contain the therapist's name and contact details."
            "Terapiapalautteessa on oltava terapeutin nimi ja yhteystiedot."
            "I terapirapporten ska terapeutens namn och kontaktuppgifter anges."
            => [Type("therapy_case.report.therapist_name"), Type("therapy_case.report.therapist_contact")];
        "A-32" 77..=77
            "The therapy report must list the therapy sessions carried out, with their dates and the length of the visits."
            "Terapiapalautteessa on oltava toteutuneet terapiakerrat päivämäärineen ja käyntien pituuksineen."
            "I terapirapporten ska de terapigånger som genomförts redovisas med datum och uppgift om hur långa besöken varit."
            => [Type("therapy_case.report.sessions")];
        "A-33" 78..=78
            "The therapy report must contain a short description of the patient's functioning and of how it affects everyday life."
            "Terapiapalautteessa on oltava lyhyt kuvaus potilaan toimintakyvystä ja sen vaikutuksesta arkeen."
            "I terapirapporten ska patientens funktionsförmåga och dess inverkan på vardagen beskrivas kort."
            => [Type("therapy_case.report.functioning")];
        "A-34" 79..=79
            "The therapy report must state the goals set before the therapy began and how they were achieved."
            "Terapiapalautteessa on oltava ennen terapian alkua asetetut tavoitteet ja se, miten ne on saavutettu."
            "I terapirapporten ska det stå vilka mål som ställdes upp före terapins början och hur målen har nåtts."
            => [Type("therapy_case.report.goals_and_results")];
        "A-35" 79..=81
            "The goals should preferably be formulated as GAS goals."
            "Tavoitteet olisi hyvä muotoilla GAS-tavoitteiksi."
            "Det är önskvärt att målen formuleras som GAS-mål."
            => [Type("therapy_case.plan.goals.gas")];
        "A-36" 82..=82
            "The therapy report must state which assessment instruments were used and the results obtained with them."
            "Terapiapalautteessa on oltava käytetyt arviointimenetelmät ja niillä saadut tulokset."
            "I terapirapporten ska de bedömningsinstrument som använts anges tillsammans med resultaten."
            => [Type("therapy_case.report.instruments_and_results")];
        "A-37" 83..=83
            "The therapy report must state the need for continued therapy, the grounds for it and its goal."
            "Terapiapalautteessa on oltava jatkoterapian tarve, sen perusteet ja tavoite."
            "I terapirapporten ska behovet av fortsatt terapi anges, liksom grunderna för behovet och målsättningen."
            => [Type("therapy_case.report.continuation")];
        "A-38" 84..=86
            "When the therapy ends in connection with the expiry of the payment commitment, the report must include a summary of how the therapy was carried out."
            "Kun terapia päättyy maksusitoumuksen voimassaolon päättymisen yhteydessä, palautteessa on oltava yhteenveto terapian toteutumisesta."
            "När terapin upphör i samband med att betalningsförbindelsen går ut ska rapporten innehålla ett sammandrag av hur terapin har förverkligats."
            => [Type("therapy_case.report.final_summary"), Type("therapy_case.report.ends_with_commitment")];
        "A-39" 88..=89
            "It is important that therapy reports are comprehensive and up to date, so that they can be taken into account when the need for continued therapy is assessed."
            "On tärkeää, että terapiapalautteet ovat kattavia ja ajantasaisia, jotta ne voidaan ottaa huomioon jatkoterapian tarvetta arvioitaessa."
            "Heltäckande och uppdaterade terapirapporter är viktiga för att rapporterna ska kunna beaktas när det fortsatta behovet av terapi bedöms."
            => [NoRule(NoEvent)];
        "A-40" 96..=96
            "The guidelines were drawn up in June 2023 by the project group that worked on ÅHS's internal rehabilitation processes."
            "Ohjeet on laatinut ÅHS:n sisäisiä kuntoutusprosesseja käsitellyt projektiryhmä kesäkuussa 2023."
            "Riktlinjerna är från juni 2023 och har utarbetats av den projektgrupp som arbetade med de interna rehabiliteringsprocesserna inom ÅHS."
            => [NoRule(HelpText)];
    }
}
