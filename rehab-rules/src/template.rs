//! Templates: strings with placeholders for values.
//!
//! A template has `{name}` for a value, `{one|other}` for a form chosen by the nearest number before it, and `[…]` for a part that is
//! left out if a value in it is absent.

use alloc::string::String;

/// Renders a template. `write` writes the value of a name, records it if it is a number, and returns whether there is one; if there is none, it
/// writes what stands for it.
pub(crate) fn render(template: &str, mut write: impl FnMut(&mut String, &str, &mut Option<i64>) -> bool) -> String {
    let mut out = String::with_capacity(template.len().saturating_mul(2));
    let mut number = None;
    for (index, part) in template.split(['[', ']']).enumerate() {
        // Brackets do not nest, so every second part is optional.
        let (length, before) = (out.len(), number);
        if !render_part(&mut out, part, &mut number, &mut write) && index % 2 == 1 {
            out.truncate(length);
            number = before;
        }
    }
    out
}

/// Renders one part; false if a value in it is absent.
fn render_part(
    out: &mut String,
    part: &str,
    number: &mut Option<i64>,
    write: &mut impl FnMut(&mut String, &str, &mut Option<i64>) -> bool,
) -> bool {
    let mut complete = true;
    let mut rest = part;
    while let Some((plain, after)) = rest.split_once('{') {
        out.push_str(plain);
        let Some((name, after)) = after.split_once('}') else { break };
        rest = after;
        complete &= match name.split_once('|') {
            Some((one, other)) => {
                out.push_str(if *number == Some(1) { one } else { other });
                number.is_some()
            }
            None => write(out, name, number),
        };
    }
    out.push_str(rest);
    complete
}

/// Writes strings separated by commas.
pub(crate) fn join(out: &mut String, texts: impl Iterator<Item = impl AsRef<str>>) {
    for (index, text) in texts.enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        out.push_str(text.as_ref());
    }
}
