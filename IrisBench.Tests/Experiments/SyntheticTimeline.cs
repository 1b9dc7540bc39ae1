using IrisBench.Experiments.Results;

namespace IrisBench.Tests.Experiments;

/// <summary>The samples of a <see cref="SyntheticRun"/>: counters that only grow, a sample of every component at each moment.</summary>
internal sealed class SyntheticTimeline
{
    public const double IdleCores = 0.01;

    private const int SamplesPerPhase = 4;
    private readonly List<SampleRecord> _samples = [];
    private readonly Dictionary<string, double> _cpuSeconds = [];
    private readonly Dictionary<string, double> _restBytes = new() { ["irisbench"] = 60e6 };

    public IReadOnlyList<SampleRecord> Samples => _samples;

    public double NowSeconds { get; private set; }

    /// <summary>Nothing is asked of anyone.</summary>
    public void Rest(double seconds, IReadOnlyList<SyntheticSide> sides)
    {
        foreach (var use in sides.SelectMany(side => side.Use))
            _restBytes[use.Component] = use.BaselineBytes;
        Advance(seconds, _ => IdleCores, name => _restBytes[name]);
    }

    /// <summary>One side works, evenly; the others idle.</summary>
    public void Work(double seconds, int runs, double factor, IReadOnlyList<SyntheticUse> used)
        => Advance(
            seconds,
            name => used.FirstOrDefault(use
                => use.Component == name) is { } use ? use.CpuSecondsPerRun * runs * factor / seconds : IdleCores,
            name => used.FirstOrDefault(use => use.Component == name) is { } use ? use.MaxBytes * factor : _restBytes[name]);

    private void Advance(double seconds, Func<string, double> cores, Func<string, double> bytes)
    {
        var from = NowSeconds;
        for (var sample = 1; sample <= SamplesPerPhase; sample++)
        {
            NowSeconds = from + seconds * sample / SamplesPerPhase;
            foreach (var name in _restBytes.Keys)
            {
                _cpuSeconds[name] = _cpuSeconds.GetValueOrDefault(name) + cores(name) * seconds / SamplesPerPhase;
                _samples.Add(new SampleRecord(NowSeconds, name, _cpuSeconds[name], bytes(name)));
            }
        }
    }
}
