namespace IrisBench.Experiments.Measurement.Scraping;

/// <summary>A process that a fault ends or stops, so that nobody answers for it for a while, and another one later: its counter goes on
/// from what it was last known to be. What it took after that reading is lost, and is told to be.</summary>
internal sealed class FailingProcess
{
    private const string Lost = "a fault ended its process, and what that took since it was last asked is told to nobody";

    private Reading? _last;
    private double _started;
    private double _before;
    private string? _incomplete;

    /// <summary>The reading; while it does not answer, the last one, without memory.</summary>
    /// <param name="read">Asks it: the reading, and when the process started that answers.</param>
    /// <param name="clock">Of the run.</param>
    /// <exception cref="MeasurementLostException">It has never answered.</exception>
    public Reading Of(Func<(Reading Reading, double Started)> read, RunClock clock)
    {
        try
        {
            var (now, started) = read();
            if (_last is not null && (started != _started || now.CpuSeconds + _before < _last.CpuSeconds))
                (_before, _incomplete) = (_last.CpuSeconds, Lost);
            _started = started;
            return _last = now with { CpuSeconds = now.CpuSeconds + _before, CpuIncomplete = _incomplete };
        }
        catch (MeasurementLostException) when (_last is not null)
        {
            return _last = _last with { AtSeconds = clock.Seconds, WorkingSetBytes = 0, Replicas = 0 };
        }
    }
}
