//! Where the values of a JSON text begin and end: its grammar, value by value, each as it was written.

use alloc::string::String;
use alloc::vec::Vec;
use core::str::Chars;

/// A JSON text and how far it has been read. What returns `None` has met something that is no JSON.
pub(super) struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Nothing but white space is left.
    pub(super) fn end(&mut self) -> Option<()> {
        self.after_space().is_none().then_some(())
    }

    /// The members of an object: `member` gets each key with its marks, and its value.
    pub(super) fn members(&mut self, mut member: impl FnMut(&'a str, &'a str) -> Option<()>) -> Option<()> {
        self.expect(b'{')?;
        if self.takes(b'}') {
            return Some(());
        }
        loop {
            let key = self.key()?;
            member(key, self.value()?)?;
            match self.after_space()? {
                b',' => self.step(),
                _ => return self.expect(b'}'),
            }
        }
    }

    /// The elements of a list.
    pub(super) fn elements(&mut self, mut element: impl FnMut(&'a str)) -> Option<()> {
        self.expect(b'[')?;
        if self.takes(b']') {
            return Some(());
        }
        loop {
            element(self.value()?);
            match self.after_space()? {
                b',' => self.step(),
                _ => return self.expect(b']'),
            }
        }
    }

    /// A value, without the white space around it.
    ///
    /// What stands in one another is kept in a list of its own: a hostile depth uses no more of the stack than any other.
    pub(super) fn value(&mut self) -> Option<&'a str> {
        self.after_space()?;
        let start = self.at;
        // The ends of the lists and objects that are open.
        let mut ends: Vec<u8> = Vec::new();
        loop {
            match self.after_space()? {
                b'"' => self.string()?,
                open @ (b'{' | b'[') => {
                    self.step();
                    let end = if open == b'{' { b'}' } else { b']' };
                    if !self.takes(end) {
                        ends.push(end);
                        if end == b'}' {
                            self.key()?;
                        }
                        continue;
                    }
                }
                b't' => self.literal("true")?,
                b'f' => self.literal("false")?,
                b'n' => self.literal("null")?,
                _ => self.number()?,
            }
            loop {
                let Some(end) = ends.last() else { return self.text.get(start..self.at) };
                let found = self.after_space()?;
                self.step();
                if found == *end {
                    ends.pop();
                } else if found == b',' {
                    break;
                } else {
                    return None;
                }
            }
            if ends.last() == Some(&b'}') {
                self.key()?;
            }
        }
    }

    /// A key with its marks, and the colon after it.
    fn key(&mut self) -> Option<&'a str> {
        self.after_space()?;
        let start = self.at;
        self.string()?;
        let key = self.text.get(start..self.at)?;
        self.expect(b':')?;
        Some(key)
    }

    /// A string. That the halves of surrogate pairs stand together is left to [`unescaped`].
    fn string(&mut self) -> Option<()> {
        if self.next() != Some(b'"') {
            return None;
        }
        self.step();
        loop {
            let rest = self.rest();
            let end = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..b' '))?;
            let found = *rest.get(end)?;
            self.at = self.at.saturating_add(end).saturating_add(1);
            match found {
                b'"' => return Some(()),
                b'\\' => {
                    let escape = self.next()?;
                    self.step();
                    match escape {
                        b'u' => {
                            self.rest().get(..4)?.iter().all(u8::is_ascii_hexdigit).then_some(())?;
                            self.at = self.at.saturating_add(4);
                        }
                        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => {}
                        _ => return None,
                    }
                }
                _ => return None,
            }
        }
    }

    fn number(&mut self) -> Option<()> {
        if self.next() == Some(b'-') {
            self.step();
        }
        // Zero stands alone before a fraction.
        if self.next() == Some(b'0') {
            self.step();
        } else {
            self.digits()?;
        }
        if self.next() == Some(b'.') {
            self.step();
            self.digits()?;
        }
        if matches!(self.next(), Some(b'e' | b'E')) {
            self.step();
            if matches!(self.next(), Some(b'+' | b'-')) {
                self.step();
            }
            self.digits()?;
        }
        Some(())
    }

    /// One digit or more.
    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        while self.next().is_some_and(|byte| byte.is_ascii_digit()) {
            self.step();
        }
        (start < self.at).then_some(())
    }

    fn literal(&mut self, literal: &str) -> Option<()> {
        self.rest().starts_with(literal.as_bytes()).then_some(())?;
        self.at = self.at.saturating_add(literal.len());
        Some(())
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        self.takes(byte).then_some(())
    }

    /// Whether this byte comes next, after white space; then it is read.
    fn takes(&mut self, byte: u8) -> bool {
        let takes = self.after_space() == Some(byte);
        if takes {
            self.step();
        }
        takes
    }

    /// The next byte that is no white space.
    fn after_space(&mut self) -> Option<u8> {
        while matches!(self.next(), Some(b' ' | b'\n' | b'\t' | b'\r')) {
            self.step();
        }
        self.next()
    }

    fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn step(&mut self) {
        self.at = self.at.saturating_add(1);
    }
}

/// The text of a string, from what stands between its marks; `None` when half a surrogate pair stands alone in it.
pub(super) fn unescaped(inner: &str) -> Option<String> {
    let mut text = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some((plain, escaped)) = rest.split_once('\\') {
        text.push_str(plain);
        let mut letters = escaped.chars();
        text.push(match letters.next()? {
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let first = unit(&mut letters)?;
                let mut second = None;
                if (0xD800..0xDC00).contains(&first) {
                    letters = letters.as_str().strip_prefix("\\u")?.chars();
                    second = Some(unit(&mut letters)?);
                }
                char::decode_utf16([first].into_iter().chain(second)).next()?.ok()?
            }
            itself => itself,
        });
        rest = letters.as_str();
    }
    text.push_str(rest);
    Some(text)
}

/// Four digits of an escape.
fn unit(letters: &mut Chars<'_>) -> Option<u16> {
    let mut digits = (0..4).map(|_| u16::try_from(letters.next()?.to_digit(16)?).ok());
    digits.try_fold(0_u16, |unit, digit| Some(unit.wrapping_mul(16) | digit?))
}
