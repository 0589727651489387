//! Where the caller's pointers are followed: bytes that it lends, and texts that it receives and returns.

use crate::failure::Failure;
use std::ffi::c_char;
use std::mem::MaybeUninit;
use std::{ptr, slice};

/// A text that you own: UTF-8, `length` bytes and a terminating zero byte. Free it with `rehab_rules_text_free`.
#[repr(C)]
pub struct RehabRulesText {
    /// The text; NULL if there is none.
    pub data: *mut c_char,
    /// The number of bytes, without the terminating zero byte.
    pub length: usize,
}

/// A text that you do not own: UTF-8, `length` bytes and no terminating zero byte. It belongs to the handle that you got it from, or to the
/// library: do not free it.
#[repr(C)]
pub struct RehabRulesView {
    /// The text; NULL if there is none.
    pub data: *const c_char,
    /// The number of bytes.
    pub length: usize,
}

impl RehabRulesText {
    pub(crate) fn of(text: String) -> Self {
        let length = text.len();
        let mut bytes = text.into_bytes();
        bytes.push(0);
        Self { data: Box::into_raw(bytes.into_boxed_slice()).cast(), length }
    }

    /// Frees the text and empties it.
    pub(crate) fn free(&mut self) {
        let Self { data, length } = std::mem::replace(self, Self::NONE);
        if !data.is_null() {
            let bytes = ptr::slice_from_raw_parts_mut(data.cast::<u8>(), length + 1);
            // SAFETY: `of` made it from a box with this many bytes, and the caller changes neither field. It was emptied above: it is freed once.
            #[expect(unsafe_code, reason = "a caller returns a pointer")]
            drop(unsafe { Box::from_raw(bytes) });
        }
    }
}

impl RehabRulesView {
    pub(crate) fn of(text: Option<&str>) -> Self {
        text.map_or(Self::NONE, |text| Self { data: text.as_ptr().cast(), length: text.len() })
    }
}

/// Reads bytes that the caller lends for the call.
pub(crate) fn lent<T>(
    data: *const c_char,
    length: usize,
    name: &'static str,
    look: impl FnOnce(&[u8]) -> Result<T, Failure>,
) -> Result<T, Failure> {
    match (data.is_null(), isize::try_from(length)) {
        (true, Ok(0)) => look(&[]),
        (true, _) | (_, Err(_)) => Err(Failure::Misuse(name)),
        (false, Ok(_)) => {
            // SAFETY: it is not null and not too long, and the header requires `length` bytes there that nobody changes during the call. Nothing
            // made from them outlives `look`.
            #[expect(unsafe_code, reason = "a caller lends a pointer")]
            let bytes = unsafe { slice::from_raw_parts(data.cast::<u8>(), length) };
            look(bytes)
        }
    }
}

/// The value at the address of a result while there is no result.
pub(crate) trait Nothing {
    const NONE: Self;
}

impl<T> Nothing for *mut T {
    const NONE: Self = ptr::null_mut();
}

impl Nothing for RehabRulesText {
    const NONE: Self = Self { data: ptr::null_mut(), length: 0 };
}

impl Nothing for RehabRulesView {
    const NONE: Self = Self { data: ptr::null(), length: 0 };
}

/// The address of a result, emptied. The previous value is not read: the caller need not have set it.
pub(crate) fn emptied<T: Nothing>(place: Option<&mut MaybeUninit<T>>) -> Option<&mut T> {
    place.map(|place| place.write(T::NONE))
}

/// A handle that the caller owns.
pub(crate) fn handle<T>(of: T) -> *mut T {
    Box::into_raw(Box::new(of))
}
