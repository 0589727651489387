package fi.rehabrules;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * The functions of {@code rehab_rules.h}, by their names there, called by direct mapping.
 *
 * <p>A {@code size_t} is a {@code long}, the address of a result a {@link Pointer}. A {@code bool} is a {@code byte}, because JNA would read a
 * {@code boolean} from four bytes, three of which are undefined.
 */
final class Library {
    /** The version number of the interface declared here, {@code REHAB_RULES_ABI}. */
    static final int ABI = 1;
    /** {@code REHAB_RULES_NO_DAY}. */
    static final int NO_DAY = Integer.MIN_VALUE;

    static {
        if (Native.SIZE_T_SIZE != Long.BYTES) {
            throw new UnsatisfiedLinkError("rehab-rules needs a 64-bit Java; the bits of this one: " + 8 * Native.SIZE_T_SIZE);
        }
        NativeLibrary library = NativeLibrary.getInstance(Platform.isLinux() ? "librehab_rules_c.so." + ABI : "rehab_rules_c");
        int abi = library.getFunction("rehab_rules_abi").invokeInt(new Object[0]);
        if (abi != ABI) {
            throw new UnsatisfiedLinkError(library.getFile() + " has interface " + abi + ", but rehab-rules.jar needs " + ABI);
        }
        Native.register(Library.class, library);
    }

    private Library() {
    }

    static native Pointer rehab_rules_version();

    static native int rehab_rules_services_new(byte[] json, long length, Pointer out, Pointer error);

    static native int rehab_rules_provider_new(Pointer services, byte[] id, long length, Pointer out, Pointer error);

    static native int rehab_rules_provider_from_snapshot(Pointer services, byte[] json, long length, Pointer out, Pointer error);

    static native int rehab_rules_provider_load(
            Pointer services, byte[] json, long length, int asOf, int language, Pointer out, Pointer report, Pointer error);

    static native int rehab_rules_provider_snapshot(Pointer provider, Pointer out, Pointer error);

    static native int rehab_rules_provider_evaluate(
            Pointer provider, byte[] action, long length, int on, Pointer decision, Pointer error);

    static native int rehab_rules_provider_apply(
            Pointer provider, byte[] action, long length, int on, int mode, Pointer decision, Pointer error);

    static native int rehab_rules_provider_audit(Pointer provider, int asOf, Pointer decision, Pointer error);

    static native int rehab_rules_provider_explain(
            Pointer provider, byte[] action, long length, int on, int language, Pointer out, Pointer error);

    static native int rehab_rules_provider_receipt(Pointer provider, byte[] action, long length, int on, Pointer out, Pointer error);

    static native int rehab_rules_verify(byte[] json, long length, Pointer out, Pointer error);

    static native Pointer rehab_rules_decision_new();

    static native byte rehab_rules_decision_allowed(Pointer decision);

    static native byte rehab_rules_decision_clear(Pointer decision);

    static native long rehab_rules_decision_findings(Pointer decision);

    static native int rehab_rules_decision_finding(Pointer decision, long index, Pointer out, Pointer error);

    static native int rehab_rules_decision_message(Pointer decision, long index, int language, Pointer out, Pointer error);

    static native int rehab_rules_decision_json(Pointer decision, int language, Pointer out, Pointer error);

    static native Pointer rehab_rules_error_code(Pointer error);

    static native Pointer rehab_rules_error_field(Pointer error);

    static native Pointer rehab_rules_error_message(Pointer error, int language);

    static native void rehab_rules_text_free(Pointer text);

    static native void rehab_rules_error_free(Pointer error);

    static native void rehab_rules_decision_free(Pointer decision);

    static native void rehab_rules_provider_free(Pointer provider);

    static native void rehab_rules_services_free(Pointer services);

    /** A string as UTF-8 for the library. {@link String#getBytes} would write a question mark for an unpaired surrogate. */
    static byte[] utf8(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return Arrays.copyOf(bytes.array(), bytes.limit());
        } catch (CharacterCodingException half) {
            throw new IllegalArgumentException("the text contains an unpaired surrogate, which is not a character", half);
        }
    }

    /** A date as a number for the library. A date out of range becomes the largest or smallest number, which the library rejects. */
    static int day(LocalDate day) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, day.toEpochDay()));
    }

    /** A zero-terminated text; null for none. */
    static String ended(Pointer text) {
        return text == null ? null : text.getString(0, "UTF-8");
    }
}
