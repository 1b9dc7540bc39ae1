namespace IrisBench.Experiments.Measurement;

/// <summary>The readings of a run, by component and time.</summary>
internal sealed class Timeline
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<Reading>> _readings = [];

    /// <returns>Whether it is new; a source may tell the same reading twice.</returns>
    /// <exception cref="MeasurementLostException">The counter fell: the component is not the process it was.</exception>
    public bool Add(Reading reading)
    {
        lock (_lock)
        {
            if (!_readings.TryGetValue(reading.Component, out var series))
                _readings[reading.Component] = series = [];

            if (series is [.., var last])
            {
                if (reading.AtSeconds <= last.AtSeconds)
                    return false;
                if (reading.CpuSeconds < last.CpuSeconds)
                    throw new MeasurementLostException($"{reading.Component} was restarted while it was measured");
            }

            series.Add(reading);
            return true;
        }
    }

    /// <summary>Readings of a component after one time and before another.</summary>
    public IReadOnlyList<Reading> Between(string component, double fromSeconds, double toSeconds)
    {
        lock (_lock)
        {
            return _readings.TryGetValue(component, out var series)
                ? [.. series.Where(reading => reading.AtSeconds > fromSeconds && reading.AtSeconds < toSeconds)]
                : [];
        }
    }
}
