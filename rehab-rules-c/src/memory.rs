//! As a WebAssembly module: room in its memory, into which the host writes what it lends, and where it reads what it is answered.

use std::ptr;

/// Room of so many bytes, at an address that suits handles and texts too. Give it back to `rehab_rules_room_free`.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "`no_mangle`: the host finds it by its name, which no other function has")]
pub extern "C" fn rehab_rules_room_new(length: usize) -> *mut u64 {
    Box::into_raw(vec![0_u64; words(length)].into_boxed_slice()).cast()
}

/// Frees room of so many bytes.
#[unsafe(no_mangle)]
#[expect(
    unsafe_code,
    reason = "`no_mangle`: the host finds it by its name, which no other function has; what it gives back is a pointer"
)]
pub extern "C" fn rehab_rules_room_free(room: *mut u64, length: usize) {
    if !room.is_null() {
        // SAFETY: `rehab_rules_room_new` made it of a box of so many words, and the host gives it back once.
        drop(unsafe { Box::from_raw(ptr::slice_from_raw_parts_mut(room, words(length))) });
    }
}

fn words(length: usize) -> usize {
    length / size_of::<u64>() + 1
}
