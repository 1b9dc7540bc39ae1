namespace IrisBench.Function;

internal sealed record Mean(int Count, double Value);
