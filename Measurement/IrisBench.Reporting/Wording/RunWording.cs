using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using static System.FormattableString;

namespace IrisBench.Reporting.Wording;

/// <summary>What a run's file or its summary says by a name, in words.</summary>
internal static class RunWording
{
    /// <summary>How a run ended, in a sentence.</summary>
    public static string Of(RunHeader run)
    {
        var sentence = run.Status switch
        {
            RunStatus.Complete => "All rounds were run.",
            RunStatus.Interrupted => "The run was interrupted.",
            RunStatus.Failed => "The run failed.",
            _ => "The run had not ended, or was killed.",
        };
        return run.StatusReason is { } reason ? $"{sentence} {PlainText.Clean(reason)}" : sentence;
    }

    /// <summary>A verdict in a few words, for tables.</summary>
    public static string Of(Verdict verdict) => verdict.Kind switch
    {
        VerdictKind.Lower => "▼ lower",
        VerdictKind.Higher => "▲ higher",
        VerdictKind.TooFewRounds => "too few rounds",
        VerdictKind.Same => $"= the same{(verdict.SameWithin is { } within ? $" within {PercentText.OfSetting(within)} %" : "")}",
        VerdictKind.Withheld => "no verdict",
        _ when verdict.RoundsNeeded is { } rounds => $"not known yet; about {rounds} rounds would tell",
        _ => "not known",
    };

    /// <summary>The same in fewer words, without the rounds that would be needed.</summary>
    public static string InBrief(Verdict verdict) => Of(verdict with { RoundsNeeded = null });

    /// <summary>Of what CPU and memory are, for the head of a table's rows.</summary>
    public static string Of(MemoryKind kind) => kind switch
    {
        MemoryKind.Container => "Of containers",
        MemoryKind.Own => "Of processes (memory of their own)",
        _ => "Of processes (memory resident)",
    };

    /// <summary>How memory is counted, in a word.</summary>
    public static string ShortOf(MemoryKind kind) => kind == MemoryKind.Container ? "of containers" : kind.ToString().ToLowerInvariant();

    /// <summary>How memory is counted, in a few words.</summary>
    public static string NameOf(MemoryKind kind) => kind switch
    {
        MemoryKind.Container => "working sets of containers",
        MemoryKind.Own => "what processes have of their own: all but the pages of files",
        _ => "resident sets of processes: a page that several share counts for each",
    };

    public static string Of(ComponentRole role) => role switch
    {
        ComponentRole.Monolith => "monolith",
        ComponentRole.Function => "functions",
        ComponentRole.Work => "its side",
        ComponentRole.Platform => "platform",
        ComponentRole.Shared => "shared",
        ComponentRole.Generator => "load generator",
        _ => role.ToString(),
    };

    public static string Of(RoundRecord round) => (round.Kind, round.VoidReason) switch
    {
        (_, not null) => $"void ({round.VoidReason})",
        (RoundKind.WarmUp, _) => "warm-up",
        _ when round.DisturbedReason is { } reason => $"disturbed ({reason})",
        (RoundKind.NoisePair, _) => "second of the noise pair",
        _ => "measured",
    };

    public static string Of(ColdStartKind kind) => kind switch
    {
        ColdStartKind.NewProcess => "new process",
        ColdStartKind.Fork => "fork per request",
        ColdStartKind.IdleToZero => "idle to zero",
        _ => kind.ToString(),
    };

    public static string Of(CostModel model) => model switch
    {
        CostModel.PayPerUse => "pay per use",
        CostModel.ReservedPod => "reserved pod",
        _ => model.ToString(),
    };
}

internal static class CostWording
{
    /// <summary>What the figures of the costs are, in a sentence.</summary>
    public static string Of(CostSummary cost)
        => Invariant($"Local seconds at list prices are a model, not a bill. Prices: {cost.PriceSheet}, {cost.PriceDate:yyyy-MM-dd}.");
}
