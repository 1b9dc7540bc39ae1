using IrisBench.Experiments.Measurement;

namespace IrisBench.Experiments.Running.Rounds;

/// <summary>How a rest ended. Its last look is the begin of the round.</summary>
internal sealed record RestResult(Edge Edge, IReadOnlyDictionary<string, double> Cores, double Seconds, bool Rested);
