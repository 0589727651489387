//! The readings taken where a source leaves a choice, in the order of `tests/interpretations.md`.

use super::Reading;
use crate::text::Text;

/// Every reading, by id.
///
/// ```
/// use rehab_rules::{rules::RULES, source::READINGS};
/// let by_length = READINGS.iter().find(|reading| reading.id == "AM-12").unwrap();
/// let resting: Vec<_> = RULES.iter().filter(|rule| rule.basis.readings.contains(&by_length.id)).map(|rule| rule.id).collect();
/// assert_eq!(resting, ["client/within-total-duration", "course/fits-total-duration"]);
/// ```
pub static READINGS: &[Reading] = &[
    Reading {
        id: "AM-01",
        question: Text {
            en: "From which day are the six months counted within which a client must be on a confirmed course?",
            fi: "Mistä päivästä lasketaan ne kuusi kuukautta, joiden kuluessa asiakkaan on oltava kiinnitettynä vahvistetulle kurssille?",
            sv: "Från vilken dag räknas de sex månader inom vilka klienten ska vara tillagd på en bekräftad kurs?",
        },
        alternatives: Text {
            en: "(a) from the day on which the client got the rehabilitation decision; (b) from the day on which the decision was issued; (c) as each provision says: the provider's duty from getting the decision, and both the client's right to change provider and the provider's permission to wait from its issue.",
            fi: "(a) päivästä, jona asiakas on saanut kuntoutuspäätöksen; (b) päivästä, jona päätös on annettu; (c) kunkin ohjeen kohdan sanamuodon mukaan: palveluntuottajan velvollisuus päätöksen saamisesta, asiakkaan oikeus vaihtaa palveluntuottajaa ja palveluntuottajan lupa odottaa lisää asiakkaita päätöksen antamisesta.",
            sv: "(a) från den dag då klienten fick rehabiliteringsbeslutet; (b) från den dag då beslutet utfärdades; (c) enligt ordalydelsen i respektive punkt: serviceproducentens skyldighet från det att klienten fick beslutet, klientens rätt att byta serviceproducent och serviceproducentens rätt att vänta på fler klienter från det att beslutet utfärdades.",
        },
        taken: Text {
            en: "(c): The provider's time limit ends six months after the client got the decision or, if that day is not known, six months after the decision was issued. The client may change provider from the day after six months have passed since the issue. The permission to wait for more clients before confirming a course also ends six months after the issue.",
            fi: "(c): Palveluntuottajan määräaika päättyy kuuden kuukauden kuluttua siitä, kun asiakas on saanut päätöksen, tai jos saamispäivä ei ole tiedossa, kuuden kuukauden kuluttua päätöksen antamisesta. Asiakkaan oikeus vaihtaa palveluntuottajaa alkaa seuraavana päivänä sen jälkeen, kun päätöksen antamisesta on kulunut kuusi kuukautta. Myös lupa odottaa lisää asiakkaita ennen kurssin vahvistamista päättyy, kun päätöksen antamisesta on kulunut kuusi kuukautta.",
            sv: "(c): Serviceproducentens tidsfrist går ut sex månader efter att klienten fick beslutet eller, om den dagen inte är känd, sex månader efter att beslutet utfärdades. Klienten kan byta serviceproducent från och med dagen efter den dag då sex månader har gått sedan beslutet utfärdades. Också rätten att vänta på fler klienter innan kursen bekräftas upphör när sex månader har gått sedan beslutet utfärdades.",
        },
        why: Text {
            en: "The duty is counted from getting the decision (K20-36, K9-34), the right and the permission to wait from its issue (K20-37, K20-45, K9-35, K9-43). Kela's instructions do not say what applies when the day of receipt is not known; counting from the issue, which is the stricter reading, is the program's own choice.",
            fi: "Velvollisuuden määräaika lasketaan päätöksen saamisesta (K20-36, K9-34). Oikeus vaihtaa palveluntuottajaa ja lupa odottaa riippuvat siitä, milloin päätös on annettu (K20-37, K20-45, K9-35, K9-43). Kelan ohjeissa ei kerrota, miten menetellään, jos saamispäivä ei ole tiedossa; laskeminen päätöksen antamisesta on tiukempi tulkinta ja ohjelman oma valinta.",
            sv: "Skyldigheten räknas från det att klienten fick beslutet (K20-36, K9-34), rätten att byta serviceproducent och rätten att vänta från det att beslutet utfärdades (K20-37, K20-45, K9-35, K9-43). FPA:s anvisningar säger inte vad som gäller när det inte är känt vilken dag klienten fick beslutet; att då räkna från utfärdandet är den strängare tolkningen och programmets eget val.",
        },
    },
    Reading {
        id: "AM-02",
        question: Text {
            en: "Is the last day of the time limit included, and does it move if it falls on a weekend or a holiday?",
            fi: "Lasketaanko määräajan viimeinen päivä mukaan, ja siirtyykö se, jos se osuu viikonloppuun tai pyhäpäivään?",
            sv: "Räknas tidsfristens sista dag med, och flyttas den om den infaller på ett veckoslut eller en helgdag?",
        },
        alternatives: Text {
            en: "(a) the last day is the day with the same number six months later, or the last day of that month if there is no such day; it is included and does not move; (b) as (a), but a last day that falls on a weekend or a holiday moves to the next working day; (c) the last day is no longer in time.",
            fi: "(a) viimeinen päivä on se päivä kuuden kuukauden kuluttua, joka järjestysnumeroltaan vastaa alkupäivää, tai jos sellaista ei ole, kyseisen kuukauden viimeinen päivä; se lasketaan mukaan eikä se siirry; (b) kuten (a), mutta viikonloppuun tai pyhäpäivään osuva viimeinen päivä siirtyy seuraavaan arkipäivään; (c) viimeistä päivää ei enää lasketa mukaan.",
            sv: "(a) den sista dagen är den dag sex månader senare som till sitt ordningsnummer motsvarar begynnelsedagen eller, om en sådan dag saknas, den månadens sista dag; den räknas med och flyttas inte; (b) som (a), men en sista dag som infaller på ett veckoslut eller en helgdag flyttas till följande vardag; (c) den sista dagen räknas inte längre med.",
        },
        taken: Text {
            en: "(a): The last day is in time and stays where it falls. A service description can set this otherwise: then the last day of the provider's time limit moves from a Saturday, a Sunday, a Finnish public holiday, Christmas Eve or Midsummer Eve to the next working day. The day from which the client may change provider never moves.",
            fi: "(a): Viimeinen päivä kuuluu määräaikaan eikä siirry. Palvelukuvauksessa voidaan määrätä toisin. Silloin palveluntuottajan määräajan viimeinen päivä siirtyy lauantailta, sunnuntailta, suomalaiselta pyhäpäivältä, jouluaatolta tai juhannusaatolta seuraavaan arkipäivään. Päivä, josta alkaen asiakas voi vaihtaa palveluntuottajaa, ei siirry koskaan.",
            sv: "(a): Den sista dagen hör till tidsfristen och flyttas inte. En servicebeskrivning kan ange något annat: då flyttas den sista dagen i serviceproducentens tidsfrist från lördag, söndag, finländsk helgdag, julafton eller midsommarafton till följande vardag. Den dag från och med vilken klienten kan byta serviceproducent flyttas aldrig.",
        },
        why: Text {
            en: "“Within 6 months” (K20-36, K9-34) includes the last day, and months are counted as in section 3 of Finland's Act on the computation of statutory time limits (150/1930). Section 5 of the Act, under which a last day moves, concerns only time limits laid down in an act or a decree for acts before a court or another authority (section 1).",
            fi: "”6 kuukauden sisällä” (K9-34; ruotsiksi ”inom 6 månader”, K20-36) kattaa myös viimeisen päivän, ja kuukaudet lasketaan kuten säädettyjen määräaikain laskemisesta annetun lain (150/1930) 3 §:ssä. Lain 5 §, jonka mukaan viimeinen päivä siirtyy, koskee vain tuomioistuimessa tai muun viranomaisen luona noudatettavia laissa tai asetuksessa säädettyjä määräaikoja (1 §).",
            sv: "”Inom 6 månader” (K20-36; på finska ”6 kuukauden sisällä”, K9-34) omfattar den sista dagen, och månaderna räknas som i 3 § i lagen om beräknande av laga tid (150/1930). Lagens 5 §, enligt vilken den sista dagen flyttas, gäller endast tidsfrister som enligt lag eller förordning ska iakttas vid domstol eller hos annan myndighet (1 §).",
        },
    },
    Reading {
        id: "AM-03",
        question: Text {
            en: "What must have happened by the end of the time limit?",
            fi: "Mitä on oltava tehtynä, kun määräaika päättyy?",
            sv: "Vad ska ha skett när tidsfristen går ut?",
        },
        alternatives: Text {
            en: "(a) the client must be on a course, and that course must be confirmed; (b) it is enough that the client has been added to a course that is confirmed later.",
            fi: "(a) asiakas on kiinnitetty kurssille ja kurssi on vahvistettu; (b) riittää, että asiakas on kiinnitetty kurssille, joka vahvistetaan myöhemmin.",
            sv: "(a) klienten ska ha lagts till på en kurs och kursen ska vara bekräftad; (b) det räcker att klienten har lagts till på en kurs som bekräftas senare.",
        },
        taken: Text {
            en: "(a): At the end of the last day the client must be on a confirmed course; a course that has not been confirmed does not stop the time limit. Whether the time limit was met is decided once and for all: a later move, even to an unconfirmed course, does not change it and leads to no finding.",
            fi: "(a): Asiakkaan on määräajan viimeisen päivän päättyessä oltava kiinnitettynä vahvistetulle kurssille; vahvistamaton kurssi ei katkaise määräajan kulumista. Määräajan noudattaminen ratkaistaan kerran ja lopullisesti: myöhempi siirto ei muuta tulosta eikä anna aihetta huomautukseen, vaikka uutta kurssia ei olisi vahvistettu.",
            sv: "(a): Vid utgången av tidsfristens sista dag ska klienten vara tillagd på en bekräftad kurs; en obekräftad kurs avbryter inte tidsfristen. Om tidsfristen har iakttagits avgörs en gång för alla: ett senare byte av kurs ändrar inte resultatet och ger ingen anmärkning, även om den nya kursen är obekräftad.",
        },
        why: Text {
            en: "K20-36 and K9-34 require a confirmed course. Clients may be moved also after confirmation (K20-47, K9-45); Kela's instructions do not say whether a time limit that has been met can be missed afterwards, so treating it as settled is the program's own choice.",
            fi: "K20-36 ja K9-34 edellyttävät vahvistettua kurssia, ja asiakkaita voi siirtää myös vahvistamisen jälkeen (K20-47, K9-45). Kelan ohjeissa ei kerrota, voiko kerran noudatettu määräaika ylittyä jälkikäteen; se, että asia katsotaan ratkaistuksi, on ohjelman oma valinta.",
            sv: "K20-36 och K9-34 kräver en bekräftad kurs, och klienter kan flyttas också efter bekräftelsen (K20-47, K9-45). FPA:s anvisningar säger inte om en tidsfrist som en gång har iakttagits kan överskridas i efterhand; att saken anses avgjord är programmets eget val.",
        },
    },
    Reading {
        id: "AM-04",
        question: Text {
            en: "To which calendar year does a course that runs over the turn of the year belong?",
            fi: "Mihin kalenterivuoteen kuuluu kurssi, joka jatkuu vuodenvaihteen yli?",
            sv: "Till vilket kalenderår hör en kurs som pågår över ett årsskifte?",
        },
        alternatives: Text {
            en: "(a) to the year of the first day of its first period; (b) each period to its own year; (c) to the year of its last day.",
            fi: "(a) ensimmäisen jakson ensimmäisen päivän vuoteen; (b) kukin jakso omaan vuoteensa; (c) viimeisen päivän vuoteen.",
            sv: "(a) till det år då den första periodens första dag infaller; (b) varje period till sitt eget år; (c) till det år då den sista dagen infaller.",
        },
        taken: Text {
            en: "(a): All places of the course are counted in the year in which its first period starts. As long as the course has no schedule, the year given when it was created applies.",
            fi: "(a): Kurssin kaikki asiakaspaikat luetaan siihen vuoteen, jona kurssin ensimmäinen jakso alkaa. Kunnes kurssilla on aikataulu, noudatetaan kurssia luotaessa ilmoitettua vuotta.",
            sv: "(a): Alla klientplatser på kursen räknas till det år då dess första period börjar. Så länge kursen saknar tidtabell gäller det år som angavs när kursen skapades.",
        },
        why: Text {
            en: "Kela's instructions on these courses do not say. Kela's older web page of instructions on courses supports the reading: a postponed course must start within the same calendar year, but a part of it may fall in the following year.",
            fi: "Näitä kursseja koskevissa Kelan ohjeissa ei kerrota asiasta. Tulkintaa tukee Kelan vanhempi kursseja koskeva ohjesivu, jonka mukaan myöhemmäksi siirretyn kurssin on alettava saman kalenterivuoden aikana, mutta osa siitä voi olla seuraavana vuonna.",
            sv: "FPA:s anvisningar för de här kurserna säger inget om detta. Tolkningen stöds av FPA:s äldre webbsida med anvisningar om kurser: en kurs som senareläggs måste inledas samma kalenderår, men en del av den kan förläggas till följande år.",
        },
    },
    Reading {
        id: "AM-05",
        question: Text {
            en: "Does the client capacity limit the places on courses or the clients added to them, and which courses are counted?",
            fi: "Rajoittaako ilmoitettu asiakasmäärä kurssien asiakaspaikkoja vai kursseille kiinnitettyjä asiakkaita, ja mitkä kurssit lasketaan mukaan?",
            sv: "Begränsar klientkapaciteten antalet klientplatser på kurserna eller antalet klienter som har lagts till, och vilka kurser räknas med?",
        },
        alternatives: Text {
            en: "(a) the places on all the courses of the year that have not been deleted, whether published or not; (b) the places on published courses only; (c) the clients who have been added.",
            fi: "(a) vuoden kaikkien kurssien asiakaspaikkoja, olipa kurssi julkaistu tai ei, kunhan sitä ei ole poistettu; (b) vain julkaistujen kurssien asiakaspaikkoja; (c) kursseille kiinnitettyjä asiakkaita.",
            sv: "(a) klientplatserna på alla årets kurser som inte har raderats, oavsett om de har publicerats; (b) endast klientplatserna på publicerade kurser; (c) de klienter som har lagts till.",
        },
        taken: Text {
            en: "(a): The group sizes of all the courses of the service and year that have not been deleted are added up.",
            fi: "(a): Palvelun kaikkien saman vuoden kurssien ryhmäkoot lasketaan yhteen. Poistettuja kursseja ei lasketa mukaan.",
            sv: "(a): Gruppstorlekarna för alla kurser inom tjänsten under samma år räknas ihop. Raderade kurser räknas inte med.",
        },
        why: Text {
            en: "K20-03 and K9-03 speak of the client places that the provider may enter for its courses, and according to K20-59 and K9-57 places become free when a course is deleted.",
            fi: "K20-03:ssa ja K9-03:ssa puhutaan asiakaspaikoista, jotka kursseille saa kirjata, ja K20-59:n ja K9-57:n mukaan asiakaspaikat vapautuvat, kun kurssi poistetaan.",
            sv: "K20-03 och K9-03 talar om de klientplatser som får läggas till för kurserna, och enligt K20-59 och K9-57 frigörs klientplatserna när en kurs raderas.",
        },
    },
    Reading {
        id: "AM-06",
        question: Text {
            en: "Does raising the group size of a course use up the client capacity of the year?",
            fi: "Kuluttaako kurssin ryhmäkoon kasvattaminen vuodelle ilmoitettua asiakasmäärää?",
            sv: "Tar en ökning av gruppstorleken årets klientkapacitet i anspråk?",
        },
        alternatives: Text {
            en: "(a) yes, the added places count; (b) no, only the creation of a course counts.",
            fi: "(a) kyllä, lisätyt asiakaspaikat lasketaan mukaan; (b) ei, vain kurssin luominen kuluttaa sitä.",
            sv: "(a) ja, de klientplatser som läggs till räknas med; (b) nej, klientkapaciteten tas i anspråk endast när en kurs skapas.",
        },
        taken: Text {
            en: "(a): The group size can be raised only if enough places are left for the year. The maximum of the group size and the client capacity are examined and reported separately.",
            fi: "(a): Ryhmäkokoa voi kasvattaa vain, jos vuodelle on jäljellä riittävästi asiakaspaikkoja. Ryhmäkoon enimmäismäärä ja ilmoitettu asiakasmäärä tutkitaan erikseen, ja kummastakin huomautetaan erikseen.",
            sv: "(a): Gruppstorleken kan ökas endast om det finns tillräckligt många klientplatser kvar för året. Maximiantalet klienter i gruppen och klientkapaciteten granskas och anges var för sig.",
        },
        why: Text {
            en: "K20-03 and K9-03 limit all the places entered for the courses of the year, and K20-43 and K9-41 call a larger group size adding new client places.",
            fi: "K20-03 ja K9-03 rajoittavat kaikkia vuoden kursseille kirjattavia asiakaspaikkoja, ja K20-43:ssa ja K9-41:ssä ryhmäkoon kasvattamista kutsutaan uusien asiakaspaikkojen lisäämiseksi.",
            sv: "K20-03 och K9-03 begränsar alla klientplatser som läggs till för årets kurser, och i K20-43 och K9-41 kallas en ökning av gruppstorleken att lägga till nya klientplatser.",
        },
    },
    Reading {
        id: "AM-07",
        question: Text {
            en: "Is the client capacity counted for the whole service of a provider, or separately for each office?",
            fi: "Lasketaanko asiakasmäärä palveluntuottajan koko palvelulle vai erikseen kullekin toimipisteelle?",
            sv: "Räknas klientkapaciteten för serviceproducentens hela tjänst eller särskilt för varje verksamhetsställe?",
        },
        alternatives: Text {
            en: "(a) by provider, service and calendar year; (b) also by office.",
            fi: "(a) palveluntuottajan, palvelun ja kalenterivuoden mukaan; (b) lisäksi toimipisteittäin.",
            sv: "(a) per serviceproducent, tjänst och kalenderår; (b) dessutom per verksamhetsställe.",
        },
        taken: Text {
            en: "(a): The places at all the offices of the provider are counted together.",
            fi: "(a): Palveluntuottajan kaikkien toimipisteiden asiakaspaikat lasketaan yhteen.",
            sv: "(a): Klientplatserna vid alla serviceproducentens verksamhetsställen räknas ihop.",
        },
        why: Text {
            en: "K20-03 and K9-03 speak of the provider's capacity for a calendar year and name no office. Since K20-61 shows courses by office and Kela's website says that each office is registered separately, the reading should be checked with Kela.",
            fi: "K20-03:ssa ja K9-03:ssa puhutaan palveluntuottajan kalenterivuodelle ilmoittamasta asiakasmäärästä mainitsematta toimipistettä. Koska kurssit näkyvät toimipisteittäin (K20-61) ja Kelan verkkosivujen mukaan jokainen toimipiste rekisteröidään erikseen, tulkinta on syytä tarkistaa Kelasta.",
            sv: "K20-03 och K9-03 talar om serviceproducentens klientkapacitet för ett kalenderår och nämner inget verksamhetsställe. Eftersom kurserna visas per verksamhetsställe (K20-61) och varje verksamhetsställe enligt FPA:s webbplats registreras särskilt, bör tolkningen kontrolleras hos FPA.",
        },
    },
    Reading {
        id: "AM-08",
        question: Text {
            en: "Does the duty to carry out a course remain if the number of clients falls below seven before the course is confirmed?",
            fi: "Säilyykö velvollisuus toteuttaa kurssi, jos asiakkaiden määrä laskee alle seitsemän ennen kurssin vahvistamista?",
            sv: "Kvarstår skyldigheten att genomföra en kurs om antalet klienter sjunker under sju innan kursen har bekräftats?",
        },
        alternatives: Text {
            en: "(a) no, the number of clients at the moment decides; (b) yes, a duty that has once arisen remains.",
            fi: "(a) ei, asiakkaiden kulloinenkin määrä ratkaisee; (b) kyllä, kerran syntynyt velvollisuus säilyy.",
            sv: "(a) nej, det aktuella antalet klienter avgör; (b) ja, en skyldighet som en gång har uppstått kvarstår.",
        },
        taken: Text {
            en: "(a): The duty to carry out the course and the prohibition to delete it depend on the number of clients at the moment. When a client leaves an unconfirmed course and the number falls from seven to six, the finding is “Undetermined”. A course with exactly six clients may be confirmed but need not be carried out.",
            fi: "(a): Velvollisuus toteuttaa kurssi ja kielto poistaa se riippuvat asiakkaiden kulloisestakin määrästä. Kun asiakas lähtee vahvistamattomalta kurssilta ja asiakkaiden määrä laskee seitsemästä kuuteen, tulos on ”Avoin”. Kurssin, jolla on tasan kuusi asiakasta, voi vahvistaa, mutta sitä ei tarvitse toteuttaa.",
            sv: "(a): Skyldigheten att genomföra kursen och förbudet att radera den beror på det aktuella antalet klienter. När en klient lämnar en obekräftad kurs och antalet sjunker från sju till sex är resultatet ”Oklart”. En kurs med exakt sex klienter kan bekräftas men behöver inte genomföras.",
        },
        why: Text {
            en: "K20-41 and K9-39 speak only of a course to which at least 7 clients have been added. They do not say whether the duty remains when the number falls, so going by the number at the moment is the program's own choice.",
            fi: "K20-41:ssä ja K9-39:ssä puhutaan vain kurssista, jolle on kiinnitetty vähintään 7 asiakasta. Niissä ei kerrota, säilyykö velvollisuus määrän laskiessa, joten kulloisenkin määrän noudattaminen on ohjelman oma valinta.",
            sv: "K20-41 och K9-39 talar endast om en kurs på vilken minst 7 klienter har lagts till. De säger inte om skyldigheten kvarstår när antalet minskar. Att utgå från det aktuella antalet är programmets eget val.",
        },
    },
    Reading {
        id: "AM-09",
        question: Text {
            en: "Which is the last day for postponing or deleting a course with too few clients, “at the latest 30 days before it starts”?",
            fi: "Minä päivänä kurssi, jolla on liian vähän asiakkaita, on viimeistään siirrettävä myöhemmäksi tai poistettava, kun se on tehtävä ”viimeistään 30 päivää ennen kurssin alkamisaikaa”?",
            sv: "Vilken är den sista dagen för att senarelägga eller radera en kurs med för få klienter, när det ska ske ”senast 30 dagar före kursstarten”?",
        },
        alternatives: Text {
            en: "(a) the day 30 calendar days before the course starts, that day included; (b) the day before that, so that 30 whole days lie in between; (c) the day one month before the course starts.",
            fi: "(a) päivänä, joka on 30 kalenteripäivää ennen kurssin alkamista; (b) sitä edeltävänä päivänä, jolloin väliin jää 30 kokonaista päivää; (c) päivänä, joka on kuukautta ennen kurssin alkamista.",
            sv: "(a) den dag som infaller 30 kalenderdagar före kursstarten, den dagen medräknad; (b) dagen före den, så att 30 hela dagar ligger emellan; (c) den dag som infaller en månad före kursstarten.",
        },
        taken: Text {
            en: "(a): The start is the first day of the first period as scheduled before the course is moved, and the last day does not move from a weekend or a holiday. A later postponement or deletion of a course that still has too few clients is not prevented: the finding is “Violation” if the course had too few clients at the end of the last day, otherwise “Undetermined”.",
            fi: "(a): Kurssi alkaa ensimmäisen jakson ensimmäisenä päivänä sen aikataulun mukaan, joka on voimassa ennen siirtoa. Määräpäivä ei siirry viikonlopun tai pyhäpäivän vuoksi. Jos kurssilla on edelleen liian vähän asiakkaita, sen siirtämistä myöhemmäksi tai poistamista ei estetä määräpäivän jälkeenkään. Tulos on silloin ”Vaatimus ei täyty”, jos asiakkaita oli liian vähän määräpäivän päättyessä, muuten ”Avoin”.",
            sv: "(a): Kursstarten är den första periodens första dag enligt den tidtabell som gäller innan kursen flyttas, och den sista dagen flyttas inte på grund av veckoslut eller helgdag. Programmet hindrar inte att en kurs som fortfarande har för få klienter senareläggs eller raderas för sent: resultatet är ”Kravet uppfylls inte” om kursen hade för få klienter vid utgången av den sista dagen, annars ”Oklart”.",
        },
        why: Text {
            en: "K20-55 and K9-53 count back from the start of the course; as in sections 2 and 4 of Finland's Act on the computation of statutory time limits (150/1930), the day of the start itself is not counted. Kela's instructions lay down a duty but do not say that a late postponement or deletion is impossible.",
            fi: "K20-55:ssä ja K9-53:ssa aika lasketaan taaksepäin kurssin alkamisesta, ja kuten säädettyjen määräaikain laskemisesta annetun lain (150/1930) 2 ja 4 §:ssä, alkamispäivää itseään ei lueta mukaan. Kelan ohjeissa asetetaan velvollisuus mutta ei sanota, että myöhästynyt siirtäminen tai poistaminen olisi mahdotonta.",
            sv: "I K20-55 och K9-53 räknas tiden bakåt från kursstarten, och liksom i 2 och 4 § i lagen om beräknande av laga tid (150/1930) räknas dagen för kursstarten inte med. FPA:s anvisningar föreskriver en skyldighet men säger inte att en försenad åtgärd vore omöjlig.",
        },
    },
    Reading {
        id: "AM-10",
        question: Text {
            en: "May the periods of a confirmed course still be moved?",
            fi: "Voiko vahvistetun kurssin jaksoja vielä siirtää?",
            sv: "Kan tidpunkten för perioderna i en bekräftad kurs fortfarande ändras?",
        },
        alternatives: Text {
            en: "(a) no period may be moved; (b) only the first in-person period and the digital period are fixed; (c) all periods may be moved if the clients agree.",
            fi: "(a) mitään jaksoa ei voi siirtää; (b) vahvistaminen sitoo vain ensimmäisen kasvokkaisen jakson ja verkkokuntoutusjakson; (c) kaikkia jaksoja voi siirtää, jos uusi ajankohta sopii asiakkaille.",
            sv: "(a) tidpunkten kan inte ändras för någon period; (b) endast den första perioden med rehabilitering ansikte mot ansikte och perioden med digital rehabilitering är bundna; (c) tidpunkten kan ändras för alla perioder om det passar klienterna.",
        },
        taken: Text {
            en: "(b): The first in-person period and the digital period may not be changed, and therefore the whole course cannot be moved either. Other periods can be moved if they have not started and the new dates suit the clients. A service description can set otherwise which periods confirmation fixes.",
            fi: "(b): Ensimmäistä kasvokkaista jaksoa ja verkkokuntoutusjaksoa ei voi muuttaa, joten koko kurssiakaan ei voi siirtää. Muita jaksoja voi siirtää, jos ne eivät ole alkaneet ja uusi ajankohta sopii asiakkaille. Palvelukuvauksessa voidaan määritellä toisin, mitkä jaksot vahvistaminen sitoo.",
            sv: "(b): Den första perioden med rehabilitering ansikte mot ansikte och perioden med digital rehabilitering kan inte ändras, och därför kan inte heller hela kursen flyttas. Tidpunkten för andra perioder kan ändras om de inte har börjat och den nya tidpunkten passar klienterna. En servicebeskrivning kan ange något annat om vilka perioder bekräftelsen binder.",
        },
        why: Text {
            en: "K20-33 and K9-31 name exactly these two periods in the commitment that confirmation means; K20-52 otherwise allows a single period to be moved.",
            fi: "K20-33:ssa ja K9-31:ssä vahvistamiseen liittyvä sitoumus koskee juuri näitä kahta jaksoa, ja muuten yksittäistä jaksoa voi K20-52:n mukaan siirtää.",
            sv: "I K20-33 och K9-31 gäller det åtagande som bekräftelsen innebär just dessa två perioder, och i övrigt kan en enskild period flyttas enligt K20-52.",
        },
    },
    Reading {
        id: "AM-11",
        question: Text {
            en: "Can a course be moved to an earlier time, or only postponed?",
            fi: "Voiko kurssia aikaistaa vai vain siirtää myöhemmäksi?",
            sv: "Kan en kurs tidigareläggas, eller kan den endast senareläggas?",
        },
        alternatives: Text {
            en: "(a) it can only be postponed; (b) it can be moved in either direction.",
            fi: "(a) kurssin voi vain siirtää myöhemmäksi; (b) kurssin voi siirtää kumpaankin suuntaan.",
            sv: "(a) en kurs kan endast senareläggas; (b) en kurs kan flyttas i båda riktningarna.",
        },
        taken: Text {
            en: "(b): A course can always be postponed. It can also be moved to an earlier time; where the instructions on the service speak only of postponing, as those on the family carers' courses do, the finding is then “Not regulated”. The other rules apply as usual. A service description says whether moving a course to an earlier time is expressly allowed.",
            fi: "(b): Kurssin voi aina siirtää myöhemmäksi. Kurssia voi myös aikaistaa; jos palvelun ohjeissa kerrotaan vain siirtämisestä myöhemmäksi, kuten omaishoitajien kuntoutuskurssien ohjeissa, tulos on silloin ”Ei säännelty”. Muut säännöt pätevät tavalliseen tapaan. Palvelukuvauksessa määritellään, onko aikaistaminen nimenomaan sallittu.",
            sv: "(b): En kurs kan alltid senareläggas. Den kan också tidigareläggas; om anvisningarna för tjänsten endast talar om att senarelägga en kurs, som anvisningarna om rehabiliteringskurser för närståendevårdare, är resultatet då ”Inte reglerat”. De övriga reglerna gäller som vanligt. Servicebeskrivningen anger om det är uttryckligen tillåtet att tidigarelägga en kurs.",
        },
        why: Text {
            en: "K20-52 speaks of postponing (“flytta fram”), K9-50 of moving the time of a course (“siirtää kurssin ajankohtaa”), which covers both directions. That the silence of K20-52 is not read as a prohibition is the program's own choice.",
            fi: "K20-52 koskee siirtämistä myöhemmäksi (”flytta fram”), K9-50 taas kurssin ajankohdan siirtämistä, joka kattaa molemmat suunnat. Se, ettei K20-52:n vaikenemista tulkita kielloksi, on ohjelman oma valinta.",
            sv: "K20-52 talar om att senarelägga (”flytta fram”), medan K9-50 talar om att ändra tidpunkten för en kurs (”siirtää kurssin ajankohtaa”), vilket omfattar båda riktningarna. Att tystnaden i K20-52 inte tolkas som ett förbud är programmets eget val.",
        },
    },
    Reading {
        id: "AM-12",
        question: Text {
            en: "From which day is the total duration of a client's rehabilitation counted?",
            fi: "Mistä päivästä asiakkaan kuntoutuksen kokonaiskesto lasketaan?",
            sv: "Från vilken dag räknas klientens totala rehabiliteringstid?",
        },
        alternatives: Text {
            en: "(a) from the first day of the client's own first period; (b) from the rehabilitation decision; (c) from the first contact or from the day on which the client was added to a course; (d) from the start of the course.",
            fi: "(a) asiakkaan oman ensimmäisen jakson ensimmäisestä päivästä; (b) kuntoutuspäätöksestä; (c) ensimmäisestä yhteydenotosta tai päivästä, jona asiakas kiinnitettiin kurssille; (d) kurssin alkamisesta.",
            sv: "(a) från den första dagen i klientens egen första period; (b) från rehabiliteringsbeslutet; (c) från den första kontakten eller från den dag då klienten lades till på en kurs; (d) från kursstarten.",
        },
        taken: Text {
            en: "(a): The time is counted from the first day of the first period that the client has begun or, if the client has begun none, of the first coming period of the course in question. It does not start again when the client changes course. All coming periods, the digital ones too, must end within it. The schedule of a course as such is measured from the first day of the course.",
            fi: "(a): Aika lasketaan sen jakson ensimmäisestä päivästä, jonka asiakas on aloittanut ensimmäisenä. Jos asiakas ei ole vielä aloittanut mitään jaksoa, aika lasketaan kyseisen kurssin ensimmäisestä tulevasta jaksosta. Aika ei ala alusta, kun asiakas vaihtaa kurssia, ja kaikkien tulevien jaksojen, myös verkkokuntoutusjaksojen, on päätyttävä sen kuluessa. Kurssin aikataulun pituus lasketaan kurssin ensimmäisestä päivästä.",
            sv: "(a): Tiden räknas från den första dagen i den period som klienten har inlett först. Om klienten ännu inte har inlett någon period räknas den från den första kommande perioden i kursen i fråga. Tiden börjar inte om när klienten byter kurs, och alla kommande perioder, också de digitala, ska sluta inom den. Tidtabellen för en kurs mäts från kursens första dag.",
        },
        why: Text {
            en: "K20-51 and K9-49 speak of the total duration of the client's rehabilitation, so it follows the client and not the course. Kela's instructions do not say from which day it is counted; that is the program's own choice.",
            fi: "K20-51:ssä ja K9-49:ssä puhutaan asiakkaan kuntoutuksen kokonaiskestosta, joten se seuraa asiakasta eikä kurssia. Kelan ohjeissa ei kerrota, mistä päivästä se lasketaan; se on ohjelman oma valinta.",
            sv: "K20-51 och K9-49 talar om klientens totala rehabiliteringstid; den följer alltså klienten och inte kursen. FPA:s anvisningar säger inte från vilken dag den räknas; det är programmets eget val.",
        },
    },
    Reading {
        id: "AM-13",
        question: Text {
            en: "Must a client belong to the target group of the course?",
            fi: "Onko asiakkaan kuuluttava kurssin kohderyhmään?",
            sv: "Ska klienten höra till kursens målgrupp?",
        },
        alternatives: Text {
            en: "(a) yes; (b) not necessarily, as the provider judges whether the course suits the client.",
            fi: "(a) kyllä; (b) ei välttämättä, vaan palveluntuottaja arvioi, sopiiko kurssi asiakkaalle.",
            sv: "(a) ja; (b) inte nödvändigtvis, utan serviceproducenten bedömer om kursen lämpar sig för klienten.",
        },
        taken: Text {
            en: "(a): Adding or moving a client to a course is prohibited if the client's target group is not among those of the course. If the client's target group is not known, the finding is “Undetermined”.",
            fi: "(a): Asiakasta ei voi kiinnittää eikä siirtää kurssille, jos hänen kohderyhmänsä ei ole kurssin kohderyhmien joukossa. Jos asiakkaan kohderyhmä ei ole tiedossa, tulos on ”Avoin”.",
            sv: "(a): En klient kan inte läggas till på eller flyttas till en kurs om klientens målgrupp inte är en av kursens målgrupper. Om klientens målgrupp inte är känd är resultatet ”Oklart”.",
        },
        why: Text {
            en: "No provision says so expressly; the reading is inferred from K20-30, K9-27 and K9-28, which speak of a course that suits the client, and from K9-28, under which a suitable target group can be added to a course for the client.",
            fi: "Asiaa ei sanota ohjeissa suoraan. Tulkinta on päätelty siitä, että kurssin on oltava asiakkaalle sopiva (K20-30, K9-27, K9-28), ja siitä, että asiakasta varten kurssille voi lisätä sopivan kohderyhmän (K9-28).",
            sv: "Detta sägs inte uttryckligen i anvisningarna. Tolkningen är en slutsats av att kursen ska lämpa sig för klienten (K20-30, K9-27, K9-28) och av att en lämplig målgrupp kan läggas till för klientens skull (K9-28).",
        },
    },
    Reading {
        id: "AM-14",
        question: Text {
            en: "May a target group be removed from a course or replaced while clients who belong to it are on the course?",
            fi: "Voiko kohderyhmän poistaa kurssilta tai vaihtaa, kun kurssilla on siihen kuuluvia asiakkaita?",
            sv: "Kan en målgrupp tas bort från en kurs eller bytas ut när det finns klienter på kursen som hör till den?",
        },
        alternatives: Text {
            en: "(a) yes, as nothing forbids it before confirmation; (b) no, if a client would be left outside the target groups.",
            fi: "(a) kyllä, koska mikään ei kiellä sitä ennen vahvistamista; (b) ei, jos asiakas jäisi kohderyhmien ulkopuolelle.",
            sv: "(a) ja, eftersom inget förbjuder det före bekräftelsen; (b) nej, om en klient då skulle stå utanför målgrupperna.",
        },
        taken: Text {
            en: "(b): The change is prohibited for each client on the course whose target group is known and would be left out. A client whose target group is not known does not prevent it.",
            fi: "(b): Muutos on kielletty, jos kurssin asiakkaan kohderyhmä on tiedossa ja jäisi pois; kielto annetaan asiakaskohtaisesti. Asiakas, jonka kohderyhmä ei ole tiedossa, ei estä muutosta.",
            sv: "(b): Ändringen är förbjuden om målgruppen för en klient på kursen är känd och skulle falla bort; förbudet anges för varje sådan klient. En klient vars målgrupp inte är känd hindrar inte ändringen.",
        },
        why: Text {
            en: "Kela's instructions do not regulate the situation. The reading is inferred from AM-13: the course must suit its clients (K20-30, K9-27, K9-28) also after the change.",
            fi: "Kelan ohjeissa tilannetta ei säännellä. Tulkinta on päätelty samoin kuin AM-13: kurssin on oltava asiakkailleen sopiva (K20-30, K9-27, K9-28) myös muutoksen jälkeen.",
            sv: "FPA:s anvisningar reglerar inte situationen. Tolkningen är en slutsats på samma sätt som AM-13: kursen ska lämpa sig för sina klienter (K20-30, K9-27, K9-28) också efter ändringen.",
        },
    },
    Reading {
        id: "AM-15",
        question: Text {
            en: "May the target groups of a course be changed before the course is confirmed?",
            fi: "Voiko kurssin kohderyhmiä muuttaa ennen kurssin vahvistamista?",
            sv: "Kan målgrupperna för en kurs ändras innan kursen har bekräftats?",
        },
        alternatives: Text {
            en: "(a) yes; (b) only by adding a target group, and only where the instructions expressly allow it.",
            fi: "(a) kyllä; (b) vain lisäämällä kohderyhmän, ja vain jos se on ohjeissa nimenomaan sallittu.",
            sv: "(a) ja; (b) endast genom att en målgrupp läggs till, och endast om anvisningarna uttryckligen tillåter det.",
        },
        taken: Text {
            en: "(a): Until the course is confirmed, target groups may be added, removed and replaced, as long as their number agrees with the service description: exactly one on a family carers' course, one to three on an adaptation training course.",
            fi: "(a): Kunnes kurssi vahvistetaan, kohderyhmiä voi lisätä, poistaa ja vaihtaa, jos niiden määrä on palvelukuvauksen mukainen. Omaishoitajien kuntoutuskurssilla kohderyhmiä on tasan yksi, sopeutumisvalmennuskurssilla yhdestä kolmeen.",
            sv: "(a): Innan kursen har bekräftats kan målgrupper läggas till, tas bort och bytas ut, om antalet målgrupper följer servicebeskrivningen: exakt en på en rehabiliteringskurs för närståendevårdare, en till tre på en anpassningskurs.",
        },
        why: Text {
            en: "According to K20-12 a course covers one target group “at a time”, and according to K20-34 and K9-32 the target group “no longer” changes after confirmation; both imply that it may change before.",
            fi: "K20-12:n mukaan kurssilla on yksi kohderyhmä ”kerrallaan” (”i sänder”), ja K20-34:n ja K9-32:n mukaan kohderyhmä ”ei enää” muutu vahvistamisen jälkeen. Kummastakin seuraa, että kohderyhmää voi muuttaa sitä ennen.",
            sv: "Enligt K20-12 omfattar kursen en målgrupp ”i sänder”, och enligt K20-34 och K9-32 ändras målgruppen ”inte mera” efter bekräftelsen; av detta följer att den kan ändras före bekräftelsen.",
        },
    },
    Reading {
        id: "AM-16",
        question: Text {
            en: "When is a course full for a client who is changing course?",
            fi: "Milloin kurssi on täynnä kurssia vaihtavan asiakkaan kannalta?",
            sv: "När är en kurs full för en klient som byter kurs?",
        },
        alternatives: Text {
            en: "(a) when it has 12 clients, the maximum in the service description; (b) when it has as many clients as its own group size.",
            fi: "(a) kun asiakkaita on 12 eli palvelukuvauksen mukainen enimmäismäärä; (b) kun asiakkaita on kurssin oman ryhmäkoon verran.",
            sv: "(a) när den har 12 klienter, alltså servicebeskrivningens maximiantal; (b) när den har så många klienter som kursens egen gruppstorlek anger.",
        },
        taken: Text {
            en: "(b): No client can be added when the number of clients has reached the group size of the course. If the group size is below the maximum of the service description, the message says that it can be raised. The recommendation not to start with the maximum number of clients concerns the maximum of the service description.",
            fi: "(b): Asiakasta ei voi kiinnittää, kun asiakkaita on kurssin ryhmäkoon verran. Jos ryhmäkoko on pienempi kuin palvelukuvauksen mukainen enimmäismäärä, viestissä kerrotaan, että sitä voi kasvattaa. Suositus olla aloittamatta kurssia täydellä ryhmällä koskee palvelukuvauksen mukaista enimmäismäärää.",
            sv: "(b): Ingen klient kan läggas till när antalet klienter motsvarar kursens gruppstorlek. Om gruppstorleken är mindre än servicebeskrivningens maximiantal står det i meddelandet att den kan ökas. Rekommendationen att inte inleda kursen med maximiantalet klienter gäller servicebeskrivningens maximiantal.",
        },
        why: Text {
            en: "K20-28 and K9-25 limit the clients to the group size entered for the course, and K20-29 and K9-26 let it be raised to the maximum; K20-07 forbids adding a client who changes course to a course with the maximum number.",
            fi: "K20-28 ja K9-25 rajaavat asiakkaiden määrän kurssille kirjattuun ryhmäkokoon, ja K20-29:n ja K9-26:n mukaan sitä voi kasvattaa enimmäismäärään asti. K20-07 kieltää kiinnittämästä kurssia vaihtavaa asiakasta kurssille, jolla on enimmäismäärä asiakkaita.",
            sv: "K20-28 och K9-25 begränsar antalet klienter till den gruppstorlek som har angetts för kursen, och enligt K20-29 och K9-26 kan den ökas upp till maximiantalet. Enligt K20-07 kan en klient som byter kurs inte läggas till på en kurs med maximiantalet klienter.",
        },
    },
    Reading {
        id: "AM-17",
        question: Text {
            en: "When may a course that has clients, or that has been published or confirmed, be deleted?",
            fi: "Milloin voi poistaa kurssin, jolla on asiakkaita tai joka on julkaistu tai vahvistettu?",
            sv: "När kan en kurs som har klienter eller som har publicerats eller bekräftats raderas?",
        },
        alternatives: Text {
            en: "(a) when its clients have first been moved away and it does not have to be carried out; (b) at any time, in which case the clients come off the course when it is deleted.",
            fi: "(a) kun asiakkaat on ensin siirretty pois eikä velvollisuutta toteuttaa kurssia ole; (b) milloin tahansa, jolloin asiakkaat poistuvat kurssilta, kun se poistetaan.",
            sv: "(a) när klienterna först har flyttats till en annan kurs och det inte finns någon skyldighet att genomföra kursen; (b) när som helst, varvid klienterna tas bort från kursen när den raderas.",
        },
        taken: Text {
            en: "(a): A course cannot be deleted while there are clients on it, and a confirmed course cannot be deleted even when it has none. With at least seven clients the course must also be carried out. Publication does not prevent deletion. Deleting a course with too few clients late is assessed separately (AM-09).",
            fi: "(a): Kurssia, jolla on asiakkaita, ei voi poistaa, eikä vahvistettua kurssia voi poistaa silloinkaan, kun sillä ei ole asiakkaita. Jos asiakkaita on vähintään seitsemän, kurssi on lisäksi toteutettava. Julkaiseminen ei estä poistamista. Jos kurssi, jolla on liian vähän asiakkaita, poistetaan myöhässä, se arvioidaan erikseen (AM-09).",
            sv: "(a): En kurs kan inte raderas så länge det finns klienter på den, och en bekräftad kurs kan inte raderas ens när den saknar klienter. Om det finns minst sju klienter på kursen ska den dessutom genomföras. Publiceringen hindrar inte att kursen raderas. Om en kurs med för få klienter raderas för sent bedöms det särskilt (AM-09).",
        },
        why: Text {
            en: "K20-57 and K9-55 require that the clients be moved to another course, and K20-41, K20-46, K9-39 and K9-44 require that the course be carried out. According to K20-23 and K20-56 a course that will not be carried out, or that is not to be shown any longer, must be deleted, whether published or not.",
            fi: "K20-57 ja K9-55 edellyttävät, että asiakkaat siirretään toiselle kurssille, ja K20-41, K20-46, K9-39 ja K9-44, että kurssi toteutetaan. K20-23:n ja K20-56:n mukaan kurssi, joka ei toteudu tai jonka ei haluta näkyvän, on poistettava, oli se julkaistu tai ei.",
            sv: "K20-57 och K9-55 förutsätter att klienterna flyttas till en annan kurs, och K20-41, K20-46, K9-39 och K9-44 att kursen genomförs. Enligt K20-23 och K20-56 ska en kurs som inte kommer att genomföras eller inte ska synas raderas, oavsett om den har publicerats.",
        },
    },
    Reading {
        id: "AM-18",
        question: Text {
            en: "For which year do the places of a deleted course become free, if the course has been moved from one year to another?",
            fi: "Minkä vuoden käyttöön poistetun kurssin asiakaspaikat vapautuvat, jos kurssi on siirretty vuodelta toiselle?",
            sv: "För vilket år frigörs klientplatserna för en raderad kurs, om kursen har flyttats från ett år till ett annat?",
        },
        alternatives: Text {
            en: "(a) for the year for which the course was created; (b) for the year to which the course belongs when it is deleted.",
            fi: "(a) sen vuoden, jolle kurssi luotiin; (b) sen vuoden, johon kurssi poistettaessa kuuluu.",
            sv: "(a) för det år för vilket kursen skapades; (b) för det år som kursen hör till när den raderas.",
        },
        taken: Text {
            en: "(b): The places become free for the year to which the course belongs at the moment of deletion (AM-04), even if it was created for another year.",
            fi: "(b): Asiakaspaikat vapautuvat sen vuoden käyttöön, johon kurssi poistamishetkellä kuuluu (AM-04), vaikka se olisi luotu toiselle vuodelle.",
            sv: "(b): Klientplatserna frigörs för det år som kursen hör till när den raderas (AM-04), även om den skapades för ett annat år.",
        },
        why: Text {
            en: "K20-59 and K9-57 speak of other courses of the same year. As the places of a course that has been moved are counted in its new year (K20-53, K9-51), they can become free only there.",
            fi: "K20-59:ssä ja K9-57:ssä puhutaan saman vuoden muista kursseista. Koska siirretyn kurssin asiakaspaikat luetaan sen uuteen vuoteen (K20-53, K9-51), ne voivat vapautua vain sen käyttöön.",
            sv: "K20-59 och K9-57 talar om andra kurser samma år. Eftersom klientplatserna för en flyttad kurs räknas till kursens nya år (K20-53, K9-51) kan de frigöras endast där.",
        },
    },
    Reading {
        id: "AM-19",
        question: Text {
            en: "Must a course be published before clients are added to it or before it is confirmed?",
            fi: "Onko kurssi julkaistava, ennen kuin sille kiinnitetään asiakkaita tai ennen kuin se vahvistetaan?",
            sv: "Ska en kurs publiceras innan klienter läggs till på den eller innan den bekräftas?",
        },
        alternatives: Text { en: "(a) yes; (b) no.", fi: "(a) kyllä; (b) ei.", sv: "(a) ja; (b) nej." },
        taken: Text {
            en: "(b): Publication is not required. If an unpublished course is confirmed, or if the audit of a day shows an unpublished course with clients, the finding is “Not regulated”. Adding a client to an unpublished course leads to no finding as such.",
            fi: "(b): Julkaisemista ei edellytetä. Jos julkaisematon kurssi vahvistetaan tai jos päivän tilannekatsauksessa on julkaisematon kurssi, jolla on asiakkaita, tulos on ”Ei säännelty”. Asiakkaan kiinnittämisestä julkaisemattomalle kurssille ei sinänsä huomauteta.",
            sv: "(b): Publicering krävs inte. Om en opublicerad kurs bekräftas, eller om lägesöversikten för en dag visar en opublicerad kurs med klienter, är resultatet ”Inte reglerat”. Att en klient läggs till på en opublicerad kurs ger i sig ingen anmärkning.",
        },
        why: Text {
            en: "Kela's instructions do not regulate this: K20-24 and K20-40 set no such condition. A reserved place shows in the provider search (K20-25) only when the course has been published.",
            fi: "Kelan ohjeissa asiaa ei säännellä: K20-24:ssä ja K20-40:ssä ei aseteta tällaista edellytystä. Varattu asiakaspaikka näkyy palveluntuottajahaussa (K20-25) vasta, kun kurssi on julkaistu.",
            sv: "FPA:s anvisningar reglerar inte detta: K20-24 och K20-40 ställer inget sådant villkor. En reserverad klientplats syns i e-tjänsten för sökning av serviceproducent (K20-25) först när kursen har publicerats.",
        },
    },
    Reading {
        id: "AM-20",
        question: Text {
            en: "What must be in the schedule before a course can be confirmed?",
            fi: "Mitä aikataulussa on oltava, ennen kuin kurssin voi vahvistaa?",
            sv: "Vad ska finnas i tidtabellen innan en kurs kan bekräftas?",
        },
        alternatives: Text {
            en: "(a) the periods that confirmation fixes; (b) nothing, as the schedule can be completed later.",
            fi: "(a) ne jaksot, jotka vahvistaminen sitoo; (b) ei mitään, vaan aikataulua voi täydentää myöhemmin.",
            sv: "(a) de perioder som bekräftelsen binder; (b) ingenting, eftersom tidtabellen kan kompletteras senare.",
        },
        taken: Text {
            en: "(a): A course cannot be confirmed until its first in-person period and its digital period are in the schedule. A service description can set otherwise which periods confirmation fixes.",
            fi: "(a): Kurssia ei voi vahvistaa, ennen kuin ensimmäinen kasvokkainen jakso ja verkkokuntoutusjakso ovat aikataulussa. Palvelukuvauksessa voidaan määritellä toisin, mitkä jaksot vahvistaminen sitoo.",
            sv: "(a): En kurs kan inte bekräftas förrän den första perioden med rehabilitering ansikte mot ansikte och perioden med digital rehabilitering finns i tidtabellen. En servicebeskrivning kan ange något annat om vilka perioder bekräftelsen binder.",
        },
        why: Text {
            en: "No provision says so expressly; the reading is inferred from K20-33 and K9-31, under which confirmation commits the provider to the schedule given for these periods in the registration system.",
            fi: "Asiaa ei sanota ohjeissa suoraan. Tulkinta on päätelty siitä, että vahvistaminen sitoo palveluntuottajan siihen aikatauluun, joka näille jaksoille on ilmoitettu rekisteröitymisjärjestelmässä (K20-33, K9-31).",
            sv: "Detta sägs inte uttryckligen i anvisningarna. Tolkningen är en slutsats av K20-33 och K9-31, enligt vilka bekräftelsen binder serviceproducenten till den tidtabell som har angetts för dessa perioder i registreringssystemet.",
        },
    },
    Reading {
        id: "AM-21",
        question: Text {
            en: "Which option applies to a provider with exactly two years of experience?",
            fi: "Minkä vaihtoehdon valitsee palveluntuottaja, jolla on kokemusta tasan kaksi vuotta?",
            sv: "Vilket alternativ gäller för en serviceproducent som har exakt två års erfarenhet?",
        },
        alternatives: Text {
            en: "(a) under 2 years; (b) over 2 years; (c) the one that the provider itself chooses.",
            fi: "(a) alle 2 vuotta; (b) yli 2 vuotta; (c) sen, jonka palveluntuottaja itse valitsee.",
            sv: "(a) under 2 år; (b) över 2 år; (c) det som serviceproducenten själv väljer.",
        },
        taken: Text {
            en: "(c): The program records the option that the provider chooses and does not work out the length of the experience.",
            fi: "(c): Ohjelma tallentaa vaihtoehdon, jonka palveluntuottaja valitsee, eikä laske kokemuksen pituutta.",
            sv: "(c): Programmet registrerar det alternativ som serviceproducenten väljer och räknar inte ut hur lång erfarenheten är.",
        },
        why: Text {
            en: "K20-66, K20-67 and K9-63 ask the provider to choose an option, and none of the options covers exactly two years.",
            fi: "K20-66:n, K20-67:n ja K9-63:n mukaan palveluntuottaja valitsee vaihtoehdon itse, eikä mikään vaihtoehdoista kata tasan kahta vuotta.",
            sv: "Enligt K20-66, K20-67 och K9-63 väljer serviceproducenten själv ett alternativ, och inget av alternativen omfattar exakt två år.",
        },
    },
    Reading {
        id: "AM-22",
        question: Text {
            en: "Until when may the provider wait before confirming a course, if the clients' decisions were issued on different days?",
            fi: "Mihin asti palveluntuottaja voi odottaa ennen kurssin vahvistamista, jos asiakkaiden päätökset on annettu eri päivinä?",
            sv: "Hur länge kan serviceproducenten vänta med att bekräfta en kurs, om klienternas beslut har utfärdats olika dagar?",
        },
        alternatives: Text {
            en: "(a) until six months have passed since the earliest of the decisions was issued; (b) until six months have passed on average, or since the latest of them was issued.",
            fi: "(a) kunnes aikaisimman päätöksen antamisesta on kulunut kuusi kuukautta; (b) kunnes päätösten antamisesta on kulunut keskimäärin kuusi kuukautta tai kunnes viimeisimmän antamisesta on kulunut kuusi kuukautta.",
            sv: "(a) tills sex månader har gått sedan det tidigaste beslutet utfärdades; (b) tills i genomsnitt sex månader har gått, eller tills sex månader har gått sedan det senaste beslutet utfärdades.",
        },
        taken: Text {
            en: "(a): The permission to wait ends six months after the issue of the earliest decision among the clients waiting on the course, and at the latest when the course starts. A client does not shorten the wait who has already been on a confirmed course in time, or whose time limit cannot be decided (AM-51). After that there is no duty to confirm as such: the provider's duty concerns each client and is counted from when the client got the decision (AM-01), and the client may be moved to another course instead.",
            fi: "(a): Lupa odottaa päättyy, kun kurssilla odottavien asiakkaiden aikaisimman päätöksen antamisesta on kulunut kuusi kuukautta, ja viimeistään kurssin alkaessa. Odotusta ei lyhennä asiakas, joka on jo ollut ajoissa vahvistetulla kurssilla tai jonka määräaikaa ei voida päätellä (AM-51). Tämän jälkeenkään ei ole velvollisuutta vahvistaa kurssia. Palveluntuottajan velvollisuus koskee kutakin asiakasta ja lasketaan siitä, kun asiakas on saanut päätöksen (AM-01), ja asiakas voidaan myös siirtää toiselle kurssille.",
            sv: "(a): Rätten att vänta upphör när sex månader har gått sedan det tidigaste beslutet för de klienter som väntar på kursen utfärdades, och senast när kursen börjar. Väntan förkortas inte av en klient som redan har varit på en bekräftad kurs inom tidsfristen eller vars tidsfrist inte kan avgöras (AM-51). Inte heller därefter finns det någon skyldighet att bekräfta kursen: serviceproducentens skyldighet gäller varje klient och räknas från det att klienten fick beslutet (AM-01), och klienten kan i stället flyttas till en annan kurs.",
        },
        why: Text {
            en: "According to K20-45 and K9-43 the provider may wait as long as 6 months have not passed since the decisions of the clients added to the course were issued; the earliest decision is the first to reach that limit. Which clients count as waiting is inferred from these words.",
            fi: "K20-45:n ja K9-43:n mukaan palveluntuottaja voi odottaa, jos kurssille kiinnitettyjen asiakkaiden päätösten antamisesta ei ole vielä kulunut 6 kuukautta. Aikaisin päätös saavuttaa tämän rajan ensimmäisenä. Näistä sanoista on päätelty myös, ketkä luetaan odottaviksi asiakkaiksi.",
            sv: "Enligt K20-45 och K9-43 kan serviceproducenten vänta om det ännu inte har gått 6 månader sedan besluten utfärdades för de klienter som har lagts till på kursen; det tidigaste beslutet når gränsen först. Vilka klienter som räknas som väntande är en slutsats av dessa ord.",
        },
    },
    Reading {
        id: "AM-23",
        question: Text {
            en: "What applies when a client's time limit is about to end but the client's course has fewer than six clients?",
            fi: "Miten menetellään, kun asiakkaan määräaika on päättymässä mutta asiakkaan kurssilla on alle kuusi asiakasta?",
            sv: "Vad gäller när klientens tidsfrist håller på att gå ut men klientens kurs har färre än sex klienter?",
        },
        alternatives: Text {
            en: "(a) the time limit gives way; (b) the course may be confirmed with fewer clients; (c) both rules hold, and the client must be placed otherwise.",
            fi: "(a) määräajasta joustetaan; (b) kurssin voi vahvistaa vähemmällä asiakasmäärällä; (c) molempia sääntöjä noudatetaan, ja asiakkaalle on löydettävä toinen kurssi.",
            sv: "(a) tidsfristen ger vika; (b) kursen kan bekräftas med färre klienter; (c) båda reglerna gäller, och klienten ska placeras på annat sätt.",
        },
        taken: Text {
            en: "(c): The course cannot be confirmed, and the client's time limit keeps running. The client can be moved to a confirmed course that has a free place. If the time limit is not met, the finding is “Violation” and the client has the right to change provider.",
            fi: "(c): Kurssia ei voi vahvistaa, ja asiakkaan määräaika kuluu edelleen. Asiakkaan voi siirtää vahvistetulle kurssille, jolla on vapaa paikka. Jos määräaika ylittyy, tulos on ”Vaatimus ei täyty” ja asiakkaalla on oikeus vaihtaa palveluntuottajaa.",
            sv: "(c): Kursen kan inte bekräftas, och klientens tidsfrist fortsätter att löpa. Klienten kan flyttas till en bekräftad kurs med en ledig plats. Om tidsfristen överskrids är resultatet ”Kravet uppfylls inte”, och klienten har rätt att byta serviceproducent.",
        },
        why: Text {
            en: "K20-36 and K20-40 make no exception for each other, and K20-37 states what follows when the time limit is not met. Kela's instructions name no remedy, and the program does not rank the alternatives.",
            fi: "Kummassakaan kohdassa (K20-36 ja K20-40) ei poiketa toisesta, ja K20-37:ssä kerrotaan, mitä määräajan ylittymisestä seuraa. Kelan ohjeissa ei mainita keinoa tilanteen ratkaisemiseksi, eikä ohjelma aseta vaihtoehtoja järjestykseen.",
            sv: "Varken K20-36 eller K20-40 innehåller något undantag för den andra punkten, och K20-37 anger vad som följer om tidsfristen överskrids. FPA:s anvisningar nämner ingen lösning, och programmet rangordnar inte alternativen.",
        },
    },
    Reading {
        id: "AM-24",
        question: Text {
            en: "Does a client who has left a course still count on it?",
            fi: "Lasketaanko kurssilta lähtenyt asiakas vielä mukaan?",
            sv: "Räknas en klient som har lämnat kursen fortfarande med?",
        },
        alternatives: Text {
            en: "(a) no, only those on the course at the relevant time count; (b) yes, everyone who has ever been added counts.",
            fi: "(a) ei, vain kurssilla ratkaisevana ajankohtana olevat asiakkaat lasketaan; (b) kyllä, kaikki kurssille joskus kiinnitetyt asiakkaat lasketaan.",
            sv: "(a) nej, endast de som är på kursen vid den avgörande tidpunkten räknas; (b) ja, alla som någon gång har lagts till räknas.",
        },
        taken: Text {
            en: "(a): Those on the course at the relevant time are counted: for the duty to carry out the course, on the day looked at; for the minimum, when the course is confirmed; for the duty to postpone or delete the course, at the end of the last day for it.",
            fi: "(a): Mukaan lasketaan ne, jotka ovat kurssilla ratkaisevana ajankohtana. Velvollisuus toteuttaa kurssi arvioidaan tarkasteltavana päivänä, vähimmäismäärä kurssia vahvistettaessa ja velvollisuus siirtää kurssi myöhemmäksi tai poistaa se määräpäivän päättyessä.",
            sv: "(a): De som är på kursen vid den avgörande tidpunkten räknas. För skyldigheten att genomföra kursen är det den dag som granskas, för minimiantalet den tidpunkt då kursen bekräftas och för skyldigheten att senarelägga eller radera kursen utgången av den sista dagen för detta.",
        },
        why: Text {
            en: "K20-40, K20-41 and K20-55 speak of clients who have been added and do not mention those who have left. Kela's instructions do not say; the reading is the program's own choice.",
            fi: "K20-40:ssä, K20-41:ssä ja K20-55:ssä puhutaan kurssille kiinnitetyistä asiakkaista mainitsematta kurssilta lähteneitä. Kelan ohjeissa ei kerrota tätä; tulkinta on ohjelman oma valinta.",
            sv: "K20-40, K20-41 och K20-55 talar om klienter som har lagts till på kursen och nämner inte dem som har lämnat den. FPA:s anvisningar säger inget om detta; tolkningen är programmets eget val.",
        },
    },
    Reading {
        id: "AM-25",
        question: Text {
            en: "What applies if a client is absent, falls ill, interrupts the rehabilitation or dies?",
            fi: "Miten menetellään, jos asiakas jää pois kurssilta, sairastuu, keskeyttää kuntoutuksen tai kuolee?",
            sv: "Vad gäller om en klient uteblir, insjuknar, avbryter rehabiliteringen eller avlider?",
        },
        alternatives: Text {
            en: "Kela's instructions on these courses say nothing about this.",
            fi: "Näitä kursseja koskevissa Kelan ohjeissa ei kerrota tästä mitään.",
            sv: "FPA:s anvisningar för de här kurserna säger inget om detta.",
        },
        taken: Text {
            en: "The program has no rule about absence, illness or interruption. When it is recorded that a client's rehabilitation ends, the client is taken off the courses of the service and the finding is “Not regulated”.",
            fi: "Ohjelmassa ei ole sääntöä poissaolosta, sairastumisesta tai keskeyttämisestä. Kun kirjataan, että asiakkaan kuntoutus päättyy, asiakas poistetaan palvelun kursseilta ja tulos on ”Ei säännelty”.",
            sv: "Programmet har ingen regel om frånvaro, sjukdom eller avbrott. När det registreras att klientens rehabilitering avslutas tas klienten bort från tjänstens kurser, och resultatet är ”Inte reglerat”.",
        },
        why: Text {
            en: "The instructions speak only of changing course and changing provider (K20-27, K20-37, K9-24, K9-35). The general part of the service description may have rules on this, but it is not among the documents on which the program rests.",
            fi: "Ohjeissa kerrotaan vain kurssin ja palveluntuottajan vaihtamisesta (K20-27, K20-37, K9-24, K9-35). Palvelukuvauksen yleisessä osassa voi olla asiasta määräyksiä, mutta se ei kuulu asiakirjoihin, joihin ohjelma perustuu.",
            sv: "Anvisningarna talar endast om byte av kurs och byte av serviceproducent (K20-27, K20-37, K9-24, K9-35). Servicebeskrivningens allmänna del kan innehålla bestämmelser om detta, men den hör inte till de dokument som programmet bygger på.",
        },
    },
    Reading {
        id: "AM-26",
        question: Text {
            en: "May a confirmed course be deleted in time if the number of clients falls below six?",
            fi: "Voiko vahvistetun kurssin poistaa ajoissa, jos asiakkaiden määrä laskee alle kuuden?",
            sv: "Kan en bekräftad kurs raderas i tid om antalet klienter sjunker under sex?",
        },
        alternatives: Text {
            en: "(a) no, it must be carried out; (b) yes, until 30 days before it starts.",
            fi: "(a) ei, kurssi on toteutettava; (b) kyllä, viimeistään 30 päivää ennen kurssin alkamista.",
            sv: "(a) nej, kursen måste genomföras; (b) ja, fram till 30 dagar före kursstarten.",
        },
        taken: Text {
            en: "(a): A confirmed course must be carried out and cannot be deleted. The duty to postpone or delete a course with too few clients concerns only courses that have not been confirmed.",
            fi: "(a): Vahvistettu kurssi on toteutettava, eikä sitä voi poistaa. Velvollisuus siirtää myöhemmäksi tai poistaa kurssi, jolla on liian vähän asiakkaita, koskee vain vahvistamattomia kursseja.",
            sv: "(a): En bekräftad kurs måste genomföras och kan inte raderas. Skyldigheten att senarelägga eller radera en kurs med för få klienter gäller endast obekräftade kurser.",
        },
        why: Text {
            en: "According to K20-46 and K9-44 a confirmed course must be carried out even if clients move away from it; K20-55 and K9-53 are therefore applied only before confirmation.",
            fi: "K20-46:n ja K9-44:n mukaan vahvistettu kurssi on toteutettava, vaikka asiakkaita siirtyisi pois, joten K20-55:tä ja K9-53:a sovelletaan vain ennen vahvistamista.",
            sv: "Enligt K20-46 och K9-44 måste en bekräftad kurs genomföras även om klienter flyttar bort från den; därför tillämpas K20-55 och K9-53 endast före bekräftelsen.",
        },
    },
    Reading {
        id: "AM-27",
        question: Text {
            en: "What applies to an unconfirmed course that has exactly six clients 30 days before it starts?",
            fi: "Miten menetellään, jos vahvistamattomalla kurssilla on tasan kuusi asiakasta 30 päivää ennen kurssin alkamista?",
            sv: "Vad gäller för en obekräftad kurs som har exakt sex klienter 30 dagar före kursstarten?",
        },
        alternatives: Text {
            en: "(a) it must be postponed, deleted or confirmed; (b) six clients are enough, so there is no duty.",
            fi: "(a) kurssi on siirrettävä myöhemmäksi, poistettava tai vahvistettava; (b) kuusi asiakasta riittää, joten velvollisuutta ei ole.",
            sv: "(a) den ska senareläggas, raderas eller bekräftas; (b) sex klienter räcker, så det finns ingen skyldighet.",
        },
        taken: Text {
            en: "(b): There is no duty and no finding about the time limit. If the number falls below six after that day, see AM-09. If the course starts with clients but unconfirmed, the audit says so “For information”.",
            fi: "(b): Velvollisuutta ei ole, eikä määräajasta huomauteta. Jos määrä laskee alle kuuden tämän päivän jälkeen, noudatetaan tulkintaa AM-09. Jos kurssi, jolla on asiakkaita, alkaa vahvistamattomana, tilannekatsauksessa on siitä merkintä ”Tiedoksi”.",
            sv: "(b): Det finns ingen skyldighet, och ingen anmärkning om tidsfristen ges. Om antalet sjunker under sex efter den dagen gäller AM-09. Om en kurs med klienter börjar utan att ha bekräftats anges det ”För kännedom” i lägesöversikten.",
        },
        why: Text {
            en: "K20-55 and K9-53 concern only courses with fewer clients than the minimum of 6.",
            fi: "K20-55 ja K9-53 koskevat vain kursseja, joilla on vähemmän asiakkaita kuin vähimmäismäärä 6.",
            sv: "K20-55 och K9-53 gäller endast kurser som har färre klienter än minimiantalet 6.",
        },
    },
    Reading {
        id: "AM-28",
        question: Text {
            en: "May the declared client capacity be lowered?",
            fi: "Voiko ilmoitettua asiakasmäärää pienentää?",
            sv: "Kan den angivna klientkapaciteten minskas?",
        },
        alternatives: Text {
            en: "(a) no, during the year it may only be raised; (b) yes.",
            fi: "(a) ei, vuoden aikana sitä voi vain kasvattaa; (b) kyllä.",
            sv: "(a) nej, under året kan den endast ökas; (b) ja.",
        },
        taken: Text {
            en: "(b): Every declaration is accepted. If the courses of the year then have more places than the declared capacity, the finding is “Violation”.",
            fi: "(b): Jokainen ilmoitus hyväksytään. Jos vuoden kursseilla on sen jälkeen enemmän asiakaspaikkoja kuin ilmoitettu asiakasmäärä, tulos on ”Vaatimus ei täyty”.",
            sv: "(b): Varje anmälan godtas. Om årets kurser därefter har fler klientplatser än den angivna klientkapaciteten är resultatet ”Kravet uppfylls inte”.",
        },
        why: Text {
            en: "The instructions on which the program rests say nothing about lowering. According to Kela's website the capacity can only be raised; that page is not among the documents on which the program rests, and not applying it is the program's own choice.",
            fi: "Ohjeissa, joihin ohjelma perustuu, ei kerrota pienentämisestä mitään. Kelan verkkosivujen mukaan asiakasmäärää voi vain kasvattaa; sivu ei kuulu asiakirjoihin, joihin ohjelma perustuu, ja se, ettei sitä sovelleta, on ohjelman oma valinta.",
            sv: "De anvisningar som programmet bygger på säger inget om att minska klientkapaciteten. Enligt FPA:s webbplats kan den endast ökas; den sidan hör inte till de dokument som programmet bygger på, och att inte tillämpa den är programmets eget val.",
        },
    },
    Reading {
        id: "AM-29",
        question: Text {
            en: "Can a course have contact information of its own?",
            fi: "Voiko kurssilla olla omat yhteystiedot?",
            sv: "Kan en kurs ha egen kontaktinformation?",
        },
        alternatives: Text {
            en: "(a) yes, as contact information is entered for the course; (b) no, as the contact information of the service is shown automatically.",
            fi: "(a) kyllä, koska yhteystiedot kirjataan kurssille; (b) ei, koska palvelun yhteystiedot näkyvät automaattisesti.",
            sv: "(a) ja, eftersom kontaktinformation registreras för kursen; (b) nej, eftersom kontaktinformationen för tjänsten visas automatiskt.",
        },
        taken: Text {
            en: "(a): The course's own contact information applies if it has been given, otherwise that of the service. If neither is known when the course is published, the finding is “Undetermined”; publication is not prevented.",
            fi: "(a): Kurssin omia yhteystietoja käytetään, jos ne on annettu, muuten palvelun yhteystietoja. Jos kumpiakaan ei ole tiedossa kurssia julkaistaessa, tulos on ”Avoin”; julkaisemista ei estetä.",
            sv: "(a): Kursens egen kontaktinformation används om den har angetts, annars kontaktinformationen för tjänsten. Om ingendera är känd när kursen publiceras är resultatet ”Oklart”; publiceringen hindras inte.",
        },
        why: Text {
            en: "K20-13 and K9-10 ask for contact information when a course is created, but according to K20-14 and K9-11 the provider search shows that of the service. How the two fit together is the program's own choice.",
            fi: "K20-13:n ja K9-10:n mukaan yhteystiedot kirjataan kurssia luotaessa, mutta K20-14:n ja K9-11:n mukaan palveluntuottajahaussa näkyvät palvelun yhteystiedot. Kohtien yhteensovittaminen on ohjelman oma valinta.",
            sv: "Enligt K20-13 och K9-10 registreras kontaktinformationen när kursen skapas, men enligt K20-14 och K9-11 visas kontaktinformationen för tjänsten i e-tjänsten för sökning av serviceproducent. Hur punkterna förenas är programmets eget val.",
        },
    },
    Reading {
        id: "AM-30",
        question: Text {
            en: "Must a schedule be given when a course is created?",
            fi: "Onko aikataulu ilmoitettava kurssia luotaessa?",
            sv: "Ska en tidtabell anges när en kurs skapas?",
        },
        alternatives: Text {
            en: "(a) yes; (b) no, it is enough that the schedule exists when the course is confirmed.",
            fi: "(a) kyllä; (b) ei, vaan riittää, että aikataulu on olemassa kurssia vahvistettaessa.",
            sv: "(a) ja; (b) nej, det räcker att tidtabellen finns när kursen bekräftas.",
        },
        taken: Text {
            en: "(b): A course can be created without a schedule, in which case its calendar year must be given. When the course is confirmed, the schedule must contain the periods that confirmation fixes (AM-20).",
            fi: "(b): Kurssin voi luoda ilman aikataulua, jolloin sille on ilmoitettava kalenterivuosi. Kurssia vahvistettaessa aikataulussa on oltava jaksot, jotka vahvistaminen sitoo (AM-20).",
            sv: "(b): En kurs kan skapas utan tidtabell, och då ska kalenderåret anges för den. När kursen bekräftas ska tidtabellen innehålla de perioder som bekräftelsen binder (AM-20).",
        },
        why: Text {
            en: "The information to be entered when a course is created (K20-09 to K20-15) does not include a schedule, but K20-33 and K20-52 presuppose one.",
            fi: "Kurssia luotaessa kirjattaviin tietoihin (K20-09–K20-15) ei kuulu aikataulu, mutta K20-33:ssa ja K20-52:ssa oletetaan, että se on olemassa.",
            sv: "De uppgifter som ska registreras när en kurs skapas (K20-09–K20-15) omfattar ingen tidtabell, men K20-33 och K20-52 förutsätter att det finns en.",
        },
    },
    Reading {
        id: "AM-31",
        question: Text {
            en: "How soon after the decision must a client be added to a course?",
            fi: "Kuinka pian päätöksen jälkeen asiakas on kiinnitettävä kurssille?",
            sv: "Hur snart efter beslutet ska klienten läggas till på en kurs?",
        },
        alternatives: Text {
            en: "(a) at once, within a time limit of its own; (b) within the six months only.",
            fi: "(a) heti, erillisessä määräajassa; (b) vain kuuden kuukauden määräajassa.",
            sv: "(a) genast, inom en särskild tidsfrist; (b) endast inom de sex månaderna.",
        },
        taken: Text {
            en: "(b): There is no separate time limit for adding the client. The client must be on a confirmed course within the six months.",
            fi: "(b): Kiinnittämiselle ei ole erillistä määräaikaa. Asiakkaan on oltava kiinnitettynä vahvistetulle kurssille kuuden kuukauden kuluessa.",
            sv: "(b): Det finns ingen särskild tidsfrist för att lägga till klienten. Klienten ska vara tillagd på en bekräftad kurs inom sex månader.",
        },
        why: Text {
            en: "K20-24 and K9-21 say that the client is added when the provider has received the decision, but give no number of days; the only time limit is in K20-36 and K9-34.",
            fi: "K20-24:n ja K9-21:n mukaan asiakas kiinnitetään kurssille, kun palveluntuottaja on saanut päätöksen, mutta päivien määrää ei mainita. Ainoa määräaika on K20-36:ssa ja K9-34:ssä.",
            sv: "Enligt K20-24 och K9-21 läggs klienten till när serviceproducenten har fått beslutet, men inget antal dagar nämns. Den enda tidsfristen finns i K20-36 och K9-34.",
        },
    },
    Reading {
        id: "AM-32",
        question: Text {
            en: "May the group size of a course be lowered?",
            fi: "Voiko kurssin ryhmäkokoa pienentää?",
            sv: "Kan gruppstorleken för en kurs minskas?",
        },
        alternatives: Text { en: "(a) yes; (b) no.", fi: "(a) kyllä; (b) ei.", sv: "(a) ja; (b) nej." },
        taken: Text {
            en: "(a): Lowering is not prevented, and the finding is “Not regulated”. It is prohibited to lower the group size below the number of clients on the course or below the minimum of the service description. The places taken away can be used for other courses of the year.",
            fi: "(a): Pienentämistä ei estetä, ja tulos on ”Ei säännelty”. Ryhmäkokoa ei voi pienentää alle kurssin asiakkaiden määrän eikä alle palvelukuvauksen mukaisen vähimmäismäärän. Vapautuvat asiakaspaikat voi käyttää vuoden muille kursseille.",
            sv: "(a): Programmet hindrar det inte, och resultatet är ”Inte reglerat”. Gruppstorleken kan dock inte minskas så att den blir mindre än antalet klienter på kursen eller än servicebeskrivningens minimiantal. De klientplatser som frigörs kan användas för andra kurser samma år.",
        },
        why: Text {
            en: "K20-29 and K9-26 speak only of raising the group size. That the group size must cover the clients already added is inferred from K20-28 and K9-25.",
            fi: "K20-29:ssä ja K9-26:ssa puhutaan vain ryhmäkoon kasvattamisesta. Se, että ryhmäkoon on riitettävä jo kiinnitetyille asiakkaille, on päätelty K20-28:sta ja K9-25:stä.",
            sv: "K20-29 och K9-26 talar endast om att öka gruppstorleken. Att gruppstorleken måste räcka till för de klienter som redan har lagts till är en slutsats av K20-28 och K9-25.",
        },
    },
    Reading {
        id: "AM-33",
        question: Text {
            en: "How many clients are needed to confirm a course: the minimum of the service description, or the group size of the course?",
            fi: "Montako asiakasta kurssin vahvistamiseen tarvitaan: palvelukuvauksen mukainen vähimmäismäärä vai kurssin ryhmäkokoa vastaava määrä?",
            sv: "Hur många klienter behövs för att bekräfta en kurs: servicebeskrivningens minimiantal eller så många som kursens gruppstorlek anger?",
        },
        alternatives: Text {
            en: "(a) the minimum of the service description, 6; (b) the group size chosen for the course.",
            fi: "(a) palvelukuvauksen mukainen vähimmäismäärä 6; (b) kurssille valittua ryhmäkokoa vastaava määrä.",
            sv: "(a) servicebeskrivningens minimiantal, 6; (b) så många som den valda gruppstorleken för kursen anger.",
        },
        taken: Text {
            en: "(a): A course with a group size of ten, for example, can be confirmed when it has six clients.",
            fi: "(a): Esimerkiksi kurssin, jonka ryhmäkoko on kymmenen, voi vahvistaa, kun sillä on kuusi asiakasta.",
            sv: "(a): En kurs med gruppstorleken tio kan till exempel bekräftas när den har sex klienter.",
        },
        why: Text {
            en: "K20-40 speaks of the minimum “fixed as the group size” and K9-38 of the minimum of the group size, and both name the figure 6.",
            fi: "K20-40:ssä puhutaan ryhmäkooksi vahvistetusta vähimmäismäärästä ja K9-38:ssa ryhmäkoon minimimäärästä, ja kummassakin mainitaan luku 6.",
            sv: "K20-40 talar om det minimiantal ”som fastställts som gruppstorlek” och K9-38 om gruppstorlekens minimiantal, och båda anger siffran 6.",
        },
    },
    Reading {
        id: "AM-34",
        question: Text {
            en: "Can a single period be moved where the instructions speak only of moving the course?",
            fi: "Voiko yksittäistä jaksoa siirtää, jos ohjeissa kerrotaan vain kurssin siirtämisestä?",
            sv: "Kan tidpunkten för en enskild period ändras, om anvisningarna endast talar om att flytta kursen?",
        },
        alternatives: Text {
            en: "(a) yes, as a part of the time of the course; (b) no, as it is not expressly allowed.",
            fi: "(a) kyllä, koska jakso on osa kurssin ajankohtaa; (b) ei, koska sitä ei ole nimenomaan sallittu.",
            sv: "(a) ja, som en del av tidpunkten för kursen; (b) nej, eftersom det inte uttryckligen är tillåtet.",
        },
        taken: Text {
            en: "(a): Moving is not prevented, and the finding is “Not regulated”. Periods that confirmation fixes and periods that have started cannot be moved. A service description says whether moving a single period is expressly allowed.",
            fi: "(a): Siirtämistä ei estetä, ja tulos on ”Ei säännelty”. Jaksoja, jotka vahvistaminen sitoo tai jotka ovat alkaneet, ei voi siirtää. Palvelukuvauksessa määritellään, onko yksittäisen jakson siirtäminen nimenomaan sallittu.",
            sv: "(a): Programmet hindrar det inte, och resultatet är ”Inte reglerat”. Perioder som bekräftelsen binder eller som har börjat kan inte flyttas. Servicebeskrivningen anger om det är uttryckligen tillåtet att ändra tidpunkten för en enskild period.",
        },
        why: Text {
            en: "K9-50 speaks only of moving the time of the course, whereas K20-52 also names a single period. That the silence is not read as a prohibition is the program's own choice.",
            fi: "K9-50:ssä puhutaan vain kurssin ajankohdan siirtämisestä, kun taas K20-52:ssa mainitaan myös yksittäinen jakso. Se, ettei vaikenemista tulkita kielloksi, on ohjelman oma valinta.",
            sv: "K9-50 talar endast om att ändra tidpunkten för kursen, medan K20-52 också nämner en enskild kursperiod. Att tystnaden inte tolkas som ett förbud är programmets eget val.",
        },
    },
    Reading {
        id: "AM-35",
        question: Text {
            en: "Are an encrypted connection and strong authentication required in distance rehabilitation?",
            fi: "Edellytetäänkö etäkuntoutuksessa salattua tietoliikenneyhteyttä ja vahvaa tunnistautumista?",
            sv: "Krävs en krypterad dataförbindelse och stark autentisering vid distansrehabilitering?",
        },
        alternatives: Text {
            en: "(a) yes, as data security must be ensured; (b) no, they are recommended.",
            fi: "(a) kyllä, koska tietoturva on varmistettava; (b) ei, vaan niitä suositellaan.",
            sv: "(a) ja, eftersom datasäkerheten ska säkerställas; (b) nej, de rekommenderas.",
        },
        taken: Text {
            en: "(b): If they are not in use, or if nothing is said about them, the finding is “Recommendation”. Data protection and data security, and the requirements on the platform or application, are separate: if they are not met, the finding is “Prohibition”.",
            fi: "(b): Jos niitä ei käytetä tai niistä ei ole annettu tietoa, tulos on ”Suositus”. Tietosuojaa ja tietoturvaa sekä alustaa tai sovellusta koskevat vaatimukset ovat erillisiä: jos ne eivät täyty, tulos on ”Kielto”.",
            sv: "(b): Om de inte används, eller om inget har angetts om dem, är resultatet ”Rekommendation”. Dataskyddet och datasäkerheten samt kraven på plattformen eller applikationen bedöms särskilt: om de inte uppfylls är resultatet ”Förbud”.",
        },
        why: Text {
            en: "R-30 and R-31 say that Kela recommends them, whereas R-17 and R-27 are requirements. Whether law or the supervisory authority's instructions require more is left to the separate questions about them (R-24, R-27).",
            fi: "R-30:n ja R-31:n mukaan Kela suosittelee niitä, kun taas R-17 ja R-27 ovat vaatimuksia. Se, vaatiiko lainsäädäntö tai valvontaviranomaisen ohje enemmän, jää niitä koskevien erillisten kysymysten varaan (R-24, R-27).",
            sv: "Enligt R-30 och R-31 rekommenderar FPA dem, medan R-17 och R-27 är krav. Huruvida lagstiftningen eller tillsynsmyndighetens anvisningar kräver mer avgörs genom de särskilda frågorna om dem (R-24, R-27).",
        },
    },
    Reading {
        id: "AM-36",
        question: Text {
            en: "Is a need for rehabilitation that lasts exactly one year short-term or long-term?",
            fi: "Onko tasan vuoden kestävä kuntoutuksen tarve lyhytaikainen vai pitkäaikainen?",
            sv: "Är ett behov av rehabilitering som varar exakt ett år kortvarigt eller långvarigt?",
        },
        alternatives: Text {
            en: "(a) short-term; (b) long-term; (c) neither.",
            fi: "(a) lyhytaikainen; (b) pitkäaikainen; (c) ei kumpikaan.",
            sv: "(a) kortvarigt; (b) långvarigt; (c) varken eller.",
        },
        taken: Text {
            en: "(c): The user states whether the need is short-term or long-term. If the program is asked to work it out from two dates, exactly one year gives neither.",
            fi: "(c): Käyttäjä ilmoittaa, onko tarve lyhytaikainen vai pitkäaikainen. Jos ohjelmaa pyydetään päättelemään se kahdesta päivämäärästä, tasan vuoden kestävää tarvetta ei luokitella kummaksikaan.",
            sv: "(c): Användaren uppger om behovet är kortvarigt eller långvarigt. Om programmet ska räkna ut det utifrån två datum ger exakt ett år ingetdera.",
        },
        why: Text {
            en: "According to A-03 a short-term need is shorter than one year, and according to A-04 a long-term need is longer than one year; exactly one year is in neither.",
            fi: "A-03:n mukaan lyhytaikainen tarve kestää alle vuoden ja A-04:n mukaan pitkäaikainen yli vuoden; tasan vuosi ei kuulu kumpaankaan.",
            sv: "Enligt A-03 är ett kortvarigt behov kortare än ett år och enligt A-04 ett långvarigt behov längre än ett år; exakt ett år hör inte till någotdera.",
        },
    },
    Reading {
        id: "AM-37",
        question: Text {
            en: "On which day must the patient be under 65?",
            fi: "Minä päivänä potilaan on oltava alle 65-vuotias?",
            sv: "Vilken dag ska patienten vara under 65 år?",
        },
        alternatives: Text {
            en: "(a) on the day of the application; (b) on the day of the decision; (c) on the day of the therapy; (d) on the day for which the case is examined.",
            fi: "(a) hakemuspäivänä; (b) päätöspäivänä; (c) terapiapäivänä; (d) päivänä, jonka tilannetta tarkastellaan.",
            sv: "(a) ansökningsdagen; (b) beslutsdagen; (c) terapidagen; (d) den dag för vilken ärendet granskas.",
        },
        taken: Text {
            en: "(d): The age is counted on the day that the user gives. On the 65th birthday the patient is no longer under 65.",
            fi: "(d): Ikä lasketaan käyttäjän antaman päivän mukaan. Potilas ei ole enää alle 65-vuotias päivänä, jona hän täyttää 65 vuotta.",
            sv: "(d): Åldern räknas enligt den dag som användaren anger. Den dag patienten fyller 65 år är hen inte längre under 65 år.",
        },
        why: Text {
            en: "A-06 does not say on which day the age is counted; the reading is the program's own choice.",
            fi: "A-06:ssa ei kerrota, minkä päivän mukaan ikä lasketaan; tulkinta on ohjelman oma valinta.",
            sv: "A-06 säger inte vilken dag åldern räknas; tolkningen är programmets eget val.",
        },
    },
    Reading {
        id: "AM-38",
        question: Text {
            en: "Which is the last day for the therapy report, and from which end date is it counted?",
            fi: "Mikä on terapiapalautteen määräpäivä, ja mistä päättymispäivästä se lasketaan?",
            sv: "Vilken är den sista dagen för terapirapporten, och från vilket slutdatum räknas den?",
        },
        alternatives: Text {
            en: "(a) the day with the same number two months before the end of the therapy period, or the last day of that month if there is no such day; (b) the day 60 days before the end.",
            fi: "(a) se päivä kaksi kuukautta ennen terapiajakson päättymistä, joka järjestysnumeroltaan vastaa päättymispäivää, tai jos sellaista ei ole, kyseisen kuukauden viimeinen päivä; (b) päivä, joka on 60 päivää ennen jakson päättymistä.",
            sv: "(a) den dag två månader innan terapiperioden upphör som till sitt ordningsnummer motsvarar slutdatumet eller, om en sådan dag saknas, den månadens sista dag; (b) den dag som infaller 60 dagar innan perioden upphör.",
        },
        taken: Text {
            en: "(a): The therapy period ends on the end date in the action text or, if there is none, on the last day of validity of the payment commitment. A report that ÅHS receives on the last day is in time; what counts is when it was received, not when it was sent. The last day does not move from a weekend or a holiday.",
            fi: "(a): Terapiajakso päättyy toimenpidekohdan tekstissä mainittuna päättymispäivänä tai, jos sitä ei ole, maksusitoumuksen viimeisenä voimassaolopäivänä. Palaute on ajoissa, jos ÅHS saa sen määräpäivänä; ratkaisevaa on saapumispäivä, ei lähetyspäivä. Määräpäivä ei siirry viikonlopun tai pyhäpäivän vuoksi.",
            sv: "(a): Terapiperioden upphör på slutdatumet i åtgärdstexten eller, om det saknas, på betalningsförbindelsens sista giltighetsdag. En rapport som ÅHS får den sista dagen är i tid; det avgörande är när den har kommit in, inte när den har skickats. Den sista dagen flyttas inte på grund av veckoslut eller helgdag.",
        },
        why: Text {
            en: "A-17 speaks of two months and of when ÅHS has the report, and according to A-25 an end date in the action text applies. The time limit is set in ÅHS's instructions and not in law, so the provision of Finland's Act on the computation of statutory time limits (150/1930) on holidays is not applied.",
            fi: "A-17:ssä puhutaan kahdesta kuukaudesta ja siitä, milloin palaute on ÅHS:llä, ja A-25:n mukaan toimenpidekohdan tekstin päättymispäivää noudatetaan. Määräaika on asetettu ÅHS:n ohjeissa eikä laissa, joten säädettyjen määräaikain laskemisesta annetun lain (150/1930) säännöstä pyhäpäivistä ei sovelleta.",
            sv: "A-17 talar om två månader och om när rapporten finns ÅHS tillhanda, och enligt A-25 gäller ett slutdatum i åtgärdstexten. Tidsfristen anges i ÅHS anvisningar och inte i lag. Därför tillämpas inte bestämmelsen om helgdagar i lagen om beräknande av laga tid (150/1930).",
        },
    },
    Reading {
        id: "AM-39",
        question: Text {
            en: "How can a therapy report that is due two months before the end cover the sessions carried out and the attainment of the goals at the end?",
            fi: "Miten terapiapalaute, joka on annettava viimeistään kaksi kuukautta ennen terapiajakson päättymistä, voi kattaa toteutuneet terapiakerrat ja tavoitteiden toteutumisen jakson lopussa?",
            sv: "Hur kan en terapirapport som ska finnas två månader innan terapiperioden upphör omfatta de genomförda terapigångerna och måluppfyllelsen i slutet av perioden?",
        },
        alternatives: Text {
            en: "(a) there is one report, which covers the sessions up to its date; (b) there are two reports, one two months before the end and one at the end.",
            fi: "(a) palautteita on yksi, ja se kattaa terapiakerrat sen päiväykseen asti; (b) palautteita on kaksi, toinen kaksi kuukautta ennen päättymistä ja toinen jakson lopussa.",
            sv: "(a) det finns en rapport, som omfattar terapigångerna fram till rapportens datum; (b) det finns två rapporter, en två månader före slutet och en i slutet.",
        },
        taken: Text {
            en: "(a): One report is due, and sessions held after it need not be listed. The summary under A-38 is required only if the therapy ends together with the payment commitment; if therapy is no longer needed but it has not been stated whether this is so, the finding is “Undetermined”. If the last day for the report falls before the validity of the payment commitment begins, so that nobody could be in time, the finding is “Undetermined”.",
            fi: "(a): Palautteita edellytetään yksi, eikä sen jälkeisiä terapiakertoja tarvitse luetella. A-38:n mukainen yhteenveto vaaditaan vain, jos terapia päättyy maksusitoumuksen voimassaolon päättyessä; jos terapiaa ei enää tarvita mutta ei ole kerrottu, päättyykö se samalla, tulos on ”Avoin”. Tulos on ”Avoin” myös, jos palautteen määräpäivä on ennen maksusitoumuksen voimassaolon alkua, jolloin kukaan ei voisi noudattaa määräaikaa.",
            sv: "(a): En rapport krävs, och terapigångerna efter den behöver inte redovisas. Sammandraget enligt A-38 krävs endast om terapin avslutas i samband med att betalningsförbindelsen upphör; om terapi inte längre behövs men detta inte har angetts är resultatet ”Oklart”. Resultatet är ”Oklart” också om den sista dagen för rapporten infaller innan betalningsförbindelsens giltighetstid börjar, så att tidsfristen inte kan iakttas.",
        },
        why: Text {
            en: "A-17 speaks of one report, while A-26, A-27, A-32 and A-38 concern the end of the therapy period or the sessions carried out. ÅHS's instructions do not say how these fit together; the reading is the program's own choice.",
            fi: "A-17:ssä puhutaan yhdestä palautteesta, kun taas A-26, A-27, A-32 ja A-38 koskevat terapiajakson loppua tai toteutuneita terapiakertoja. ÅHS:n ohjeissa ei kerrota, miten kohdat sovitetaan yhteen; tulkinta on ohjelman oma valinta.",
            sv: "A-17 talar om en rapport, medan A-26, A-27, A-32 och A-38 gäller slutet av terapiperioden eller de genomförda terapigångerna. ÅHS anvisningar säger inte hur punkterna förenas; tolkningen är programmets eget val.",
        },
    },
    Reading {
        id: "AM-40",
        question: Text {
            en: "Are the first and the last day of a payment commitment's validity included in it?",
            fi: "Kuuluvatko maksusitoumuksen voimassaolon ensimmäinen ja viimeinen päivä voimassaoloaikaan?",
            sv: "Hör den första och den sista dagen av betalningsförbindelsens giltighetstid till giltighetstiden?",
        },
        alternatives: Text {
            en: "(a) yes, both days; (b) no, not the last day.",
            fi: "(a) kyllä, molemmat päivät; (b) viimeinen päivä ei kuulu.",
            sv: "(a) ja, båda dagarna; (b) nej, inte den sista dagen.",
        },
        taken: Text {
            en: "(a): A visit on the first or on the last day of the validity is within it.",
            fi: "(a): Käynti voimassaolon ensimmäisenä tai viimeisenä päivänä on voimassaoloajan sisällä.",
            sv: "(a): Ett besök den första eller den sista giltighetsdagen ligger inom giltighetstiden.",
        },
        why: Text {
            en: "A-21 requires a valid payment commitment and says nothing about the days at either end. Including both is the ordinary meaning of a period given by two dates, and the program's own choice.",
            fi: "A-21 edellyttää voimassa olevaa maksusitoumusta eikä kerro mitään voimassaolon rajapäivistä. Molempien päivien lukeminen mukaan on kahdella päivämäärällä ilmoitetun ajan tavallinen merkitys ja ohjelman oma valinta.",
            sv: "A-21 kräver en giltig betalningsförbindelse och säger inget om den första och den sista dagen. Att båda räknas med är den vanliga innebörden av en tid som anges med två datum och programmets eget val.",
        },
    },
    Reading {
        id: "AM-41",
        question: Text {
            en: "When is a payment commitment retroactive?",
            fi: "Milloin maksusitoumus on takautuva?",
            sv: "När är en betalningsförbindelse retroaktiv?",
        },
        alternatives: Text {
            en: "(a) when its validity begins before it was issued; (b) when a visit took place before it was issued.",
            fi: "(a) kun sen voimassaolo alkaa ennen sen antamista; (b) kun käynti on ollut ennen sen antamista.",
            sv: "(a) när dess giltighetstid börjar innan den utfärdades; (b) när ett besök har ägt rum innan den utfärdades.",
        },
        taken: Text {
            en: "(a): Such a payment commitment is prohibited, but its validity may begin on the day of issue. A visit before the validity begins is not paid in any case.",
            fi: "(a): Tällainen maksusitoumus on kielletty, mutta voimassaolo voi alkaa antamispäivänä. Käyntiä, joka on ollut ennen voimassaolon alkua, ei makseta missään tapauksessa.",
            sv: "(a): En sådan betalningsförbindelse är förbjuden, men giltighetstiden kan börja den dag då den utfärdas. Ett besök före giltighetstiden betalas inte i något fall.",
        },
        why: Text {
            en: "A-22 forbids writing the payment commitment itself retroactively; that visits before its validity are not paid follows from A-21.",
            fi: "A-22 kieltää myöntämästä itse maksusitoumusta takautuvasti. Se, ettei voimassaoloa edeltäviä käyntejä makseta, seuraa A-21:stä.",
            sv: "A-22 förbjuder att själva betalningsförbindelsen skrivs retroaktivt. Att besök före giltighetstiden inte betalas följer av A-21.",
        },
    },
    Reading {
        id: "AM-42",
        question: Text {
            en: "When are the visits spread over the whole period for which the payment commitment is valid?",
            fi: "Milloin käynnit on jaettu maksusitoumuksen koko voimassaoloajalle?",
            sv: "När är besöken fördelade över hela den tid som betalningsförbindelsen är giltig?",
        },
        alternatives: Text {
            en: "(a) when no time between visits exceeds a certain number of days; (b) this cannot be decided by a number.",
            fi: "(a) kun käyntien väli ei ylitä tiettyä päivien määrää; (b) sitä ei voi ratkaista lukumäärällä.",
            sv: "(a) när tiden mellan besöken inte överskrider ett visst antal dagar; (b) det kan inte avgöras med ett antal.",
        },
        taken: Text {
            en: "(b): The program examines the spread only if the user gives the longest acceptable time without a visit. If that time is exceeded, the finding is “Undetermined”, with the longest time without a visit and the number of visits in each third of the period; otherwise there is no finding.",
            fi: "(b): Ohjelma tutkii käyntien jakautumisen vain, jos käyttäjä antaa pisimmän hyväksyttävän ajan ilman käyntiä. Jos tämä aika ylittyy, tulos on ”Avoin” ja siinä kerrotaan pisin aika ilman käyntiä sekä käyntien määrä jakson kussakin kolmanneksessa. Muuten huomautettavaa ei ole.",
            sv: "(b): Programmet granskar fördelningen endast om användaren anger den längsta godtagbara tiden utan besök. Om den tiden överskrids är resultatet ”Oklart”, med uppgift om den längsta tiden utan besök och antalet besök i varje tredjedel av perioden; annars ges ingen anmärkning.",
        },
        why: Text {
            en: "A-23 gives no measure, and according to A-24 the visits may be regular or in blocks, so uneven visits alone do not break the rule.",
            fi: "A-23:ssa ei ole mittapuuta, ja A-24:n mukaan käynnit voivat olla säännöllisiä tai jaksoittaisia, joten pelkkä epätasaisuus ei ole säännön vastaista.",
            sv: "A-23 anger inget mått, och enligt A-24 kan besöken ske regelbundet eller i perioder. Enbart en ojämn fördelning strider därför inte mot regeln.",
        },
    },
    Reading {
        id: "AM-43",
        question: Text {
            en: "What applies if the end date in the action text is later than the validity of the payment commitment?",
            fi: "Mitä noudatetaan, jos toimenpidekohdan tekstin päättymispäivä on maksusitoumuksen voimassaolon jälkeen?",
            sv: "Vad gäller om slutdatumet i åtgärdstexten är senare än betalningsförbindelsens giltighetstid?",
        },
        alternatives: Text {
            en: "(a) the date in the action text applies and extends the therapy; (b) the date in the action text can only shorten the therapy.",
            fi: "(a) toimenpidekohdan tekstin päivää, joka jatkaa terapiaa; (b) toimenpidekohdan tekstin päivä voi vain lyhentää terapiaa.",
            sv: "(a) datumet i åtgärdstexten gäller och förlänger terapin; (b) datumet i åtgärdstexten kan endast förkorta terapin.",
        },
        taken: Text {
            en: "(a): The therapy period ends on the date in the action text, also when it is later, and the report is due accordingly (AM-38). Whether ÅHS pays for a visit after the validity, however, is “Undetermined”, and ÅHS must be asked. If the date is earlier than the end of the validity, paying for later visits is prohibited.",
            fi: "(a): Terapiajakso päättyy toimenpidekohdan tekstin päivänä myös silloin, kun se on myöhempi, ja terapiapalautteen määräaika lasketaan siitä (AM-38). Siitä, maksaako ÅHS voimassaolon jälkeisen käynnin, tulos on kuitenkin ”Avoin”, ja asia on kysyttävä ÅHS:ltä. Jos päivä on ennen voimassaolon päättymistä, tämän päivän jälkeisten käyntien maksaminen on kielletty.",
            sv: "(a): Terapiperioden upphör på datumet i åtgärdstexten också när det är senare, och tidsfristen för terapirapporten räknas från det (AM-38). För betalningen av besök efter giltighetstiden är resultatet däremot ”Oklart”, och frågan ska ställas till ÅHS. Om datumet är tidigare än giltighetstidens slut är det förbjudet att betala senare besök.",
        },
        why: Text {
            en: "According to A-25 the date in the action text applies regardless of the validity, but according to A-21 ÅHS does not pay for treatment without a valid payment commitment. ÅHS's instructions do not say which prevails.",
            fi: "A-25:n mukaan toimenpidekohdan tekstin päivää noudatetaan voimassaolosta riippumatta, mutta A-21:n mukaan ÅHS ei maksa hoitoa ilman voimassa olevaa maksusitoumusta. ÅHS:n ohjeissa ei kerrota, kumpi on etusijalla.",
            sv: "Enligt A-25 gäller datumet i åtgärdstexten oavsett giltighetstiden, men enligt A-21 betalar ÅHS inte för behandling utan giltig betalningsförbindelse. ÅHS anvisningar säger inte vilketdera som har företräde.",
        },
    },
    Reading {
        id: "AM-44",
        question: Text {
            en: "How is the part of the report on continued therapy filled in when no further therapy is needed?",
            fi: "Miten palautteen kohta jatkoterapiasta täytetään, kun terapiaa ei enää tarvita?",
            sv: "Hur fylls rapportens punkt om fortsatt terapi i när det inte längre finns något behov?",
        },
        alternatives: Text {
            en: "(a) it can be left empty; (b) it is stated, with grounds, that there is no need.",
            fi: "(a) kohdan voi jättää tyhjäksi; (b) kohtaan kirjataan perusteluineen, ettei tarvetta ole.",
            sv: "(a) punkten kan lämnas tom; (b) där anges med motivering att det inte finns något behov.",
        },
        taken: Text {
            en: "(b): The report must state whether further therapy is needed and on what grounds. A goal is required only if it is needed. If something is missing, the finding is “Violation”.",
            fi: "(b): Palautteessa on kerrottava, tarvitaanko jatkoterapiaa, ja perusteltava tämä. Tavoite vaaditaan vain, jos terapiaa tarvitaan. Jos jokin tieto puuttuu, tulos on ”Vaatimus ei täyty”.",
            sv: "(b): Rapporten ska ange om det finns behov av fortsatt terapi och på vilka grunder. En målsättning krävs endast om det finns ett behov. Om något saknas är resultatet ”Kravet uppfylls inte”.",
        },
        why: Text {
            en: "A-37 asks for the need, the grounds and the goal without an exception. That no goal is asked for therapy that is not needed follows from the matter itself.",
            fi: "A-37 edellyttää tarvetta, perusteita ja tavoitetta ilman poikkeusta. Se, ettei tavoitetta vaadita tarpeettomalle terapialle, seuraa asian luonteesta.",
            sv: "A-37 kräver utan undantag att behovet, grunderna och målsättningen anges. Att ingen målsättning krävs för en terapi som inte behövs följer av sakens natur.",
        },
    },
    Reading {
        id: "AM-45",
        question: Text {
            en: "Must the parts of the checklist be done in the order in which they are listed?",
            fi: "Onko tarkistuslistan osiot tehtävä luettelon mukaisessa järjestyksessä?",
            sv: "Ska checklistans delar göras i den ordning som de räknas upp?",
        },
        alternatives: Text {
            en: "(a) yes; (b) no, only expressly stated conditions bind.",
            fi: "(a) kyllä; (b) ei, vain nimenomaisesti asetetut edellytykset sitovat.",
            sv: "(a) ja; (b) nej, endast uttryckliga villkor binder.",
        },
        taken: Text {
            en: "(b): Only these conditions are applied: an assignment is needed for the permissions to Rehabstöd and Intygsstatistik, the card and the login details must be at hand before the introduction to the IT systems, and the basis for meeting patients is ready only when blocks 1 to 4 are done (AM-47). Until the permission to the coordinators' SharePoint has been obtained, the finding is “Recommendation” to obtain it early.",
            fi: "(b): Vain seuraavia edellytyksiä sovelletaan: Rehabstödin ja Intygsstatistikin käyttöoikeus edellyttää käyttäjäroolia; kortin ja kirjautumistietojen on oltava käsillä ennen perehdytystä tietojärjestelmiin; perusosa potilaiden tapaamista varten on valmis vasta, kun osiot 1–4 on tehty (AM-47). Kunnes koordinaattoreiden SharePointin käyttöoikeus on saatu, tulos on ”Suositus” hankkia se hyvissä ajoin.",
            sv: "(b): Endast följande villkor tillämpas. Behörigheterna till Rehabstöd och Intygsstatistik kräver varsitt medarbetaruppdrag. Kortet och inloggningsuppgifterna ska finnas till hands inför introduktionen i IT-systemen. Grunden för att träffa patienter är klar först när block 1–4 är klara (AM-47). Så länge behörigheten till rehabiliteringskoordinatorernas SharePoint saknas är resultatet en ”Rekommendation” om att skaffa den tidigt.",
        },
        why: Text {
            en: "The conditions are in U-31, U-32, U-35 and U-44; otherwise the checklist does not require an order. The material in block 1 (U-16) is on the SharePoint, to which the permission comes only in block 2 (U-28).",
            fi: "Edellytykset ovat U-31:ssä, U-32:ssa, U-35:ssä ja U-44:ssä; muuten tarkistuslista ei edellytä järjestystä. Osion 1 aineisto (U-16) on SharePointissa, johon käyttöoikeus tulee vasta osiossa 2 (U-28).",
            sv: "Villkoren finns i U-31, U-32, U-35 och U-44; i övrigt kräver checklistan ingen ordning. Materialet i block 1 (U-16) finns i SharePoint, dit behörigheten kommer först i block 2 (U-28).",
        },
    },
    Reading {
        id: "AM-46",
        question: Text {
            en: "Which permissions must be ended when the assignment ends?",
            fi: "Mitkä käyttöoikeudet on poistettava, kun tehtävä päättyy?",
            sv: "Vilka behörigheter ska avslutas när uppdraget avslutas?",
        },
        alternatives: Text {
            en: "(a) only those that the checklist names; (b) all that have been granted.",
            fi: "(a) vain tarkistuslistassa mainitut; (b) kaikki annetut.",
            sv: "(a) endast de som checklistan nämner; (b) alla som har getts.",
        },
        taken: Text {
            en: "(a): If the coordinator has the permissions to Rehabstöd and Intygsstatistik, ending them is an “Obligation”. For the permission to the coordinators' SharePoint and for the double permissions the finding is “Not regulated”, with the advice to ask the manager.",
            fi: "(a): Jos koordinaattorilla on Rehabstödin ja Intygsstatistikin käyttöoikeudet, niiden poistaminen on ”Velvollisuus”. Koordinaattoreiden SharePointin käyttöoikeudesta ja rinnakkaisista käyttöoikeuksista tulos on ”Ei säännelty”, ja niistä neuvotaan kysymään esihenkilöltä.",
            sv: "(a): Om koordinatorn har behörigheter till Rehabstöd och Intygsstatistik är det en ”Skyldighet” att avsluta dem. För behörigheten till rehabiliteringskoordinatorernas SharePoint och för de dubbla behörigheterna är resultatet ”Inte reglerat”, med rådet att fråga chefen.",
        },
        why: Text {
            en: "U-64 names only Rehabstöd and Intygsstatistik, although the permissions under U-28 and U-36 have also been granted.",
            fi: "U-64:ssä mainitaan vain Rehabstöd ja Intygsstatistik, vaikka on annettu myös U-28:ssa ja U-36:ssa tarkoitetut käyttöoikeudet.",
            sv: "U-64 nämner endast Rehabstöd och Intygsstatistik, trots att också behörigheterna enligt U-28 och U-36 har getts.",
        },
    },
    Reading {
        id: "AM-47",
        question: Text {
            en: "Does the checklist forbid the coordinator to meet patients before blocks 1 to 4 are done?",
            fi: "Kieltääkö tarkistuslista koordinaattoria tapaamasta potilaita ennen kuin osiot 1–4 on tehty?",
            sv: "Förbjuder checklistan koordinatorn att träffa patienter innan block 1–4 är klara?",
        },
        alternatives: Text {
            en: "(a) yes; (b) no, it only says when the basis is ready.",
            fi: "(a) kyllä; (b) ei, siinä vain kerrotaan, milloin perusosa on valmis.",
            sv: "(a) ja; (b) nej, den säger endast när grunden är klar.",
        },
        taken: Text {
            en: "(b): When blocks 1 to 4 are done, the finding is “Right”. Before that it is “For information”, with the open blocks; meeting patients is not prohibited.",
            fi: "(b): Kun osiot 1–4 on tehty, tulos on ”Oikeus”. Sitä ennen tulos on ”Tiedoksi”, ja siinä luetellaan avoimet osiot; potilaiden tapaamista ei kielletä.",
            sv: "(b): När block 1–4 är klara är resultatet ”Rätt”. Dessförinnan är resultatet ”För kännedom”, med uppgift om vilka block som är öppna; det är inte förbjudet att träffa patienter.",
        },
        why: Text {
            en: "U-44 says that the basis for beginning to meet patients is then ready; it does not expressly forbid meeting them earlier.",
            fi: "U-44:n mukaan perusosa potilaiden tapaamista varten on silloin valmis; siinä ei nimenomaisesti kielletä tapaamasta potilaita aiemmin.",
            sv: "Enligt U-44 är grunden för att börja träffa patienter då klar; punkten förbjuder inte uttryckligen koordinatorn att träffa patienter tidigare.",
        },
    },
    Reading {
        id: "AM-48",
        question: Text {
            en: "How long is “1,45 timme”?",
            fi: "Kuinka pitkä aika on ”1,45 timme”?",
            sv: "Hur lång tid är ”1,45 timme”?",
        },
        alternatives: Text {
            en: "(a) 1 hour 45 minutes; (b) 1.45 hours, which is 87 minutes.",
            fi: "(a) 1 tunti 45 minuuttia; (b) 1,45 tuntia eli 87 minuuttia.",
            sv: "(a) 1 timme 45 minuter; (b) 1,45 timmar, alltså 87 minuter.",
        },
        taken: Text {
            en: "(a): The part is counted as 105 minutes in the sums.",
            fi: "(a): Koulutuksen osa lasketaan yhteismääriin 105 minuuttina.",
            sv: "(a): Utbildningsdelen räknas som 105 minuter i summorna.",
        },
        why: Text {
            en: "U-48 gives the figure without explanation. Reading it as hours and minutes is the program's own choice.",
            fi: "U-48:ssa luku on ilman selitystä. Sen lukeminen tunteina ja minuutteina on ohjelman oma valinta.",
            sv: "U-48 anger siffran utan förklaring. Att läsa den som timmar och minuter är programmets eget val.",
        },
    },
    Reading {
        id: "AM-49",
        question: Text {
            en: "Which blocks of the checklist are mandatory?",
            fi: "Mitkä tarkistuslistan osiot ovat pakollisia?",
            sv: "Vilka block i checklistan är obligatoriska?",
        },
        alternatives: Text {
            en: "(a) only block 7; (b) blocks 1 to 7.",
            fi: "(a) vain osio 7; (b) osiot 1–7.",
            sv: "(a) endast block 7; (b) block 1–7.",
        },
        taken: Text {
            en: "(b): What has not been done in blocks 1 to 7 is an “Obligation”. Block 8 is voluntary, and its parts are shown as “Recommendation”.",
            fi: "(b): Siitä, mitä osioissa 1–7 on tekemättä, tulos on ”Velvollisuus”. Osio 8 on vapaaehtoinen, ja sen osista tulos on ”Suositus”.",
            sv: "(b): Det som inte är gjort i block 1–7 är en ”Skyldighet”. Block 8 är frivilligt, och för dess delar är resultatet ”Rekommendation”.",
        },
        why: Text {
            en: "U-52 calls block 7 mandatory and U-58 calls block 8 voluntary. Blocks 1 to 6 are called neither; that they are taken as mandatory is the program's own choice.",
            fi: "U-52:n mukaan osio 7 on pakollinen ja U-58:n mukaan osio 8 vapaaehtoinen. Osioista 1–6 ei sanota kumpaakaan; niiden pitäminen pakollisina on ohjelman oma valinta.",
            sv: "Enligt U-52 är block 7 obligatoriskt och enligt U-58 är block 8 frivilligt. Om block 1–6 sägs ingetdera; att de anses obligatoriska är programmets eget val.",
        },
    },
    Reading {
        id: "AM-50",
        question: Text {
            en: "When is the training in motivational interviewing recommended?",
            fi: "Milloin motivoivan haastattelun koulutusta suositellaan?",
            sv: "När rekommenderas utbildningen i motiverande samtal?",
        },
        alternatives: Text {
            en: "(a) when it has not been done or when no other conversation method is known, either of which is enough; (b) when both hold.",
            fi: "(a) kun koulutusta ei ole käyty tai kun muuta keskustelumenetelmää ei tunneta; toinen edellytyksistä riittää; (b) kun molemmat edellytykset täyttyvät.",
            sv: "(a) när den inte har gjorts eller när kunskap om annan samtalsmetodik inte finns; det räcker att ettdera villkoret uppfylls; (b) när båda villkoren uppfylls.",
        },
        taken: Text {
            en: "(b): The training is recommended if it has not been done and the coordinator has not stated that another conversation method is known.",
            fi: "(b): Koulutusta suositellaan, jos sitä ei ole käyty eikä koordinaattori ole ilmoittanut tuntevansa muuta keskustelumenetelmää.",
            sv: "(b): Utbildningen rekommenderas om den inte har gjorts och koordinatorn inte har uppgett sig ha kunskap om annan samtalsmetodik.",
        },
        why: Text {
            en: "U-61 joins the conditions with “or”, but read literally it would recommend the training also to someone who has already done it. The reading is the program's own choice.",
            fi: "U-61:ssä edellytysten välissä on ”tai” (”eller”), mutta sananmukaisesti luettuna koulutusta suositeltaisiin myös sille, joka on jo käynyt sen. Tulkinta on ohjelman oma valinta.",
            sv: "I U-61 står ”eller” mellan villkoren, men läst efter ordalydelsen skulle punkten rekommendera utbildningen också för den som redan har gått den. Tolkningen är programmets eget val.",
        },
    },
    Reading {
        id: "AM-51",
        question: Text {
            en: "Does the time limit of six months start again when the client changes provider?",
            fi: "Alkaako kuuden kuukauden määräaika alusta, kun asiakas vaihtaa palveluntuottajaa?",
            sv: "Börjar tidsfristen på sex månader om när klienten byter serviceproducent?",
        },
        alternatives: Text {
            en: "(a) no, the time limit of the same decision continues; (b) yes, with every new provider; (c) only if a new decision is issued, otherwise the question is open.",
            fi: "(a) ei, saman päätöksen määräaika jatkuu; (b) kyllä, aina kun palveluntuottaja vaihtuu; (c) vain, jos annetaan uusi päätös; muuten kysymys on avoin.",
            sv: "(a) nej, tidsfristen för samma beslut fortsätter; (b) ja, hos varje ny serviceproducent; (c) endast om ett nytt beslut utfärdas, annars är frågan öppen.",
        },
        taken: Text {
            en: "(c): If a new decision is issued, its days count. If it is stated that the same decision continues, or if nothing is stated and the time limit has already passed when the new provider gets the decision, the provider's time limit is “Undetermined”. The client's right to change provider is always counted from the issue of the decision.",
            fi: "(c): Jos annetaan uusi päätös, määräaika lasketaan siitä. Jos on ilmoitettu, että sama päätös jatkuu, tai jos asiaa ei ole ilmoitettu ja määräaika on jo päättynyt, kun uusi palveluntuottaja saa päätöksen, palveluntuottajan määräajasta tulos on ”Avoin”. Asiakkaan oikeus vaihtaa palveluntuottajaa lasketaan aina päätöksen antamisesta.",
            sv: "(c): Om ett nytt beslut utfärdas räknas tidsfristen från det. Om det har angetts att samma beslut fortsätter, eller om inget har angetts och tidsfristen redan har gått ut när den nya serviceproducenten får beslutet, är resultatet för serviceproducentens tidsfrist ”Oklart”. Klientens rätt att byta serviceproducent räknas alltid från det att beslutet utfärdades.",
        },
        why: Text {
            en: "K20-36 and K9-34 tie the time limit to the decision, and the provisions on changing provider (K20-37, K20-50, K9-35, K9-48) do not say whether it starts again. What applies to a new provider should be checked with Kela.",
            fi: "K20-36:ssa ja K9-34:ssä määräaika on sidottu päätökseen, eikä palveluntuottajan vaihtamista koskevissa kohdissa (K20-37, K20-50, K9-35, K9-48) kerrota, alkaako se alusta. Uutta palveluntuottajaa koskeva määräaika on syytä tarkistaa Kelasta.",
            sv: "K20-36 och K9-34 knyter tidsfristen till beslutet, och punkterna om byte av serviceproducent (K20-37, K20-50, K9-35, K9-48) säger inte om den börjar om. Vad som gäller för en ny serviceproducent bör kontrolleras hos FPA.",
        },
    },
    Reading {
        id: "AM-52",
        question: Text {
            en: "May a course be moved only to the following calendar year, or also to a later one?",
            fi: "Voiko kurssin siirtää vain seuraavalle kalenterivuodelle vai myös sitä myöhemmälle?",
            sv: "Kan en kurs flyttas endast till följande kalenderår eller också till ett senare år?",
        },
        alternatives: Text {
            en: "(a) only to the following year; (b) to any year for which the provider has declared its client capacity.",
            fi: "(a) vain seuraavalle vuodelle; (b) mille tahansa vuodelle, jolle palveluntuottaja on ilmoittanut asiakasmäärän.",
            sv: "(a) endast till följande år; (b) till vilket år som helst för vilket serviceproducenten har anmält klientkapaciteten.",
        },
        taken: Text {
            en: "(b): Enough places must be left of the capacity declared for the new year. If the course moves past the following year, the finding is “Not regulated”; the move is not prevented.",
            fi: "(b): Uudelle vuodelle ilmoitetusta asiakasmäärästä on oltava jäljellä riittävästi asiakaspaikkoja. Jos kurssi siirtyy seuraavaa vuotta myöhemmälle vuodelle, tulos on ”Ei säännelty”; siirtämistä ei estetä.",
            sv: "(b): Tillräckligt många klientplatser ska vara kvar av den klientkapacitet som har anmälts för det nya året. Om kursen flyttas längre än till följande år är resultatet ”Inte reglerat”; programmet hindrar inte flyttningen.",
        },
        why: Text {
            en: "K20-53 and K9-51 speak only of the following year. That the silence about later years is not read as a prohibition is the program's own choice.",
            fi: "K20-53:ssa ja K9-51:ssä puhutaan vain seuraavasta vuodesta. Se, ettei myöhempiä vuosia koskevaa vaikenemista tulkita kielloksi, on ohjelman oma valinta.",
            sv: "K20-53 och K9-51 talar endast om följande år. Att tystnaden om senare år inte tolkas som ett förbud är programmets eget val.",
        },
    },
    Reading {
        id: "AM-53",
        question: Text {
            en: "Which periods of the new course count towards the total duration of a client who changes course?",
            fi: "Mitkä uuden kurssin jaksot otetaan huomioon kurssia vaihtavan asiakkaan kuntoutuksen kokonaiskestossa?",
            sv: "Vilka perioder i den nya kursen beaktas i den totala rehabiliteringstiden för en klient som byter kurs?",
        },
        alternatives: Text {
            en: "(a) all periods that start on the day of the move or later; (b) only those that the client has not yet had on the earlier course.",
            fi: "(a) kaikki jaksot, jotka alkavat siirtopäivänä tai sen jälkeen; (b) vain ne, joita asiakkaalla ei ole vielä ollut aiemmalla kurssilla.",
            sv: "(a) alla perioder som börjar den dag då klienten flyttas eller senare; (b) endast de som klienten inte har haft på den tidigare kursen.",
        },
        taken: Text {
            en: "(a): The last of these periods must end within the client's total duration (AM-12).",
            fi: "(a): Näistä jaksoista viimeisen on päätyttävä asiakkaan kuntoutuksen kokonaiskeston kuluessa (AM-12).",
            sv: "(a): Den sista av dessa perioder ska sluta inom klientens totala rehabiliteringstid (AM-12).",
        },
        why: Text {
            en: "Kela's instructions on these courses do not say. Section 15.3 of the general part of Kela's service description in force from 2021 supports the reading: after a change of course the client continues to the end of the rehabilitation on the new course.",
            fi: "Näitä kursseja koskevissa Kelan ohjeissa ei kerrota asiasta. Tulkintaa tukee Kelan palvelukuvauksen vuonna 2021 voimaan tulleen yleisen osan luku 15.3, jonka mukaan asiakas jatkaa kurssin vaihdon jälkeen kuntoutuksen loppuun uudella kurssilla.",
            sv: "FPA:s anvisningar för de här kurserna säger inget om detta. Tolkningen stöds av avsnitt 15.3 i den allmänna delen av FPA:s servicebeskrivning, som gäller från 2021: efter ett byte av kurs fortsätter klienten på den nya kursen till slutet av rehabiliteringen.",
        },
    },
    Reading {
        id: "AM-54",
        question: Text {
            en: "Which option applies to experience that is older than the last six years?",
            fi: "Minkä vaihtoehdon valitsee palveluntuottaja, jonka kokemus on viimeisiä kuutta vuotta vanhempaa?",
            sv: "Vilket alternativ gäller för erfarenhet som är äldre än de senaste sex åren?",
        },
        alternatives: Text {
            en: "(a) the option for no earlier experience, as only the last six years are asked about; (b) none of the options, as there is earlier experience; (c) the one that the provider itself chooses.",
            fi: "(a) vaihtoehdon, jonka mukaan kokemusta ei ole, koska kysytään vain viimeisistä kuudesta vuodesta; (b) ei mitään vaihtoehtoa, koska aiempaa kokemusta on; (c) sen, jonka palveluntuottaja itse valitsee.",
            sv: "(a) alternativet ”ingen tidigare erfarenhet”, eftersom frågan endast gäller de senaste sex åren; (b) inget av alternativen, eftersom tidigare erfarenhet finns; (c) det som serviceproducenten själv väljer.",
        },
        taken: Text {
            en: "(c): The program records the option that the provider chooses and does not work it out. “No earlier experience” and “has not carried out before” are treated as the same option.",
            fi: "(c): Ohjelma tallentaa vaihtoehdon, jonka palveluntuottaja valitsee, eikä päättele sitä. Vaihtoehtoja ”ei aiempaa kokemusta” ja ”ei ole toteuttanut aiemmin” käsitellään samana.",
            sv: "(c): Programmet registrerar det alternativ som serviceproducenten väljer och räknar inte ut det. ”Ingen tidigare erfarenhet” och ”har inte genomfört tidigare” behandlas som samma alternativ.",
        },
        why: Text {
            en: "K20-66, K20-67 and K9-63 ask the provider to choose an option for the last 6 years. They do not say what applies to older experience.",
            fi: "K20-66:n, K20-67:n ja K9-63:n mukaan palveluntuottaja valitsee vaihtoehdon viimeisten 6 vuoden ajalta. Niissä ei kerrota, miten vanhempi kokemus otetaan huomioon.",
            sv: "Enligt K20-66, K20-67 och K9-63 väljer serviceproducenten ett alternativ för de senaste 6 åren. De säger inte vad som gäller för äldre erfarenhet.",
        },
    },
    Reading {
        id: "AM-55",
        question: Text {
            en: "When is there no suitable course for a client, so that Kela's telephone line for authorities and partners must be told?",
            fi: "Milloin asiakkaalle ei ole sopivaa kurssia, niin että asiasta on ilmoitettava Kelan viranomaislinjalle?",
            sv: "När finns det ingen lämplig kurs för klienten, så att FPA:s myndighetslinje ska underrättas?",
        },
        alternatives: Text {
            en: "(a) when the provider judges that there is none; (b) when no course can take the client and none can be arranged.",
            fi: "(a) kun palveluntuottaja arvioi, ettei sellaista ole; (b) kun asiakasta ei voi kiinnittää millekään kurssille eikä sopivaa kurssia voi järjestää.",
            sv: "(a) när serviceproducenten bedömer att det inte finns någon; (b) när ingen kurs kan ta emot klienten och ingen heller kan ordnas.",
        },
        taken: Text {
            en: "(b): The finding is “Obligation” when the client is on no course, no course can take the client with regard to target group, places (also by raising the group size) and total duration, and fewer places than the minimum of the group size are left both for this year and for the next. Where the instructions allow a target group to be added to a course, that must be impossible too. The provider may also report the matter on its own judgement.",
            fi: "(b): Tulos on ”Velvollisuus”, kun kaikki seuraavat edellytykset täyttyvät: asiakas ei ole millään kurssilla; häntä ei voi kiinnittää millekään kurssille kohderyhmän, asiakaspaikkojen (myös ryhmäkokoa kasvattamalla) ja kokonaiskeston puolesta; sekä kuluvalle että seuraavalle vuodelle on jäljellä vähemmän asiakaspaikkoja kuin ryhmäkoon vähimmäismäärä. Jos ohjeiden mukaan kurssille voi lisätä kohderyhmän, senkin on oltava mahdotonta. Palveluntuottaja voi ilmoittaa asiasta myös oman arvionsa perusteella.",
            sv: "(b): Resultatet är ”Skyldighet” när tre villkor uppfylls: klienten är inte på någon kurs; ingen kurs kan ta emot klienten med hänsyn till målgrupp, klientplatser (också genom en ökning av gruppstorleken) och total rehabiliteringstid; både för innevarande och för följande år är färre klientplatser kvar än gruppens minimistorlek. Om en målgrupp enligt anvisningarna kan läggas till på en kurs får inte heller det vara möjligt. Serviceproducenten kan också anmäla saken utifrån sin egen bedömning.",
        },
        why: Text {
            en: "K20-30, K20-31 and K9-27 to K9-29 name the ways in which a suitable course can be arranged but give no test for when they are exhausted. The test is inferred from them and is the program's own choice.",
            fi: "K20-30:ssä, K20-31:ssä ja K9-27–K9-29:ssä mainitaan keinot, joilla sopivan kurssin voi järjestää, mutta ei sitä, milloin keinot on käytetty loppuun. Arviointiperuste on päätelty niistä ja on ohjelman oma valinta.",
            sv: "K20-30, K20-31 och K9-27–K9-29 nämner sätten att ordna en lämplig kurs men säger inte när de är uttömda. Kriteriet är en slutsats av punkterna och programmets eget val.",
        },
    },
];
