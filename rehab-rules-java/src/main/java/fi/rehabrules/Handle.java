package fi.rehabrules;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.function.Supplier;

/**
 * A handle of the library: used by one thread at a time, freed once. That is by {@link #close}, or by the garbage collector where that was
 * forgotten.
 */
final class Handle {
    private static final Cleaner CLEANER = Cleaner.create();

    private final String name;
    private final Cleaner.Cleanable freed;
    private boolean open = true;

    /** The name is for messages. What frees it may not refer to the handle, nor to its owner: neither would ever be collected. */
    Handle(String name, Runnable free) {
        this.name = name;
        freed = CLEANER.register(this, free);
    }

    /** Calls the library; after a fault of it the handle is closed. */
    synchronized <T> T use(Supplier<T> call) {
        if (!open) {
            throw new IllegalStateException("the " + name + " is closed");
        }
        try {
            return call.get();
        } catch (FaultException fault) {
            close();
            throw fault;
        } finally {
            // Else the garbage collector might free it while the library is at work.
            Reference.reachabilityFence(this);
        }
    }

    /** Frees it, unless that was done. */
    synchronized void close() {
        open = false;
        freed.clean();
    }
}
