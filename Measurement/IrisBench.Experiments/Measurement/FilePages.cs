using System.Diagnostics;
using IrisBench.Processes;

namespace IrisBench.Experiments.Measurement;

/// <summary>Of the resident pages of processes of this machine, those that are not their own: the pages of files, and of a page that they
/// share with relatives the relatives' part. It does not depend on who else maps the same files. The kernel adds it up page by page,
/// which takes milliseconds, and it hardly changes: code that was mapped when the program began. So it is looked up at the edges of rounds
/// and, while the resident set changes, about once a second; and what is resident at a moment, less that part, is their own then. Not for
/// several threads at once.</summary>
internal sealed class FilePages
{
    private const double ChangingSeconds = 1;
    private const double ChangingEdgeSeconds = 0.25;
    private const double SteadySeconds = 10;
    private const double SteadyEdgeSeconds = 3;

    // Looks may take this share of the time of a core for each component.
    private const double TimeShare = 0.0025;

    // The resident set has changed if by more than this, and by more than this share.
    private const double ChangedBytes = 1 << 20;
    private const double ChangedShare = 0.01;

    private readonly Dictionary<string, Component> _components = [];

    /// <summary>What is not their own: of all processes of a component, and of the one of which it was the most.</summary>
    /// <param name="reading">What is read of the component.</param>
    /// <param name="processes">Its processes.</param>
    /// <param name="isEdge">Whether a round begins or ends.</param>
    public (double All, double One) Of(Reading reading, IReadOnlyCollection<int> processes, bool isEdge)
    {
        if (!_components.TryGetValue(reading.Component, out var component))
            _components[reading.Component] = component = new Component();
        if (component.IsDue(reading, isEdge))
            component.Look(reading, processes);
        foreach (var unseen in processes.Where(id => !component.NotOwn.ContainsKey(id)))
            component.Look(unseen);
        // One that had ended before anybody looked is like the others.
        return (processes.Sum(id => component.NotOwn.GetValueOrDefault(id, component.Most)), component.Most);
    }

    private sealed class Component
    {
        private double _at = double.NegativeInfinity;
        private double _residentBytes;
        private double _took;

        public Dictionary<int, double> NotOwn { get; } = [];

        public double Most { get; private set; }

        public bool IsDue(Reading reading, bool isEdge)
        {
            var difference = Math.Abs(reading.WorkingSetBytes - _residentBytes);
            var changed = difference > ChangedBytes && difference > ChangedShare * _residentBytes;
            return reading.AtSeconds - _at >= (isEdge, changed) switch
            {
                (true, true) => ChangingEdgeSeconds,
                (true, false) => SteadyEdgeSeconds,
                (false, true) => Math.Max(ChangingSeconds, _took / TimeShare),
                _ => SteadySeconds,
            };
        }

        public void Look(Reading reading, IReadOnlyCollection<int> processes)
        {
            var begin = Stopwatch.GetTimestamp();
            NotOwn.Clear();
            foreach (var id in processes)
                Look(id);
            (_at, _residentBytes, _took) = (reading.AtSeconds, reading.WorkingSetBytes, Stopwatch.GetElapsedTime(begin).TotalSeconds);
        }

        public void Look(int processId)
        {
            if (ProcFiles.Own(processId) is not { } found)
                return;
            NotOwn[processId] = found.ResidentBytes - found.OwnBytes;
            Most = Math.Max(Most, NotOwn[processId]);
        }
    }
}
