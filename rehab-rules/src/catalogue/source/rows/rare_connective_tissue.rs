//! The statements of source 002: Kela, the courses for adults with a rare connective tissue disease.

use crate::catalogue::source::NoRule::{HelpText, Link, Permission};
use crate::catalogue::source::Outcome::{Effect, NoRule, Parameter, Type};
use crate::catalogue::source::Row;

rows! {
    "002":
    under "Kurssien luominen 1/2" {
        "K9-01" 1..=2
            "The provider creates its courses itself in the registration system."
            "Palveluntuottaja luo kurssinsa itse rekisteröitymisjärjestelmässä."
            "Serviceproducenten skapar själv sina kurser i registreringssystemet."
            => [Type("create_course")];
        "K9-02" 4..=4
            "The client capacity that the provider has declared limits the number of clients for whom it can create courses."
            "Palveluntuottaja voi luoda kursseja enintään niin monelle asiakkaalle kuin se on ilmoittanut asiakasmääräksi."
            "Serviceproducenten kan skapa kurser för högst så många klienter som den har angett som klientkapacitet."
            => [Type("declare_capacity.places")];
        "K9-03" 5..=7
            "For the courses it carries out in a calendar year, the provider may enter as many client places as it has declared as its client capacity for that year."
            "Kalenterivuoden aikana toteutettaville kursseille saa kirjata yhtä monta asiakaspaikkaa kuin palveluntuottaja on ilmoittanut kyseisen vuoden asiakasmääräksi."
            "Serviceproducenten får för de kurser som den genomför under ett kalenderår lägga till samma antal klientplatser som den har angett som årets klientkapacitet."
            => [Type("declare_capacity.year")];
        "K9-04" 8..=10
            "The provider may itself decide the group size of a course, within the minimum and maximum given in the service description."
            "Palveluntuottaja saa itse päättää kurssin ryhmäkoon palvelukuvauksessa annetun vaihteluvälin rajoissa."
            "Serviceproducenten får själv bestämma kursens gruppstorlek inom servicebeskrivningens minimi- och maximiantal."
            => [Parameter("group_size"), Type("create_course.group_size")];
        "K9-05" 11..=13
            "On adaptation training courses for adults with a rare connective tissue disease, the group size is 6–12 clients."
            "Harvinaista sidekudossairautta sairastavan aikuisen sopeutumisvalmennuksessa ryhmäkoko on 6–12 asiakasta."
            "På anpassningskurser för vuxna med en sällsynt bindvävssjukdom är gruppstorleken 6–12 klienter."
            => [Parameter("group_size")];
    }
    under "Kurssien luominen 2/2" {
        "K9-06" 15..=22
            "The provider must enter the group size of the course that it wants to create."
            "Palveluntuottajan on kirjattava ryhmäkoko kurssille, jonka se haluaa luoda."
            "Serviceproducenten ska registrera gruppstorleken för den kurs som den vill skapa."
            => [Type("create_course.group_size")];
        "K9-07" 23..=23
            "The provider must enter the target group of the course that it wants to create."
            "Palveluntuottajan on kirjattava kohderyhmä kurssille, jonka se haluaa luoda."
            "Serviceproducenten ska registrera målgruppen för den kurs som den vill skapa."
            => [Type("create_course.target_groups")];
        "K9-08" 25..=25
            "The provider may itself choose the target group of the course from the 3 disease target groups given in the service description."
            "Palveluntuottaja saa itse valita kurssin kohderyhmän palvelukuvauksen 3 sairauskohderyhmästä."
            "Serviceproducenten får själv välja kursens målgrupp bland servicebeskrivningens 3 sjukdomsgrupper."
            => [Parameter("target_groups")];
        "K9-09" 26..=26
            "The provider may choose 1–3 disease target groups for each course."
            "Kullekin kurssille saa valita 1–3 sairauskohderyhmää."
            "För varje kurs får serviceproducenten välja 1–3 sjukdomsgrupper som målgrupp."
            => [Parameter("target_groups_per_course")];
        "K9-10" 28..=28
            "The provider must enter its contact information for the course that it wants to create."
            "Palveluntuottajan on kirjattava yhteystietonsa kurssille, jonka se haluaa luoda."
            "Serviceproducenten ska registrera sin kontaktinformation för den kurs som den vill skapa."
            => [Type("create_course.contact")];
        "K9-11" 29..=31
            "In the provider search, the contact information for the course is taken automatically from the contact information that the provider gave for the service in question when registering as a service provider."
            "Palveluntuottajahaussa kurssin yhteystietoina näkyvät automaattisesti ne tiedot, jotka palveluntuottaja on rekisteröityessään antanut kyseisen palvelun yhteystiedoiksi."
            "Kursens kontaktinformation i e-tjänsten för sökning av serviceproducent hämtas automatiskt från den kontaktinformation som serviceproducenten vid registreringen uppgav för tjänsten i fråga."
            => [Type("update_provider_info.contact"), Effect("search")];
        "K9-12" 33..=33
            "Once the information needed for the course has been entered, the provider creates the course by clicking Luo kurssi (in Swedish Skapa kurs)."
            "Kun kurssille on kirjattu tarvittavat tiedot, palveluntuottaja luo kurssin Luo kurssi -painikkeella."
            "När de nödvändiga uppgifterna om kursen har registrerats skapar serviceproducenten kursen med knappen ”Luo kurssi” (på svenska ”Skapa kurs”)."
            => [Type("create_course")];
        "K9-13" 34..=34
            "A course that has been created is not yet visible in the provider search."
            "Luotu kurssi ei vielä näy palveluntuottajahaussa."
            "En kurs som bara har skapats är ännu inte synlig i e-tjänsten för sökning av serviceproducent."
            => [Effect("search")];
        "K9-14" 34..=34
            "A course must first be published before it appears in the provider search."
            "Kurssi on ensin julkaistava, jotta se näkyy palveluntuottajahaussa."
            "Kursen måste först publiceras för att synas i e-tjänsten för sökning av serviceproducent."
            => [Type("publish_course")];
        "K9-15" 35..=37
            "Each course created gets an identification number, which Kela and the provider can use to link their communication to that course."
            "Jokainen luotu kurssi saa tunnistenumeron, jolla Kela ja palveluntuottaja voivat yhdistää viestinsä tiettyyn kurssiin."
            "Varje kurs som skapas får ett identifikationsnummer, så att FPA och serviceproducenten kan koppla sin kommunikation till en viss kurs."
            => [Type("create_course.course")];
    }
    under "Kurssin julkaiseminen" {
        "K9-16" 38..=39
            "The provider publishes the course in the registration system."
            "Palveluntuottaja julkaisee kurssin rekisteröitymisjärjestelmässä."
            "Serviceproducenten publicerar kursen i registreringssystemet."
            => [Type("publish_course")];
        "K9-17" 41..=41
            "The provider must check the information on the course it has created before publishing it."
            "Palveluntuottajan on tarkistettava luomansa kurssin tiedot ennen julkaisemista."
            "Serviceproducenten ska före publiceringen kontrollera uppgifterna om den kurs som den har skapat."
            => [Type("publish_course.checked")];
        "K9-18" 42..=42
            "The course is visible in the provider search as soon as the provider has published it."
            "Kurssi näkyy palveluntuottajahaussa välittömästi, kun palveluntuottaja on julkaissut sen."
            "Kursen blir synlig i e-tjänsten för sökning av serviceproducent så snart serviceproducenten har publicerat den."
            => [Effect("search")];
        "K9-19" 43..=43
            "Publication of a course cannot be undone."
            "Kun kurssi on julkaistu, julkaisemista ei voi peruuttaa."
            "Publiceringen av en kurs kan inte ångras."
            => [Type("unpublish_course")];
        "K9-20" 43..=45
            "If the provider does not want a published course to be visible in the provider search, it must delete the course."
            "Jos palveluntuottaja ei halua julkaistun kurssin näkyvän palveluntuottajahaussa, sen on poistettava kurssi."
            "Om serviceproducenten inte vill att en publicerad kurs ska synas i e-tjänsten för sökning av serviceproducent ska den radera kursen."
            => [Type("delete_course")];
    }
    under "Asiakkaan kiinnittäminen kurssille" {
        "K9-21" 46..=47
            "The provider must add the client to its course in the registration system when it has received the course decision."
            "Palveluntuottajan on kurssipäätöksen saatuaan kiinnitettävä asiakas kurssilleen rekisteröitymisjärjestelmässä."
            "När serviceproducenten har fått kursbeslutet ska den lägga till klienten på sin kurs i registreringssystemet."
            => [Type("receive_decision"), Type("attach_client")];
        "K9-22" 49..=49
            "Once the client has been added to the course, the provider search shows one of the course's client places as reserved."
            "Kun asiakas on kiinnitetty kurssille, yksi kurssin asiakaspaikoista näkyy palveluntuottajahaussa varattuna."
            "När klienten har lagts till på kursen visas en av kursens klientplatser som reserverad i e-tjänsten för sökning av serviceproducent."
            => [Effect("search")];
        "K9-23" 50..=50
            "Kela is informed of when the client's rehabilitation is planned to take place."
            "Kelalle välittyy tieto asiakkaan kuntoutuksen suunnitellusta ajankohdasta."
            "FPA får veta när klientens rehabilitering enligt planerna ska genomföras."
            => [];
        "K9-24" 52..=53
            "Where necessary, the provider may remove a client from a course and add the client to another course."
            "Palveluntuottaja saa tarvittaessa poistaa asiakkaan kurssilta ja kiinnittää hänet toiselle kurssille."
            "Serviceproducenten får vid behov ta bort klienten från en kurs och i stället lägga till hen på en annan."
            => [Type("detach_client"), Type("move_client")];
        "K9-25" 54..=54
            "As many clients can be added to a course as the provider has entered as its group size."
            "Kurssille voi kiinnittää niin monta asiakasta kuin palveluntuottaja on kirjannut ryhmäkooksi."
            "På en kurs kan så många klienter läggas till som serviceproducenten har angett som gruppstorlek."
            => [Type("attach_client")];
        "K9-26" 55..=55
            "The provider may increase the group size of a course up to the maximum given in the service description."
            "Palveluntuottaja saa kasvattaa kurssin ryhmäkokoa enintään palvelukuvauksen mukaiseen ylärajaan."
            "Serviceproducenten får öka kursens gruppstorlek till högst servicebeskrivningens maximiantal."
            => [Parameter("group_size"), Type("set_group_size")];
        "K9-27" 57..=58
            "If the provider has not created a course that suits the client, it may create a new one."
            "Jos palveluntuottaja ei ole luonut asiakkaalle sopivaa kurssia, se saa luoda uuden."
            "Om serviceproducenten inte har skapat någon kurs som passar klienten får den skapa en ny."
            => [Type("create_course")];
        "K9-28" 58..=58
            "If the provider has not created a course that suits the client, it may instead add a suitable disease target group to an existing course."
            "Jos palveluntuottaja ei ole luonut asiakkaalle sopivaa kurssia, se saa vaihtoehtoisesti lisätä sopivan sairauskohderyhmän kurssille, joka on jo olemassa."
            "Om serviceproducenten inte har skapat någon kurs som passar klienten får den alternativt lägga till en lämplig sjukdomsgrupp på en kurs som redan finns."
            => [Parameter("may_add_target_group"), Type("set_target_groups")];
        "K9-29" 59..=59
            "If the provider can neither create a new course nor add a suitable disease target group to an existing one, it must report this to Kela's telephone line for authorities and partners."
            "Jos palveluntuottaja ei voi luoda uutta kurssia eikä lisätä olemassa olevalle kurssille sopivaa sairauskohderyhmää, sen on ilmoitettava siitä Kelan viranomaislinjalle."
            "Om serviceproducenten varken kan skapa en ny kurs eller lägga till en lämplig sjukdomsgrupp på en befintlig kurs ska den anmäla det till FPA:s myndighetslinje."
            => [Type("tell_authority_line")];
        "K9-30" 59..=61
            "Once this has been reported, Kela looks for another service provider for the client."
            "Ilmoituksen jälkeen Kela etsii asiakkaalle toisen palveluntuottajan."
            "Efter anmälan söker FPA en annan serviceproducent åt klienten."
            => [];
    }
    under "Kurssin vahvistaminen 1/2" {
        "K9-31" 62..=66
            "By confirming a course, the provider commits to carrying it out so that the first face-to-face period and the digital rehabilitation period take place on the schedule given in the registration system."
            "Vahvistamalla kurssin palveluntuottaja sitoutuu toteuttamaan sen niin, että ensimmäinen kasvokkainen jakso ja verkkokuntoutusjakso pidetään rekisteröitymisjärjestelmässä ilmoitetun aikataulun mukaisesti."
            "Genom att bekräfta en kurs förbinder sig serviceproducenten att genomföra den så att den första perioden med rehabilitering ansikte mot ansikte och perioden med digital rehabilitering följer tidtabellen i registreringssystemet."
            => [Parameter("commits"), Type("confirm_course")];
        "K9-32" 66..=66
            "By confirming a course, the provider also commits to making no further changes to the course's target group."
            "Vahvistamalla kurssin palveluntuottaja sitoutuu myös siihen, ettei kurssin kohderyhmää enää muuteta."
            "Genom att bekräfta en kurs förbinder sig serviceproducenten också till att kursens målgrupp inte längre ändras."
            => [Type("set_target_groups")];
        "K9-33" 67..=67
            "The client gets definite information that their course will be carried out."
            "Asiakkaalle varmistuu, että hänen kurssinsa toteutetaan."
            "Klienten får visshet om att hens kurs genomförs."
            => [];
        "K9-34" 69..=70
            "The client must have been added to a confirmed course within 6 months of receiving the rehabilitation decision."
            "Asiakkaan on oltava kiinnitettynä vahvistetulle kurssille 6 kuukauden kuluessa kuntoutuspäätöksen saamisesta."
            "Klienten ska ha lagts till på en bekräftad kurs inom 6 månader från det att hen fick rehabiliteringsbeslutet."
            => [Parameter("placement_deadline_months")];
        "K9-35" 72..=73
            "If the provider does not add the client to a confirmed course within 6 months of the rehabilitation decision being issued, the client may change the provider of the course."
            "Asiakas saa vaihtaa kurssin palveluntuottajaa, jos palveluntuottaja ei kiinnitä häntä vahvistetulle kurssille 6 kuukauden kuluessa kuntoutuspäätöksen antamisesta."
            "Klienten får byta serviceproducent för kursen om serviceproducenten inte lägger till hen på en bekräftad kurs inom 6 månader från det att rehabiliteringsbeslutet utfärdades."
            => [Parameter("placement_deadline_months"), Type("change_provider")];
        "K9-36" 74..=74
            "Kela monitors whether the client has been added to a confirmed course by the deadline given in the service description."
            "Kela seuraa, kiinnitetäänkö asiakas vahvistetulle kurssille palvelukuvauksen mukaisessa määräajassa."
            "FPA följer upp om klienten har lagts till på en bekräftad kurs inom servicebeskrivningens tidsfrist."
            => [];
        "K9-37" 75..=77
            "If the client has not been added to a confirmed course by the deadline, Kela asks the client whether they want to change provider."
            "Jos asiakas on määräajan päättyessä kiinnittämättä vahvistetulle kurssille, Kela kysyy häneltä, haluaako hän vaihtaa palveluntuottajaa."
            "Om klienten vid tidsfristens slut inte har lagts till på någon bekräftad kurs frågar FPA om hen vill byta serviceproducent."
            => [];
    }
    under "Kurssin vahvistaminen 2/2" {
        "K9-38" 78..=81
            "A course may be confirmed once the minimum number of clients in its group size, that is, 6 clients, has been added to it."
            "Kurssin saa vahvistaa, kun kurssille on kiinnitetty ryhmäkoon vähimmäismäärä, 6 asiakasta."
            "En kurs får bekräftas när gruppstorlekens minimiantal, 6 klienter, har lagts till på den."
            => [Parameter("group_size")];
        "K9-39" 83..=84
            "An adaptation training course for adults with a rare connective tissue disease must always be carried out if at least 7 clients have been added to it."
            "Kun harvinaista sidekudossairautta sairastavan aikuisen sopeutumisvalmennuskurssille on kiinnitetty vähintään 7 asiakasta, kurssi on aina toteutettava."
            "När minst 7 klienter har lagts till på en anpassningskurs för vuxna med en sällsynt bindvävssjukdom ska kursen alltid genomföras."
            => [Parameter("must_hold_at")];
        "K9-40" 86..=87
            "New clients may be added to the course even after it has been confirmed, if not all client places have been filled yet."
            "Uusia asiakkaita saa kiinnittää kurssille vahvistamisen jälkeenkin, jos kaikkia asiakaspaikkoja ei ole vielä täytetty."
            "Nya klienter får läggas till även efter bekräftelsen av kursen, om alla klientplatser ännu inte har fyllts."
            => [Type("attach_client")];
        "K9-41" 87..=88
            "The provider may also add new client places to the course, up to the maximum group size."
            "Palveluntuottaja saa myös lisätä kurssille asiakaspaikkoja, enintään ryhmäkoon enimmäismäärään asti."
            "Serviceproducenten får också utöka kursen med nya klientplatser, dock högst till gruppens maximiantal."
            => [Parameter("group_size"), Type("set_group_size")];
        "K9-42" 90..=91
            "The provider need not confirm the course as soon as the number of clients at which it must be carried out has been added."
            "Kurssia ei tarvitse vahvistaa heti, kun asiakkaita on kiinnitetty niin monta, että kurssi on toteutettava."
            "Kursen behöver inte bekräftas genast när så många klienter har lagts till att den måste genomföras."
            => [];
        "K9-43" 93..=94
            "The provider may wait for more clients if 6 months have not yet passed since the rehabilitation decisions of the clients added to the course were issued."
            "Palveluntuottaja saa odottaa lisää asiakkaita, jos kurssille kiinnitettyjen asiakkaiden kuntoutuspäätökset on annettu alle 6 kuukautta sitten."
            "Serviceproducenten får vänta på fler klienter om rehabiliteringsbesluten för klienterna på kursen utfärdades för mindre än 6 månader sedan."
            => [Parameter("placement_deadline_months")];
        "K9-44" 96..=96
            "After confirming the course, the provider must carry it out even if clients move away from it."
            "Palveluntuottajan on toteutettava vahvistamansa kurssi, vaikka asiakkaita siirtyisi siltä pois."
            "Serviceproducenten ska genomföra en kurs som den har bekräftat, även om klienter flyttar bort från den."
            => [];
    }
    under "Asiakkaan siirtäminen kurssilta toiselle" {
        "K9-45" 97..=102
            "The provider may itself move clients from one course to another in the registration system before the course is confirmed, after it has been confirmed and after it has started."
            "Palveluntuottaja saa itse siirtää asiakkaita rekisteröitymisjärjestelmässä kurssilta toiselle ennen kurssin vahvistamista, sen vahvistamisen jälkeen ja kurssin alettua."
            "Serviceproducenten får själv i registreringssystemet flytta klienter mellan kurser: före bekräftelsen av kursen, efter bekräftelsen och efter det att kursen har börjat."
            => [Type("move_client")];
        "K9-46" 104..=104
            "The provider must always agree on a change of course with the client."
            "Palveluntuottajan on aina sovittava kurssin vaihtamisesta asiakkaan kanssa."
            "Serviceproducenten ska alltid komma överens med klienten om byte av kurs."
            => [Type("move_client.agreed"), Type("attach_client.agreed")];
        "K9-47" 106..=106
            "Kela has not set a limit on how many times a client may be moved from one course to another."
            "Kela ei ole rajannut sitä, montako kertaa asiakas voidaan siirtää kurssilta toiselle."
            "FPA har inte begränsat antalet gånger som en klient kan flyttas mellan kurser."
            => [NoRule(Permission)];
        "K9-48" 107..=107
            "A client who does not want to move to another course may change provider."
            "Jos asiakas ei halua siirtyä toiselle kurssille, hän saa vaihtaa palveluntuottajaa."
            "En klient som inte vill gå över till en annan kurs får byta serviceproducent."
            => [Type("move_client.agreed"), Type("change_provider.declined_move")];
        "K9-49" 108..=110
            "The client's whole rehabilitation must be carried out within the total duration of the client's rehabilitation, that is, within 9 months."
            "Asiakkaan kuntoutus on toteutettava kokonaan kuntoutuksen kokonaiskeston eli 9 kuukauden kuluessa."
            "Klientens rehabilitering ska i sin helhet genomföras inom hens totala rehabiliteringstid, som är 9 månader."
            => [Parameter("total_duration_months")];
    }
    under "Kurssin siirtäminen" {
        "K9-50" 111..=112
            "The provider may itself change the dates of a course in the registration system."
            "Palveluntuottaja saa itse muuttaa kurssin ajankohtaa rekisteröitymisjärjestelmässä."
            "Serviceproducenten får själv ändra tidpunkten för en kurs i registreringssystemet."
            => [Parameter("earlier_move_stated"), Type("reschedule_course")];
        "K9-51" 114..=115
            "A course may also be moved to the following year if the provider has declared its client capacity for that calendar year."
            "Kurssin saa siirtää myös seuraavalle vuodelle, jos palveluntuottaja on ilmoittanut kyseisen kalenterivuoden asiakasmäärän."
            "En kurs får flyttas även till året därpå, om serviceproducenten har anmält klientkapaciteten för det kalenderåret."
            => [Type("reschedule_course")];
        "K9-52" 117..=118
            "Before changing the dates of a course, the provider must check with the clients added to the course that the new dates suit them."
            "Ennen kurssin ajankohdan siirtämistä palveluntuottajan on varmistettava kurssille kiinnitetyiltä asiakkailta, että uusi ajankohta sopii heille."
            "Innan serviceproducenten ändrar tidpunkten för en kurs ska den försäkra sig om att den nya tidpunkten passar de klienter som har lagts till på kursen."
            => [Type("reschedule_course.clients_agreed"), Type("reschedule_course.clients_declined")];
        "K9-53" 120..=122
            "If fewer clients than the minimum group size of 6 have been added to a course, the provider must move it to other dates or delete it no later than 30 days before its start time."
            "Jos kurssille on kiinnitetty vähemmän asiakkaita kuin ryhmäkoon vähimmäismäärä 6, palveluntuottajan on siirrettävä kurssi tai poistettava se viimeistään 30 päivää ennen kurssin alkamisaikaa."
            "Om färre klienter än gruppstorlekens minimiantal 6 har lagts till på kursen ska serviceproducenten ändra tidpunkten för kursen eller radera den senast 30 dagar före kursens starttid."
            => [Parameter("settle_days_before_start"), Parameter("group_size")];
    }
    under "Kurssin poistaminen" {
        "K9-54" 123..=124
            "When the provider knows that a course it has created will not be carried out, it must delete the course from the system."
            "Kun palveluntuottaja tietää, ettei sen luomaa kurssia toteuteta, sen on poistettava kurssi järjestelmästä."
            "När serviceproducenten vet att en kurs som den har skapat inte kommer att genomföras ska den radera kursen ur systemet."
            => [Type("delete_course")];
        "K9-55" 126..=126
            "The provider must move any clients who have been added to the course to another course."
            "Jos kurssille on kiinnitetty asiakkaita, palveluntuottajan on siirrettävä heidät toiselle kurssille."
            "Om klienter har lagts till på kursen ska serviceproducenten flytta dem till en annan kurs."
            => [Type("move_client")];
        "K9-56" 128..=130
            "If fewer clients than the minimum group size of 6 have been added to a course, the provider must delete it or move it to other dates no later than 30 days before its start time."
            "Jos kurssille on kiinnitetty vähemmän asiakkaita kuin ryhmäkoon vähimmäismäärä 6, palveluntuottajan on poistettava kurssi tai siirrettävä se viimeistään 30 päivää ennen kurssin alkamisaikaa."
            "Om färre klienter än gruppstorlekens minimiantal 6 har lagts till på kursen ska serviceproducenten radera kursen eller ändra tidpunkten för den senast 30 dagar före kursens starttid."
            => [Parameter("settle_days_before_start")];
        "K9-57" 132..=133
            "When the provider deletes a course, its client places become available for the provider's other courses in the same year."
            "Poistetun kurssin asiakaspaikat ovat palveluntuottajan käytettävissä muilla saman vuoden kursseilla."
            "När en kurs raderas blir dess klientplatser lediga för serviceproducentens andra kurser under samma år."
            => [Effect("delete_course")];
    }
    under "Muut palveluntuottajahaussa näkyvät tiedot" {
        "K9-58" 134..=137
            "Rehabilitation clients, Kela and health care services use Kela's provider search to look for information on suitable course providers and courses."
            "Kuntoutuksen asiakkaat, Kela ja terveydenhuolto hakevat Kelan palveluntuottajahausta tietoa sopivista kurssien palveluntuottajista ja kursseista."
            "Rehabiliteringsklienter, FPA samt hälso- och sjukvården använder FPA:s e-tjänst för sökning av serviceproducent för att hitta information om lämpliga kurser och kursernas serviceproducenter."
            => [NoRule(HelpText)];
        "K9-59" 139..=140
            "The provider search shows, by office, the course information that the provider has entered in the registration system."
            "Palveluntuottajahaussa näkyvät toimipisteittäin ne kurssitiedot, jotka palveluntuottaja on vienyt rekisteröitymisjärjestelmään."
            "E-tjänsten för sökning av serviceproducent visar per verksamhetsställe de uppgifter om kurser som serviceproducenten har infört i registreringssystemet."
            => [Type("create_course.office"), Effect("search")];
        "K9-60" 142..=143
            "Providers of adaptation training courses for adults with a rare connective tissue disease enter the information listed below in the registration system and keep it up to date."
            "Harvinaista sidekudossairautta sairastavan aikuisen sopeutumisvalmennuksen palveluntuottajat vievät rekisteröitymisjärjestelmään jäljempänä luetellut tiedot ja päivittävät ne."
            "Serviceproducenter som ordnar anpassningskurser för vuxna med en sällsynt bindvävssjukdom för in nedanstående uppgifter i registreringssystemet och uppdaterar dem."
            => [Parameter("provider_info"), Type("update_provider_info")];
        "K9-61" 144..=146
            "One of the items is the provider's experience of multiprofessional rehabilitation for adults with a rare connective tissue disease."
            "Yksi tiedoista on, mikä kokemus palveluntuottajalla on harvinaista sidekudossairautta sairastavien aikuisten moniammatillisesta kuntoutuksesta."
            "En av uppgifterna är vilken erfarenhet serviceproducenten har av multiprofessionell rehabilitering för vuxna med en sällsynt bindvävssjukdom."
            => [Type("update_provider_info.multiprofessional_experience")];
        "K9-62" 147..=149
            "One of the items is whether the provider has pool facilities available for rehabilitation, and whether they are in its office or outside it."
            "Yksi tiedoista on, onko palveluntuottajalla kuntoutuksessa käytettävissä allastilat ja ovatko ne sen toimipisteessä vai toimipisteen ulkopuolella."
            "En av uppgifterna är om serviceproducenten har bassängutrymmen till sitt förfogande vid rehabiliteringen och om de finns på verksamhetsstället eller utanför det."
            => [Type("update_provider_info.pool")];
    }
    under "Palveluntuottajan kokemus harvinaista sidekudossairautta sairastavien aikuisten moniammatillisesta kuntoutuksesta" {
        "K9-63" 150..=160
            "The provider must choose the length of its experience of carrying out multiprofessional rehabilitation for adults with a rare connective tissue disease during the last 6 years: under 2 years, over 2 years or no previous experience."
            "Palveluntuottajan on valittava, kuinka pitkä kokemus sillä on harvinaista sidekudossairautta sairastavien aikuisten moniammatillisen kuntoutuksen toteuttamisesta viimeisten 6 vuoden ajalta. Vaihtoehdot ovat ”alle 2 vuotta”, ”yli 2 vuotta” ja ”ei ole toteuttanut aiemmin”."
            "Serviceproducenten ska välja hur lång erfarenhet den under de senaste 6 åren har av att genomföra multiprofessionell rehabilitering för vuxna med en sällsynt bindvävssjukdom: under 2 år, över 2 år eller ingen tidigare erfarenhet."
            => [Type("update_provider_info.multiprofessional_experience")];
    }
    under "Allastilat kuntoutuksessa" {
        "K9-64" 161..=166
            "The provider must choose what pool facilities its office has in use: no pool facilities, pool facilities adjoining the provider's office or pool facilities elsewhere than at the office."
            "Palveluntuottajan on valittava toimipisteensä käytössä olevat allastilat: ei allastiloja, allastilat toimipisteen yhteydessä tai allastilat toimipisteen ulkopuolella."
            "Serviceproducenten ska välja vilka bassängutrymmen verksamhetsstället har tillgång till: inga bassängutrymmen, bassängutrymmen i anslutning till verksamhetsstället eller bassängutrymmen någon annanstans."
            => [Type("update_provider_info.pool")];
    }
    under "" {
        "K9-65" 167..=172
            "The registration system's course instruction gives more detailed information on the matters in the presentation. It is available on the web page on the registration procedure for adaptation training courses for adults with a rare connective tissue disease."
            "Rekisteröitymisjärjestelmän kurssiohjeessa on tarkempaa tietoa esityksessä käsitellyistä asioista. Kurssiohje on harvinaista sidekudossairautta sairastavan aikuisen sopeutumisvalmennuksen rekisteröitymismenettelyn verkkosivulla."
            "Registreringssystemets kursanvisning ger mer detaljerad information om det som presentationen tar upp. Kursanvisningen finns på webbsidan om registreringsförfarandet för anpassningskurser för vuxna med en sällsynt bindvävssjukdom."
            => [NoRule(Link)];
    }
    under "Kiitos!" {
        "K9-66" 173..=174
            "The email address given at the end of the presentation is kuntoutus.rekisteroityminen(at)kela.fi."
            "Esityksen lopussa annettu sähköpostiosoite on kuntoutus.rekisteroityminen(at)kela.fi."
            "E-postadressen i slutet av presentationen är kuntoutus.rekisteroityminen(at)kela.fi."
            => [NoRule(Link)];
    }
}
