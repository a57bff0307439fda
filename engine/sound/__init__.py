"""Sound as numbers: levels, gate, clocks, features, formants. Needs only numpy and scipy."""
