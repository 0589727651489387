//! Names in place of the codes of services and target groups, in texts for people.

use crate::input::service::{self, ServiceDescription};
use crate::text::Language;
use alloc::vec::Vec;

/// The names that service descriptions give, in a language.
pub(crate) struct Names<'s> {
    pub(crate) language: Language,
    services: Vec<&'s ServiceDescription>,
}

impl<'s> Names<'s> {
    pub(crate) fn new(services: impl IntoIterator<Item = &'s ServiceDescription>, language: Language) -> Self {
        Self { language, services: services.into_iter().collect() }
    }

    /// The name of a service or of a target group of one; `None` where no description gives one.
    pub(crate) fn of(&self, id: &str) -> Option<&'s str> {
        let services = self.services.iter().filter(|service| &*service.id == id).map(|service| &service.names);
        let groups = self.services.iter().flat_map(|service| &service.target_groups);
        let names = services.chain(groups.filter(|group| &*group.id == id).map(|group| &group.names));
        names.filter_map(|names| in_language(names, self.language)).next()
    }

    /// The name, or the id itself where there is none.
    pub(crate) fn shown<'i: 'o, 'o>(&self, id: &'i str) -> &'o str
    where
        's: 'o,
    {
        self.of(id).unwrap_or(id)
    }
}

/// A name in a language.
pub(crate) fn in_language(names: &service::Names, language: Language) -> Option<&str> {
    match language {
        Language::En => names.en.as_deref(),
        Language::Fi => names.fi.as_deref(),
        Language::Sv => names.sv.as_deref(),
    }
}
