using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Definition;

namespace IrisBench.Reporting.Wording;

/// <summary>What failed and what came of it, in words.</summary>
internal static class FaultWording
{
    /// <summary>What the figures are of.</summary>
    public const string Explanation = "Each fault is done in every round of a side, at the same moment. The first good answer is to a "
        + "call that needs what failed and began after the fault; after a command or a restart, after the first such call had failed. Its "
        + "time counts from the intended moment of the fault. A run is lost when it failed after the fault. The other steps are those "
        + "that do not need what failed, of the runs between the fault and the first good answer.";

    /// <summary>A fault in a few words: <c>1: kill of iris-predict at 20.0 s</c>.</summary>
    public static string Of(FaultSummary fault)
        => $"{fault.Fault}: {NameOf(fault.Kind)} of {fault.Component} at {Quantity.Seconds(fault.AtSeconds)}";

    public static string NameOf(FaultKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>A sentence for each fault of each side.</summary>
    public static IReadOnlyList<string> Sentences(RunSummary summary) => [.. summary.Faults.Select(Sentence)];

    private static string Sentence(FaultSummary fault)
    {
        var again = fault.Recovery is { } recovery
            ? $"answered well again {IntervalWording.Of(recovery.Median, recovery.Interval, Quantity.Seconds)} after it"
            : "did not answer well again in any round";
        var never = fault is { NotRecovered: > 0, Recovery: not null } ? $" ({Quantity.Count(fault.NotRecovered)} rounds never did)" : "";
        var others = fault.OthersAnswered is { } share
            ? $"; of the calls of the other steps meanwhile {Quantity.Percent(share)} were answered"
            : "";
        var forgotten = fault.ForgottenModels > 0
            ? $". {Quantity.Count(fault.ForgottenModels.Value)} models whose training was acknowledged were not found afterwards"
            : "";
        return PlainText.Clean($"{fault.Side}, fault {Of(fault)}: it {again}{never}, and lost "
            + $"{Quantity.Tick(fault.Lost.Median)} runs in the median round{others}{forgotten}.");
    }
}
