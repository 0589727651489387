//! The statements of source 001: Kela, distance rehabilitation.

use crate::catalogue::source::NoRule::{Benefit, HelpText, Link, Permission};
use crate::catalogue::source::Outcome::{NoRule, Parameter};
use crate::catalogue::source::Row;

rows! {
    "001":
    "R-01" 1..=5 "A provider may supply part of FPA's rehabilitation services at a distance."
        => [Parameter("distance_forms")];
    "R-02" 5..=5 "Distance rehabilitation must be carried out according to the service description."
        => [];
    "R-03" 5..=5 "It is the provider's task to direct the distance rehabilitation and follow up how it is carried out."
        => [];
    "R-04" 6..=9 "It can be arranged as video calls in which specialist and client see each other, or as digital rehabilitation."
        => [Parameter("distance_forms")];
    "R-05" 11..=11 "Check in the service description how video calls and digital rehabilitation are to be carried out."
        => [];
    "R-06" 13..=13 "Digital rehabilitation may comprise e.g. exercises done by the client on a web platform."
        => [Parameter("distance_forms")];
    "R-07" 15..=15 "FPA's web school has a handbook and practical instructions, with the course on digital rehabilitation contents."
        => [NoRule(Link)];
    "R-08" 17..=19 "Create a user name and password to log in to the web school (Moodle)."
        => [NoRule(Link)];
    "R-09" 21..=21 "Benefit: alternative support for everyday situations, transfer to practice."
        => [NoRule(Benefit)];
    "R-10" 22..=22 "Benefit: place of residence matters less."
        => [NoRule(Benefit)];
    "R-11" 23..=23 "Benefit: flexible, long-term peer support."
        => [NoRule(Benefit)];
    "R-12" 24..=24 "Suits almost all clients."
        => [NoRule(HelpText)];
    "R-13" 26..=26 "Arrange distance rehabilitation as stated in the service description."
        => [];
    "R-14" 26..=26 "Assess together with the client whether distance rehabilitation suits the client."
        => [];
    "R-15" 28..=30 "Make sure both provider and client have access to a space suited to distance rehabilitation."
        => [];
    "R-16" 30..=30 "Data protection and privacy are taken into account in the spaces used."
        => [];
    "R-17" 31..=31 "The client's data protection and data security are ensured in all respects."
        => [];
    "R-18" 32..=32 "Both provider and client have access to technical support."
        => [];
    "R-19" 33..=33 "Instructions for emergencies and technical problems are up to date."
        => [];
    "R-20" 34..=34 "Insurance cover is arranged as stated in the service description."
        => [];
    "R-21" 36..=38 "Also ensure: the client feels that distance rehabilitation works well for them and furthers the rehabilitation."
        => [];
    "R-22" 39..=39 "The client can rely on staff competence and on the provider answering for data security as the service description says."
        => [];
    "R-23" 40..=40 "The client gets the guidance and support needed to take part."
        => [];
    "R-24" 42..=42 "In distance rehabilitation arranged by FPA, Valvira's instructions must be followed."
        => [];
    "R-25" 44..=44 "Read also the instructions for clients."
        => [];
    "R-26" 46..=46 "Responsibility for data security, data protection and privacy lies with the provider."
        => [];
    "R-27" 48..=50 "The platform or application must meet the data-security and data-protection requirements of law and of FPA's service description."
        => [];
    "R-28" 51..=51 "Expert services may be used when needed to check data security."
        => [NoRule(Permission)];
    "R-29" 52..=52 "The client must be informed about data security, data protection and privacy in distance rehabilitation."
        => [];
    "R-30" 53..=54 "FPA recommends an encrypted data connection."
        => [];
    "R-31" 55..=59 "FPA recommends an application or platform that requires strong authentication (lines 57-59 are page furniture)."
        => [];
}
