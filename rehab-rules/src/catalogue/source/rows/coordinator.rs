//! The statements of source 004: Region Uppsala, the introduction of a coordinator.

use crate::catalogue::source::NoRule::{HelpText, Link};
use crate::catalogue::source::Outcome::{NoRule, Type};
use crate::catalogue::source::Row;

rows! {
    "004":
    under "Bilaga 7 – Rehabiliteringskoordinator (reko), checklista för introduktion/ utbildning ny reko" {
        "U-01" 1..=12
            "Appendix 7 is the checklist for the introduction and training of a new rehabilitation coordinator (reko). It applies to primary care and is adapted for other specialties together with the process leader."
            "Liite 7 on tarkistuslista uuden kuntoutuskoordinaattorin (reko) perehdytystä ja koulutusta varten. Se koskee perusterveydenhuoltoa, ja muille erikoisaloille se mukautetaan yhdessä prosessivastaavan kanssa."
            "Bilaga 7 är en checklista för hur en ny rehabiliteringskoordinator (reko) ska introduceras och utbildas. Den gäller primärvården; för andra specialiteter anpassas den i samråd med processledaren."
            => [Type("coordinator_introduction.unit")];
        "U-02" 14..=18
            "Plan with your manager so that time is set aside for the introduction and training you need to carry out the assignment as rehabilitation coordinator."
            "Suunnittele esihenkilösi kanssa, miten sinulle varataan aikaa perehdytykseen ja koulutukseen, jotta voit hoitaa kuntoutuskoordinaattorin tehtävää."
            "Planera med din chef att tid avsätts för introduktionen/utbildningen, så att du kan utföra ditt uppdrag som rehabiliteringskoordinator."
            => [Type("coordinator_introduction.done.plan_time")];
        "U-03" 18..=20
            "A person who is not a rehabilitation coordinator but carries out coordination measures has a different introduction."
            "Henkilöllä, joka ei ole kuntoutuskoordinaattori mutta toteuttaa koordinointitoimia, on oma perehdytyksensä."
            "För den som utför koordineringsinsatser utan att vara rehabiliteringskoordinator finns en annan introduktion."
            => [Type("coordinator_introduction.role")];
    }
    under "Block 1 kunskapsbakgrund (självstudier) (beräknad tid, cirka 9 timmar):" {
        "U-04" 22..=24
            "Block 1 covers background knowledge, as self-study; the estimated time is about 9 hours."
            "Osiossa 1 perehdytään taustatietoihin itseopiskeluna; arvioitu aika on noin 9 tuntia."
            "Block 1 ger kunskapsbakgrunden genom självstudier; tidsåtgången beräknas till cirka 9 timmar."
            => [];
        "U-05" 26..=26
            "Block 1: read the work routine for rehabilitation coordinators, which is the basis of the introduction and training."
            "Osio 1: lue kuntoutuskoordinaattorin työohje, joka on perehdytyksen ja koulutuksen perusta."
            "Block 1: läs arbetsrutinen för rehabiliteringskoordinatorer, som utgör basen för introduktionen/utbildningen."
            => [Type("coordinator_introduction.done.work_routine")];
        "U-06" 28..=29
            "Block 1: watch the five films from SKR: introduction to coordination measures, identifying patients, individual support, internal coordination and external cooperation."
            "Osio 1: katso SKR:n viisi videota: johdatus koordinointitoimiin, potilaiden tunnistaminen, yksilöllinen tuki, sisäinen koordinointi ja ulkoinen yhteistyö."
            "Block 1: se de fem filmerna från SKR, nämligen introduktionen till koordineringsinsatser samt filmerna om identifiering av patienter, individuellt stöd, intern koordinering och extern samverkan."
            => [Type("coordinator_introduction.done.film_introduction"), Type("coordinator_introduction.done.film_identifying_patients"), Type("coordinator_introduction.done.film_individual_support"), Type("coordinator_introduction.done.film_internal_coordination"), Type("coordinator_introduction.done.film_external_cooperation")];
        "U-07" 31..=32
            "Block 1: watch Försäkringskassan's film on how sickness benefit and preventive sickness benefit work (17 minutes)."
            "Osio 1: katso Försäkringskassanin video siitä, miten sairauspäiväraha ja ennaltaehkäisevä sairauspäiväraha toimivat (17 minuuttia)."
            "Block 1: se Försäkringskassans film om hur sjukpenning och förebyggande sjukpenning fungerar (17 minuter)."
            => [Type("coordinator_introduction.done.sickness_benefit_film")];
        "U-08" 33..=33
            "Block 1: complete the web training that introduces clinical insurance medicine (30 minutes) on Pingpong."
            "Osio 1: suorita Pingpongissa verkkokoulutus, joka johdattaa kliiniseen vakuutuslääketieteeseen (30 minuuttia)."
            "Block 1: genomför webbutbildningen som introducerar klinisk försäkringsmedicin (30 minuter) i Pingpong."
            => [Type("coordinator_introduction.done.insurance_medicine_course")];
        "U-09" 35..=36
            "Block 1: get to know Socialstyrelsen's website on insurance medicine (Forsakringsmedicin.socialstyrelsen.se)."
            "Osio 1: tutustu Socialstyrelsenin vakuutuslääketieteen sivustoon (Forsakringsmedicin.socialstyrelsen.se)."
            "Block 1: skaffa dig kunskap om Socialstyrelsens webbplats för försäkringsmedicin (Forsakringsmedicin.socialstyrelsen.se)."
            => [Type("coordinator_introduction.done.insurance_medicine_site")];
        "U-10" 38..=39
            "Block 1: study the health-care process in Socialstyrelsen's insurance medicine support (Forsakringsmedicin.socialstyrelsen.se)."
            "Osio 1: perehdy terveydenhuollon prosessiin Socialstyrelsenin vakuutuslääketieteen tukiaineistossa (Forsakringsmedicin.socialstyrelsen.se)."
            "Block 1: läs om hälso- och sjukvårdens process i Socialstyrelsens försäkringsmedicinska stöd (Forsakringsmedicin.socialstyrelsen.se)."
            => [Type("coordinator_introduction.done.health_care_process")];
        "U-11" 41..=42
            "Block 1: study cooperation and roles in Socialstyrelsen's insurance medicine support (Forsakringsmedicin.socialstyrelsen.se)."
            "Osio 1: perehdy yhteistyöhön ja rooleihin Socialstyrelsenin vakuutuslääketieteen tukiaineistossa (Forsakringsmedicin.socialstyrelsen.se)."
            "Block 1: läs om samverkan och roller i Socialstyrelsens försäkringsmedicinska stöd (Forsakringsmedicin.socialstyrelsen.se)."
            => [Type("coordinator_introduction.done.cooperation_and_roles")];
        "U-12" 44..=44
            "Block 1: study sick leave and rehabilitation in Socialstyrelsen's insurance medicine support."
            "Osio 1: perehdy sairauslomaan ja kuntoutukseen Socialstyrelsenin vakuutuslääketieteen tukiaineistossa."
            "Block 1: läs om sjukskrivning och rehabilitering i Socialstyrelsens försäkringsmedicinska stöd."
            => [Type("coordinator_introduction.done.sick_leave_and_rehabilitation")];
        "U-13" 46..=46
            "Block 1: study follow-up in Socialstyrelsen's insurance medicine support."
            "Osio 1: perehdy seurantaan Socialstyrelsenin vakuutuslääketieteen tukiaineistossa."
            "Block 1: läs om uppföljning i Socialstyrelsens försäkringsmedicinska stöd."
            => [Type("coordinator_introduction.done.follow_up")];
        "U-14" 48..=48
            "Block 1: read the description of the rehabilitation coordinator's assignment (PDF)."
            "Osio 1: lue kuntoutuskoordinaattorin tehtävänkuvaus (pdf)."
            "Block 1: läs uppdragsbeskrivningen för rehabiliteringskoordinatorer (pdf)."
            => [Type("coordinator_introduction.done.assignment_description")];
        "U-15" 50..=50
            "Block 1: get to know Region Uppsala's process for sick leave and rehabilitation (PDF)."
            "Osio 1: tutustu Region Uppsalan sairausloma- ja kuntoutusprosessiin (pdf)."
            "Block 1: skaffa dig kunskap om sjukskrivnings- och rehabiliteringsprocessen i Region Uppsala (pdf)."
            => [Type("coordinator_introduction.done.regional_process")];
        "U-16" 52..=78
            "Block 1: get to know the DFA chain and the rehabilitation chain on the coordinators' SharePoint. The page header identifies the checklist as a guideline, DocPlusSTYR-29349, version 7."
            "Osio 1: tutustu DFA-ketjuun ja kuntoutusketjuun koordinaattoreiden SharePointissa. Sivun ylätunnisteen mukaan tarkistuslista on ohje DocPlusSTYR-29349, versio 7."
            "Block 1: skaffa dig kunskap om DFA-kedjan och rehabiliteringskedjan via rekos SharePoint. Enligt sidhuvudet är checklistan en riktlinje, DocPlusSTYR-29349, version 7."
            => [Type("coordinator_introduction.done.dfa_chain")];
        "U-17" 81..=81
            "Block 1: become familiar with the principles for sick-listing (PDF)."
            "Osio 1: tutustu pääpiirteissään sairauslomalle määräämisen periaatteisiin (pdf)."
            "Block 1: skaffa dig kännedom om de principer som gäller vid sjukskrivning (pdf)."
            => [Type("coordinator_introduction.done.sick_listing_principles")];
        "U-18" 83..=83
            "Block 1: watch the film ‘Tänk inte sjuk tänk frisk’."
            "Osio 1: katso video ”Tänk inte sjuk tänk frisk”."
            "Block 1: se filmen ”Tänk inte sjuk tänk frisk”."
            => [Type("coordinator_introduction.done.healthy_thinking_film")];
    }
    under "Block 2 introduktion för uppdraget (tillsammans med processtöd och ev. verksamhetschef) (beräknad tid, cirka 2 timmar):" {
        "U-19" 85..=86
            "Block 2 is the introduction to the assignment, together with process support and, where applicable, the unit manager; the estimated time is about 2 hours."
            "Osio 2 on perehdytys tehtävään yhdessä prosessituen ja mahdollisesti yksikön esihenkilön kanssa; arvioitu aika on noin 2 tuntia."
            "Block 2 är introduktionen till uppdraget, som sker tillsammans med processtöd och eventuellt verksamhetschefen; tidsåtgången beräknas till cirka 2 timmar."
            => [];
        "U-20" 88..=88
            "Block 2: attend an individual introduction given by a process leader from the regional office."
            "Osio 2: osallistu alueen hallinnon prosessivastaavan antamaan yksilölliseen perehdytykseen."
            "Block 2: delta i en individuell introduktion som hålls av en processledare från regionens ledningskontor."
            => [Type("coordinator_introduction.done.process_leader_introduction")];
        "U-21" 90..=90
            "Block 2: obtain the quality-assurance assignment from the unit manager; it is registered at the workplace."
            "Osio 2: hanki yksikön esihenkilöltä laadunvarmistustehtävä; se diarioidaan työpaikalla."
            "Block 2: ta emot kvalitetssäkringsuppdraget från verksamhetschefen; det diarieförs på arbetsplatsen."
            => [Type("coordinator_introduction.done.quality_assurance_assignment")];
        "U-22" 92..=93
            "Block 2: local routines for rehabilitation and sick leave must exist at the workplace; ask your unit manager."
            "Osio 2: työpaikalla on oltava paikalliset kuntoutus- ja sairauslomakäytännöt; kysy yksikkösi esihenkilöltä."
            "Block 2: på arbetsplatsen ska det finnas lokala rutiner för rehabilitering och sjukskrivning; fråga din verksamhetschef."
            => [Type("coordinator_introduction.done.local_routines")];
        "U-23" 95..=96
            "Block 2: get the rehabilitation coordinator's sign; the process leader has it if it is not at the workplace."
            "Osio 2: hanki kuntoutuskoordinaattorin kyltti; sen saa prosessivastaavalta, jos sitä ei ole työpaikalla."
            "Block 2: skaffa rehabiliteringskoordinatorsskylten; om den saknas på arbetsplatsen finns den hos processledaren."
            => [Type("coordinator_introduction.done.coordinator_sign")];
        "U-24" 98..=98
            "Block 2: go through the record templates for coordinators in Cosmic, KVÅ coding and the rehabilitation plan."
            "Osio 2: käy läpi koordinaattorin potilaskertomuspohjat Cosmicissa, KVÅ-koodaus ja kuntoutussuunnitelma."
            "Block 2: gå igenom rekos journalmallar i Cosmic, KVÅ-kodningen och rehabiliteringsplanen."
            => [Type("coordinator_introduction.done.record_templates"), Type("coordinator_introduction.done.kva_coding"), Type("coordinator_introduction.done.rehabilitation_plan")];
        "U-25" 100..=100
            "Block 2: go through the consent forms."
            "Osio 2: käy läpi suostumuslomakkeet."
            "Block 2: gå igenom samtyckesblanketterna."
            => [Type("coordinator_introduction.done.consent_forms")];
        "U-26" 102..=102
            "Block 2: find the contact details of Försäkringskassan (FK) and Arbetsförmedlingen (AF), which are on SharePoint."
            "Osio 2: katso SharePointista Försäkringskassanin (FK) ja Arbetsförmedlingenin (AF) yhteystiedot."
            "Block 2: ta fram kontaktuppgifterna till Försäkringskassan (FK) och Arbetsförmedlingen (AF) i SharePoint."
            => [Type("coordinator_introduction.done.contact_details")];
        "U-27" 104..=104
            "Block 2: find out the dates of the coordinators' network meetings."
            "Osio 2: selvitä koordinaattoreiden verkostotapaamisten päivämäärät."
            "Block 2: ta reda på när rekos nätverksmöten hålls."
            => [Type("coordinator_introduction.done.network_meetings")];
        "U-28" 106..=107
            "Block 2: get permission to use the coordinators' SharePoint, which the process leader arranges."
            "Osio 2: hanki käyttöoikeus koordinaattoreiden SharePointiin; prosessivastaava järjestää sen."
            "Block 2: se till att du får behörighet till rehabiliteringskoordinatorernas SharePoint, vilket processledaren ordnar."
            => [Type("coordinator_introduction.done.sharepoint_permission")];
        "U-29" 109..=110
            "Block 2: in primary care there is no visit reimbursement for the rehabilitation coordinator; it is replaced by paid working time. There is no patient fee."
            "Osio 2: perusterveydenhuollossa kuntoutuskoordinaattorista ei saa käyntikorvausta, vaan sen korvaa palkallinen työaika. Potilasmaksua ei ole."
            "Block 2: inom primärvården ges ingen besöksersättning för rehabiliteringskoordinatorn, utan den ersätts med betalt tjänstgöringsutrymme. Någon patientavgift tas inte ut."
            => [];
    }
    under "Block 3 IT-system för uppdraget (beräknad tid, cirka 1,5 timme + filmer):" {
        "U-30" 112..=113
            "Block 3 covers the IT systems for the assignment; the estimated time is about 1.5 hours plus films."
            "Osiossa 3 perehdytään tehtävässä käytettäviin tietojärjestelmiin; arvioitu aika on noin 1,5 tuntia ja lisäksi videot."
            "Block 3 handlar om uppdragets IT-system; tidsåtgången beräknas till cirka 1,5 timme och därtill filmerna."
            => [];
        "U-31" 115..=116
            "Block 3: get permission to use Rehabstöd, which requires the employee assignment ‘Vård och behandling’."
            "Osio 3: hanki Rehabstödin käyttöoikeus, joka edellyttää käyttäjäroolia ”Vård och behandling”."
            "Block 3: skaffa behörighet till Rehabstöd, för vilken medarbetaruppdraget ”Vård och behandling” krävs."
            => [Type("coordinator_introduction.done.rehabstod_permission")];
        "U-32" 118..=118
            "Block 3: get permission to use Intygsstatistik, which requires the employee assignment ‘Statistik’."
            "Osio 3: hanki Intygsstatistikin käyttöoikeus, joka edellyttää käyttäjäroolia ”Statistik”."
            "Block 3: skaffa behörighet till Intygsstatistik, för vilken medarbetaruppdraget ”Statistik” krävs."
            => [Type("coordinator_introduction.done.intygsstatistik_permission")];
        "U-33" 120..=120
            "Block 3: the unit manager orders this in Easit, under ‘Patient och Vårdsystem’."
            "Osio 3: yksikön esihenkilö tilaa tämän Easitissa kohdasta ”Patient och Vårdsystem”."
            "Block 3: beställningen görs av verksamhetschefen i Easit, under valet ”Patient och Vårdsystem”."
            => [Type("coordinator_introduction.done.rehabstod_permission"), Type("coordinator_introduction.done.intygsstatistik_permission")];
        "U-34" 122..=124
            "Block 3: if you have problems logging in, contact the care-system coordinator or, through Easit, the IT service."
            "Osio 3: jos kirjautuminen ei onnistu, ota yhteys hoitojärjestelmäkoordinaattoriin tai Easitin kautta IT-tukeen."
            "Block 3: om du inte kan logga in, vänd dig till vårdsystemsamordnaren eller, via Easit, till IT."
            => [NoRule(Link)];
        "U-35" 126..=127
            "Block 3: you must have your SITHS card and login details at hand before the introduction with the officer."
            "Osio 3: SITHS-kortin ja kirjautumistietojen on oltava käsillä ennen käsittelijän antamaa perehdytystä."
            "Block 3: inför introduktionen med handläggaren ska du ha SITHS-kortet och inloggningsuppgifterna till hands."
            => [Type("coordinator_introduction.done.siths_card"), Type("coordinator_introduction.done.login_data")];
        "U-36" 129..=131
            "Block 3: get double permissions, for your base profession and for the coordinator's assignment. They are applied for through the unit's care-system coordinator as an Easit case giving your user name."
            "Osio 3: hanki rinnakkaiset käyttöoikeudet perusammattia ja koordinaattorin tehtävää varten. Niitä haetaan yksikön hoitojärjestelmäkoordinaattorin kautta Easit-pyyntönä, jossa ilmoitetaan käyttäjätunnus."
            "Block 3: skaffa dubbla behörigheter, dels för grundprofessionen, dels för rekouppdraget. De söks genom verksamhetens vårdsystemsamordnare i ett Easit-ärende där användarnamnet anges."
            => [Type("coordinator_introduction.done.double_permissions")];
        "U-37" 133..=145
            "Block 3: watch the three films on Rehabstöd (on YouTube): the introduction, showing certificates and the filter function."
            "Osio 3: katso kolme Rehabstödiä käsittelevää videota (YouTubessa): esittely, todistusten näyttäminen ja suodatintoiminto."
            "Block 3: se de tre filmerna om Rehabstöd (på Youtube): introduktionen samt filmerna om att visa intyg och om filterfunktionen."
            => [Type("coordinator_introduction.done.rehabstod_film_introduction"), Type("coordinator_introduction.done.rehabstod_film_certificates"), Type("coordinator_introduction.done.rehabstod_film_filter")];
        "U-38" 146..=147
            "Block 3: if you would like an introduction to using Rehabstöd and Intygsstatistik, contact the officer named in the checklist."
            "Osio 3: jos haluat opastusta Rehabstödin ja Intygsstatistikin käyttöön, ota yhteys tarkistuslistassa nimettyyn käsittelijään."
            "Block 3: om du vill bli introducerad i hur Rehabstöd och Intygsstatistik används, kontakta den handläggare som anges i checklistan."
            => [NoRule(HelpText)];
        "U-39" 147..=148
            "Block 3: if the service seems to have technical problems, look for information on Inera's Driftstatus page."
            "Osio 3: jos palvelussa tuntuu olevan teknisiä ongelmia, katso tietoja Ineran Driftstatus-sivulta."
            "Block 3: om tjänsten verkar ha tekniska problem, se efter på Ineras sida Driftstatus."
            => [NoRule(Link)];
    }
    under "Block 4 verktyg i patientarbetet (självstudier) (Beräknad tid, cirka en timme):" {
        "U-40" 150..=153
            "Block 4 covers the tools for work with patients, as self-study; the estimated time is about one hour."
            "Osiossa 4 perehdytään potilastyön välineisiin itseopiskeluna; arvioitu aika on noin yksi tunti."
            "Block 4 tar upp verktygen i arbetet med patienter genom självstudier; tidsåtgången beräknas till ungefär en timme."
            => [];
        "U-41" 155..=155
            "Block 4: get to know the patient information on sick leave (PDF)."
            "Osio 4: tutustu sairauslomaa koskevaan potilastiedotteeseen (pdf)."
            "Block 4: skaffa dig kunskap om patientinformationen om sjukskrivning (pdf)."
            => [Type("coordinator_introduction.done.patient_information")];
        "U-42" 157..=157
            "Block 4: get to know the routine for multi-party meetings (PDF). It applies in all the county's municipalities except Enköping."
            "Osio 4: tutustu monitoimijatapaamisen ohjeeseen (pdf). Se koskee läänin kaikkia kuntia Enköpingiä lukuun ottamatta."
            "Block 4: skaffa dig kunskap om rutinen för flerpartsmöte (pdf). Samtliga kommuner i länet omfattas, Enköping undantaget."
            => [Type("coordinator_introduction.done.multi_party_meeting_routine"), Type("coordinator_introduction.municipality")];
        "U-43" 159..=159
            "Block 4: get to know the coordinated individual plan, SIP (PDF)."
            "Osio 4: tutustu koordinoituun yksilölliseen suunnitelmaan, SIP (pdf)."
            "Block 4: skaffa dig kunskap om samordnad individuell plan, SIP (pdf)."
            => [Type("coordinator_introduction.done.coordinated_individual_plan")];
        "U-44" 161..=163
            "You have now completed the basis for beginning to meet patients as a rehabilitation coordinator."
            "Olet nyt suorittanut perusosan ja voit alkaa tavata potilaita kuntoutuskoordinaattorina."
            "I och med detta har du grunden klar och kan börja träffa patienter i rollen som rehabiliteringskoordinator."
            => [];
    }
    under "Block 5 delta i Region Uppsalas rehabiliteringskoordinatorsutbildning" {
        "U-45" 165..=166
            "Block 5: take part in Region Uppsala's training for rehabilitation coordinators."
            "Osio 5: osallistu Region Uppsalan kuntoutuskoordinaattorikoulutukseen."
            "Block 5: gå Region Uppsalas utbildning för rehabiliteringskoordinatorer."
            => [];
        "U-46" 168..=169
            "Block 5: take part in part 1 of the training, on mapping, internal coordination and Rehabstöd (3 hours), and enter the date."
            "Osio 5: osallistu koulutuksen osaan 1, jonka aiheet ovat kartoitus, sisäinen koordinointi ja Rehabstöd (3 tuntia), ja merkitse päivämäärä."
            "Block 5: delta i utbildningens del 1 om kartläggning, intern samordning och Rehabstöd (3 timmar) och anteckna datum."
            => [Type("coordinator_introduction.done.training_part_1")];
        "U-47" 171..=171
            "Block 5: take part in part 2 of the training, on external cooperation and challenges for the coordinator (3 hours), and enter the date."
            "Osio 5: osallistu koulutuksen osaan 2, jonka aiheet ovat ulkoinen yhteistyö ja koordinaattorin haasteet (3 tuntia), ja merkitse päivämäärä."
            "Block 5: delta i utbildningens del 2 om extern samverkan och rekos utmaningar (3 timmar) och anteckna datum."
            => [Type("coordinator_introduction.done.training_part_2")];
        "U-48" 173..=173
            "Block 5: take part in part 3 of the training, on insurance medicine (1.45 hours), and enter the date."
            "Osio 5: osallistu koulutuksen osaan 3, jonka aihe on vakuutuslääketiede (1,45 tuntia), ja merkitse päivämäärä."
            "Block 5: delta i utbildningens del 3 om försäkringsmedicin (1,45 timme) och anteckna datum."
            => [Type("coordinator_introduction.done.training_part_3")];
        "U-49" 175..=175
            "Block 5: take part in part 4 of the training, on follow-up and in-depth study (3 hours), and enter the date."
            "Osio 5: osallistu koulutuksen osaan 4, jonka aiheet ovat seuranta ja syventäminen (3 tuntia), ja merkitse päivämäärä."
            "Block 5: delta i utbildningens del 4 om uppföljning och fördjupning (3 timmar) och anteckna datum."
            => [Type("coordinator_introduction.done.training_part_4")];
    }
    under "Block 6 uppföljning av processledare från Region Uppsala (beräknad tid, 45–60 minuter):" {
        "U-50" 177..=178
            "Block 6 is a follow-up by a process leader from Region Uppsala; the estimated time is 45–60 minutes."
            "Osio 6 on Region Uppsalan prosessivastaavan tekemä seuranta; arvioitu aika on 45–60 minuuttia."
            "I block 6 gör en processledare från Region Uppsala en uppföljning; tidsåtgången beräknas till 45–60 minuter."
            => [];
        "U-51" 180..=180
            "Block 6: confirm that the follow-up has been carried out and enter the date."
            "Osio 6: merkitse seuranta tehdyksi ja ilmoita sen päivämäärä."
            "Block 6: markera att uppföljningen är genomförd och anteckna datum."
            => [Type("coordinator_introduction.done.process_leader_follow_up")];
    }
    under "Block 7 obligatorisk fördjupning (självstudier) (beräknad tid, cirka 10 timmar):" {
        "U-52" 182..=183
            "Block 7 is mandatory in-depth study, done as self-study; the estimated time is about 10 hours."
            "Osio 7 on pakollinen syventävä osio, joka suoritetaan itseopiskeluna; arvioitu aika on noin 10 tuntia."
            "Block 7 är en obligatorisk fördjupning i form av självstudier; tidsåtgången beräknas till cirka 10 timmar."
            => [];
        "U-53" 185..=186
            "Block 7: complete the web training in clinical insurance medicine for AT/BT physicians, other professions and rehabilitation coordinators (2 hours), on the learning platform Pingpong."
            "Osio 7: suorita Pingpong-oppimisalustalla kliinisen vakuutuslääketieteen verkkokoulutus AT/BT-lääkäreille, muille ammattiryhmille ja kuntoutuskoordinaattoreille (2 tuntia)."
            "Block 7: genomför på lärplattformen Pingpong webbutbildningen i klinisk försäkringsmedicin (2 timmar), som riktar sig till AT/BT-läkare, rehabiliteringskoordinatorer och andra yrkesgrupper."
            => [Type("coordinator_introduction.done.at_bt_course")];
        "U-54" 188..=189
            "Block 7: complete the web training in clinical insurance medicine for ST physicians, other professions and rehabilitation coordinators (4 hours), on the learning platform Pingpong."
            "Osio 7: suorita Pingpong-oppimisalustalla kliinisen vakuutuslääketieteen verkkokoulutus ST-lääkäreille, muille ammattiryhmille ja kuntoutuskoordinaattoreille (4 tuntia)."
            "Block 7: genomför på lärplattformen Pingpong webbutbildningen i klinisk försäkringsmedicin (4 timmar), som riktar sig till ST-läkare, rehabiliteringskoordinatorer och andra yrkesgrupper."
            => [Type("coordinator_introduction.done.st_course")];
        "U-55" 189..=191
            "Block 7: to open the training you must enter your name, your personal identity number and that you are a rehabilitation coordinator."
            "Osio 7: koulutuksen avaamiseksi sinun on kirjoitettava nimesi, henkilötunnuksesi ja tieto siitä, että olet kuntoutuskoordinaattori."
            "Block 7: för att utbildningen ska öppnas måste du ange namn, personnummer och att du är rehabiliteringskoordinator."
            => [NoRule(HelpText)];
        "U-56" 193..=193
            "Block 7: get to know the insurance medicine part of Region Uppsala's cooperation web (PDF)."
            "Osio 7: tutustu Region Uppsalan yhteistyösivuston vakuutuslääketieteen osaan (pdf)."
            "Block 7: skaffa dig kunskap om försäkringsmedicin på Region Uppsalas samverkanswebb (pdf)."
            => [Type("coordinator_introduction.done.cooperation_web")];
        "U-57" 195..=203
            "Block 7: learn about exposure to violence through the information and web course on violence (2–3 hours) from Nationellt centrum för kvinnofrid (PDF)."
            "Osio 7: perehdy väkivallan kohteeksi joutumiseen; Nationellt centrum för kvinnofrid tarjoaa tietoa ja verkkokurssin väkivallasta (2–3 tuntia) (pdf)."
            "Block 7: skaffa dig kunskap om våldsutsatthet genom information och en webbkurs om våld (2–3 timmar) från Nationellt centrum för kvinnofrid (pdf)."
            => [Type("coordinator_introduction.done.violence_course")];
    }
    under "Block 8 frivilliga/ fördjupande delar:" {
        "U-58" 204..=204
            "Block 8 consists of voluntary, in-depth parts."
            "Osio 8 koostuu vapaaehtoisista, syventävistä osista."
            "Block 8 består av delar som är frivilliga/fördjupande."
            => [];
        "U-59" 206..=206
            "Block 8: Inera's certificate school on Intygsstatistik may be taken (see Samverkanswebben, Region Uppsala.se)."
            "Osio 8: voit suorittaa Ineran todistuskoulun, joka koskee Intygsstatistikia (ks. Samverkanswebben, Region Uppsala.se)."
            "Block 8: du kan gå Ineras intygsskola om Intygsstatistik (se Samverkanswebben, Region Uppsala.se)."
            => [Type("coordinator_introduction.done.certificate_school")];
        "U-60" 207..=208
            "Block 8: training is held in December and, at other times, on request to the officer (object specialist) named in the checklist."
            "Osio 8: koulutusta järjestetään joulukuussa ja muulloin pyynnöstä; ota yhteys tarkistuslistassa nimettyyn käsittelijään (kohdeasiantuntijaan)."
            "Block 8: utbildning hålls i december och däremellan på begäran hos den handläggare/objektspecialist som anges i checklistan."
            => [NoRule(Link)];
        "U-61" 210..=212
            "Block 8: training in motivational interviewing (MI; see Samverkanswebben, Region Uppsala.se) is recommended if you have not done it before or have no knowledge of another conversation method."
            "Osio 8: motivoivan haastattelun koulutusta (MI; ks. Samverkanswebben, Region Uppsala.se) suositellaan, jos et ole käynyt sitä aiemmin tai jos et tunne muuta keskustelumenetelmää."
            "Block 8: utbildningen i motiverande samtal (MI; se Samverkanswebben, Region Uppsala.se) rekommenderas om du inte har gått den tidigare eller saknar kunskap om någon annan samtalsmetodik."
            => [Type("coordinator_introduction.done.mi_training"), Type("coordinator_introduction.other_conversation_method")];
        "U-62" 212..=212
            "Block 8: sign up for the MI training in Pingpong."
            "Osio 8: MI-koulutukseen ilmoittaudutaan Pingpongissa."
            "Block 8: till MI-utbildningen anmäler du dig i Pingpong."
            => [NoRule(Link)];
    }
    under "Avsluta uppdraget som reko:" {
        "U-63" 214..=218
            "When the assignment ends: remind your manager to inform the regional office (forsakringsmedicin@regionuppsala.se)."
            "Kun tehtävä päättyy: muistuta esihenkilöäsi ilmoittamaan asiasta alueen hallinnolle (forsakringsmedicin@regionuppsala.se)."
            "När uppdraget avslutas: påminn din chef om att informera regionens ledningskontor (forsakringsmedicin@regionuppsala.se)."
            => [Type("coordinator_introduction.done.remind_manager")];
        "U-64" 220..=220
            "When the assignment ends: end the permissions for Rehabstöd and Intygsstatistik."
            "Kun tehtävä päättyy: huolehdi Rehabstödin ja Intygsstatistikin käyttöoikeuksien poistamisesta."
            "När uppdraget avslutas: se till att behörigheterna för Rehabstöd och Intygsstatistik avslutas."
            => [Type("coordinator_introduction.done.end_rehabstod_permission"), Type("coordinator_introduction.done.end_intygsstatistik_permission")];
        "U-65" 222..=224
            "When the assignment ends: hand over the coordinator's non-personal items, for example the sign ‘Rehabiliteringskoordinator’, to the next coordinator."
            "Kun tehtävä päättyy: luovuta koordinaattorin muut kuin henkilökohtaiset tavarat, esimerkiksi kyltti ”Rehabiliteringskoordinator”, seuraavalle koordinaattorille."
            "När uppdraget avslutas: överlämna de reko-saker som inte är personliga, till exempel skylten ”Rehabiliteringskoordinator”, till den som blir nästa reko."
            => [Type("coordinator_introduction.done.hand_over_things")];
        "U-66" 226..=228
            "When the assignment ends: if possible, report or describe the workplace's ways of working and routines to the next coordinator."
            "Kun tehtävä päättyy: raportoi tai kuvaa työpaikan työtavat ja käytännöt mahdollisuuksien mukaan seuraavalle koordinaattorille."
            "När uppdraget avslutas: överrapportera eller beskriv om möjligt arbetsplatsens arbetssätt och rutiner för den som blir nästa reko."
            => [Type("coordinator_introduction.done.hand_over_routines")];
    }
    under "Referenser" {
        "U-67" 230..=240
            "The reference is Socialstyrelsen's national knowledge support on the health service's work with sick leave and rehabilitation (PDF)."
            "Lähteenä on Socialstyrelsenin kansallinen tietotuki terveydenhuollon sairausloma- ja kuntoutustyöstä (pdf)."
            "Referensen är Socialstyrelsens nationella kunskapsstöd om hur hälso- och sjukvården arbetar med sjukskrivning och rehabilitering (pdf)."
            => [NoRule(Link)];
    }
}
