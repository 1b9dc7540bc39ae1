using System.Collections.Concurrent;
using IrisBench.Experiments.Sides.Http;

namespace IrisBench.Experiments.Sides;

/// <summary>
/// The processes that have answered in this run, by the identity they report. A process that answers for the first time
/// makes a cold start, however long it took; one that has answered before makes none.
/// </summary>
internal sealed class InstanceLedger
{
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);

    /// <summary>Whether the process that answered had not answered in this run; null when it does not say who it is.</summary>
    public bool? IsFirstAnswer(StepReply reply) => reply.Instance is { } instance ? _seen.TryAdd($"{reply.Step}/{instance}", true) : null;
}
