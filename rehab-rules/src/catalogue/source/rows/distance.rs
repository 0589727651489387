//! The statements of source 001: Kela, distance rehabilitation.

use crate::catalogue::source::NoRule::{Benefit, HelpText, Link, Permission};
use crate::catalogue::source::Outcome::{NoRule, Parameter};
use crate::catalogue::source::Row;

rows! {
    "001":
    under "Anvisningar för serviceproducenterna om genomförande av distansrehabilitering" {
        "R-01" 1..=5
            "A provider may deliver part of Kela's rehabilitation services at a distance."
            "Palveluntuottaja voi toteuttaa osan Kelan kuntoutuspalveluista etäkuntoutuksena."
            "En del av FPA:s rehabiliteringstjänster får ges på distans av serviceproducenten."
            => [Parameter("distance_forms")];
        "R-02" 5..=5
            "Distance rehabilitation must be carried out in accordance with the service description."
            "Etäkuntoutus on toteutettava palvelukuvauksen mukaisesti."
            "Distansrehabilitering ska följa servicebeskrivningen."
            => [];
        "R-03" 5..=5
            "The provider must direct the distance rehabilitation and monitor how it is carried out."
            "Palveluntuottajan on ohjattava etäkuntoutusta ja seurattava sen toteutumista."
            "Serviceproducenten ska både styra distansrehabiliteringen och följa upp genomförandet."
            => [];
        "R-04" 6..=9
            "Distance rehabilitation may be arranged as video calls, in which the rehabilitation specialist and the client see each other, or as digital rehabilitation."
            "Etäkuntoutus voidaan järjestää kuvapuheluina, joissa kuntoutuksen asiantuntija ja asiakas näkevät toisensa, tai verkkokuntoutuksena."
            "Distansrehabilitering kan ges antingen genom videosamtal, där klienten och rehabiliteringsspecialisten ser varandra, eller som digital rehabilitering."
            => [Parameter("distance_forms")];
        "R-05" 11..=11
            "The provider must check in the service description how video calls and digital rehabilitation are to be carried out."
            "Palveluntuottajan on tarkistettava palvelukuvauksesta, miten kuvapuhelut ja verkkokuntoutus on toteutettava."
            "Serviceproducenten ska i servicebeskrivningen kontrollera hur videosamtal och digital rehabilitering ska gå till."
            => [];
        "R-06" 13..=13
            "Digital rehabilitation may consist of, for example, various exercises that the client does on a web platform."
            "Verkkokuntoutukseen voi kuulua esimerkiksi erilaisia harjoituksia, jotka asiakas tekee verkkoalustalla."
            "I digital rehabilitering kan det till exempel ingå olika övningar som klienten gör på en webbplattform."
            => [Parameter("distance_forms")];
        "R-07" 15..=15
            "Kela's web school has a handbook and practical instructions that help the provider to design digital rehabilitation. The handbook is found with the course on the content of Kela's digital rehabilitation."
            "Kelan verkkokoulussa on käsikirja ja käytännön ohjeita, jotka auttavat palveluntuottajaa verkkokuntoutuksen suunnittelussa. Käsikirja on Kelan verkkokuntoutuksen sisältöjä käsittelevän kurssin yhteydessä."
            "FPA:s webbskola erbjuder en handbok och praktiska anvisningar till hjälp för serviceproducenten när den digitala rehabiliteringen utformas. Handboken hör till kursen om innehållet i FPA:s digitala rehabilitering."
            => [NoRule(Link)];
        "R-08" 17..=19
            "A user name and a password must be created in order to log in to Kela's web school (Moodle)."
            "Kelan verkkokouluun (Moodle) kirjautumista varten on luotava käyttäjätunnus ja salasana."
            "För inloggning i FPA:s webbskola (Moodle) ska ett användarnamn och ett lösenord skapas."
            => [NoRule(Link)];
        "R-09" 21..=21
            "Distance rehabilitation offers the client an alternative way to get support in everyday situations, and makes it easier to put the benefits of rehabilitation into practice."
            "Etäkuntoutus tarjoaa asiakkaalle vaihtoehtoisen tavan saada tukea arjen tilanteisiin ja helpottaa kuntoutuksesta saadun hyödyn viemistä käytäntöön."
            "Distansrehabilitering är ett alternativt sätt för klienten att få stöd i vardagliga situationer, och den gör det lättare att ta till vara nyttan av rehabiliteringen i praktiken."
            => [NoRule(Benefit)];
        "R-10" 22..=22
            "Rehabilitation becomes more accessible because it matters less where the client lives."
            "Kuntoutuksen saatavuus paranee, kun asiakkaan asuinpaikan merkitys vähenee."
            "Rehabiliteringens tillgänglighet ökar när det spelar mindre roll var klienten bor."
            => [NoRule(Benefit)];
        "R-11" 23..=23
            "In distance rehabilitation the client gets flexible, long-term peer support from others in a similar situation."
            "Etäkuntoutuksessa asiakas saa joustavaa ja pitkäkestoista vertaistukea muilta samankaltaisessa tilanteessa olevilta."
            "Distansrehabilitering ger klienten ett flexibelt och långsiktigt kamratstöd från andra personer i en liknande situation."
            => [NoRule(Benefit)];
        "R-12" 24..=24
            "Distance rehabilitation suits almost all clients."
            "Etäkuntoutus soveltuu lähes kaikille asiakkaille."
            "Distansrehabilitering är lämplig för nästan alla klienter."
            => [NoRule(HelpText)];
        "R-13" 26..=26
            "The provider must arrange distance rehabilitation as stated in the service description."
            "Palveluntuottajan on järjestettävä etäkuntoutus palvelukuvauksessa kerrotulla tavalla."
            "Serviceproducenten ska ordna distansrehabiliteringen så som servicebeskrivningen anger."
            => [];
        "R-14" 26..=26
            "The provider must assess together with the client whether distance rehabilitation is suitable for the client."
            "Palveluntuottajan on arvioitava yhdessä asiakkaan kanssa, soveltuuko etäkuntoutus asiakkaalle."
            "Serviceproducenten ska tillsammans med klienten bedöma om distansrehabilitering är lämplig för klienten."
            => [];
        "R-15" 28..=30
            "The provider must make sure that both the provider and the client have access to a space suitable for distance rehabilitation."
            "Palveluntuottajan on varmistettava, että sekä palveluntuottajalla että asiakkaalla on käytettävissään etäkuntoutukseen soveltuva tila."
            "Serviceproducenten ska försäkra sig om att såväl serviceproducenten som klienten har tillgång till ett lämpligt utrymme för distansrehabilitering."
            => [];
        "R-16" 30..=30
            "The provider must make sure that data protection and privacy are taken into account in the spaces used."
            "Palveluntuottajan on varmistettava, että tietosuoja ja yksityisyydensuoja otetaan huomioon tiloissa, joita etäkuntoutuksessa käytetään."
            "Serviceproducenten ska försäkra sig om att hänsyn tas till dataskyddet och integritetsskyddet i de utrymmen som används."
            => [];
        "R-17" 31..=31
            "The provider must make sure that the client's data protection and data security have been ensured in all respects."
            "Palveluntuottajan on varmistettava, että asiakkaan tietosuojasta ja tietoturvasta on huolehdittu kaikilta osin."
            "Serviceproducenten ska försäkra sig om att klientens dataskydd och datasäkerhet är tryggade i alla avseenden."
            => [];
        "R-18" 32..=32
            "The provider must make sure that both the provider and the client have access to technical support."
            "Palveluntuottajan on varmistettava, että sekä palveluntuottajalla että asiakkaalla on saatavilla teknistä tukea."
            "Serviceproducenten ska försäkra sig om att tekniskt stöd finns att tillgå för såväl serviceproducenten som klienten."
            => [];
        "R-19" 33..=33
            "The provider must make sure that the instructions on what to do in an emergency or in the event of technical problems are up to date."
            "Palveluntuottajan on varmistettava, että toimintaohjeet hätätilanteiden ja teknisten ongelmien varalle ovat ajan tasalla."
            "Serviceproducenten ska försäkra sig om att det finns uppdaterade anvisningar för nödsituationer och för tekniska problem."
            => [];
        "R-20" 34..=34
            "The provider must make sure that insurance cover has been arranged as stated in the service description."
            "Palveluntuottajan on varmistettava, että vakuutusturva on järjestetty palvelukuvauksessa kerrotulla tavalla."
            "Serviceproducenten ska försäkra sig om att försäkringsskyddet har ordnats i enlighet med servicebeskrivningen."
            => [];
        "R-21" 36..=38
            "The provider must also ensure that the client feels that distance rehabilitation works well for them and furthers their rehabilitation."
            "Palveluntuottajan on lisäksi huolehdittava siitä, että asiakas kokee etäkuntoutuksen toimivan hyvin omalla kohdallaan ja edistävän kuntoutumista."
            "Serviceproducenten ska dessutom säkerställa att klienten tycker att distansrehabiliteringen fungerar bra för egen del och främjar rehabiliteringen."
            => [];
        "R-22" 39..=39
            "The provider must ensure that the client can rely on the competence of the staff and on the provider taking responsibility for data security as stated in the service description."
            "Palveluntuottajan on huolehdittava siitä, että asiakas voi luottaa työntekijöiden osaamiseen ja siihen, että palveluntuottaja vastaa tietoturvasta palvelukuvauksessa kerrotulla tavalla."
            "Serviceproducenten ska säkerställa att klienten kan känna tillit till personalens kompetens och till att serviceproducenten svarar för datasäkerheten i enlighet med servicebeskrivningen."
            => [];
        "R-23" 40..=40
            "The provider must ensure that the client gets the guidance and support they need in order to take part in distance rehabilitation."
            "Palveluntuottajan on huolehdittava siitä, että asiakas saa sen ohjauksen ja tuen, jota hän tarvitsee voidakseen osallistua etäkuntoutukseen."
            "Serviceproducenten ska säkerställa att klienten får den handledning och det stöd som krävs för deltagande i distansrehabiliteringen."
            => [];
        "R-24" 42..=42
            "In distance rehabilitation arranged by Kela, the instructions of the Finnish Supervisory Agency (formerly Valvira) must be followed."
            "Kelan järjestämässä etäkuntoutuksessa on noudatettava Lupa- ja valvontaviraston (aiemmin Valviran) ohjeita."
            "När FPA ordnar distansrehabilitering ska Tillstånds- och tillsynsverkets (tidigare Valviras) anvisningar följas."
            => [];
        "R-25" 44..=44
            "The provider is also asked to read the instructions for clients."
            "Palveluntuottajaa pyydetään lukemaan myös asiakkaille tarkoitetut ohjeet."
            "Serviceproducenten ombeds läsa även de anvisningar som riktar sig till klienterna."
            => [];
        "R-26" 46..=46
            "In distance rehabilitation, the provider is responsible for data security, data protection and privacy."
            "Etäkuntoutuksessa palveluntuottaja vastaa tietoturvasta, tietosuojasta ja yksityisyydensuojasta."
            "Serviceproducenten ansvarar vid distansrehabilitering för datasäkerhet, dataskydd och integritetsskydd."
            => [];
        "R-27" 48..=50
            "The platform or application used in distance rehabilitation must meet the data security and data protection requirements laid down in law and in Kela's service description."
            "Etäkuntoutuksessa käytettävän alustan tai sovelluksen on täytettävä lainsäädännössä ja Kelan palvelukuvauksessa asetetut tietoturva- ja tietosuojavaatimukset."
            "Den plattform eller applikation som används för distansrehabilitering ska uppfylla lagstiftningens och FPA:s servicebeskrivnings krav på datasäkerhet och dataskydd."
            => [];
        "R-28" 51..=51
            "The provider may use expert services to check data security when needed."
            "Palveluntuottaja voi tarvittaessa käyttää asiantuntijapalveluja tietoturvan tarkistamiseen."
            "Serviceproducenten får vid behov ta hjälp av sakkunnigtjänster när datasäkerheten ska kontrolleras."
            => [NoRule(Permission)];
        "R-29" 52..=52
            "The client must have been informed about data security, data protection and privacy in distance rehabilitation."
            "Asiakkaalle on annettava tieto etäkuntoutuksen tietoturvasta, tietosuojasta ja yksityisyydensuojasta."
            "Klienten ska ha fått information om datasäkerheten, dataskyddet och integritetsskyddet vid distansrehabilitering."
            => [];
        "R-30" 53..=54
            "Kela recommends the use of an encrypted data connection."
            "Kela suosittelee salatun tietoliikenneyhteyden käyttämistä."
            "FPA rekommenderar att en krypterad dataförbindelse används."
            => [];
        "R-31" 55..=59
            "Kela recommends the use of an application or platform that requires strong authentication."
            "Kela suosittelee sellaisen sovelluksen tai alustan käyttämistä, joka edellyttää vahvaa tunnistautumista."
            "FPA rekommenderar att den applikation eller plattform som används kräver stark autentisering."
            => [];
    }
}
