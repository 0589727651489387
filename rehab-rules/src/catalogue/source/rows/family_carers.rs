//! The statements of source 000: Kela, the courses for family carers.

use crate::catalogue::source::NoRule::{HelpText, Link, Permission};
use crate::catalogue::source::Outcome::{Effect, NoRule, Parameter, Type};
use crate::catalogue::source::Row;

rows! {
    "000":
    under "Skapa kurser i registreringssystemet 1/2" {
        "K20-01" 1..=3
            "The provider creates its courses itself in the registration system."
            "Palveluntuottaja luo kurssinsa itse rekisteröitymisjärjestelmässä."
            "Serviceproducenten skapar själv sina kurser i registreringssystemet."
            => [Type("create_course")];
        "K20-02" 5..=5
            "The client capacity that the provider has declared limits the number of clients for whom it can create courses."
            "Palveluntuottaja voi luoda kursseja enintään niin monelle asiakkaalle kuin se on ilmoittanut asiakasmääräksi."
            "Serviceproducenten kan skapa kurser för högst så många klienter som den har angett som klientkapacitet."
            => [Type("declare_capacity.places")];
        "K20-03" 7..=9
            "For the courses it carries out in a calendar year, the provider may enter as many client places as it has declared as its client capacity for that year."
            "Kalenterivuoden aikana toteutettaville kursseille saa kirjata yhtä monta asiakaspaikkaa kuin palveluntuottaja on ilmoittanut kyseisen vuoden asiakasmääräksi."
            "Serviceproducenten får för de kurser som den genomför under ett kalenderår lägga till samma antal klientplatser som den har angett som årets klientkapacitet."
            => [Type("declare_capacity.year")];
        "K20-04" 11..=13
            "The provider may itself decide the group size of a course, within the minimum and maximum given in the service description."
            "Palveluntuottaja saa itse päättää kurssin ryhmäkoon palvelukuvauksessa annetun vaihteluvälin rajoissa."
            "Serviceproducenten får själv bestämma kursens gruppstorlek inom servicebeskrivningens minimi- och maximiantal."
            => [Parameter("group_size"), Type("create_course.group_size")];
        "K20-05" 15..=15
            "The group size of rehabilitation courses for family carers is 6–12 clients."
            "Omaishoitajien kuntoutuskursseilla ryhmäkoko on 6–12 asiakasta."
            "På rehabiliteringskurserna för närståendevårdare är gruppstorleken 6–12 klienter."
            => [Parameter("group_size")];
        "K20-06" 17..=17
            "Some clients change course during their rehabilitation."
            "Osa asiakkaista vaihtaa kurssia kuntoutuksensa aikana."
            "Vissa klienter byter kurs medan rehabiliteringen pågår."
            => [];
        "K20-07" 17..=20
            "A client who changes course can be added only to a course that does not already have the maximum number of clients."
            "Kurssia vaihtavan asiakkaan voi kiinnittää vain kurssille, jolle ei ole kiinnitetty enimmäismäärää asiakkaita."
            "Klienter som byter kurs kan läggas till endast på en kurs som inte redan har maximiantalet klienter."
            => [];
        "K20-08" 21..=21
            "It is therefore recommended that courses should not start with the maximum number of clients."
            "Siksi suositellaan, ettei kursseja aloiteta enimmäismäärällä asiakkaita."
            "Rekommendationen är därför att inte inleda kurser med maximiantalet klienter."
            => [Parameter("recommend_not_full_at_start")];
    }
    under "Skapa kurser i registreringssystemet 2/2" {
        "K20-09" 24..=26
            "The provider must enter the group size of the course that it wants to create."
            "Palveluntuottajan on kirjattava ryhmäkoko kurssille, jonka se haluaa luoda."
            "Serviceproducenten ska registrera gruppstorleken för den kurs som den vill skapa."
            => [Type("create_course.group_size")];
        "K20-10" 28..=28
            "The provider must enter the target group of the course that it wants to create."
            "Palveluntuottajan on kirjattava kohderyhmä kurssille, jonka se haluaa luoda."
            "Serviceproducenten ska registrera målgruppen för den kurs som den vill skapa."
            => [Type("create_course.target_groups")];
        "K20-11" 30..=30
            "The provider may itself choose the target group of the course from the two target groups given in the service description."
            "Palveluntuottaja saa itse valita kurssin kohderyhmän palvelukuvauksen kahdesta kohderyhmästä."
            "Serviceproducenten får själv välja kursens målgrupp bland servicebeskrivningens två målgrupper."
            => [Parameter("target_groups")];
        "K20-12" 32..=32
            "A course may cover only one target group at a time."
            "Kurssilla saa olla vain yksi kohderyhmä kerrallaan."
            "En kurs får omfatta bara en målgrupp åt gången."
            => [Parameter("target_groups_per_course")];
        "K20-13" 34..=34
            "The provider must enter its contact information for the course that it wants to create."
            "Palveluntuottajan on kirjattava yhteystietonsa kurssille, jonka se haluaa luoda."
            "Serviceproducenten ska registrera sin kontaktinformation för den kurs som den vill skapa."
            => [Type("create_course.contact")];
        "K20-14" 36..=40
            "In the provider search, the contact information for the course is taken automatically from the contact information that the provider gave for the service in question when registering as a service provider."
            "Palveluntuottajahaussa kurssin yhteystietoina näkyvät automaattisesti ne tiedot, jotka palveluntuottaja on rekisteröityessään antanut kyseisen palvelun yhteystiedoiksi."
            "Kursens kontaktinformation i e-tjänsten för sökning av serviceproducent hämtas automatiskt från den kontaktinformation som serviceproducenten vid registreringen uppgav för tjänsten i fråga."
            => [Type("update_provider_info.contact"), Effect("search")];
        "K20-15" 42..=44
            "Once the information needed for the course has been entered, the provider creates the course by clicking Luo kurssi (in Swedish Skapa kurs)."
            "Kun kurssille on kirjattu tarvittavat tiedot, palveluntuottaja luo kurssin Luo kurssi -painikkeella."
            "När de nödvändiga uppgifterna om kursen har registrerats skapar serviceproducenten kursen med knappen ”Skapa kurs”."
            => [Type("create_course")];
        "K20-16" 46..=46
            "A course that has been created is not yet visible in the provider search."
            "Luotu kurssi ei vielä näy palveluntuottajahaussa."
            "En kurs som bara har skapats är ännu inte synlig i e-tjänsten för sökning av serviceproducent."
            => [Effect("search")];
        "K20-17" 46..=48
            "A course must first be published before it appears in the provider search."
            "Kurssi on ensin julkaistava, jotta se näkyy palveluntuottajahaussa."
            "Kursen måste först publiceras för att synas i e-tjänsten för sökning av serviceproducent."
            => [Type("publish_course")];
        "K20-18" 50..=52
            "Each course created gets an identification number, which Kela and the provider can use to link their communication to that course."
            "Jokainen luotu kurssi saa tunnistenumeron, jolla Kela ja palveluntuottaja voivat yhdistää viestinsä tiettyyn kurssiin."
            "Varje kurs som skapas får ett identifikationsnummer, så att FPA och serviceproducenten kan koppla sin kommunikation till en viss kurs."
            => [Type("create_course.course")];
    }
    under "Publicering av kurs" {
        "K20-19" 53..=55
            "The provider publishes the course in the registration system."
            "Palveluntuottaja julkaisee kurssin rekisteröitymisjärjestelmässä."
            "Serviceproducenten publicerar kursen i registreringssystemet."
            => [Type("publish_course")];
        "K20-20" 57..=57
            "The provider must check the information on the course it has created before publishing it."
            "Palveluntuottajan on tarkistettava luomansa kurssin tiedot ennen julkaisemista."
            "Serviceproducenten ska före publiceringen kontrollera uppgifterna om den kurs som den har skapat."
            => [Type("publish_course.checked")];
        "K20-21" 59..=61
            "The course is visible in the provider search as soon as the provider has published it."
            "Kurssi näkyy palveluntuottajahaussa välittömästi, kun palveluntuottaja on julkaissut sen."
            "Kursen blir synlig i e-tjänsten för sökning av serviceproducent så snart serviceproducenten har publicerat den."
            => [Effect("search")];
        "K20-22" 63..=63
            "Publication of a course cannot be undone."
            "Kun kurssi on julkaistu, julkaisemista ei voi peruuttaa."
            "Publiceringen av en kurs kan inte ångras."
            => [Type("unpublish_course")];
        "K20-23" 63..=65
            "If the provider does not want a published course to be visible in the provider search, it must delete the course."
            "Jos palveluntuottaja ei halua julkaistun kurssin näkyvän palveluntuottajahaussa, sen on poistettava kurssi."
            "Om serviceproducenten inte vill att en publicerad kurs ska synas i e-tjänsten för sökning av serviceproducent ska den radera kursen."
            => [Type("delete_course")];
    }
    under "Lägga till klienter på en kurs" {
        "K20-24" 66..=68
            "The provider must add the client to its course in the registration system when it has received the rehabilitation decision."
            "Palveluntuottajan on kuntoutuspäätöksen saatuaan kiinnitettävä asiakas kurssilleen rekisteröitymisjärjestelmässä."
            "När serviceproducenten har fått rehabiliteringsbeslutet ska den lägga till klienten på sin kurs i registreringssystemet."
            => [Type("receive_decision"), Type("attach_client")];
        "K20-25" 70..=72
            "Once the client has been added to the course, the provider search shows one of the course's client places as reserved."
            "Kun asiakas on kiinnitetty kurssille, yksi kurssin asiakaspaikoista näkyy palveluntuottajahaussa varattuna."
            "När klienten har lagts till på kursen visas en av kursens klientplatser som reserverad i e-tjänsten för sökning av serviceproducent."
            => [Effect("search")];
        "K20-26" 74..=74
            "Kela is informed of when the client's rehabilitation is planned to take place."
            "Kelalle välittyy tieto asiakkaan kuntoutuksen suunnitellusta ajankohdasta."
            "FPA får veta när klientens rehabilitering enligt planerna ska genomföras."
            => [];
        "K20-27" 78..=78
            "Where necessary, the provider may remove a client from a course and add the client to another course."
            "Palveluntuottaja saa tarvittaessa poistaa asiakkaan kurssilta ja kiinnittää hänet toiselle kurssille."
            "Serviceproducenten får vid behov ta bort klienten från en kurs och i stället lägga till hen på en annan."
            => [Type("detach_client"), Type("move_client")];
        "K20-28" 80..=80
            "As many clients can be added to a course as the provider has entered as its group size."
            "Kurssille voi kiinnittää niin monta asiakasta kuin palveluntuottaja on kirjannut ryhmäkooksi."
            "På en kurs kan så många klienter läggas till som serviceproducenten har angett som gruppstorlek."
            => [Type("attach_client")];
        "K20-29" 82..=82
            "The provider may increase the group size of a course up to the maximum given in the service description."
            "Palveluntuottaja saa kasvattaa kurssin ryhmäkokoa enintään palvelukuvauksen mukaiseen ylärajaan."
            "Serviceproducenten får öka kursens gruppstorlek till högst servicebeskrivningens maximiantal."
            => [Parameter("group_size"), Type("set_group_size")];
        "K20-30" 84..=86
            "If the provider has not created a course that suits the client, it may create a new one."
            "Jos palveluntuottaja ei ole luonut asiakkaalle sopivaa kurssia, se saa luoda uuden."
            "Om serviceproducenten inte har skapat någon kurs som passar klienten får den skapa en ny."
            => [Type("create_course")];
        "K20-31" 88..=88
            "If the provider cannot create a new course, it must report this to Kela's telephone line for authorities and partners."
            "Jos palveluntuottaja ei voi luoda uutta kurssia, sen on ilmoitettava siitä Kelan viranomaislinjalle."
            "Om serviceproducenten inte kan skapa en ny kurs ska den anmäla det till FPA:s myndighetslinje."
            => [Type("tell_authority_line")];
        "K20-32" 88..=90
            "Once this has been reported, Kela looks for another service provider for the client."
            "Ilmoituksen jälkeen Kela etsii asiakkaalle toisen palveluntuottajan."
            "Efter anmälan söker FPA en annan serviceproducent åt klienten."
            => [];
    }
    under "Bekräftelse av kurs 1/2" {
        "K20-33" 91..=97
            "By confirming a course, the provider commits to carrying it out so that the first face-to-face period and the digital rehabilitation period take place on the schedule given in the registration system."
            "Vahvistamalla kurssin palveluntuottaja sitoutuu toteuttamaan sen niin, että ensimmäinen kasvokkainen jakso ja verkkokuntoutusjakso pidetään rekisteröitymisjärjestelmässä ilmoitetun aikataulun mukaisesti."
            "Genom att bekräfta en kurs förbinder sig serviceproducenten att genomföra den så att den första perioden med rehabilitering ansikte mot ansikte och perioden med digital rehabilitering följer tidtabellen i registreringssystemet."
            => [Parameter("commits"), Type("confirm_course")];
        "K20-34" 97..=99
            "By confirming a course, the provider also commits to making no further changes to the course's target group."
            "Vahvistamalla kurssin palveluntuottaja sitoutuu myös siihen, ettei kurssin kohderyhmää enää muuteta."
            "Genom att bekräfta en kurs förbinder sig serviceproducenten också till att kursens målgrupp inte längre ändras."
            => [Type("set_target_groups")];
        "K20-35" 101..=101
            "The client gets definite information that their course will be carried out."
            "Asiakkaalle varmistuu, että hänen kurssinsa toteutetaan."
            "Klienten får visshet om att hens kurs genomförs."
            => [];
        "K20-36" 103..=105
            "The provider must add the client to a confirmed course within 6 months of the client receiving the rehabilitation decision."
            "Palveluntuottajan on kiinnitettävä asiakas vahvistetulle kurssille 6 kuukauden kuluessa siitä, kun asiakas on saanut kuntoutuspäätöksen."
            "Serviceproducenten ska inom 6 månader från det att klienten fick rehabiliteringsbeslutet lägga till hen på en bekräftad kurs."
            => [Parameter("placement_deadline_months")];
        "K20-37" 107..=109
            "If the provider does not add the client to a confirmed course within 6 months of the rehabilitation decision being issued, the client may change the provider of the course."
            "Asiakas saa vaihtaa kurssin palveluntuottajaa, jos palveluntuottaja ei kiinnitä häntä vahvistetulle kurssille 6 kuukauden kuluessa kuntoutuspäätöksen antamisesta."
            "Klienten får byta serviceproducent för kursen om serviceproducenten inte lägger till hen på en bekräftad kurs inom 6 månader från det att rehabiliteringsbeslutet utfärdades."
            => [Parameter("placement_deadline_months"), Type("change_provider")];
        "K20-38" 111..=113
            "Kela checks that the client has been added to a confirmed course by the deadline given in the service description."
            "Kela tarkistaa, että asiakas on kiinnitetty vahvistetulle kurssille palvelukuvauksen mukaisessa määräajassa."
            "FPA kontrollerar att klienten inom servicebeskrivningens tidsfrist har lagts till på en bekräftad kurs."
            => [];
        "K20-39" 115..=117
            "If the client has not been added to a confirmed course by the deadline, Kela asks the client whether they want to change provider."
            "Jos asiakas on määräajan päättyessä kiinnittämättä vahvistetulle kurssille, Kela kysyy häneltä, haluaako hän vaihtaa palveluntuottajaa."
            "Om klienten vid tidsfristens slut inte har lagts till på någon bekräftad kurs frågar FPA om hen vill byta serviceproducent."
            => [];
    }
    under "Bekräftelse av kurs 2/2" {
        "K20-40" 118..=122
            "A course may be confirmed once the minimum number of clients in its group size, that is, 6 clients, has been added to it."
            "Kurssin saa vahvistaa, kun kurssille on kiinnitetty ryhmäkoon vähimmäismäärä, 6 asiakasta."
            "En kurs får bekräftas när gruppstorlekens minimiantal, 6 klienter, har lagts till på den."
            => [Parameter("group_size")];
        "K20-41" 124..=126
            "A rehabilitation course for family carers must always be carried out if at least 7 clients have been added to it."
            "Omaishoitajien kuntoutuskurssi on aina toteutettava, jos sille on kiinnitetty vähintään 7 asiakasta."
            "När minst 7 klienter har lagts till på en rehabiliteringskurs för närståendevårdare ska kursen alltid genomföras."
            => [Parameter("must_hold_at")];
        "K20-42" 128..=130
            "New clients may be added to the course even after it has been confirmed, if not all client places have been filled yet."
            "Uusia asiakkaita saa kiinnittää kurssille vahvistamisen jälkeenkin, jos kaikkia asiakaspaikkoja ei ole vielä täytetty."
            "Nya klienter får läggas till även efter bekräftelsen av kursen, om alla klientplatser ännu inte har fyllts."
            => [Type("attach_client")];
        "K20-43" 130..=132
            "The provider may also add new client places to the course, up to the maximum group size."
            "Palveluntuottaja saa myös lisätä kurssille asiakaspaikkoja, enintään ryhmäkoon enimmäismäärään asti."
            "Serviceproducenten får också utöka kursen med nya klientplatser, dock högst till gruppens maximiantal."
            => [Parameter("group_size"), Type("set_group_size")];
        "K20-44" 134..=136
            "The provider need not confirm the course as soon as the number of clients needed for it to be carried out has been added."
            "Kurssia ei tarvitse vahvistaa heti, kun sille on kiinnitetty sen toteuttamiseen tarvittava määrä asiakkaita."
            "Kursen behöver inte bekräftas genast när så många klienter har lagts till som det krävs för att den ska genomföras."
            => [];
        "K20-45" 138..=140
            "The provider may wait for more clients if 6 months have not yet passed since the rehabilitation decisions of the clients added to the course were issued."
            "Palveluntuottaja saa odottaa lisää asiakkaita, jos kurssille kiinnitettyjen asiakkaiden kuntoutuspäätökset on annettu alle 6 kuukautta sitten."
            "Serviceproducenten får vänta på fler klienter om rehabiliteringsbesluten för klienterna på kursen utfärdades för mindre än 6 månader sedan."
            => [Parameter("placement_deadline_months")];
        "K20-46" 142..=142
            "After confirming the course, the provider must carry it out even if clients move away from it."
            "Palveluntuottajan on toteutettava vahvistamansa kurssi, vaikka asiakkaita siirtyisi siltä pois."
            "Serviceproducenten ska genomföra en kurs som den har bekräftat, även om klienter flyttar bort från den."
            => [];
    }
    under "Flytta en klient från en kurs till en annan" {
        "K20-47" 143..=151
            "The provider may itself move clients from one course to another in the registration system before the course is confirmed, after it has been confirmed and after it has started."
            "Palveluntuottaja saa itse siirtää asiakkaita rekisteröitymisjärjestelmässä kurssilta toiselle ennen kurssin vahvistamista, sen vahvistamisen jälkeen ja kurssin alettua."
            "Serviceproducenten får själv i registreringssystemet flytta klienter mellan kurser: före bekräftelsen av kursen, efter bekräftelsen och efter det att kursen har börjat."
            => [Type("move_client")];
        "K20-48" 153..=153
            "The provider must always agree on a change of course with the client."
            "Palveluntuottajan on aina sovittava kurssin vaihtamisesta asiakkaan kanssa."
            "Serviceproducenten ska alltid komma överens med klienten om byte av kurs."
            => [Type("move_client.agreed"), Type("attach_client.agreed")];
        "K20-49" 155..=157
            "Kela has not set a limit on how many times a client may be moved from one course to another."
            "Kela ei ole rajannut sitä, montako kertaa asiakas voidaan siirtää kurssilta toiselle."
            "FPA har inte begränsat antalet gånger som en klient kan flyttas mellan kurser."
            => [NoRule(Permission)];
        "K20-50" 159..=159
            "A client who does not want to move to another course may change provider."
            "Jos asiakas ei halua siirtyä toiselle kurssille, hän saa vaihtaa palveluntuottajaa."
            "En klient som inte vill gå över till en annan kurs får byta serviceproducent."
            => [Type("move_client.agreed"), Type("change_provider.declined_move")];
        "K20-51" 161..=163
            "The client's whole rehabilitation must be carried out within the total duration of the client's rehabilitation, that is, within 20 months."
            "Asiakkaan kuntoutus on toteutettava kokonaan kuntoutuksen kokonaiskeston eli 20 kuukauden kuluessa."
            "Klientens rehabilitering ska i sin helhet genomföras inom hens totala rehabiliteringstid, som är 20 månader."
            => [Parameter("total_duration_months")];
    }
    under "Flytta fram en kurs" {
        "K20-52" 164..=168
            "The provider may itself postpone a whole course or a single course period in the registration system."
            "Palveluntuottaja saa itse siirtää koko kurssin tai yksittäisen kurssijakson myöhemmäksi rekisteröitymisjärjestelmässä."
            "Serviceproducenten får själv i registreringssystemet senarelägga antingen hela kursen eller en enskild kursperiod."
            => [Parameter("single_period_move_stated"), Type("reschedule_course"), Type("reschedule_period")];
        "K20-53" 170..=172
            "A course may also be moved to the following year if the provider has declared its client capacity for that calendar year."
            "Kurssin saa siirtää myös seuraavalle vuodelle, jos palveluntuottaja on ilmoittanut kyseisen kalenterivuoden asiakasmäärän."
            "En kurs får flyttas även till året därpå, om serviceproducenten har anmält klientkapaciteten för det kalenderåret."
            => [Type("reschedule_course")];
        "K20-54" 174..=176
            "Before postponing course periods, the provider must check with the clients added to the course that the new periods suit them."
            "Ennen kuin palveluntuottaja siirtää kurssijaksoja myöhemmäksi, sen on varmistettava kurssille kiinnitetyiltä asiakkailta, että uudet jaksot sopivat heille."
            "Innan serviceproducenten senarelägger kursperioder ska den försäkra sig om att de nya perioderna passar de klienter som har lagts till på kursen."
            => [Type("reschedule_course.clients_agreed"), Type("reschedule_course.clients_declined")];
        "K20-55" 178..=182
            "If there are not enough clients for a course (the minimum group size is 6 clients), the provider must postpone or delete the course no later than 30 days before it starts."
            "Jos asiakkaita ei ole kurssille riittävästi (ryhmäkoon vähimmäismäärä on 6 asiakasta), palveluntuottajan on siirrettävä kurssi myöhemmäksi tai poistettava se viimeistään 30 päivää ennen kurssin alkamista."
            "Om kursen har för få klienter (en grupp ska ha minst 6 klienter) ska serviceproducenten senarelägga eller radera kursen senast 30 dagar innan den börjar."
            => [Parameter("settle_days_before_start"), Parameter("group_size")];
    }
    under "Radering av kurs" {
        "K20-56" 183..=187
            "When the provider knows that a course it has created will not be carried out, it must delete the course from the system."
            "Kun palveluntuottaja tietää, ettei sen luomaa kurssia toteuteta, sen on poistettava kurssi järjestelmästä."
            "När serviceproducenten vet att en kurs som den har skapat inte kommer att genomföras ska den radera kursen ur systemet."
            => [Type("delete_course")];
        "K20-57" 189..=189
            "The provider must move any clients who have been added to the course to another course."
            "Jos kurssille on kiinnitetty asiakkaita, palveluntuottajan on siirrettävä heidät toiselle kurssille."
            "Om klienter har lagts till på kursen ska serviceproducenten flytta dem till en annan kurs."
            => [Type("move_client")];
        "K20-58" 191..=195
            "If there are not enough clients for a course (the minimum group size is 6 clients), the provider must delete or postpone the course no later than 30 days before it starts."
            "Jos asiakkaita ei ole kurssille riittävästi (ryhmäkoon vähimmäismäärä on 6 asiakasta), palveluntuottajan on poistettava kurssi tai siirrettävä se myöhemmäksi viimeistään 30 päivää ennen kurssin alkamista."
            "Om kursen har för få klienter (en grupp ska ha minst 6 klienter) ska serviceproducenten radera eller senarelägga kursen senast 30 dagar innan den börjar."
            => [Parameter("settle_days_before_start")];
        "K20-59" 197..=199
            "When the provider deletes a course, its client places become available for the provider's other courses in the same year."
            "Poistetun kurssin asiakaspaikat ovat palveluntuottajan käytettävissä muilla saman vuoden kursseilla."
            "När en kurs raderas blir dess klientplatser lediga för serviceproducentens andra kurser under samma år."
            => [Effect("delete_course")];
    }
    under "Andra uppgifter som syns i tjänsten för sökning av serviceproducent" {
        "K20-60" 200..=205
            "Rehabilitation clients, Kela's staff and health care staff use Kela's provider search to look for information on suitable service providers and courses."
            "Kuntoutuksen asiakkaat, Kelan työntekijät ja terveydenhuollon henkilöstö hakevat Kelan palveluntuottajahausta tietoa sopivista palveluntuottajista ja kursseista."
            "Rehabiliteringsklienter, FPA:s anställda och hälso- och sjukvårdens personal använder FPA:s e-tjänst för sökning av serviceproducent för att hitta uppgifter om lämpliga kurser och serviceproducenter."
            => [NoRule(HelpText)];
        "K20-61" 207..=209
            "The provider search shows, by office, the course information that the provider has entered in the registration system."
            "Palveluntuottajahaussa näkyvät toimipisteittäin ne kurssitiedot, jotka palveluntuottaja on vienyt rekisteröitymisjärjestelmään."
            "E-tjänsten för sökning av serviceproducent visar per verksamhetsställe de uppgifter om kurser som serviceproducenten har infört i registreringssystemet."
            => [Type("create_course.office"), Effect("search")];
        "K20-62" 211..=213
            "Providers of rehabilitation courses for family carers enter the information listed below in the registration system and keep it up to date."
            "Omaishoitajien kuntoutuskurssien palveluntuottajat vievät rekisteröitymisjärjestelmään jäljempänä luetellut tiedot ja päivittävät ne."
            "Serviceproducenter som ordnar rehabiliteringskurser för närståendevårdare för in nedanstående uppgifter i registreringssystemet och uppdaterar dem."
            => [Parameter("provider_info"), Type("update_provider_info")];
        "K20-63" 215..=215
            "One of the items is the provider's experience of multiprofessional rehabilitation for family carers."
            "Yksi tiedoista on palveluntuottajan kokemus omaishoitajien moniammatillisesta kuntoutuksesta."
            "En av uppgifterna är vilken erfarenhet serviceproducenten har av multiprofessionell rehabilitering för närståendevårdare."
            => [Type("update_provider_info.multiprofessional_experience")];
        "K20-64" 217..=217
            "One of the items is the provider's experience of carrying out distance rehabilitation."
            "Yksi tiedoista on palveluntuottajan kokemus etäkuntoutuksen toteuttamisesta."
            "En av uppgifterna är vilken erfarenhet serviceproducenten har av att genomföra distansrehabilitering."
            => [Type("update_provider_info.distance_experience")];
        "K20-65" 219..=221
            "One of the items is whether the provider has pool facilities available for rehabilitation, and whether they adjoin its office or are elsewhere."
            "Yksi tiedoista on, onko palveluntuottajalla kuntoutuksessa käytettävissä allastilat ja ovatko ne sen toimipisteen yhteydessä vai toimipisteen ulkopuolella."
            "En av uppgifterna är om serviceproducenten har bassängutrymmen till sitt förfogande vid rehabiliteringen och om de finns i anslutning till verksamhetsstället eller någon annanstans."
            => [Type("update_provider_info.pool")];
    }
    under "Serviceproducentens erfarenhet av att genomföra multiprofessionell rehabilitering för närståendevårdare" {
        "K20-66" 222..=233
            "The provider must choose the length of its experience of carrying out multiprofessional rehabilitation for family carers during the last 6 years: under 2 years, over 2 years or no previous experience."
            "Palveluntuottajan on valittava, kuinka pitkä kokemus sillä on omaishoitajien moniammatillisen kuntoutuksen toteuttamisesta viimeisten 6 vuoden ajalta. Vaihtoehdot ovat ”alle 2 vuotta”, ”yli 2 vuotta” ja ”ei aiempaa kokemusta”."
            "Serviceproducenten ska välja hur lång erfarenhet den under de senaste 6 åren har av att genomföra multiprofessionell rehabilitering för närståendevårdare: under 2 år, över 2 år eller ingen tidigare erfarenhet."
            => [Type("update_provider_info.multiprofessional_experience")];
    }
    under "Serviceproducentens erfarenhet av att genomföra distansrehabilitering" {
        "K20-67" 234..=245
            "The provider must choose the length of its experience of carrying out distance rehabilitation during the last 6 years: under 2 years, over 2 years or no previous experience."
            "Palveluntuottajan on valittava, kuinka pitkä kokemus sillä on etäkuntoutuksen toteuttamisesta viimeisten 6 vuoden ajalta. Vaihtoehdot ovat ”alle 2 vuotta”, ”yli 2 vuotta” ja ”ei aiempaa kokemusta”."
            "Serviceproducenten ska välja hur lång erfarenhet den under de senaste 6 åren har av att genomföra distansrehabilitering: under 2 år, över 2 år eller ingen tidigare erfarenhet."
            => [Type("update_provider_info.distance_experience")];
        "K20-68" 247..=249
            "Distance rehabilitation includes both video calls and digital rehabilitation."
            "Etäkuntoutukseen kuuluvat sekä kuvapuhelut että verkkokuntoutus."
            "Till distansrehabilitering räknas såväl videosamtal som digital rehabilitering."
            => [Parameter("distance_forms")];
    }
    under "Bassängutrymmen vid rehabiliteringen" {
        "K20-69" 250..=260
            "The provider must choose what pool facilities its office has in use: no pool facilities, pool facilities adjoining the provider's office or pool facilities elsewhere than at the office."
            "Palveluntuottajan on valittava toimipisteensä käytössä olevat allastilat: ei allastiloja, allastilat toimipisteen yhteydessä tai allastilat toimipisteen ulkopuolella."
            "Serviceproducenten ska välja vilka bassängutrymmen verksamhetsstället har tillgång till: inga bassängutrymmen, bassängutrymmen i anslutning till verksamhetsstället eller bassängutrymmen någon annanstans."
            => [Type("update_provider_info.pool")];
    }
    under "" {
        "K20-70" 261..=271
            "The registration system's course instruction gives more detailed information on the matters in the presentation. It is available on the web pages on the registration procedure for rehabilitation courses for family carers."
            "Rekisteröitymisjärjestelmän kurssiohjeessa on tarkempaa tietoa esityksessä käsitellyistä asioista. Kurssiohje on omaishoitajien kuntoutuskurssien rekisteröitymismenettelyn verkkosivuilla."
            "Registreringssystemets kursanvisning ger mer detaljerad information om det som presentationen tar upp. Kursanvisningen finns på webbsidorna om registreringsförfarandet för rehabiliteringskurser för närståendevårdare."
            => [NoRule(Link)];
    }
}
