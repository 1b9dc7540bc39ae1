namespace IrisBench.Compare.Measurement;

/// <summary>Readings of several processes, taken together.</summary>
internal sealed record Sample(IReadOnlyDictionary<string, ProcessReading> Processes)
{
    public double AtSeconds => Processes.Values.Average(reading => reading.AtSeconds);

    public double CpuSeconds(IEnumerable<string> processes) => processes.Sum(process => Processes[process].CpuSeconds);

    public double WorkingSetBytes(IEnumerable<string> processes) => processes.Sum(process => Processes[process].WorkingSetBytes);
}
