package fi.rehabrules;

/** How long a provider has carried out a kind of rehabilitation in the last six years. */
public enum Experience {
    /** Not at all. */
    NONE,
    /** Under two years. */
    UNDER_2_YEARS,
    /** Over two years. */
    OVER_2_YEARS
}
