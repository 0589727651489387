//! For the WebAssembly module: memory that the host writes its input to and reads results from.

use std::ptr;

/// Memory of `length` bytes, aligned for handles and texts too. Free it with `rehab_rules_room_free`.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "`no_mangle`: the host finds it by its unique name")]
pub extern "C" fn rehab_rules_room_new(length: usize) -> *mut u64 {
    Box::into_raw(vec![0_u64; words(length)].into_boxed_slice()).cast()
}

/// Frees memory of `length` bytes.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "`no_mangle`: the host finds it by its unique name, and returns a pointer")]
pub extern "C" fn rehab_rules_room_free(room: *mut u64, length: usize) {
    if !room.is_null() {
        // SAFETY: `rehab_rules_room_new` made it from a box with this many words, and the host returns it once.
        drop(unsafe { Box::from_raw(ptr::slice_from_raw_parts_mut(room, words(length))) });
    }
}

fn words(length: usize) -> usize {
    length / size_of::<u64>() + 1
}
