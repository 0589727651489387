package fi.rehabrules;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.function.Supplier;

/**
 * A handle of the library: used by one thread at a time, and freed once, by {@link #close} or, if that was forgotten, by the garbage
 * collector.
 */
final class Handle {
    private static final Cleaner CLEANER = Cleaner.create();

    private final String name;
    private final Cleaner.Cleanable freed;
    private boolean open = true;

    /** The name is for messages. The freeing action must not refer to the handle or its owner, or neither would ever be collected. */
    Handle(String name, Runnable free) {
        this.name = name;
        freed = CLEANER.register(this, free);
    }

    /** Calls the library; after a fault the handle is closed. */
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
            // Otherwise the garbage collector might free it during the call.
            Reference.reachabilityFence(this);
        }
    }

    /** Frees it, unless it has been freed. */
    synchronized void close() {
        open = false;
        freed.clean();
    }
}
