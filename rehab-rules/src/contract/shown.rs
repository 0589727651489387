//! Which findings are written, and how.

use crate::rules::rule::Effect;
use crate::text::Language;

/// Which findings are written, and how.
///
/// ```
/// use rehab_rules::{Effect, Language, Mode, Services, Shown, replay_text, log::Effects};
/// let log = concat!(
///     r#"{"on":"2026-01-02","provider":"P1","action":"change_provider","#,
///     r#""client":"K1","service":"kela.family-carers"}"#,
/// );
/// let shown = Shown::default().language(Language::Fi).effects(Effects::ALL.with(Effect::Prohibition));
/// let decisions = replay_text(log.as_bytes(), Services::built_in(), Mode::Enforce, shown);
/// assert!(decisions.contains(r#""message":"Asiakkaalle K1 ei ole kirjattu"#));
/// ```
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct Shown {
    /// The language of messages; without one there are no messages.
    pub language: Option<Language>,
    /// The effects shown; all if empty.
    pub effects: Effects,
    /// Whether each prohibition is written with its remedies.
    pub remedies: bool,
    /// In an audit, only findings due within this many days, plus findings without a due date.
    pub within: Option<u32>,
}

impl Shown {
    /// The language of messages.
    ///
    /// ```
    /// use rehab_rules::{Language, Shown};
    /// assert_eq!(Shown::default().language(Language::Sv).language, Some(Language::Sv));
    /// ```
    #[must_use]
    pub fn language(self, language: impl Into<Option<Language>>) -> Self {
        Self { language: language.into(), ..self }
    }

    /// The effects shown.
    ///
    /// ```
    /// use rehab_rules::{Effect, Shown, log::Effects};
    /// let due = Shown::default().effects(Effects::ALL.with(Effect::Obligation));
    /// assert!(!due.effects.shows(Effect::Notice));
    /// ```
    #[must_use]
    pub const fn effects(self, effects: Effects) -> Self {
        Self { effects, ..self }
    }

    /// Whether each prohibition is written with its remedies.
    ///
    /// ```
    /// assert!(rehab_rules::Shown::default().remedies(true).remedies);
    /// ```
    #[must_use]
    pub const fn remedies(self, remedies: bool) -> Self {
        Self { remedies, ..self }
    }

    /// In an audit, only findings due within this many days, plus findings without a due date.
    ///
    /// ```
    /// assert_eq!(rehab_rules::Shown::default().within(30).within, Some(30));
    /// ```
    #[must_use]
    pub fn within(self, days: impl Into<Option<u32>>) -> Self {
        Self { within: days.into(), ..self }
    }
}

/// A choice of effects; an empty choice means all.
///
/// ```
/// use rehab_rules::{Effect, log::Effects};
/// let broken = Effects::ALL.with(Effect::Prohibition).with(Effect::Violation);
/// assert!(broken.shows(Effect::Violation) && !broken.shows(Effect::Notice));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effects(u16);

impl Effects {
    /// No choice: all effects are shown.
    ///
    /// ```
    /// use rehab_rules::{Effect, log::Effects};
    /// assert!(Effect::ALL.iter().all(|effect| Effects::ALL.shows(*effect)));
    /// ```
    pub const ALL: Self = Self(0);

    /// These effects and one more. Added to [`Effects::ALL`], the effect is the only one shown.
    ///
    /// ```
    /// use rehab_rules::{Effect, log::Effects};
    /// let due = Effects::ALL.with(Effect::Obligation);
    /// assert!(!due.shows(Effect::Violation));
    /// assert!(due.with(Effect::Violation).shows(Effect::Violation));
    /// ```
    #[must_use]
    pub const fn with(self, effect: Effect) -> Self {
        Self(self.0 | 1_u16.wrapping_shl(effect as u32))
    }

    /// Whether findings of the effect are shown.
    ///
    /// ```
    /// use rehab_rules::{Effect, log::Effects};
    /// assert!(Effects::ALL.shows(Effect::Notice));
    /// assert!(!Effects::ALL.with(Effect::Right).shows(Effect::Notice));
    /// ```
    #[must_use]
    pub const fn shows(self, effect: Effect) -> bool {
        self.0 == 0 || self.0 & Self(0).with(effect).0 != 0
    }
}
