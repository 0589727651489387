package fi.rehabrules;

import java.util.List;

/**
 * The answer to an action, or an audit: a value, which may be kept and given to any thread.
 *
 * @param allowed whether no finding is a prohibition
 * @param clear whether nothing is undetermined; what is allowed and not clear may turn out to be prohibited once the missing fact is known
 * @param findings what the rules say, in their order
 * @param json the same as JSON ({@code docs/schemas/decision.schema.json}), where each finding has the figures that were compared as well
 */
public record Decision(boolean allowed, boolean clear, List<Finding> findings, String json) {
    /**
     * The same, with a list that nobody changes.
     *
     * @param allowed whether no finding is a prohibition
     * @param clear whether nothing is undetermined
     * @param findings what the rules say
     * @param json the same as JSON
     */
    public Decision {
        findings = List.copyOf(findings);
    }
}
