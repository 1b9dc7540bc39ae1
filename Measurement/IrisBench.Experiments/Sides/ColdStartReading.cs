using System.Collections.Concurrent;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides.Http;
using IrisBench.Gateway.Contract;

namespace IrisBench.Experiments.Sides;

/// <summary>Decides from an answer whether its request met a cold start, and of which kind. What the process is decides; where it does
/// not say, the gateway's header does; a forked process is new by definition.</summary>
internal static class ColdStartReading
{
    /// <param name="reply">The answer.</param>
    /// <param name="step">What the step is called in the tables.</param>
    /// <param name="first">Whether its process had not answered before; null when it is not known.</param>
    /// <param name="mode">The mode the function is in.</param>
    public static StepRecord Of(StepReply reply, string step, bool? first, FunctionMode mode)
    {
        var kind = KindOf(reply.ColdStart);
        var cold = first ?? (kind is not null || mode == FunctionMode.Fork);
        return new StepRecord(
            step, reply.Seconds, reply.Instance, cold ? Split(reply, kind ?? KindOf(mode)) : null);
    }

    private static ColdStartRecord Split(StepReply reply, ColdStartKind kind)
    {
        var start = Sum(reply.Timing("queue"), reply.Timing("start"));
        var ready = reply.Timing("ready");
        return new ColdStartRecord(kind, start, ready, Math.Max(0, reply.Seconds - (start ?? 0) - (ready ?? 0)));
    }

    private static double? Sum(double? one, double? other) => one is null && other is null ? null : (one ?? 0) + (other ?? 0);

    private static ColdStartKind? KindOf(string? header) => header switch
    {
        ColdStartNames.ScaleFromZero => ColdStartKind.IdleToZero,
        ColdStartNames.Fork => ColdStartKind.Fork,
        ColdStartNames.NewProcess => ColdStartKind.NewProcess,
        _ => null,
    };

    private static ColdStartKind KindOf(FunctionMode mode) => mode switch
    {
        FunctionMode.Zero => ColdStartKind.IdleToZero,
        FunctionMode.Fork => ColdStartKind.Fork,
        _ => ColdStartKind.NewProcess,
    };
}

/// <summary>The processes that have answered in this run, by the identity they report. A process that answers for the first time makes
/// a cold start, however long it took; one that has answered before makes none.</summary>
internal sealed class InstanceLedger
{
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);

    /// <summary>Whether the process that answered had not answered in this run; null when it does not say who it is.</summary>
    public bool? IsFirstAnswer(StepReply reply) => reply.Instance is { } instance ? _seen.TryAdd($"{reply.Step}/{instance}", true) : null;
}
