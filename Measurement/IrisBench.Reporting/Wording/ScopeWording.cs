using IrisBench.Experiments.Results;

namespace IrisBench.Reporting.Wording;

/// <summary>Of what CPU and memory are, for the head of a table's rows.</summary>
internal static class ScopeWording
{
    public static string Of(MeasuredScope scope) => scope == MeasuredScope.Container ? "Of containers" : "Of processes";
}
